import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { CultivationTables } from '../tables'

const db = (tx: Tx) => tx.withTables<CultivationTables>()

/** Ids of applications somebody put off. */
export const putOff = (): RawBuilder<unknown> => sql`select application_id from match_review where decision = 'later'`
/** Ids of applications somebody decided. */
export const decided = (): RawBuilder<unknown> => sql`select application_id from match_review where decision <> 'later'`

export async function insertReview(tx: Tx, review: Insertable<CultivationTables['match_review']>): Promise<void> {
  await db(tx).insertInto('match_review').values(review).execute()
}

/** What was decided about an application, newest first. */
export async function listReviewsOf(tx: Tx, applicationId: string) {
  return (
    db(tx)
      .selectFrom('match_review')
      .selectAll()
      .where('application_id', '=', applicationId)
      .orderBy('at', 'desc')
      // Of one instant: nothing follows what was decided.
      .orderBy(sql`decision = 'later'`)
      .execute()
  )
}
