import { buildingOf } from './address'
import { markOf } from './canonical'
import { CommonNames, COMMON_NAME_RULES, type NameKey } from './common-names'
import { Counters, type CountersImage } from './counters'
import { Gathered, hashesOf, SeenIds } from './gathered'
import { gramsOf, keyHash } from './grams'
import { hashOf } from './hash'
import { POSTING_RULES, PostingIndex, type PostingImage } from './posting-index'
import { RowHeap, type HeapImage, type HeapRow } from './row-heap'
import { CODER_RULES, TextCoder } from './text-coder'

/** Documents to a bucket: few where terms are read whole, more where every document is looked at anyway. */
const SHARE = { terms: 1, keys: 8, codes: 8, ids: 8, places: 8, counted: 2 } as const

/** All that an index consists of: typed arrays and short tables, to be stored or handed to another thread. */
export interface IndexImage {
  version: 2
  heap: HeapImage
  terms: PostingImage
  keys: PostingImage
  codes: PostingImage
  ids: PostingImage
  places: PostingImage
  carriers: CountersImage
  crowds: CountersImage
  marks: CountersImage
}

/** The packed rows, the lists that lead to them, and the counts: how they are built, grow and are packed anew. */
export class IndexParts {
  heap = new RowHeap(TextCoder.learn([]))
  readonly terms = new PostingIndex(SHARE.terms)
  readonly keys = new PostingIndex(SHARE.keys)
  readonly codes = new PostingIndex(SHARE.codes)
  readonly ids = new PostingIndex(SHARE.ids)
  readonly places = new PostingIndex(SHARE.places)
  /** Documents by term, rows by building, documents by 字号: the living ones. */
  carriers = Counters.for(0, SHARE.terms)
  crowds = Counters.for(0, SHARE.counted)
  marks = Counters.for(0, SHARE.counted)
  readonly common: CommonNames
  rows = 0
  private packed = 0
  private loose = 0

  constructor() {
    this.common = new CommonNames({
      forEachBearer: (name, take) => {
        this.forEachBearer(name, take)
      },
      idOf: (doc) => this.heap.idOf(this.heap.rowOf(doc)),
      regionsNumber: (doc) => this.heap.regionsNumber(doc),
    })
    this.pack(new Gathered(0))
  }

  /** Takes so many rows into empty parts; of those with one id the last stays. */
  build(count: number, rowAt: (at: number) => HeapRow): void {
    this.begin(count, rowAt)
    const gathered = new Gathered(count)
    const known = new SeenIds(count, (doc) => this.heap.idOf(doc))
    for (let at = 0; at < count; at++) {
      const row = rowAt(at)
      const hashes = hashesOf(row)
      const doc = this.heap.add(row)
      gathered.add(row, hashes)
      const before = known.swap(row.id, hashes.id, doc)
      if (before !== undefined) for (const old of this.heap.docsOf(before)) this.heap.kill(old)
    }
    this.rows = known.count
    if (known.count < count) this.packAll()
    else this.pack(gathered)
  }

  /** Writes heap and lists anew, without what was removed. */
  packAll(): void {
    const old = this.heap
    const mains: number[] = []
    for (let doc = 0; doc < old.count; doc++) if (old.isAlive(doc) && !old.isFormer(doc)) mains.push(doc)
    this.begin(mains.length, (at) => readRow(old, mains[at]!))
    const gathered = new Gathered(mains.length)
    for (const main of mains) {
      const row = readRow(old, main)
      this.heap.add(row)
      gathered.add(row, hashesOf(row))
    }
    this.pack(gathered)
  }

  /**
   * An empty heap whose code suits such rows, with room for them. The sample's rows are made twice instead of being kept: the engine that runs
   * this learns from what is kept where to put such objects, and its garbage then costs more than the rest of the building.
   */
  private begin(count: number, rowAt: (at: number) => HeapRow): void {
    const step = Math.max(1, Math.floor(count / sampleSize(count)))
    const texts: string[] = []
    for (let at = 0; at < count; at += step) {
      const { names, address } = rowAt(at)
      texts.push(names[0]?.text ?? '', address)
    }
    const coder = TextCoder.learn(texts)
    const trial = new RowHeap(coder)
    let rows = 0
    for (let at = 0; at < count; at += step, rows++) trial.add(rowAt(at))
    this.heap = new RowHeap(coder)
    this.heap.expect(trial, count / Math.max(1, rows))
  }

  private pack(gathered: Gathered): void {
    const { documents } = gathered
    this.terms.pack({ hashes: gathered.terms, ends: gathered.termEnds }, documents)
    this.keys.pack({ hashes: gathered.keys }, documents)
    this.codes.pack({ hashes: gathered.codes }, documents)
    this.ids.pack({ hashes: gathered.ids }, documents)
    this.places.pack({ hashes: gathered.places }, documents)
    this.heap.trim()
    this.packed = documents
    this.loose = 0
    this.carriers = Counters.of(gathered.allTerms, documents, SHARE.terms)
    this.crowds = Counters.of(gathered.buildings, documents, SHARE.counted)
    this.marks = Counters.of(gathered.allMarks, documents, SHARE.counted)
    this.findCommon()
  }

  private findCommon(): void {
    this.common.clear()
    for (let bucket = 0; bucket < this.keys.buckets; bucket++) {
      if (this.keys.mostIn(bucket) < COMMON_NAME_RULES.from) continue
      this.keys.forEach(bucket, (doc) => {
        const name = { core: this.heap.coreOf(doc), branch: this.heap.branchOf(doc) }
        if (this.heap.isAlive(doc) && this.common.note(name)) this.common.bearersOf(name)
        return true
      })
    }
  }

