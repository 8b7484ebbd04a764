/** Cases: opened by an application, moved by events, never edited. */
import { closeApplication, findApplication, findApplicationOfLicence, sayWhyNow } from '../intake/actions'
import type { SubmittedApplication } from '../intake/rules'
import { openDuty } from '../duties/actions'
import { stepRules } from '../duties/rules'
import { may, reach } from '../people/rules'
import type { Action } from '../../types/actions'
import type { FoundingForm } from '../../types/case-life'
import type { Call, SignedInCall } from '../platform/call'
import { sqlState } from '../platform/database/database'
import { Failure } from '../platform/failure'
import { withdrawCase } from './acts/accepting'
import { endOwnJoins, note } from './joins-ending'
import { EVENT_VERSION, type CaseEvent, type CaseEventKind } from './life/events'
import type { Owed } from './life/fold'
import { findTransition, hasEnded } from './life/transitions'
import { dutyOf, guardedOf, mustReach, noteField, ownerOf, projectionOf } from './moving'
import * as events from './event-store'
import * as store from './store'
import type { CaseFile } from './store'

export {
  answerAppeal,
  acceptCase,
  appealCase,
  refuseCase,
  reopenCase,
  resubmitCase,
  returnCase,
  withdrawCase,
} from './acts/accepting'
export { listBelonging } from './belonging'
export { countCasesAmong, hasCaseEnded, listCasesAmong, readQueueCursor, sayQueueCursor } from './among'
export { learnAgreed } from './acts/learning'
export { listAlone, listFilesUnguarded, lockUnguarded, noteJoint } from './acts/jointly'
export { findLastEvent, findSurvey } from './timeline'
export { casesUnderWay, findLastWithdrawal, withdrawnAfter } from './sets'
export { checkCases, listMisfolded } from './misfolded'
export { logContact, mustLieAhead, mustNotBeFar, noteParty, recordParty, surveyCase } from './acts/working'
export { dueOfStep, guardedOf, moveCase, moveLocked, mustReach, noteField, type Move, type Moved } from './moving'
export type { CaseFile } from './store'

/** Opens the case of an application, in the application's own transaction. */
export async function openCase(call: Call, submitted: SubmittedApplication): Promise<void> {
  const owner = await ownerOf(call, submitted.officePath)
  const owed: Owed = {
    ownerId: owner.id,
    personId: null,
    holder: stepRules.accept.holder,
    step: 'accept',
    dueOn: submitted.dueOn,
    cause: owner.cause,
    escalatedTo: null,
  }
  await events.appendEvent(call.tx, {
    caseId: submitted.applicationId,
    seq: 1,
    version: EVENT_VERSION,
    from: 'none',
    kind: 'submitted',
    to: 'submitted',
    actorId: submitted.applicantId,
    device: call.device,
    at: call.now,
    payload: { officeId: submitted.officeId, match: submitted.match, route: submitted.route },
    duty: owed,
  })
  const dutyId = await openDuty(call, dutyOf(submitted.applicationId, owed))
  await store.insertFile(call.tx, {
    id: submitted.applicationId,
    number: submitted.number,
    state: 'submitted',
    before_state: null,
    seq: 1,
    office_id: submitted.officeId,
    office_path: submitted.officePath,
    applicant_id: submitted.applicantId,
    enterprise: submitted.enterprise,
    uscc: submitted.uscc,
    place: submitted.place,
    why: submitted.why,
    due_on: submitted.dueOn,
    submitted_at: submitted.submittedAt,
    bodies: [...submitted.bodies],
    duty_id: dutyId,
    ...projectionOf({ owed, ownerPath: owner.path }),
    form: null,
    party: null,
    term_ends_on: null,
    handings: 0,
    joint_lead_id: null,
  })
}

/** Looks at a case for an act that changes nothing. @throws Failure applicationUnknown */
export async function getFile(call: Call, action: Action, id: string): Promise<CaseFile> {
  return mustReach(call, action, await store.findFile(call.tx, id), await store.listParties(call.tx, id))
}

