/** Sizes of the index: measured on registers of 20,000 to 60,000 names. */
export const INDEX_RULES = {
  since: '2026-11-23',
  source: 'measured on public registers: recall of the true name among the candidates against time',
  /** Hash buckets (a power of two). A collision costs a look at a wrong candidate, never a wrong answer. */
  buckets: 1 << 18,
  /** Postings read for one query, rarest bigram first; the rarest two are read up to `rarest` times that. */
  budget: 600,
  rarest: 3,
  candidates: 48,
  /** So many times the candidates are ranked with their places. */
  overfetch: 3,
  /** Characters from the start among which pairs are indexed. */
  paired: 4,
  /** Changes kept beside the packed postings before they are packed anew. */
  looseShare: 0.25,
  looseLeast: 2000,
} as const

const MASK = INDEX_RULES.buckets - 1

const EDGE_LEFT = 1
const EDGE_RIGHT = 2
const PAIR = 0x5bd1e995

function hashOf(first: number, second: number, kind: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ kind
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) & MASK
}

/**
 * Hashes of the distinct bigrams of a text with its edges (at most 64), and of the pairs among its first characters without
 * regard to order: they survive a wrong or swapped character in a short 字号.
 */
export function bigramsOf(text: string): number[] {
  const hashes: number[] = []
  let last = EDGE_LEFT
  for (let i = 0; i <= text.length && hashes.length < 64; i++) {
    const code = i < text.length ? text.charCodeAt(i) : EDGE_RIGHT
    const hash = hashOf(last, code, 0)
    if (!hashes.includes(hash)) hashes.push(hash)
    last = code
  }
  for (let j = 1; j < Math.min(text.length, INDEX_RULES.paired); j++) {
    for (let i = 0; i < j; i++) {
      const a = text.charCodeAt(i)
      const b = text.charCodeAt(j)
      const hash = hashOf(Math.min(a, b), Math.max(a, b), PAIR)
      if (!hashes.includes(hash)) hashes.push(hash)
    }
  }
  return hashes
}

/**
 * Which documents share bigrams with a text: packed postings (CSR on typed arrays), with loose ones beside them for what was
 * added since. Documents are numbered by the caller; a removed number is not used again.
 */
export class BigramIndex {
  private offsets = new Int32Array(INDEX_RULES.buckets + 1)
  private postings = new Int32Array(0)
  private packed = 0
  private loose = new Map<number, number[]>()
  private looseCount = 0
  /** Living documents by bucket: the rarity must not depend on how the index came about. */
  private readonly living = new Int32Array(INDEX_RULES.buckets)
  private scores = new Float64Array(1024)
  private readonly touched: number[] = []

  /** `textOf` gives a document's text, or undefined for one that was removed. */
  constructor(private readonly textOf: (doc: number) => string | undefined) {}

  /** Packs all documents below `count`. */
  pack(count: number): void {
    const sizes = new Int32Array(INDEX_RULES.buckets + 1)
    for (let pass = 0; pass < 2; pass++) {
      if (pass === 1) {
        let sum = 0
        for (let bucket = 0; bucket < INDEX_RULES.buckets; bucket++) {
          const size = sizes[bucket] ?? 0
          this.living[bucket] = size
          this.offsets[bucket] = sum
          sizes[bucket] = sum
          sum += size
        }
        this.offsets[INDEX_RULES.buckets] = sum
        this.postings = new Int32Array(sum)
      }
      for (let doc = 0; doc < count; doc++) {
        const text = this.textOf(doc)
        if (text === undefined) continue
        for (const bucket of bigramsOf(text)) {
          const at = sizes[bucket] ?? 0
          if (pass === 1) this.postings[at] = doc
          sizes[bucket] = at + 1
        }
      }
    }
    this.packed = count
    this.loose.clear()
    this.looseCount = 0
  }

  add(doc: number, text: string): void {
    for (const bucket of bigramsOf(text)) {
      const list = this.loose.get(bucket)
      if (list) list.push(doc)
      else this.loose.set(bucket, [doc])
      this.living[bucket] = (this.living[bucket] ?? 0) + 1
    }
    this.looseCount++
    if (this.looseCount > Math.max(INDEX_RULES.looseLeast, this.packed * INDEX_RULES.looseShare)) this.pack(doc + 1)
  }

  /** To be called while `textOf` already answers undefined for the document. */
  remove(text: string): void {
    for (const bucket of bigramsOf(text)) this.living[bucket] = (this.living[bucket] ?? 0) - 1
  }

  /** The documents that share most of the rarest bigrams with the text, with the sum of their weights; in no order. */
  lookUp(text: string, total: number, take: (doc: number, score: number) => void): void {
    const buckets = bigramsOf(text)
      .map((bucket) => ({ bucket, size: this.living[bucket] ?? 0 }))
      .filter(({ size }) => size > 0)
      .sort((a, b) => a.size - b.size || a.bucket - b.bucket)
    let read = 0
    for (const [rank, { bucket, size }] of buckets.entries()) {
      if (read + size > INDEX_RULES.budget * (rank < 2 ? INDEX_RULES.rarest : 1)) continue
      read += size
      const weight = Math.log(1 + total / size)
      const end = this.offsets[bucket + 1] ?? 0
      for (let at = this.offsets[bucket] ?? 0; at < end; at++) this.count(this.postings[at] ?? 0, weight)
      const more = this.loose.get(bucket)
      if (more) for (const doc of more) this.count(doc, weight)
    }
    const least = this.scoreOfRank(INDEX_RULES.candidates * INDEX_RULES.overfetch)
    for (const doc of this.touched) {
      const score = this.scores[doc] ?? 0
      this.scores[doc] = 0
      if (score >= least) take(doc, score)
    }
    this.touched.length = 0
  }

  /** A score that at least `rank` of the touched documents reach, by a histogram: no sorting of thousands. */
  private scoreOfRank(rank: number): number {
    if (this.touched.length <= rank) return 0
    let high = 0
    for (const doc of this.touched) high = Math.max(high, this.scores[doc] ?? 0)
    const bins = new Int32Array(129)
    for (const doc of this.touched) {
      const bin = Math.floor(((this.scores[doc] ?? 0) / high) * 128)
      bins[bin] = (bins[bin] ?? 0) + 1
    }
    let count = 0
    for (let bin = 128; bin >= 0; bin--) {
      count += bins[bin] ?? 0
      if (count >= rank) return (bin / 128) * high
    }
    return 0
  }

  private count(doc: number, weight: number): void {
    if (doc >= this.scores.length) {
      const wider = new Float64Array(Math.max(doc + 1, this.scores.length * 2))
      wider.set(this.scores)
      this.scores = wider
    }
    const before = this.scores[doc] ?? 0
    if (before === 0) this.touched.push(doc)
    this.scores[doc] = before + weight
  }
}
