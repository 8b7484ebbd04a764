/** Under which names the columns of a pool file are known. As data, 2026-11-24; source: exports of market-supervision offices. */
import { poolWords } from '../../../types/words/pool'
import type { TableRow } from '../../platform/spreadsheet/table'

/** Of two columns that mean the same field, the name that stands first here is taken. */
export const poolHeaders = {
  name: ['name', '企业名称', '单位名称', '市场主体名称', '公司名称', '主体名称', '企业（机构）名称', '名称'],
  uscc: ['uscc', '统一社会信用代码', '社会信用代码', '信用代码', '统一信用代码', '统一代码', '统一社会信用代码/注册号'],
  address: ['address', '注册地址', '住所', '住所（经营场所）', '经营场所', '企业地址', '单位地址', '企业住所', '地址'],
  street: ['street', '街道', '所属街道', '街道（乡镇）', '街道/乡镇', '镇街', '乡镇街道', '所属乡镇街道', '所属镇街'],
  status: ['status', '登记状态', '经营状态', '企业状态', '主体状态', '市场主体状态', '企业登记状态'],
  type: ['type', '企业类型', '市场主体类型', '主体类型', '公司类型', '单位类型', '企业（机构）类型'],
  ownership: ['ownership', '经济性质', '企业性质', '单位性质', '所有制', '所有制性质', '控股情况', '经济类型'],
  formerNames: ['former names', '曾用名', '曾用名称', '历史名称', '企业曾用名'],
  phone: ['phone', '联系电话', '电话', '手机', '手机号', '手机号码', '联系方式', '企业联系电话', '联系人电话'],
  legalPerson: [
    'legal person',
    '法定代表人',
    '法人',
    '法人代表',
    '法定代表人姓名',
    '负责人',
    '法定代表人（负责人）',
    '经营者',
  ],
} as const

export type PoolField = keyof typeof poolHeaders
export type PoolColumns = Partial<Record<PoolField, number>>

/** Without these two a file is no pool. */
const NEEDED = ['name', 'uscc'] as const

/** Own choice, 2026-11-24: titles, notes and units may stand above the header. */
export const HEADER_RULES = {
  within: { value: 20, since: '2026-11-24', source: 'own choice: exports have up to five such lines' },
} as const

const plain = (header: string) =>
  header
    .normalize('NFKC')
    .replace(/[\s*_\ufeff]/g, '')
    .toLowerCase()

const places = new Map(
  (Object.keys(poolHeaders) as PoolField[]).flatMap((field) =>
    poolHeaders[field].map((name, rank) => [plain(name), { field, rank }] as const),
  ),
)

/**
 * Which column holds which field.
 * @returns the places found; a field that no header names is absent
 */
export function findColumns(headers: readonly string[]): PoolColumns {
  const columns: PoolColumns = {}
  const ranks: Partial<Record<PoolField, number>> = {}
  headers.forEach((header, at) => {
    const place = places.get(plain(header))
    if (place === undefined || place.rank >= (ranks[place.field] ?? Infinity)) return
    columns[place.field] = at
    ranks[place.field] = place.rank
  })
  return columns
}

export interface PoolHeader {
  line: number
  columns: PoolColumns
  /** Cells of the row up to its last. */
  width: number
  /** Headers that stand over values nobody reads. */
  unused: string[]
  /** As written: exports that were put together have their header again further down. */
  cells: readonly string[]
  /** True where a missing quote moves all that follows to other columns: in text files, not in worksheets. */
  canShift: boolean
}

/** A row in the form in which headers are compared. */
export const rowKey = (cells: readonly string[]) => cells.map(plain).join('\u0000').replace(/\0+$/, '')

/** Letters of a worksheet's column, counted from 0: 0 → A, 26 → AA. */
function sayColumn(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : sayColumn(Math.floor(at / 26) - 1) + letter
}

/**
 * Finds the header among the first rows of a table.
 * @returns the header, or the sentence that says why there is none
 */
export function findHeader(rows: readonly TableRow[], format: 'csv' | 'xlsx', limit: number): PoolHeader | string {
  let nearest: { row: TableRow; headers: string[]; known: number; missing: PoolField } | undefined
  for (const row of rows) {
    const headers = headersOf(row)
    const columns = findColumns(headers)
    const missing = NEEDED.find((field) => columns[field] === undefined)
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
    const used = new Set(Object.values(columns))
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
  if (nearest === undefined)
    return poolWords.noHeaderNear(poolHeaders.name[1], first.line, headersOf(first).slice(0, 4).join('，').slice(0, 60))
  return poolWords.noHeaderNear(
    poolHeaders[nearest.missing][1],
    nearest.row.line,
    nearest.headers.slice(0, 4).join('，').slice(0, 60),
  )
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
