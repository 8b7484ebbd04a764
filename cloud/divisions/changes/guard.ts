/** New data of the country come with a new version, and must not undo what the city decided since: pure. */
import type { NationRow } from '../nation'
import { codesToday, type CodeStep } from './rules'

/** A division that a change decided, as it is now. */
export interface DecidedDivision {
  code: string
  parentCode: string | null
  level: NationRow['level']
  name: string
  ended: boolean
}

const keyOf = (name: string, parent: string | null | undefined) => `${parent ?? ''}/${name}`

/**
 * What may be written of the country's rows. A division that a change decided stays as it is. A street that the data now know under an official
 * code, while a change made it under one for the time being, is that street: it and its communities are not there twice.
 * @returns the rows to write, and what a code of the data is today
 */
export function keepChanges(
  rows: readonly NationRow[],
  decided: readonly DecidedDivision[],
  steps: readonly CodeStep[],
): { rows: NationRow[]; today: (code: string) => string[] } {
  const codes = new Set(decided.map(({ code }) => code))
  const living = decided.filter(({ ended }) => !ended)
  const byName = new Map(living.map((one) => [keyOf(one.name, one.parentCode), one.code]))
  const official = new Map<string, string>()
  for (const row of rows) {
    const ours =
      row.level === 'street' && !codes.has(row.code) ? byName.get(keyOf(row.name, row.parentCode)) : undefined
    if (ours !== undefined) official.set(row.code, ours)
  }
  const today = (code: string) => codesToday([official.get(code) ?? code], steps)
  const kept = rows.flatMap((row): NationRow[] => {
    if (codes.has(row.code) || official.has(row.code)) return []
    if (row.level !== 'community' || row.parentCode === undefined) return [row]
    const parentCode = today(row.parentCode)[0] ?? row.parentCode
    if (parentCode !== row.parentCode && byName.has(keyOf(row.name, parentCode))) return []
    return [{ ...row, parentCode }]
  })
  return { rows: kept, today }
}
