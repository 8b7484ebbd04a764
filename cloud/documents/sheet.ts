/** A content's table as a workbook (.xlsx). Every cell is text: a phone keeps its digits, and nothing is ever a formula. */
import writeWorkbook from 'write-excel-file/node'
import type { DocumentContent } from '../../types/documents'
import { repack } from './docx/archive'

/** How wide a part of the table's width is, in characters of a worksheet. */
const CHARACTERS_A_PART = 3

export async function renderSheet(content: DocumentContent, name: string): Promise<Buffer> {
  const table = content.blocks.find((block) => block.role === 'table')
  if (table?.role !== 'table') throw new Error(`${content.kind} has no table`)
  const rows = table.rows.map((cells) =>
    cells.map(({ text, label = false }) => ({
      type: String,
      value: text,
      wrap: true,
      alignVertical: 'center' as const,
      ...(label ? { fontWeight: 'bold' as const } : {}),
    })),
  )
  const written = writeWorkbook(rows, {
    sheet: name,
    columns: table.widths.map((part) => ({ width: part * CHARACTERS_A_PART })),
    ...(table.header ? { stickyRowsCount: 1 } : {}),
  })
  return repack(await written.toBuffer())
}
