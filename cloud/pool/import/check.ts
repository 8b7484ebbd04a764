/** Checks the rows of a pool file one by one: pure. */
import { limits } from '../../../types/limits'
import { normaliseUscc, readUscc } from '../../../types/uscc'
import { poolWords } from '../../../types/words/pool'
import { clean, LOST_DIGITS, NOTHING, ONLY_NUMBERS, shorten } from '../../platform/spreadsheet/cells'
import { rowKey } from '../../platform/spreadsheet/header'
import type { CellMark, TableRow } from '../../platform/spreadsheet/table'
import type { Ownership, RegistrationStatus } from '../rules'
import type { PoolField, PoolHeader } from './headers'
import { ownershipReadings, readWord, statusReadings, typeReadings } from './register-words'

export { clean }

/** One enterprise as a file tells of it. What a file does not say, or leaves empty, is '' or null: known values stay. */
export interface PoolRecord {
  name: string
  uscc: string
  address: string
  street: string | null
  status?: RegistrationStatus | null
  /** As written; kept where its meaning is not known, too. */
  statusWritten?: string | null
  type?: string | null
  ownership?: Ownership | null
  /** As written in a column of its own; null where the ownership comes from the type. */
  ownershipWritten?: string | null
  formerNames?: readonly string[]
  /** Personal values: kept sealed only. */
  phone?: string | null
  legalPerson?: string | null
}

/** Why a row stays out. `line` counts from 1 and includes the header; `content` is never a personal value. */
export interface Refusal {
  line: number
  field: PoolField | 'row'
  reason: string
  content: string
}

/** What is told once a file, not row by row. */
export interface Remarks {
  phonesIgnored: number
  shortened: number
  unknownStatuses: Set<string>
  unknownOwnerships: Set<string>
}

/** Own choice, 2026-11-24: longest written form of a telephone, several numbers in one cell included. */
const PHONE = { longest: 60, digits: 7 } as const
/** Own choice, 2026-11-24: how many unknown words are told. */
const TOLD_WORDS = 10

/** A checker that remembers the codes it has seen, so that a second row with the same one is refused. */
export function createPoolChecker({ columns, width, cells: headers, canShift }: Omit<PoolHeader, 'line' | 'unused'>) {
  const seen = new Map<string, number>()
  const remarks: Remarks = { phonesIgnored: 0, shortened: 0, unknownStatuses: new Set(), unknownOwnerships: new Set() }
  const fields = Object.keys(columns) as PoolField[]
  const headerKey = rowKey(headers)
  const nameHeader = headers[columns.name ?? -1]

  const check = ({ cells, line, marks }: TableRow): PoolRecord | Refusal => {
    const raw = (field: PoolField) => (columns[field] === undefined ? '' : (cells[columns[field]] ?? ''))
    const cell = (field: PoolField, longest: number) => {
      const text = clean(raw(field))
      if (NOTHING.has(text)) return ''
      if (text.length <= longest) return text
      remarks.shortened++
      return shorten(text, longest)
    }
    const refuse = (field: Refusal['field'], reason: string, content: string): Refusal => ({
      line,
      field,
      reason,
      content: content.slice(0, 40),
    })
    if (raw('name') === nameHeader && rowKey(cells) === headerKey) return refuse('row', poolWords.headerAgain, '')
    const written = clean(raw('uscc'))
    const name = clean(raw('name'))
    const content = name === '' ? written : name
    if (marks !== undefined)
      for (const field of fields) {
        const reason = reasonOfMark(field, marks.get(columns[field] ?? -1), raw(field))
        if (reason !== undefined) return refuse(field, reason, content)
      }
    if (canShift && cells.length > width && cells.slice(width).some((text) => text.trim() !== ''))
      return refuse('row', poolWords.tooManyCells(cells.length, width), content)
    if (NOTHING.has(name)) return refuse('name', poolWords.nameEmpty, written)
    if (name.includes('\ufffd')) return refuse('name', poolWords.broken, name)
    if (ONLY_NUMBERS.test(name) || LOST_DIGITS.test(name)) return refuse('name', poolWords.nameNumber, name)
    if (name.length > limits.enterpriseName.max) return refuse('name', poolWords.nameLong, name)
    const code = readCode(NOTHING.has(written) ? '' : written, marks?.get(columns.uscc ?? -1))
    if ('reason' in code) return refuse('uscc', code.reason, written === '' ? name : written)
    const before = seen.get(code.code)
    if (before !== undefined) return refuse('uscc', poolWords.duplicate(before), written)
    seen.set(code.code, line)
    const address = cell('address', limits.address.max)
    const street = cell('street', limits.street.max)
    for (const [field, text] of [
      ['address', address],
      ['street', street],
    ] as const)
      if (text.includes('\ufffd')) {
        seen.delete(code.code)
        return refuse(field, poolWords.broken, name)
      }
    return { name, uscc: code.code, address, street: street || null, ...readDetails(cell, raw, remarks) }
  }
  return { check, remarks }
}

