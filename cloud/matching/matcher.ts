import { matchReasons } from '../../types/words/reasons'
import { fold } from '../../types/fold'
import { isTradeAlone, otherNumbers, readAsked } from './asked-name'
import { compareWith, findCandidates, prepareQuery, type PreparedQuery } from './candidates'
import { canonicalName } from './canonical'
import { answer, decideByCode, decideByName, DECISION_RULES, weigh } from './decide'
import { EnterpriseIndex } from './enterprise-index'
import type { IndexImage } from './index-parts'
import trained from './model.json'
import { Ranking, type MatchingModel } from './ranking'
import { RegionTable, type RegionRow } from './regions'
import { bareName } from './texts'
import type { MatchQuery, MatchResult, PoolRow } from './types'

/** The decision as it was trained (`npm run train:matching`). */
const MODEL: MatchingModel = trained

/** How a place's full name ends. */
const PLACE_END = /[省市区县州盟旗]\s*$/

/** All that a matcher consists of; typed arrays that may be handed to another thread. */
export type MatcherImage = IndexImage

/** The rows of a matcher without its index. */
export type MatcherRows = IndexImage['heap']

/**
 * The engine: pure, in memory, no clock, no I/O. Rows may repeat codes and names; an id that is added again replaces its row.
 * Answers do not depend on the order in which rows came. Texts are cut at 240 characters, ids have at most 84.
 */
export class Matcher {
  private readonly ranking = new Ranking(MODEL)

  constructor(private readonly index: EnterpriseIndex) {}

  /** Number of rows. */
  get size(): number {
    return this.index.size
  }

  /** Bytes of the typed arrays that hold rows and index. */
  get bytes(): number {
    return this.index.bytes
  }

  add(row: PoolRow): void {
    this.index.put(row)
  }

  /** The row with this id gets new content; one that is not there is added. */
  change(row: PoolRow): void {
    this.index.put(row)
  }

  /** Whether there was such a row. */
  remove(id: string): boolean {
    return this.index.remove(id)
  }

  /** Finds the enterprise meant. Never throws, whatever the texts hold; bounded time. */
  match(given: MatchQuery): MatchResult {
    const query = this.read(given)
    const prepared = prepareQuery(query, this.index)
    const { code, name } = prepared
    const owners = code.kind === 'valid' ? this.index.findByCode(code.code) : []
    const corrections =
      code.kind === 'broken' ? code.corrections.filter((one) => this.index.findByCode(one).length > 0) : []
    const corrected = corrections.length === 1 ? corrections[0] : undefined
    const meant = corrected === undefined ? [] : this.index.findByCode(corrected)
    if (owners.length === 0 && meant.length === 0 && this.saysNothing(query, prepared)) {
      const note = codeNoteOf(prepared, corrected)
      const isNamed = query.name.trim() !== ''
      const said = isNamed
        ? matchReasons.nameTooGeneral
        : code.kind === 'empty'
          ? matchReasons.nothingGiven
          : matchReasons.codeUnknown
      const reason = matchReasons.join(note === undefined ? [said] : [said, note])
      return { decision: 'none', candidates: [], confidence: 0, reason }
    }
    const [byCorrection] = meant
    if (name.core === '' && owners.length === 0 && byCorrection !== undefined && corrected !== undefined)
      return this.offer(prepared, byCorrection, corrected)
    const ranked = this.ranking.rank(findCandidates(prepared, this.index, [...owners, ...meant]))
    const weighed = weigh(prepared, ranked)
    const own = weighed.filter(({ candidate }) => owners.includes(candidate.main))
    const named = own.filter(({ features }) => features.sameName)
    const owner = named[0] ?? own[0]
    if (own.length > 1 && named.length !== 1) {
      return answer('review', own, DECISION_RULES.conflictConfidence, matchReasons.codeSeveral(owners.length))
    }
    if (owner) {
      return decideByCode(
        prepared,
        owner,
        weighed.filter((one) => one !== owner),
      )
    }
    const confidence = ranked.length === 0 ? 0 : this.ranking.confidence(ranked)
    const result = decideByName(prepared, weighed, confidence, codeNoteOf(prepared, corrected))
    if (code.kind !== 'broken') return result
    const byCode = weighed.find(({ candidate }) => meant.includes(candidate.main))?.candidate
    const shown = result.candidates[0]?.id
    const conflict = { kind: 'code-broken', byCode: byCode?.id, byName: shown, correctedCode: corrected } as const
    if (byCode === undefined) return { ...result, conflict }
    // The corrected code is one firm's, the name another's, or there is no name: a person says which.
    const isOther = shown !== byCode.id
    if (!isOther && result.decision !== 'none') return { ...result, conflict }
    const note = codeNoteOf(prepared, corrected) ?? ''
    const isNamed = result.decision !== 'none'
    return {
      ...result,
      decision: 'review',
      confidence: Math.min(result.confidence, DECISION_RULES.conflictConfidence),
      reason: matchReasons.join([isNamed ? result.reason : note, matchReasons.codeOfOther(byCode.called)]),
      conflict,
    }
  }

