/** How the benches start a service under load and submit to it. */
import { fork } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Order, Ready } from './submit-service'

export async function startService(order: Order): Promise<{ told: Ready; stop: () => Promise<void> }> {
  const child = fork(join(__dirname, 'submit-service.ts'), { execArgv: ['--import', 'tsx'] })
  const ready = new Promise<Ready>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ready))
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)))
  })
  child.send(order)
  return {
    told: await ready,
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.send('stop')
      }),
  }
}

function headers(session: string): Record<string, string> {
  const timestamp = String(Date.now())
  const sign = createHash('md5').update(`${timestamp}one-tap-league-public`).digest('hex')
  return {
    'content-type': 'application/json;charset=UTF-8',
    'x-lc-id': 'one-tap-league',
    'x-lc-sign': `${sign},${timestamp}`,
    'x-lc-session': session,
  }
}

/** The `at`-th application: a person and an enterprise of its own. */
export async function submit({ url, sessions, subjects }: Ready, at: number): Promise<void> {
  const reply = await fetch(`${url}/1.1/functions/submitApplication`, {
    method: 'POST',
    headers: headers(sessions[at] ?? ''),
    body: JSON.stringify({
      key: randomUUID(),
      subject: subjects[at],
      contactName: '示例联系人',
      bodies: ['league'],
      noticeVersion: '2026-11-24',
    }),
  })
  if (!reply.ok) throw new Error(await reply.text())
  await reply.arrayBuffer()
}
