/** Streets change: cases, open and ended, go along with their office, and the history of each tells of it. */
import { countMoved, type ChangedDivisions, type OfficeMove, type Successor } from '../divisions/changes/rules'
import { giveDuties } from '../duties/actions'
import { strikesOn } from '../duties/rules'
import { listApplications } from '../intake/actions'
import type { Call } from '../platform/call'
import { EVENT_VERSION } from './life/events'
import { giveCases } from './giving'
import { owedOf } from './moving'
import { settleVacancies } from './staffing'
import * as events from './event-store'
import * as store from './store'
import type { CaseFile } from './store'

/** Own choice, 2026-11-27: cases taken at a time. */
const BATCH = 500

/**
 * Runs after the intake has moved the applications: of a street that was split a case goes where its application went. The clock goes on; who is
 * named stays named where the office's people went along.
 */
export async function moveCases(call: Call, changed: ChangedDivisions): Promise<void> {
  for (const move of changed.moves) {
    if (move.body === 'league') await moveOffice(call, changed, move)
    if (move.fromOfficeId !== move.toOfficeId) await moveOwner(call, changed, move)
  }
  // Where nobody works in the new office, the one above answers, and the reverse.
  for (const officeId of new Set(changed.moves.flatMap(({ candidates }) => candidates.map((one) => one.officeId))))
    await settleVacancies(call, officeId)
}

async function moveOffice(call: Call, changed: ChangedDivisions, move: OfficeMove): Promise<void> {
  const byOffice = new Map(move.candidates.map((one) => [one.officeId, one]))
  let after: string | undefined
  for (;;) {
    const files = await store.lockAtOffice(call.tx, move.fromOfficeId, after, BATCH)
    if (files.length === 0) return
    const applications = await listApplications(
      call,
      files.map(({ id }) => id),
    )
    for (const file of files) {
      const to = byOffice.get(applications.get(file.id)?.office_id ?? '') ?? move.candidates[0]
      await moveFile(call, changed, file, move, to)
    }
    after = files.at(-1)?.id
  }
}

async function moveFile(
  call: Call,
  changed: ChangedDivisions,
  file: CaseFile,
  move: OfficeMove,
  to: Successor,
): Promise<void> {
  // Only its name is another one.
  if (to.officeId === file.office_id) return store.project(call.tx, file.id, { place: to.place })
  const owed = owedOf(file)
  const isOwn = owed !== null && owed.ownerId === move.fromOfficeId
  const isPersonThere = to.officeId === move.toOfficeId
  // Whom it was escalated to may be above no more: then the clock strikes again.
  const isFarther = file.escalated_path !== null && !to.path.startsWith(file.escalated_path)
  const after = owed && {
    ...owed,
    ...(isOwn && { ownerId: to.officeId, personId: isPersonThere ? owed.personId : null }),
    // Given to the office that is its own from now on, it lies there by its place.
    ...((isOwn || owed.ownerId === to.officeId) && { cause: 'responsible' as const }),
    ...(isFarther && { escalatedTo: null }),
  }
  await events.appendEvent(call.tx, {
    caseId: file.id,
    seq: file.seq + 1,
    version: EVENT_VERSION,
    from: file.state,
    kind: 'moved',
    to: file.state,
    actorId: changed.personId,
    device: call.device,
    at: call.now,
    payload: { fromOffice: move.fromOfficeId, toOffice: to.officeId, changeId: changed.changeId },
    duty: after,
  })
  if (after !== null)
    await giveDuties(call, [file.id], {
      officeId: after.ownerId,
      personId: after.personId,
      cause: after.cause,
      escalatedTo: after.escalatedTo,
    })
  await store.project(call.tx, file.id, {
    seq: file.seq + 1,
    office_id: to.officeId,
    office_path: to.path,
    place: to.place,
    ...(after !== null && isOwn && { owner_id: to.officeId, owner_path: to.path, person_id: after.personId }),
    ...(after !== null && { cause: after.cause }),
    ...(after !== null && isFarther && { escalated_to: null, escalated_path: null, strikes_on: strikesOn(after, 0) }),
  })
  countMoved(changed, after === null ? 'closed' : 'cases', 1)
  if (isOwn) countMoved(changed, 'duties', 1)
}

/** What was given to an office from elsewhere, an industry committee's as well, goes along with that. */
async function moveOwner(call: Call, changed: ChangedDivisions, move: OfficeMove): Promise<void> {
  for (;;) {
    const files = await store.lockOwned(call.tx, move.fromOfficeId, BATCH)
    if (files.length === 0) return
    const owner = { id: move.toOfficeId, path: move.toPath }
    for (const file of files)
      await giveCases(call, [file], {
        owner: { ...owner, cause: owner.id === file.office_id ? 'responsible' : (file.cause ?? 'assigned') },
        personId: file.person_id,
        reason: 'division',
        actorId: changed.personId,
      })
    countMoved(changed, 'duties', files.length)
  }
}
