/** The beginning of a case: taken up, returned once, answered, refused, appealed against, taken back. */
import { fieldWords } from '../../../types/words/fields'
import type { ReturnReason } from '../../../types/casework'
import type { RefusalReason } from '../../../types/case-life'
import {
  closeApplication,
  correctAddress,
  findApplication,
  lockRivals,
  putContactName,
  reopenApplication,
  vouchForApplication,
} from '../../intake/actions'
import { listOffices, listOfficesAbove } from '../../divisions/actions'
import { findAnsweringOffice, recordConsent } from '../../people/actions'
import { divisionPathOf } from '../../people/rules'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import type { PoolEngines } from '../../pool/actions'
import { endJoinsOf } from '../joins-ending'
import { lastAppealDay } from '../life/rules'
import { hasEnded } from '../life/transitions'
import { learnAgreed } from './learning'
import { moveCase, moveLocked, mayReopen, mustReach, ownerOf, type Owner } from '../moving'
import * as store from '../store'
import { tellOffice } from '../telling'
import { isOverdue, readHistory } from '../timeline'

/** @throws Failure applicationUnknown, caseMoved, enterpriseTaken */
export async function acceptCase(call: SignedInCall, id: string) {
  const file = mustReach(call, 'case.accept', await store.lockFile(call.tx, id))
  await mustBeFree(call, id)
  const moved = await moveLocked(call, file, { id, action: 'case.accept', event: { kind: 'accepted', payload: {} } })
  await vouchForApplication(call, id)
  await learnAgreed(call, file)
  return moved
}

/**
 * Of one code the database lets one case be taken up; of an enterprise that was entered twice the other code's counts as well.
 * @throws Failure enterpriseTaken
 */
async function mustBeFree(call: SignedInCall, id: string): Promise<void> {
  const application = await findApplication(call, id)
  if (application === undefined) return
  const rivals = await lockRivals(call, application)
  if (rivals.some((one) => one.uscc !== application.uscc && one.vouched_at !== null))
    throw new Failure('enterpriseTaken')
}

export const returnCase = (call: SignedInCall, id: string, reasons: ReturnReason[], note: string) =>
  moveCase(call, {
    id,
    action: 'case.return',
    event: { kind: 'returned', payload: { reasons: [...new Set(reasons)], hasNote: note !== '' } },
    note,
  })

export interface Answer {
  id: string
  contactName: string
  /** Where the enterprise works; undefined: as before. */
  operatingAddress?: string | undefined
  note: string
}

/**
 * The owner answers a return. Another address is routed anew and moves nothing: the street that sent it back sees where it leads, and hands on.
 * @throws Failure applicationUnknown, caseMoved, inputInvalid (the address is another city's)
 */
export async function resubmitCase(
  call: SignedInCall,
  engines: Pick<PoolEngines, 'route'>,
  { id, contactName, operatingAddress, note }: Answer,
) {
  const file = mustReach(call, 'application.answerOwn', await store.lockFile(call.tx, id))
  if (file.state !== 'returned') throw new Failure('caseMoved')
  const why =
    operatingAddress === undefined ? undefined : await correctAddress(call, engines, { id, written: operatingAddress })
  const moved = await moveLocked(call, file, {
    id,
    action: 'application.answerOwn',
    event: { kind: 'resubmitted', payload: { hasNote: note !== '', address: why !== undefined } },
    note,
  })
  if (why !== undefined) await store.project(call.tx, id, { why })
  await putContactName(call, call.actor.personId, id, contactName)
  return moved
}

/**
 * The applicant takes it back: whoever wished to join is told, the street sees it, the enterprise is free for another application.
 * @throws Failure applicationUnknown, caseMoved (it has ended)
 */
export async function withdrawCase(call: SignedInCall, id: string) {
  const file = mustReach(call, 'application.withdraw', await store.lockFile(call.tx, id))
  if (hasEnded(file.state)) throw new Failure('caseMoved')
  await endJoinsOf(call, file)
  const moved = await moveCase(call, { id, action: 'application.withdraw', event: { kind: 'withdrawn', payload: {} } })
  await closeApplication(call, id)
  await recordConsent(call, {
    personId: file.applicant_id,
    kind: 'application',
    state: 'withdrawn',
    noticeVersion: (await findApplication(call, id))?.notice_version ?? '',
    function: 'withdrawApplication',
    record: id,
  })
  return moved
}

/** What was sent back is the enterprise's until its day is over. */
export const mayRefuse = (file: Pick<store.CaseFile, 'state' | 'due_on' | 'holder'>, now: Date): boolean =>
  file.state !== 'returned' || isOverdue(file, now)

/**
 * Not accepted (不予受理): the enterprise is told why, and that the office above can be asked.
 * @throws Failure applicationUnknown, caseMoved, inputInvalid (the enterprise left nothing unanswered)
 */
