/** Administrative borders move, and take open cases along: the same step, the same day, in the transaction of the change. */
import type { Call } from '../platform/call'
import { giveDuties } from '../duties/actions'
import { moveApplication } from '../intake/actions'
import { EVENT_VERSION } from './life/events'
import { ownerOf, owedOf } from './moving'
import * as store from './store'
import type { CaseFile } from './store'

/** An office that became another one, or whose cases go to another one. */
export interface MovedOffice {
  fromOfficeId: string
  toOfficeId: string
  toPath: string
}

/**
 * Cases of an office go along with it, the ended ones too: who looks for them finds them at the office of today.
 * @param choose where a split leaves a choice: the office that a case goes to, or null where it stays; without, all go to the one given
 * @returns how many
 */
export async function moveCases(
  call: Call,
  changeId: string,
  moved: MovedOffice,
  choose?: (file: CaseFile) => { id: string; path: string } | null,
): Promise<number> {
  const files = await store.lockOfOffice(call.tx, moved.fromOfficeId)
  let count = 0
  for (const file of files) {
    const target = choose === undefined ? { id: moved.toOfficeId, path: moved.toPath } : choose(file)
    if (target === null) continue
    await moveOne(call, changeId, file, moved, target)
    count++
  }
  return count
}

async function moveOne(
  call: Call,
  changeId: string,
  file: CaseFile,
  moved: MovedOffice,
  target: { id: string; path: string },
): Promise<void> {
  const isPlace = file.office_id === moved.fromOfficeId
  const isOwner = file.owner_id === moved.fromOfficeId
  const office = isPlace ? target : { id: file.office_id, path: file.office_path }
  const place = isPlace ? await moveApplication(call, file.id, target) : file.place
  if (file.duty_id === null) {
    await store.project(call.tx, file.id, { office_id: office.id, office_path: office.path, place })
    return
  }
  // Whoever had it keeps it where that is another office; else whoever answers for the place from now on.
  const owner = isOwner ? await ownerOf(call, office.path) : undefined
  const owed = owedOf(file)
  const after = owed === null || owner === undefined ? owed : { ...owed, ownerId: owner.id, cause: owner.cause }
  const seq = file.seq + 1
  await store.appendEvent(call.tx, {
    caseId: file.id,
    seq,
    version: EVENT_VERSION,
    from: file.state,
    kind: 'moved',
    to: file.state,
    actorId: call.actor?.personId ?? null,
    device: call.device,
    at: call.now,
    payload: { fromOffice: moved.fromOfficeId, toOffice: office.id, changeId },
    duty: after,
  })
  if (owner !== undefined) await giveDuties(call, [file.id], { officeId: owner.id, cause: owner.cause })
  await store.project(call.tx, file.id, {
    seq,
    office_id: office.id,
    office_path: office.path,
    place,
    ...(owner === undefined ? {} : { owner_id: owner.id, owner_path: owner.path, cause: owner.cause }),
  })
}
