/** What a person has typed and not yet sent: kept on the device until the receipt, so that no error and no closed app loses it. */
import { useState } from 'react'
import { findKept, forget, keep } from './store'

const place = (form: string) => `draft:${form}`

const read = (form: string): Record<string, unknown> => {
  const kept = findKept(place(form))
  if (!kept) return {}
  try {
    const parsed: unknown = JSON.parse(kept)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/**
 * The typed values of a form, kept while they are typed. `empty` names the fields and their first values; a kept value of another
 * type than its field's is ignored (an older version may have written it).
 */
export function useDraft<T extends Record<string, string>>(form: string, empty: T) {
  const [values, setValues] = useState<T>(() => {
    const kept = read(form)
    const first: Record<string, string> = { ...empty }
    for (const field of Object.keys(empty)) {
      const value = kept[field]
      if (typeof value === 'string') first[field] = value
    }
    return first as T
  })
  const type = (field: keyof T, value: string) => {
    setValues((before) => {
      const after = { ...before, [field]: value }
      keep(place(form), JSON.stringify(after))
      return after
    })
  }
  return { values, type, done: () => forget(place(form)) }
}
