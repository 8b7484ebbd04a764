/** Sets that the pool knows, as subqueries: for a room that lists enterprises and asks how they stand. */
import { sql, type RawBuilder } from 'kysely'

/** Enterprises that somebody says are not to be approached. */
export const withheldEnterprises = (): RawBuilder<unknown> => sql`select enterprise_id from approach_mark`

/** The same as `ineligibility` in SQL: those that are never invited. A row that was merged into another says nothing of that one. */
export const ineligibleEnterprises = (): RawBuilder<unknown> => sql`
  select id from enterprise
  where merged_into is null and (registration_status <> 'active' or ownership in ('state', 'public'))`

/** Enterprises that lie with the very office of this path. */
export const enterprisesAt = (path: string): RawBuilder<unknown> =>
  sql`select enterprise_id from enterprise_search where place = ${path}`

/** Why an enterprise is not for this platform, each reason by itself; see `ineligibleEnterprises`. */
export const struckOffEnterprises = (): RawBuilder<unknown> => sql`
  select id from enterprise where merged_into is null and registration_status in ('closed', 'revoked')`
export const movedOutEnterprises = (): RawBuilder<unknown> => sql`
  select id from enterprise where merged_into is null and registration_status = 'moved-out'`
export const notNonPublicEnterprises = (): RawBuilder<unknown> => sql`
  select id from enterprise where merged_into is null and ownership in ('state', 'public')`
