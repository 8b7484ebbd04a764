import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { findKept, forget, keep } from '../../client/store'

export type Key = 'j' | 'k' | '/' | '?' | 'Enter' | 'Escape'

/** What a Chinese keyboard sends for the same keys. */
const alike: Readonly<Record<string, Key>> = { J: 'j', K: 'k', '、': '/', '／': '/', '？': '?' }
/** Pressed by accident or by speech these do something: they can be switched off (WCAG 2.1.4). */
const single: readonly Key[] = ['j', 'k', '/', '?']
const KEPT = 'desk-keys'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null

/**
 * The keys of a desk, while `root` is in sight: another page, or the lock, may stand before it. While somebody types only Escape counts.
 * A handler that returns false leaves the key to the browser.
 */
export function useKeys(root: RefObject<HTMLElement>, press: (key: Key, isTyping: boolean) => boolean) {
  const [isOff, setOff] = useState(() => findKept(KEPT) === 'off')
  const newest = useRef(press)
  newest.current = press
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (root.current === null || root.current.offsetParent === null) return
      const key = alike[event.key] ?? (event.key as Key)
      const typing = isTyping(event.target)
      if (typing && key !== 'Escape') return
      if (isOff && single.includes(key)) return
      if (newest.current(key, typing)) event.preventDefault()
    }
    document.addEventListener('keydown', heard)
    return () => document.removeEventListener('keydown', heard)
  }, [root, isOff])
  return {
    isOff,
    switchKeys: () => {
      if (isOff) forget(KEPT)
      else keep(KEPT, 'off')
      setOff(!isOff)
    },
  }
}
