/** An application that was agreed to and has not reached the service: kept on the device as it was sent, until the receipt. */
import type { InputOf } from '../../types/registry'
import { findKept, forget, keep, listKept } from './store'

const PREFIX = 'unsent:'

export type SubmitInput = Omit<InputOf<'submitApplication'>, 'key'>

export interface Unsent {
  /** The form it comes from: `apply`, `invitation:TOKEN`. */
  form: string
  page: 'apply' | 'invitation'
  params: Record<string, string>
  enterprise: string
  input: SubmitInput
}

const isUnsent = (value: unknown): value is Unsent =>
  typeof value === 'object' && value !== null && 'form' in value && 'input' in value && 'page' in value

const read = (key: string): Unsent | undefined => {
  try {
    const parsed: unknown = JSON.parse(findKept(key) ?? 'null')
    return isUnsent(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

export function findUnsent(form: string): Unsent | undefined {
  return read(PREFIX + form)
}

/** Everything that waits on this device. */
export function listUnsent(): Unsent[] {
  return listKept()
    .filter((key) => key.startsWith(PREFIX))
    .map(read)
    .filter((one): one is Unsent => one !== undefined)
}

export function keepUnsent(unsent: Unsent): void {
  keep(PREFIX + unsent.form, JSON.stringify(unsent))
}

export function forgetUnsent(form: string): void {
  forget(PREFIX + form)
}
