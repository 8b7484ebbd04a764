import { addressText, buildingOf } from './address'
import { canonicalName, regionRelation, type CanonicalName } from './canonical'
import { bigramHash, gramsOf, hashOf } from './grams'
import { Gathered, SeenIds } from './gathered'
import { Counters } from './counters'
import { PostingIndex, type PostingImage } from './posting-index'
import type { RegionTable } from './regions'
import { RowHeap, type HeapImage, type HeapRow } from './row-heap'
import { CODER_RULES, TextCoder } from './text-coder'
import { phoneDigits } from './texts'
import { bareUscc } from './uscc'
import type { PoolRow, RegionRelation } from './types'

/** When a building or a name is no way to a firm. */
export const WAY_RULES = {
  since: '2026-11-24',
  source:
    'own choice: beyond some dozens of firms an address says little, and comparing all of them costs more than it finds',
  /** Rows of a building beyond which it is no way to a firm. */
  crowd: 40,
  /** Documents looked at in its bucket. */
  looked: 100,
  /** Documents of one name that are looked at; where more bear it, no name decides anyway. */
  equalNames: 2000,
} as const

const SHARE = { grams: 1, keys: 8, codes: 8, ids: 8, places: 8 } as const

/** All that an index consists of: typed arrays and short tables, to be stored or handed to another thread. */
export interface IndexImage {
  version: 1
  heap: HeapImage
  grams: PostingImage
  keys: PostingImage
  codes: PostingImage
  ids: PostingImage
  places: PostingImage
  crowds: Uint16Array<ArrayBuffer>
  marks: Uint16Array<ArrayBuffer>
}

export const keyHash = (core: string, branch: string): number => hashOf(branch === '' ? core : `${core}|${branch}`)

/** The pool as it is searched: the packed rows, and the ways to them by code, id, whole name and terms. */
export class EnterpriseIndex {
  private heap = new RowHeap(TextCoder.learn([]))
  private readonly grams = new PostingIndex(SHARE.grams, true)
  private readonly keys = new PostingIndex(SHARE.keys, false)
  private readonly codes = new PostingIndex(SHARE.codes, false)
  private readonly ids = new PostingIndex(SHARE.ids, false)
  private readonly places = new PostingIndex(SHARE.places, false)
  private crowds = Counters.for(0)
  private marks = Counters.for(0)
  private rows = 0

  /**
   * @param packing `self`: packs anew by itself when much was added since; `outside`: the caller watches `looseShare` and has a packed
   * image made elsewhere (another thread), so that no request ever waits for it
   */
  constructor(
    readonly table: RegionTable,
    private readonly packing: 'self' | 'outside' = 'self',
  ) {
    this.packAll()
  }

  /** How much of the index was added since it was packed, 0-1. */
  get looseShare(): number {
    return this.grams.looseShare
  }

  /** Number of rows. */
  get size(): number {
    return this.rows
  }

  /** Bytes of all typed arrays. */
  get bytes(): number {
    const counters = this.crowds.bytes + this.marks.bytes
    return (
      this.heap.size +
      this.grams.bytes +
      this.keys.bytes +
      this.codes.bytes +
      this.ids.bytes +
      this.places.bytes +
      counters
    )
  }

  /** Takes rows into an empty index; of those with one id the last stays. */
  build(rows: readonly PoolRow[]): void {
    const sample: string[] = []
    const step = Math.max(1, Math.floor(rows.length / sampleSize(rows.length)))
    for (let at = 0; at < rows.length; at += step) sample.push(rows[at]!.name, addressText(rows[at]!.address))
    this.heap = new RowHeap(TextCoder.learn(sample))
    this.makeCounters(rows.length)
    const lists = new Gathered()
    const known = new SeenIds(rows.length, (doc) => this.heap.idOf(doc))
    for (const row of rows) {
      const prepared = this.prepare(row)
      const doc = this.heap.add(prepared)
      this.gather(prepared, lists)
      const before = known.swap(row.id, hashOf(row.id), doc)
      if (before !== undefined) for (const old of this.heap.docsOf(before)) this.heap.kill(old)
    }
    this.rows = known.count
    if (known.count < rows.length) this.packAll()
    else this.packLists(lists)
  }

  private gather(row: HeapRow, lists: Gathered): void {
    this.count(row, 1)
    const [code, id, place] = [hashOf(row.uscc), hashOf(row.id), hashOf(row.building)]
    for (const { canonical } of row.names) {
      const { hashes, count } = gramsOf(canonical.core + canonical.branch)
      for (let i = 0; i < count; i++) lists.grams.push(hashes[i]!)
      lists.gramEnds.push(lists.grams.count)
      lists.keys.push(keyHash(canonical.core, canonical.branch))
      lists.codes.push(code)
      lists.ids.push(id)
      lists.places.push(place)
    }
  }

