/** Numbers of people that may be known exactly, as a band, or not at all. Pure. */
import type { HeadcountGiven } from '../../../types/founding'
import type { Headcount } from '../../../types/intake'

/** What is sure: at least, at most. Infinity: no end is known. */
export interface Range {
  least: number
  most: number
}

const bands: Readonly<Record<Headcount, Range>> = {
  '0': { least: 0, most: 0 },
  '1-2': { least: 1, most: 2 },
  '3+': { least: 3, most: Infinity },
  unknown: { least: 0, most: Infinity },
}

/** Throws a RangeError on a number that counts nobody: negative, broken, infinite. */
export function rangeOf(count: HeadcountGiven): Range {
  if (count === null) return bands.unknown
  if (typeof count === 'string') return bands[count]
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a number of people: ${count}`)
  return { least: count, most: count }
}

/** What the facts say of a condition. */
export type Answer = 'yes' | 'no' | 'unknown'

export const atLeast = ({ least, most }: Range, threshold: number): Answer =>
  least >= threshold ? 'yes' : most < threshold ? 'no' : 'unknown'

export const under = ({ least, most }: Range, threshold: number): Answer =>
  most < threshold ? 'yes' : least >= threshold ? 'no' : 'unknown'

export const all = (...answers: readonly Answer[]): Answer =>
  answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes'

export const plus = (one: Range, other: Range): Range => ({
  least: one.least + other.least,
  most: one.most + other.most,
})

/** Not even known whether there is anybody. */
export const isUnknown = ({ least, most }: Range): boolean => least === 0 && most > 0
