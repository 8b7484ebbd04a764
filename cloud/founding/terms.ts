/** How long a term is, as the office chooses within the rules of its election's day. */
import type { FoundingForm } from '../../types/case-life'
import { fieldWords } from '../../types/words/fields'
import { Failure } from '../platform/failure'
import type { Standards } from './rules/standards'
import { proposeTerm } from './rules/terms'

/** @param years not given: the proposed. @throws Failure inputInvalid */
export function chooseTerm(form: FoundingForm, years: number | undefined, standards: Standards): number {
  const { least, most, proposed } = proposeTerm(form, standards)
  if (years !== undefined && (years < least || years > most))
    throw new Failure('inputInvalid', [{ field: 'years', message: fieldWords.years.span(least, most) }])
  return years ?? proposed
}
