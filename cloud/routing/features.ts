import type { FoundCommunity } from './communities'
import { buildingKey, type Evidence, type ReadRest, type Tally } from './evidence'

/** What is known of one candidate street, in the order of the model's vector. */
export const STREET_FEATURES = [
  'text',
  'building',
  'head',
  'headRows',
  'near',
  'nearest',
  'part',
  'partRows',
  'otherPart',
  'stem',
  'stemRows',
  'gram2',
  'gram3',
  'gram4',
  'vote',
  'voteLead',
  'voteRank',
  'voteMass',
  'community',
  'communityBare',
  'communities',
  'communityLength',
  'ownName',
  'prior',
  'kindPrior',
  'kind',
  'candidates',
  'districts',
  'code',
  'short',
  'former',
  'length',
] as const
type Feature = (typeof STREET_FEATURES)[number]
export const STREET_WIDTH = STREET_FEATURES.length
const AT = Object.fromEntries(STREET_FEATURES.map((name, at) => [name, at])) as Record<Feature, number>

/** How tallies become shares. */
export const SHARE_RULES = {
  since: '2026-11-27',
  source: 'measured on invented cities',
  /** Added to a tally's total before its shares are taken: few rows are not sure. */
  smoothing: { text: 0.3, building: 0.3, name: 0.5, gram: 0.6, near: 0.05 },
  gramWeight: [0, 0, 0.6, 1, 1.5],
  edgeWeight: 0.5,
  /** House numbers this far apart are half as telling; the other side of the road counts less. */
  numberScale: 30,
  otherSide: 0.7,
  otherSideDistance: 8,
  voteFloor: 0.05,
  voteSmoothing: 0.3,
} as const

/** What an address says beside its text. */
export interface AskedFor {
  read: ReadRest
  community: FoundCommunity | undefined
  /** Streets written without their suffix. */
  short: readonly number[]
  /** Streets that a former or unknown town may be today. */
  former: readonly number[]
  /** Streets whose own name stands in the text. */
  named: readonly number[]
  /** How many districts the one written may mean; 0: none is written. */
  districts: number
  /** Streets inside the credit code's registering division; undefined where it says nothing. */
  code: ((street: number) => boolean) | undefined
}

/** The features of all candidates, row by row. Absent evidence is −1, so that the model can tell it from evidence against. */
export function featuresOf(evidence: Evidence, asked: AskedFor, candidates: readonly number[]): Float32Array {
  return new FeatureTable(evidence, asked, candidates).fill()
}

class FeatureTable {
  private readonly values: Float32Array
  private readonly placeOf = new Map<number, number>()
  private readonly count: number

  constructor(
    private readonly evidence: Evidence,
    private readonly asked: AskedFor,
    private readonly candidates: readonly number[],
  ) {
    this.count = candidates.length
    this.values = new Float32Array(this.count * STREET_WIDTH)
    for (let i = 0; i < this.count; i++) this.placeOf.set(candidates[i]!, i)
  }

  fill(): Float32Array {
    const { evidence, asked } = this
    const { read } = asked
    const { smoothing } = SHARE_RULES
    this.share(evidence.texts.get(read.key), AT.text, smoothing.text)
    this.share(this.buildingTally(), AT.building, smoothing.building)
    this.share(evidence.heads.get(read.head), AT.head, smoothing.name, AT.headRows)
    this.nearNumbers()
    const parts = this.surest(read.parts.map(({ text }) => evidence.parts.get(text)))
    this.share(parts[0], AT.part, smoothing.name, AT.partRows)
    this.share(parts[1], AT.otherPart, smoothing.name)
    const stems = this.surest(read.stems.map((stem) => evidence.stems.get(stem)))
    this.share(stems[0], AT.stem, smoothing.name, AT.stemRows)
    this.grams()
    this.community()
    this.rest()
    return this.values
  }

  private set(candidate: number, feature: number, value: number): void {
    this.values[candidate * STREET_WIDTH + feature] = value
  }

  private setAll(feature: number, value: number): void {
    for (let i = feature; i < this.values.length; i += STREET_WIDTH) this.values[i] = value
  }

  /** The tally's total among the candidates. */
  private total(tally: Tally | undefined): number {
    let total = 0
    if (tally) for (let i = 0; i < tally.length; i += 2) if (this.placeOf.has(tally[i]!)) total += tally[i + 1]!
    return total
  }

  private share(tally: Tally | undefined, feature: number, smoothing: number, rows?: number): void {
    const total = this.total(tally)
    if (!tally || total === 0) {
      this.setAll(feature, -1)
      return
    }
    for (let i = 0; i < tally.length; i += 2) {
      const place = this.placeOf.get(tally[i]!)
      if (place !== undefined) this.set(place, feature, tally[i + 1]! / (total + smoothing))
    }
    if (rows !== undefined) this.setAll(rows, Math.log1p(total))
  }

  private buildingTally(): Tally | undefined {
    for (const { text, number } of this.asked.read.parts) {
      if (number === undefined) continue
      const tally = this.evidence.buildings.get(buildingKey(text, number))
      if (tally && this.total(tally) > 0) return tally
    }
    return undefined
  }

