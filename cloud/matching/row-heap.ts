import { markOf, type CanonicalName } from './canonical'
import { Interned } from './interned'
import {
  CODE_BYTES,
  prefixOf,
  readCode,
  readId,
  readNumber,
  skipId,
  writeCode,
  writeId,
  writeNumber,
} from './packed-values'
import { TextCoder, type CoderImage } from './text-coder'

/** What is kept of a row: the first name is today's, the others are former ones. */
export interface HeapRow {
  id: string
  names: readonly { text: string; canonical: CanonicalName }[]
  uscc: string
  /** As `addressText` gives it. */
  address: string
  /** Places of the address, as `WrittenPlaces` gives them. */
  places: string
  /** As `buildingOf` gives it; not kept. */
  building: string
  /** Digits only. */
  phone: string
}

/** Typed arrays and tables of a heap, to be stored and read again. */
export interface HeapImage {
  bytes: Uint8Array
  starts: Uint32Array
  count: number
  living: number
  coder: CoderImage
  regions: string[]
  legals: string[]
  prefixes: string[]
  places: string[]
}

/** How a row is reached, and where; '' for what is not known. */
interface Contacts {
  address: string
  places: string
  phone: string
}

const FORMER = 1
const OWN_CORE = 2
const BRANCH = 4
const CODE_PACKED = 8
const CODE_RAW = 16
const ADDRESS = 32
const PHONE = 64
const DEAD = 128

const HEADER = 6
const LONGEST_NAME = 240
/** What is reserved beyond a guess. */
const ROOM = 1.03

/** The rows, packed into bytes one behind the other. A document is one name of a row; a row's documents follow each other. */
export class RowHeap {
  private bytes = new Uint8Array(4096)
  private end = 0
  private starts = new Uint32Array(256)
  private coder: TextCoder
  private regionLists = new Interned()
  private legals = new Interned()
  private prefixes = new Interned()
  private places = new Interned()
  private regionsOf: string[][] = []
  /** Documents, the removed ones included. */
  count = 0
  /** Documents that were not removed. */
  living = 0

  constructor(coder: TextCoder) {
    this.coder = coder
  }

  /** @returns the number of the row's first document */
  add(row: HeapRow): number {
    const doc = this.count
    for (const [at, name] of row.names.entries()) this.addName(row, name, at > 0)
    return doc
  }

  private addName(row: HeapRow, { text: whole, canonical }: HeapRow['names'][number], former: boolean): void {
    const text = whole.length > LONGEST_NAME ? whole.slice(0, LONGEST_NAME) : whole
    const { core, branch, legal, regions } = canonical
    const place = text.indexOf(core)
    const prefix = former ? 0 : prefixOf(row.uscc, this.prefixes)
    const isPacked = prefix > 0
    const own = former ? 0 : row.id.length * 3 + row.address.length * 3 + row.phone.length * 3 + row.uscc.length * 3
    this.reserve(HEADER + 64 + (text.length + core.length + branch.length) * 3 + own)
    const { bytes } = this
    const start = this.end
    bytes[start] =
      (former ? FORMER : 0) |
      (place < 0 ? OWN_CORE : 0) |
      (branch ? BRANCH : 0) |
      (former || row.uscc === '' ? 0 : isPacked ? CODE_PACKED : CODE_RAW) |
      (!former && (row.address || row.places) ? ADDRESS : 0) |
      (!former && row.phone ? PHONE : 0)
    const list = this.regionLists.numberOf(regions.length === 1 ? regions[0]! : regions.join(','))
    bytes[start + 1] = list & 255
    bytes[start + 2] = list >> 8
    bytes[start + 3] = this.legals.numberOf(legal)
    bytes[start + 4] = Math.max(place, 0)
    bytes[start + 5] = core.length
    this.end = start + HEADER
    this.putText(text)
    if (place < 0) this.putText(core)
    if (branch) this.putText(branch)
    if (!former) {
      this.end = writeId(row.id, this.coder, this.bytes, this.end)
      if (isPacked) this.end = writeCode(row.uscc, prefix, this.bytes, this.end)
      else if (row.uscc) this.putText(row.uscc)
      if (row.address || row.places) {
        this.end = writeNumber(this.places.numberOf(row.places), this.bytes, this.end)
        this.putText(row.address)
      }
      if (row.phone) this.putText(row.phone)
    }
    this.starts[this.count++] = start
    this.living++
  }

