/** The history in plain words, and where a case stands: for both sides of the counter. */
import type { ContactOutcome } from '../../types/case-life'
import {
  contactWords,
  formWords,
  guidanceWords,
  partyWords,
  reasonWords,
  stateWords,
} from '../../types/words/case-events'
import { ownerReasons, sayToParty } from '../../types/words/case-standing'
import { caseWords } from '../../types/words/casework'
import { jointActWords, jointAskedWords, jointLeavingWords, jointProgressWords } from '../../types/words/joint-events'
import { sayDay } from '../../types/words/dates'
import { listOffices } from '../divisions/actions'
import { findPersonalValue } from '../people/actions'
import { localDate } from '../platform/calendar/calendar'
import type { Call } from '../platform/call'
import type { CaseEvent, CaseEventKind, Counts } from './life/events'
import type { Owed } from './life/fold'
import { waitsForLead } from './led'
import { hasEnded } from './life/transitions'
import { noteField } from './moving'
import * as events from './event-store'
import type { CaseFile } from './store'

interface TimelineEntry {
  at: string
  title: string
  detail: string | null
}

/** An event with its payload's type put back; the database gives plain JSON. */
export type StoredEvent = CaseEvent & { id: string; seq: number; at: Date; duty: Owed | null; actor_id: string | null }

export async function readHistory(call: Pick<Call, 'tx'>, caseId: string): Promise<StoredEvent[]> {
  const rows = await events.listEvents(call.tx, caseId)
  // Written by `appendEvent` from a CaseEvent; kind and payload belong together.
  return rows as unknown as StoredEvent[]
}

/** Of several cases the events of some kinds, oldest first, by case. */
export async function readTelling(
  call: Pick<Call, 'tx'>,
  caseIds: readonly string[],
  kinds: readonly CaseEventKind[],
): Promise<Map<string, CaseEvent[]>> {
  const byCase = new Map<string, CaseEvent[]>()
  // As in `readHistory`: kind and payload belong together.
  for (const row of await events.listEventsOfKinds(call.tx, caseIds, kinds))
    byCase.set(row.case_id, [...(byCase.get(row.case_id) ?? []), row as unknown as CaseEvent])
  return byCase
}

export type Reader = 'owner' | 'party' | 'cadre'

/** Whose remark reaches the other side: written for it. All others are among cadres. */
const forBothSides: ReadonlySet<CaseEventKind> = new Set([
  'returned',
  'resubmitted',
  'refused',
  'appealed',
  'appeal-granted',
  'appeal-rejected',
  'deferred',
  'suspended',
  'requested',
  'request-declined',
  'replied',
  'elected',
  'election-declined',
  'founded',
  'dissolved',
])

/** Whether this enterprise itself is asked whether it wants to found together: the lead as the group is formed, the others one by one. */
const isAsking = ({ kind, payload }: CaseEvent): boolean =>
  kind === 'joint-noted' && (payload.act === 'formed' || (payload.act === 'asked' && payload.leadId === null))

/** What the history last says of founding together. `asked`: no answer yet; `in`: agreed. */
export function jointOf(history: readonly CaseEvent[]): 'none' | 'asked' | 'in' {
  let at: 'none' | 'asked' | 'in' = 'none'
  for (const event of history) {
    if (event.kind === 'joint-left') at = 'none'
    else if (isAsking(event)) at = 'asked'
    else if (event.kind === 'joint-joined' || event.kind === 'joint-founded') at = 'in'
    else if (event.kind === 'joint-noted') at = noted(at, event.payload)
  }
  return at
}

function noted(
  at: 'none' | 'asked' | 'in',
  { act, leadId, otherId }: Extract<CaseEvent, { kind: 'joint-noted' }>['payload'],
): typeof at {
  // Out of it: declined, let go, or the whole is over.
  if (leadId === null) return 'none'
  return act === 'consented' && otherId === null ? 'in' : at
}

/** The offices that events name, each as it was called by what came after it. */
async function officesOf(call: Pick<Call, 'tx'>, file: CaseFile, events: readonly StoredEvent[]): Promise<string[]> {
  let last = file.office_id
  const ids = events.map((event) => {
    if (event.kind === 'escalated') return event.payload.toOffice
    if (event.kind === 'urged') return event.payload.byOffice
    last = event.duty?.ownerId ?? last
    return last
  })
  const names = new Map((await listOffices(call, [...new Set(ids)])).map((office) => [office.id, office.name]))
  return ids.map((id) => names.get(id) ?? '')
}

