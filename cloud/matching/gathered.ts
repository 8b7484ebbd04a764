/** A growing list of whole numbers. */
class Numbers {
  values = new Int32Array(1 << 12)
  count = 0

  push(value: number): void {
    if (this.count === this.values.length) {
      const larger = new Int32Array(this.count * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.count++] = value
  }
}

/** Hashes of all documents while an index is built. */
export class Gathered {
  readonly grams = new Numbers()
  readonly gramEnds = new Numbers()
  readonly keys = new Numbers()
  readonly codes = new Numbers()
  readonly ids = new Numbers()
  readonly places = new Numbers()
}

/** Ids that were met, by hash: finds the few that come twice without keeping them all as texts. */
export class SeenIds {
  private readonly slots: Int32Array
  private readonly hashes: Int32Array
  count = 0

  /** @param rows most ids that will come; `idOf` gives a document's id */
  constructor(
    rows: number,
    private readonly idOf: (doc: number) => string,
  ) {
    const width = 2 ** Math.ceil(Math.log2(Math.max(8, rows * 1.5)))
    this.slots = new Int32Array(width).fill(-1)
    this.hashes = new Int32Array(width)
  }

  /** Notes that an id now stands at a document. @returns where it stood before */
  swap(id: string, hash: number, doc: number): number | undefined {
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (; this.slots[slot] !== -1; slot = (slot + 1) & mask) {
      const before = this.slots[slot]!
      if (this.hashes[slot] !== hash || this.idOf(before) !== id) continue
      this.slots[slot] = doc
      return before
    }
    this.slots[slot] = doc
    this.hashes[slot] = hash
    this.count++
    return undefined
  }
}