  /** The query as it was meant; where nobody bears the name as written, and somebody with its numbers written another way, with those. */
  private read(given: MatchQuery): MatchQuery {
    const query = readAsked(given)
    const isThere = (text: string) => this.index.findByName(canonicalName(text, this.index.table)).length > 0
    const others = otherNumbers(fold(query.name))
    if (others.length === 0 || isThere(query.name)) return query
    const name = others.find(isThere)
    return name === undefined ? query : { ...query, name }
  }

  /** No name, a place alone (杭州市西湖区) or a word of trade alone, where no firm is called just so. */
  private saysNothing({ name: text }: MatchQuery, { name }: PreparedQuery): boolean {
    if (name.core === '') return true
    const isTrade = isTradeAlone(name.core)
    if (!isTrade && !PLACE_END.test(text)) return false
    const isPlace = this.index.table.findWhole(bareName(text), []) !== undefined
    return (isPlace || isTrade) && this.index.findByName(name).length === 0
  }

  /** A code that can only be one firm's, mistyped, and no name: a person says whether it is. */
  private offer(prepared: PreparedQuery, meant: number, corrected: string): MatchResult {
    const ranked = this.ranking.rank(
      this.index.store.docsOf(meant).map((doc) => compareWith(prepared, doc, this.index)),
    )
    const weighed = weigh(prepared, ranked)
    const text = weighed[0]?.candidate.called ?? ''
    const reason = matchReasons.join([codeNoteOf(prepared, corrected) ?? '', matchReasons.codeMeans(text)])
    return answer('review', weighed, DECISION_RULES.conflictConfidence, reason, {
      kind: 'code-broken',
      byCode: weighed[0]?.candidate.id,
      byName: undefined,
      correctedCode: corrected,
    })
  }

  /** How much was added since the index was packed, 0-1: from some share on, packing anew pays. */
  get looseShare(): number {
    return this.index.looseShare
  }

  /** The rows alone, copied: for `matcherFromRows` in another thread. Takes as long as copying its bytes. */
  toRows(): MatcherRows {
    return this.index.toRows()
  }

  /** The whole engine as data: `matcherFromImage` answers alike. Packs the index first where it is loose. */
  toImage(): MatcherImage {
    return this.index.toImage()
  }
}

function codeNoteOf({ code }: PreparedQuery, corrected: string | undefined): string | undefined {
  if (code.kind === 'length') return matchReasons.codeLength(code.length)
  if (code.kind !== 'broken') return undefined
  if (corrected) return matchReasons.codeBroken(matchReasons.codeCorrected(corrected))
  const pairs = [...new Set(code.suspects.map(({ character, meant }) => `${character}/${[...meant].join('/')}`))]
  return matchReasons.codeBroken(matchReasons.codeSuspects(pairs.slice(0, 4)))
}

interface MatcherOptions {
  regions?: readonly RegionRow[]
  /** `outside`: never packs by itself when rows are added; see `looseShare`. */
  packing?: 'self' | 'outside'
}

/**
 * Builds the engine over the pool's rows. `regions` are the country's provinces, cities and districts (the room `divisions`
 * gives them): without them names are compared with their places inside.
 */
export function createMatcher(rows: Iterable<PoolRow>, options: MatcherOptions = {}): Matcher {
  const index = new EnterpriseIndex(new RegionTable(options.regions ?? []), options.packing)
  index.build(Array.isArray(rows) ? rows : [...rows])
  return new Matcher(index)
}

/** An engine from what `toImage` gave, with the same regions. */
export function matcherFromImage(image: MatcherImage, options: MatcherOptions = {}): Matcher {
  return new Matcher(EnterpriseIndex.fromImage(image, new RegionTable(options.regions ?? []), options.packing))
}

/** An engine over the rows that `toRows` gave, with the same regions; packs them, which is the long part. */
export function matcherFromRows(rows: MatcherRows, options: MatcherOptions = {}): Matcher {
  return new Matcher(EnterpriseIndex.fromRows(rows, new RegionTable(options.regions ?? [])))
}
