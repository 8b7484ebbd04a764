/** Validation of inputs by the contract, with every wrong field named in Chinese. */
import * as z from 'zod/mini'
import type { FieldError } from '../../types/errors'
import { fieldWords } from '../../types/words/fields'
import { Failure } from '../platform/failure'

// Where a schema has no sentence of its own (a client's mistake, not a person's), this one is said.
z.config({ customError: () => fieldWords.input.wrong })

type Issue = z.core.$ZodIssue

/** Of the branches of a union, the one that was meant: fewest fields missing, then fewest wrong. */
function meantBranch(errors: readonly (readonly Issue[])[]): readonly Issue[] {
  const missing = (issues: readonly Issue[]) => issues.filter((issue) => issue.input === undefined).length
  return [...errors].sort((a, b) => missing(a) - missing(b) || a.length - b.length)[0] ?? []
}

function flatten(issues: readonly Issue[], above: readonly PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path]
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return flatten(meantBranch(issue.errors), path)
    return [{ field: path.map(String).join('.'), message: issue.message }]
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
