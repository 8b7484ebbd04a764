import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { RetentionReport } from './actions'

/** Keeps a report, and of the older ones as many as the rules say. */
export async function insertRun(tx: Tx, now: Date, { gone, next }: RetentionReport, kept: number): Promise<void> {
  await sql`insert into retention_run (at, gone, next) values (${now}, ${JSON.stringify(gone)}, ${JSON.stringify(next)})`.execute(
    tx,
  )
  await sql`delete from retention_run where id <= (select max(id) - ${kept}::bigint from retention_run)`.execute(tx)
}
