import { matchReasons } from '../../types/words/reasons'
import { canonicalName, regionRelation, type CanonicalName } from './canonical'
import { BigramIndex, INDEX_RULES } from './bigram-index'
import { confidenceOf } from './confidence'
import { decideByCode, decideByName, type Weighed } from './decide'
import { codeOf, featuresOf, isWorthComparing, type PreparedQuery } from './features'
import { RegionTable, type RegionRow } from './regions'
import { bareUscc } from './uscc'
import type { MatchQuery, MatchResult, PoolRow } from './types'

/** One name of one row: rows with former names have several. */
interface Doc {
  row: PoolRow
  name: CanonicalName
  text: string
  key: string
  former: boolean
}

/** What a candidate's place adds to its rank, in units of the rarest bigram's weight. */
const REGION_BONUS = { same: 3, nested: 2.5, absent: 1, dropped: 0.5, added: 0.5, conflict: 0 } as const

/**
 * The engine: pure, in memory, no clock, no I/O. Rows may repeat codes and names; an id that is added again replaces its row.
 * Answers do not depend on the order in which rows came.
 */
export class Matcher {
  private readonly table: RegionTable
  private readonly docs: (Doc | undefined)[] = []
  private readonly docsOf = new Map<string, number[]>()
  private readonly byCode = new Map<string, Set<string>>()
  private readonly byKey = new Map<string, number[]>()
  private readonly index: BigramIndex
  private living = 0

  constructor(rows: Iterable<PoolRow>, regions: readonly RegionRow[]) {
    this.table = new RegionTable(regions)
    this.index = new BigramIndex((doc) => this.docs[doc]?.text)
    for (const row of rows) this.put(row, false)
    this.index.pack(this.docs.length)
  }

  /** Number of rows. */
  get size(): number {
    return this.docsOf.size
  }

  add(row: PoolRow): void {
    this.put(row, true)
  }

  /** The row with this id gets new content; one that is not there is added. */
  change(row: PoolRow): void {
    this.put(row, true)
  }

  /** Whether there was such a row. */
  remove(id: string): boolean {
    const numbers = this.docsOf.get(id)
    if (!numbers) return false
    this.docsOf.delete(id)
    for (const number of numbers) {
      const doc = this.docs[number]
      if (!doc) continue
      this.docs[number] = undefined
      this.living--
      this.index.remove(doc.text)
      const left = this.byKey.get(doc.key)?.filter((other) => other !== number) ?? []
      if (left.length > 0) this.byKey.set(doc.key, left)
      else this.byKey.delete(doc.key)
      const owners = doc.row.uscc ? this.byCode.get(doc.row.uscc) : undefined
      owners?.delete(id)
      if (owners?.size === 0 && doc.row.uscc) this.byCode.delete(doc.row.uscc)
    }
    return true
  }

  private put(given: PoolRow, indexed: boolean): void {
    if (this.docsOf.has(given.id)) {
      const before = this.docsOf.get(given.id) ?? []
      this.remove(given.id)
      // While the index is not packed yet, removed numbers are simply holes: nothing to undo there.
      if (!indexed) for (const number of before) this.docs[number] = undefined
    }
    const uscc = given.uscc ? bareUscc(given.uscc) || undefined : undefined
    const row: PoolRow = { ...given, uscc }
    const numbers: number[] = []
    for (const [at, text] of [row.name, ...(row.formerNames ?? [])].entries()) {
      const name = canonicalName(text, this.table)
      const doc: Doc = { row, name, text: name.core + name.branch, key: keyOf(name), former: at > 0 }
      const number = this.docs.push(doc) - 1
      numbers.push(number)
      this.living++
      if (name.core !== '') {
        const same = this.byKey.get(doc.key)
        if (same) same.push(number)
        else this.byKey.set(doc.key, [number])
      }
      if (indexed) this.index.add(number, doc.text)
    }
    this.docsOf.set(row.id, numbers)
    if (uscc) {
      const owners = this.byCode.get(uscc)
      if (owners) owners.add(row.id)
      else this.byCode.set(uscc, new Set([row.id]))
    }
  }

