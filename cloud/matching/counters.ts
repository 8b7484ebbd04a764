/** Buckets that a table of few rows has, too. */
const LEAST_BITS = 12
/** From here on a count stands in the table of large ones. */
const LARGE = 255

/** How many buckets so many documents fall into: a function of their number alone, however the index came about. */
export function bucketsFor(documents: number, share: number): number {
  const wanted = Math.max(1, Math.ceil(documents / share))
  return 2 ** Math.max(LEAST_BITS, 32 - Math.clz32(wanted - 1))
}

/** Counts as data. */
export interface CountersImage {
  counts: Uint8Array<ArrayBuffer>
  /** Places and values of large counts, in turns. */
  large: Uint32Array<ArrayBuffer>
}

/**
 * Counts by hash. Two hashes may share a bucket; which ones do depends on `bucketsFor` the documents there are now, and not on how many
 * there were when the table was made: it is twice as fine as it was needed then, and sums up what belongs together.
 */
export class Counters {
  private constructor(
    private readonly counts: Uint8Array<ArrayBuffer>,
    private readonly large: Map<number, number>,
    private readonly share: number,
  ) {}

  /** Empty ones for so many documents; `share` of them to a bucket. */
  static for(documents: number, share: number): Counters {
    return new Counters(new Uint8Array(bucketsFor(documents, share) * 2), new Map(), share)
  }

  /** Counts of a bulk of hashes. */
  static of(hashes: Int32Array, documents: number, share: number): Counters {
    const counters = Counters.for(documents, share)
    const { counts, large } = counters
    const mask = counts.length - 1
    // Bytes that carry over into the table of large counts now and then: a quarter of what whole sums would lay out.
    for (let i = 0; i < hashes.length; i++) {
      const at = hashes[i]! & mask
      const count = (counts[at]! + 1) & LARGE
      counts[at] = count
      if (count === 0) large.set(at, (large.get(at) ?? 0) + LARGE + 1)
    }
    for (let at = 0; at < counts.length; at++) if (counts[at] === LARGE && !large.has(at)) large.set(at, 0)
    for (const [at, carried] of large) {
      large.set(at, carried + counts[at]!)
      counts[at] = LARGE
    }
    return counters
  }

  static fromImage({ counts, large }: CountersImage, share: number): Counters {
    const entries = new Map<number, number>()
    for (let i = 0; i < large.length; i += 2) entries.set(large[i]!, large[i + 1]!)
    return new Counters(counts, entries, share)
  }

  toImage(): CountersImage {
    return { counts: this.counts, large: Uint32Array.from([...this.large].sort(([a], [b]) => a - b).flat()) }
  }

  /** Whether the table is too coarse for so many documents: it has to be counted anew. */
  isTooSmallFor(documents: number): boolean {
    return bucketsFor(documents, this.share) > this.counts.length
  }

  add(hash: number, by: 1 | -1): void {
    const at = hash & (this.counts.length - 1)
    const small = this.counts[at]!
    if (small < LARGE - 1 || (small === LARGE - 1 && by < 0)) {
      this.counts[at] = small + by
      return
    }
    const value = (this.large.get(at) ?? LARGE - 1) + by
    if (value < LARGE) this.large.delete(at)
    else this.large.set(at, value)
    this.counts[at] = Math.min(value, LARGE)
  }

  /** What was counted in a hash's bucket, where there are so many documents now. */
  of(hash: number, documents: number): number {
    const { counts } = this
    const width = bucketsFor(documents, this.share)
    let sum = 0
    for (let at = hash & (Math.min(width, counts.length) - 1); at < counts.length; at += width) {
      const small = counts[at]!
      sum += small === LARGE ? (this.large.get(at) ?? 0) : small
    }
    return sum
  }

  /** Bytes of the typed array. */
  get bytes(): number {
    return this.counts.byteLength
  }
}
