/** Complaints and suggestions: filed, answered, taken to the office above. Always with an office; open ones always with a day. */
import { randomUUID } from 'node:crypto'
import type { Action } from '../../types/actions'
import type { ParsedOf } from '../../types/registry'
import { getFile } from '../casework/actions'
import { getOfficeAt, type OfficeNode } from '../divisions/actions'
import { putPersonalValue } from '../people/actions'
import { may } from '../people/rules'
import { countAct } from '../platform/act-count'
import { addWorkingDays, localDate } from '../platform/calendar/calendar'
import type { Call, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import {
  answerDays,
  complaintMoved,
  escalatedDays,
  EVENT_VERSION,
  filingLimits,
  findTransition,
  objectionDays,
  pathAbove,
  type ComplaintEvent,
} from './rules'
import * as store from './store'
import type { Complaint } from './store'

/** Fields under which the texts are kept, with the personal values of who filed the complaint. */
export const textField = (complaintId: string) => `complaint/${complaintId}`
export const noteField = (eventId: string) => `complaint-note/${eventId}`

const PREFIX = { complaint: 'TS', suggestion: 'YJ' } as const

/** Where it goes: to the office where the own application lies, else to the city's. */
async function officeFor(call: SignedInCall, about: string | undefined): Promise<OfficeNode> {
  const path =
    about === undefined
      ? `/${call.tools.configuration.HOME_CITY}/`
      : (await getFile(call, 'application.viewOwn', about)).office_path
  return getOfficeAt(call, path)
}

/** @throws Failure applicationUnknown (not an own one), tooManyComplaints */
export async function fileComplaint(
  call: SignedInCall,
  { kind, text, from, about }: ParsedOf<'fileComplaint'>,
): Promise<{ complaint: Complaint; office: OfficeNode }> {
  const { personId } = call.actor
  if (!(await countAct(call, `complaint/${personId}`, filingLimits.windows))) throw new Failure('tooManyComplaints')
  const office = await officeFor(call, about)
  const today = localDate(call.now)
  const serial = String(await store.nextNumber(call.tx)).padStart(5, '0')
  const complaint: Complaint = {
    id: randomUUID(),
    number: `${PREFIX[kind]}${today.replaceAll('-', '')}-${serial}`,
    kind,
    person_id: personId,
    place: from,
    case_id: about ?? null,
    state: 'open',
    seq: 1,
    office_id: office.id,
    office_path: office.path,
    escalations: 0,
    due_on: addWorkingDays(today, answerDays[kind].workingDays),
    filed_at: call.now,
    texts_forgotten_at: null,
  }
  await store.insertComplaint(call.tx, complaint)
  await putPersonalValue(call, personId, textField(complaint.id), text)
  await append(call, complaint, 'none', 'open', { kind: 'filed', payload: { officeId: office.id } }, personId)
  return { complaint, office }
}

async function append(
  call: Call,
  complaint: Pick<Complaint, 'id' | 'seq'>,
  from: Complaint['state'] | 'none',
  to: Complaint['state'],
  event: ComplaintEvent,
  actorId: string | null,
): Promise<string> {
  const id = randomUUID()
  await store.appendEvent(call.tx, {
    id,
    complaint_id: complaint.id,
    seq: complaint.seq,
    version: EVENT_VERSION,
    kind: event.kind,
    from_state: from,
    to_state: to,
    actor_id: actorId,
    device: call.device,
    at: call.now,
    payload: event.payload,
  })
  return id
}

/** The complaint, if the actor may do this to it; what lies outside and what does not exist answer alike. */
export function mustReach(call: Call, action: Action, found: Complaint | undefined): Complaint {
  if (found === undefined || !may(call.actor, action, { applicantId: found.person_id, officePath: found.office_path }))
    throw new Failure('complaintUnknown')
  return found
}

/** Moves a locked complaint by one event and tells who must know. */
async function move(
  call: Call,
  complaint: Complaint,
  event: ComplaintEvent,
  to: { office?: OfficeNode; dueOn: string; actorId: string | null; note?: string },
): Promise<Complaint> {
  const transition = findTransition(complaint.state, event.kind)
  if (transition === undefined) throw new Failure('complaintMoved')
  const moved: Complaint = {
    ...complaint,
    state: transition.to,
    seq: complaint.seq + 1,
    due_on: to.dueOn,
    ...(to.office === undefined
      ? {}
      : {
          office_id: to.office.id,
          office_path: to.office.path,
          escalations: complaint.escalations + 1,
        }),
  }
  const eventId = await append(call, moved, complaint.state, transition.to, event, to.actorId)
  if (to.note !== undefined && to.note !== '')
    await putPersonalValue(call, complaint.person_id, noteField(eventId), to.note)
  const { state, seq, due_on, office_id, office_path, escalations } = moved
  await store.moveComplaint(call.tx, complaint.id, { state, seq, due_on, office_id, office_path, escalations })
  const { person_id: personId, number } = complaint
  await call.tools.bus.emit(call, complaintMoved, { eventId, personId, number, kind: event.kind })
  return moved
}

/** @throws Failure complaintUnknown (outside or none), complaintMoved (answered before, or taken above) */
export async function answerComplaint(
  call: SignedInCall,
  { id, text }: ParsedOf<'answerComplaint'>,
): Promise<Complaint> {
  const complaint = mustReach(call, 'complaint.answer', await store.lockComplaint(call.tx, id))
  const dueOn = addWorkingDays(localDate(call.now), objectionDays.workingDays)
  const event: ComplaintEvent = { kind: 'answered', payload: {} }
  return move(call, complaint, event, { dueOn, actorId: call.actor.personId, note: text })
}

/** Whether the person may take it to the office above now. */
export const mayEscalate = (complaint: Complaint, now: Date): boolean =>
  complaint.state === 'answered' && pathAbove(complaint.office_path) !== undefined && complaint.due_on >= localDate(now)

/** @throws Failure complaintUnknown, complaintMoved (not answered yet), complaintSettled (the city answered, or it is too late) */
export async function escalateComplaint(
  call: SignedInCall,
  { id, note }: ParsedOf<'escalateComplaint'>,
): Promise<{ complaint: Complaint; office: OfficeNode }> {
  const complaint = mustReach(call, 'complaint.escalateOwn', await store.lockComplaint(call.tx, id))
  if (complaint.state !== 'answered') throw new Failure('complaintMoved')
  const above = pathAbove(complaint.office_path)
  if (above === undefined || !mayEscalate(complaint, call.now)) throw new Failure('complaintSettled')
  const office = await getOfficeAt(call, above)
  const written = note.trim()
  const event: ComplaintEvent = {
    kind: 'escalated',
    payload: { from: complaint.office_id, to: office.id, hasNote: written !== '' },
  }
  const dueOn = addWorkingDays(localDate(call.now), escalatedDays.workingDays)
  return {
    complaint: await move(call, complaint, event, { office, dueOn, actorId: call.actor.personId, note: written }),
    office,
  }
}

/**
 * Takes one complaint whose day went by to the office above. Above the city there is none: there it stays, overdue for all to see.
 * @returns false when there was nothing to take
 */
export async function passOnOverdue(call: Call): Promise<boolean> {
  const cityPath = `/${call.tools.configuration.HOME_CITY}/`
  const complaint = await store.lockOverdue(call.tx, localDate(call.now), cityPath)
  if (complaint === undefined) return false
  const office = await getOfficeAt(call, pathAbove(complaint.office_path) ?? cityPath)
  const event: ComplaintEvent = { kind: 'overdue', payload: { from: complaint.office_id, to: office.id } }
  const dueOn = addWorkingDays(localDate(call.now), escalatedDays.workingDays)
  await move(call, complaint, event, { office, dueOn, actorId: null })
  return true
}

/** A locked complaint goes along with its office: state, day and number of escalations stay, and nobody is written to. */
export async function moveToOffice(
  call: Call,
  complaint: Complaint,
  to: { officeId: string; path: string },
  actorId: string | null,
): Promise<void> {
  const { id, state, due_on, escalations } = complaint
  const seq = complaint.seq + 1
  const payload = { from: complaint.office_id, to: to.officeId }
  await append(call, { id, seq }, state, state, { kind: 'moved', payload }, actorId)
  await store.moveComplaint(call.tx, id, {
    state,
    seq,
    due_on,
    office_id: to.officeId,
    office_path: to.path,
    escalations,
  })
}
