import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
  /** Whether all of it lies in `today[0]` now. */
  certain: boolean
}

/**
 * The history of a city's divisions; empty for a city of which none is recorded. A former district may bear today's name with
 * other borders: its entry then lists what its old area is today.
 */
export function readHistory(cityCode: string): HistoryEntry[] {
  if (!/^\d{4}$/.test(cityCode)) return []
  const file = join(__dirname, 'data', 'history', `${cityCode}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as HistoryEntry[]) : []
}
