/** Ids and codes in few bytes, behind the names of a row. */
import { isValidUscc, usccCheckCharacter } from '../../types/uscc'
import type { Interned } from './interned'
import type { TextCoder } from './text-coder'

const ID_NUMBER = 255
const ID_UUID = 254
const LONGEST_ID = 253
const UUID_BYTES = 16
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
/** Bytes of a UUID behind which a dash stands. */
const DASHED = new Set([4, 6, 8, 10])
const RUNNING_NUMBER = /^(0|[1-9]\d{0,8})$/
const PREFIX = 8
const SUBJECT = 9
const NUMBER_BASE = 36
const DIGITS = 0x30
const LETTERS = 0x41
/** A packed code: two bytes for type and division, six for the subject code. */
export const CODE_BYTES = 8

/** Writes a whole number, seven bits a byte. @returns where it ends */
export function writeNumber(value: number, bytes: Uint8Array, at: number): number {
  let to = at
  let rest = value
  for (; rest >= 128; rest >>>= 7) bytes[to++] = (rest & 127) | 128
  bytes[to++] = rest
  return to
}

export function readNumber(bytes: Uint8Array, at: number): { value: number; end: number } {
  let value = 0
  for (let from = at, shift = 0; ; shift += 7) {
    const byte = bytes[from++] ?? 0
    value += (byte & 127) * 2 ** shift
    if (byte < 128) return { value, end: from }
  }
}

/**
 * Writes an id at `at`: running numbers and UUIDs in few bytes. @returns where it ends
 * @throws RangeError an id of more than 84 characters
 */
export function writeId(id: string, coder: TextCoder, bytes: Uint8Array, at: number): number {
  let to = at + 1
  if (RUNNING_NUMBER.test(id)) {
    bytes[at] = ID_NUMBER
    return writeNumber(Number(id), bytes, to)
  }
  if (UUID.test(id)) {
    bytes[at] = ID_UUID
    const digits = id.replaceAll('-', '')
    for (let i = 0; i < digits.length; i += 2) bytes[to++] = parseInt(digits.slice(i, i + 2), 16)
    return to
  }
  if (id.length > LONGEST_ID / 3) throw new RangeError('a row id has at most 84 characters')
  const end = coder.write(id, bytes, to)
  bytes[at] = end - to
  return end
}

export function readId(coder: TextCoder, bytes: Uint8Array, at: number): string {
  const kind = bytes[at] ?? 0
  if (kind === ID_NUMBER) return String(readNumber(bytes, at + 1).value)
  if (kind !== ID_UUID) return coder.read(bytes, at + 1, at + 1 + kind)
  let id = ''
  for (let i = 1; i <= UUID_BYTES; i++) id += HEX[bytes[at + i] ?? 0]! + (DASHED.has(i) ? '-' : '')
  return id
}

/** Where what follows an id begins. */
export function skipId(bytes: Uint8Array, at: number): number {
  const kind = bytes[at] ?? 0
  if (kind === ID_UUID) return at + 1 + UUID_BYTES
  if (kind !== ID_NUMBER) return at + 1 + kind
  let next = at + 1
  while ((bytes[next] ?? 0) >= 128) next++
  return next + 1
}

/** Number of a code's type and division; 0 where the code does not fit into `CODE_BYTES`: it is not valid, or there are too many divisions. */
export const prefixOf = (uscc: string, prefixes: Interned): number =>
  isValidUscc(uscc) ? prefixes.numberOf(uscc.slice(0, PREFIX)) : 0

/** The number of type and division, the subject code in base 36; the check character follows from both. @returns where it ends */
export function writeCode(uscc: string, prefix: number, bytes: Uint8Array, at: number): number {
  let rest = 0
  for (let i = PREFIX; i < PREFIX + SUBJECT; i++) {
    const code = uscc.charCodeAt(i)
    rest = rest * NUMBER_BASE + (code < LETTERS ? code - DIGITS : code - LETTERS + 10)
  }
  bytes[at] = prefix & 255
  bytes[at + 1] = prefix >> 8
  for (let i = 2; i < CODE_BYTES; i++) {
    const higher = Math.floor(rest / 256)
    bytes[at + i] = rest - higher * 256
    rest = higher
  }
  return at + CODE_BYTES
}

export function readCode(prefixes: Interned, bytes: Uint8Array, at: number): string {
  const prefix = prefixes.textOf((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8))
  let subject = 0
  for (let i = CODE_BYTES - 1; i >= 2; i--) subject = subject * 256 + (bytes[at + i] ?? 0)
  const first = prefix + subject.toString(NUMBER_BASE).toUpperCase().padStart(SUBJECT, '0')
  return first + usccCheckCharacter(first)
}
