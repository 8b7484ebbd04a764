/** Whether an election was held as the rules ask, from its numbers alone: nobody is named (中青发〔2025〕1号, DOMAIN §2). Pure. */
import type { Finding } from '../../../types/founding'
import { findingWords as words } from '../../../types/words/founding'
import { checkCommittee, checkNumber, finding, levelOf, type PlannedCommittee } from './committee'
import { seatsOf, type Dated, type Standards } from './standards'

interface Share {
  of: number
  among: number
}

/** The paper of it. */
export interface Ballots {
  issued: number
  returned: number
  /** Among those returned. */
  invalid: number
}

/** What one person got, candidate or written in. */
export interface Votes {
  votes: number
  isElected: boolean
}

export interface Election extends PlannedCommittee {
  candidates: number
  /** Who may vote and should come, where these are not just the members: delegates, or Party members who work in the League. */
  expected?: number
  present: number
  elected: number
  /** Of those elected; absent: not told. */
  secretaries?: number
  /** Ballots cast for somebody else. */
  proxies: number
  /** null: only the outcome is known. */
  ballots: Ballots | null
  votes: readonly Votes[] | null
}

/** What is wrong or unusual; empty: nothing. Throws a RangeError on numbers that count nobody. */
export function checkElection(election: Election, standards: Standards): Finding[] {
  const { members, expected = members, present, elected, proxies, ballots, votes } = election
  for (const value of [expected, present, elected, proxies]) checkNumber(value)
  for (const value of ballots ? [ballots.issued, ballots.returned, ballots.invalid] : []) checkNumber(value)
  for (const { votes: count } of votes ?? []) checkNumber(count)
  return [
    ...checkCommittee(election, standards),
    ...meetingFindings(election, expected, standards),
    ...(ballots === null ? [] : ballotFindings(ballots, present)),
    ...outcomeFindings(election),
    ...secretaryFindings(election, standards),
    ...(votes === null ? [] : voteFindings(election, votes, expected, standards)),
  ]
}

/** At least that share of a number, in whole people. */
const shareOf = ({ of, among }: Share, count: number): number => Math.ceil((count * of) / among)
/** More than that share: half of the votes is not a majority. */
const isMajority = (votes: number, { of, among }: Share, count: number): boolean => votes * among > count * of

function meetingFindings({ form, present, proxies }: Election, expected: number, standards: Standards): Finding[] {
  const found: Finding[] = []
  const { quorum, proxyVotes } = standards
  if (present > expected)
    found.push(finding('error', 'present-over-expected', words['present-over-expected'](present, expected)))
  const needed = shareOf(quorum.value, expected)
  // A youth work committee is not elected under these rules (article 2).
  if (seatsOf(form, standards) !== null && present < needed)
    found.push(finding(levelOf(quorum), 'quorum', words.quorum(present, needed)))
  if (proxies > 0 && !proxyVotes.value.allowed) found.push(finding(levelOf(proxyVotes), 'proxy', words.proxy(proxies)))
  return found
}

function ballotFindings({ issued, returned, invalid }: Ballots, present: number): Finding[] {
  const found: Finding[] = []
  if (issued > present)
    found.push(finding('error', 'issued-over-present', words['issued-over-present'](issued, present)))
  if (returned > issued)
    found.push(finding('error', 'returned-over-issued', words['returned-over-issued'](returned, issued)))
  if (invalid > returned)
    found.push(finding('error', 'invalid-over-returned', words['invalid-over-returned'](invalid, returned)))
  return found
}

function outcomeFindings({ seats, elected }: Election): Finding[] {
  if (elected > seats) return [finding('error', 'elected-over-seats', words['elected-over-seats'](elected, seats))]
  if (elected < seats) return [finding('warning', 'elected-under-seats', words['elected-under-seats'](elected, seats))]
  return []
}

/** Without a secretary nobody leads it, and the register cannot take it. */
function secretaryFindings({ secretaries }: Election, { secretaries: rule }: Standards): Finding[] {
  if (secretaries === undefined || secretaries === rule.value.elected) return []
  const sentence = words['secretary-elected'](secretaries, rule.value.elected)
  return [finding(levelOf(rule), 'secretary-elected', sentence)]
}

function voteFindings(election: Election, votes: readonly Votes[], expected: number, standards: Standards): Finding[] {
  const { candidates, elected } = election
  const found: Finding[] = []
  const marked = votes.filter(({ isElected }) => isElected).length
  if (marked !== elected) found.push(finding('error', 'elected-mismatch', words['elected-mismatch'](elected, marked)))
  if (votes.length < candidates)
    found.push(finding('warning', 'votes-missing', words['votes-missing'](votes.length, candidates)))
  return [...found, ...paperFindings(election, votes), ...winnerFindings(election, votes, expected, standards.majority)]
}

/** Nobody has more votes than there were valid ballots, and all together no more than these could bear. */
function paperFindings({ present, seats, ballots }: Election, votes: readonly Votes[]): Finding[] {
  const valid = ballots === null ? present : Math.max(0, ballots.returned - ballots.invalid)
  const highest = Math.max(0, ...votes.map((one) => one.votes))
  if (highest > valid) return [finding('error', 'votes-over-ballots', words['votes-over-ballots'](highest, valid))]
  const sum = votes.reduce((total, one) => total + one.votes, 0)
  return sum > valid * seats
    ? [finding('error', 'votes-over-choices', words['votes-over-choices'](sum, valid * seats))]
    : []
}

function winnerFindings(
  { present }: Election,
  votes: readonly Votes[],
  expected: number,
  majority: Dated<Share>,
): Finding[] {
  const winners = votes.filter(({ isElected }) => isElected).map((one) => one.votes)
  if (winners.length === 0) return []
  const lowest = Math.min(...winners)
  const found: Finding[] = []
  if (!isMajority(lowest, majority.value, present))
    found.push(finding(levelOf(majority), 'votes-half', words['votes-half'](lowest, present)))
  // Some methods count among all who should have come; which one holds stands in the election's own method.
  else if (!isMajority(lowest, majority.value, expected))
    found.push(finding('warning', 'votes-half-expected', words['votes-half-expected'](lowest, expected)))
  const others = votes.filter(({ isElected }) => !isElected).map((one) => one.votes)
  const highest = Math.max(-1, ...others)
  if (highest > lowest) found.push(finding('error', 'votes-order', words['votes-order'](lowest, highest)))
  else if (highest === lowest) found.push(finding('error', 'votes-tie', words['votes-tie'](lowest)))
  return found
}
