import { matchReasons } from '../../types/words/reasons'
import type { CanonicalName } from './canonical'
import type { MatchFeatures } from './types'

/** What differs between two names, in words: "少“商务”；行政区划不同". Empty where nothing does. */
export function describeDifferences(features: MatchFeatures, query: CanonicalName, row: CanonicalName): string {
  const parts: string[] = []
  if (query.core !== row.core) parts.push(describeEdit(query.core, row.core, features.core))
  if (features.region === 'dropped') parts.push(matchReasons.regionDropped)
  if (features.region === 'added') parts.push(matchReasons.regionAdded)
  if (features.region === 'nested') parts.push(matchReasons.regionNested)
  if (features.region === 'conflict') parts.push(matchReasons.regionConflict)
  if (features.legal === 'dropped') parts.push(matchReasons.legalDropped)
  if (features.legal === 'changed') parts.push(matchReasons.legalChanged)
  if (features.branch === 'different') parts.push(describeBranches(query.branch, row.branch))
  return matchReasons.join(parts)
}

/** What supports or contradicts, besides the name. */
export function describeSupport(features: MatchFeatures, agree: number, disagree: number): string[] {
  const parts: string[] = []
  if (features.address !== undefined && features.address >= agree) parts.push(matchReasons.addressSame)
  if (features.address !== undefined && features.address < disagree) parts.push(matchReasons.addressDifferent)
  if (features.phone === 'same') parts.push(matchReasons.phoneSame)
  return parts
}

/** 杭州分 → 杭州分公司: the form's last two characters are left out of what is compared. */
const written = (branch: string) => (branch.endsWith('分') || branch.endsWith('支') ? `${branch}公司` : branch)

function describeBranches(query: string, row: string): string {
  if (query === '' || row === '') return matchReasons.branchOfOne
  return matchReasons.branchDifferent(written(query), written(row))
}

const CLOSE_ENOUGH_TO_QUOTE = 0.5

function describeEdit(query: string, row: string, core: number): string {
  if (core < CLOSE_ENOUGH_TO_QUOTE) return matchReasons.veryDifferent
  let start = 0
  while (start < query.length && start < row.length && query[start] === row[start]) start++
  let end = 0
  const most = Math.min(query.length, row.length) - start
  while (end < most && query[query.length - 1 - end] === row[row.length - 1 - end]) end++
  return matchReasons.edited(row.slice(start, row.length - end), query.slice(start, query.length - end))
}
