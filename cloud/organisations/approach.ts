/**
 * Whom nobody approaches: the one predicate for everything that chooses enterprises to invite, to visit or to write to. Whoever lists
 * them takes the set as a subquery; whoever is about to invite one asks for that one. Both come from the same conditions.
 */
import { sql, type RawBuilder } from 'kysely'
import { localDate } from '../platform/calendar/calendar'
import type { Call } from '../platform/call'
import { ineligibleEnterprises, listAbsorbed, withheldEnterprises } from '../pool/actions'
import { stands } from './rules'
import * as store from './store'

/** Enterprises with an organisation that stands on a day, as ids: also under the row that was merged into another. */
export const organisedEnterprises = (today: string): RawBuilder<unknown> => sql`
  select enterprise_id from organisation
  where enterprise_id is not null and (ended_on is null or ended_on > ${today}::date)`

/** The conditions, a set each. Whoever asks of a few enterprises looks them up in each: a union of them is always read whole. */
export const setsToLeaveOut = (now: Date): RawBuilder<unknown>[] => [
  organisedEnterprises(localDate(now)),
  ineligibleEnterprises(),
  withheldEnterprises(),
]

/** Enterprises that are left out of whom to approach and of campaigns. Ids of rows as they are: resolve merges around it. */
export const enterprisesToLeaveOut = (now: Date): RawBuilder<unknown> => sql.join(setsToLeaveOut(now), sql` union `)

/** The names of those that stand on a day, as an array in place of a column; also of what was merged into the enterprise, or it into. */
export const standingNames = (enterpriseId: RawBuilder<unknown>, today: string): RawBuilder<string[]> => sql`array(
  select name from organisation
  where (ended_on is null or ended_on > ${today}::date) and enterprise_id in (
    select coalesce(named.merged_into, named.id) from enterprise named where named.id = ${enterpriseId}
    union all select other.id from enterprise named join enterprise other on other.merged_into = coalesce(named.merged_into, named.id)
      where named.id = ${enterpriseId})
  order by ended_on is not null, founded_on nulls last, id)`

/** The organisations of an enterprise that stand now. */
export async function listStanding(call: Pick<Call, 'tx' | 'now'>, enterpriseId: string) {
  const ids = [enterpriseId, ...((await listAbsorbed(call, [enterpriseId])).get(enterpriseId) ?? [])]
  const today = localDate(call.now)
  return (await store.listOfEnterprises(call.tx, ids)).filter((one) => stands(one, today))
}

/** Those of the given enterprises that have one. */
export async function listOrganised(call: Pick<Call, 'tx' | 'now'>, ids: readonly string[]): Promise<Set<string>> {
  const today = localDate(call.now)
  const all = await store.listOfEnterprises(call.tx, ids)
  return new Set(all.flatMap((one) => (stands(one, today) && one.enterprise_id !== null ? [one.enterprise_id] : [])))
}
