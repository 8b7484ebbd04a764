import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { decode } from 'iconv-lite'

/** A table as read: the header's names (trimmed) and one array of cells a row, as long as the header. */
export interface CsvTable {
  columns: string[]
  rows: string[][]
  /** The line of the file that each row ends on, counted from 1. */
  lines: number[]
}

/** A file that is no table: binary, or quotes that never close. */
export class UnreadableCsv extends Error {
  override readonly name = 'UnreadableCsv'
}

/**
 * The text of a file as it leaves a spreadsheet: UTF-8 with or without its mark, else GB18030 (which holds all of GBK).
 * A spreadsheet's UTF-16 is recognised by its mark.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decode(Buffer.from(bytes), 'gb18030')
  }
}

/**
 * Reads a table with a header row. Commas, or tabs where the header has no comma. Rows shorter or longer than the header are
 * filled with empty cells or cut; empty lines are skipped. Throws UnreadableCsv.
 */
export function parseCsv(text: string): CsvTable {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text
  const firstLine = plain.slice(0, plain.search(/[\r\n]|$/))
  const delimiter = !firstLine.includes(',') && firstLine.includes('\t') ? '\t' : ','
  let records: { record: string[]; info: { lines: number } }[]
  try {
    // With `info` each record says on which line it ends; the parser's types know it only without.
    records = parse(plain, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as typeof records
  } catch (error) {
    throw new UnreadableCsv('not a table', { cause: error })
  }
  const [header, ...others] = records
  const columns = (header?.record ?? []).map((column) => column.trim())
  const rows = others.map(({ record }) => {
    while (record.length < columns.length) record.push('')
    record.length = columns.length
    return record
  })
  return { columns, rows, lines: others.map(({ info }) => info.lines) }
}

/** A table as text: quotes only where needed, lines end with \n. `mark` puts the UTF-8 mark in front, for spreadsheets. */
export function formatCsv(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  options: { mark?: boolean } = {},
): string {
  return stringify([columns, ...rows] as string[][], { bom: options.mark ?? false })
}

/** Rows as text, to be appended to a file that is written piece by piece. */
export function formatRows(rows: readonly (readonly string[])[], options: { mark?: boolean } = {}): string {
  return stringify(rows as string[][], { bom: options.mark ?? false })
}

/** Where a column stands in a table, by name without regard to case; undefined where it is missing. */
export function findColumn(table: CsvTable, name: string): number | undefined {
  const at = table.columns.findIndex((column) => column.toLowerCase() === name.toLowerCase())
  return at < 0 ? undefined : at
}
