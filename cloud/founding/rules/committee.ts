/** How many seats a committee has and how many candidates it takes (DOMAIN §2). Pure. */
import type { FoundingForm } from '../../../types/case-life'
import type { Finding, FindingCode, FindingLevel } from '../../../types/founding'
import { findingWords as words } from '../../../types/words/founding'
import { seatsOf, type Span, type Standards } from './standards'

/** A committee as it is planned. */
export interface PlannedCommittee {
  form: FoundingForm
  /** Members of the organisation who may vote. */
  members: number
  seats: number
  /** null: not named yet. */
  candidates: number | null
}

export const finding = (level: FindingLevel, code: FindingCode, sentence: string): Finding => ({
  level,
  code,
  sentence,
})
/** What is offended only where it holds is a warning. */
export const levelOf = ({ local }: { local: boolean }): FindingLevel => (local ? 'warning' : 'error')

/** What can be counted: a whole number from 0. Throws a RangeError on anything else. */
export function checkNumber(value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a number of people: ${value}`)
}

/** A branch too small for a committee elects a secretary, and a deputy where needed. */
const hasSecretaryOnly = (form: FoundingForm, members: number, { secretaryOnly }: Standards): boolean =>
  (form === 'branch' || form === 'joint-branch') && members < secretaryOnly.value.membersUnder

/**
 * How many candidates at least stand for so many seats. The surplus is one of committees: fewer seats than the smallest
 * committee has are a secretary and a deputy, named one for one.
 */
export function candidatesNeeded(form: FoundingForm, seats: number, standards: Standards): number {
  const usual = seatsOf(form, standards)
  if (usual === null || (usual === standards.branchSeats && seats < usual.value.least)) return seats
  return seats + Math.ceil((seats * standards.surplus.value.percent) / PER_CENT)
}
const PER_CENT = 100

/**
 * How many seats are usual for that form and possible with so many who may vote: all candidates are found among them.
 * null: with nobody there is no committee.
 */
export function committeeSize(form: FoundingForm, members: number, standards: Standards): Span | null {
  checkNumber(members)
  if (members === 0) return null
  const usual = usualSize(form, members, standards)
  let most = Math.min(usual.most, members)
  while (most > 1 && candidatesNeeded(form, most, standards) > members) most--
  return { least: Math.min(usual.least, most), most }
}

function usualSize(form: FoundingForm, members: number, standards: Standards): Span {
  if (hasSecretaryOnly(form, members, standards)) return standards.secretaryOnly.value
  // Where no rule says, one person at least leads it.
  return seatsOf(form, standards)?.value ?? { least: 1, most: members }
}

/** What is wrong or unusual with a planned committee; empty: nothing. Throws a RangeError on numbers that count nobody. */
export function checkCommittee(
  { form, members, seats, candidates }: PlannedCommittee,
  standards: Standards,
): Finding[] {
  for (const value of [members, seats, candidates ?? 0]) checkNumber(value)
  if (members === 0) return [finding('error', 'members-none', words['members-none']())]
  if (seats === 0) return [finding('error', 'seats-none', words['seats-none']())]
  if (seats > members) return [finding('error', 'seats-over-members', words['seats-over-members'](seats, members))]
  return [
    ...sizeFindings(form, members, seats, standards),
    ...(candidates === null ? [] : candidateFindings(form, seats, candidates, standards)),
  ]
}

function sizeFindings(form: FoundingForm, members: number, seats: number, standards: Standards): Finding[] {
  const { secretaryOnly } = standards
  const rule = hasSecretaryOnly(form, members, standards) ? secretaryOnly : seatsOf(form, standards)
  const size = committeeSize(form, members, standards)
  if (rule === null || size === null) return []
  if (seats < size.least) return [finding(levelOf(rule), 'seats-few', words['seats-few'](seats, size))]
  if (seats <= size.most) return []
  return rule === secretaryOnly
    ? [finding(levelOf(rule), 'secretary-enough', words['secretary-enough'](members, secretaryOnly.value.membersUnder))]
    : [finding(levelOf(rule), 'seats-many', words['seats-many'](seats, size))]
}

function candidateFindings(form: FoundingForm, seats: number, candidates: number, standards: Standards): Finding[] {
  if (candidates < seats)
    return [finding('error', 'candidates-under-seats', words['candidates-under-seats'](candidates, seats))]
  const { surplus } = standards
  const needed = candidatesNeeded(form, seats, standards)
  return candidates >= needed
    ? []
    : [
        finding(
          levelOf(surplus),
          'candidates-surplus',
          words['candidates-surplus'](candidates, needed, surplus.value.percent),
        ),
      ]
}
