/** What is known of enterprises before somebody goes there; null: unknown, and shown so. */
import { listInvitationsFor } from '../../intake/actions'
import { countOrganised, type placeOf } from '../../places/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { Call } from '../../platform/call'
import { groupedBy } from '../../platform/grouped'
import { tradeOf } from '../../pool/rules'
import type { Standing } from '../standing'
import type { Facts } from './rules'
import * as store from './store'

type Placed = Awaited<ReturnType<typeof placeOf>>

/** @param standings by the enterprise's own id; @param placed where they are: neighbours are looked for at these places only */
export async function factsOf(
  call: Pick<Call, 'tx' | 'now'>,
  standings: ReadonlyMap<string, Standing>,
  placed: Placed,
): Promise<Map<string, Facts>> {
  const every = [...standings.values()].flatMap((one) => one.ids)
  const visits = new Map((await store.listVisitFacts(call.tx, every)).map((row) => [row.enterprise_id, row]))
  const invitations = groupedBy(
    (await listInvitationsFor(call, every)).filter((one) => one.opened_at !== null),
    (one) => one.enterprise_id,
  )
  const neighbours = await countOrganised(
    call,
    [...placed.values()].map((at) => at.place.id),
  )
  const facts = new Map<string, Facts>()
  for (const [id, { enterprise, ids, organised: isOrganised }] of standings) {
    const own = ids.flatMap((one) => visits.get(one) ?? [])
    const told = (field: 'staff' | 'youth' | 'members') =>
      own.map((row) => row[field]).find((value) => value !== null) ?? null
    const opened = ids.flatMap((one) => invitations.get(one) ?? [])
    const days = [...own.map((row) => row.last_on), ...opened.map((one) => localDate(one.opened_at ?? call.now))]
    const place = placed.get(id)?.place
    facts.set(id, {
      staff: told('staff'),
      youth: told('youth'),
      members: told('members'),
      trade: tradeOf(enterprise.name),
      // No register that the pool takes in tells the day of founding.
      since: null,
      neighbours: place === undefined ? null : (neighbours.get(place.id) ?? 0) - (isOrganised ? 1 : 0),
      contacts: own.reduce((sum, row) => sum + row.n, 0) + opened.length,
      lastContactOn: days.sort().at(-1) ?? null,
      againOn: own.map((row) => row.again_on).find((day) => day !== null) ?? null,
      opened: opened.some((one) => one.submitted_at === null),
    })
  }
  return facts
}
