import type { Tx } from '../platform/database/database'
import type { CaseTables } from './tables'

const db = (tx: Tx) => tx.withTables<CaseTables>()

/** Cases whose projection is not what their history folds to are found by comparing; this lists both, in pages. */
export async function listHistories(tx: Tx, after: string | undefined, limit: number) {
  let query = db(tx).selectFrom('case_file').selectAll().orderBy('id').limit(limit)
  if (after !== undefined) query = query.where('id', '>', after)
  const files = await query.execute()
  const events =
    files.length === 0
      ? []
      : await db(tx)
          .selectFrom('case_event')
          .select(['case_id', 'seq', 'version', 'kind', 'payload', 'duty'])
          .where(
            'case_id',
            'in',
            files.map((file) => file.id),
          )
          .orderBy('case_id')
          .orderBy('seq')
          .execute()
  return { files, events }
}
