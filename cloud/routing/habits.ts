/** How a street's addresses are written: the district by which name, what stands before it, how names begin. Counts only. */

/** What habits weigh, in the model's log odds, and so many addresses as all in question have them stand behind those of a street. */
export const HABIT_RULES = {
  since: '2026-11-29',
  source: 'measured on the public register of the home city, split by row, address and building',
  /** The district's name as it is written, always: 江干区 was never written for what was 萧山's, though both are 钱塘 now. */
  district: { weight: 0.5, smoothing: 5 },
  /** Province, city and district as they are written, where no name in the address is known. */
  front: { weight: 0.3, smoothing: 20 },
  /** The first character of the first name, where none is known. */
  first: { weight: 0.2, smoothing: 20 },
  /** Added to what is seen and to all, so that a share is never nothing. Own choice. */
  least: { seen: 0.5, all: 5 },
} as const

export class Habits {
  /** Counts by street, by what is written. */
  private readonly counts = new Map<string, Int32Array>()
  private readonly totals: Int32Array

  constructor(private readonly streets: number) {
    this.totals = new Int32Array(streets)
  }

  add(written: string, street: number, rows: number): void {
    let counts = this.counts.get(written)
    if (!counts) this.counts.set(written, (counts = new Int32Array(this.streets)))
    counts[street]! += rows
    this.totals[street]! += rows
  }

  /** Takes one back where there is one: what was never learned leaves no trace. */
  remove(written: string, street: number): void {
    if (this.counts.get(written)?.[street]) this.add(written, street, -1)
  }

  /**
   * Adds to each candidate's sum how much likelier (log, weighed) it makes what is written than the candidates taken together do; nothing
   * where none of them is known to write so.
   * @param isFree candidates against which it does not speak
   */
  lean(
    sums: Float64Array,
    written: string,
    candidates: readonly number[],
    { weight, smoothing }: { readonly weight: number; readonly smoothing: number },
    isFree?: (street: number) => boolean,
  ): void {
    const counts = this.counts.get(written)
    if (!counts) return
    let seen = 0
    let all: number = HABIT_RULES.least.all
    for (const street of candidates) {
      seen += counts[street]!
      all += this.totals[street]!
    }
    if (seen === 0) return
    const share = (seen + HABIT_RULES.least.seen) / all
    for (const [at, street] of candidates.entries()) {
      const own = (counts[street]! + smoothing * share) / (this.totals[street]! + smoothing)
      const leaning = Math.log(own / share)
      if (leaning > 0 || isFree?.(street) !== true) sums[at]! += weight * leaning
    }
  }
}
