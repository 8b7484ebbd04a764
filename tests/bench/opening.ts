/**
 * `npm run bench:opening`: invitations opened by strangers from a text message. Open loop (a request is sent when its time has come, whatever the others do)
 * of 200 a second on real PostgreSQL, most of them for the first time, a tenth again; beside it, in turns in the same run, what the same service answers
 * cheapest (getWaysIn), and a request that touches no database (/healthz). `RATE`, `SECONDS` (a round), `ROUNDS` and `ENTERPRISES` may be set; `PROFILE=FOLDER`
 * writes the service's CPU profile there.
 */
import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { Pool } from 'pg'
import { freshDatabase } from '../support/postgres'
import { median, ms, print, quantile } from './figures'
import type { OpeningReady } from './opening-service'

const RATE = Number(process.env.RATE ?? 200)
const SECONDS = Number(process.env.SECONDS ?? 15)
const ROUNDS = Number(process.env.ROUNDS ?? 3)
const ENTERPRISES = Number(process.env.ENTERPRISES ?? 53_000)
const WARM_SECONDS = 10
/** Each tenth opening is of one that was opened before. */
const AGAIN = 10

/** The client shares the cores with the service: it does as little as it can. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

function ask(url: string, path: string, body?: string): Promise<number> {
  const timestamp = String(Date.now())
  const sign = createHash('md5').update(`${timestamp}one-tap-league-public`).digest('hex')
  return new Promise((resolve, reject) => {
    const sent = request(
      url + path,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'content-type': 'application/json;charset=UTF-8',
          'x-lc-id': 'one-tap-league',
          'x-lc-sign': `${sign},${timestamp}`,
        },
      },
      (reply) => {
        reply.resume()
        reply.on('end', () => {
          resolve(reply.statusCode ?? 0)
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

async function main(): Promise<void> {
  const database = await freshDatabase()
  const profile = process.env.PROFILE
  const child = fork(join(__dirname, 'opening-service.ts'), {
    execArgv: ['--import', 'tsx', ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`])],
  })
  const ready = new Promise<OpeningReady>((resolve, reject) => {
    child.once('message', (message) => resolve(message as OpeningReady))
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)))
  })
  const needed = RATE * (WARM_SECONDS + SECONDS * ROUNDS)
  child.send({ url: database.url, enterprises: ENTERPRISES, invitations: needed })
  const { url, tokens } = await ready
  const pool = new Pool({ connectionString: database.url, max: 1 })
  const times = new Map<string, number[]>()
  const failed = new Map<string, number>()
  let next = 0
  const kinds: Record<string, () => Promise<number>> = {
    opening: () => {
      const isAgain = next > AGAIN && next % AGAIN === 0
      const token = isAgain ? tokens[Math.floor(next / 2)] : tokens[next]
      next++
      return ask(url, '/1.1/functions/openInvitation', JSON.stringify({ token }))
    },
    getWaysIn: () => ask(url, '/1.1/functions/getWaysIn', '{}'),
    healthz: () => ask(url, '/healthz'),
  }
  const timed = async (kind: string, work: () => Promise<number>) => {
    const began = performance.now()
    const status = await work().catch(() => 0)
    times.get(kind)?.push(performance.now() - began)
    if (status !== 200) failed.set(kind, (failed.get(kind) ?? 0) + 1)
  }
  try {
    for (const [kind, work] of Object.entries(kinds))
      await openLoop(RATE, kind === 'opening' ? WARM_SECONDS : 2, () => timed(kind, work))
    for (const kind of Object.keys(kinds)) times.set(kind, [])
    const first = next
    for (let round = 0; round < ROUNDS; round++)
      for (const [kind, work] of Object.entries(kinds)) await openLoop(RATE, SECONDS, () => timed(kind, work))
    const { rows } = await pool.query<{ n: number }>(
      `select count(*)::int as n from invitation where opened_at is not null`,
    )
    const { rows: version } = await pool.query<{ server_version: string }>('show server_version')
    const own = times.get('opening') ?? []
    print(
      `Opening: ${ENTERPRISES} enterprises, ${RATE} a second, ${ROUNDS} rounds of ${SECONDS} s, open loop, PostgreSQL ${version[0]?.server_version ?? ''}`,
      [
        ...[...times].map(([kind, each]) => {
          const ratio = (q: number) => (quantile(own, q) / quantile(each, q)).toFixed(1)
          return `${kind.padEnd(10)} p50 ${ms(median(each))} ms, p99 ${ms(quantile(each, 0.99))} ms, at most ${ms(quantile(each, 1))} ms (${each.length}, ${failed.get(kind) ?? 0} failed)${kind === 'opening' ? '' : `; opening × ${ratio(0.5)} / × ${ratio(0.99)}`}`
        }),
        `opened ${next}, of them ${next - first} counted; noted as opened ${rows[0]?.n ?? 0}`,
      ],
    )
    if (failed.size > 0) process.exitCode = 1
  } finally {
    await pool.end()
    agent.destroy()
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.send('stop')
    await gone
    await database.drop()
  }
}

/** Sends at its time what is due then; late answers delay nobody. */
async function openLoop(rate: number, seconds: number, send: () => Promise<void>): Promise<void> {
  const began = performance.now()
  const running: Promise<void>[] = []
  for (let i = 0; i < rate * seconds; i++) {
    const wait = began + (i * 1000) / rate - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    running.push(send())
  }
  await Promise.all(running)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
