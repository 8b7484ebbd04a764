import { NAME_RULES } from './canonical-rules'
import { bare, fold } from '../../types/fold'
import type { RegionTable } from './regions'
import type { RegionRelation } from './types'

/** A name taken apart: region | core (字号 + trade) | legal form | branch. */
export interface CanonicalName {
  /** Codes of the places named, outermost first; none inside another is left out (浙江杭州 → 33, 3301). */
  regions: string[]
  core: string
  /** 字号: the core without its trade words. */
  mark: string
  /** Class of the legal form, '' where none is written. */
  legal: string
  /** What follows the legal form, '' for a parent. */
  branch: string
}

/** Longest core that is compared: longer names differ before that, or are junk. */
export const LONGEST_CORE = { characters: 48, since: '2026-11-23', source: 'measured on public registers' } as const

/** Words of trade by their last character, the longest first. */
const TRADES_BY_END = new Map<number, string[]>()
for (const word of [...NAME_RULES.trades].sort((a, b) => b.length - a.length)) {
  const end = word.charCodeAt(word.length - 1)
  TRADES_BY_END.set(end, [...(TRADES_BY_END.get(end) ?? []), word])
}

/**
 * Takes a name apart. Idempotent on its own core, never throws, bounded by the fold's cut.
 * @param isHeadMark the other reading of a name that begins like a district: 东方青禾 is a firm of 东方市, or its 字号 is 东方青禾
 */
export function canonicalName(name: string, table: RegionTable, isHeadMark = false): CanonicalName {
  const folded = fold(name)
  const regions: string[] = []
  let legal = ''
  let text = folded
  if (text.includes('(')) {
    // Brackets hold a place, a legal form, or a part of the name: the first two are taken out, the third stays.
    text = text.replace(/\(([^()]*)\)?/g, (_, inner: string) => {
      const form = NAME_RULES.forms.find(([word]) => word === inner)
      if (form) legal = form[1]
      if (form) return ''
      const places = table.findWhole(inner, regions)
      if (places) regions.push(...places)
      return places ? '' : inner
    })
  }
  text = bare(text)
  let branch = ''
  const cut = findLegalForm(text)
  if (cut) {
    const rest = text.slice(cut.end)
    if (rest === '' || NAME_RULES.branch.test(rest) || rest.length >= 2) {
      branch = branchOf(rest)
      legal = cut.form
      text = text.slice(0, cut.start)
    }
  } else {
    const form = NAME_RULES.forms.find(([word]) => text.endsWith(word) && text.length > word.length + 1)
    if (form) {
      legal = form[1]
      text = text.slice(0, -form[0].length)
    }
  }
  text = withoutRegions(text, regions, table, isHeadMark)
  const core = text.slice(0, LONGEST_CORE.characters)
  return { regions: regions.length > 1 ? outermostFirst(regions) : regions, core, mark: markOf(core), legal, branch }
}

function findLegalForm(text: string): { start: number; end: number; form: string } | undefined {
  for (let company = text.indexOf('公司'); company >= 0; company = text.indexOf('公司', company + 1)) {
    const end = company + 2
    for (const [word, form] of NAME_RULES.legalForms) {
      const start = end - word.length
      if (start < 0 || !text.startsWith(word, start)) continue
      // 公司宝科技有限公司, 好公司网络科技有限公司: the word is part of the name where a whole form follows, or where nothing stands before it.
      if (word === '公司' && (start === 0 ? text.includes('公司', end) : WHOLE_FORM.test(text.slice(end)))) break
      return { start, end, form }
    }
  }
  return undefined
}

/** A legal form that no branch of a firm has. */
const WHOLE_FORM = /(?:有限|股份)(?:责任)?公司/

/** 杭州市分公司 → 杭州分: the same branch, however its place is written. */
function branchOf(rest: string): string {
  if (rest === '') return ''
  return rest
    .replace(/公司$/, '')
    .replace(/[市区县](?=.)/g, '')
    .slice(0, 40)
}

function withoutRegions(whole: string, regions: string[], table: RegionTable, isHeadMark: boolean): string {
  let text = whole
  for (let round = 0; round < 3; round++) {
    const place = table.findPrefix(text, regions, NAME_RULES.suffixTraps)
    if (!place) break
    const rest = text.slice(place.length)
    // A place in front of nothing but a trade is the 字号 itself; behind another place one character may be all that is left (余杭石 for 余杭石材).
    if (rest === '' || (regions.length === 0 && rest.length < 2)) break
    if (regions.length === 0 && !place.isFull) {
      if (isDistrict(place.code) && (isHeadMark || isTradeOnly(rest))) break
      // 新乐青禾杭州: who writes a city behind the name does not mean another place in front.
      const behind = table.findSuffix(rest)
      if (behind && !place.code.startsWith(behind.code) && !behind.code.startsWith(place.code)) break
    }
    regions.push(place.code)
    text = rest
  }
  const last = regions.length === 0 ? table.findSuffix(text) : undefined
  if (last && markOf(text.slice(0, -last.length)).length >= 2) {
    regions.push(last.code)
    text = text.slice(0, -last.length)
  }
  return text
}

/** Division codes of districts have six digits. */
export const isDistrict = (code: string): boolean => code.length === 6

/** Whether a text is nothing but words of trade: 钢铁, 网络科技. */
const isTradeOnly = (text: string): boolean => withoutTrades(text, 0).length < 2

function outermostFirst(regions: string[]): string[] {
  const [first = '', second = ''] = regions
  if (regions.length === 2 && first.length < second.length) return regions
  return [...new Set(regions)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
}

/** The 字号 of a core: at least two characters remain, however many of them are trade words. */
export const markOf = (core: string): string => withoutTrades(core, 2)

const NO_WORDS: readonly string[] = []

function withoutTrades(core: string, least: number): string {
  let end = core.length
  for (;;) {
    let length = 0
    for (const word of TRADES_BY_END.get(core.charCodeAt(end - 1)) ?? NO_WORDS) {
      if (word.length > end - least || !core.startsWith(word, end - word.length)) continue
      length = word.length
      break
    }
    if (length === 0) return core.slice(0, end)
    end -= length
  }
}

/** How the places of a query's name stand to those of a row's. */
export function regionRelation(query: readonly string[], row: readonly string[]): RegionRelation {
  if (query.length === 0) return row.length === 0 ? 'absent' : 'dropped'
  if (row.length === 0) return 'added'
  const deepestQuery = query[query.length - 1] ?? ''
  const deepestRow = row[row.length - 1] ?? ''
  if (deepestQuery === deepestRow) return 'same'
  if (query.some((one) => one.startsWith(deepestRow)) || row.some((one) => one.startsWith(deepestQuery)))
    return 'nested'
  return deepestRow.startsWith(deepestQuery) || deepestQuery.startsWith(deepestRow) ? 'nested' : 'conflict'
}
