import type { Book } from '../../client/field/book'
import type { Field } from '../../client/field/field'

/** The list that was taken along; undefined where none is here, or while the phone is locked. */
export function bookOf(field: Field): Book | undefined {
  try {
    return field.state() === 'open' ? field.book() : undefined
  } catch {
    return undefined
  }
}