  private reserve(more: number): void {
    if (this.end + more > this.bytes.length) {
      const larger = new Uint8Array(Math.ceil((this.end + more) * 1.25))
      larger.set(this.bytes.subarray(0, this.end))
      this.bytes = larger
    }
    if (this.count + 1 >= this.starts.length) {
      const larger = new Uint32Array(Math.ceil(this.starts.length * 1.2) + 256)
      larger.set(this.starts)
      this.starts = larger
    }
  }

  /** Makes room for so many times a heap of the same kind: growing piece by piece costs more than the writing. */
  expect(other: RowHeap, times: number): void {
    this.bytes = new Uint8Array(Math.ceil(other.end * times * ROOM) + 4096)
    this.starts = new Uint32Array(Math.ceil(other.count * times * ROOM) + 256)
  }

  /** Gives back what the growing reserved beyond need. */
  trim(): void {
    this.bytes = this.bytes.slice(0, this.end)
    this.starts = this.starts.slice(0, this.count)
  }

  private putText(text: string): void {
    // The length goes in front; texts of more than 127 bytes are rare, so one byte is kept free and the rest moved where needed.
    const end = this.coder.write(text, this.bytes, this.end + 1)
    const length = end - this.end - 1
    if (length < 128) {
      this.bytes[this.end] = length
      this.end = end
      return
    }
    this.bytes.copyWithin(this.end + 2, this.end + 1, end)
    this.bytes[this.end] = 128 | (length >> 8)
    this.bytes[this.end + 1] = length & 255
    this.end = end + 1
  }

  private start(doc: number): number {
    return this.starts[doc] ?? 0
  }

  isAlive(doc: number): boolean {
    return doc < this.count && ((this.bytes[this.start(doc)] ?? 0) & DEAD) === 0
  }

  isFormer(doc: number): boolean {
    return ((this.bytes[this.start(doc)] ?? 0) & FORMER) !== 0
  }

  /** Removes one document: its number is not used again. */
  kill(doc: number): void {
    this.bytes[this.start(doc)]! |= DEAD
    this.living--
  }

  /** Rows that were not removed. */
  countRows(): number {
    let rows = 0
    for (let doc = 0; doc < this.count; doc++) if (this.isAlive(doc) && !this.isFormer(doc)) rows++
    return rows
  }

  /** The first document of a document's row. */
  rowOf(doc: number): number {
    let main = doc
    while (this.isFormer(main)) main--
    return main
  }

  /** All documents of a row, given its first. */
  docsOf(main: number): number[] {
    const docs = [main]
    for (let next = main + 1; next < this.count && this.isFormer(next); next++) docs.push(next)
    return docs
  }

  /** Number of the list of places in a document's name: see `placesOf`. */
  regionsNumber(doc: number): number {
    const at = this.start(doc)
    return (this.bytes[at + 1] ?? 0) | ((this.bytes[at + 2] ?? 0) << 8)
  }

  placesOf(list: number): readonly string[] {
    return (this.regionsOf[list] ??= this.regionLists.textOf(list).split(',').filter(Boolean))
  }

  coreLength(doc: number): number {
    return this.bytes[this.start(doc) + 5] ?? 0
  }

  private readText(at: number): { text: string; end: number } {
    const head = this.bytes[at] ?? 0
    const from = head < 128 ? at + 1 : at + 2
    const end = from + (head < 128 ? head : ((head & 127) << 8) | (this.bytes[at + 1] ?? 0))
    return { text: this.coder.read(this.bytes, from, end), end }
  }

  private skipText(at: number): number {
    const head = this.bytes[at] ?? 0
    return head < 128 ? at + 1 + head : at + 2 + (((head & 127) << 8) | (this.bytes[at + 1] ?? 0))
  }

