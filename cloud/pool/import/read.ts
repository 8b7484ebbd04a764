/** From an open file to checked records and refusals, some rows at a time. */
import { poolWords } from '../../../types/words/pool'
import { FILE_RULES } from '../../platform/spreadsheet/rules'
import type { OpenTable, Sheet, TableRow } from '../../platform/spreadsheet/table'
import { createPoolChecker, isRefusal, type PoolRecord, type Refusal, type Remarks } from './check'
import { findHeader, HEADER_RULES, type PoolHeader } from './headers'

/** A file that as a whole is no pool; its message is the sentence to show. */
export class PoolFileRefused extends Error {
  override readonly name = 'PoolFileRefused'
}

export interface PoolReading {
  /** Name of the worksheet; empty for a text file. */
  sheet: string
  header: PoolHeader
  remarks: Remarks
  /** Once only: the rows after the header, in order. */
  rows: AsyncIterable<{ records: PoolRecord[]; refused: Refusal[] }>
}

/** Reads the first sheet that has a header. Throws PoolFileRefused, UnreadableTable. */
export async function readPool(table: OpenTable): Promise<PoolReading> {
  let why: string | undefined
  for (const sheet of table.sheets) {
    const opened = await openSheet(sheet, table.format)
    if (typeof opened !== 'string') return opened
    why ??= opened
    // A sheet of notes before the data is usual: the first that has something to say against it is told.
    if (why === poolWords.empty) why = opened
  }
  throw new PoolFileRefused(why ?? poolWords.empty)
}

async function openSheet(sheet: Sheet, format: OpenTable['format']): Promise<PoolReading | string> {
  const batches = sheet.rows()[Symbol.asyncIterator]()
  const first: TableRow[] = []
  for (let batch = await batches.next(); ; batch = await batches.next()) {
    if (batch.done === true) break
    first.push(...batch.value)
    if (first.length >= HEADER_RULES.within.value) break
  }
  const header = findHeader(first.slice(0, HEADER_RULES.within.value), format, FILE_RULES.columns.value)
  if (typeof header === 'string') {
    await batches.return?.()
    return header
  }
  const { check, remarks } = createPoolChecker(header)
  const sort = (rows: readonly TableRow[]) => {
    const sorted = { records: [] as PoolRecord[], refused: [] as Refusal[] }
    for (const row of rows) {
      if (row.cells.every((cell) => cell.trim() === '') && row.marks === undefined) continue
      const result = check(row)
      if (isRefusal(result)) sorted.refused.push(result)
      else sorted.records.push(result)
    }
    return sorted
  }
  return {
    sheet: sheet.name,
    header,
    remarks,
    rows: {
      async *[Symbol.asyncIterator]() {
        yield sort(first.filter((row) => row.line > header.line))
        for (let batch = await batches.next(); batch.done !== true; batch = await batches.next())
          yield sort(batch.value)
      },
    },
  }
}
