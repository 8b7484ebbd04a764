import { Boosted, calibrated, type BoostedModel } from '../../types/boosted'
import type { Candidate } from './candidates'
import { PAIR_FEATURES, featureAt } from './compare'

/** What the second model looks at besides the best candidate's own features: how it stands among the others, what the query gives. */
export const CHOICE_FEATURES = [
  ...PAIR_FEATURES,
  'sum',
  'margin',
  'secondSum',
  'secondEdits',
  'secondSoft',
  'secondKind',
  'secondWords',
  'secondHouse',
  'secondRegion',
  'equalNames',
  'closeOnes',
  'queryLength',
  'queryRarity',
  'regionWritten',
  'addressGiven',
] as const

/** The trained file: see config/matching/train. */
export interface MatchingModel {
  trained: { on: string; command: string; queries: number }
  /** Whether a row is the one meant, by itself. */
  pair: BoostedModel
  /** Whether the best row is the one meant, among the others. */
  choice: BoostedModel
  /** From the second model's log odds to measured shares. */
  curve: { sums: readonly number[]; shares: readonly number[] }
}

export interface Ranked {
  candidate: Candidate
  /** Log odds of the first model. */
  sum: number
}

const NOBODY = -15
const WIDEST = 20
const CLOSE = 2

/** Ranks candidates and says how sure the first is. */
export class Ranking {
  private readonly pair: Boosted
  private readonly choice: Boosted

  constructor(private readonly model: MatchingModel) {
    this.pair = new Boosted(model.pair)
    this.choice = new Boosted(model.choice)
  }

  /** Each row once, by its best name; the most probable first, ties by id. */
  rank(candidates: readonly Candidate[]): Ranked[] {
    const best = new Map<number, Ranked>()
    for (const candidate of candidates) {
      const sum = this.pair.sumOf(candidate.comparison.vector)
      const before = best.get(candidate.main)
      if (!before || sum > before.sum) best.set(candidate.main, { candidate, sum })
    }
    return [...best.values()].sort((a, b) => b.sum - a.sum || (a.candidate.id < b.candidate.id ? -1 : 1))
  }

  /** How sure it is that the first of the ranked is meant, 0-1. */
  confidence(ranked: readonly Ranked[]): number {
    return calibrated(this.choice.sumOf(choiceVector(ranked)), this.model.curve)
  }
}

/** The second model's view of a ranked list that is not empty. */
export function choiceVector(ranked: readonly Ranked[]): Float32Array {
  const [first, second] = ranked
  const vector = new Float32Array(CHOICE_FEATURES.length)
  if (!first) return vector
  const query = first.candidate.asked
  vector.set(first.candidate.comparison.vector)
  const other = second?.candidate.comparison.vector
  const of = (name: (typeof PAIR_FEATURES)[number], missing: number) => other?.[featureAt(name)] ?? missing
  const equal = ranked.filter(
    ({ candidate: { comparison } }) => comparison.edits === 0 && comparison.region !== 'conflict',
  )
  const values = [
    first.sum,
    Math.min(WIDEST, first.sum - (second?.sum ?? NOBODY)),
    second?.sum ?? NOBODY,
    of('edits', 9),
    of('soft', 9),
    of('kind', 9),
    of('addressWords', -1),
    of('house', -1),
    of('region', -1),
    equal.length,
    ranked.filter(({ sum }) => sum > first.sum - CLOSE).length,
    query.name.core.length,
    query.rarity,
    Number(query.name.regions.length > 0),
    Number(query.address !== undefined),
  ]
  vector.set(values, PAIR_FEATURES.length)
  return vector
}
