/** How long a committee serves, when its next election is asked for, and by how much that day may move. Dates are ISO. Pure. */
import type { FoundingForm } from '../../../types/case-life'
import type { Finding } from '../../../types/founding'
import { findingWords as words } from '../../../types/words/founding'
import { electionReminders } from '../../duties/rules'
import { finding, levelOf } from './committee'
import { addMonths, addYears } from '../../platform/calendar/months'
import { standardsAt, termOf, type Span, type Standards } from './standards'

/** How many years a term of that form may have; a committee's is usually that of the Party committee beside it. */
export const termYears = (form: FoundingForm, standards: Standards): Span => termOf(form, standards).value

/** How long a term may be, and what is proposed: the shortest; whoever confirms may choose as long as the rule allows. */
export function proposeTerm(form: FoundingForm, standards: Standards): Span & { proposed: number } {
  const { least, most } = termYears(form, standards)
  return { least, most, proposed: least }
}

/**
 * The last day of a term: the same day some years later (民法典第二百零二条).
 * Throws a RangeError on a date that does not exist, and on years that the form does not allow: offer those of `termYears`.
 * @param foundedOn day of the election that the term begins with
 * @param years default: the shortest
 */
export function termEnds(
  form: FoundingForm,
  foundedOn: string,
  { standards = standardsAt(foundedOn), years }: { standards?: Standards; years?: number } = {},
): string {
  const { least, most } = termYears(form, standards)
  const chosen = years ?? least
  if (!Number.isInteger(chosen) || chosen < least || chosen > most)
    throw new RangeError(`a ${form} serves ${least} to ${most} years, not ${chosen}`)
  return addYears(foundedOn, chosen)
}

/** When to ask for the next election, the earliest first. */
export function termReminders(endsOn: string): { monthsAhead: number; on: string }[] {
  return electionReminders.monthsAhead.map((monthsAhead) => ({ monthsAhead, on: addMonths(endsOn, -monthsAhead) }))
}

/** Between which days the next election may be held, with approval. */
export function electionWindow(endsOn: string, { termChange }: Standards): { earliest: string; latest: string } {
  const { months } = termChange.value
  return { earliest: addMonths(endsOn, -months), latest: addMonths(endsOn, months) }
}

/** An election put off or brought forward. */
export interface TermChange {
  endsOn: string
  /** When it is to be held. */
  heldOn: string
  /** By the higher organisation. */
  isApproved: boolean
}

/**
 * What is wrong with it; empty: nothing. Held on the last day it needs nobody's leave; some days earlier is how it is usually done,
 * so that without leave it is a warning, and later an error. Always measured from the end of the term, however often it is moved.
 */
export function checkTermChange({ endsOn, heldOn, isApproved }: TermChange, standards: Standards): Finding[] {
  if (heldOn === endsOn) return []
  const { termChange } = standards
  const { earliest, latest } = electionWindow(endsOn, standards)
  const { months } = termChange.value
  const found: Finding[] = []
  if (!isApproved)
    found.push(
      finding(heldOn < endsOn ? 'warning' : levelOf(termChange), 'term-not-approved', words['term-not-approved']()),
    )
  if (heldOn > latest) found.push(finding(levelOf(termChange), 'term-too-late', words['term-too-late'](latest, months)))
  if (heldOn < earliest)
    found.push(finding(levelOf(termChange), 'term-too-early', words['term-too-early'](earliest, months)))
  return found
}
