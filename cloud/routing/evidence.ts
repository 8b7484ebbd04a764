import { fold } from '../../types/fold'
import { Characters } from './characters'
import type { Gazetteer, StreetIndex } from './gazetteer-type'
import { Habits } from './habits'
import { headOf, readParts, stemOf, type AddressPart } from './parts'

/** How labelled rows and the gazetteer teach. */
export const EVIDENCE_RULES = {
  since: '2026-11-27',
  source: 'measured on invented cities and public registers, split by road and building',
  longestGram: 4,
  /** A community's name teaches its grams like this many labelled rows. */
  communityRows: 2,
  /** A street's own name inside a road's (所前北路) teaches like this many. */
  streetRows: 4,
  /** Characters of an address that are looked at for grams. */
  gramsWithin: 60,
  /** A street has at least this many rows for its size: none is impossible. */
  leastRows: 1,
} as const

/** Counts by street: [street, count, street, count, …], few entries each. */
export type Tally = number[]

/** What kind of text an address below the street is: villages, roads and estates are spread differently over the streets. */
export const KINDS = { nothing: 0, village: 1, road: 2, numberedRoad: 3, place: 4, numberedPlace: 5 } as const
export const KIND_COUNT = 6

/** An address below the street, read once for learning and for asking. */
export interface ReadRest {
  /** The names with their numbers: the same place reads the same, whatever floor and room are written. */
  key: string
  parts: AddressPart[]
  /** Names without the word for what they are. */
  stems: string[]
  head: string
  grams: string[]
  kind: number
}

/** What is left where a name in front could not be read: 街道 of cuiyuan街道. It would be the same place everywhere. */
const NO_NAME = /^(?:街道|镇|乡|村|社区|省|市|区|县)+$/

export function readRest(rest: string): ReadRest {
  const parts = readParts(rest).filter(({ text }) => !NO_NAME.test(text))
  const head = headOf(rest)
  const key = parts.map(({ text, number: house = '' }) => `${text}${house}`).join(' ')
  const stems = parts.map(({ text }) => stemOf(text) ?? text)
  return { key, parts, stems, head, grams: gramsOf(parts.map(({ text }) => text)), kind: kindOf(parts) }
}

function kindOf(parts: readonly AddressPart[]): number {
  const [first] = parts
  if (!first) return KINDS.nothing
  const isNumbered = first.number !== undefined
  if (first.kind === 'village') return KINDS.village
  if (first.kind === 'road') return isNumbered ? KINDS.numberedRoad : KINDS.road
  return isNumbered ? KINDS.numberedPlace : KINDS.place
}

/** How the first name begins. */
export const firstOf = ({ parts }: ReadRest): string => parts[0]?.text[0] ?? ''

/** What is written before an address's road: the district, and province, city and district together; empty where none is. */
export interface WrittenFront {
  district: string
  whole: string
}

/** Character 2-4-grams of names, and how each begins. */
function gramsOf(names: readonly string[]): string[] {
  const grams = new Set<string>()
  let left = EVIDENCE_RULES.gramsWithin
  for (const name of names) {
    const run = name.slice(0, left)
    left -= run.length
    for (let length = 2; length <= EVIDENCE_RULES.longestGram; length++)
      for (let at = 0; at + length <= run.length; at++) grams.add(run.slice(at, at + length))
    if (run.length > 1) grams.add(`^${run.slice(0, 2)}`)
  }
  return [...grams]
}

/** What labelled addresses and the gazetteer teach: counts by street only, so that the order of learning does not matter. */
export class Evidence {
  readonly texts = new Map<string, Tally>()
  readonly buildings = new Map<string, Tally>()
  readonly heads = new Map<string, Tally>()
  readonly parts = new Map<string, Tally>()
  readonly stems = new Map<string, Tally>()
  readonly grams = new Map<string, Tally>()
  readonly characters: Characters
  /** How the divisions are written before an address, and how its first name begins. */
  readonly districts: Habits
  readonly fronts: Habits
  readonly firsts: Habits
  /** Streets by house number, by road. */
  readonly numbers = new Map<string, Map<number, Tally>>()
  /** Different addresses by street, and by street and kind. */
  readonly rows: Int32Array
  readonly kinds: Int32Array