export async function refuseCase(call: SignedInCall, id: string, reason: RefusalReason, note: string) {
  const file = mustReach(call, 'case.refuse', await store.lockFile(call.tx, id))
  if (!mayRefuse(file, call.now)) throw new Failure('caseMoved')
  if (reason === 'unanswered' && file.state !== 'returned')
    throw new Failure('inputInvalid', [{ field: 'reason', message: fieldWords.why.answered }])
  await endJoinsOf(call, file)
  const moved = await moveCase(call, {
    id,
    action: 'case.refuse',
    event: { kind: 'refused', payload: { reason, hasNote: note !== '' } },
    note,
  })
  await closeApplication(call, id)
  return moved
}

/** Who looks at a refusal: the office above the one that refused, which where a street has nobody is not the street. */
async function findReviewer(call: SignedInCall, file: store.CaseFile): Promise<Owner> {
  const history = await readHistory(call, file.id)
  const before = history.slice(
    0,
    history.findLastIndex(({ kind }) => kind === 'refused'),
  )
  const owed = before.findLast(({ duty }) => duty !== null)?.duty
  const [refuser] = await listOffices(call, [owed?.ownerId ?? file.office_id])
  // What a street had that was merged or moved since is its successor's.
  const { body, path } = refuser === undefined || refuser.ended ? { body: 'league', path: file.office_path } : refuser
  const [own, above] = await listOfficesAbove(call, divisionPathOf({ body, officePath: path }))
  // A committee's refusal goes to the League's office of its own division; the city's own are looked at by the city: above it is nobody.
  const asked = body === 'league' ? (above ?? own) : own
  const office = await findAnsweringOffice(call, asked?.path ?? file.office_path)
  return { id: office.id, path: office.path, cause: office.id === file.office_id ? 'responsible' : 'assigned' }
}

/**
 * The enterprise asks the office above. It opens the application anew: where another one of the enterprise was opened meanwhile, that goes on
 * instead.
 * @throws Failure caseMoved, appealOver (its days are over), applicationExists, contactEnded
 */
export async function appealCase(call: SignedInCall, id: string, note: string) {
  const file = mustReach(call, 'application.answerOwn', await store.lockFile(call.tx, id))
  if (file.state !== 'refused') throw new Failure('caseMoved')
  if (localDate(call.now) > lastAppealDay(file.due_on)) throw new Failure('appealOver')
  await reopenApplication(call, id)
  const owner = await findReviewer(call, file)
  const moved = await moveLocked(call, file, {
    id,
    action: 'application.answerOwn',
    event: { kind: 'appealed', payload: { hasNote: note !== '' } },
    note,
    owner,
    personId: null,
  })
  await tellOffice(call, owner.id, { kind: 'appealed', caseId: id, cause: moved.eventId })
  return moved
}

/** The office above decides: the case goes on at the responsible office, or the refusal stands. */
export async function answerAppeal(call: SignedInCall, id: string, decision: 'granted' | 'rejected', note: string) {
  const file = mustReach(call, 'case.work', await store.lockFile(call.tx, id))
  const isGranted = decision === 'granted'
  if (isGranted) await mustBeFree(call, id)
  const owner = isGranted ? await ownerOf(call, file.office_path) : undefined
  const moved = await moveLocked(call, file, {
    id,
    action: 'case.work',
    event: isGranted
      ? { kind: 'appeal-granted', payload: { hasNote: note !== '' } }
      : { kind: 'appeal-rejected', payload: { hasNote: note !== '' } },
    note,
    owner,
  })
  if (owner !== undefined && owner.id !== file.owner_id)
    await tellOffice(call, owner.id, { kind: 'assigned', caseId: id, cause: moved.eventId })
  if (isGranted) await vouchForApplication(call, id)
  else await closeApplication(call, id)
  return moved
}

/** The office takes back its own refusal, or looks again at what was not possible yet. */
export async function reopenCase(call: SignedInCall, id: string, note: string) {
  const file = await store.lockFile(call.tx, id)
  if (file === undefined || !(await mayReopen(call, file))) throw new Failure('applicationUnknown')
  if (file.state === 'refused') await reopenApplication(call, id)
  const owner = hasEnded(file.state) ? await ownerOf(call, file.office_path) : undefined
  // Whoever is recorded as away may do it, too, while the office above answers: named is only who works where the case lies.
  const isThere = call.actor.grants.some(({ officeId }) => officeId === owner?.id)
  const moved = await moveLocked(call, file, {
    id,
    action: 'case.work',
    event: { kind: 'reopened', payload: { hasNote: note !== '' } },
    note,
    ...(owner === undefined ? {} : { owner, personId: isThere ? call.actor.personId : null }),
  })
  if (owner !== undefined && !isThere)
    await tellOffice(call, owner.id, { kind: 'assigned', caseId: id, cause: moved.eventId })
  await vouchForApplication(call, id)
  return moved
}
