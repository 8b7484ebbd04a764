/** Appointments written in a spreadsheet, for the command and for the page alike: found by its headers, a line each. */
import { staffTableWords as words } from '../../../types/words/staff-table'
import { openTable } from '../../platform/spreadsheet/open'
import { UnreadableTable, type TableRow } from '../../platform/spreadsheet/table'

/** Headers as offices write them. Own choice, 2026-11-24. */
const HEADERS = {
  name: ['姓名', '干部姓名', 'name'],
  phone: ['手机号', '手机', '联系电话', 'phone'],
  office: ['区划', '单位', '所在单位', '街道', 'office'],
  role: ['职务', '角色', 'role'],
  body: ['组织', '所属组织', 'body'],
} as const
type Column = keyof typeof HEADERS

/** One line, as written; a column that the table lacks is empty. */
export type WrittenAppointment = Record<Column, string> & { line: number }

const plain = (text: string) => text.normalize('NFKC').replace(/[\s*]/g, '').toLowerCase()

function findColumns(header: TableRow | undefined): Map<Column, number> {
  const cells = (header?.cells ?? []).map(plain)
  const found = new Map<Column, number>()
  for (const [column, names] of Object.entries(HEADERS) as [Column, readonly string[]][]) {
    const at = cells.findIndex((cell) => names.includes(cell))
    if (at >= 0) found.set(column, at)
  }
  const missing = (['name', 'phone', 'office'] as const).filter((column) => !found.has(column))
  if (missing.length > 0) throw new UnreadableTable(words.columns(missing.map((column) => HEADERS[column][0])))
  return found
}

/** @throws UnreadableTable: no table, a column is missing, or more lines than `most`; the file system's own errors as they are */
export async function readAppointments(path: string, most = Infinity): Promise<WrittenAppointment[]> {
  const table = await openTable(path)
  try {
    const rows: TableRow[] = []
    const [sheet] = table.sheets
    if (sheet !== undefined)
      for await (const batch of sheet.rows()) {
        rows.push(...batch.filter((row) => row.cells.some((cell) => cell.trim() !== '')))
        if (rows.length > most + 1) throw new UnreadableTable(words.tooMany(most))
      }
    const columns = findColumns(rows[0])
    return rows.slice(1).map((row) => {
      const cell = (column: Column) => (row.cells[columns.get(column) ?? -1] ?? '').trim()
      return {
        line: row.line,
        name: cell('name'),
        phone: cell('phone'),
        office: cell('office'),
        role: cell('role'),
        body: cell('body'),
      }
    })
  } finally {
    await table.close()
  }
}
