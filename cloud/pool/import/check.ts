/** Checks the rows of a pool file one by one: pure. */
import { limits } from '../../../types/limits'
import { readUscc } from '../../../types/uscc'
import { poolWords } from '../../../types/words/pool'
import type { PoolField } from './headers'

export interface PoolRecord {
  name: string
  uscc: string
  address: string
  street: string | null
}

/** Why a row stays out. `line` counts from 1 and includes the header. */
export interface Refusal {
  line: number
  field: PoolField
  reason: string
  content: string
}

/** Control characters: a database refuses NUL, and no register means the others. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

const clean = (value: string | undefined) =>
  (value ?? '')
    .replace(CONTROL, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim()

/** Registers print 无 and N/A where they know nothing. */
const NOTHING = new Set(['', '无', '-', '/', 'N/A', 'NULL'])

/** A checker that remembers the codes it has seen, so that a second row with the same one is refused. */
export function createPoolChecker(columns: Partial<Record<PoolField, number>>) {
  const seen = new Map<string, number>()
  return (cells: readonly string[], line: number): PoolRecord | Refusal => {
    const cell = (field: PoolField) => clean(columns[field] === undefined ? '' : cells[columns[field]])
    const name = cell('name')
    const written = cell('uscc')
    const refuse = (field: PoolField, reason: string, content: string): Refusal => ({ line, field, reason, content })
    if (name === '') return refuse('name', poolWords.nameEmpty, '')
    if (name.length > limits.enterpriseName.max) return refuse('name', poolWords.nameLong, name.slice(0, 40))
    const reading = readUscc(written)
    if (!reading.valid) {
      if (reading.problem === 'empty') return refuse('uscc', poolWords.usccEmpty, name)
      if (reading.problem === 'length')
        return refuse('uscc', poolWords.usccLength(reading.code.length), written.slice(0, 40))
      if (reading.problem === 'character') return refuse('uscc', poolWords.usccCharacter, written)
      return refuse('uscc', poolWords.usccCheck, written)
    }
    const before = seen.get(reading.code)
    if (before !== undefined) return refuse('uscc', poolWords.duplicate(before), written)
    seen.set(reading.code, line)
    const street = cell('street')
    const address = cell('address').slice(0, limits.address.max)
    return {
      name,
      uscc: reading.code,
      address: NOTHING.has(address) ? '' : address,
      street: NOTHING.has(street) ? null : street,
    }
  }
}

export const isRefusal = (result: PoolRecord | Refusal): result is Refusal => 'reason' in result
