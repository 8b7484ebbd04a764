/**
 * `npm run bench:submit`: how long a submitted application takes, beside a bare insert of the very same rows into tables of the same
 * shape. Both in one run, in turns, on real PostgreSQL. `ROWS`, `ROUNDS` and `CLIENTS` may be set.
 */
import { Pool } from 'pg'
import { freshDatabase } from '../support/postgres'
import { load, median, ms, print, quantile } from './figures'
import { SEED } from './city'
import { startService, submit } from './submit-client'

const ROWS = Number(process.env.ROWS ?? 53_000)
const ROUNDS = Number(process.env.ROUNDS ?? 5)
const SHAPES = [
  { clients: 1, perRound: 100 },
  { clients: 50, perRound: 500 },
]
/** What one submission writes. */
const TABLES = [
  'application',
  'case_event',
  'case_file',
  'duty',
  'personal_value',
  'write_key',
  'audit_entry',
  'act_count',
]

/** The rows that one submission left, by table, as JSON: what the bare insert writes again. */
async function rowsOf(pool: Pool): Promise<Map<string, string[][]>> {
  const byApplication = new Map<string, string[][]>()
  const { rows: applications } = await pool.query<{ id: string; person: string; at: string }>(
    'select id, applicant_person_id as person, submitted_at::text as at from application',
  )
  for (const { id, person } of applications) {
    const own: string[][] = []
    const take = async (table: string, where: string, values: string[]) => {
      const { rows } = await pool.query<{ row: string }>(
        `select to_jsonb(t)::text as row from ${table} t where ${where}`,
        values,
      )
      own.push([table, ...rows.map(({ row }) => row)])
    }
    await take('application', 'id = $1', [id])
    await take('case_event', 'case_id = $1', [id])
    await take('case_file', 'id = $1', [id])
    await take('duty', 'case_id = $1', [id])
    await take('personal_value', "person_id = $1 and field <> 'phone'", [person])
    await take('write_key', 'scope = $1', [person])
    await take('audit_entry', 'person_id = $1', [person])
    await take('act_count', "scope like 'submit/' || $1 || '/%'", [person])
    byApplication.set(id, own)
  }
  return byApplication
}

async function bareInsert(pool: Pool, rows: readonly string[][]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const [table, ...own] of rows)
      for (const row of own)
        await client.query(
          `insert into bare_${table} overriding system value select * from jsonb_populate_record(null::bare_${table}, $1::jsonb)`,
          [row],
        )
    await client.query('commit')
  } finally {
    client.release()
  }
}

async function main(): Promise<void> {
  const database = await freshDatabase()
  const applications = SHAPES.reduce((sum, { perRound }) => sum + perRound * ROUNDS, 0)
  const service = await startService({ url: database.url, rows: ROWS, applications })
  const pool = new Pool({ connectionString: database.url, max: 16 })
  try {
    for (const table of TABLES)
      await pool.query(`create table bare_${table} (like ${table} including all excluding generated)`)
    let next = 0
    const lines: string[] = []
    for (const { clients, perRound } of SHAPES) {
      const times = { service: [] as number[], bare: [] as number[] }
      const walls = { service: 0, bare: 0 }
      for (let round = 0; round < ROUNDS; round++) {
        const tasks = Array.from({ length: perRound }, () => next++)
        const submitted = await load(tasks, clients, async (at) => {
          await submit(service.told, at)
        })
        times.service.push(...submitted.times)
        walls.service += submitted.wall
        const written = [...(await rowsOf(pool)).values()]
        const inserted = await load(written, clients, (rows) => bareInsert(pool, rows))
        times.bare.push(...inserted.times)
        walls.bare += inserted.wall
        await pool.query(
          `truncate ${TABLES.filter((name) => name !== 'audit_entry')
            .map((name) => `bare_${name}`)
            .join(', ')}, bare_audit_entry`,
        )
        await clear(pool)
      }
      const of = (who: 'service' | 'bare') =>
        `p50 ${ms(median(times[who]))} ms, p99 ${ms(quantile(times[who], 0.99))} ms, ${((times[who].length / walls[who]) * 1000).toFixed(0)}/s (${times[who].length})`
      lines.push(
        `${clients} at once: submitApplication ${of('service')}`,
        `${' '.repeat(String(clients).length)}          bare insert       ${of('bare')}`,
        `${' '.repeat(String(clients).length)}          ratio of p50 ${(median(times.service) / median(times.bare)).toFixed(1)}, of p99 ${(quantile(times.service, 0.99) / quantile(times.bare, 0.99)).toFixed(1)}`,
      )
    }
    const { rows } = await pool.query<{ server_version: string }>('show server_version')
    print(
      `submitApplication, pool of ${ROWS}, seed ${SEED}, ${ROUNDS} rounds in turns, PostgreSQL ${rows[0]?.server_version ?? ''}`,
      lines,
    )
  } finally {
    await pool.end()
    await service.stop()
    await database.drop()
  }
}

/** Between rounds what was submitted is set aside, so that the next round's rows are found by themselves. */
async function clear(pool: Pool): Promise<void> {
  await pool.query('delete from duty; delete from case_file; delete from application')
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
