/** Rules of places. Pure. */
import type { Membership } from '../../types/places'
import type { Nearness } from '../routing'

export { compareFloors, sortedOf } from '../../types/floors'

/** How addresses are read: whoever changes what routing's `createSiteReader` and `isHosted` make raises it, and the service reads them all anew. */
export const SITE_VERSION = 2

export const placeRules = {
  since: '2026-11-29',
  source: 'own choice',
  /** Enterprises looked at in one transaction, beside the requests. */
  step: 500,
  /** Enterprises that an address of the pool must have before it is proposed: by a name; by a house number alone. */
  named: 5,
  numbered: 8,
  /** Of the addresses of one name, so many must give one house number for it to be that of the place. */
  numberShare: 0.3,
  /** How often all addresses are compared with what was read, in hours: what the log did not tell. */
  compareHours: 1,
  page: 20,
} as const

/** Nobody: where a list by id begins. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

const levelOf = (path: string): number => path.split('/').length - 2

/** How two paths of offices stand to each other: /3301/330106/330106001/. */
export function nearnessOf(place: string, other: string): Nearness {
  if (place.startsWith(other) || other.startsWith(place)) return 'same'
  const district = (path: string) => path.split('/').slice(0, 3).join('/')
  return levelOf(place) >= 2 && district(place) === district(other) ? 'beside' : 'far'
}

/** What is known of one enterprise at one place, from the rows of it and of what was merged into it. */
export interface Known {
  membership: Membership
  at: Date
  placeId: string
}

/** What somebody said counts before what an address says, the later word before the earlier. The order of the rows does not matter. */
export function strongest<K extends Known>(rows: readonly K[]): K | undefined {
  const rank = ({ membership }: Known) => (membership === 'proposed' ? 1 : 0)
  return [...rows].sort(
    (a, b) => rank(a) - rank(b) || b.at.getTime() - a.at.getTime() || (a.placeId < b.placeId ? -1 : 1),
  )[0]
}
