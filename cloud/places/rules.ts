/** Rules of places. Pure. */
import type { Membership } from '../../types/places'
import type { Nearness } from '../routing'

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

/** -1, 12, A座3, 8幢12: block and number. */
function partsOf(floor: string): { block: string; number: number | undefined } {
  const found = /^(.*?)(-?\d{1,3})(?:层|楼|F|f)?$/.exec(floor)
  // 8幢 is a block without a floor.
  if (found === null) return { block: floor, number: undefined }
  return { block: found[1] ?? '', number: Number(found[2]) }
}

const padded = (text: string): string => text.replace(/\d+/g, (digits) => digits.padStart(5, '0'))
/** The lowest floor that is told apart. */
const LOWEST = 100

/**
 * The order from the lowest floor up, by block, then by room; what is not known comes last. Texts that are compared byte by byte; at most 80
 * characters.
 */
export function sortedOf(floor: string, room: string): string {
  if (floor === '') return `1${padded(room)}`.slice(0, 80)
  const { block, number } = partsOf(floor)
  const level = number === undefined ? '~' : String(number + LOWEST).padStart(5, '0')
  // The sign stands before letters and digits: what is of no block comes first.
  return `0${padded(block)}!${level}!${padded(room)}`.slice(0, 80)
}

/** Floors from below, block by block, the unknown one last. */
export function compareFloors(one: string, other: string): number {
  const [a, b] = [sortedOf(one, ''), sortedOf(other, '')]
  return a < b ? -1 : a > b ? 1 : 0
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