/** The person is to be forgotten: takes all own open applications and wishes back. @returns how many applications */
export async function withdrawAllOf(call: SignedInCall): Promise<number> {
  // What is founded stays: the organisation is not the applicant's to take back.
  const open = (await store.listFiles(call.tx, reach(call.actor, 'application.withdraw'))).filter((file) =>
    isLegal(file, 'withdrawn'),
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
  return (await events.listEvents(call.tx, caseId)).map((event) => noteField(event.id))
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

const TAKEN = '23505'

/** A person has settled which enterprise is meant: stands in the history, and in the queue's row. The file must be locked. */
export async function recordMatch(
  call: SignedInCall,
  file: CaseFile,
  settled: { decision: 'this' | 'new'; enterpriseId: string | null },
): Promise<void> {
  await note(call, file, call.actor.personId, { kind: 'match-settled', payload: settled })
  const application = await findApplication(call, file.id)
  try {
    // A linked application carries its enterprise's code.
    await store.project(call.tx, file.id, {
      why: await sayWhyNow(call, file.id),
      uscc: application?.uscc ?? file.uscc,
    })
  } catch (error) {
    if (sqlState(error) === TAKEN) throw new Failure('reviewTwice')
    throw error
  }
}

/** Holds cases until the transaction ends, in one order for everybody. */
export async function holdCases(call: Pick<Call, 'tx'>, ids: readonly string[]): Promise<void> {
  for (const id of [...ids].sort()) await store.lockFile(call.tx, id)
}

/** Their applications stand under another enterprise from now on: two rows that were made one are two again. */
export async function followEnterprise(
  call: SignedInCall,
  ids: readonly string[],
  enterprise: { id: string; uscc: string },
): Promise<void> {
  for (const id of ids) {
    const file = await store.lockFile(call.tx, id)
    if (file === undefined) continue
    if (!hasEnded(file.state))
      await note(call, file, call.actor.personId, {
        kind: 'match-settled',
        payload: { decision: 'this', enterpriseId: enterprise.id },
      })
    await store.putUnderCode(call.tx, id, { uscc: enterprise.uscc, why: await sayWhyNow(call, id) })
  }
}

/** Where a case lies. */
export const findCaseOffice = async (call: Pick<Call, 'tx'>, id: string): Promise<string | undefined> =>
  (await store.findFile(call.tx, id))?.office_id

/** How a case is called, for who has reached it by something else that names it. */
export async function findCaseName(
  call: Pick<Call, 'tx'>,
  id: string,
): Promise<{ id: string; number: string; enterprise: string } | undefined> {
  const file = await store.findFile(call.tx, id)
  return file && { id: file.id, number: file.number, enterprise: file.enterprise }
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

/** A case whatever its reader reaches: for acts whose right lies elsewhere, as a candidate's in the own link. */
export const findFileUnguarded = (call: Pick<Call, 'tx'>, id: string): Promise<CaseFile | undefined> =>
  store.findFile(call.tx, id)

/** The case has ended: the enterprise is free for another application. */
export const closeCase = (call: Call, id: string): Promise<void> => closeApplication(call, id)

/** What is founded jointly is renewed and dissolved where it is led. */
export const isLedElsewhere = (file: Pick<CaseFile, 'id' | 'joint_lead_id'>, kind: CaseEventKind): boolean =>
  (kind === 'renewed' || kind === 'dissolved') && file.joint_lead_id !== null && file.joint_lead_id !== file.id

/** What was decided last to be founded, whatever came of it since; undefined: nothing ever was. */
export async function findLastForm(call: Pick<Call, 'tx'>, id: string): Promise<FoundingForm | undefined> {
  const last = (await events.listEventsOfKinds(call.tx, [id], ['decided'])).at(-1)
  // Written by `appendEvent` from a CaseEvent: kind and payload belong together.
  return (last?.payload as Extract<CaseEvent, { kind: 'decided' }>['payload'] | undefined)?.form
}

/** Whether an event may happen where the case stands. */
export const isLegal = (file: CaseFile, kind: CaseEventKind): boolean =>
  findTransition(file.state, kind, file.before_state) !== undefined