  /** The two tallies that say most: the largest share first. */
  private surest(tallies: readonly (Tally | undefined)[]): [Tally | undefined, Tally | undefined] {
    let best: Tally | undefined
    let next: Tally | undefined
    let bestShare = -1
    for (const tally of tallies) {
      const total = this.total(tally)
      if (!tally || total === 0) continue
      let most = 0
      for (let i = 0; i < tally.length; i += 2) if (this.placeOf.has(tally[i]!)) most = Math.max(most, tally[i + 1]!)
      const share = most / (total + SHARE_RULES.smoothing.name)
      if (share > bestShare) {
        next = best
        best = tally
        bestShare = share
      } else next ??= tally
    }
    return [best, next]
  }

  /** House numbers of the first road that is known by its numbers. */
  private nearNumbers(): void {
    const rules = SHARE_RULES
    const sums = new Float64Array(this.count)
    for (const { text, number } of this.asked.read.parts) {
      const seen = number === undefined ? undefined : this.evidence.numbers.get(text)
      if (number === undefined || !seen) continue
      let total = 0
      let least = Infinity
      let nearest: number[] = []
      for (const [seenNumber, tally] of seen) {
        const distance = Math.abs(seenNumber - number)
        const isSameSide = (seenNumber - number) % 2 === 0
        const weight = (isSameSide ? 1 : rules.otherSide) / (1 + (distance / rules.numberScale) ** 2)
        const away = distance + (isSameSide ? 0 : rules.otherSideDistance)
        for (let i = 0; i < tally.length; i += 2) {
          const place = this.placeOf.get(tally[i]!)
          if (place === undefined) continue
          sums[place]! += weight * tally[i + 1]!
          total += weight * tally[i + 1]!
          if (away < least) nearest = []
          if (away <= least) nearest.push(place)
          least = Math.min(least, away)
        }
      }
      if (total === 0) continue
      this.setAll(AT.nearest, -1)
      for (const place of nearest) this.set(place, AT.nearest, 1 / (1 + least / rules.numberScale))
      for (let i = 0; i < this.count; i++) this.set(i, AT.near, sums[i]! / (total + rules.smoothing.near))
      return
    }
    this.setAll(AT.near, -1)
    this.setAll(AT.nearest, -2)
  }

  private grams(): void {
    const rules = SHARE_RULES
    const votes = new Float64Array(this.count)
    const seen = [false, false, false, false, false]
    const first = AT.gram2 - 2
    for (const gram of this.asked.read.grams) {
      const tally = this.evidence.grams.get(gram)
      if (!tally) continue
      const total = this.total(tally)
      if (total === 0) continue
      const isEdge = gram.startsWith('^')
      const length = isEdge ? 2 : gram.length
      const weight = isEdge ? rules.edgeWeight : rules.gramWeight[length]!
      seen[length] = true
      for (let i = 0; i < tally.length; i += 2) {
        const place = this.placeOf.get(tally[i]!)
        if (place === undefined) continue
        const share = tally[i + 1]! / (total + rules.smoothing.gram)
        votes[place]! += weight * share * share
        const slot = place * STREET_WIDTH + first + length
        if (share > this.values[slot]!) this.values[slot] = share
      }
    }
    for (let length = 2; length <= 4; length++) if (!seen[length]) this.setAll(first + length, -1)
    let mass = 0
    for (const vote of votes) mass += vote
    const sorted = Float64Array.from(votes).sort().reverse()
    for (let i = 0; i < this.count; i++) {
      const vote = votes[i]!
      const rival = vote === sorted[0] ? (sorted[1] ?? 0) : sorted[0]!
      this.set(i, AT.vote, vote / (mass + rules.voteSmoothing))
      this.set(i, AT.voteLead, Math.log((vote + rules.voteFloor) / (rival + rules.voteFloor)))
      this.set(i, AT.voteRank, sorted.indexOf(vote))
      this.set(i, AT.voteMass, mass)
    }
  }

  private community(): void {
    const { community } = this.asked
    if (!community) return
    const inside = community.streets.filter((street) => this.placeOf.has(street))
    this.setAll(AT.communities, inside.length)
    this.setAll(AT.communityLength, community.text.length)
    for (const street of inside)
      this.set(this.placeOf.get(street)!, community.full ? AT.community : AT.communityBare, 1 / inside.length)
  }

  private rest(): void {
    const { evidence, asked, candidates } = this
    const { kind, key } = asked.read
    let rows = 0
    let ofKind = 0
    for (const street of candidates) {
      rows += evidence.rows[street]!
      ofKind += evidence.ofKind(street, kind)
    }
    for (const street of asked.named) {
      const place = this.placeOf.get(street)
      if (place !== undefined) this.set(place, AT.ownName, 1)
    }
    for (const street of asked.short) {
      const place = this.placeOf.get(street)
      if (place !== undefined) this.set(place, AT.short, 1)
    }
    for (const street of asked.former) {
      const place = this.placeOf.get(street)
      if (place !== undefined) this.set(place, AT.former, 1 / asked.former.length)
    }
    candidates.forEach((street, i) => {
      this.set(i, AT.prior, Math.log(evidence.rows[street]! / rows))
      this.set(i, AT.kindPrior, Math.log(evidence.ofKind(street, kind) / ofKind))
      if (asked.code) this.set(i, AT.code, asked.code(street) ? 1 : -1)
    })
    this.setAll(AT.kind, kind)
    this.setAll(AT.candidates, this.count)
    this.setAll(AT.districts, asked.districts)
    this.setAll(AT.length, key.length)
  }
}
