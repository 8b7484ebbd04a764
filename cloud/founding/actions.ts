/** What later rooms may know of a founding: everything that its documents say. */
import type { FoundingForm, Post } from '../../types/case-life'
import type { FieldError } from '../../types/errors'
import { electionWords } from '../../types/words/founding'
import * as casework from '../casework/actions'
import { localDate } from '../platform/calendar/calendar'
import type { Call } from '../platform/call'
import { findFacts, type CandidateFacts } from './candidates'
import { Failure } from '../platform/failure'
import { electionFindings } from './meeting'
import { chooseTerm, mustRunOn } from './terms'
import { normaliseNumber } from './numbers'
import { findOdd, mustBeEnough, mustBePast, mustFollow, mustFollowRequest } from './requesting'
import { compositionOf, type Composition } from './rules/composition'
import { standardsOn } from './own-rules'
import { termEnds } from './rules/terms'
import * as store from './store'

export type { CandidateFacts } from './candidates'

/** A reply that has not been given: what stands in its form. `on` is a day; a number of undefined: none so far. */
export interface ForeseenReply {
  kind: 'reply' | 'election-reply'
  number: string | undefined
  on: string
  /** Of the term that it would begin; undefined: the proposed. */
  years?: number | undefined
}

export interface StandingCandidate {
  post: Post
  /** Whether the person ever gave the own data. */
  given: boolean
  votes: number | null
  elected: boolean | null
  /** Undefined: not given yet, or let go of by rule. */
  facts: CandidateFacts | undefined
}

/** Days are ISO dates; null: not so far, or not written. */
export interface FoundingFacts {
  form: FoundingForm | null
  fullName: string
  shortName: string
  industry: string
  staff: number | null
  youth: number | null
  members: number | null
  /** Null: nobody has said how many are to be elected. */
  composition: Composition | null
  partyName: string
  requestOn: string | null
  reply: { number: string | null; on: string; officeId: string; electBy: string | null } | null
  election: { heldOn: string; eligible: number; present: number; quorumMet: boolean; reportedOn: string | null } | null
  founded: { number: string | null; on: string; officeId: string; termEndsOn: string; termYears: number } | null
  candidates: StandingCandidate[]
  /** The case whose history tells of all this: another one than the own where the lead of a joint founding changed. */
  heldById: string
}

/** Everything that is known of a case's founding, persons by their full names: for callers that have asked the policy. */
export async function readFounding(
  call: Pick<Call, 'tx' | 'tools' | 'now'>,
  file: casework.CaseFile,
): Promise<FoundingFacts> {
  const founding = await store.findFounding(call.tx, file.id)
  const heldById = founding?.held_by_id ?? file.id
  // Once it is founded, those who stood stand with whoever leads.
  const isFounded = (founding?.founded_on ?? null) !== null
  const rows = await store.listCandidates(call.tx, isFounded ? (file.joint_lead_id ?? file.id) : file.id)
  const candidates: StandingCandidate[] = []
  for (const row of rows)
    candidates.push({
      post: row.post,
      given: row.given_at !== null,
      votes: row.votes,
      elected: row.elected,
      facts: await findFacts(call, row),
    })
  const { form } = file
  const seats = founding?.seats ?? null
  return {
    form,
    fullName: founding?.full_name ?? '',
    shortName: founding?.short_name ?? '',
    industry: founding?.industry ?? '',
    staff: founding?.staff ?? null,
    youth: founding?.youth ?? null,
    members: founding?.members ?? null,
    composition:
      seats === null
        ? null
        : compositionOf(
            seats,
            rows.map((row) => row.post),
            standardsOn(call, founding?.request_on ?? localDate(call.now)),
          ),
    partyName: founding?.party_name ?? '',
    requestOn: founding?.request_on ?? null,
    reply: founding === undefined ? null : await replyOf(call, founding),
    election: founding === undefined || form === null ? null : await electionOf(call, form, founding, rows),
    founded: founding === undefined || form === null ? null : foundedOf(call, form, founding),
    candidates,
    heldById,
  }
}

