/** Searching for the own enterprise: what a stranger is shown, and how often. */
import type { ActLimit } from '../../platform/act-count'

/**
 * How often one person may look. Own choice, 2026-11-24: a bookkeeper with a dozen clients gets through; with three candidates a
 * look, one phone would need over a year for a pool of 53,000.
 */
export const lookupLimits: readonly ActLimit[] = [
  { hours: 1, times: 20 },
  { hours: 24, times: 40 },
]

export const candidateRules = {
  /** At most this many by a name. */
  most: 3,
  /** Below this confidence a neighbour is no candidate: it would only tell whom else the pool holds. */
  leastConfidence: 0.15,
  /** At most so many ways to put a code right are looked for. */
  mostCorrections: 8,
  /** How long a reference may be submitted. */
  lifeHours: 24,
  /** How much of an address is shown at most. */
  addressLength: 18,
  /** How many characters of the credit code are shown, from its end. */
  usccTail: 4,
  since: '2026-11-24',
  source: 'issue "All faces, all ways in": at most three; the rest own choice',
} as const

/** The address as far as its first number: enough to recognise the own one. */
export function partOfAddress(address: string): string {
  const number = address.search(/[0-9０-９#＃]/)
  const shown = address.slice(0, number < 0 ? Math.ceil(address.length / 2) : number)
  return shown === '' ? '' : `${shown.slice(0, candidateRules.addressLength)}＊＊＊`
}
