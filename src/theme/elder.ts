/** Elder mode: one switch for all pages, kept on the device. */
import { useEffect, useState } from 'react'
import { findKept, forget, keep } from '../client/store'

const watchers = new Set<(on: boolean) => void>()

export function isElder(): boolean {
  return findKept('elder') === 'on'
}

export function setElder(on: boolean): void {
  if (on) keep('elder', 'on')
  else forget('elder')
  watchers.forEach((watcher) => {
    watcher(on)
  })
}

/** Whether elder mode is on; the page redraws when it is switched, here or on another page of the stack. */
export function useElder(): boolean {
  const [on, setOn] = useState(isElder)
  useEffect(() => {
    watchers.add(setOn)
    setOn(isElder())
    return () => {
      watchers.delete(setOn)
    }
  }, [])
  return on
}
