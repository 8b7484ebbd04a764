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

/** Of an enterprise what its facts are looked up by. */
export interface About {
  name: string
  /** Its ids: the own one first, then of what was merged into it. */
  ids: readonly string[]
  organised: boolean
}

export const aboutOf = (standings: ReadonlyMap<string, Standing>): Map<string, About> =>
  new Map([...standings].map(([id, { enterprise, ids, organised }]) => [id, { name: enterprise.name, ids, organised }]))

/** @param about by the enterprise's own id; @param placed where they are: neighbours are looked for at these places only */
export async function factsOf(
  call: Pick<Call, 'tx' | 'now'>,
  about: ReadonlyMap<string, About>,
  placed: Awaited<ReturnType<typeof placeOf>>,
): Promise<Map<string, Facts>> {
  const every = [...about.values()].flatMap((one) => one.ids)
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
  for (const [id, { name, ids, organised: isOrganised }] of about) {
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
      trade: tradeOf(name),
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
