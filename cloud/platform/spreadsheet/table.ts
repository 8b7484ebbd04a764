/** A table in a file, whatever kind of file: what readers of tables work with. */

/** What is peculiar about a cell of a workbook. A text file knows none of it. */
export type CellMark =
  /** Not text: a number, or a date, which is a number too. */
  | { kind: 'number' }
  /** Computed; `result` is false where the file holds no result of it. */
  | { kind: 'formula'; result: boolean }
  /** An error such as #N/A; the cell's text says which. */
  | { kind: 'error' }
  /** Covered by a merged range; `value` is what its first cell holds. */
  | { kind: 'merged'; range: string; value: string }

export interface TableRow {
  /** Of the file (the line its record ends on) or the worksheet, counted from 1. */
  line: number
  cells: string[]
  /** By column, counted from 0. */
  marks?: ReadonlyMap<number, CellMark>
}

/** One worksheet; a text file has exactly one. */
export interface Sheet {
  /** Empty for a text file. */
  name: string
  /** All rows that hold anything, in order, some at a time. Can be called again, from the start. Throws UnreadableTable. */
  rows: () => AsyncIterable<TableRow[]>
}

export interface OpenTable {
  format: 'csv' | 'xlsx'
  /** Of a text file; empty for a workbook. */
  encoding: string
  /** SHA-256 of the file, in hexadecimal digits. */
  sha256: string
  sheets: Sheet[]
  /** How much of the sheet now being read has been read, 0-1. */
  progress: () => number
  close: () => Promise<void>
}

/** A file that is no table, or more than is read; its message is the sentence to show. */
export class UnreadableTable extends Error {
  override readonly name = 'UnreadableTable'
}