  /** Living documents of a name. */
  forEachBearer({ core, branch }: NameKey, take: (doc: number) => boolean): void {
    const { heap } = this
    this.keys.forEach(keyHash(core, branch), (doc) => {
      if (!heap.isAlive(doc) || heap.coreLength(doc) !== core.length) return true
      return heap.coreOf(doc) === core && heap.branchOf(doc) === branch ? take(doc) : true
    })
  }

  /** Adds a row beside what is packed. @param isPacking whether it may pack anew when much was added */
  add(row: HeapRow, isPacking: boolean): void {
    const hashes = hashesOf(row)
    const first = this.heap.add(row)
    this.rows++
    this.loose += row.names.length
    const isFull = this.loose > Math.max(POSTING_RULES.looseLeast, this.packed * POSTING_RULES.looseShare)
    const { living } = this.heap
    if (this.carriers.isTooSmallFor(living) && !isPacking) this.recount()
    else this.count(row, 1)
    for (const [at, { canonical }] of row.names.entries()) {
      const doc = first + at
      const key = keyHash(canonical.core, canonical.branch)
      for (const hash of gramsOf(canonical.core + canonical.branch)) this.terms.add(doc, hash)
      this.keys.add(doc, key)
      this.codes.add(doc, hashes.code)
      this.ids.add(doc, hashes.id)
      this.places.add(doc, hashes.place)
      this.common.added(doc, canonical)
      if (this.keys.mostIn(key) >= COMMON_NAME_RULES.from) this.common.note(canonical)
    }
    if (isPacking && (isFull || this.carriers.isTooSmallFor(living))) this.packAll()
  }

  /** Removes a row, given its first document. */
  remove(main: number): void {
    const row = readRow(this.heap, main)
    this.count(row, -1)
    for (const [at, doc] of this.heap.docsOf(main).entries()) {
      const name = row.names[at]?.canonical
      this.heap.kill(doc)
      if (name) this.common.removed(doc, name)
    }
    this.rows--
  }

  private count(row: HeapRow, by: 1 | -1): void {
    if (row.building) this.crowds.add(hashOf(row.building), by)
    for (const { canonical } of row.names) {
      if (canonical.mark) this.marks.add(hashOf(canonical.mark), by)
      for (const hash of gramsOf(canonical.core + canonical.branch)) this.carriers.add(hash, by)
    }
  }

  /** Counts in finer tables, where the pool has grown beyond the old ones and is not packed anew. */
  private recount(): void {
    const { heap } = this
    this.carriers = Counters.for(heap.living, SHARE.terms)
    this.crowds = Counters.for(heap.living, SHARE.counted)
    this.marks = Counters.for(heap.living, SHARE.counted)
    for (let doc = 0; doc < heap.count; doc++) {
      if (!heap.isAlive(doc)) continue
      // Only what is counted is read: this may happen while a request waits.
      const core = heap.coreOf(doc)
      const mark = markOf(core)
      const building = heap.isFormer(doc) ? '' : buildingOf(heap.contactsOf(doc).address)
      if (building) this.crowds.add(hashOf(building), 1)
      if (mark) this.marks.add(hashOf(mark), 1)
      for (const hash of gramsOf(core + heap.branchOf(doc))) this.carriers.add(hash, 1)
    }
  }

  /** How much was added since it was packed, 0-1. */
  get looseShare(): number {
    return this.loose / Math.max(1, this.packed)
  }

  /** Bytes of all typed arrays. */
  get bytes(): number {
    const lists = [this.terms, this.keys, this.codes, this.ids, this.places, this.carriers, this.crowds, this.marks]
    return lists.reduce((sum, { bytes }) => sum + bytes, this.heap.size)
  }

  toImage(): IndexImage {
    if (this.loose > 0 || this.heap.living < this.heap.count) this.packAll()
    return {
      version: 2,
      heap: this.heap.toImage(),
      terms: this.terms.toImage(),
      keys: this.keys.toImage(),
      codes: this.codes.toImage(),
      ids: this.ids.toImage(),
      places: this.places.toImage(),
      carriers: this.carriers.toImage(),
      crowds: this.crowds.toImage(),
      marks: this.marks.toImage(),
    }
  }

  static fromImage(image: IndexImage): IndexParts {
    const parts = new IndexParts()
    parts.heap = RowHeap.fromImage(image.heap)
    parts.terms.fromImage(image.terms)
    parts.keys.fromImage(image.keys)
    parts.codes.fromImage(image.codes)
    parts.ids.fromImage(image.ids)
    parts.places.fromImage(image.places)
    parts.carriers = Counters.fromImage(image.carriers, SHARE.terms)
    parts.crowds = Counters.fromImage(image.crowds, SHARE.counted)
    parts.marks = Counters.fromImage(image.marks, SHARE.counted)
    parts.rows = parts.heap.countRows()
    parts.packed = parts.heap.count
    parts.findCommon()
    return parts
  }

  /** Parts over the rows of a heap, packed. */
  static fromRows(rows: HeapImage): IndexParts {
    const parts = new IndexParts()
    parts.heap = RowHeap.fromImage(rows)
    parts.rows = parts.heap.countRows()
    parts.packAll()
    return parts
  }
}

function readRow(heap: RowHeap, main: number): HeapRow {
  const facts = heap.factsOf(main)
  return { ...facts, building: buildingOf(facts.address), names: heap.docsOf(main).map((doc) => heap.nameOf(doc)) }
}

/** Rows from which the packing of texts is learned. */
const sampleSize = (rows: number): number =>
  Math.min(CODER_RULES.mostSampled, Math.max(CODER_RULES.leastSampled, Math.floor(rows / CODER_RULES.sampledOf)))
