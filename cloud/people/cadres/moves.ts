/** Streets change: whoever works for an office goes along with it. */
import { divisionCounts, type DivisionCount } from '../../../types/divisions'
import type { Role } from '../../../types/people'
import { divisionWords as words } from '../../../types/words/divisions'
import { countMoved, type ChangedDivisions, type OfficeMove } from '../../divisions/changes/rules'
import type { Call } from '../../platform/call'
import * as absences from '../absences/store'
import * as store from './store'
import type { GrantRow } from './store'

/**
 * Grants in force or ahead go to the office that their own one has become; of a street that was split to the first. Who holds the same role
 * there already keeps the one that lasts longer. What is over stays where it was.
 */
export async function moveGrants(call: Call, changed: ChangedDivisions): Promise<void> {
  for (const move of changed.moves) {
    if (move.fromOfficeId === move.toOfficeId) continue
    for (const grant of await store.lockGrantsAt(call.tx, move.fromOfficeId, call.now)) {
      await moveGrant(call, grant, move.toOfficeId, changed.personId)
      if (isCounted(grant.role)) countMoved(changed, grant.role, 1)
    }
    await absences.moveAll(call.tx, move.fromOfficeId, move.toOfficeId)
  }
  await warn(call, changed)
}

const isCounted = (role: Role): role is Role & DivisionCount => (divisionCounts as readonly string[]).includes(role)

const lasts = ({ valid_until: until }: GrantRow) => until?.getTime() ?? Infinity

async function moveGrant(call: Call, grant: GrantRow, officeId: string, by: string | null): Promise<void> {
  const held = (await store.lockGrantsAt(call.tx, officeId, call.now)).filter(
    (other) => other.person_id === grant.person_id && other.role === grant.role,
  )
  if (held.some((other) => lasts(other) >= lasts(grant))) return end(call, grant, by)
  for (const shorter of held) await end(call, shorter, by)
  await store.moveGrant(call.tx, grant.id, officeId)
}

/** One of two that the same person holds at the same office: nobody loses what is owed, so nothing is handed over. */
async function end(call: Call, grant: GrantRow, by: string | null): Promise<void> {
  if (grant.valid_from < call.now) await store.endGrant(call.tx, grant.id, by, call.now)
  else await store.deleteGrant(call.tx, grant.id)
}

/** What whoever plans the change must think of: streets where nobody would be, and that a split divides no cadres. */
async function warn(call: Call, changed: ChangedDivisions): Promise<void> {
  const own = changed.moves.filter(({ body }) => body === 'league')
  const seen = new Set<string>()
  const split = own.find((move): move is OfficeMove => move.candidates.length > 1)
  if (split !== undefined && (await store.lockGrantsAt(call.tx, split.toOfficeId, call.now)).length > 0)
    changed.warnings.push(words.warnings.splitCadres(split.toPlace))
  for (const { officeId, place } of own.flatMap(({ candidates }) => candidates)) {
    if (seen.has(officeId)) continue
    seen.add(officeId)
    const grants = await store.lockGrantsAt(call.tx, officeId, call.now)
    if (!grants.some(({ role }) => role === 'street-cadre')) changed.warnings.push(words.warnings.noCadre(place))
  }
}
