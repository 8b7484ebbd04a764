import { readAddress, buildingOf, addressText } from './address'
import { canonicalName, type CanonicalName } from './canonical'
import { compare, featureAt, type Asking, type Comparison, type Side } from './compare'
import type { EnterpriseIndex } from './enterprise-index'
import { bareName, phoneDigits } from './texts'
import { isWithin } from './edits'
import { nearest } from './nearest'
import { EditPattern } from './text-distance'
import { readMistypedUscc, type MistypedReading } from './uscc'
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
}

/** One name of one row beside a query; what only few candidates are asked for is read when it is. */
export class Candidate {
  constructor(
    private readonly index: EnterpriseIndex,
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
}

const EDGE = 1

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
  const address = addressText(query.address)
  const bare = bareName(query.name)
  const { rarities, sum } = raritiesOf(name.core + name.branch, index)
  return {
    name,
    bare,
    core: new EditPattern(name.core + name.branch),
    full: new EditPattern(bare),
    address: address === '' ? undefined : readAddress(address),
    phone: phoneDigits(query.contactPhone),
    code: readMistypedUscc(query.uscc),
    rarities,
    rarity: sum,
  }
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
  const main = store.rowOf(doc)
  const { text, canonical } = store.nameOf(doc)
  const { address, phone } = store.contactsOf(main)
  const side: Side = {
    name: canonical,
    bare: bareName(text),
    address: query.address && address !== '' ? readAddress(address) : undefined,
    phone,
  }
  const former = store.isFormer(doc)
  const comparison = compare(query, side, {
    markCount: index.marksLike(canonical.mark),
    crowd: query.address ? index.crowdOf(buildingOf(address)) : 0,
    former,
    ...sharedRarity(query, canonical.core + canonical.branch, index),
  })
  return new Candidate(index, doc, main, text, canonical, comparison)
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
  const same = index.findByName(query.name)
  for (const doc of firstOf(same, query, index)) docs.add(doc)
  const found = [...docs].map((doc) => compareWith(query, doc, index))
  // A name that is in the pool as written, once, at its place, and not contradicted by the address, needs no neighbours.
  const sure = found.filter(({ comparison }) => comparison.edits === 0 && comparison.region !== 'conflict')
  const isSettled = sure.length > 0 && sure.some((one) => !contradicted(one.comparison))
  if (!isSettled) {
    const near: { doc: number; near: number }[] = []
    const there = query.address ? index.findByPlace(buildingOf(query.address.text)) : []
    for (const doc of new Set([...there, ...nearest(query.name, index)])) {
      if (docs.has(doc)) continue
      const value = nearness(query, doc, index) + (there.includes(doc) ? CANDIDATE_RULES.thereBonus : 0)
      if (value >= CANDIDATE_RULES.least) near.push({ doc, near: value })
    }
    near.sort((a, b) => b.near - a.near)
    const level = near[CANDIDATE_RULES.compared - 1]?.near ?? -1
    const above = near.filter((one) => one.near > level).map(({ doc }) => doc)
    const equal = near.filter((one) => one.near === level).map(({ doc }) => doc)
    const places = CANDIDATE_RULES.compared - above.length
    const chosen = equal.length > places ? index.firstById(equal, places) : equal
    for (const doc of [...above, ...chosen]) found.push(compareWith(query, doc, index))
  }
  return found
}

function contradicted({ vector }: Comparison): boolean {
  const words = vector[featureAt('addressWords')]!
  return words >= 0 && (words < 1 || vector[featureAt('house')]! === 0)
}

/** Of many rows with the same name (there may be 100,000) the first few by id, those of the same code first. */
function firstOf(docs: readonly number[], query: PreparedQuery, index: EnterpriseIndex): readonly number[] {
  if (docs.length <= CANDIDATE_RULES.equal) return docs
  const fitting = docs.filter((doc) => index.placeOf(query.name, doc) !== 'conflict')
  return index.firstById(fitting.length > 0 ? fitting : docs, CANDIDATE_RULES.equal)
}
