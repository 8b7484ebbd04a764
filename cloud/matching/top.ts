const WIDTH = 1 << 13
/** Documents beyond this are not taken in: the rarest terms came first. */
const MOST = 5600

/** Adds up weights by document for one query, then hands out the heaviest. Reused from query to query. */
export class Tally {
  private readonly docs = new Int32Array(WIDTH).fill(-1)
  private readonly sums = new Float32Array(WIDTH)
  private readonly touched = new Int32Array(MOST)
  /** The term that last added to a document: it counts once, however often the document stands in its bucket. */
  private readonly terms = new Int32Array(WIDTH)
  private term = 0
  private count = 0

  clear(): void {
    for (let i = 0; i < this.count; i++) this.docs[this.touched[i]!] = -1
    this.count = 0
  }

  /** What is added from here on is another term's. */
  next(): void {
    this.term = (this.term + 1) | 0
  }

  add(doc: number, weight: number): void {
    let slot = Math.imul(doc, 0x9e3779b1) >>> 19
    for (; this.docs[slot] !== doc; slot = (slot + 1) & (WIDTH - 1)) {
      if (this.docs[slot] !== -1) continue
      if (this.count === MOST) return
      this.docs[slot] = doc
      this.sums[slot] = 0
      this.terms[slot] = this.term - 1
      this.touched[this.count++] = slot
      break
    }
    if (this.terms[slot] === this.term) return
    this.terms[slot] = this.term
    this.sums[slot]! += weight
  }

  /** The heaviest `most` documents, and those as heavy as the last of them, in no order. */
  heaviest(most: number): { doc: number; sum: number }[] {
    const sums = new Float32Array(this.count)
    for (let i = 0; i < this.count; i++) sums[i] = this.sums[this.touched[i]!]!
    const least = this.count <= most ? -Infinity : largest(sums, most)
    const found: { doc: number; sum: number }[] = []
    for (let i = 0; i < this.count; i++) {
      const slot = this.touched[i]!
      const sum = this.sums[slot]!
      if (sum >= least) found.push({ doc: this.docs[slot]!, sum })
    }
    return found
  }
}

/** The `rank`-th largest of the values, which are reordered (Hoare's selection). */
export function largest(values: Float32Array | Float64Array, rank: number): number {
  let low = 0
  let high = values.length - 1
  const wanted = rank - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1]!
    let i = low
    let j = high
    while (i <= j) {
      while (values[i]! > pivot) i++
      while (values[j]! < pivot) j--
      if (i > j) break
      const held = values[i]!
      values[i++] = values[j]!
      values[j--] = held
    }
    if (wanted <= j) high = j
    else if (wanted >= i) low = i
    else break
  }
  return values[wanted]!
}
