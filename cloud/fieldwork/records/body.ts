/** The text of a record, read. */
import { createHash } from 'node:crypto'
import { recordBody, recordKinds, type RecordKindName } from '../../../types/field-records'
import type { ParsedBody } from './subject'

/** Under which field a record's text lies with the phone's seat. */
export const textField = (recordId: string): string => `field-text/${recordId}`

const HASH_BYTES = 32
/** SHA-512 of the text, its first 32 bytes: what a phone computes of its own. */
export const hashOf = (text: string): Buffer =>
  createHash('sha512').update(text, 'utf8').digest().subarray(0, HASH_BYTES)

/** Undefined for what is no record of a known form. */
export function readBody(text: string): ParsedBody | undefined {
  try {
    const read = recordBody.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** What a text that can not be read says of itself, also where it is cut off: an application's goes as early as one that was read. */
export function kindOf(text: string): RecordKindName | null {
  const said = /"kind"\s*:\s*"([a-z-]+)"/.exec(text)?.[1]
  return recordKinds.find((kind) => kind === said) ?? null
}
