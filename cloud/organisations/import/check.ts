/** Checks the rows of a list of organisations one by one: pure. */
import type { OrganisationKind } from '../../../types/organisations'
import { limits } from '../../../types/limits'
import { normaliseUscc, readUscc } from '../../../types/uscc'
import { organisationKindWords, organisationWords as words } from '../../../types/words/organisations'
import { poolWords } from '../../../types/words/pool'
import { searchForm } from '../../pool/rules'
import { clean, LOST_DIGITS, NOTHING, ONLY_NUMBERS } from '../../platform/spreadsheet/cells'
import { rowKey } from '../../platform/spreadsheet/header'
import { reasonOfMark } from '../../platform/spreadsheet/mark-reason'
import type { TableRow } from '../../platform/spreadsheet/table'
import type { OrganisationField, OrganisationHeader } from './headers'
import { readDay, readKind } from './words'

/** One organisation at one enterprise, as a list tells of it. What a list does not say, or leaves empty, is null: known values stay. */
export interface OrganisationRecord {
  line: number
  enterprise: string
  /** As a code, right or wrong: a wrong one still tells a person what was meant. */
  uscc: string | null
  name: string
  kind: OrganisationKind
  code: string | null
  /** A personal value: kept sealed only. */
  secretary: string | null
  foundedOn: string | null
  termEndsOn: string | null
  endedOn: string | null
}

/** Why a row stays out. `line` counts from 1 and includes the header; `content` is never a personal value. */
export interface OrganisationRefusal {
  line: number
  field: OrganisationField | 'row'
  reason: string
  content: string
}

/** What is told once a file. */
export interface OrganisationRemarks {
  codesWrong: number
}

export const isRefusal = (result: OrganisationRecord | OrganisationRefusal): result is OrganisationRefusal =>
  'reason' in result

/** A name in the form in which names are compared; one of signs only stays as it is. */
export const keyOf = (text: string): string => searchForm(text) || text

/** @param today of China's clock: what is founded later is a slip */
export const createChecker =
  (today: string) =>
  ({ columns, width, cells: headers, canShift }: Omit<OrganisationHeader, 'line' | 'unused'>) => {
    const seen = new Map<string, number>()
    const remarks: OrganisationRemarks = { codesWrong: 0 }
    const fields = Object.keys(columns) as OrganisationField[]
    const headerKey = rowKey(headers)

    const check = ({ cells, line, marks }: TableRow): OrganisationRecord | OrganisationRefusal => {
      const markOf = (field: OrganisationField) => marks?.get(columns[field] ?? -1)
      const cell = (field: OrganisationField) => {
        const text = clean(columns[field] === undefined ? '' : (cells[columns[field]] ?? ''))
        return NOTHING.has(text) ? '' : text
      }
      const [enterprise, name] = [cell('enterprise'), cell('name')]
      const refuse = (field: OrganisationRefusal['field'], reason: string): OrganisationRefusal => ({
        line,
        field,
        reason,
        content: (name || enterprise).slice(0, 40),
      })
      if (rowKey(cells) === headerKey) return { ...refuse('row', poolWords.headerAgain), content: '' }
      for (const field of fields) {
        const reason = reasonOfMark(markOf(field), cell(field), readingOf(field))
        if (reason !== undefined) return refuse(field, reason)
      }
      if (canShift && cells.length > width && cells.slice(width).some((text) => text.trim() !== ''))
        return refuse('row', poolWords.tooManyCells(cells.length, width))
      for (const [field, text, empty] of [
        ['enterprise', enterprise, words.enterpriseEmpty],
        ['name', name, words.nameEmpty],
      ] as const) {
        if (text === '') return refuse(field, empty)
        if (text.includes('\ufffd')) return refuse(field, poolWords.broken)
        if (ONLY_NUMBERS.test(text) || LOST_DIGITS.test(text)) return refuse(field, words.number)
        if (text.length > limits.enterpriseName.max) return refuse(field, words.long(limits.enterpriseName.max))
      }
      // What stands in the column of kinds outweighs the name; a word that says none leaves it to the name.
      const kind = readKind(cell('kind')) ?? readKind(name)
      if (kind === undefined) return refuse('kind', words.kindUnknown(Object.values(organisationKindWords)))
      const days = readDays(cell, (field) => markOf(field)?.kind === 'number', today)
      if ('reason' in days) return refuse(days.field, days.reason)
      const code = cell('code')
      if (code.length > limits.registerWord.max) return refuse('code', words.long(limits.registerWord.max))
      if (LOST_DIGITS.test(code)) return refuse('code', words.number)
      const uscc = readCode(cell('uscc'))
      if (uscc !== null && !readUscc(uscc).valid) remarks.codesWrong++
      const secretary = cell('secretary')
      const record: OrganisationRecord = {
        line,
        enterprise,
        uscc,
        name,
        kind,
        code: code || null,
        secretary:
          secretary === '' || secretary.includes('\ufffd') ? null : secretary.slice(0, limits.personName.max).trim(),
        ...days,
      }
      // A number stands for one organisation; a joint branch has it at each of its enterprises.
      const own =
        record.code !== null && kind !== 'joint-branch'
          ? record.code
          : [record.code ?? '', uscc ?? keyOf(enterprise), kind, keyOf(name)].join('\n')
      const before = seen.get(own)
      if (before !== undefined) return refuse('row', words.duplicate(before))
      seen.set(own, line)
      return record
    }
    return { check, remarks }
  }

/** How a field's cell is looked at (`reasonOfMark`). Days and codes may be numbers; who is meant is never computed. */
function readingOf(field: OrganisationField): { isNaming: boolean; number: string | null } {
  const isNaming = field === 'enterprise' || field === 'name'
  return { isNaming, number: isNaming || field === 'secretary' || field === 'kind' ? words.number : null }
}

function readCode(written: string): string | null {
  if (written === '') return null
  const reading = readUscc(written)
  return reading.valid ? reading.code : normaliseUscc(written).slice(0, limits.street.max) || null
}

type Days = Pick<OrganisationRecord, 'foundedOn' | 'termEndsOn' | 'endedOn'>

function readDays(
  cell: (field: OrganisationField) => string,
  isNumber: (field: OrganisationField) => boolean,
  today: string,
): Days | { field: OrganisationField; reason: string } {
  const days: Days = { foundedOn: null, termEndsOn: null, endedOn: null }
  for (const field of ['foundedOn', 'termEndsOn', 'endedOn'] as const) {
    const written = cell(field)
    if (written === '') continue
    const day = readDay(written, { isNumber: isNumber(field), end: field === 'termEndsOn' })
    if (day === undefined) return { field, reason: words.dateWrong }
    days[field] = day
  }
  const { foundedOn, termEndsOn, endedOn } = days
  if (foundedOn === null) return days
  if (foundedOn > today) return { field: 'foundedOn', reason: words.dateAhead }
  if (termEndsOn !== null && termEndsOn <= foundedOn) return { field: 'termEndsOn', reason: words.termWrong }
  if (endedOn !== null && endedOn < foundedOn) return { field: 'endedOn', reason: words.endWrong }
  return days
}
