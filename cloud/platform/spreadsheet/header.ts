/** Finds the header of a table: anywhere in its first rows, under any of the names that a field is known by. */
import { poolWords } from '../../../types/words/pool'
import type { TableRow } from './table'

/** Own choice, 2026-11-24: titles, notes and units may stand above the header. */
export const HEADER_RULES = {
  within: { value: 20, since: '2026-11-24', source: 'own choice: exports have up to five such lines' },
} as const

export type Columns<F extends string> = Partial<Record<F, number>>

export interface Header<F extends string> {
  line: number
  columns: Columns<F>
  /** Cells of the row up to its last. */
  width: number
  /** Headers that stand over values nobody reads. */
  unused: string[]
  /** As written: exports that were put together have their header again further down. */
  cells: readonly string[]
  /** True where a missing quote moves all that follows to other columns: in text files, not in worksheets. */
  canShift: boolean
}

/** How the fields of a kind of table are called: English first, then the name that a person is told, then the others. */
export interface HeaderNames<F extends string> {
  names: Readonly<Record<F, readonly [string, string, ...string[]]>>
  /** Without these a file is no table of the kind. */
  needed: readonly F[]
}

const plain = (header: string) =>
  header
    .normalize('NFKC')
    .replace(/[\s*_\ufeff]/g, '')
    .toLowerCase()

/** A row in the form in which headers are compared. */
export const rowKey = (cells: readonly string[]) => cells.map(plain).join('\u0000').replace(/\0+$/, '')

/** Letters of a worksheet's column, counted from 0: 0 → A, 26 → AA. */
function sayColumn(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : sayColumn(Math.floor(at / 26) - 1) + letter
}

/** The cells of a header; where one is covered by a merged range, what the range says. Empty cells at the end are no columns. */
function headersOf({ cells, marks }: TableRow): string[] {
  const headers = [...cells]
  for (const [at, mark] of marks ?? [])
    if (mark.kind === 'merged' && (headers[at] ?? '') === '' && mark.value !== '') {
      while (headers.length < at) headers.push('')
      headers[at] = mark.value
    }
  while (headers.at(-1)?.trim() === '') headers.pop()
  return headers
}

export function createHeaderFinder<F extends string>({ names, needed }: HeaderNames<F>) {
  const places = new Map(
    (Object.keys(names) as F[]).flatMap((field) =>
      names[field].map((name, rank) => [plain(name), { field, rank }] as const),
    ),
  )

  /**
   * Which column holds which field; of two that mean the same one, the name that stands first in the list is taken.
   * @returns the places found; a field that no header names is absent
   */
  const findColumns = (headers: readonly string[]): Columns<F> => {
    const columns: Columns<F> = {}
    const ranks: Columns<F> = {}
    headers.forEach((header, at) => {
      const place = places.get(plain(header))
      if (place === undefined || place.rank >= (ranks[place.field] ?? Infinity)) return
      columns[place.field] = at
      ranks[place.field] = place.rank
    })
    return columns
  }

  /**
   * Finds the header among the first rows of a table.
   * @returns the header, or the sentence that says why there is none
   */
  const findHeader = (rows: readonly TableRow[], format: 'csv' | 'xlsx', limit: number): Header<F> | string => {
    let nearest: { row: TableRow; headers: string[]; known: number; missing: F } | undefined
    for (const row of rows) {
      const headers = headersOf(row)
      const columns = findColumns(headers)
      const missing = needed.find((field) => columns[field] === undefined)
      if (missing !== undefined) {
        const known = Object.keys(columns).length
        if (known > 0 && known > (nearest?.known ?? 0)) nearest = { row, headers, known, missing }
        continue
      }
      if (headers.length > limit) return poolWords.columns(row.line, headers.length, limit)
      const say = (at: number) => (format === 'xlsx' ? sayColumn(at) : String(at + 1))
      const seen = new Map<string, number>()
      for (const [at, header] of headers.entries()) {
        const key = plain(header)
        const first = seen.get(key)
        if (first !== undefined && places.has(key))
          return poolWords.headerTwice(header.trim(), row.line, say(first), say(at))
        seen.set(key, at)
      }
      const used = new Set<unknown>(Object.values(columns))
      return {
        line: row.line,
        columns,
        width: headers.length,
        unused: headers.filter((header, at) => !used.has(at) && header.trim() !== '').map((header) => header.trim()),
        cells: row.cells,
        canShift: format === 'csv',
      }
    }
    const [first] = rows
    if (first === undefined) return poolWords.empty
    if (first.cells.length > limit) return poolWords.columns(first.line, first.cells.length, limit)
    const [needs] = needed
    const { row, headers, missing } = nearest ?? { row: first, headers: headersOf(first), missing: needs }
    return poolWords.noHeaderNear(
      missing === undefined ? '' : names[missing][1],
      row.line,
      headers.slice(0, 4).join('，').slice(0, 60),
    )
  }
  return { findColumns, findHeader }
}
