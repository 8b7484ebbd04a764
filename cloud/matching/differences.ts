import { matchReasons } from '../../types/words/reasons'
import type { CanonicalName } from './canonical'
import { similarity } from './text-distance'
import type { MatchFeatures } from './types'

/** What differs between two names, in words: "少“商务”；行政区划不同". Empty where nothing does. */
export function describeDifferences(features: MatchFeatures, query: CanonicalName, row: CanonicalName): string {
  const parts: string[] = []
  const asked = withBranch(query, row)
  if (asked !== query) {
    if (asked.core !== row.core) parts.push(describeEdit(asked.core, row.core, similarity(asked.core, row.core)))
  } else if (query.core !== row.core) parts.push(describeEdit(query.core, row.core, features.core))
  if (features.region === 'dropped') parts.push(matchReasons.regionDropped)
  if (features.region === 'added') parts.push(matchReasons.regionAdded)
  if (features.region === 'nested') parts.push(matchReasons.regionNested)
  if (features.region === 'conflict') parts.push(matchReasons.regionConflict)
  if (features.legal === 'dropped') parts.push(matchReasons.legalDropped)
  if (features.legal === 'changed') parts.push(matchReasons.legalChanged)
  if (features.branch === 'different' && asked === query) parts.push(describeBranches(query.branch, row.branch))
  return matchReasons.join(parts)
}

/** 青禾西溪分公司 without a legal form in between: what stands at the end is the branch, not a part of the name. */
function withBranch(query: CanonicalName, row: CanonicalName): CanonicalName {
  if (query.branch !== '' || row.branch === '') return query
  // A branch is kept without its place's suffix: 建德市支行 → 建德支行.
  const plain = query.core.replace(/[市区县](?=.)/g, '')
  const [core, tail] = [query.core, plain]
    .map((one) => [one, sharedTail(one, row.branch)] as const)
    .sort((a, b) => b[1] - a[1])[0]!
  return tail < SHORTEST_TAIL ? query : { ...query, core: core.slice(0, -tail), branch: row.branch }
}

function sharedTail(one: string, other: string): number {
  let tail = 0
  while (tail < Math.min(one.length, other.length) && one.at(-1 - tail) === other.at(-1 - tail)) tail++
  return tail
}

/** 店 alone is at the end of many a name. */
const SHORTEST_TAIL = 2

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
