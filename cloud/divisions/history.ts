import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { communityNameOf } from './rules'
import type { DivisionLevel } from './nation'

/** A district or street of former times, or a spelling that many use: one entry of `data/history/<city code>.json`. */
export interface HistoryEntry {
  /** The name as it stands in old addresses. */
  former: string
  level: Extract<DivisionLevel, 'district' | 'street'>
  /** The district it lay in, by the name of any time, where the name alone may mean another place. */
  district?: string
  /** Today's districts or streets, full names; several where it was split. */
  today: string[]
  /** Year or day. */
  from?: string
  until?: string
  /** Codes of a former district, as credit codes carry them in characters 3-8. */
  codes?: string[]
  source: string
  /** A slip of many hands rather than a name of former times. */
  slip?: boolean
  /** Whether all of it lies in `today[0]` now. */
  certain: boolean
}

/**
 * The history of a city's divisions; empty for a city of which none is recorded. A former district may bear today's name with
 * other borders: its entry then lists what its old area is today.
 */
export function readHistory(cityCode: string): HistoryEntry[] {
  return (readFile(cityCode, '') as HistoryEntry[] | undefined) ?? []
}

/** Communities and villages that earlier lists had: `data/history/<city code>-communities.json`, made by config/routing/former-communities.ts. */
export interface FormerCommunities {
  source: string
  /** The list's name of the community, and the street, of today's, that it lay in. */
  rows: [string, string][]
}

/** Communities of earlier years that today's list has no more, as they are written in addresses. */
export function readFormerCommunities(cityCode: string): { name: string; street: string }[] {
  const file = readFile(cityCode, '-communities') as FormerCommunities | undefined
  return (file?.rows ?? []).map(([name, street]) => ({ name: communityNameOf(name), street }))
}

function readFile(cityCode: string, kind: '' | '-communities'): unknown {
  if (!/^\d{4}$/.test(cityCode)) return undefined
  const file = join(__dirname, 'data', 'history', `${cityCode}${kind}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : undefined
}
