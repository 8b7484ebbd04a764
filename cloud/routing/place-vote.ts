/** How the words of addresses vote for streets. */
export const VOTE_RULES = {
  since: '2026-11-23',
  source: 'measured on public registers, split by road and building',
  longestGram: 4,
  /** Weight of a gram by its length in characters. */
  gramWeight: [0, 0, 0.6, 1, 1.5],
  /** Added to a gram's total before its share is taken: rare grams are not sure. */
  smoothing: 0.6,
  /** The share of a street among a gram's rows counts to this power: grams of many streets say little. */
  purity: 2,
  prefixWeight: 5,
  numberWeight: 6,
  /** House numbers this far apart are half as telling. */
  numberScale: 40,
  /** A community's name teaches like this many labelled rows. */
  communityRows: 2,
  /** A street's own name inside a road's (所前北路) teaches like this many. */
  streetRows: 4,
} as const

const NUMBER = /\d+/

/** Counts by street: [street, count, street, count, …], few entries each. */
type Tally = number[]

function addTo(tally: Tally, street: number, count: number): void {
  for (let i = 0; i < tally.length; i += 2) {
    if (tally[i] === street) {
      tally[i + 1] = (tally[i + 1] ?? 0) + count
      return
    }
  }
  tally.push(street, count)
}

/** A road (the text before its first number) as the labelled rows know it. */
export interface KnownRoad {
  /** House numbers with their streets. */
  numbers: { number: number; street: number }[]
  tally: Tally
}

/** The words of an address by which it votes: character 2-4-grams without numbers. */
export function gramsOf(rest: string): string[] {
  const grams = new Set<string>()
  const text = rest.replace(/\([^)]*\)?/g, (inner) => ` ${inner.slice(1, -1)} `).slice(0, 60)
  for (const run of text.match(/[\u4e00-\u9fa5a-z]+/g) ?? []) {
    for (let length = 2; length <= VOTE_RULES.longestGram; length++) {
      for (let at = 0; at + length <= run.length; at++) grams.add(run.slice(at, at + length))
    }
    if (run.length === 1) continue
    grams.add(`^${run.slice(0, 2)}`)
  }
  return [...grams]
}

/** The text before the first number, and that number. */
export function roadOf(rest: string): { road: string; number: number | undefined } {
  const number = NUMBER.exec(rest)
  const road = (number ? rest.slice(0, number.index) : rest).replace(/[^\u4e00-\u9fa5a-z]/g, '').slice(0, 40)
  return { road, number: number ? Number(number[0].slice(0, 7)) : undefined }
}

/** What labelled addresses teach: grams and roads with their streets. Incremental: the order of learning does not matter. */
export class PlaceVote {
  private readonly grams = new Map<string, Tally>()
  private readonly roads = new Map<string, KnownRoad>()

  learn(rest: string, street: number, rows = 1): void {
    for (const gram of gramsOf(rest)) {
      const tally = this.grams.get(gram)
      if (tally) addTo(tally, street, rows)
      else this.grams.set(gram, [street, rows])
    }
  }

  learnRoad(rest: string, street: number): void {
    const { road, number } = roadOf(rest)
    if (road.length < 2) return
    let known = this.roads.get(road)
    if (!known) this.roads.set(road, (known = { numbers: [], tally: [] }))
    addTo(known.tally, street, 1)
    if (number !== undefined) known.numbers.push({ number, street })
  }

  findRoad(road: string): KnownRoad | undefined {
    return this.roads.get(road)
  }

  /** Scores of all streets for an address; `allowed` weighs a street by its district. */
  score(rest: string, streets: number, allowed: (street: number) => number): Float64Array {
    const scores = new Float64Array(streets)
    const rules = VOTE_RULES
    const vote = (tally: Tally, weight: number, smoothing: number): void => {
      let total = smoothing
      for (let i = 0; i < tally.length; i += 2) total += (tally[i + 1] ?? 0) * allowed(tally[i] ?? 0)
      for (let i = 0; i < tally.length; i += 2) {
        const street = tally[i] ?? 0
        const share = ((tally[i + 1] ?? 0) * allowed(street)) / total
        scores[street] = (scores[street] ?? 0) + weight * share ** rules.purity
      }
    }
    for (const gram of gramsOf(rest)) {
      const tally = this.grams.get(gram)
      if (tally) vote(tally, gram.startsWith('^') ? 0.5 : (rules.gramWeight[gram.length] ?? 0), rules.smoothing)
    }
    const { road, number } = roadOf(rest)
    const known = this.roads.get(road)
    if (known) {
      vote(known.tally, rules.prefixWeight, rules.smoothing)
      if (number !== undefined && known.numbers.length > 0)
        vote(nearTally(known, number), rules.numberWeight, rules.smoothing)
    }
    return scores
  }
}

/** The road's rows weighed by how near their numbers are, the same side of the road first. */
function nearTally(known: KnownRoad, number: number): Tally {
  const tally: Tally = []
  for (const one of known.numbers) {
    const distance = Math.abs(one.number - number)
    const side = (one.number - number) % 2 === 0 ? 1 : 0.7
    addTo(tally, one.street, (side / (1 + (distance / VOTE_RULES.numberScale) ** 2)) * 2)
  }
  return tally
}
