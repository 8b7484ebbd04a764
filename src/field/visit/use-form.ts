import { useDidHide, useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { Field } from '../../client/field/field'
import type { Form } from '../../client/field/forms'

/** How long after the last letter a form is sealed and kept. A tap keeps it at once. Own choice, 2026-11-29: nobody is killed twice a second. */
const QUIET_MS = 400

type Typed<T> = Form & { values: T }

/**
 * A form of field work: what is typed lies sealed on the phone until it is recorded, so that an app that was killed brings it back. Its id
 * is the record's from the beginning.
 * An address with `draft` names the very form that goes on.
 * @param isThis whether a form that was begun earlier is this one, where the address names none
 */
export function useForm<T extends object>(field: Field, kind: string, isThis: (kept: T) => boolean, empty: () => T) {
  const { draft } = useRouter().params
  const [form, setForm] = useState<Typed<T>>(() => {
    const kept = (field.state() === 'open' ? field.forms() : []).filter((one) => one.kind === kind)
    const found = kept.find(({ id }) => id === draft) ?? kept.find((one) => isThis(one.values as T))
    const first = empty()
    // A field that a later version added is empty in what an earlier one kept.
    if (found) return { ...found, values: { ...first, ...(found.values as T) } }
    return { ...field.begin(kind, first), values: first }
  })
  const waiting = useRef<ReturnType<typeof setTimeout>>()
  const isOver = useRef(false)
  // Two taps may fall between two drawings: what is saved is what was tapped, not what was drawn.
  const latest = useRef(form)
  /** Keeps what was typed. @returns the id to record it under */
  const flush = (): string => {
    // The same form was opened a second time and recorded there: what is typed here is one more, not the same.
    if (!isOver.current && field.isRecorded(latest.current.id)) {
      const { values } = latest.current
      latest.current = { ...field.begin(kind, values), values }
      setForm(latest.current)
    }
    if (waiting.current !== undefined) {
      clearTimeout(waiting.current)
      waiting.current = undefined
      try {
        field.keepForm(latest.current)
      } catch {
        // No room: it is on the screen, and saving says so.
      }
    }
    return latest.current.id
  }
  const newest = useRef(flush)
  newest.current = flush
  useDidHide(() => void newest.current())
  useEffect(() => () => void newest.current(), [])
  const change = (changes: Partial<T>) => {
    latest.current = { ...latest.current, values: { ...latest.current.values, ...changes } }
    clearTimeout(waiting.current)
    waiting.current = setTimeout(() => newest.current(), QUIET_MS)
    setForm(latest.current)
  }
  /** Recorded: nothing more is to be kept. */
  const drop = () => {
    isOver.current = true
    clearTimeout(waiting.current)
    waiting.current = undefined
  }
  return { form, latest: () => latest.current.values, change, flush, drop }
}
