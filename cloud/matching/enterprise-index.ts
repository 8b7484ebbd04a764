import { buildingOf, buildingsLike, writtenAddress, type WrittenAddress } from './address'
import { canonicalName, regionRelation, type CanonicalName } from './canonical'
import type { NameKey } from './common-names'
import { bucketsFor } from './counters'
import { bigramHash, gramsOf } from './grams'
import { hashOf } from './hash'
import { IndexParts, type IndexImage } from './index-parts'
import type { RegionTable } from './regions'
import type { HeapImage, HeapRow, RowHeap } from './row-heap'
import type { EditPattern } from './text-distance'
import { phoneDigits } from './texts'
import { bareUscc } from '../../types/uscc-mistyped'
import { WrittenPlaces } from './written-places'
import type { PoolRow, RegionRelation } from './types'

/** When a building is no way to a firm. */
export const WAY_RULES = {
  since: '2026-11-24',
  source:
    'own choice: beyond some dozens of firms an address says little, and comparing all of them costs more than it finds',
  /** Rows of a building beyond which it is no way to a firm. */
  crowd: 40,
  /** Up to here those that are written exactly like the query, room and all, are one. */
  rooms: 400,
} as const

/** The pool as it is asked: by code, id, whole name, building and terms. */
export class EnterpriseIndex {
  private parts = new IndexParts()
  private readonly written: WrittenPlaces

  /**
   * @param packing `self`: packs anew by itself when much was added since; `outside`: the caller watches `looseShare` and has a packed
   * image made elsewhere (another thread), so that no request ever waits for it
   */
  constructor(
    readonly table: RegionTable,
    private readonly packing: 'self' | 'outside' = 'self',
  ) {
    this.written = new WrittenPlaces(table)
  }

  /** How much of the index was added since it was packed, 0-1. */
  get looseShare(): number {
    return this.parts.looseShare
  }

  /** Number of rows. */
  get size(): number {
    return this.parts.rows
  }

  /** Bytes of all typed arrays. */
  get bytes(): number {
    return this.parts.bytes
  }

  /** The rows behind documents. */
  get store(): RowHeap {
    return this.parts.heap
  }

  /** Takes rows into an empty index; of those with one id the last stays. */
  build(rows: readonly PoolRow[]): void {
    this.parts.build(rows.length, (at) => this.prepare(rows[at]!))
  }

  /** Adds a row, or gives the row with its id new content. */
  put(row: PoolRow): void {
    this.remove(row.id)
    this.parts.add(this.prepare(row), this.packing === 'self')
  }

  /** @returns whether there was such a row */
  remove(id: string): boolean {
    const main = this.findById(id)
    if (main === undefined) return false
    this.parts.remove(main)
    return true
  }

  readAddress(address: string | undefined): WrittenAddress {
    return writtenAddress(address, this.written)
  }

  private prepare(row: PoolRow): HeapRow {
    const { text: address, places } = this.readAddress(row.address)
    const first = { text: row.name, canonical: canonicalName(row.name, this.table) }
    const former = row.formerNames?.map((text) => ({ text, canonical: canonicalName(text, this.table) })) ?? []
    return {
      id: row.id,
      names: former.length === 0 ? [first] : [first, ...former],
      uscc: row.uscc ? bareUscc(row.uscc) : '',
      address,
      places,
      building: buildingOf(address),
      phone: row.phone ? phoneDigits(row.phone) : '',
    }
  }

  /** Rows in a building, as `buildingOf` gives it. */
  crowdOf(building: string): number {
    return building === '' ? 0 : this.parts.crowds.of(hashOf(building), this.store.living)
  }

  /** Names with a 字号. */
  marksLike(mark: string): number {
    return mark === '' ? 0 : this.parts.marks.of(hashOf(mark), this.store.living)
  }

  private findById(id: string): number | undefined {
    const heap = this.store
    let found: number | undefined
    this.parts.ids.forEach(hashOf(id), (doc) => {
      if (heap.isAlive(doc) && !heap.isFormer(doc) && heap.idOf(doc) === id) found = doc
      return found === undefined
    })
    return found
  }

  /** First documents of the rows with a code, by id. */
  findByCode(code: string): number[] {
    const heap = this.store
    const found: number[] = []
    this.parts.codes.forEach(hashOf(code), (doc) => {
      if (heap.isAlive(doc) && !heap.isFormer(doc) && heap.codeOf(doc) === code) found.push(doc)
      return true
    })
    return found
  }

  /** Documents whose core and branch are the name's; of very many the first by id of each place. */
  findByName(name: NameKey): number[] {
    return name.core === '' ? [] : this.parts.common.bearersOf(name)
  }