  coreOf(doc: number): string {
    const at = this.start(doc)
    const flags = this.bytes[at] ?? 0
    if (flags & OWN_CORE) return this.readText(this.skipText(at + HEADER)).text
    const { text } = this.readText(at + HEADER)
    const place = this.bytes[at + 4] ?? 0
    return text.slice(place, place + (this.bytes[at + 5] ?? 0))
  }

  branchOf(doc: number): string {
    const at = this.start(doc)
    const flags = this.bytes[at] ?? 0
    if (!(flags & BRANCH)) return ''
    const next = this.skipText(at + HEADER)
    return this.readText(flags & OWN_CORE ? this.skipText(next) : next).text
  }

  /** A document's name as written and taken apart. */
  nameOf(doc: number): { text: string; canonical: CanonicalName } {
    const at = this.start(doc)
    const core = this.coreOf(doc)
    return {
      text: this.readText(at + HEADER).text,
      canonical: {
        regions: [...this.placesOf(this.regionsNumber(doc))],
        core,
        mark: markOf(core),
        legal: this.legals.textOf(this.bytes[at + 3] ?? 0),
        branch: this.branchOf(doc),
      },
    }
  }

  /** Where the facts behind the names begin. */
  private factsAt(main: number): number {
    const start = this.start(main)
    const flags = this.bytes[start] ?? 0
    let at = this.skipText(start + HEADER)
    if (flags & OWN_CORE) at = this.skipText(at)
    return flags & BRANCH ? this.skipText(at) : at
  }

  /** The id of a row, given its first document. */
  idOf(main: number): string {
    return readId(this.coder, this.bytes, this.factsAt(main))
  }

  /** What is known of a row besides its names, given its first document. */
  factsOf(main: number): { id: string; uscc: string } & Contacts {
    return { id: this.idOf(main), uscc: this.codeOf(main), ...this.contactsOf(main) }
  }

  /** The code of a row, '' for none, given its first document. */
  codeOf(main: number): string {
    const flags = this.bytes[this.start(main)] ?? 0
    if (!(flags & (CODE_PACKED | CODE_RAW))) return ''
    const at = skipId(this.bytes, this.factsAt(main))
    return flags & CODE_PACKED ? readCode(this.prefixes, this.bytes, at) : this.readText(at).text
  }

  /** Address, its places and phone of a row, '' for none, given its first document. */
  contactsOf(main: number): Contacts {
    const flags = this.bytes[this.start(main)] ?? 0
    let at = skipId(this.bytes, this.factsAt(main))
    if (flags & CODE_PACKED) at += CODE_BYTES
    else if (flags & CODE_RAW) at = this.skipText(at)
    let [address, places] = ['', '']
    if (flags & ADDRESS) {
      const number = readNumber(this.bytes, at)
      const text = this.readText(number.end)
      places = this.places.textOf(number.value)
      address = text.text
      at = text.end
    }
    return { address, places, phone: flags & PHONE ? this.readText(at).text : '' }
  }

  /** Bytes of the typed arrays. */
  get size(): number {
    return this.bytes.byteLength + this.starts.byteLength
  }

  toImage(): HeapImage {
    this.trim()
    const { bytes, starts, count, living } = this
    return {
      bytes,
      starts,
      count,
      living,
      coder: this.coder.toImage(),
      regions: this.regionLists.all(),
      legals: this.legals.all(),
      prefixes: this.prefixes.all(),
      places: this.places.all(),
    }
  }

  static fromImage(image: HeapImage): RowHeap {
    const heap = new RowHeap(new TextCoder(image.coder))
    const { bytes, starts, count, living } = image
    Object.assign(heap, { bytes, starts, count, living, end: bytes.length })
    heap.regionLists = new Interned(image.regions)
    heap.legals = new Interned(image.legals)
    heap.prefixes = new Interned(image.prefixes)
    heap.places = new Interned(image.places)
    return heap
  }
}
