import { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { call } from './cloud'
import { findFilling, forgetDraft, hasDraft, readDraft, watchDrafts, writeDraft } from './drafts'
import { keyOf, settleKey } from './keys'
import { isSignedIn, useSessionState } from './session'

/** How long after the last letter the draft goes to the person's other devices. Own choice. */
const sync = { since: '2026-11-24', quietMs: 2_000 } as const

/** Sends a draft to the person's other devices. A convenience: what fails is tried with the next letter. */
async function share(form: string, values: Record<string, string>): Promise<void> {
  const filling = findFilling(form)
  if (!filling) return
  const intent = `draft:${form}`
  const input = { form, draft: filling.id, turn: filling.turn, values }
  try {
    await call('keepDraft', { key: keyOf(intent, input), ...input })
    settleKey(intent)
  } catch {
    // It is on this device in any case.
  }
}

/** What the person typed into this form on another device; undefined when nothing, or when nobody can tell now. */
async function findShared(form: string) {
  try {
    return (await call('getDraft', { form })).found ?? undefined
  } catch {
    return undefined
  }
}

/**
 * The typed values of a form, kept while they are typed; with `shared` also, signed in, on the
 * person's other devices: only for forms whose copy the service forgets by itself, when it takes them in. `empty` names the fields and
 * their first values; a kept value of another type than its field's is ignored (an older version may have written it). What was typed
 * here is never replaced by what was typed elsewhere.
 */
export function useDraft<T extends Record<string, string>>(form: string, empty: T, { shared = false } = {}) {
  const { signedIn, turn } = useSessionState()
  const pick = (kept: Record<string, unknown>): T => {
    const first: Record<string, string> = { ...empty }
    for (const field of Object.keys(empty)) {
      const value = kept[field]
      if (typeof value === 'string') first[field] = value
    }
    return first as T
  }
  const load = (): T => pick(readDraft(form))
  const [values, setValues] = useState<T>(load)
  const [elsewhere, setElsewhere] = useState(false)
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; values: T }>()
  const drop = () => {
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = undefined
  }
  useEffect(() =>
    watchDrafts(() => {
      // Somebody left: what waited to be shared was that person's.
      drop()
      setValues(load())
    }),
  )
  const flush = () => {
    if (!waiting.current) return
    const { values: typed } = waiting.current
    drop()
    if (shared && isSignedIn()) void share(form, typed)
  }
  const newest = useRef({ flush, pick })
  useEffect(() => {
    newest.current = { flush, pick }
  })
  useEffect(() => {
    if (!shared || !signedIn) return undefined
    if (hasDraft(form)) {
      // Typed before signing in, often the last step of all: from now on it is there on the other devices too.
      void share(form, newest.current.pick(readDraft(form)))
      return undefined
    }
    let here = true
    void findShared(form).then((typed) => {
      if (!here || !typed || hasDraft(form)) return
      const found = newest.current.pick(typed.values)
      setValues(found)
      writeDraft(form, found, { id: typed.draft, turn: typed.turn })
      setElsewhere(true)
    })
    return () => {
      here = false
    }
  }, [form, shared, signedIn, turn])
  useDidHide(() => flush())
  useEffect(() => () => newest.current.flush(), [])

  const type = (field: keyof T, value: string) => {
    setValues((before) => {
      const after = { ...before, [field]: value }
      writeDraft(form, after)
      drop()
      waiting.current = { values: after, timer: setTimeout(() => newest.current.flush(), sync.quietMs) }
      return after
    })
  }
  const done = () => {
    drop()
    forgetDraft(form)
  }
  return {
    values,
    type,
    /** The receipt came: nothing is kept here; the service forgets its own copy by itself. */
    done,
    /** True when the values came from another device of this person. */
    elsewhere,
  }
}