/** Newest first. Remarks are opened for whoever may see the case. */
export async function sayTimeline(
  call: Pick<Call, 'tx' | 'tools'>,
  file: CaseFile,
  reader: Reader,
): Promise<TimelineEntry[]> {
  const words = reader === 'cadre' ? caseWords.eventForCadre : caseWords.event
  const events = await readHistory(call, file.id)
  const offices = await officesOf(call, file, events)
  const entries: TimelineEntry[] = []
  for (const [at, event] of events.entries()) {
    const moved = reader !== 'cadre' && event.kind === 'assigned' && offices[at] !== offices[at - 1]
    // Whose hands it is in is the owner's business; who of them has it, and why, is the office's.
    const title = moved ? caseWords.takenOver : words[event.kind]
    if (title === null) continue
    const details = moved ? [] : await detailsOf(call, file, event, reader)
    entries.unshift({
      at: event.at.toISOString(),
      title: sayTitle(event, { title: title(offices[at] ?? ''), by: offices[at] ?? '' }, reader),
      detail: details.length === 0 ? null : details.join('；'),
    })
  }
  return entries
}

/** How an attempt is told that reached nobody; undefined: it was a contact. */
const triedWords = ({ outcome }: { outcome: ContactOutcome }) =>
  outcome === 'no-answer' || outcome === 'wrong-number' ? caseWords.contactTried[outcome] : undefined

/** Of joint foundings an owner reads what is asked of them; whoever was admitted reads of the applicant, not of themselves. */
function sayTitle(event: StoredEvent, { title, by }: { title: string; by: string }, reader: Reader): string {
  if (reader === 'cadre') return title
  if (event.kind === 'contacted') return triedWords(event.payload)?.(by, event.payload.way) ?? title
  if (event.kind === 'joint-noted' && isAsking(event)) return reader === 'owner' ? jointAskedWords : title
  return reader === 'party' ? sayToParty(title) : title
}

async function detailsOf(
  call: Pick<Call, 'tx' | 'tools'>,
  file: CaseFile,
  event: StoredEvent,
  reader: Reader,
): Promise<string[]> {
  // Whoever was admitted sees how it goes; why, and what was written, is between the applicant and the office.
  const said = reader === 'party' ? [] : saidOf(event, reader)
  const isForReader = reader === 'cadre' || (reader === 'owner' && forBothSides.has(event.kind))
  if (!isForReader || !('hasNote' in event.payload) || !event.payload.hasNote) return said
  const note = await findPersonalValue(call, file.applicant_id, noteField(event.id))
  return note === undefined ? said : [...said, note]
}

/** What the office wrote for the enterprise with this event; null: nothing, or nothing that is for the enterprise. */
export async function findRemark(
  call: Pick<Call, 'tx' | 'tools'>,
  file: CaseFile,
  { id, kind, payload }: StoredEvent,
): Promise<string | null> {
  if (!forBothSides.has(kind) || !('hasNote' in payload) || !payload.hasNote) return null
  return (await findPersonalValue(call, file.applicant_id, noteField(id))) ?? null
}

const present = (text: string | null) => (text === null ? [] : [text])
const countOf = (name: string, value: number | null) => (value === null ? [] : [`${name} ${value} 人`])

