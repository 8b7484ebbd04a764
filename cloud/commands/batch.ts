import { readFileSync, writeFileSync } from 'node:fs'
import { SingleBar } from 'cli-progress'
import { batchWords } from '../../types/words/reasons'
import { decodeText, findColumn, formatCsv, parseCsv, UnreadableCsv, type CsvTable } from '../platform/csv'

/** Exit code for input that cannot be used: missing files, missing columns. */
export const EXIT_BAD_INPUT = 2

/** Something the person at the terminal can put right; its message is the sentence to show. */
export class BatchInputError extends Error {
  override readonly name = 'BatchInputError'
}

/** Runs a batch; what its caller can put right becomes one Chinese line on stderr and the exit code 2. */
export function runBatch(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof BatchInputError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = EXIT_BAD_INPUT
  }
}

/** A table with columns asked for by name. */
export interface NamedTable {
  rows: string[][]
  /** The line of the file that each row ends on, counted from 1. */
  lines: number[]
  /** The cell of a row, '' where the column is missing. */
  cell: (row: readonly string[], column: string) => string
}

/** Reads a table and makes sure of its columns. Throws BatchInputError. */
export function readTable(file: string, required: readonly string[], optional: readonly string[] = []): NamedTable {
  const table = parseTable(file, readBytes(file))
  const missing = required.filter((column) => findColumn(table, column) === undefined)
  if (missing.length > 0) throw new BatchInputError(batchWords.missingColumns(file, missing))
  const places = new Map([...required, ...optional].map((column) => [column, findColumn(table, column)]))
  return {
    rows: table.rows,
    lines: table.lines,
    cell: (row, column) => {
      const at = places.get(column)
      return at === undefined ? '' : (row[at] ?? '')
    },
  }
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    const missing = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
    throw new BatchInputError(missing ? batchWords.missingFile(file) : batchWords.unreadable(file), { cause: error })
  }
}

function parseTable(file: string, bytes: Uint8Array): CsvTable {
  try {
    return parseCsv(decodeText(bytes))
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error
    throw new BatchInputError(batchWords.unreadable(file), { cause: error })
  }
}

/** Answers every row once, in order, with a progress bar where a person watches (stderr is a terminal), and writes the answers. */
export function answerAll(
  file: string,
  columns: readonly string[],
  rows: readonly string[][],
  label: string,
  answer: (row: readonly string[]) => string[],
): void {
  const bar = process.stderr.isTTY
    ? new SingleBar({
        format: `${label} {bar} {percentage}% {value}/{total}`,
        stream: process.stderr,
        hideCursor: true,
      })
    : undefined
  bar?.start(rows.length, 0)
  const answers = rows.map((row, at) => {
    if (at % 200 === 0) bar?.update(at)
    return answer(row)
  })
  bar?.update(rows.length)
  bar?.stop()
  try {
    writeFileSync(file, formatCsv(columns, answers))
  } catch (error) {
    throw new BatchInputError(batchWords.unwritable(file), { cause: error })
  }
}

/** 0-1 with three decimals at most, as the batch files carry it. */
export function formatConfidence(confidence: number): string {
  return String(Math.round(confidence * 1000) / 1000)
}
