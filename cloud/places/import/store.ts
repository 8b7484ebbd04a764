import { sql, type Insertable } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { PlaceTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PlaceTables>()

/** Until the transaction ends, no other import of places runs: two of them would enter the same one twice. */
export async function lockImports(tx: Tx): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`lock table place_import in share row exclusive mode`.execute(tx)
}

export async function findImport(tx: Tx, sha256: string): Promise<Date | undefined> {
  const row = await db(tx)
    .selectFrom('place_import')
    .select('at')
    .where('sha256', '=', sha256)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at
}

/** The latest imports. */
export const listImports = (tx: Tx, limit: number) =>
  db(tx).selectFrom('place_import').selectAll().orderBy('at', 'desc').orderBy('id').limit(limit).execute()

export async function insertImport(tx: Tx, entry: Insertable<PlaceTables['place_import']>): Promise<void> {
  await db(tx).insertInto('place_import').values(entry).execute()
}
