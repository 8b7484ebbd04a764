/** The members' meeting as it was reported, against the rules of a day. */
import type { FoundingForm } from '../../types/case-life'
import type { Finding } from '../../types/founding'
import { checkElection } from './rules/election'
import { seatsOf, type Standards } from './rules/standards'
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
      // The form has no place for a proxy's vote: there are none (中青发〔2025〕1号).
      proxies: 0,
      ballots: null,
      votes: candidates.map((one) => ({ votes: one.votes ?? 0, isElected: one.elected === true })),
    },
    standards,
  )
}