  /** Names borne by many that a query may mean: their terms are too common to lead to them. */
  findCommon(name: CanonicalName, pattern: EditPattern): NameKey[] {
    return this.parts.common.near(name, pattern)
  }

  /** Documents of the rows in the building of an address; in a crowded one those of its very room, and none where too many are there. */
  findByPlace(asked: string): number[] {
    const building = buildingOf(asked)
    const found = this.findIn(building, asked)
    if (found === undefined || found.length > 0) return found ?? []
    for (const other of buildingsLike(building)) {
      const there = this.findIn(other, undefined)
      if (there?.length !== 0) return there ?? []
    }
    return found
  }

  /** Rows of a building, of a crowded one those of one address; undefined where too many are there to be a way. */
  private findIn(building: string, asked: string | undefined): number[] | undefined {
    const found: number[] = []
    const crowd = this.crowdOf(building)
    if (building === '' || crowd === 0) return found
    const isCrowded = crowd > WAY_RULES.crowd
    if (crowd > WAY_RULES.rooms || (isCrowded && (asked ?? building) === building)) return undefined
    this.parts.places.forEach(hashOf(building), (doc) => {
      if (!this.store.isAlive(doc) || this.store.coreLength(doc) === 0) return true
      // The bucket may be a crowded building's too: only those of this one count.
      const { address } = this.store.contactsOf(this.store.rowOf(doc))
      if (isCrowded ? address === asked : buildingOf(address) === building) found.push(doc)
      return true
    })
    return found
  }

  /** How a document's places stand to a name's. */
  placeOf(name: CanonicalName, doc: number): RegionRelation {
    return regionRelation(name.regions, this.store.placesOf(this.store.regionsNumber(doc)))
  }

  /** How rare a pair of neighbouring characters is among the names, in bits. */
  rarity(first: number, second: number): number {
    return this.weightOf(this.carriersOf(bigramHash(first, second)))
  }

  /** What a term counts that so many documents carry, in bits. */
  weightOf(size: number): number {
    return Math.log2(1 + this.store.living / (1 + size))
  }

  private carriersOf(hash: number): number {
    return this.parts.carriers.of(hash, this.store.living)
  }

  /** Living documents that carry a term, and a number for the term's bucket. */
  term(hash: number): { hash: number; size: number; bucket: number } {
    return { hash, size: this.carriersOf(hash), bucket: hash & (bucketsFor(this.store.living, 1) - 1) }
  }

  /**
   * Hands over the documents of a term's bucket, the removed ones included. Where the pool has grown beyond the buckets of its last packing,
   * each of which then holds several of today's, the documents themselves say which are meant.
   */
  forEachOf(hash: number, take: (doc: number) => void): void {
    const buckets = bucketsFor(this.store.living, 1)
    const isCoarse = buckets > this.parts.terms.buckets
    this.parts.terms.forEach(
      hash,
      (doc) => {
        if (!isCoarse || this.carries(doc, hash, buckets - 1)) take(doc)
        return true
      },
      buckets,
    )
  }

  private carries(doc: number, hash: number, mask: number): boolean {
    if (!this.store.isAlive(doc)) return false
    const text = this.store.coreOf(doc) + this.store.branchOf(doc)
    return gramsOf(text).some((own) => ((own ^ hash) & mask) === 0)
  }

  /** Of many documents those with the first ids. */
  firstById(docs: readonly number[], most: number): number[] {
    const first: { doc: number; id: string }[] = []
    for (const doc of docs) {
      const id = this.store.idOf(this.store.rowOf(doc))
      if (first.length === most && id >= first[most - 1]!.id) continue
      let at = first.length === most ? most - 1 : first.length
      for (; at > 0 && id < first[at - 1]!.id; at--) first[at] = first[at - 1]!
      first[at] = { doc, id }
    }
    return first.map(({ doc }) => doc)
  }

  /** The rows alone, as a copy: what another thread needs to pack the index anew. */
  toRows(): HeapImage {
    const { bytes, starts, ...rest } = this.store.toImage()
    return { ...rest, bytes: bytes.slice(), starts: starts.slice() }
  }

  /** An index over rows that `toRows` gave, packed. */
  static fromRows(rows: HeapImage, table: RegionTable): EnterpriseIndex {
    const index = new EnterpriseIndex(table)
    index.parts = IndexParts.fromRows(rows)
    return index
  }

  toImage(): IndexImage {
    return this.parts.toImage()
  }

  static fromImage(image: IndexImage, table: RegionTable, packing: 'self' | 'outside' = 'self'): EnterpriseIndex {
    const index = new EnterpriseIndex(table, packing)
    index.parts = IndexParts.fromImage(image)
    return index
  }
}
