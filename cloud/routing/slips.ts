import { isNearSound } from '../../types/syllables'

/** Two names of which each character sounds like its counterpart. */
export function soundsLike(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && !isNearSound(a.charCodeAt(i), b.charCodeAt(i))) return false
  return true
}

/** The same characters, two neighbours in the other order. */
export function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** One character replaced, two neighbours swapped, or (from three on) one missing or too many. */
export function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let from = 0
  while (from < short.length && short[from] === long[from]) from++
  let back = 0
  while (back < short.length - from && short[short.length - 1 - back] === long[long.length - 1 - back]) back++
  const left = short.length - from - back
  if (short.length === long.length) return left === 1 || isSwapped(a, b)
  return short.length >= 2 && long.length - short.length === 1 && left === 0 && long.length >= 3
}
