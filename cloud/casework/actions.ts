/** Cases: opened by an application, moved by events, never edited. */
import type { CaseState, ReturnReason } from '../../types/casework'
import {
  closeApplication,
  findApplication,
  findApplicationOfLicence,
  putContactName,
  sayWhyNow,
  vouchForApplication,
} from '../intake/actions'
import type { SubmittedApplication } from '../intake/rules'
import { endDuty, openDuty, passOn } from '../duties/actions'
import { localDate } from '../platform/calendar/calendar'
import { putPersonalValue, recordConsent } from '../people/actions'
import { may, reach } from '../people/rules'
import type { Action } from '../../types/actions'
import type { Call, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { endJoinsOf, endOwnJoins, note } from './joins-ending'
export { countCasesAmong, hasCaseEnded, listCasesAmong, readQueueCursor, sayQueueCursor } from './among'
import { caseMoved, EVENT_VERSION, findTransition, fold, hasEnded, type CaseEvent } from './rules'
import * as store from './store'
import type { CaseFile } from './store'

/** Opens the case of an application, in the application's own transaction. */
export async function openCase(call: Call, submitted: SubmittedApplication): Promise<void> {
  const event: CaseEvent = {
    kind: 'submitted',
    payload: { officeId: submitted.officeId, match: submitted.match, route: submitted.route },
  }
  await store.appendEvent(call.tx, {
    caseId: submitted.applicationId,
    seq: 1,
    version: EVENT_VERSION,
    from: 'none',
    kind: event.kind,
    to: 'submitted',
    actorId: submitted.applicantId,
    device: call.device,
    at: call.now,
    payload: event.payload,
  })
  await store.insertFile(call.tx, {
    id: submitted.applicationId,
    number: submitted.number,
    state: 'submitted',
    seq: 1,
    office_id: submitted.officeId,
    office_path: submitted.officePath,
    applicant_id: submitted.applicantId,
    enterprise: submitted.enterprise,
    place: submitted.place,
    why: submitted.why,
    due_on: submitted.dueOn,
    submitted_at: submitted.submittedAt,
    bodies: [...submitted.bodies],
  })
  await openDuty(call, {
    caseId: submitted.applicationId,
    officeId: submitted.officeId,
    step: 'accept',
    dueOn: submitted.dueOn,
  })
}

/** The field under which the text of an event's remark is kept, with the applicant's personal values. */
export const noteField = (eventId: string) => `case-note/${eventId}`

/** What the policy needs to know of a case. */
export const guardedOf = (file: CaseFile) => ({
  applicantId: file.applicant_id,
  officePath: file.office_path,
  bodies: file.bodies,
})

/** The case, if the actor may do this to it; what lies outside and what does not exist answer alike. */
export function mustReach(
  call: Call,
  action: Action,
  file: CaseFile | undefined,
  partyIds: readonly string[] = [],
): CaseFile {
  if (file === undefined || !may(call.actor, action, { ...guardedOf(file), partyIds }))
    throw new Failure('applicationUnknown')
  return file
}

/** Looks at a case for an act that changes nothing. @throws Failure applicationUnknown */
export async function getFile(call: Call, action: Action, id: string): Promise<CaseFile> {
  return mustReach(call, action, await store.findFile(call.tx, id), await store.listParties(call.tx, id))
}

/**
 * Moves a case by one event: locks it, checks policy and transition, appends, keeps projection and duty, tells later rooms.
 * A case that ends has the day of its end where a deadline stood.
 * @throws Failure applicationUnknown (outside or none), caseMoved (somebody was quicker)
 */
export async function moveCase(
  call: SignedInCall,
  { id, action, event, note }: { id: string; action: Action; event: CaseEvent; note?: string | undefined },
): Promise<{ state: CaseState; dueOn: string }> {
  const file = mustReach(call, action, await store.lockFile(call.tx, id))
  const transition = findTransition(file.state, event.kind)
  if (transition?.step === undefined || transition.step === null) throw new Failure('caseMoved')
  const seq = file.seq + 1
  const eventId = await store.appendEvent(call.tx, {
    caseId: id,
    seq,
    version: EVENT_VERSION,
    from: file.state,
    kind: event.kind,
    to: transition.to,
    actorId: call.actor.personId,
    device: call.device,
    at: call.now,
    payload: event.payload,
  })
  if (note !== undefined && note !== '') await putPersonalValue(call, file.applicant_id, noteField(eventId), note)
  let dueOn = localDate(call.now)
  if (transition.step === 'none') await endDuty(call, id)
  else
    dueOn = await passOn(call, {
      caseId: id,
      officeId: file.office_id,
      step: transition.step,
      // Whoever takes a case up is named for it (谁联系、谁跟进, DOMAIN M12).
      personId: event.kind === 'accepted' ? call.actor.personId : null,
    })
  await store.moveFile(call.tx, id, { state: transition.to, seq, dueOn })
  await call.tools.bus.emit(call, caseMoved, {
    caseId: id,
    eventId,
    kind: event.kind,
    applicantId: file.applicant_id,
    number: file.number,
  })
  return { state: transition.to, dueOn }
}

export async function acceptCase(call: SignedInCall, id: string) {
  const moved = await moveCase(call, { id, action: 'case.accept', event: { kind: 'accepted', payload: {} } })
  await vouchForApplication(call, id)
  return moved
}

export const returnCase = (call: SignedInCall, id: string, reasons: ReturnReason[], note: string) =>
  moveCase(call, {
    id,
    action: 'case.return',
    event: { kind: 'returned', payload: { reasons: [...new Set(reasons)], hasNote: note !== '' } },
    note,
  })

export async function resubmitCase(call: SignedInCall, id: string, contactName: string, note: string) {
  const moved = await moveCase(call, {
    id,
    action: 'application.answerOwn',
    event: { kind: 'resubmitted', payload: { hasNote: note !== '' } },
    note,
  })
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

/** The person is to be forgotten: takes all own open applications and wishes back. @returns how many applications */
export async function withdrawAllOf(call: SignedInCall): Promise<number> {
  const open = (await store.listFiles(call.tx, reach(call.actor, 'application.withdraw'))).filter(
    (file) => !hasEnded(file.state),
  )
  for (const file of open) await withdrawCase(call, file.id)
  await endOwnJoins(call)
  return open.length
}

/** The states of a person's cases. */
export async function listFilesOf(call: Pick<Call, 'tx'>, personId: string): Promise<CaseFile[]> {
  return store.listFiles(call.tx, [{ kind: 'applicant', personId }])
}

/** Under which fields the remarks of a case lie with its applicant's values. */
export async function listNoteFields(call: Pick<Call, 'tx'>, caseId: string): Promise<string[]> {
  return (await store.listEvents(call.tx, caseId)).map((event) => noteField(event.id))
}

/** Of the given cases those that the actor reaches with an act. */
export async function findCases(call: Call, action: Action, ids: readonly string[]): Promise<Map<string, CaseFile>> {
  const files = await store.listFilesById(call.tx, ids)
  return new Map(files.filter((file) => may(call.actor, action, guardedOf(file))).map((file) => [file.id, file]))
}

/** Takes a case for this transaction, for an act that moves neither state nor duty. @throws Failure applicationUnknown, caseMoved (it has ended) */
export async function lockCase(call: SignedInCall, action: Action, id: string): Promise<CaseFile> {
  const file = mustReach(call, action, await store.lockFile(call.tx, id))
  if (hasEnded(file.state)) throw new Failure('caseMoved')
  return file
}

/** A person has settled which enterprise is meant: stands in the history, and in the queue's row. The file must be locked. */
export async function recordMatch(
  call: SignedInCall,
  file: CaseFile,
  settled: { decision: 'this' | 'new'; enterpriseId: string | null },
): Promise<void> {
  await note(call, file, call.actor.personId, { kind: 'match-settled', payload: settled })
  await store.putWhy(call.tx, file.id, await sayWhyNow(call, file.id))
}

/** How a case is called, for who has reached it by something else that names it. */
export async function findCaseName(
  call: Pick<Call, 'tx'>,
  id: string,
): Promise<{ id: string; number: string; enterprise: string } | undefined> {
  const file = await store.findFile(call.tx, id)
  return file && { id: file.id, number: file.number, enterprise: file.enterprise }
}

/** Own choice, 2026-11-23: cases compared at a time. */
const COMPARED = 500

/** Folds every history anew and compares it with the projection. @returns the ids that differ; empty is right */
export async function listMisfolded(call: Pick<Call, 'tx'>): Promise<string[]> {
  const wrong: string[] = []
  let after: string | undefined
  for (;;) {
    const { files, events } = await store.listHistories(call.tx, after, COMPARED)
    if (files.length === 0) return wrong
    const histories = new Map<string, { seq: number; kind: string }[]>()
    for (const event of events) histories.set(event.case_id, [...(histories.get(event.case_id) ?? []), event])
    for (const file of files) {
      const history = histories.get(file.id) ?? []
      if (history.length !== file.seq || !foldsTo(history, file.state)) wrong.push(file.id)
    }
    after = files.at(-1)?.id
  }
}

function foldsTo(history: readonly { kind: string }[], state: CaseState): boolean {
  try {
    return fold(history) === state
  } catch {
    return false
  }
}

/**
 * Whether the actor may see the licence that this upload is: the responsible office of its case. What lies outside and what does
 * not exist answer alike.
 * @returns the id of the case
 */
export async function findCaseOfLicence(call: SignedInCall, uploadId: string): Promise<string | undefined> {
  const id = await findApplicationOfLicence(call, uploadId)
  const file = id === undefined ? undefined : await store.findFile(call.tx, id)
  return file !== undefined && !hasEnded(file.state) && may(call.actor, 'case.viewLicence', guardedOf(file))
    ? file.id
    : undefined
}
