/** The request: what it says, who may write it, that it goes only when it is whole; and the office's reply with its number. */
import type { FieldError } from '../../types/errors'
import type { ParsedOf } from '../../types/registry'
import { documentWords } from '../../types/words/documents'
import { fieldWords } from '../../types/words/fields'
import { electionWords } from '../../types/words/founding'
import { foundingWords } from '../../types/words/founding-pages'
import * as casework from '../casework/actions'
import { findGroup, sumCounts } from '../joint/actions'
import { jointWords } from '../../types/words/joint'
import { localDate } from '../platform/calendar/calendar'
import type { Call, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import type { Finding } from '../../types/founding'
import { findFacts } from './candidates'
import { checkNumber, normaliseNumber, type NumberWarning } from './numbers'
import { checkCommittee } from './rules/committee'
import { standardsOn } from './own-rules'
import * as store from './store'

/** States in which the request can be written: while the guide helps and the enterprise prepares. */
const isWritable = (state: string) => state === 'guiding' || state === 'preparing'

/** @throws Failure caseMoved, applicationUnknown */
export async function saveRequest(
  call: SignedInCall,
  input: ParsedOf<'saveRequest'>,
): Promise<{ findings: Finding[] }> {
  const file = await casework.lockCase(call, 'founding.prepare', input.id)
  if (!isWritable(file.state)) throw new Failure('caseMoved')
  await store.putFounding(call.tx, file.id, {
    full_name: input.fullName,
    short_name: input.shortName,
    industry: input.industry,
    staff: input.staff,
    youth: input.youth,
    members: input.members,
    seats: input.seats,
    party_name: input.party === 'none' ? '' : (input.partyName ?? ''),
  })
  await casework.recordParty(call, file, input.party)
  return { findings: await findingsOf(call, file) }
}

/** What is not as the rules say of the committee, as the request stands. */
export async function findingsOf(call: SignedInCall, file: casework.CaseFile): Promise<Finding[]> {
  const founding = await store.findFounding(call.tx, file.id)
  // Nothing can be said of what nobody has written yet.
  if (file.form === null || founding?.members === undefined || founding.members === null || founding.seats === null)
    return []
  const candidates = await store.listCandidates(call.tx, file.id)
  return checkCommittee(
    { form: file.form, members: founding.members, seats: founding.seats, candidates: candidates.length },
    standardsOn(call, localDate(call.now)),
  )
}

/**
 * The request goes to the office, whole: written, with candidates who gave their own data.
 * @throws Failure inputInvalid, caseMoved, applicationUnknown
 */
export async function sendRequest(call: SignedInCall, id: string, note: string): Promise<casework.Moved> {
  const file = await casework.lockCase(call, 'founding.prepare', id)
  const founding = await store.findFounding(call.tx, id)
  const candidates = await store.listCandidates(call.tx, id)
  const refuse = (message: string) => new Failure('inputInvalid', [{ field: 'request', message }])
  if (file.state === 'preparing') {
    if (founding === undefined || founding.full_name === '') throw refuse(foundingWords.requestEmpty)
    if (file.party !== 'none' && founding.party_name === '') throw refuse(foundingWords.partyUnnamed)
    if (candidates.length === 0) throw refuse(foundingWords.candidatesNone)
    if (!candidates.some((one) => one.post === 'secretary')) throw refuse(documentWords.missing.secretary)
    if (candidates.some((one) => one.given_at === null)) throw refuse(foundingWords.candidatesMissing)
    // Whoever deleted the account has taken everything along.
    for (const one of candidates)
      if ((await findFacts(call, one)) === undefined) throw refuse(foundingWords.candidatesGone)
    const wrong = (await findingsOf(call, file)).find((finding) => finding.level === 'error')
    if (wrong !== undefined) throw refuse(wrong.sentence)
    const few = await findTooFew(call, file)
    if (few !== null) throw refuse(few.isLeadOpen ? jointWords.leadOpen : jointWords.tooFew(few.least, few.have))
  }
  const moved = await casework.moveLocked(call, file, {
    id,
    action: 'founding.prepare',
    event: { kind: 'requested', payload: { hasNote: note !== '' } },
    note,
  })
  await store.putFounding(call.tx, id, { request_on: localDate(call.now) })
  return moved
}

/** Null: it is enough, or not a joint one. */
async function findTooFew(
  call: Pick<Call, 'tx' | 'tools' | 'now'>,
  file: casework.CaseFile,
): Promise<{ least: number; have: number; isLeadOpen: boolean } | null> {
  if (file.form !== 'joint-branch') return null
  const { enterprises: least } = standardsOn(call, localDate(call.now)).jointBranch.value
  const have = (await sumCounts(call, file.id))?.enterprises ?? 0
  if (have >= least) return null
  const group = await findGroup(call, file.id)
  return { least, have, isLeadOpen: group?.seats.find((seat) => seat.case_id === file.id)?.consented_at === null }
}

/** A joint branch is of several enterprises, each of which has consented. @throws Failure jointTooFew */
export async function mustBeEnough(call: Pick<Call, 'tx' | 'tools' | 'now'>, file: casework.CaseFile): Promise<void> {
  if ((await findTooFew(call, file)) !== null) throw new Failure('jointTooFew')
}

/**
 * A number as the standard writes it. What is odd about it (used before, of another form or year) is told once: the office's own register
 * decides.
 * @param on the document's day
 * @throws Failure inputInvalid
 */
export async function readNumber(
  call: SignedInCall,
  officeId: string,
  { number, sure, on }: { number: string | undefined; sure: boolean | undefined; on: string },
): Promise<string | null> {
  if (number === undefined) return null
  const normal = normaliseNumber(number)
  if (sure === true) return normal
  const fields = await findOdd(call, officeId, { number, on })
  if (fields.length > 0) throw new Failure('inputInvalid', fields)
  return normal
}

/** What is odd about a number of an office, in a sentence each. @param given.on the document's day */
export async function findOdd(
  call: Pick<Call, 'tx'>,
  officeId: string,
  { number, on }: { number: string; on: string },
): Promise<FieldError[]> {
  const normal = normaliseNumber(number)
  const used = (await store.isNumberUsed(call.tx, officeId, [number, normal])) ? [normal] : []
  return checkNumber(number, used, Number(on.slice(0, 4))).map((warning) => ({
    field: 'number',
    message: sayWarning(warning),
  }))
}

function sayWarning(warning: NumberWarning): string {
  const words = fieldWords.documentNumber
  switch (warning.kind) {
    case 'duplicate':
      return words.used(warning.number)
    case 'year':
      return words.year(warning.year)
    case 'form':
      return words.form
  }
}

/** @throws Failure inputInvalid: a day that is not over yet, or before another */
export function mustBePast(call: Pick<SignedInCall, 'now'>, field: string, day: string): void {
  if (day > localDate(call.now)) throw new Failure('inputInvalid', [{ field, message: fieldWords.day.future }])
}

/** What is granted says of which day. @throws Failure inputInvalid */
export function mustBeDated(on: string | undefined): asserts on is string {
  if (on === undefined) throw new Failure('inputInvalid', [{ field: 'on', message: fieldWords.day.wrong }])
}

/** What a day may not lie before; null: nothing is known of that. */
interface Earliest {
  field: string
  on: string
  after: string | null
  say: (day: string) => string
}

/** @throws Failure inputInvalid: nobody replies to what was not sent yet, or confirms what was not held */
export function mustFollow({ field, on, after, say }: Earliest): void {
  if (after !== null && on < after) throw new Failure('inputInvalid', [{ field, message: say(after) }])
}

/** @throws Failure inputInvalid: a reply is of the day on which its request was sent, or later */
export async function mustFollowRequest(call: Pick<Call, 'tx'>, id: string, on: string): Promise<void> {
  const after = (await store.findFounding(call.tx, id))?.request_on ?? null
  mustFollow({ field: 'on', on, after, say: electionWords.beforeRequest })
}

/** @throws Failure inputInvalid (a day, a number; no reason for a reply against the rules), caseMoved, jointTooFew, applicationUnknown */
export async function replyRequest(call: SignedInCall, input: ParsedOf<'replyRequest'>): Promise<casework.Moved> {
  const { id, decision, number, sure, on } = input
  const note = input.note.trim()
  const file = await casework.lockCase(call, 'case.work', id)
  if (decision === 'declined')
    return casework.moveLocked(call, file, {
      id,
      action: 'case.work',
      event: { kind: 'request-declined', payload: { hasNote: note !== '' } },
      note: mustExplain(note),
    })
  mustBeDated(on)
  mustBePast(call, 'on', on)
  if (file.state === 'requested') {
    await mustFollowRequest(call, id, on)
    // One may have gone since the request was sent.
    await mustBeEnough(call, file)
  }
  // The rules find, a cadre decides (DOMAIN §2), as where an election is confirmed: against one that binds with the reason in the history.
  if (note === '' && (await findingsOf(call, file)).some(({ level }) => level === 'error'))
    throw new Failure('inputInvalid', [{ field: 'note', message: electionWords.replyReason }])
  const officeId = file.owner_id ?? file.office_id
  const given = await readNumber(call, officeId, { number, sure, on })
  const moved = await casework.moveLocked(call, file, {
    id,
    action: 'case.work',
    event: { kind: 'replied', payload: { number: given, hasNote: note !== '' } },
    note,
  })
  await store.putFounding(call.tx, id, { reply_number: given, reply_on: on, reply_office_id: officeId })
  return moved
}

/** The number of a reply that was given without one, or with a wrong one. @throws Failure inputInvalid, caseMoved (no such reply) */
export async function numberReply(
  call: SignedInCall,
  { id, kind, number, sure }: ParsedOf<'numberReply'>,
): Promise<{ number: string }> {
  await casework.lockCase(call, 'case.work', id)
  const founding = await store.findFounding(call.tx, id)
  const isReply = kind === 'reply'
  const on = isReply ? founding?.reply_on : founding?.founded_on
  const officeId = isReply ? founding?.reply_office_id : founding?.confirm_office_id
  if (on === undefined || on === null || officeId === undefined || officeId === null) throw new Failure('caseMoved')
  const given = (await readNumber(call, officeId, { number, sure, on })) ?? number
  await store.putFounding(call.tx, id, isReply ? { reply_number: given } : { confirm_number: given })
  return { number: given }
}

/** What is sent back says what to change. @throws Failure inputInvalid */
export function mustExplain(note: string): string {
  if (note === '') throw new Failure('inputInvalid', [{ field: 'note', message: fieldWords.reasons.other }])
  return note
}
