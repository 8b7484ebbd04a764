/** The one way in which a case moves: locked, checked against policy and transitions, appended, projected, its duty passed on. */
import type { Action } from '../../types/actions'
import type { CaseState, FoundingForm } from '../../types/case-life'
import { endDuty, openDuty, passOn } from '../duties/actions'
import { stepRules, strikesOn, type DutyStep } from '../duties/rules'
import { findAnsweringOffice, putPersonalValue } from '../people/actions'
import { may } from '../people/rules'
import { addWorkingDays, localDate } from '../platform/calendar/calendar'
import { sqlState } from '../platform/database/database'
import type { Call, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { EVENT_VERSION, type CaseEvent, type CaseEventKind } from './life/events'
import { step, type Folded, type Owed } from './life/fold'
import { findTransition, hasEnded, stepOf } from './life/transitions'
import { caseMoved } from './rules'
import * as events from './event-store'
import * as store from './store'
import type { CaseFile } from './store'
import { tellNamed } from './telling'

/** The field under which the text of an event's remark is kept, with the applicant's personal values. */
export const noteField = (eventId: string) => `case-note/${eventId}`

/** What the policy needs to know of a case. */
export const guardedOf = (file: Pick<CaseFile, 'applicant_id' | 'office_path' | 'owner_path' | 'bodies'>) => ({
  applicantId: file.applicant_id,
  officePath: file.office_path,
  ownerPath: file.owner_path,
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

/** Whose a duty is. */
export interface Owner {
  id: string
  path: string
  cause: Owed['cause']
}

/** Who answers for the place of a case: the responsible office, or above it where that has no cadre. */
export async function ownerOf(call: Pick<Call, 'tx' | 'now'>, officePath: string): Promise<Owner> {
  const office = await findAnsweringOffice(call, officePath)
  return { id: office.id, path: office.path, cause: office.path === officePath ? 'responsible' : 'vacancy' }
}

/**
 * Whether the actor may take a refused case up again: the responsible office, or the one that answers for its place while nobody is there. It has
 * no owner, so the policy is asked with the one that it would have.
 */
export async function mayReopen(call: Call, file: CaseFile): Promise<boolean> {
  if (may(call.actor, 'case.work', guardedOf(file))) return true
  if (!hasEnded(file.state)) return false
  const { path: ownerPath } = await ownerOf(call, file.office_path)
  return may(call.actor, 'case.work', { ...guardedOf(file), ownerPath })
}

export interface Move {
  id: string
  action: Action
  event: CaseEvent
  note?: string | undefined
  /** The day that was agreed or chosen; without: by the rule of the step. */
  dueOn?: string | undefined
  /** Whose move it is; without: by the rule of the step. */
  holder?: Owed['holder'] | undefined
  /** Who is named for what comes next; without: as before, or whoever accepts. */
  personId?: string | null | undefined
  /** The next owner; without: as before. */
  owner?: Owner | undefined
  /** The responsible office from now on. */
  office?: { id: string; path: string } | undefined
}

/** Events after which the deadline goes on from where it was: the enterprise was promised a day. */
const keepsDay: ReadonlySet<CaseEventKind> = new Set(['handed-on', 'disputed', 'settled'])
/** Events that begin a new duty though the state stays. */
const beginsAnew: ReadonlySet<CaseEventKind> = new Set(['guide-named', 'renewed', 'handed-on', 'joint-advanced'])

export const foldedOf = (file: CaseFile): Folded => ({
  state: file.state,
  before: file.before_state,
  officeId: file.office_id,
  owed: null,
  form: file.form,
  party: file.party,
  termEndsOn: file.term_ends_on,
  handings: file.handings,
  jointLeadId: file.joint_lead_id,
  contactOn: file.contact_on,
})

/** What is owed now, as an event says it; null where the case has ended. */
export function owedOf(file: CaseFile): Owed | null {
  const { owner_id: ownerId, holder, step: dutyStep, cause } = file
  if (ownerId === null || holder === null || dutyStep === null || cause === null) return null
  return {
    ownerId,
    personId: file.person_id,
    holder,
    step: dutyStep,
    dueOn: file.due_on,
    cause,
    escalatedTo: file.escalated_to,
  }
}

/** The last day of the step that begins today in this state, by the rule of the step. YYYY-MM-DD. */
export const dueOfStep = ({ now }: Pick<Call, 'now'>, state: keyof typeof stepOf): string =>
  addWorkingDays(localDate(now), stepRules[stepOf[state]].workingDays)

async function nextOwed(
  call: SignedInCall,
  file: CaseFile,
  to: CaseState,
  move: Move,
): Promise<{ owed: Owed; ownerPath: string; isNew: boolean } | null> {
  if (hasEnded(to)) return null
  const { kind } = move.event
  const owner =
    move.owner ??
    (file.owner_id === null || file.owner_path === null || file.cause === null
      ? await ownerOf(call, file.office_path)
      : { id: file.owner_id, path: file.owner_path, cause: file.cause })
  const isSameOwner = owner.id === file.owner_id
  const isNew = to !== file.state || beginsAnew.has(kind)
  const dutyStep: DutyStep = stepOf[to]
  const dueOn = move.dueOn ?? (isNew && !keepsDay.has(kind) ? dueOfStep(call, to) : file.due_on)
  // Whoever takes a case up is named for it (谁联系、谁跟进, DOMAIN M12).
  const personId =
    move.personId !== undefined
      ? move.personId
      : kind === 'accepted'
        ? call.actor.personId
        : isSameOwner
          ? file.person_id
          : null
  return {
    owed: {
      ownerId: owner.id,
      personId,
      holder: isNew || file.holder === null ? (move.holder ?? stepRules[dutyStep].holder) : file.holder,
      step: dutyStep,
      dueOn,
      cause: owner.cause,
      // Late is late: a deadline that goes on stays escalated where the owner stays.
      escalatedTo: isNew ? null : file.escalated_to,
    },
    ownerPath: owner.path,
    isNew,
  }
}

export interface Moved {
  state: CaseState
  /** The next deadline; of a case that has ended: today. */
  dueOn: string
  eventId: string
  form: FoundingForm | null
}

const TAKEN = '23505'

/**
 * Moves a case by one event.
 * @throws Failure applicationUnknown (outside or none), caseMoved (somebody was quicker), enterpriseTaken (another case of the enterprise is ahead)
 */
export async function moveCase(call: SignedInCall, move: Move): Promise<Moved> {
  const file = mustReach(call, move.action, await store.lockFile(call.tx, move.id))
  return moveLocked(call, file, move)
}

/** The same for a case that was locked and reached before. */
export async function moveLocked(call: SignedInCall, file: CaseFile, move: Move): Promise<Moved> {
  const { event, id } = move
  const transition = findTransition(file.state, event.kind, file.before_state)
  if (transition === undefined) throw new Failure('caseMoved')
  const next = await nextOwed(call, file, transition.to, move)
  const after = step(foldedOf(file), {
    version: EVENT_VERSION,
    kind: event.kind,
    payload: event.payload,
    duty: next?.owed ?? null,
  })
  const seq = file.seq + 1
  const eventId = await events.appendEvent(call.tx, {
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
    duty: next?.owed ?? null,
  })
  if (move.note !== undefined && move.note !== '')
    await putPersonalValue(call, file.applicant_id, noteField(eventId), move.note)
  const dutyId = await settleDuty(call, file, next)
  const dueOn = next?.owed.dueOn ?? localDate(call.now)
  try {
    await store.project(call.tx, id, {
      state: transition.to,
      before_state: after.before,
      seq,
      due_on: dueOn,
      office_id: move.office?.id ?? file.office_id,
      office_path: move.office?.path ?? file.office_path,
      ...(next?.isNew === false ? {} : { duty_id: dutyId, ...projectionOf(next) }),
      form: after.form,
      party: after.party,
      term_ends_on: after.termEndsOn,
      handings: after.handings,
      joint_lead_id: after.jointLeadId,
      contact_on: after.contactOn,
    })
  } catch (error) {
    if (sqlState(error) === TAKEN) throw new Failure('enterpriseTaken')
    throw error
  }
  // What has ended is nobody's any more, and given to nobody else.
  if (next !== null) await tellNamed(call, id, { before: file.person_id, after: next.owed.personId, cause: eventId })
  await call.tools.bus.emit(call, caseMoved, {
    caseId: id,
    eventId,
    kind: event.kind,
    applicantId: file.applicant_id,
    number: file.number,
    form: after.form,
  })
  return { state: transition.to, dueOn, eventId, form: after.form }
}

async function settleDuty(
  call: SignedInCall,
  file: CaseFile,
  next: Awaited<ReturnType<typeof nextOwed>>,
): Promise<string | null> {
  if (next === null) {
    if (file.duty_id !== null) await endDuty(call, file.id)
    return null
  }
  if (!next.isNew && file.duty_id !== null) return file.duty_id
  const duty = dutyOf(file.id, next.owed)
  return file.duty_id === null ? openDuty(call, duty) : passOn(call, duty)
}

/** An event's duty as the duties room keeps it. */
export const dutyOf = (caseId: string, owed: Owed) => ({
  caseId,
  holder: owed.holder,
  officeId: owed.ownerId,
  personId: owed.personId,
  step: owed.step as DutyStep,
  dueOn: owed.dueOn,
  cause: owed.cause,
  escalatedTo: owed.escalatedTo,
})

/** What the queues need of the duty, on the case itself. */
export function projectionOf(next: { owed: Owed; ownerPath: string } | null) {
  return {
    owner_id: next?.owed.ownerId ?? null,
    owner_path: next?.ownerPath ?? null,
    person_id: next?.owed.personId ?? null,
    holder: next?.owed.holder ?? null,
    step: (next?.owed.step as DutyStep | undefined) ?? null,
    cause: next?.owed.cause ?? null,
    escalated_to: null,
    escalated_path: null,
    strikes_on: next === null ? null : strikesOn(next.owed, 0),
  }
}
