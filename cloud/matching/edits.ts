import { isHomophone, isNearSound } from '../../types/syllables'
import { differsByOrdinal } from './text-distance'

/** How one text became the other, from harmless to grave. The numbers are a feature: keep their order. */
export const EDIT_KINDS = {
  none: 0,
  swapped: 1,
  homophone: 2,
  /** The first lacks one character of the second. */
  missing: 3,
  extra: 4,
  nearSound: 5,
  replaced: 6,
  several: 7,
  ordinal: 8,
} as const

/** What one step costs: a slip of pen or ear is cheaper than another character. */
const COSTS = {
  homophone: 0.25,
  nearSound: 0.45,
  replaced: 1,
  gap: 0.6,
  swap: 0.3,
  since: '2026-11-24',
  source: 'own choice; the trained model weighs the sum against all else',
} as const

/** The kind of difference between two texts that are `edits` apart, and where in the second it begins. */
export function editKind(query: string, row: string, edits: number): { kind: number; at: number } {
  if (edits === 0) return { kind: EDIT_KINDS.none, at: row.length }
  let at = 0
  while (at < query.length && at < row.length && query[at] === row[at]) at++
  if (differsByOrdinal(query, row)) return { kind: EDIT_KINDS.ordinal, at }
  if (edits > 1) return { kind: EDIT_KINDS.several, at }
  if (query.length < row.length) return { kind: EDIT_KINDS.missing, at }
  if (query.length > row.length) return { kind: EDIT_KINDS.extra, at }
  if (query[at + 1] === row[at] && query[at] === row[at + 1]) return { kind: EDIT_KINDS.swapped, at }
  const a = query.charCodeAt(at)
  const b = row.charCodeAt(at)
  if (isHomophone(a, b)) return { kind: EDIT_KINDS.homophone, at }
  return { kind: isNearSound(a, b) ? EDIT_KINDS.nearSound : EDIT_KINDS.replaced, at }
}

const WIDTH = 64
const rows = [new Float32Array(WIDTH), new Float32Array(WIDTH), new Float32Array(WIDTH)] as const

function replaceCost(a: number, b: number): number {
  if (a === b) return 0
  if (isHomophone(a, b)) return COSTS.homophone
  return isNearSound(a, b) ? COSTS.nearSound : COSTS.replaced
}

/** The cheapest way from one text to the other by `COSTS`; texts are cut at 63 characters. */
export function softDistance(left: string, right: string): number {
  const a = left.slice(0, WIDTH - 1)
  const b = right.slice(0, WIDTH - 1)
  let [before, last, now]: [Float32Array, Float32Array, Float32Array] = [rows[0], rows[1], rows[2]]
  for (let j = 0; j <= b.length; j++) last[j] = j * COSTS.gap
  for (let i = 1; i <= a.length; i++) {
    now[0] = i * COSTS.gap
    const ca = a.charCodeAt(i - 1)
    for (let j = 1; j <= b.length; j++) {
      const cb = b.charCodeAt(j - 1)
      let value = (last[j - 1] ?? 0) + replaceCost(ca, cb)
      value = Math.min(value, (last[j] ?? 0) + COSTS.gap, (now[j - 1] ?? 0) + COSTS.gap)
      if (i > 1 && j > 1 && ca === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === cb && ca !== cb) {
        value = Math.min(value, (before[j - 2] ?? 0) + COSTS.swap)
      }
      now[j] = value
    }
    ;[before, last, now] = [last, now, before]
  }
  return last[b.length] ?? 0
}

/** Whether the first text is the second with characters left out. */
export function isWithin(inner: string, outer: string): boolean {
  let at = 0
  for (let i = 0; i < outer.length && at < inner.length; i++) if (inner.charCodeAt(at) === outer.charCodeAt(i)) at++
  return at === inner.length
}
