/** Validation of inputs by the contract, with every wrong field named in Chinese. */
import * as z from 'zod/mini'
import type { FieldError } from '../../types/errors'
import { fieldWords } from '../../types/words/fields'
import { Failure } from '../platform/failure'

// Where a schema has no sentence of its own (a client's mistake, not a person's), this one is said.
z.config({ customError: () => fieldWords.input.wrong })

type Issue = z.core.$ZodIssue

/** Fields by which a person chooses a branch of a union: whoever sends none did not mean that branch. */
const CHOOSING: readonly PropertyKey[] = ['invitation']

/** Of the branches of a union, the one that was meant: the chosen one, then fewest fields missing, then fewest wrong. */
function meantBranch(errors: readonly (readonly Issue[])[]): readonly Issue[] {
  const missing = (issues: readonly Issue[]) => issues.filter((issue) => issue.input === undefined)
  const isNotChosen = (issues: readonly Issue[]) =>
    missing(issues).some((issue) => issue.path.some((name) => CHOOSING.includes(name)))
  const rank = (issues: readonly Issue[]) => [isNotChosen(issues) ? 1 : 0, missing(issues).length, issues.length]
  const compare = (a: readonly number[], b: readonly number[]) =>
    a.map((value, i) => value - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0
  return [...errors].sort((a, b) => compare(rank(a), rank(b)))[0] ?? []
}

/** A field's name or a place in a list. A record's keys are a caller's own text: what they hold is not said back. */
const sayStep = (step: PropertyKey) => (/^([A-Za-z]{1,32}|\d{1,3})$/.test(String(step)) ? String(step) : '*')

function flatten(issues: readonly Issue[], above: readonly PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path]
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return flatten(meantBranch(issue.errors), path)
    return [{ field: path.map(sayStep).join('.'), message: issue.message }]
  })
}

/** More would only fill the screen. */
const MOST_FIELDS = 10

/** @throws Failure inputInvalid with the fields that are wrong */
export function parseInput<T extends z.ZodMiniType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new Failure('inputInvalid', flatten(parsed.error.issues).slice(0, MOST_FIELDS))
}