/**
 * What would be known once this reply was given. Nothing is written.
 * @throws Failure caseMoved (there is nothing to reply to), inputInvalid (the day), jointTooFew: as the act itself would
 */
export async function foreseeReply(
  call: Pick<Call, 'tx' | 'tools' | 'now'>,
  file: casework.CaseFile,
  { kind, number, on, years }: ForeseenReply,
): Promise<FoundingFacts> {
  if (file.state !== (kind === 'reply' ? 'requested' : 'elected')) throw new Failure('caseMoved')
  mustBePast(call, 'on', on)
  if (kind === 'reply') await mustFollowRequest(call, file.id, on)
  await mustBeEnough(call, file)
  const facts = await readFounding(call, file)
  const given = {
    number: number === undefined ? null : normaliseNumber(number),
    on,
    officeId: file.owner_id ?? file.office_id,
  }
  if (kind === 'reply') return { ...facts, reply: { ...given, electBy: casework.dueOfStep(call, 'approved') } }
  if (facts.form === null || facts.election === null) throw new Failure('caseMoved')
  const { heldOn } = facts.election
  mustFollow({ field: 'on', on, after: heldOn, say: electionWords.beforeElection })
  const term = termOf(call, facts.form, heldOn, years)
  mustRunOn(call, facts.form, { field: 'on', heldOn, years: term.termYears, standards: standardsOn(call, heldOn) })
  return { ...facts, founded: { ...given, ...term } }
}

/** What giving this reply would ask about first: its number was used, or is of another year or form. */
export const findOddNumber = async (
  call: Pick<Call, 'tx'>,
  file: casework.CaseFile,
  { number, on }: ForeseenReply,
): Promise<FieldError[]> => (number === undefined ? [] : findOdd(call, file.owner_id ?? file.office_id, { number, on }))

async function replyOf(call: Pick<Call, 'tx'>, founding: store.FoundingRow): Promise<FoundingFacts['reply']> {
  const { reply_on: on, reply_office_id: officeId, reply_number: number } = founding
  if (on === null || officeId === null) return null
  // The day that the enterprise was told.
  const electBy =
    (await casework.findLastEvent(call, founding.held_by_id ?? founding.case_id, 'replied'))?.dueOn ?? null
  return { number, on, officeId, electBy }
}

async function electionOf(
  call: Pick<Call, 'tx' | 'tools'>,
  form: FoundingForm,
  founding: store.FoundingRow,
  rows: readonly store.CandidateRow[],
): Promise<FoundingFacts['election']> {
  const { election_on: heldOn, eligible, present } = founding
  if (heldOn === null) return null
  const reported = await casework.findLastEvent(call, founding.held_by_id ?? founding.case_id, 'elected')
  return {
    heldOn,
    eligible: eligible ?? 0,
    present: present ?? 0,
    // By the rules of that day: a report says afterwards what it said then.
    quorumMet: !electionFindings(form, founding, rows, standardsOn(call, heldOn)).some(
      (finding) => finding.code === 'quorum',
    ),
    reportedOn: reported === undefined ? null : localDate(reported.at),
  }
}

function foundedOf(
  call: Pick<Call, 'tools'>,
  form: FoundingForm,
  founding: store.FoundingRow,
): FoundingFacts['founded'] {
  const { founded_on: on, confirm_office_id: officeId, confirm_number: number, election_on: heldOn } = founding
  if (on === null || officeId === null || heldOn === null) return null
  // The first term, whatever was renewed since: the papers are those of the founding.
  return { number, on, officeId, ...termOf(call, form, heldOn, founding.term_years ?? undefined) }
}

/** @throws Failure inputInvalid: so many years are not allowed */
function termOf(call: Pick<Call, 'tools'>, form: FoundingForm, heldOn: string, years?: number) {
  const standards = standardsOn(call, heldOn)
  const chosen = chooseTerm(form, years, standards)
  return { termEndsOn: termEnds(form, heldOn, { standards, years: chosen }), termYears: chosen }
}