  /** Finds the enterprise meant. Never throws, whatever the texts hold; bounded time. */
  match(query: MatchQuery): MatchResult {
    const prepared: PreparedQuery = { query, name: canonicalName(query.name, this.table), code: codeOf(query) }
    const { code, name } = prepared
    const broken = code.kind === 'broken' ? code.corrections.filter((one) => this.byCode.has(one)) : []
    const corrected = broken.length === 1 ? broken[0] : undefined
    const owners = code.kind === 'valid' ? [...(this.byCode.get(code.code) ?? [])] : []
    if (name.core === '' && owners.length === 0 && corrected === undefined) {
      const given = query.name.trim() !== '' || code.kind !== 'empty'
      return {
        decision: 'none',
        candidates: [],
        confidence: 0,
        reason: given ? matchReasons.nameTooGeneral : matchReasons.nothingGiven,
      }
    }
    const weighed = this.weigh(prepared, [...owners, ...(corrected ? [...(this.byCode.get(corrected) ?? [])] : [])])
    if (owners.length > 0) {
      const owner = weighed.find(({ candidate }) => candidate.uscc === (code.kind === 'valid' ? code.code : ''))
      if (owner)
        return decideByCode(
          prepared,
          owner,
          weighed.filter((one) => one !== owner),
        )
    }
    const result = decideByName(prepared, weighed, codeNoteOf(prepared, corrected))
    if (code.kind !== 'broken') return result
    const byCode = corrected ? [...(this.byCode.get(corrected) ?? [])][0] : undefined
    return {
      ...result,
      conflict: { kind: 'code-broken', byCode, byName: result.candidates[0]?.id, correctedCode: corrected },
    }
  }

  /** The candidates with their features, best first; each row once, by its best name. */
  private weigh(prepared: PreparedQuery, ownerIds: readonly string[]): Weighed[] {
    const numbers = new Set<number>()
    for (const id of ownerIds) for (const number of this.docsOf.get(id) ?? []) numbers.add(number)
    const same = this.byKey.get(keyOf(prepared.name)) ?? []
    const firm = same.filter((number) => this.regionOf(prepared.name, number) !== 'conflict')
    for (const number of this.firstOf(firm.length > 0 ? firm : same, prepared)) numbers.add(number)
    // A name that is in the pool as written needs no neighbours.
    if (firm.length === 0) {
      for (const number of this.nearest(prepared.name)) {
        const doc = this.docs[number]
        if (doc && isWorthComparing(prepared.name, doc.name)) numbers.add(number)
      }
    }
    const best = new Map<string, Weighed>()
    for (const number of numbers) {
      const doc = this.docs[number]
      if (!doc) continue
      const features = featuresOf(prepared, doc.row, doc.name, doc.former)
      const confidence = confidenceOf(features, prepared.name, doc.name)
      const before = best.get(doc.row.id)
      if (before && before.candidate.confidence >= confidence) continue
      const { id, name, uscc } = doc.row
      best.set(id, { candidate: { id, name, uscc, confidence, features }, name: doc.name })
    }
    return [...best.values()].sort(
      (a, b) => b.candidate.confidence - a.candidate.confidence || (a.candidate.id < b.candidate.id ? -1 : 1),
    )
  }

  /** Of many rows with the same name (there may be 100,000) the first few by id, those of the same code first. */
  private firstOf(numbers: readonly number[], prepared: PreparedQuery): readonly number[] {
    if (numbers.length <= INDEX_RULES.candidates) return numbers
    const ids = new Map(numbers.map((number) => [number, this.docs[number]?.row.id ?? '']))
    const code = prepared.code.kind === 'valid' ? prepared.code.code : undefined
    const own = code ? numbers.filter((number) => this.docs[number]?.row.uscc === code) : []
    const first = [...numbers].sort((a, b) => ((ids.get(a) ?? '') < (ids.get(b) ?? '') ? -1 : 1))
    return [...own, ...first].slice(0, INDEX_RULES.candidates)
  }

  private regionOf(query: CanonicalName, number: number): keyof typeof REGION_BONUS {
    return regionRelation(query.regions, this.docs[number]?.name.regions ?? [])
  }

  private nearest(query: CanonicalName): number[] {
    const found: { number: number; rank: number; id: string }[] = []
    this.index.lookUp(query.core + query.branch, this.living, (number, score) => {
      const doc = this.docs[number]
      if (!doc) return
      const longer = Math.abs(doc.text.length - query.core.length - query.branch.length)
      const rank = score + REGION_BONUS[regionRelation(query.regions, doc.name.regions)] - longer
      found.push({ number, rank, id: doc.row.id })
    })
    found.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
    return found.slice(0, INDEX_RULES.candidates).map(({ number }) => number)
  }
}

function keyOf(name: CanonicalName): string {
  return `${name.core}|${name.branch}`
}

function codeNoteOf({ code }: PreparedQuery, corrected: string | undefined): string | undefined {
  if (code.kind === 'length') return matchReasons.codeLength(code.length)
  if (code.kind !== 'broken') return undefined
  if (corrected) return matchReasons.codeBroken(matchReasons.codeCorrected(corrected))
  const pairs = [...new Set(code.suspects.map(({ character, meant }) => `${character}/${[...meant].join('/')}`))]
  return matchReasons.codeBroken(matchReasons.codeSuspects(pairs.slice(0, 4)))
}

/**
 * Builds the engine over the pool's rows. `regions` are the country's provinces, cities and districts (the room `divisions`
 * gives them): without them names are compared with their places inside.
 */
export function createMatcher(rows: Iterable<PoolRow>, options: { regions?: readonly RegionRow[] } = {}): Matcher {
  return new Matcher(rows, options.regions ?? [])
}