/** What a workbook's cell has against being taken for a text. A formula's stored result is taken, but not for what identifies. */
function reasonOfMark(field: PoolField, mark: CellMark | undefined, text: string): string | undefined {
  switch (mark?.kind) {
    case undefined:
      return undefined
    case 'error':
      return poolWords.cellError(text)
    case 'merged':
      return field === 'name' || field === 'uscc' ? poolWords.merged(mark.range) : undefined
    case 'formula':
      if (field === 'name' || field === 'uscc') return poolWords.formula
      return mark.result ? undefined : poolWords.formulaWithoutResult
    case 'number':
      if (field === 'uscc' || field === 'phone') return undefined
      return field === 'name' ? poolWords.nameNumber : poolWords.number
  }
}

function readCode(written: string, mark: CellMark | undefined): { code: string } | { reason: string } {
  if (LOST_DIGITS.test(written)) return { reason: poolWords.usccDigitsLost }
  const digits = normaliseUscc(written)
  // A number keeps 15 digits: 18 of them cannot be right, by chance or not.
  if (mark?.kind === 'number' && digits.length > 15) return { reason: poolWords.usccDigitsLost }
  const reading = readUscc(written.replace(/^'/, ''))
  if (reading.valid) return { code: reading.code }
  if (/^\d{15}000$/.test(digits)) return { reason: poolWords.usccDigitsLost }
  if (reading.problem === 'empty') return { reason: poolWords.usccEmpty }
  if (reading.problem === 'length') return { reason: poolWords.usccLength(reading.code.length) }
  return { reason: reading.problem === 'character' ? poolWords.usccCharacter : poolWords.usccCheck }
}

function readDetails(
  cell: (field: PoolField, longest: number) => string,
  raw: (field: PoolField) => string,
  remarks: Remarks,
): Omit<PoolRecord, 'name' | 'uscc' | 'address' | 'street'> {
  const { max } = limits.registerWord
  const statusWritten = cell('status', max)
  const type = cell('type', max)
  const ownershipWritten = cell('ownership', max)
  const status = readWord(statusReadings, statusWritten)
  const ownOwnership = readWord(ownershipReadings, ownershipWritten)
  if (statusWritten !== '' && status === null && remarks.unknownStatuses.size < TOLD_WORDS)
    remarks.unknownStatuses.add(statusWritten)
  if (ownershipWritten !== '' && ownOwnership === null && remarks.unknownOwnerships.size < TOLD_WORDS)
    remarks.unknownOwnerships.add(ownershipWritten)
  let phone = clean(raw('phone')).replace(/^'/, '')
  if (NOTHING.has(phone)) phone = ''
  if (phone !== '' && !isPhone(phone)) {
    remarks.phonesIgnored++
    phone = ''
  }
  const legalPerson = cell('legalPerson', limits.enterpriseName.max)
  const formerNames = raw('formerNames')
    // A comma stands in names (Co., Ltd.); the enumeration comma does not.
    .split(/[\n\r;；、]/)
    .map((text) => shorten(clean(text), limits.enterpriseName.max))
    .filter((text) => !NOTHING.has(text) && !text.includes('\ufffd'))
  return {
    ...(statusWritten === '' ? {} : { status, statusWritten }),
    ...(type === '' ? {} : { type }),
    ...(ownershipWritten === '' && type === ''
      ? {}
      : { ownership: ownOwnership ?? readWord(typeReadings, type), ownershipWritten: ownershipWritten || null }),
    ...(formerNames.length === 0 ? {} : { formerNames: [...new Set(formerNames)] }),
    ...(phone === '' ? {} : { phone }),
    ...(legalPerson === '' || legalPerson.includes('\ufffd') ? {} : { legalPerson }),
  }
}

/** Digits and what people put between them; words before or after (办公室) are not kept. */
function isPhone(written: string): boolean {
  if (written.length > PHONE.longest || LOST_DIGITS.test(written)) return false
  return /^[\d\s()（）+\-－—,，;；、/转\u3000]+$/.test(written) && written.replace(/\D/g, '').length >= PHONE.digits
}

export const isRefusal = (result: PoolRecord | Refusal): result is Refusal => 'reason' in result
