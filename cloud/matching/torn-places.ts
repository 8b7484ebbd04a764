/** Places in a name that were written with a slip, and so read as part of the 字号: 富央青禾 for 富阳青禾. */
import { editsBetween } from './text-distance'

const SUFFIX = /[省市区县]$/

/** Whether a text ends with one of the names, or with what a slip of the pen makes of it. */
export function endsLikePlace(text: string, names: readonly string[]): boolean {
  const bare = text.replace(SUFFIX, '')
  return names.some((name) => {
    const place = name.replace(SUFFIX, '')
    if (place.length < 2 || bare.length < 2) return false
    const { length } = place
    return [length, length + 1, Math.max(2, length - 1)].some((part) => editsBetween(bare.slice(-part), place, 1) <= 1)
  })
}

/** Whether a whole name holds a row's core behind something like the row's place. */
export function isPlaceTorn(whole: string, core: string, names: readonly string[]): boolean {
  if (names.length === 0 || core.length < 2) return false
  const at = whole.indexOf(core, 1)
  return at >= 2 && endsLikePlace(whole.slice(0, at), names)
}
