/** Whether an address lies in a place of the registry. Pure. */
import type { PlaceKind } from './places-type'
import type { AddressSite } from './sites'

/** What a place is recognised by. */
export interface PlaceMarks {
  kind: PlaceKind
  /** Keys of its names, present and former. */
  names: ReadonlySet<string>
  /** Keys of its house numbers. */
  numbers: ReadonlySet<string>
}

/**
 * How the divisions of an address stand to those of a place. same: one street, or what is known of the address does not contradict
 * it. beside: another street of the same district. far: another district.
 */
export type Nearness = 'same' | 'beside' | 'far'

/** Rules as data. */
export const FIT_RULES = {
  since: '2026-11-29',
  source: 'own choice, read off proposals of the public register (docs/places.md)',
  /** A name of so many characters means one place in a district, whatever house number stands before it; 时代广场 may be two. */
  ownName: 5,
  /** So much in common at the front, at one house number, is one name: 西湖国际大厦, 西湖国际科技大厦. */
  alike: 3,
} as const

const roadOf = (numberKey: string): string => numberKey.slice(0, numberKey.lastIndexOf('#'))

/** Two names at one house number that are the same one, written longer and shorter. */
function areAlike(one: string, other: string): boolean {
  if (one.includes(other) || other.includes(one)) return true
  return one.slice(0, FIT_RULES.alike) === other.slice(0, FIT_RULES.alike)
}

/**
 * @param isShared several places of the registry have its house number: then the number alone tells nothing
 */
export function fits(
  { nameKey, numberKey }: Pick<AddressSite, 'nameKey' | 'numberKey'>,
  { kind, names, numbers }: PlaceMarks,
  near: Nearness,
  isShared: boolean,
): boolean {
  if (near === 'far') return false
  const isNumbered = numberKey !== null && numbers.has(numberKey)
  if (nameKey !== null && names.has(nameKey)) {
    if (isNumbered) return true
    if (near === 'beside') return false
    if (numberKey === null || numbers.size === 0) return true
    // A building on a corner, or with several doors, has several numbers of one road.
    const road = roadOf(numberKey)
    return nameKey.length >= FIT_RULES.ownName || [...numbers].some((number) => roadOf(number) === road)
  }
  if (!isNumbered || near === 'beside') return false
  if (nameKey === null) return !isShared
  // A building of a park has a name of its own.
  return kind === 'park' ? !isShared : [...names].some((name) => areAlike(name, nameKey))
}
