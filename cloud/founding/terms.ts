/** How long a term is, as the office chooses within the rules of its election's day. */
import type { FoundingForm } from '../../types/case-life'
import { fieldWords } from '../../types/words/fields'
import { electionWords } from '../../types/words/founding'
import { localDate } from '../platform/calendar/calendar'
import type { Call } from '../platform/call'
import { Failure } from '../platform/failure'
import type { Standards } from './rules/standards'
import { proposeTerm, termEnds } from './rules/terms'

/** @param years not given: the proposed. @throws Failure inputInvalid */
export function chooseTerm(form: FoundingForm, years: number | undefined, standards: Standards): number {
  const { least, most, proposed } = proposeTerm(form, standards)
  if (years !== undefined && (years < least || years > most))
    throw new Failure('inputInvalid', [{ field: 'years', message: fieldWords.years.span(least, most) }])
  return years ?? proposed
}

/**
 * Nobody is elected for a term that is over by now. Where a longer one is allowed, the years are what is wrong.
 * @param given.field the day's field in the caller's form
 * @param given.years chosen; undefined: nobody chooses yet, and the longest must be over
 * @throws Failure inputInvalid
 */
export function mustRunOn(
  call: Pick<Call, 'now'>,
  form: FoundingForm,
  { field, heldOn, years, standards }: { field: string; heldOn: string; years?: number; standards: Standards },
): void {
  const { most } = proposeTerm(form, standards)
  const isOver = (day: string) => day <= localDate(call.now)
  const longest = termEnds(form, heldOn, { standards, years: most })
  const ends = years === undefined ? longest : termEnds(form, heldOn, { standards, years })
  if (!isOver(ends)) return
  throw new Failure('inputInvalid', [{ field: isOver(longest) ? field : 'years', message: electionWords.over(ends) }])
}
