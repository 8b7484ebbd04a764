/** The one database of the service: PostgreSQL by address, else embedded. One driver for both. */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Pool, types } from 'pg'
import { startEmbedded } from './embedded/start'
import { OUTDATED_PLAN, planOnce } from './prepared'
import { sqlState } from './sql-state'

export { sqlState } from './sql-state'

/** A date without a time stays the text it is (YYYY-MM-DD): turned into a Date it would move with the machine's time zone. */
const DATE_OID = 1082
types.setTypeParser(DATE_OID, (value) => value)

/** What a query needs. Each room puts its own tables on it (`tx.withTables<Tables>()`) and so cannot name another room's. */
export type Db = Kysely<Record<never, never>>
/** A running transaction: what every action is given. */
export type Tx = Transaction<Record<never, never>>

export interface Database {
  kysely: Db
  /** True for the embedded one. */
  embedded: boolean
  /** Runs `work` in one transaction; again, up to 3 times in all, when PostgreSQL asks for it (deadlock, serialisation) or what was read is gone. */
  transact: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  stop: () => Promise<void>
}

/**
 * Serialisation, deadlock; and a row that was named went away between reading and writing (two persons became one): read again, it is the
 * other one; and a plan that was kept from before a migration.
 */
const RETRY_CODES = new Set(['40001', '40P01', '23503', OUTDATED_PLAN])
const ATTEMPTS = 3

/** Own choice, 2026-11-23: after these a person is told to try again, rather than left waiting. */
const TIMES = { connectMs: 10_000, statementMs: 60_000 } as const

export interface DatabaseOptions {
  /** PostgreSQL's address; absent: embedded. */
  url?: string | undefined
  connections: number
  /** Folder of the embedded database; null keeps it in memory. */
  folder: string | null
  /** In memory: a file with a copy of another one, to begin with. */
  copy?: string | undefined
}

export async function openDatabase({ url, connections, folder, copy }: DatabaseOptions): Promise<Database> {
  const embedded = url ? null : await startEmbedded(folder, copy)
  const pool = url
    ? new Pool({
        connectionString: url,
        max: connections,
        application_name: 'one-tap-league',
        connectionTimeoutMillis: TIMES.connectMs,
        statement_timeout: TIMES.statementMs,
      })
    : new Pool({ host: embedded?.host, user: 'postgres', database: 'postgres', max: 1, ssl: false })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const kysely: Db = new Kysely({ dialect: new PostgresDialect({ pool: embedded === null ? planOnce(pool) : pool }) })
  const transact = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await kysely.transaction().execute(work)
      } catch (error) {
        if (attempt >= ATTEMPTS || !RETRY_CODES.has(sqlState(error) ?? '')) throw error
      }
    }
  }
  return {
    kysely,
    embedded: embedded !== null,
    transact,
    stop: async () => {
      await kysely.destroy()
      await embedded?.stop()
    },
  }
}

/** False where the database's locale does not know Chinese characters as letters: text search would silently find nothing. */
export async function knowsChinese(db: Db): Promise<boolean> {
  const { rows } = await sql<{ letter: boolean }>`select '翠苑' ~ '^[[:alpha:]]+$' as letter`.execute(db)
  return rows[0]?.letter ?? false
}
