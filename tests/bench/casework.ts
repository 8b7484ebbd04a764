/**
 * `npm run bench:casework`: the offices at work. Open loop (a request is sent when its time has come, whatever the others do) of 60
 * requests a second, 80 % reads, over 50,000 cases on real PostgreSQL; beside each kind the bare statement that it comes down to, in
 * turns in the same run. `CASES`, `RATE` and `SECONDS` may be set.
 */
import { fork } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Pool } from 'pg'
import { freshDatabase } from '../support/postgres'
import type { FilledCadre } from './casework-fill'
import type { CaseworkReady } from './casework-service'
import { median, ms, print, quantile } from './figures'

const CASES = Number(process.env.CASES ?? 50_000)
const RATE = Number(process.env.RATE ?? 60)
const SECONDS = Number(process.env.SECONDS ?? 60)
const SEED = 20261127

function dice(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
const next = dice(SEED)
const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T

const times = new Map<string, number[]>()
const note = (kind: string, time: number) => {
  const own = times.get(kind)
  if (own === undefined) times.set(kind, [time])
  else own.push(time)
}
const failures = new Map<string, number>()

async function call(
  url: string,
  session: string,
  name: string,
  input: unknown,
): Promise<{ ok: boolean; body: unknown }> {
  const timestamp = String(Date.now())
  const sign = createHash('md5').update(`${timestamp}one-tap-league-public`).digest('hex')
  const reply = await fetch(`${url}/1.1/functions/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json;charset=UTF-8',
      'x-lc-id': 'one-tap-league',
      'x-lc-sign': `${sign},${timestamp}`,
      'x-lc-session': session,
    },
    body: JSON.stringify(input),
  })
  return { ok: reply.ok, body: await reply.json() }
}

interface Case {
  id: string
  state: string
  path: string
}

async function main(): Promise<void> {
  const database = await freshDatabase()
  const child = fork(join(__dirname, 'casework-service.ts'), { execArgv: ['--import', 'tsx'] })
  const hear = <T>() => new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)))
  const ready = hear<CaseworkReady>()
  child.send({ url: database.url, cases: CASES })
  const { url, cadres } = await ready
  const pool = new Pool({ connectionString: database.url, max: 8 })
  try {
    const { rows: cases } = await pool.query<Case>(
      `select id::text, state, office_path as path from case_file order by id`,
    )
    const at = new Map(cadres.map((cadre) => [cadre.path, cadre]))
    const of = (level: FilledCadre['level']) => cadres.filter((cadre) => cadre.level === level)
    const levels = { street: of('street'), district: of('district'), city: of('city') }
    const accepting = cases.filter((file) => file.state === 'submitted')
    const surveying = cases.filter((file) => file.state === 'accepted')
    let written = 0

    const timed = async (kind: string, work: () => Promise<boolean>) => {
      const began = performance.now()
      const ok = await work().catch(() => false)
      note(kind, performance.now() - began)
      if (!ok) failures.set(kind, (failures.get(kind) ?? 0) + 1)
      return ok
    }
    const read = async () => {
      const level = next() < 0.7 ? 'street' : next() < 0.7 ? 'district' : 'city'
      const cadre = one(levels[level])
      if (next() < 0.6) {
        const queue = one(['to-accept', 'accepted', 'overdue', 'mine', 'returned', 'founded'] as const)
        await timed(`queue, ${level}`, async () => (await call(url, cadre.session, 'listQueue', { queue })).ok)
        await timed('bare queue', async () => {
          await pool.query(
            `select * from case_file where office_path like $1 and state = 'accepted' order by due_on, id limit 21`,
            [`${cadre.path}%`],
          )
          return true
        })
        return
      }
      const file = one(cases)
      const session = at.get(file.path)?.session ?? ''
      await timed('case', async () => (await call(url, session, 'getCase', { id: file.id })).ok)
    }
    const write = async () => {
      const accepts = next() < 0.5
      const file = (accepts ? accepting : surveying).pop()
      if (file === undefined) return
      const session = at.get(file.path)?.session ?? ''
      const input = { key: randomUUID(), id: file.id }
      const ok = await timed('transition', async () =>
        accepts
          ? (await call(url, session, 'acceptCase', input)).ok
          : (
              await call(url, session, 'surveyCase', {
                ...input,
                way: 'phone',
                staff: 30,
                youth: 9,
                members: 4,
                party: null,
                note: '',
              })
            ).ok,
      )
      if (ok) written++
      await timed('bare transition', async () => {
        await pool.query(`update case_file set why = why where id = $1`, [one(cases).id])
        return true
      })
    }
    // The first seconds warm up what is compiled on first use.
    await openLoop(RATE, 5, () => (next() < 0.8 ? read() : write()))
    times.clear()
    written = 0
    const { rows: before } = await pool.query<{ n: number }>(
      `select count(*)::int as n from case_event where kind in ('accepted', 'surveyed')`,
    )
    await openLoop(RATE, SECONDS, () => (next() < 0.8 ? read() : write()))
    const { rows: after } = await pool.query<{ n: number }>(
      `select count(*)::int as n from case_event where kind in ('accepted', 'surveyed')`,
    )
    // Apart from the mix: the table of counts, one after the other.
    for (const [level, own] of Object.entries(levels))
      for (let i = 0; i < 50; i++)
        await timed(`counts, ${level}`, async () => (await call(url, one(own).session, 'countCases', {})).ok)
    const checked = hear<{ misfolded: number }>()
    child.send('check')
    const { misfolded } = await checked
    const { rows: version } = await pool.query<{ server_version: string }>('show server_version')
    print(
      `Casework: ${CASES} cases, ${RATE} requests a second for ${SECONDS} s, open loop, 80 % reads, seed ${SEED}, PostgreSQL ${version[0]?.server_version ?? ''}`,
      [
        ...[...times.entries()]
          .toSorted()
          .map(
            ([kind, own]) =>
              `${kind.padEnd(18)} p50 ${ms(median(own))} ms, p99 ${ms(quantile(own, 0.99))} ms (${own.length}${failures.has(kind) ? `, ${failures.get(kind)} failed` : ''})`,
          ),
        `acknowledged ${written}, written ${(after[0]?.n ?? 0) - (before[0]?.n ?? 0)}, misfolded ${misfolded}`,
      ],
    )
    if (written !== (after[0]?.n ?? 0) - (before[0]?.n ?? 0) || misfolded > 0) process.exitCode = 1
  } finally {
    await pool.end()
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
