/** The work on a case between acceptance and decision: what was learnt, each contact, put aside and taken up again. */
import {
  unspokenOutcomes,
  type ContactOutcome,
  type ContactWay,
  type PartyKind,
  type SuspensionReason,
} from '../../../types/case-life'
import { fieldWords } from '../../../types/words/fields'
import { clockRules } from '../../duties/rules'
import { putPersonalValue } from '../../people/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { note as noteEvent } from '../joins-ending'
import { hasEnded } from '../life/transitions'
import { learnAgreed } from './learning'
import { moveCase, moveLocked, mustReach, noteField } from '../moving'
import * as events from '../event-store'
import * as store from '../store'
import type { CaseFile } from '../store'
import type { Counts } from '../life/events'

const DAY = 86_400_000

/** A day that was chosen lies ahead, and not farther than the rule says. @throws Failure inputInvalid */
export function mustLieAhead(
  call: Pick<SignedInCall, 'now'>,
  field: string,
  day: string,
  farthestDays: number = clockRules.farthestDays,
): void {
  if (day <= localDate(call.now)) throw new Failure('inputInvalid', [{ field, message: fieldWords.day.past }])
  mustNotBeFar(call, field, day, farthestDays)
}

/** The upper bound alone. @throws Failure inputInvalid */
export function mustNotBeFar(
  call: Pick<SignedInCall, 'now'>,
  field: string,
  day: string,
  farthestDays: number = clockRules.farthestDays,
): void {
  const farthest = localDate(new Date(call.now.getTime() + farthestDays * DAY))
  if (day > farthest) throw new Failure('inputInvalid', [{ field, message: fieldWords.day.far(farthestDays) }])
}

export interface Survey extends Counts {
  id: string
  way: ContactWay
  party: PartyKind | null
  note: string
}

/** What a call or a visit found out about the enterprise's young people (DOMAIN M5). Once more where more is learnt. */
export async function surveyCase(call: SignedInCall, { id, way, staff, youth, members, party, note }: Survey) {
  const file = mustReach(call, 'case.work', await store.lockFile(call.tx, id))
  const moved = await moveLocked(call, file, {
    id,
    action: 'case.work',
    event: { kind: 'surveyed', payload: { way, staff, youth, members, party, hasNote: note !== '' } },
    note,
  })
  await learnAgreed(call, file)
  return moved
}

export interface Contact extends Partial<Counts> {
  id: string
  way: ContactWay
  outcome: ContactOutcome
  nextOn: string | null
  note: string
  /** Who was there, and when, where it is told later; else the caller, now. */
  was?: { personId: string; at: Date }
}

/**
 * A contact is logged: it moves neither state nor deadline. What was learnt with it counts like a survey's. One from before the application is none
 * of its case.
 * @throws Failure inputInvalid (a day gone by; counts where nobody was spoken with), caseMoved, applicationUnknown
 */
export async function logContact(call: SignedInCall, contact: Contact): Promise<void> {
  const { id, way, outcome, nextOn, note, was } = contact
  const counts = { staff: contact.staff ?? null, youth: contact.youth ?? null, members: contact.members ?? null }
  const learnt = (['staff', 'youth', 'members'] as const).find((field) => counts[field] !== null)
  if (learnt !== undefined && unspokenOutcomes.includes(outcome))
    throw new Failure('inputInvalid', [{ field: learnt, message: fieldWords.count.unspoken }])
  const file = mustReach(call, 'case.work', await store.lockFile(call.tx, id))
  if (hasEnded(file.state)) throw new Failure('caseMoved')
  if (nextOn !== null) mustLieAhead(call, 'nextOn', nextOn)
  if (was !== undefined && was.at < file.submitted_at) return
  // Nobody was spoken with, or before it was agreed: what was agreed stands.
  const isOpen =
    unspokenOutcomes.includes(outcome) || (was !== undefined && was.at < (await events.findContactAgreed(call.tx, id)))
  const day = nextOn ?? (isOpen ? file.contact_on : null)
  const { personId, at } = was ?? { personId: call.actor.personId, at: call.now }
  const eventId = await noteEvent({ ...call, now: at }, file, personId, {
    kind: 'contacted',
    payload: { way, outcome, nextOn: day, ...counts, hasNote: note !== '' },
  })
  await store.project(call.tx, id, { contact_on: day })
  if (note !== '') await putPersonalValue(call, file.applicant_id, noteField(eventId), note)
}

export async function noteParty(call: SignedInCall, id: string, party: PartyKind): Promise<void> {
  const file = mustReach(call, 'case.work', await store.lockFile(call.tx, id))
  if (hasEnded(file.state)) throw new Failure('caseMoved')
  await recordParty(call, file, party)
}

/** The same for a case that was locked and reached before. @returns the case as it is now */
export async function recordParty(call: SignedInCall, file: CaseFile, party: PartyKind): Promise<CaseFile> {
  if (file.party === party) return file
  await noteEvent(call, file, call.actor.personId, { kind: 'party-noted', payload: { party } })
  await store.project(call.tx, file.id, { party })
  return { ...file, party, seq: file.seq + 1 }
}

/** Put aside until a day, with the reason; the enterprise sees both. */
export async function suspendCase(
  call: SignedInCall,
  { id, reason, until, note }: { id: string; reason: SuspensionReason; until: string; note: string },
) {
  mustLieAhead(call, 'until', until)
  return moveCase(call, {
    id,
    action: 'case.work',
    event: { kind: 'suspended', payload: { reason, hasNote: note !== '' } },
    note,
    dueOn: until,
  })
}

export const resumeCase = (call: SignedInCall, id: string, note: string) =>
  moveCase(call, {
    id,
    action: 'case.work',
    event: { kind: 'resumed', payload: { hasNote: note !== '' } },
    note,
  })