  private packLists(lists: Gathered): void {
    const docs = this.heap.count
    const ones = Int32Array.from({ length: docs }, (_, at) => at + 1)
    this.grams.pack(lists.grams.values, lists.gramEnds.values, docs)
    this.keys.pack(lists.keys.values, ones, docs)
    this.codes.pack(lists.codes.values, ones, docs)
    this.ids.pack(lists.ids.values, ones, docs)
    this.places.pack(lists.places.values, ones, docs)
    this.heap.trim()
  }

  /** Writes heap and lists anew, without what was removed. */
  private packAll(): void {
    const old = this.heap
    const rows: HeapRow[] = []
    for (let doc = 0; doc < old.count; doc++) {
      if (old.isAlive(doc) && !old.isFormer(doc)) rows.push(this.readRow(doc))
    }
    const texts = rows.filter((_, at) => at % Math.max(1, Math.floor(rows.length / sampleSize(rows.length))) === 0)
    this.heap = new RowHeap(TextCoder.learn(texts.flatMap((row) => [row.names[0]?.text ?? '', row.address])))
    this.makeCounters(rows.length)
    const lists = new Gathered()
    for (const row of rows) {
      this.heap.add(row)
      this.gather(row, lists)
    }
    this.packLists(lists)
  }

  private readRow(main: number): HeapRow {
    const facts = this.heap.factsOf(main)
    return {
      ...facts,
      building: buildingOf(facts.address),
      names: this.heap.docsOf(main).map((doc) => this.heap.nameOf(doc)),
    }
  }

  private makeCounters(rows: number): void {
    this.crowds = Counters.for(rows)
    this.marks = Counters.for(rows)
  }

  private prepare(row: PoolRow): HeapRow {
    const names = row.formerNames ? [row.name, ...row.formerNames] : [row.name]
    const address = addressText(row.address)
    return {
      id: row.id,
      names: names.map((text) => ({ text, canonical: canonicalName(text, this.table) })),
      uscc: row.uscc ? bareUscc(row.uscc) : '',
      address,
      building: buildingOf(address),
      phone: phoneDigits(row.phone),
    }
  }

  private count(row: HeapRow, by: 1 | -1): void {
    if (row.building) this.crowds.add(hashOf(row.building), by)
    for (const { canonical } of row.names) if (canonical.mark) this.marks.add(hashOf(canonical.mark), by)
  }

  /** Rows in a building, as `buildingOf` gives it. */
  crowdOf(building: string): number {
    return building === '' ? 0 : this.crowds.of(hashOf(building))
  }

  /** Names with a 字号. */
  marksLike(mark: string): number {
    return mark === '' ? 0 : this.marks.of(hashOf(mark))
  }

  /** Adds a row, or gives the row with its id new content. */
  put(row: PoolRow): void {
    this.remove(row.id)
    const prepared = this.prepare(row)
    const first = this.heap.add(prepared)
    this.rows++
    this.count(prepared, 1)
    let full = false
    for (const [at, { canonical }] of prepared.names.entries()) {
      const doc = first + at
      const { hashes, count } = gramsOf(canonical.core + canonical.branch)
      for (let i = 0; i < count; i++) this.grams.add(doc, hashes[i]!)
      this.keys.add(doc, keyHash(canonical.core, canonical.branch))
      this.codes.add(doc, hashOf(prepared.uscc))
      this.ids.add(doc, hashOf(prepared.id))
      this.places.add(doc, hashOf(prepared.building))
      full = this.grams.noteLoose() || full
    }
    if (full && this.packing === 'self') this.packAll()
  }

  /** @returns whether there was such a row */
  remove(id: string): boolean {
    const main = this.findById(id)
    if (main === undefined) return false
    const row = this.readRow(main)
    this.count(row, -1)
    for (const [at, doc] of this.heap.docsOf(main).entries()) {
      const name = row.names[at]?.canonical
      if (name) {
        const { hashes, count } = gramsOf(name.core + name.branch)
        for (let i = 0; i < count; i++) this.grams.forget(hashes[i]!)
      }
      this.heap.kill(doc)
    }
    this.rows--
    return true
  }

  private findById(id: string): number | undefined {
    let found: number | undefined
    this.ids.forEach(hashOf(id), (doc) => {
      if (this.heap.isAlive(doc) && !this.heap.isFormer(doc) && this.heap.idOf(doc) === id) found = doc
      return found === undefined
    })
    return found
  }

