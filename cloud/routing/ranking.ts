import { Boosted, calibrated, logistic, type BoostedModel } from '../../types/boosted'
import { STREET_WIDTH } from './features'

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
  /** Log odds of the first model. */
  sum: number
  /** Share of all candidates' odds, 0-1. */
  share: number
}

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

  /** The most probable first, ties by the gazetteer's order. */
  rank(candidates: readonly number[], features: Float32Array): RankedStreet[] {
    let total = 0
    const ranked = candidates.map((street, row) => {
      const sum = this.street.sumOf(features.subarray(row * STREET_WIDTH, (row + 1) * STREET_WIDTH))
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

/** Log odds of a share. */
export function oddsOf(share: number): number {
  const inside = Math.min(1 - NEAREST_SHARE, Math.max(NEAREST_SHARE, share))
  return Math.log(inside / (1 - inside))
}
