/** What a person has typed and not yet sent: kept on the device until the receipt, so that no error and no closed app loses it. See use-draft. */
import { uuid } from './keys'
import { findKept, forget, keep, listKept } from './store'

const PREFIX = 'draft:'
const place = (form: string) => PREFIX + form
/** Beside the fields of a kept draft: who was signed in while it was typed. No field is called so. */
const TYPED_BY = '@'
/** Beside them too: which filling-in of the form it is, and how often it was written. */
const ID = '#'
const TURN = '%'

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
/** Hears when what is kept was taken away. @returns how to stop hearing */
export function watchDrafts(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}
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

/** The same human being under another person's id: what was typed before stays theirs. */
export function adoptDrafts(from: string, into: string): void {
  for (const key of listKept()) {
    if (!key.startsWith(PREFIX)) continue
    const kept = read(key)
    if (kept[TYPED_BY] === from) keep(key, JSON.stringify({ ...kept, [TYPED_BY]: into }))
  }
}

/** True when this form was typed into on this device and not yet sent. */
export const hasDraft = (form: string): boolean => findKept(place(form)) !== undefined

/** What is kept of a form; empty when nothing is. */
export const readDraft = (form: string): Record<string, unknown> => read(place(form))

/** Which filling-in this is: the same from the first letter to the receipt, on every device of the person. */
export interface Filling {
  id: string
  turn: number
}

/** The filling-in that is kept here; undefined while nothing was typed. */
export function findFilling(form: string): Filling | undefined {
  const { [ID]: id, [TURN]: turn } = read(place(form))
  return typeof id === 'string' && typeof turn === 'number' ? { id, turn } : undefined
}

/** @param filling given when it was begun on another device */
export function writeDraft(form: string, values: Readonly<Record<string, string>>, filling?: Filling): void {
  const by = findKept('person') ?? read(place(form))[TYPED_BY]
  const before = findFilling(form)
  const { id, turn } = filling ?? { id: before?.id ?? uuid(), turn: (before?.turn ?? 0) + 1 }
  const signed = typeof by === 'string' ? { [TYPED_BY]: by } : {}
  keep(place(form), JSON.stringify({ ...values, ...signed, [ID]: id, [TURN]: turn }))
}

export function forgetDraft(form: string): void {
  forget(place(form))
}
