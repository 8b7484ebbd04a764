/** The members' meeting as it was reported, against the rules of a day. */
import type { FoundingForm } from '../../types/case-life'
import type { Finding } from '../../types/founding'
import type { CaseFile } from '../casework/actions'
import type { Call } from '../platform/call'
import { standardsOn } from './own-rules'
import { checkElection } from './rules/election'
import { seatsOf, type Standards } from './rules/standards'
import * as store from './store'
import type { CandidateRow, FoundingRow } from './store'

/** The share of those who should come that an election needs; null for a kind that is not elected under these rules. */
export const quorumOf = (form: FoundingForm, standards: Standards): { of: number; among: number } | null =>
  seatsOf(form, standards) === null ? null : standards.quorum.value

export function electionFindings(
  form: FoundingForm,
  { members, seats, eligible, present }: FoundingRow,
  candidates: readonly CandidateRow[],
  standards: Standards,
): Finding[] {
  const elected = candidates.filter((one) => one.elected === true)
  return checkElection(
    {
      form,
      members: members ?? 0,
      seats: seats ?? 0,
      candidates: candidates.length,
      expected: eligible ?? 0,
      present: present ?? 0,
      elected: elected.length,
      secretaries: elected.filter((one) => one.post === 'secretary').length,
      // The form has no place for a proxy's vote: there are none (中青发〔2025〕1号).
      proxies: 0,
      ballots: null,
      votes: candidates.map((one) => ({ votes: one.votes ?? 0, isElected: one.elected === true })),
    },
    standards,
  )
}

/** What is not as the rules of the meeting's day ask; nothing before it was held. */
export async function findingsOfMeeting(
  call: Pick<Call, 'tx' | 'tools'>,
  { id, form }: Pick<CaseFile, 'id' | 'form'>,
): Promise<Finding[]> {
  const founding = await store.findFounding(call.tx, id)
  if (form === null || founding?.election_on === undefined || founding.election_on === null) return []
  const candidates = await store.listCandidates(call.tx, id)
  return electionFindings(form, founding, candidates, standardsOn(call, founding.election_on))
}
