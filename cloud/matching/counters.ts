const LEAST = 1 << 12
const MOST = 0xffff

/** Counts by hash, up to 65,535 each; two hashes may share a count. */
export class Counters {
  constructor(readonly counts: Uint16Array<ArrayBuffer>) {}

  /** Empty ones for so many rows. */
  static for(rows: number): Counters {
    return new Counters(new Uint16Array(Math.max(LEAST, 2 ** Math.ceil(Math.log2(Math.max(1, rows) / 2)))))
  }

  add(hash: number, by: 1 | -1): void {
    const at = hash & (this.counts.length - 1)
    const value = (this.counts[at] ?? 0) + by
    if (value >= 0 && value <= MOST) this.counts[at] = value
  }

  of(hash: number): number {
    return this.counts[hash & (this.counts.length - 1)] ?? 0
  }

  get bytes(): number {
    return this.counts.byteLength
  }
}
