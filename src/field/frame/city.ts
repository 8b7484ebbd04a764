/** What an owner is shown before an application is taken down: public, so that it lies open on the phone. */
import type { Notice, OfferedBody } from '../../../types/city'
import { findKept, keep } from '../../client/store'
import { quietCall } from './quiet-call'

const NAME = 'city-notice'

export interface KeptCity {
  notice: Notice
  bodies: OfferedBody[]
}

/** Undefined until a list was taken with a network. */
export function findCity(): KeptCity | undefined {
  try {
    const kept = JSON.parse(findKept(NAME) ?? 'null') as KeptCity | null
    return kept !== null && Array.isArray(kept.notice.summary) ? kept : undefined
  } catch {
    return undefined
  }
}

/** Asks the service and keeps the answer; without one, what was kept stays. */
export async function keepCity(): Promise<void> {
  try {
    const { notice, bodies } = await quietCall('getCity', {})
    keep(NAME, JSON.stringify({ notice, bodies }))
  } catch {
    // The next time.
  }
}
