/** `cadre import FILE [--dry-run]`: a spreadsheet of appointments, all or nothing, every wrong line named. */
import { personName, phone as phoneField } from '../../types/fields'
import { staffWords } from '../../types/words/staff'
import { batchWords } from '../../types/words/reasons'
import { terminalWords as words } from '../../types/words/terminal'
import { listEveryOffice, type OfficeNode } from '../divisions/actions'
import type { Ground } from '../compose'
import { appoint } from '../people/actions'
import { caseRoleAt, fitsOffice } from '../people/rules'
import { writeAudit } from '../platform/audit'
import { Failure } from '../platform/failure'
import type { Call } from '../platform/call'
import { openTable } from '../platform/spreadsheet/open'
import { UnreadableTable, type TableRow } from '../platform/spreadsheet/table'
import { parseInput } from '../protocol/input'
import { findRole, getOffice } from './cadre-place'
import { CommandRefused } from './with-ground'

/** Headers as offices write them. Own choice, 2026-11-24. */
const HEADERS = {
  name: ['姓名', '干部姓名', 'name'],
  phone: ['手机号', '手机', '联系电话', 'phone'],
  office: ['区划', '单位', '所在单位', '街道', 'office'],
  role: ['职务', '角色', 'role'],
  body: ['组织', '所属组织', 'body'],
} as const
type Column = keyof typeof HEADERS

class TakenBack extends Error {
  override readonly name = 'TakenBack'
}

interface Counts {
  added: number
  held: number
  wrong: string[]
}

/** @throws CommandRefused where the file is no table, lacks a column, or has a wrong line: nobody is appointed then */
export async function importCadres(
  ground: Ground,
  file: string,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<void> {
  const rows = await readRows(file)
  const columns = findColumns(rows[0])
  const counts: Counts = { added: 0, held: 0, wrong: [] }
  try {
    await ground.act(async (call) => {
      Object.assign(counts, { added: 0, held: 0, wrong: [] })
      const bodies = new Set((await listEveryOffice(call)).map((office) => office.body))
      for (const row of rows.slice(1)) await appointRow(call, row, columns, bodies, counts)
      if (dryRun || counts.wrong.length > 0) throw new TakenBack()
      await writeAudit(call, { function: 'cadre import', act: 'appointed cadres', record: null, outcome: 'done' })
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  for (const line of counts.wrong) process.stdout.write(`${line}\n`)
  if (counts.wrong.length > 0) throw new CommandRefused(words.cadresRefused(counts.wrong.length))
  process.stdout.write(`${words.cadresSummary(counts.added, counts.held)}\n`)
  if (dryRun) process.stdout.write(`${words.dryRun}\n`)
}

async function readRows(file: string): Promise<TableRow[]> {
  try {
    const table = await openTable(file)
    try {
      const rows: TableRow[] = []
      const [sheet] = table.sheets
      if (sheet !== undefined) for await (const batch of sheet.rows()) rows.push(...batch)
      return rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
    } finally {
      await table.close()
    }
  } catch (error) {
    if (error instanceof UnreadableTable) throw new CommandRefused(error.message, { cause: error })
    throw new CommandRefused(batchWords.missingFile(file), { cause: error })
  }
}

const plain = (text: string) => text.normalize('NFKC').replace(/[\s*]/g, '').toLowerCase()

function findColumns(header: TableRow | undefined): Map<Column, number> {
  const cells = (header?.cells ?? []).map(plain)
  const found = new Map<Column, number>()
  for (const [column, names] of Object.entries(HEADERS) as [Column, readonly string[]][]) {
    const at = cells.findIndex((cell) => names.includes(cell))
    if (at >= 0) found.set(column, at)
  }
  const missing = (['name', 'phone', 'office'] as const).filter((column) => !found.has(column))
  if (missing.length > 0) throw new CommandRefused(words.cadresColumns(missing.map((column) => HEADERS[column][0])))
  return found
}

async function appointRow(
  call: Call,
  row: TableRow,
  columns: ReadonlyMap<Column, number>,
  bodies: ReadonlySet<string>,
  counts: Counts,
): Promise<void> {
  const cell = (column: Column) => (row.cells[columns.get(column) ?? -1] ?? '').trim()
  try {
    const phone = parseInput(phoneField, cell('phone'))
    const name = parseInput(personName, cell('name'))
    const body = cell('body') === '' ? 'league' : cell('body')
    if (!bodies.has(body)) throw new CommandRefused(words.bodyUnknown(body, [...bodies]))
    const office: OfficeNode = await getOffice(call, cell('office'), body)
    const role = cell('role') === '' ? caseRoleAt(office) : findRole(cell('role'))
    if (role === undefined) throw new CommandRefused(words.roleUnknown(cell('role'), Object.values(staffWords.roles)))
    if (!fitsOffice(role, office)) throw new CommandRefused(words.roleUnfit(staffWords.roles[role], office.name))
    if ((await appoint(call, { phone, name, office, role })) === undefined) counts.held++
    else counts.added++
  } catch (error) {
    if (!(error instanceof CommandRefused || error instanceof Failure)) throw error
    const reason = error instanceof Failure ? (error.fields?.[0]?.message ?? error.message) : error.message
    counts.wrong.push(words.cadreLineRefused(row.line, reason))
  }
}
