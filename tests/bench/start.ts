/** `npm run bench:start`: from the command to the first answer of the readiness page: an empty folder, then the same one again. Embedded database, demo data. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, ms, print } from './figures'

const ROUNDS = Number(process.env.ROUNDS ?? 3)

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** @returns milliseconds until the service says that it is ready */
async function timeStart(folder: string): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', join('cloud', 'cli.ts'), 'start'], {
    env: { ...process.env, DATA_DIR: folder, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    for (;;) {
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
        (reply) => reply.ok,
        () => false,
      )
      if (ready) return performance.now() - began
      if (child.exitCode !== null) throw new Error('the service did not start')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function main(): Promise<void> {
  const cold: number[] = []
  const warm: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'league-start-'))
    try {
      cold.push(await timeStart(folder))
      warm.push(await timeStart(folder))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  print(`start of the demo, h5 already built, ${ROUNDS} rounds in turns`, [
    `empty folder (database made, divisions and 2,000 enterprises filled): median ${ms(median(cold))} ms`,
    `the same folder again: median ${ms(median(warm))} ms, ratio ${(median(cold) / median(warm)).toFixed(1)}`,
  ])
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
