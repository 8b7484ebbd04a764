/** From a table to checked records and refusals: pure. */
import type { CsvTable } from '../../platform/csv'
import { poolWords } from '../../../types/words/pool'
import { createPoolChecker, isRefusal, type PoolRecord, type Refusal } from './check'
import { findColumns, poolHeaders } from './headers'

export interface PoolTable {
  records: PoolRecord[]
  refused: Refusal[]
}

/** @returns the table, or the sentence that says why the file as a whole is none */
export function readPoolTable(table: CsvTable): PoolTable | string {
  if (table.columns.length === 0) return poolWords.empty
  const columns = findColumns(table.columns)
  const missing = (['name', 'uscc'] as const).find((field) => columns[field] === undefined)
  if (missing !== undefined) return poolWords.noHeader(poolHeaders[missing][1])
  const check = createPoolChecker(columns)
  const result: PoolTable = { records: [], refused: [] }
  table.rows.forEach((cells, at) => {
    const checked = check(cells, table.lines[at] ?? 0)
    if (isRefusal(checked)) result.refused.push(checked)
    else result.records.push(checked)
  })
  return result
}
