/**
 * `npm run bench:overhead`: what policy, audit and encryption add to submitting an application, beside adapters that do nothing. Two
 * services and two databases of the same pool on one real PostgreSQL, in one run, in turns: singly by one client, by rounds for many.
 * `ROWS`, `CALLS` and `ROUNDS` may be set.
 */
import { Client } from 'pg'
import { freshDatabase } from '../support/postgres'
import { SEED } from './city'
import { load, median, ms, print, quantile } from './figures'
import { startService, submit } from './submit-client'

const ROWS = Number(process.env.ROWS ?? 53_000)
/** By one client, of either side. */
const CALLS = Number(process.env.CALLS ?? 2000)
/** By many clients: rounds of so many of either side. */
const ROUNDS = Number(process.env.ROUNDS ?? 5)
const CLIENTS = 50
const PER_ROUND = 500
/** The first calls warm caches and are not counted. */
const WARM = 100

const sides = ['with', 'without'] as const
type Side = (typeof sides)[number]
const turn = (at: number): readonly Side[] => (at % 2 === 0 ? sides : [...sides].reverse())

async function main(): Promise<void> {
  const databases = { with: await freshDatabase(), without: await freshDatabase() }
  const applications = WARM + CALLS + ROUNDS * PER_ROUND
  const start = (side: Side) =>
    startService({ url: databases[side].url, rows: ROWS, applications, without: side === 'without' })
  const services = { with: await start('with'), without: await start('without') }
  try {
    const lines: string[] = []
    const tell = (clients: number, times: Record<Side, number[]>) => {
      const of = (side: Side) => `p50 ${ms(median(times[side]))} ms, p99 ${ms(quantile(times[side], 0.99))} ms`
      const more = (q: number) => {
        const part = (quantile(times.with, q) / quantile(times.without, q) - 1) * 100
        return `${part < 0 ? '' : '+'}${part.toFixed(1)} %`
      }
      lines.push(
        `${clients} at once: with ${of('with')}; without ${of('without')}; overhead of the median ${more(0.5)}, of p99 ${more(0.99)} (${times.with.length} each)`,
      )
    }
    const one = { with: [] as number[], without: [] as number[] }
    for (let at = 0; at < WARM + CALLS; at++)
      for (const side of turn(at)) {
        const began = performance.now()
        await submit(services[side].told, at)
        if (at >= WARM) one[side].push(performance.now() - began)
      }
    tell(1, one)
    const many = { with: [] as number[], without: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      const first = WARM + CALLS + round * PER_ROUND
      const tasks = Array.from({ length: PER_ROUND }, (_, i) => first + i)
      for (const side of turn(round))
        many[side].push(...(await load(tasks, CLIENTS, (at) => submit(services[side].told, at))).times)
    }
    tell(CLIENTS, many)
    print(
      `policy, audit and encryption on submitApplication, pool of ${ROWS}, seed ${SEED}, in turns, PostgreSQL ${await check(databases)}`,
      lines,
    )
  } finally {
    for (const side of sides) {
      await services[side].stop()
      await databases[side].drop()
    }
  }
}

/** That either side is what it is said to be. @returns PostgreSQL's version */
async function check(databases: Record<Side, { url: string }>): Promise<string> {
  const read = async (side: Side) => {
    const client = new Client({ connectionString: databases[side].url })
    await client.connect()
    const { rows } = await client.query<{ audited: string; clear: string; applications: string; version: string }>(
      `select (select count(*) from audit_entry where function = 'submitApplication') as audited,
              (select count(*) from personal_value where position(convert_to('示例', 'UTF8') in sealed) > 0) as clear,
              (select count(*) from application) as applications, current_setting('server_version') as version`,
    )
    await client.end()
    const [row] = rows
    if (row === undefined) throw new Error('the database told nothing')
    return row
  }
  const [ours, bare] = [await read('with'), await read('without')]
  if (ours.audited !== ours.applications || ours.clear !== '0')
    throw new Error('the side with everything lacks something')
  if (bare.audited !== '0' || Number(bare.clear) < Number(bare.applications))
    throw new Error(`the side without still has something: ${JSON.stringify(bare)}`)
  return ours.version
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
