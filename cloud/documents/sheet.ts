/** A content's table as a workbook (.xlsx). Every cell is text: a phone keeps its digits, and nothing is ever a formula. */
import writeWorkbook from 'write-excel-file/node'
import type { DocumentCell, DocumentContent } from '../../types/documents'
import { repack } from './docx/archive'
import { widthOf } from './rules'

/**
 * In characters of a worksheet, of which a Chinese one takes two: what stands around a column's longest text, and the most of one column, with
 * which three stand on a page across; the height of a line in points.
 */
const COLUMN = { around: 3, most: 41, lineHeight: 16 } as const

const wideOf = (text: string): number => COLUMN.around + 2 * widthOf(text)

export async function renderSheet(content: DocumentContent, name: string): Promise<Buffer> {
  const table = content.blocks.find((block) => block.role === 'table')
  if (table?.role !== 'table') throw new Error(`${content.kind} has no table`)
  const widths = table.widths.map((_, at) =>
    Math.min(COLUMN.most, Math.max(...table.rows.map((row) => wideOf(row[at]?.text ?? '')))),
  )
  // Readers do not all make a row higher for a text that wraps.
  const linesOf = (cells: readonly DocumentCell[]) =>
    Math.max(...cells.map(({ text }, at) => Math.ceil(wideOf(text) / (widths[at] ?? COLUMN.most))))
  const rows = table.rows.map((cells) =>
    cells.map(({ text, label = false }) => ({
      type: String,
      value: text,
      wrap: true,
      alignVertical: 'center' as const,
      height: linesOf(cells) * COLUMN.lineHeight,
      ...(label ? { fontWeight: 'bold' as const } : {}),
    })),
  )
  const written = writeWorkbook(rows, {
    sheet: name,
    columns: widths.map((width) => ({ width })),
    // Printed, its columns stand beside each other on one page.
    orientation: 'landscape',
    ...(table.header ? { stickyRowsCount: 1 } : {}),
  })
  return repack(await written.toBuffer())
}
