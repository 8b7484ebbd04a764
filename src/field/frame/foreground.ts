/**
 * What a page of field work asks of the service because somebody tapped: where the session is locked, the ordinary gate opens for it and the
 * act is done once more. What is sent in the background opens nothing: whoever walks through a house is not asked for a code between two
 * doors.
 */
import { useEffect, useState } from 'react'
import { meetLock } from '../../cadre/gate/stand'
import { troubleOf, wantsFactor } from './trouble'

let asking = 0
const watchers = new Set<(now: number) => void>()
const tell = () => {
  watchers.forEach((watcher) => {
    watcher(asking)
  })
}

/** Runs an act whose refusal may open the gate. Throws what the act threw. */
export async function foreground<T>(act: () => Promise<T>): Promise<T> {
  asking++
  tell()
  try {
    for (;;)
      try {
        return await act()
      } catch (error) {
        if (!wantsFactor(troubleOf(error).name) || !(await meetLock())) throw error
      }
  } finally {
    asking--
    tell()
  }
}

export function useForeground(): boolean {
  const [now, setNow] = useState(asking)
  useEffect(() => {
    watchers.add(setNow)
    setNow(asking)
    return () => {
      watchers.delete(setNow)
    }
  }, [])
  return now > 0
}