/** What an event tells beside its title. */
function saidOf(event: StoredEvent, reader: Reader): string[] {
  switch (event.kind) {
    case 'returned':
      return event.payload.reasons.map((reason) => caseWords.reasons[reason])
    case 'resubmitted':
      return event.payload.address === true ? [caseWords.addressCorrected] : []
    case 'refused':
      return present(
        reader === 'cadre' ? reasonWords.refusal[event.payload.reason] : ownerReasons.refusal[event.payload.reason],
      )
    case 'suspended':
      return present(
        reader === 'cadre'
          ? reasonWords.suspension[event.payload.reason]
          : ownerReasons.suspension[event.payload.reason],
      )
    case 'decided':
      return [formWords[event.payload.form]]
    case 'deferred':
      return event.payload.lacking.flatMap((one) =>
        present(reader === 'cadre' ? reasonWords.lacking[one] : ownerReasons.lacking[one]),
      )
    case 'guide-named':
      return [reader === 'cadre' ? `约定 ${sayDay(event.payload.on)}` : `计划 ${sayDay(event.payload.on)}见面`]
    case 'guided':
      return sayGuidance(event.payload, reader)
    case 'founded':
    case 'renewed':
      return [`任期到 ${sayDay(event.payload.termEndsOn)}`]
    case 'surveyed': {
      const { way, staff, youth, members } = event.payload
      return [contactWords.way[way], ...countOf('职工', staff), ...countOf('青年', youth), ...countOf('团员', members)]
    }
    case 'contacted': {
      const { way, outcome, nextOn, staff = null, youth = null, members = null } = event.payload
      const learnt = [...countOf('职工', staff), ...countOf('青年', youth), ...countOf('团员', members)]
      const plan = nextOn === null ? [] : [`下次 ${sayDay(nextOn)}`]
      return reader === 'cadre'
        ? [contactWords.way[way], contactWords.outcome[outcome], ...learnt, ...plan]
        : triedWords({ outcome }) === undefined
          ? [contactWords.way[way], ...learnt]
          : []
    }
    case 'handed-on':
    case 'disputed':
      return present(
        reader === 'cadre' ? reasonWords.handing[event.payload.reason] : ownerReasons.handing[event.payload.reason],
      )
    case 'assigned':
      return [reasonWords.assigning[event.payload.reason]]
    case 'party-noted':
      return [partyWords[event.payload.party]]
    case 'joint-advanced':
      return [(reader === 'cadre' ? stateWords : jointProgressWords)[event.payload.leadState]]
    case 'joint-left':
      return [jointLeavingWords[event.payload.why]]
    case 'joint-noted':
      return reader !== 'cadre' && isAsking(event) ? [] : [jointActWords[event.payload.act]]
    case 'match-settled':
      return [caseWords.matchSettled[event.payload.decision]]
    case 'join-answered':
      return [caseWords.joinAnswered[event.payload.decision]]
    default:
      return []
  }
}

/** What came of the guidance is among cadres; what is next, and by when, is for both. */
function sayGuidance(
  { outcome, next, nextOn = null }: Extract<CaseEvent, { kind: 'guided' }>['payload'],
  reader: Reader,
): string[] {
  if (outcome === undefined || next === undefined) return []
  const by = nextOn === null ? [] : [sayDay(nextOn)]
  return reader === 'cadre'
    ? [guidanceWords.outcome[outcome], guidanceWords.nextStep(guidanceWords.next[next], by[0])]
    : [...present(ownerReasons.guidance[next]), ...(ownerReasons.guidance[next] === null ? [] : by)]
}

export const isOverdue = (file: Pick<CaseFile, 'due_on' | 'state' | 'holder'>, now: Date): boolean =>
  !hasEnded(file.state) && file.due_on < localDate(now) && !waitsForLead(file)

/** What surveys, contacts and the guidance found out so far: the newest of each count. Null: nobody has learnt any. @param until leaves out what was asked later */
export async function findSurvey(call: Pick<Call, 'tx'>, caseId: string, until?: Date): Promise<Learnt | null> {
  let found: Learnt | null = null
  for (const event of await readHistory(call, caseId)) {
    const learnt = learntOf(event)
    if (learnt !== null && (until === undefined || event.at <= until)) found = merged(found, learnt, event.at)
  }
  return found
}

type Learnt = Counts & { at: Date }

const merged = (before: Learnt | null, { staff, youth, members }: Partial<Counts>, at: Date): Learnt => ({
  staff: staff ?? before?.staff ?? null,
  youth: youth ?? before?.youth ?? null,
  members: members ?? before?.members ?? null,
  at,
})

/** Whoever surveys has asked, whatever was answered; of a contact or a guidance only an answer says so. */
function learntOf(event: CaseEvent): Partial<Counts> | null {
  if (event.kind === 'surveyed') return event.payload
  if (event.kind !== 'contacted' && event.kind !== 'guided') return null
  const { staff = null, youth = null, members = null }: Partial<Counts> = event.payload
  return (staff ?? youth ?? members) === null ? null : { staff, youth, members }
}

/** When something last happened to a case, and until when what followed was owed. */
export async function findLastEvent(
  call: Pick<Call, 'tx'>,
  caseId: string,
  kind: CaseEventKind,
): Promise<{ at: Date; dueOn: string | null } | undefined> {
  const last = (await readHistory(call, caseId)).filter((event) => event.kind === kind).at(-1)
  return last && { at: last.at, dueOn: last.duty?.dueOn ?? null }
}
