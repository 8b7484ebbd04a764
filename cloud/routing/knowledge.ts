import { fold } from '../../types/fold'
import { normaliseUscc } from '../../types/uscc'
import { CHARACTER_RULES } from './characters'
import { CommunityFinder } from './communities'
import { buildingKey, Evidence, EVIDENCE_RULES, firstOf, readRest, type ReadRest, type WrittenFront } from './evidence'
import type { AskedFor } from './features'
import { FirmNames, type NameMark } from './firm-names'
import { indexStreets, type Gazetteer } from './gazetteer-type'
import { HABIT_RULES } from './habits'
import type { LabelledRow, RouteQuery } from './types'
import type { WrittenStreet } from './streets'
import { AddressReader, type ReadAddress } from './written'

/** Which streets are looked at where no district is written. */
export const CANDIDATE_RULES = {
  since: '2026-11-27',
  source: 'own choice: the largest streets stand for "anywhere"',
  largest: 8,
  /** Grams from this length bring a street in. */
  gram: 3,
} as const

/** Names of which the tables tell all that they may mean. */
const KNOWN_NAMES: ReadonlySet<WrittenStreet['kind']> = new Set(['street-written', 'street-former'] as const)

/** One address, looked up: what is written, what is known of it, and the streets in question. */
export interface Looked {
  read: ReadAddress
  asked: AskedFor
  candidates: number[]
  /** Today's districts of the credit code's registering division. */
  codeDistricts: readonly string[]
  /** Towns in the enterprise's name that may be one of the streets in question. */
  marks: readonly NameMark[]
}

/** The gazetteer and what labelled rows taught, ready to be asked. */
export class Knowledge {
  readonly reader: AddressReader
  readonly evidence: Evidence
  readonly districtOf: readonly string[]
  readonly firmNames: FirmNames
  private readonly communities: CommunityFinder
  private readonly indexesOf = new Map<string, number[]>()
  private readonly districtsOfCode = new Map<string, readonly string[]>()
  private largestStreets: readonly number[] | undefined
  /** Today's districts by their names, short ones too. */
  private readonly todayNames = new Map<string, string>()
  private readonly inDistrict = new Map<string, number[]>()
  /** Own names of streets by their first two characters. */
  private readonly shortNames = new Map<string, { name: string; street: number }[]>()

  constructor(readonly gazetteer: Gazetteer) {
    this.reader = new AddressReader(gazetteer)
    this.communities = new CommunityFinder(gazetteer)
    this.districtOf = gazetteer.streets.map(({ district }) => district)
    gazetteer.streets.forEach(({ name, short, district }, index) => {
      append(this.indexesOf, name, index)
      append(this.inDistrict, district, index)
      const folded = fold(short)
      if (folded.length >= 2) append(this.shortNames, folded.slice(0, 2), { name: folded, street: index })
    })
    for (const { code, name, short } of gazetteer.districts) {
      this.districtsOfCode.set(code, [name])
      for (const one of [name, short]) this.todayNames.set(fold(one), name)
    }
    for (const { level, codes = [], today } of gazetteer.former) {
      if (level === 'district') for (const code of codes) this.districtsOfCode.set(code, today)
    }
    this.firmNames = new FirmNames(gazetteer)
    this.evidence = new Evidence(gazetteer, indexStreets(gazetteer))
  }

  /** The street of that full name; where two bear it, the one in one of the districts, else undefined. */
  indexOf(street: string, districts: readonly string[] = []): number | undefined {
    const indexes = this.indexesOf.get(street) ?? []
    if (indexes.length <= 1) return indexes[0]
    const inside = indexes.filter((index) => districts.includes(this.districtOf[index]!))
    return inside.length === 1 ? inside[0] : undefined
  }

  isInside(street: number, districts: readonly string[]): boolean {
    return districts.length === 0 || districts.includes(this.districtOf[street]!)
  }

  /** Learns where one address lies. Returns whether its street is one of today's. */
  learn(row: LabelledRow): boolean {
    const placed = this.placed(row)
    const isNew = placed !== undefined && this.evidence.learn(placed.rest, placed.street, placed.front)
    if (isNew && row.name) this.firmNames.add(row.name, placed.street)
    this.largestStreets = undefined
    return placed !== undefined
  }

  /** Takes back what was learned of a row. */
  forget(row: LabelledRow): boolean {
    const placed = this.placed(row)
    this.largestStreets = undefined
    const isGone = placed !== undefined && this.evidence.forget(placed.rest, placed.street, placed.front)
    if (isGone && row.name) this.firmNames.remove(row.name, placed.street)
    return isGone
  }

  private placed({ address, street }: LabelledRow): { rest: string; street: number; front: WrittenFront } | undefined {
    if (!this.indexesOf.has(street) || address.trim() === '') return undefined
    const read = this.reader.read(address)
    const index = this.indexOf(street, read.districts)
    return index === undefined ? undefined : { rest: read.rest, street: index, front: frontOf(read) }
  }

  readonly nameOf = (street: number): string => this.gazetteer.streets[street]!.name