  constructor(gazetteer: Gazetteer, indexOf: StreetIndex) {
    this.rows = new Int32Array(gazetteer.streets.length).fill(EVIDENCE_RULES.leastRows)
    this.kinds = new Int32Array(gazetteer.streets.length * KIND_COUNT)
    this.characters = new Characters(gazetteer.streets.length)
    this.districts = new Habits(gazetteer.streets.length)
    this.fronts = new Habits(gazetteer.streets.length)
    this.firsts = new Habits(gazetteer.streets.length)
    for (const { name, street, district } of gazetteer.communities) {
      const index = indexOf(street, district)
      if (index === undefined) continue
      const bare = fold(name).replace(/(社区|村)$/, '')
      this.countGrams(gramsOf([bare]), index, EVIDENCE_RULES.communityRows)
      add(this.stems, stemOf(bare) ?? bare, index, 1)
      this.characters.add(bare, index, 1)
    }
    gazetteer.streets.forEach(({ short }, index) => {
      this.countGrams(gramsOf([fold(short)]), index, EVIDENCE_RULES.streetRows)
      this.characters.add(fold(short), index, 1)
    })
  }

  /** How many rows of a kind a street has; none is impossible. */
  ofKind(street: number, kind: number): number {
    return this.kinds[street * KIND_COUNT + kind]! + EVIDENCE_RULES.leastRows / KIND_COUNT
  }

  /**
   * Learns where one address lies. Firms in one building are one place: the same text counts while it is new, then by its logarithm.
   * Returns whether there was something to learn.
   */
  learn(rest: string, street: number, front?: WrittenFront): boolean {
    const read = readRest(rest)
    // What names no place is not the same place.
    if (read.key === '') return false
    const times = add(this.texts, read.key, street, 1)
    if (isPowerOfTwo(times)) this.count(read, street, 1)
    if (front === undefined) return true
    this.districts.add(front.district, street, 1)
    this.fronts.add(front.whole, street, 1)
    return true
  }

  /** Takes back what was learned once; returns whether it had been. */
  forget(rest: string, street: number, front?: WrittenFront): boolean {
    const read = readRest(rest)
    const times = countOf(this.texts.get(read.key), street)
    if (times === 0) return false
    add(this.texts, read.key, street, -1)
    if (isPowerOfTwo(times)) this.count(read, street, -1)
    if (front !== undefined) {
      this.districts.remove(front.district, street)
      this.fronts.remove(front.whole, street)
    }
    return true
  }

  private count(read: ReadRest, street: number, rows: 1 | -1): void {
    this.rows[street]! += rows
    this.kinds[street * KIND_COUNT + read.kind]! += rows
    this.countGrams(read.grams, street, rows)
    if (read.head.length >= 2) add(this.heads, read.head, street, rows)
    this.firsts.add(firstOf(read), street, rows)
    for (const stem of read.stems) add(this.stems, stem, street, rows)
    for (const { text, number } of read.parts) {
      add(this.parts, text, street, rows)
      this.characters.add(text, street, rows)
      if (number === undefined) continue
      add(this.buildings, buildingKey(text, number), street, rows)
      this.countNumber(text, number, street, rows)
    }
  }

  private countNumber(name: string, number: number, street: number, rows: 1 | -1): void {
    const seen = this.numbers.get(name) ?? new Map<number, Tally>()
    this.numbers.set(name, seen)
    add(seen, number, street, rows)
    if (seen.size === 0) this.numbers.delete(name)
  }

  private countGrams(grams: readonly string[], street: number, rows: number): void {
    for (const gram of grams) add(this.grams, gram, street, rows)
  }
}

const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0

/** How often a tally counts a street. */
export function countOf(tally: Tally | undefined, street: number): number {
  if (tally) for (let i = 0; i < tally.length; i += 2) if (tally[i] === street) return tally[i + 1]!
  return 0
}

export const buildingKey = (name: string, number: number): string => `${name}${number}`

/** Adds to a tally; returns the new count. What is counted no longer is left out, so that forgetting leaves no trace. */
function add<Key>(tallies: Map<Key, Tally>, key: Key, street: number, count: number): number {
  const tally = tallies.get(key)
  if (!tally) {
    tallies.set(key, [street, count])
    return count
  }
  for (let i = 0; i < tally.length; i += 2) {
    if (tally[i] !== street) continue
    const now = tally[i + 1]! + count
    tally[i + 1] = now
    if (now <= 0) tally.splice(i, 2)
    if (tally.length === 0) tallies.delete(key)
    return now
  }
  tally.push(street, count)
  return count
}
