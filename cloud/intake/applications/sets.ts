/** Sets that the intake knows, as subqueries: for a room that lists enterprises or cases and asks how they stand. */
import { sql, type RawBuilder } from 'kysely'

/** Enterprises with an application that was not taken back. */
export const appliedEnterprises = (): RawBuilder<unknown> =>
  sql`select enterprise_id from application where enterprise_id is not null and closed_at is null`

/** Applications of which a person is still to say which enterprise they mean; see `isInReview`. Further conditions may follow. */
export const applicationsInReview = (): RawBuilder<unknown> =>
  sql`select id from application
    where match_decision = 'review' and enterprise_id is null and match_settled_at is null and closed_at is null`

/** Enterprises that such an application may mean. */
export const enterprisesInReview = (): RawBuilder<unknown> =>
  sql`select match_candidate_id from application
    where match_decision = 'review' and enterprise_id is null and match_settled_at is null and closed_at is null
      and match_candidate_id is not null`

/** Enterprises that applications are about, also of those that were taken back. */
export const enterprisesOfApplications = (ids: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select enterprise_id from application where enterprise_id is not null and id in (${ids})`

/** Applications that are about these enterprises, open and closed. */
export const applicationsOfEnterprises = (ids: readonly string[]): RawBuilder<unknown> =>
  sql`select id from application where enterprise_id = any(${[...ids]}::uuid[])`
