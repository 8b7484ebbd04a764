/** Counting as vendors count: within a running window, or on a day of Beijing's calendar. */
import type { Clock } from '../../platform/clock'

/** Beijing has no summer time. */
const BEIJING_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** @returns takes one where there is one left @param window milliseconds, or a calendar day */
export function createQuota(clock: Clock, most: number, window: number | 'day'): () => boolean {
  let slot = Number.NaN
  let taken = 0
  return () => {
    const now = clock.now().getTime()
    const current = window === 'day' ? Math.floor((now + BEIJING_MS) / DAY_MS) : Math.floor(now / window)
    if (current !== slot) {
      slot = current
      taken = 0
    }
    if (taken >= most) return false
    taken++
    return true
  }
}
