import { Boosted, calibrated, logistic, type BoostedModel } from '../../types/boosted'
import { STREET_FEATURES, STREET_WIDTH } from './features'

/** The trained file: see config/routing/train.ts. */
export interface RoutingModel {
  trained: { on: string; command: string; addresses: number }
  /** Whether a street is the right one, by itself. */
  street: BoostedModel
  /** From the log odds of the best street's share to measured shares. */
  curve: { sums: readonly number[]; shares: readonly number[] }
}

export interface RankedStreet {
  street: number
  /** Its row in the features. */
  row: number
  /** Log odds of the model, the habits' leaning added. */
  sum: number
  /** Share of all candidates' odds, 0-1. */
  share: number
}

const PART = STREET_FEATURES.indexOf('part')
const STEM = STREET_FEATURES.indexOf('stem')
const DISTRICTS = STREET_FEATURES.indexOf('districts')
const COMMUNITIES = STREET_FEATURES.indexOf('communities')

/** Odds that no candidate is right, in the sum of which shares are taken. */
const LEAST_ODDS = 0.5
/** Shares nearer to 0 or 1 than this say no more. */
const NEAREST_SHARE = 1e-6

/** Ranks streets and says how sure the first is. */
export class StreetRanking {
  private readonly street: Boosted

  constructor(private readonly model: RoutingModel) {
    this.street = new Boosted(model.street)
  }

  /**
   * The most probable first, ties by the gazetteer's order.
   * @param leaningOf how habits lean to each candidate, where a name in the address is known and where none is. Left out in training:
   * invented addresses have no habits, and the curve would count them as noise.
   */
  rank(
    candidates: readonly number[],
    features: Float32Array,
    leaningOf?: (isUnknown: boolean) => Float64Array,
  ): RankedStreet[] {
    const leaning = candidates.length > 1 ? leaningOf?.(isUnknown(features)) : undefined
    let total = 0
    const ranked = candidates.map((street, row) => {
      const vector = features.subarray(row * STREET_WIDTH, (row + 1) * STREET_WIDTH)
      const sum = this.street.sumOf(vector) + (leaning?.[row] ?? 0)
      const odds = logistic(sum)
      total += odds
      return { street, row, sum, share: odds }
    })
    for (const one of ranked) one.share /= Math.max(total, LEAST_ODDS)
    return ranked.sort((a, b) => b.sum - a.sum || a.street - b.street)
  }

  /** How sure it is that the first of the ranked is right, 0-1. */
  confidence([first]: readonly RankedStreet[]): number {
    return first ? calibrated(oddsOf(first.share), this.model.curve) : 0
  }
}

/** Whether a district is known and no road, estate, stem or community of the address is: the same for all candidates. */
function isUnknown(features: Float32Array): boolean {
  return features[DISTRICTS]! > 0 && features[PART]! < 0 && features[STEM]! < 0 && features[COMMUNITIES] === 0
}

/** Log odds of a share. */
export function oddsOf(share: number): number {
  const inside = Math.min(1 - NEAREST_SHARE, Math.max(NEAREST_SHARE, share))
  return Math.log(inside / (1 - inside))
}
