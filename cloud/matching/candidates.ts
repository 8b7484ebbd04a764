import { matchReasons } from '../../types/words/reasons'
import { readAddress, buildingOf } from './address'
import { canonicalName, isDistrict, type CanonicalName } from './canonical'
import { compare, featureAt, type Asking, type Comparison, type Kept } from './compare'
import type { EnterpriseIndex } from './enterprise-index'
import { bareName, phoneDigits } from './texts'
import { isWithin } from './edits'
import { endsLikePlace } from './torn-places'
import { nearest } from './nearest'
import { placedTwins } from './place-twins'
import { EditPattern } from './text-distance'
import { readMistypedUscc, type MistypedReading } from '../../types/uscc-mistyped'
import type { MatchQuery } from './types'

/** How many candidates are compared in full. */
export const CANDIDATE_RULES = {
  since: '2026-11-24',
  source: 'measured on generated registers: recall of the true name among those compared in full, against time',
  compared: 10,
  /** Candidates less alike than this (0-1, see `nearness`) are not compared. */
  least: 0.42,
  /** Of equal names so many are compared, those first whose code or address is the query's. */
  equal: 12,
  /** Longest beginning of a 字号 that may be a place with a slip. */
  torn: 5,
  /** From this nearness on a shared 字号, containment or place add to it. */
  markBonus: 0.3,
  withinBonus: 0.12,
  /** In the building that the query names. */
  thereBonus: 0.2,
  placeBonus: { same: 0.06, nested: 0.05, absent: 0.02, dropped: 0.02, added: 0.01, conflict: 0 },
} as const

/** A query taken apart once for all its candidates. */
export interface PreparedQuery extends Asking {
  code: MistypedReading
  /** How rare each pair of neighbouring characters of the core is, in bits. */
  rarities: ReadonlyMap<number, number>
  rarity: number
  /** The name read without a place in front, where it begins like a district that nothing else speaks for. */
  otherwise: PreparedQuery | undefined
}

/** One name of one row beside a query; what only few candidates are asked for is read when it is. */
export class Candidate {
  constructor(
    private readonly index: EnterpriseIndex,
    /** The query in the reading that was compared. */
    readonly asked: PreparedQuery,
    readonly doc: number,
    /** First document of the row. */
    readonly main: number,
    /** As written. */
    readonly text: string,
    readonly name: CanonicalName,
    readonly comparison: Comparison,
  ) {}

  get id(): string {
    return this.index.store.idOf(this.main)
  }

  get uscc(): string {
    return this.index.store.codeOf(this.main)
  }

  get former(): boolean {
    return this.index.store.isFormer(this.doc)
  }

  /** The firm's name of today. */
  get firm(): string {
    return this.former ? this.index.store.nameOf(this.main).text : this.text
  }

  /** How a sentence calls it: by today's name, with the former one that is meant. */
  get called(): string {
    return this.former ? matchReasons.formerly(this.firm, this.text) : this.text
  }
}

const EDGE = 1
/** Rows of a common name that is only near. */
const FEW = 4

function raritiesOf(core: string, index: EnterpriseIndex): { rarities: Map<number, number>; sum: number } {
  const rarities = new Map<number, number>()
  let sum = 0
  let last = EDGE
  for (let i = 0; i < core.length; i++) {
    const code = core.charCodeAt(i)
    const pair = last * 0x10000 + code
    if (!rarities.has(pair)) {
      const rarity = index.rarity(last, code)
      rarities.set(pair, rarity)
      sum += rarity
    }
    last = code
  }
  return { rarities, sum }
}

export function prepareQuery(query: MatchQuery, index: EnterpriseIndex): PreparedQuery {
  const name = canonicalName(query.name, index.table)
  const prepared = prepareName(query, name, index)
  const [place, ...others] = name.regions
  if (place === undefined || others.length > 0 || !isDistrict(place)) return prepared
  const headMark = canonicalName(query.name, index.table, true)
  if (headMark.core === name.core) return prepared
  return { ...prepared, otherwise: prepareName(query, headMark, index) }
}

function prepareName(query: MatchQuery, name: CanonicalName, index: EnterpriseIndex): PreparedQuery {
  const address = index.readAddress(query.address)
  const bare = bareName(query.name)
  const { rarities, sum } = raritiesOf(name.core + name.branch, index)
  return {
    name,
    bare,
    core: new EditPattern(name.core + name.branch),
    full: new EditPattern(bare),
    address: address.text === '' ? undefined : readAddress(address),
    phone: phoneDigits(query.contactPhone),
    code: readMistypedUscc(query.uscc),
    rarities,
    rarity: sum,
    otherwise: undefined,
  }
}

/** The reading of a query that goes with a document: the place in front counts where the document's place is not another. */
function readingFor(query: PreparedQuery, doc: number, index: EnterpriseIndex): PreparedQuery {
  if (query.otherwise === undefined) return query
  const relation = index.placeOf(query.name, doc)
  return relation === 'same' || relation === 'nested' ? query : query.otherwise
}

/** How near a name is, by a rough measure: only to choose whom to compare in full. */
function nearness({ name: query, core }: PreparedQuery, doc: number, index: EnterpriseIndex): number {
  const text = index.store.coreOf(doc) + index.store.branchOf(doc)
  const asked = query.core + query.branch
  const longest = Math.max(asked.length, text.length)
  const rules = CANDIDATE_RULES
  const edits = core.editsTo(text)
  let near = longest === 0 ? 0 : 1 - edits / longest
  if (query.mark.length > 1 && text.startsWith(query.mark)) near += rules.markBonus
  else if (isWithin(asked, text) || isWithin(text, asked)) near += rules.markBonus
  else if (near < rules.least) return near
  if (isWithin(asked, text)) near += rules.withinBonus
  return near + rules.placeBonus[index.placeOf(query, doc)]
}