  /** First documents of the rows with a code, by id. */
  findByCode(code: string): number[] {
    const found: number[] = []
    this.codes.forEach(hashOf(code), (doc) => {
      if (this.heap.isAlive(doc) && !this.heap.isFormer(doc) && this.heap.codeOf(doc) === code) found.push(doc)
      return true
    })
    return found
  }

  /** Documents whose core and branch are the name's. */
  findByName({ core, branch }: CanonicalName): number[] {
    const found: number[] = []
    if (core === '') return found
    this.keys.forEach(keyHash(core, branch), (doc) => {
      if (this.heap.isAlive(doc) && this.heap.coreLength(doc) === core.length) {
        if (this.heap.coreOf(doc) === core && this.heap.branchOf(doc) === branch) found.push(doc)
      }
      return found.length < WAY_RULES.equalNames
    })
    return found
  }

  /** Documents of the rows in a building, as `buildingOf` gives it; none where too many are there to say anything. */
  findByPlace(building: string): number[] {
    const found: number[] = []
    if (building === '' || this.crowdOf(building) > WAY_RULES.crowd) return found
    this.places.forEach(hashOf(building), (doc) => {
      if (!this.heap.isAlive(doc) || this.heap.coreLength(doc) === 0) return true
      // The bucket may be a crowded building's too: only those of this one count.
      if (buildingOf(this.heap.contactsOf(this.heap.rowOf(doc)).address) === building) found.push(doc)
      return found.length < WAY_RULES.looked
    })
    return found
  }

  /** How a document's places stand to a name's. */
  placeOf(name: CanonicalName, doc: number): RegionRelation {
    return regionRelation(name.regions, this.heap.placesOf(this.heap.regionsNumber(doc)))
  }

  /** How rare a pair of neighbouring characters is among the names, in bits. */
  rarity(first: number, second: number): number {
    return this.weightOf(this.grams.sizeOf(bigramHash(first, second)))
  }

  /** What a term counts that so many documents carry, in bits. */
  weightOf(size: number): number {
    return Math.log2(1 + this.heap.living / (1 + size))
  }

  /** Living documents that carry a term, and a number for the term's bucket. */
  term(hash: number): { hash: number; size: number; bucket: number } {
    return { hash, size: this.grams.sizeOf(hash), bucket: this.grams.bucketOf(hash) }
  }

  /** Hands over the documents of a term's bucket, the removed ones included. */
  forEachOf(hash: number, take: (doc: number) => void): void {
    this.grams.forEach(hash, (doc) => {
      take(doc)
      return true
    })
  }

  /** Of many documents those with the first ids. */
  firstById(docs: readonly number[], most: number): number[] {
    return docs
      .map((doc) => ({ doc, id: this.heap.idOf(this.heap.rowOf(doc)) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, most)
      .map(({ doc }) => doc)
  }

  /** The rows behind documents. */
  get store(): RowHeap {
    return this.heap
  }

  /** The rows alone, as a copy: what another thread needs to pack the index anew. */
  toRows(): HeapImage {
    const { bytes, starts, ...rest } = this.heap.toImage()
    return { ...rest, bytes: bytes.slice(), starts: starts.slice() }
  }

  /** An index over rows that `toRows` gave, packed. */
  static fromRows(rows: HeapImage, table: RegionTable): EnterpriseIndex {
    const index = new EnterpriseIndex(table)
    index.heap = RowHeap.fromImage(rows)
    index.rows = index.heap.countRows()
    index.packAll()
    return index
  }

  toImage(): IndexImage {
    if (this.grams.looseShare > 0 || this.heap.living < this.heap.count) this.packAll()
    return {
      version: 1,
      heap: this.heap.toImage(),
      grams: this.grams.toImage(),
      keys: this.keys.toImage(),
      codes: this.codes.toImage(),
      ids: this.ids.toImage(),
      places: this.places.toImage(),
      crowds: this.crowds.counts,
      marks: this.marks.counts,
    }
  }

  static fromImage(image: IndexImage, table: RegionTable, packing: 'self' | 'outside' = 'self'): EnterpriseIndex {
    const index = new EnterpriseIndex(table, packing)
    index.heap = RowHeap.fromImage(image.heap)
    index.grams.fromImage(image.grams)
    index.keys.fromImage(image.keys)
    index.codes.fromImage(image.codes)
    index.ids.fromImage(image.ids)
    index.places.fromImage(image.places)
    index.crowds = new Counters(image.crowds)
    index.marks = new Counters(image.marks)
    index.rows = index.heap.countRows()
    return index
  }
}

/** Rows from which the packing of texts is learned. */
const sampleSize = (rows: number): number =>
  Math.min(CODER_RULES.mostSampled, Math.max(CODER_RULES.leastSampled, Math.floor(rows / CODER_RULES.sampledOf)))
