import { differsByOrdinal } from './text-distance'
import type { CanonicalName } from './canonical'
import type { MatchFeatures } from './types'

/**
 * The rule of the first version: a sum of weights, monotone in every feature, passed through the logistic function. Set by hand
 * and checked against measured shares; a trained model takes this place without a change of the interface.
 */
export const CONFIDENCE_RULES = {
  since: '2026-11-23',
  source: 'set by hand, checked on public registers with seeded noise (a third of the queries without a true match)',
  sameName: {
    same: 5.3,
    nested: 4.8,
    absent: 4.6,
    dropped: 4,
    added: 3.4,
    conflict: -1.5,
    legalChanged: -2,
    /** Neither place nor legal form written: a short name that many may bear. */
    bothDropped: -1.5,
    addressUnit: 2.5,
    short: -2.5,
    shortCore: 4,
  },
  close: {
    base: -0.9,
    core: 14,
    coreFrom: 0.8,
    mark: 4,
    markFrom: 0.75,
    markSame: 1.2,
    tradeSame: 0.4,
    region: { same: 0.8, nested: 0.5, absent: 0.5, dropped: 0.2, added: 0, conflict: -3 },
    branch: -6,
    legalChanged: -1,
    legalDropped: 0,
    addressUnit: 7,
    addressFrom: 0.5,
    reordered: 0.9,
    ordinal: -3,
  },
  phoneSame: 3,
  codeSame: 4.5,
  codeDifferent: -6,
} as const

/** Probability that the row is the enterprise meant, before rivals are looked at. */
export function confidenceOf(features: MatchFeatures, query: CanonicalName, row: CanonicalName): number {
  const rules = CONFIDENCE_RULES
  let sum = features.sameName ? sameNameSum(features, row) : closeSum(features, query, row)
  if (features.phone === 'same') sum += rules.phoneSame
  if (features.code === 'same') sum += rules.codeSame
  if (features.code === 'different') sum += rules.codeDifferent
  return 1 / (1 + Math.exp(-sum))
}

function sameNameSum(features: MatchFeatures, row: CanonicalName): number {
  const rules = CONFIDENCE_RULES.sameName
  let sum: number = rules[features.region]
  if (features.legal === 'changed') sum += rules.legalChanged
  if (features.legal === 'dropped' && features.region === 'dropped') sum += rules.bothDropped
  if (features.address !== undefined) sum += (features.address - 0.3) * rules.addressUnit
  if (row.core.length < rules.shortCore && features.region !== 'same') sum += rules.short
  return sum
}

function closeSum(features: MatchFeatures, query: CanonicalName, row: CanonicalName): number {
  const rules = CONFIDENCE_RULES.close
  let sum: number = rules.base
  sum += (features.core - rules.coreFrom) * rules.core
  sum += (features.mark - rules.markFrom) * rules.mark
  if (features.mark === 1) sum += rules.markSame
  if (features.trade === 1) sum += rules.tradeSame
  sum += rules.region[features.region]
  if (features.branch === 'different') sum += rules.branch
  if (features.legal === 'changed') sum += rules.legalChanged
  if (features.address !== undefined) sum += (features.address - rules.addressFrom) * rules.addressUnit
  if (features.edits <= 3 && isReordered(query.core, row.core)) sum += rules.reordered
  const ordinal = differsByOrdinal(query.core, row.core) || differsByOrdinal(query.branch, row.branch)
  if (ordinal) sum += rules.ordinal
  return sum
}

/** Swapped, missing or extra characters: slips of the pen, where a replaced character may be another firm. */
function isReordered(a: string, b: string): boolean {
  if (a.length !== b.length) return true
  return [...a].sort().join('') === [...b].sort().join('')
}
