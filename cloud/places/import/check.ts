/** Checks the rows of a list of places one by one: pure. */
import { limits } from '../../../types/limits'
import type { PlaceKind } from '../../../types/places'
import { placeKindWords, placeWords as words } from '../../../types/words/places'
import { poolWords } from '../../../types/words/pool'
import { clean, LOST_DIGITS, NOTHING, ONLY_NUMBERS } from '../../platform/spreadsheet/cells'
import { rowKey } from '../../platform/spreadsheet/header'
import { reasonOfMark } from '../../platform/spreadsheet/mark-reason'
import type { TableRow } from '../../platform/spreadsheet/table'
import type { PlaceField, PlaceHeader } from './headers'

/** One place, as a list tells of it. */
export interface PlaceRecord {
  line: number
  /** Null where the list has no such column, or leaves it empty: what is known stays, else its name says it. */
  kind: PlaceKind | null
  name: string
  address: string
  /** As it is written; empty: to be read from the address. */
  street: string
  /** Null where the list has no such column, or leaves it empty: what is known stays. */
  floors: string[] | null
  entrances: string[] | null
}

/** Why a row stays out. `line` counts from 1 and includes the header. */
export interface PlaceRefusal {
  line: number
  field: PlaceField | 'row'
  reason: string
  content: string
}

export const isRefusal = (result: PlaceRecord | PlaceRefusal): result is PlaceRefusal => 'reason' in result

/** What lists write for a kind. The first that fits counts. */
const kindReadings: readonly { means: PlaceKind; pattern: RegExp }[] = [
  { means: 'town', pattern: /小镇|^town$/i },
  { means: 'market', pattern: /市场|商场|商城|综合体|^market$/i },
  { means: 'park', pattern: /园区|园|基地|孵化器|众创|^park$/i },
  { means: 'building', pattern: /楼|大厦|写字|^building$/i },
]

const asParts = (text: string): string[] | null =>
  text === '' ? null : text.split(/[、,，;；\s]+/).filter((part) => part !== '')
const areParts = (parts: readonly string[] | null): boolean =>
  parts === null ||
  (parts.length <= limits.placeParts.max && parts.every((part) => part.length <= limits.fieldwork.where))

export function createChecker({ columns, width, cells: headers, canShift }: Omit<PlaceHeader, 'line' | 'unused'>): {
  check: (row: TableRow) => PlaceRecord | PlaceRefusal
  remarks: Record<string, never>
} {
  const seen = new Map<string, number>()
  const headerKey = rowKey(headers)
  const check = ({ cells, line, marks }: TableRow): PlaceRecord | PlaceRefusal => {
    const cell = (field: PlaceField) => {
      const text = clean(columns[field] === undefined ? '' : (cells[columns[field]] ?? ''))
      return NOTHING.has(text) ? '' : text
    }
    const [name, address, street] = [cell('name'), cell('address'), cell('street')]
    const refuse = (field: PlaceRefusal['field'], reason: string): PlaceRefusal => ({
      line,
      field,
      reason,
      content: (name || address).slice(0, 40),
    })
    if (rowKey(cells) === headerKey) return { ...refuse('row', poolWords.headerAgain), content: '' }
    for (const field of Object.keys(columns) as PlaceField[]) {
      const reason = reasonOfMark(marks?.get(columns[field] ?? -1), cell(field), readingOf(field))
      if (reason !== undefined) return refuse(field, reason)
    }
    if (canShift && cells.length > width && cells.slice(width).some((text) => text.trim() !== ''))
      return refuse('row', poolWords.tooManyCells(cells.length, width))
    for (const [field, text, empty, most, long] of [
      ['name', name, words.nameEmpty, limits.placeName.max, words.nameLong],
      ['address', address, words.addressEmpty, limits.address.max, words.addressLong],
    ] as const) {
      if (text === '') return refuse(field, empty)
      if (text.includes('\ufffd')) return refuse(field, poolWords.broken)
      if (ONLY_NUMBERS.test(text) || LOST_DIGITS.test(text)) return refuse(field, words.number)
      if (text.length > most) return refuse(field, long)
    }
    const written = cell('kind')
    const kind = written === '' ? null : kindReadings.find(({ pattern }) => pattern.test(written))?.means
    if (kind === undefined) return refuse('kind', words.kindUnknown(Object.values(placeKindWords)))
    const [floors, entrances] = [asParts(cell('floors')), asParts(cell('entrances'))]
    if (!areParts(floors)) return refuse('floors', words.partsWrong)
    if (!areParts(entrances)) return refuse('entrances', words.partsWrong)
    const own = [street, name.replace(/\s/g, '')].join('\n')
    const before = seen.get(own)
    if (before !== undefined) return refuse('row', words.duplicate(before))
    seen.set(own, line)
    return { line, kind, name, address, street, floors, entrances }
  }
  return { check, remarks: {} }
}

/** How a field's cell is looked at (`reasonOfMark`). A single floor may be a number. */
function readingOf(field: PlaceField): { isNaming: boolean; number: string | null } {
  const isNaming = field === 'name' || field === 'address'
  return { isNaming, number: isNaming || field === 'street' || field === 'kind' ? words.number : null }
}