/** Compares a query with one name of the pool. */
export function compareWith(query: PreparedQuery, doc: number, index: EnterpriseIndex): Candidate {
  const { store } = index
  const asked = readingFor(query, doc, index)
  const main = store.rowOf(doc)
  const { text, canonical } = store.nameOf(doc)
  const { address, places, phone } = store.contactsOf(main)
  const side: Kept = {
    name: canonical,
    bare: bareName(text),
    address: asked.address && address !== '' ? readAddress({ text: address, places }) : undefined,
    phone,
    placeNames: index.table.textsOf(canonical.regions.at(-1) ?? ''),
  }
  const former = store.isFormer(doc)
  const comparison = compare(asked, side, {
    markCount: index.marksLike(canonical.mark),
    crowd: asked.address ? index.crowdOf(buildingOf(address)) : 0,
    former,
    ...sharedRarity(asked, canonical.core + canonical.branch, index),
  })
  return new Candidate(index, asked, doc, main, text, canonical, comparison)
}

function sharedRarity(query: PreparedQuery, text: string, index: EnterpriseIndex) {
  if (text === query.name.core + query.name.branch) return { rareShared: 1, rareMissing: 0 }
  let shared = 0
  let missing = 0
  let all = 0
  let last = EDGE
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const rarity = query.rarities.get(last * 0x10000 + code)
    if (rarity === undefined) {
      const own = index.rarity(last, code)
      missing += own
      all += own
    } else {
      shared += rarity
      all += rarity
    }
    last = code
  }
  return {
    rareShared: query.rarity === 0 ? 0 : Math.min(1, shared / query.rarity),
    rareMissing: all === 0 ? 0 : missing / all,
  }
}

/**
 * The candidates of a query, each row once by its best name, in no order.
 * @param owners first documents of rows that must be among them
 */
export function findCandidates(query: PreparedQuery, index: EnterpriseIndex, owners: readonly number[]): Candidate[] {
  const docs = new Set<number>(owners.flatMap((main) => index.store.docsOf(main)))
  const readings = query.otherwise === undefined ? [query] : [query, query.otherwise]
  for (const { name } of readings) {
    for (const doc of firstOf(index.findByName(name), name, index)) docs.add(doc)
  }
  const found = [...docs].map((doc) => compareWith(query, doc, index))
  // A name that is in the pool as written, once, at its place, and not contradicted by the address, needs no neighbours.
  const sure = found.filter(({ comparison }) => comparison.edits === 0 && comparison.region !== 'conflict')
  if (sure.some((one) => !contradicted(one.comparison))) {
    const twins = query.address === undefined ? placedTwins(query.name, index).slice(0, CANDIDATE_RULES.equal) : []
    for (const doc of twins) if (!docs.has(doc)) found.push(compareWith(query, doc, index))
    return found
  }
  const there = new Set(query.address ? index.findByPlace(query.address.text) : [])
  const gathered = new Set(there)
  for (const { name, core } of readings) {
    for (const doc of nearest(name, index)) gathered.add(doc)
    const common = index.findCommon(name, core).flatMap((one) => firstOf(index.findByName(one), name, index, FEW))
    for (const doc of [...findTorn(name, index), ...common]) {
      if (!docs.has(doc)) found.push(compareWith(query, doc, index))
      docs.add(doc)
    }
  }
  const near: { doc: number; near: number }[] = []
  for (const doc of gathered) {
    if (docs.has(doc)) continue
    const bonus = there.has(doc) ? CANDIDATE_RULES.thereBonus : 0
    const value = nearness(readingFor(query, doc, index), doc, index) + bonus
    if (value >= CANDIDATE_RULES.least) near.push({ doc, near: value })
  }
  near.sort((a, b) => b.near - a.near)
  const level = near[CANDIDATE_RULES.compared - 1]?.near ?? -1
  const above = near.filter((one) => one.near > level).map(({ doc }) => doc)
  const equal = near.filter((one) => one.near === level).map(({ doc }) => doc)
  const places = CANDIDATE_RULES.compared - above.length
  const chosen = equal.length > places ? index.firstById(equal, places) : equal
  for (const doc of [...above, ...chosen]) found.push(compareWith(query, doc, index))
  return found
}

/** Names that are the query's but for a slip in its place, which was read as part of the 字号: 富央青禾 for 富阳青禾. */
function findTorn(name: CanonicalName, index: EnterpriseIndex): readonly number[] {
  const found: number[] = []
  for (let cut = 2; cut <= CANDIDATE_RULES.torn && cut + 2 <= name.core.length; cut++) {
    const head = name.core.slice(0, cut)
    const rest = { ...name, core: name.core.slice(cut) }
    found.push(
      ...index.findByName(rest).filter((doc) => {
        const place = index.store.placesOf(index.store.regionsNumber(doc)).at(-1)
        return place !== undefined && endsLikePlace(head, index.table.textsOf(place))
      }),
    )
  }
  return firstOf(found, name, index)
}

function contradicted({ vector }: Comparison): boolean {
  const words = vector[featureAt('addressWords')]!
  if (vector[featureAt('district')] === 0) return true
  return words >= 0 && (words < 1 || vector[featureAt('house')]! === 0)
}

/** Of many rows with the same name (there may be 100,000) the first few by id, those at the name's place first. */
function firstOf(
  docs: readonly number[],
  name: CanonicalName,
  index: EnterpriseIndex,
  most: number = CANDIDATE_RULES.equal,
): readonly number[] {
  if (docs.length <= most) return docs
  const fitting = docs.filter((doc) => index.placeOf(name, doc) !== 'conflict')
  return index.firstById(fitting.length > 0 ? fitting : docs, most)
}
