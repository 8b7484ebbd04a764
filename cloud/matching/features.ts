import { addressAgreement } from './address'
import { regionRelation, type CanonicalName } from './canonical'
import { editsBetween, similarity } from './text-distance'
import { readMistypedUscc, type MistypedReading } from './uscc'
import type { MatchFeatures, MatchQuery, PoolRow } from './types'

/** A query with what is worked out once for all its candidates. */
export interface PreparedQuery {
  query: MatchQuery
  name: CanonicalName
  code: MistypedReading
}

/** How far the comparison of cores goes before it says "far". */
export const FEATURE_RULES = {
  /** Addresses are compared only for candidates at least this near. */
  addressFromCore: 0.5,
  /** Candidates below this are not looked at further, unless one name holds the other's 字号. */
  leastCore: 0.45,
  /** Edits between two codes that still count as one code mistyped. */
  codeSlips: 2,
  since: '2026-11-23',
  source: 'measured on public registers',
} as const

/** Compares a query with one name of one row. */
export function featuresOf(prepared: PreparedQuery, row: PoolRow, name: CanonicalName, former: boolean): MatchFeatures {
  const { query } = prepared
  const longest = Math.max(prepared.name.core.length, name.core.length)
  const edits = editsBetween(prepared.name.core, name.core, longest)
  const core = longest === 0 ? 1 : 1 - edits / longest
  const near = core >= FEATURE_RULES.addressFromCore
  const branch = prepared.name.branch === name.branch ? 'same' : 'different'
  const region = regionRelation(prepared.name.regions, name.regions)
  const phone = phoneOf(query.contactPhone)
  const rowPhone = phoneOf(row.phone)
  return {
    code: codeRelation(prepared.code, row.uscc),
    sameName: edits === 0 && branch === 'same' && name.core !== '',
    former,
    edits,
    core,
    mark: similarity(prepared.name.mark, name.mark),
    trade: similarity(prepared.name.core.slice(prepared.name.mark.length), name.core.slice(name.mark.length)),
    region,
    legal: legalRelation(prepared.name.legal, name.legal),
    branch,
    address: near ? addressAgreement(query.address, row.address) : undefined,
    phone: !phone || !rowPhone ? 'absent' : phone === rowPhone ? 'same' : 'different',
  }
}

/** Whether a name is near enough to be worth comparing in full. */
export function isWorthComparing(query: CanonicalName, row: CanonicalName): boolean {
  const longest = Math.max(query.core.length, row.core.length)
  const most = Math.ceil(longest * (1 - FEATURE_RULES.leastCore))
  return (
    editsBetween(query.core, row.core, most) <= most || query.core.includes(row.mark) || row.core.startsWith(query.core)
  )
}

/** A broken code that is a slip away from the row's counts as the same; a valid one must be equal. */
function codeRelation(reading: MistypedReading, rowCode: string | undefined): MatchFeatures['code'] {
  if (reading.kind === 'empty' || !rowCode) return 'absent'
  if (reading.code === rowCode) return 'same'
  if (reading.kind === 'valid') return 'different'
  return editsBetween(reading.code, rowCode, FEATURE_RULES.codeSlips) <= FEATURE_RULES.codeSlips ? 'same' : 'absent'
}

function legalRelation(query: string, row: string): MatchFeatures['legal'] {
  if (query === row) return 'same'
  if (query === '' || row === '') return 'dropped'
  const pair = [query, row]
  return pair.includes('company') ? 'dropped' : 'changed'
}

function phoneOf(text: string | undefined): string | undefined {
  const digits = text
    ?.slice(0, 40)
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^86(?=1\d{10}$)/, '')
  return digits && digits.length >= 7 ? digits : undefined
}

/** A query taken apart; never throws. */
export function codeOf(query: MatchQuery): MistypedReading {
  return readMistypedUscc(query.uscc)
}
