/** What is in a database: counted when it is backed up, and again when it is restored. */
import { sql } from 'kysely'
import type { Db, Tx } from '../platform/database/database'

/** Rows of every table of the current schema, by name. */
export async function countRows(tx: Tx): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name`.execute(tx)
  const counts: Record<string, number> = {}
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ count: string }>`select count(*) as count from ${sql.table(name)}`.execute(tx)
    counts[name] = Number(rows[0]?.count)
  }
  return counts
}

/** Names of tables whose counts differ, with both counts. */
export function differingRows(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names
    .filter((name) => before[name] !== after[name])
    .map((name) => `${name}（${before[name] ?? 0} → ${after[name] ?? 0}）`)
}

/** True where nobody has put anything: no table, view or sequence of its own. */
export async function isEmptyDatabase(db: Db): Promise<boolean> {
  const { rows } = await sql<{ count: string }>`select count(*) as count from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')`.execute(
    db,
  )
  return rows[0]?.count === '0'
}

/** PostgreSQL's version: in words, and its first number. */
export async function serverVersion(db: Db): Promise<{ text: string; major: number }> {
  const { rows } = await sql<{ text: string; number: number }>`select current_setting('server_version') as text,
    current_setting('server_version_num')::int as number`.execute(db)
  return { text: rows[0]?.text ?? '', major: Math.floor((rows[0]?.number ?? 0) / 10_000) }
}
