/** The rows of one worksheet. Standard: ECMA-376 part 1, 18.3.1.73 (row), 18.3.1.4 (c), 18.3.1.55 (mergeCell). */
import { tableWords } from '../../../types/words/pool'
import { FILE_RULES } from './rules'
import { UnreadableTable, type CellMark, type TableRow } from './table'
import { parseXml } from './xml'

interface Merge {
  range: string
  top: number
  bottom: number
  left: number
  right: number
}

/** Columns beyond are not kept: formats reach to the last column of a sheet, values do not. One more than a table may have. */
const WIDEST = FILE_RULES.columns.value + 64

/**
 * The merged ranges, by their upper row. They stand behind the rows they concern, hence a pass of their own: a search in the bytes,
 * many times faster than parsing.
 */
export async function findMerges(chunks: AsyncIterable<Buffer>): Promise<Merge[]> {
  const merges: Merge[] = []
  let rest = ''
  for await (const chunk of chunks) {
    const text = rest + chunk.toString('latin1')
    let end = 0
    if (text.includes('mergeCell'))
      for (const found of text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)) {
        const [, left = '', top = '', right = '', bottom = ''] = found
        end = found.index + found[0].length
        merges.push({
          range: `${left}${top}:${right}${bottom}`,
          top: Number(top),
          bottom: Number(bottom),
          left: columnOf(left),
          right: Math.min(columnOf(right), WIDEST),
        })
        if (merges.length > FILE_RULES.merges.value) throw new UnreadableTable(tableWords.merges)
      }
    rest = text.slice(Math.max(end, text.length - 200))
  }
  return merges.sort((a, b) => a.top - b.top)
}

/** A → 0, AA → 26. */
export function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** What workbooks write for characters that XML cannot hold: _x000D_. */
const unescape = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** A number as a person wrote it, where it still has all its digits; else as the file has it (9.1330100000000006E+17). */
function sayNumber(written: string): string {
  const value = Number(written)
  return Number.isSafeInteger(value) ? String(value) : written
}

export async function* readSheet(
  chunks: AsyncIterable<Buffer>,
  shared: readonly string[],
  merges: readonly Merge[],
): AsyncGenerator<TableRow[]> {
  const covering = createCover(merges)
  let ready: TableRow[] = []
  let row: { line: number; cells: string[]; marks: Map<number, CellMark> } = { line: 0, cells: [], marks: new Map() }
  let column = -1
  let type = ''
  let written = ''
  let formula = false
  let taking = false
  let aside = false
  let line = 0
  const endCell = () => {
    if (column >= WIDEST || (written === '' && !formula)) return
    let value = written
    if (type === 's') {
      const text = shared[Number(written)]
      if (text === undefined) throw new UnreadableTable(tableWords.damaged)
      value = unescape(text)
    } else if (type === 'str' || type === 'inlineStr') value = unescape(written)
    else if (type === 'b') value = written === '1' ? 'TRUE' : 'FALSE'
    else if (type === '' || type === 'n') value = sayNumber(written)
    if (value === '' && !formula) return
    while (row.cells.length < column) row.cells.push('')
    row.cells[column] = value
    if (formula && type !== 'e') row.marks.set(column, { kind: 'formula', result: written !== '' })
    else if (type === 'e') row.marks.set(column, { kind: 'error' })
    else if (type === '' || type === 'n' || type === 'd') row.marks.set(column, { kind: 'number' })
  }
  const endRow = () => {
    covering(row)
    if (row.cells.length === 0 && row.marks.size === 0) return
    const { cells, marks } = row
    ready.push(marks.size === 0 ? { line: row.line, cells } : { line: row.line, cells, marks })
  }
  const parsing = parseXml(chunks, {
    open: (name, attributes) => {
      if (name === 'c') {
        const letters = /^[A-Z]+/.exec(attributes.r ?? '')?.[0]
        column = letters === undefined ? column + 1 : columnOf(letters)
        type = attributes.t ?? ''
        written = ''
        formula = false
      } else if (name === 'v' || name === 't') taking = !aside
      else if (name === 'f') formula = true
      else if (name === 'rPh') aside = true
      else if (name === 'row') {
        line = attributes.r === undefined ? line + 1 : Number(attributes.r)
        if (!(line <= FILE_RULES.rows.value)) throw new UnreadableTable(tableWords.rows(FILE_RULES.rows.value))
        column = -1
        row = { line, cells: [], marks: new Map() }
      }
    },
    text: (text) => {
      if (taking) written += text
    },
    close: (name) => {
      if (name === 'v' || name === 't') taking = false
      else if (name === 'c') endCell()
      else if (name === 'rPh') aside = false
      else if (name === 'row') endRow()
    },
  })
  for await (const _ of parsing)
    if (ready.length > 0) {
      yield ready
      ready = []
    }
  if (ready.length > 0) yield ready
}

/** Marks the cells that merged ranges cover, with what the first cell of the range holds. Rows must come in order. */
function createCover(merges: readonly Merge[]) {
  let next = 0
  let active: (Merge & { value: string })[] = []
  return ({ line, cells, marks }: { line: number; cells: string[]; marks: Map<number, CellMark> }) => {
    if (next === merges.length && active.length === 0) return
    for (let merge = merges[next]; merge !== undefined && merge.top <= line; merge = merges[++next])
      active.push({ ...merge, value: merge.top === line ? (cells[merge.left] ?? '') : '' })
    active = active.filter((merge) => merge.bottom >= line)
    for (const { top, left, right, range, value } of active)
      for (let column = left; column <= right; column++)
        if ((line !== top || column !== left) && (cells[column] ?? '') === '')
          marks.set(column, { kind: 'merged', range, value })
  }
}
