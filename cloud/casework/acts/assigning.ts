/** Who works on a case: given to a colleague, an office below or an industry committee; taken over from above. One, or all of a filter. */
import type { AssigningReason } from '../../../types/case-life'
import { fieldWords } from '../../../types/words/fields'
import { listOffices, type OfficeNode } from '../../divisions/actions'
import { findPersonalValue, listCaseCadres } from '../../people/actions'
import { may, reach } from '../../people/rules'
import type { Actor } from '../../platform/actor'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { groupedBy } from '../../platform/grouped'
import { giveCases } from '../giving'
import { hasEnded } from '../life/transitions'
import { guardedOf, mustReach, type Owner } from '../moving'
import { listOpenFound, lockFound, type QueueFilter, type ToldCase } from '../queues/store'
import * as store from '../store'
import type { CaseFile } from '../store'

export interface Assignment {
  /** Without: the office that has the case now. */
  office?: string | undefined
  /** Without: the office itself. */
  person?: string | undefined
  reason: AssigningReason
}

const wrong = (field: 'office' | 'person') =>
  new Failure('inputInvalid', [{ field, message: fieldWords[field === 'office' ? 'office' : 'colleague'].wrong }])

/**
 * Whether the actor may give the case to somebody: it lies within the own reach, and not with an office above the own one. What that was asked to
 * decide, or has stepped in for, is not taken from it from below.
 */
export const mayGive = (
  actor: Actor | null,
  file: Pick<CaseFile, 'applicant_id' | 'office_path' | 'owner_path' | 'bodies'>,
): boolean =>
  actor?.grants.some(
    (grant) =>
      may({ ...actor, grants: [grant] }, 'case.assign', guardedOf(file)) && !isAbove(file.owner_path, grant.officePath),
  ) === true

const isAbove = (path: string | null, below: string): boolean =>
  path !== null && path !== below && below.startsWith(path)

/** To whom the caller may give: an office within the own reach, with somebody there. */
async function getTarget(
  call: SignedInCall,
  { office: officeId, person }: Assignment,
): Promise<{ office: OfficeNode | undefined; personId: string | null }> {
  if (officeId === undefined) return { office: undefined, personId: person ?? null }
  const [office] = await listOffices(call, [officeId])
  // Industry committees stand beside the tree: whoever works for the League may give them what is theirs.
  const isReached =
    office !== undefined &&
    (may(call.actor, 'case.assign', { officePath: office.path }) ||
      (office.body !== 'league' && call.actor.grants.some((grant) => grant.body === 'league')))
  if (office === undefined || !isReached || office.body === 'union' || office.body === 'women') throw wrong('office')
  const cadres = (await listCaseCadres(call, [office.id])).get(office.id) ?? []
  if (cadres.length === 0 || (person !== undefined && !cadres.includes(person)))
    throw wrong(person === undefined ? 'office' : 'person')
  return { office, personId: person ?? null }
}

function ownerFor(file: CaseFile, office: OfficeNode | undefined, call: SignedInCall): Owner | undefined {
  if (office === undefined || office.id === file.owner_id) return undefined
  const isOwn = call.actor.grants.some((grant) => grant.officeId === office.id)
  return {
    id: office.id,
    path: office.path,
    cause: office.id === file.office_id ? 'responsible' : isOwn ? 'taken' : 'assigned',
  }
}

/** @throws Failure applicationUnknown, caseMoved (it has ended), inputInvalid (nobody there, or outside) */
export async function assignCase(call: SignedInCall, id: string, assignment: Assignment): Promise<string> {
  const file = mustReach(call, 'case.assign', await store.lockFile(call.tx, id))
  if (!mayGive(call.actor, file)) throw new Failure('applicationUnknown')
  if (hasEnded(file.state)) throw new Failure('caseMoved')
  const { office, personId } = await getTarget(call, assignment)
  if (office === undefined && personId !== null) await mustWorkThere(call, file, personId)
  await giveCases(call, [file], {
    owner: ownerFor(file, office, call),
    personId,
    reason: assignment.reason,
    actorId: call.actor.personId,
  })
  const name = personId === null ? undefined : await findPersonalValue(call, personId, 'name')
  return name ?? office?.name ?? ''
}

async function mustWorkThere(call: SignedInCall, file: CaseFile, personId: string): Promise<void> {
  const cadres = (await listCaseCadres(call, [file.owner_id ?? file.office_id])).values().next().value ?? []
  if (!cadres.includes(personId)) throw wrong('person')
}

/**
 * All open cases of a filter, which is a subquery of their ids. Tried first: `expected` is how many the caller was shown.
 * @returns how many change hands; nothing is done where `expected` is undefined
 * @throws Failure assigningMoved: it would be another number now
 */
export async function assignMany(
  call: SignedInCall,
  filter: QueueFilter,
  assignment: Assignment & { office: string },
  expected: number | undefined,
): Promise<{ found: number; given: number }> {
  const { office, personId } = await getTarget(call, assignment)
  const within = reach(call.actor, 'case.assign')
  const isOpen = (file: ToldCase) => file.duty_id !== null && mayGive(call.actor, file)
  const isMoving = (file: ToldCase) => office?.id !== file.owner_id || file.person_id !== personId
  if (expected === undefined) {
    const told = (await listOpenFound(call.tx, within, filter)).filter(isOpen)
    return { found: told.length, given: told.filter(isMoving).length }
  }
  const open = (await lockFound(call.tx, within, filter)).filter(isOpen)
  const moving = open.filter(isMoving)
  if (moving.length !== expected) throw new Failure('assigningMoved')
  let given = 0
  // Where the office stays it has the case for the reason for which it had it, as with one case alone.
  const parts = groupedBy(moving, (file) => `${file.owner_id === office?.id}/${file.office_id === office?.id}`)
  for (const part of parts.values()) {
    const [first] = part
    if (first === undefined) continue
    given += await giveCases(call, part, {
      owner: ownerFor(first, office, call),
      personId,
      reason: assignment.reason,
      actorId: call.actor.personId,
    })
  }
  return { found: open.length, given }
}
