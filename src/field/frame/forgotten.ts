/** Who went by the login because the PIN was forgotten: a new one is offered as soon as the phone is open, or none would ever be set. */
import type { Field } from '../../client/field/field'

const forgotten = new WeakSet<Field>()

export const isForgotten = (field: Field): boolean => forgotten.has(field)
export const noteForgotten = (field: Field): void => void forgotten.add(field)
/** A new one was set, the person thought better of it, or the old one came to mind. */
export const remember = (field: Field): void => void forgotten.delete(field)