  /** A street of the same districts other than the one written, in which nearly all labelled rows of the same building are. */
  contradiction(
    { parts }: ReadRest,
    written: number,
    districts: readonly string[],
    least: { readonly rows: number; readonly share: number },
  ): number | undefined {
    // A village's group is no building, and a name without a number may stand anywhere.
    const building = parts.find(({ number, kind }) => number !== undefined && kind !== 'village')
    const tally = building && this.evidence.buildings.get(buildingKey(building.text, building.number!))
    if (!tally) return undefined
    const within = districts.length > 0 ? districts : [this.districtOf[written]!]
    let all = 0
    let best = -1
    for (let i = 0; i < tally.length; i += 2) {
      if (!this.isInside(tally[i]!, within)) continue
      if (tally[i] === written) return undefined
      all += tally[i + 1]!
      if (best < 0 || tally[i + 1]! > tally[best + 1]!) best = i
    }
    return best >= 0 && all >= least.rows && tally[best + 1]! >= least.share * all ? tally[best] : undefined
  }

  look({ uscc, name }: Pick<RouteQuery, 'uscc' | 'name'>, read: ReadAddress): Looked {
    const { districts } = read
    const marks = !name ? [] : this.firmNames.read(name)
    const community = this.communities.find(read.rest, (street) => this.isInside(street, districts))
    const code = uscc ? normaliseUscc(uscc.slice(0, 100)).slice(2, 8) : undefined
    const codeDistricts = (code === undefined ? undefined : this.districtsOfCode.get(code)) ?? []
    const asked: AskedFor = {
      read: readRest(read.rest),
      community,
      short: read.written?.kind === 'street-short' ? read.written.streets : [],
      former: read.written?.kind === 'street-short' ? [] : (read.written?.streets ?? []),
      named: this.namedIn(read.rest),
      districts: districts.length,
      code: codeDistricts.length > 0 ? (street) => this.isInside(street, codeDistricts) : undefined,
    }
    // A former town that was divided lies in one of its parts, a name that two streets bear means one of both.
    const candidates =
      read.written && KNOWN_NAMES.has(read.written.kind)
        ? [...read.written.streets]
        : this.candidatesFor(asked, districts, codeDistricts, marks)
    const marked = marks.filter(({ streets }) => streets.some((street) => candidates.includes(street)))
    return { read, asked, codeDistricts, candidates, marks: marked }
  }

  /**
   * How habits lean to each candidate, in log odds: the district as it is written; where no name in the address is known (`isUnknown`) also
   * what is written before it and the characters of its names, unless too few addresses are known there to show a habit.
   */
  leaning({ read, asked, candidates, marks }: Omit<Looked, 'codeDistricts'>, isUnknown: boolean): Float64Array {
    const { rows, districts, fronts, firsts, characters } = this.evidence
    const sums = new Float64Array(candidates.length)
    const front = frontOf(read)
    // A district's name of today is no habit against its streets, whatever was written formerly.
    districts.lean(sums, front.district, candidates, HABIT_RULES.district, (street) =>
      this.isToday(front.district, street),
    )
    this.firmNames.lean(sums, marks, candidates)
    if (!isUnknown) return sums
    const known = candidates.reduce((sum, street) => sum + rows[street]! - EVIDENCE_RULES.leastRows, 0)
    if (known < CHARACTER_RULES.known * candidates.length) return sums
    fronts.lean(sums, front.whole, candidates, HABIT_RULES.front)
    firsts.lean(sums, firstOf(asked.read), candidates, HABIT_RULES.first)
    const names = asked.read.parts.map(({ text }) => text)
    for (const [at, leaning] of characters.leaning(names, candidates).entries())
      sums[at]! += CHARACTER_RULES.weight * leaning
    return sums
  }

  private isToday(written: string, street: number): boolean {
    return this.todayNames.get(written) === this.districtOf[street]
  }

  private namedIn(rest: string): number[] {
    const found: number[] = []
    for (let at = 0; at + 2 <= rest.length; at++) {
      for (const { name, street } of this.shortNames.get(rest.slice(at, at + 2)) ?? [])
        if (rest.startsWith(name, at)) found.push(street)
    }
    return found
  }

  private candidatesFor(
    { read, community, short, former, named }: AskedFor,
    districts: readonly string[],
    codeDistricts: readonly string[],
    marks: readonly NameMark[],
  ): number[] {
    const within = districts.length > 0 ? districts : codeDistricts
    const found = new Set<number>(within.flatMap((district) => this.inDistrict.get(district) ?? []))
    if (districts.length > 0) return [...found]
    const { evidence } = this
    const take = (tally: readonly number[] | undefined): void => {
      if (tally) for (let i = 0; i < tally.length; i += 2) found.add(tally[i]!)
    }
    const marked = marks.flatMap(({ streets }) => streets)
    for (const street of [...(community?.streets ?? []), ...short, ...former, ...named, ...marked]) found.add(street)
    take(evidence.texts.get(read.key))
    take(evidence.heads.get(read.head))
    for (const { text } of read.parts) take(evidence.parts.get(text))
    for (const stem of read.stems) take(evidence.stems.get(stem))
    for (const gram of read.grams) if (gram.length >= CANDIDATE_RULES.gram) take(evidence.grams.get(gram))
    for (const street of this.largest()) found.add(street)
    return [...found].sort((a, b) => a - b)
  }

  private largest(): readonly number[] {
    const { rows } = this.evidence
    this.largestStreets ??= [...rows.keys()]
      .sort((a, b) => rows[b]! - rows[a]! || a - b)
      .slice(0, CANDIDATE_RULES.largest)
    return this.largestStreets
  }
}

const frontOf = ({ provinceWritten = '', cityWritten = '', districtWritten = '' }: ReadAddress): WrittenFront => ({
  district: districtWritten,
  whole: `${provinceWritten}|${cityWritten}|${districtWritten}`,
})

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
