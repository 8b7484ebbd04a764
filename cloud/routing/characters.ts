/** Which characters a street's names are made of: roads of one plan (金一路, 金鸡路), villages of one clan. Counts only. */

/** How characters are weighed. */
export const CHARACTER_RULES = {
  since: '2026-11-29',
  source: 'measured on the public register of the home city, split by row, address and building',
  /** Labelled addresses a street, on the average of those in question, before characters count: names of communities alone are no habit. Own choice. */
  known: 3,
  /**
   * In the model's log odds, where no name in the address is known and they are all there is. Beside a name that is known they only mislead
   * (measured), and the trees, trained on names without such habits, cannot weigh them.
   */
  weight: 0.2,
  /** So many characters as the whole district has them stand behind those of a street: few rows say little. */
  smoothing: 200,
  /** What a character that no street has weighs against all that are known. */
  unseen: { count: 0.5, characters: 1000 },
  /** Characters of an address that are looked at. */
  within: 60,
} as const

/** Products beyond this are taken in by their logarithm. */
const LARGE = 1e150

export class Characters {
  /** Counts by street, by character. */
  private readonly counts = new Map<number, Int32Array>()
  private readonly totals: Int32Array

  constructor(private readonly streets: number) {
    this.totals = new Int32Array(streets)
  }

  /** Adds a name's characters to a street, or takes them back. */
  add(name: string, street: number, rows: number): void {
    for (let at = 0; at < name.length; at++) {
      const code = name.charCodeAt(at)
      let counts = this.counts.get(code)
      if (!counts) this.counts.set(code, (counts = new Int32Array(this.streets)))
      counts[street]! += rows
    }
    this.totals[street]! += rows * name.length
  }

  /** For each candidate how much likelier (log) it makes the names' characters than the candidates taken together do. */
  leaning(names: readonly string[], candidates: readonly number[]): Float64Array {
    const { smoothing, unseen, within } = CHARACTER_RULES
    const { totals } = this
    const result = new Float64Array(candidates.length)
    const products = new Float64Array(candidates.length).fill(1)
    let all: number = unseen.characters
    for (const street of candidates) all += totals[street]!
    let looked = 0
    for (const name of names) {
      for (let at = 0; at < name.length && looked < within; at++, looked++) {
        const counts = this.counts.get(name.charCodeAt(at))
        if (!counts) continue
        let seen: number = unseen.count
        for (const street of candidates) seen += counts[street]!
        // Divided by what all of them expect, so that products stay near to one.
        const expected = (smoothing * seen) / all
        for (let i = 0; i < candidates.length; i++) {
          const product = products[i]! * (1 + counts[candidates[i]!]! / expected)
          if (product < LARGE) products[i] = product
          else {
            result[i]! += Math.log(product)
            products[i] = 1
          }
        }
      }
    }
    for (let i = 0; i < candidates.length; i++)
      result[i]! += Math.log(products[i]!) - looked * Math.log(1 + totals[candidates[i]!]! / smoothing)
    return result
  }
}
