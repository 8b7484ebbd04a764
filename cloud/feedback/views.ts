/** A complaint as the person sees it, and as a cadre does. */
import type { CadreComplaint, MyComplaint } from '../../types/feedback'
import { id as recordId } from '../../types/fields'
import type { OutputOf, ParsedOf } from '../../types/registry'
import { feedbackWords as words, sayPlace } from '../../types/words/feedback'
import { fieldWords } from '../../types/words/fields'
import { findCaseName } from '../casework/actions'
import { getOfficeAt, getOfficeForOwners, listOffices } from '../divisions/actions'
import { findPersonalValue } from '../people/actions'
import { maskPhone, may, reach } from '../people/rules'
import { localDate } from '../platform/calendar/calendar'
import type { Call, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { mayEscalate, mustReach, noteField, textField } from './actions'
import { findTransition, pathAbove, type ComplaintEvent } from './rules'
import * as store from './store'
import type { Complaint, QueuePlace } from './store'

const isOverdue = (complaint: Complaint, now: Date) => complaint.state === 'open' && complaint.due_on < localDate(now)

function sayNext(complaint: Complaint, office: string, above: string | null, now: Date): string {
  if (complaint.state === 'answered')
    return above === null ? words.next.settled : words.next.answered(above, complaint.due_on)
  return isOverdue(complaint, now)
    ? words.next.late(office, complaint.due_on)
    : words.next.open(office, complaint.due_on)
}

async function findAbove(call: Call, complaint: Complaint): Promise<string | null> {
  const path = pathAbove(complaint.office_path)
  return path !== undefined && mayEscalate(complaint, call.now) ? (await getOfficeAt(call, path)).name : null
}

async function summarise(call: Call, complaint: Complaint, office: string): Promise<MyComplaint['complaint']> {
  const above = await findAbove(call, complaint)
  return {
    id: complaint.id,
    number: complaint.number,
    kind: complaint.kind,
    state: complaint.state,
    headline: words.headline[complaint.state],
    next: sayNext(complaint, office, above, call.now),
    dueOn: complaint.state === 'open' ? complaint.due_on : null,
    filedAt: complaint.filed_at.toISOString(),
  }
}

const officeNames = async (call: Call, ids: readonly string[]) =>
  new Map((await listOffices(call, [...new Set(ids)])).map((office) => [office.id, office.name]))

export async function sayFiled(call: Call, complaint: Complaint, office: string): Promise<string> {
  return (await summarise(call, complaint, office)).next
}

export async function listMyComplaints(call: SignedInCall): Promise<OutputOf<'listMyComplaints'>> {
  const own = await store.listOwn(call.tx, reach(call.actor, 'complaint.viewOwn'))
  const names = await officeNames(
    call,
    own.map((one) => one.office_id),
  )
  const complaints = []
  for (const one of own) complaints.push(await summarise(call, one, names.get(one.office_id) ?? ''))
  return { complaints }
}

/** An event with its payload's type put back; the database gives plain JSON. */
type StoredEvent = ComplaintEvent & { id: string; at: Date }

/** Newest first, with what was written. The first office is the one it was filed with; each later one took it over. */
async function sayTimeline(call: Call, complaint: Complaint, reader: 'person' | 'cadre') {
  // Written by `append` from a ComplaintEvent of EVENT_VERSION; kind and payload belong together.
  const events = (await store.listEvents(call.tx, complaint.id)) as unknown as StoredEvent[]
  const ids = events.flatMap((event) =>
    event.kind === 'filed' ? [event.payload.officeId] : event.kind === 'answered' ? [] : [event.payload.to],
  )
  const names = await officeNames(call, ids)
  const say = reader === 'cadre' ? words.eventForCadre : words.event
  let officeId = ''
  const entries: { at: string; title: string; detail: string | null }[] = []
  for (const event of events) {
    if (event.kind === 'filed') officeId = event.payload.officeId
    else if (event.kind !== 'answered') officeId = event.payload.to
    const note =
      event.kind === 'answered' || (event.kind === 'escalated' && event.payload.hasNote)
        ? await findPersonalValue(call, complaint.person_id, noteField(event.id))
        : undefined
    entries.unshift({
      at: event.at.toISOString(),
      title: say[event.kind](names.get(officeId) ?? ''),
      detail: note ?? null,
    })
  }
  return entries
}

export async function getMyComplaint(call: SignedInCall, id: string): Promise<MyComplaint> {
  const complaint = mustReach(call, 'complaint.viewOwn', await store.findComplaint(call.tx, id))
  const office = await getOfficeForOwners(call, complaint.office_path)
  return {
    complaint: await summarise(call, complaint, office.name),
    office,
    text: (await findPersonalValue(call, complaint.person_id, textField(id))) ?? null,
    timeline: await sayTimeline(call, complaint, 'person'),
    above: await findAbove(call, complaint),
  }
}

const asRow = (complaint: Complaint, office: string, now: Date): CadreComplaint['complaint'] => ({
  id: complaint.id,
  number: complaint.number,
  kind: complaint.kind,
  state: complaint.state,
  office,
  escalations: complaint.escalations,
  dueOn: complaint.state === 'open' ? complaint.due_on : null,
  overdue: isOverdue(complaint, now),
  filedAt: complaint.filed_at.toISOString(),
})

/** Own choice, 2026-11-24: rows of a page where the client asks for no number. */
const PAGE = 20
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

const asCursor = (complaint: Complaint) => Buffer.from(`${complaint.due_on}/${complaint.id}`).toString('base64url')

function readCursor(cursor: string | undefined): QueuePlace | undefined {
  if (cursor === undefined) return undefined
  const [dueOn = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('/')
  const at = new Date(`${dueOn}T00:00:00Z`)
  // A day that exists: the database would refuse another with an error of its own.
  const isDay = DAY.test(dueOn) && !dueOn.startsWith('0000') && at.toISOString().startsWith(dueOn)
  if (!isDay || !recordId.safeParse(id).success)
    throw new Failure('inputInvalid', [{ field: 'cursor', message: fieldWords.cursor.wrong }])
  return { dueOn, id }
}

export async function listComplaints(
  call: SignedInCall,
  input: ParsedOf<'listComplaints'>,
): Promise<OutputOf<'listComplaints'>> {
  const to = reach(call.actor, 'complaint.view')
  const limit = input.limit ?? PAGE
  const found = await store.listQueue(call.tx, {
    reach: to,
    state: input.state,
    after: readCursor(input.cursor),
    limit: limit + 1,
  })
  const rows = found.slice(0, limit)
  const counts = await store.countByState(call.tx, to)
  const names = await officeNames(
    call,
    rows.map((row) => row.office_id),
  )
  const last = found.length > limit ? rows.at(-1) : undefined
  return {
    rows: rows.map((row) => asRow(row, names.get(row.office_id) ?? '', call.now)),
    counts: { open: counts.get('open') ?? 0, answered: counts.get('answered') ?? 0 },
    next: last === undefined ? null : asCursor(last),
    offices: call.actor.grants.map((grant) => grant.officeName),
  }
}

export async function getComplaint(call: SignedInCall, id: string): Promise<CadreComplaint> {
  const complaint = mustReach(call, 'complaint.view', await store.findComplaint(call.tx, id))
  const names = await officeNames(call, [complaint.office_id])
  const phone = await findPersonalValue(call, complaint.person_id, 'phone')
  const guarded = { applicantId: complaint.person_id, officePath: complaint.office_path }
  const about = complaint.case_id === null ? undefined : await findCaseName(call, complaint.case_id)
  return {
    complaint: asRow(complaint, names.get(complaint.office_id) ?? '', call.now),
    phoneMasked: phone === undefined ? '' : maskPhone(phone),
    place: sayPlace(complaint.place),
    about: about ?? null,
    text: (await findPersonalValue(call, complaint.person_id, textField(id))) ?? null,
    timeline: await sayTimeline(call, complaint, 'cadre'),
    mayAnswer:
      findTransition(complaint.state, 'answered') !== undefined && may(call.actor, 'complaint.answer', guarded),
  }
}
