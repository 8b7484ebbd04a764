/** Sets that field work knows, as subqueries: for a room that chooses enterprises. */
import { sql, type RawBuilder } from 'kysely'

/** Enterprises where somebody was met since an instant, by visits that count. Ids as they were visited: resolve merges around it. */
export const visitedSince = (since: Date): RawBuilder<unknown> => sql`
  select enterprise_id from field_visit
  where enterprise_id is not null and ended is null and met not in ('nobody', 'moved') and at > ${since}`
