/** From an open table to checked rows and refusals, some rows at a time: what the kinds of table have in common. */
import { poolWords } from '../../../types/words/pool'
import { HEADER_RULES, type Header } from './header'
import { FILE_RULES } from './rules'
import type { OpenTable, Sheet, TableRow } from './table'

/** What is to be known of a kind of table in order to read it. */
export interface TableKind<F extends string, Row, Refused, Remarks> {
  /** The header among the first rows, or the sentence that says why there is none. */
  findHeader: (rows: readonly TableRow[], format: OpenTable['format'], limit: number) => Header<F> | string
  /** A checker for one pass; what it has to say of the whole file are its remarks. */
  createChecker: (header: Header<F>) => { check: (row: TableRow) => Row | Refused; remarks: Remarks }
  isRefusal: (result: Row | Refused) => result is Refused
}

export interface Reading<F extends string, Row, Refused, Remarks> {
  /** Name of the worksheet; empty for a text file. */
  sheet: string
  header: Header<F>
  remarks: Remarks
  /** Once only: the rows after the header, in order. */
  rows: AsyncIterable<{ records: Row[]; refused: Refused[] }>
}

/** Reads the first sheet that has a header. @returns the sentence where none has. Throws UnreadableTable. */
export async function readTable<F extends string, Row, Refused, Remarks>(
  table: OpenTable,
  kind: TableKind<F, Row, Refused, Remarks>,
): Promise<Reading<F, Row, Refused, Remarks> | string> {
  let why: string | undefined
  for (const sheet of table.sheets) {
    const opened = await openSheet(sheet, table.format, kind)
    if (typeof opened !== 'string') return opened
    why ??= opened
    // A sheet of notes before the data is usual: the first that has something to say against it is told.
    if (why === poolWords.empty) why = opened
  }
  return why ?? poolWords.empty
}

async function openSheet<F extends string, Row, Refused, Remarks>(
  sheet: Sheet,
  format: OpenTable['format'],
  { findHeader, createChecker, isRefusal }: TableKind<F, Row, Refused, Remarks>,
): Promise<Reading<F, Row, Refused, Remarks> | string> {
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
  const { check, remarks } = createChecker(header)
  const sort = (rows: readonly TableRow[]) => {
    const sorted = { records: [] as Row[], refused: [] as Refused[] }
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
