/** The office that was asked to supervise a late case (督办) sees whom to call, and urges whoever has it (催办). That moves nothing and relieves nobody. */
import type { CadreCase } from '../../../types/casework'
import { dayAfter } from '../../../types/day-said'
import { getOfficeForOwners } from '../../divisions/actions'
import { tellCadres } from '../../duties/actions'
import { listCaseCadres } from '../../people/actions'
import { may } from '../../people/rules'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { note as noteEvent } from '../joins-ending'
import { isFoundedElsewhere } from '../led'
import { urgeRule } from '../life/rules'
import { guardedOf, mustReach } from '../moving'
import * as store from '../store'
import type { CaseFile } from '../store'
import { readHistory } from '../timeline'

/** By which of the actor's offices: above whoever has the case, and told of it, itself or by way of the office above it. */
function findSupervisor({ actor }: SignedInCall, file: CaseFile): string | undefined {
  const { owner_path: owner, escalated_path: asked } = file
  // Who goes along with a joint branch has nothing to do, and cannot be late.
  if (owner === null || asked === null || isFoundedElsewhere(file)) return undefined
  // An industry's committee stands beside the League's tree: above it are the offices of the place.
  const below = isBeside(owner, file.office_path) ? file.office_path : owner
  return actor.grants.find(
    (grant) =>
      grant.officePath !== owner &&
      below.startsWith(grant.officePath) &&
      grant.officePath.startsWith(asked) &&
      // By that very grant: another one may be of another kind of work.
      may({ ...actor, grants: [grant] }, 'case.urge', guardedOf(file)),
  )?.officeId
}

/** Whether the owner is no office of the line that leads to the place: neither it nor one above. */
const isBeside = (owner: string, place: string): boolean => !place.startsWith(owner) && !owner.startsWith(place)

/** When an office last urged, while that is so lately that it may not urge once more. */
async function findUrged(call: SignedInCall, caseId: string, officeId: string): Promise<Date | undefined> {
  const last = (await readHistory(call, caseId))
    .filter((event) => event.kind === 'urged' && event.payload.byOffice === officeId)
    .at(-1)
  return last !== undefined && localDate(call.now) < dayAfter(localDate(last.at), urgeRule.days) ? last.at : undefined
}

/** What a supervising office needs: whom to call, and whether it has urged already. Null to everybody else. */
export async function saySupervision(call: SignedInCall, file: CaseFile): Promise<CadreCase['supervision']> {
  const by = findSupervisor(call, file)
  if (by === undefined || file.owner_path === null) return null
  const office = await getOfficeForOwners(call, file.owner_path)
  const urged = await findUrged(call, file.id, by)
  return {
    // Borrowed from above it may be the supervisor's own.
    office: office.contactOf === null ? office : { ...office, phone: null, hours: null, contactOf: null },
    urgedAt: urged?.toISOString() ?? null,
  }
}

/** @throws Failure applicationUnknown, caseMoved (nobody asked this office, or not any more), urgedToday */
export async function urgeCase(call: SignedInCall, id: string): Promise<void> {
  const file = mustReach(call, 'case.urge', await store.lockFile(call.tx, id))
  const byOffice = findSupervisor(call, file)
  if (byOffice === undefined || file.owner_id === null) throw new Failure('caseMoved')
  if ((await findUrged(call, id, byOffice)) !== undefined) throw new Failure('urgedToday')
  const cause = await noteEvent(call, file, call.actor.personId, { kind: 'urged', payload: { byOffice } })
  const cadres = (await listCaseCadres(call, [file.owner_id])).get(file.owner_id) ?? []
  await tellCadres(
    call,
    cadres.map((personId) => ({ personId, kind: 'urged', caseId: id, count: 1, cause })),
    call.actor.personId,
  )
}
