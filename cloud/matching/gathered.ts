import type { HeapRow } from './row-heap'
import { gramsInto, keyHash, MOST_GRAMS } from './grams'
import { hashOf } from './hash'

/** About as many terms has a name. */
const GUESSED_TERMS = 22

const PLACED = 1
const MARKED = 2

function larger(values: Int32Array, least: number): Int32Array {
  const grown = new Int32Array(Math.max(least, Math.ceil(values.length * 1.5)))
  grown.set(values)
  return grown
}

/** The ways to a row, all but its names' terms. */
export interface RowHashes {
  code: number
  id: number
  place: number
}

export const hashesOf = ({ uscc, id, building }: HeapRow): RowHashes => ({
  code: hashOf(uscc),
  id: hashOf(id),
  place: hashOf(building),
})

/** Hashes of all documents, in their order, while an index is built. */
export class Gathered {
  terms: Int32Array
  termEnds: Int32Array
  keys: Int32Array
  codes: Int32Array
  ids: Int32Array
  places: Int32Array
  private marks: Int32Array
  /** Whether a document has a building and is its row's first; whether it has a 字号. */
  private flags: Uint8Array
  documents = 0
  private count = 0

  /** @param documents about so many will come */
  constructor(documents: number) {
    this.terms = new Int32Array(documents * GUESSED_TERMS + MOST_GRAMS)
    const list = () => new Int32Array(documents + 1)
    ;[this.termEnds, this.keys, this.codes, this.ids, this.places] = [list(), list(), list(), list(), list()]
    this.marks = list()
    this.flags = new Uint8Array(documents + 1)
  }

  /** Takes a row's documents. */
  add(row: HeapRow, { code, id, place }: RowHashes): void {
    let flag = row.building === '' ? 0 : PLACED
    for (const { canonical } of row.names) {
      this.reserve()
      const doc = this.documents++
      this.marks[doc] = hashOf(canonical.mark)
      this.flags[doc] = flag | (canonical.mark === '' ? 0 : MARKED)
      flag = 0
      this.count += gramsInto(canonical.core + canonical.branch, this.terms, this.count)
      this.termEnds[doc] = this.count
      this.keys[doc] = keyHash(canonical.core, canonical.branch)
      this.codes[doc] = code
      this.ids[doc] = id
      this.places[doc] = place
    }
  }

  private reserve(): void {
    if (this.count + MOST_GRAMS > this.terms.length) this.terms = larger(this.terms, this.count + MOST_GRAMS)
    if (this.documents < this.termEnds.length) return
    this.termEnds = larger(this.termEnds, 16)
    this.keys = larger(this.keys, 16)
    this.codes = larger(this.codes, 16)
    this.ids = larger(this.ids, 16)
    this.places = larger(this.places, 16)
    this.marks = larger(this.marks, 16)
    const flags = new Uint8Array(this.places.length)
    flags.set(this.flags)
    this.flags = flags
  }

  /** Terms of all documents. */
  get allTerms(): Int32Array {
    return this.terms.subarray(0, this.count)
  }

  /** Hashes of the buildings of all rows that have one. */
  get buildings(): Int32Array {
    return this.flagged(this.places, PLACED)
  }

  /** Hashes of the 字号 of all documents that have one. */
  get allMarks(): Int32Array {
    return this.flagged(this.marks, MARKED)
  }

  /** Moves the hashes of the documents with a flag to the front: to be asked for last, once. */
  private flagged(hashes: Int32Array, flag: number): Int32Array {
    let count = 0
    for (let doc = 0; doc < this.documents; doc++) {
      if ((this.flags[doc]! & flag) !== 0) hashes[count++] = hashes[doc]!
    }
    return hashes.subarray(0, count)
  }
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
