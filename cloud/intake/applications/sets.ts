/** Sets of enterprises that the intake knows, as subqueries: for a room that lists enterprises and asks how they stand. */
import { sql, type RawBuilder } from 'kysely'

/** Enterprises with an application that was not taken back. */
export const appliedEnterprises = (): RawBuilder<unknown> =>
  sql`select enterprise_id from application where enterprise_id is not null and closed_at is null`

/** Enterprises of which a person is to say whether an application means them. */
export const enterprisesInReview = (): RawBuilder<unknown> =>
  sql`select match_candidate_id from application
    where enterprise_id is null and match_decision = 'review' and match_candidate_id is not null and closed_at is null`
