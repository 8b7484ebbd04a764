/** What a person has typed and not yet sent: kept on the device until the receipt, so that no error and no closed app loses it. */
import { useEffect, useState } from 'react'
import { findKept, forget, keep, listKept } from './store'

const PREFIX = 'draft:'
const place = (form: string) => PREFIX + form
/** Beside the fields of a kept draft: who was signed in while it was typed. No field is called so. */
const TYPED_BY = '@'

const read = (at: string): Record<string, unknown> => {
  const kept = findKept(at)
  if (!kept) return {}
  try {
    const parsed: unknown = JSON.parse(kept)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Remembers who is signed in, for the drafts typed from now on; undefined once nobody is. */
export function signDrafts(person: string | undefined): void {
  if (person) keep('person', person)
  else forget('person')
}

const watchers = new Set<() => void>()
/** Forms on the screen take up again what is kept: after signing out that is nothing. */
export function rereadDrafts(): void {
  watchers.forEach((watcher) => {
    watcher()
  })
}

/** Forgets what anybody else typed while signed in. A form begun before signing in belongs to whoever signs in. */
export function forgetDraftsOfOthers(person: string): void {
  const others = listKept().filter((key) => {
    if (!key.startsWith(PREFIX)) return false
    const by = read(key)[TYPED_BY]
    return typeof by === 'string' && by !== person
  })
  others.forEach(forget)
  if (others.length > 0) rereadDrafts()
}

/**
 * The typed values of a form, kept while they are typed. `empty` names the fields and their first values; a kept value of another
 * type than its field's is ignored (an older version may have written it).
 */
export function useDraft<T extends Record<string, string>>(form: string, empty: T) {
  const load = (): T => {
    const kept = read(place(form))
    const first: Record<string, string> = { ...empty }
    for (const field of Object.keys(empty)) {
      const value = kept[field]
      if (typeof value === 'string') first[field] = value
    }
    return first as T
  }
  const [values, setValues] = useState<T>(load)
  useEffect(() => {
    const reread = () => setValues(load())
    watchers.add(reread)
    return () => {
      watchers.delete(reread)
    }
  })
  const type = (field: keyof T, value: string) => {
    setValues((before) => {
      const after = { ...before, [field]: value }
      const by = findKept('person') ?? read(place(form))[TYPED_BY]
      keep(place(form), JSON.stringify(typeof by === 'string' ? { ...after, [TYPED_BY]: by } : after))
      return after
    })
  }
  return { values, type, done: () => forget(place(form)) }
}
