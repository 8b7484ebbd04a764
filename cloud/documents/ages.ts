/** Ages as exact as a request says them. Pure. */
import type { AgeBand } from './facts'

export const ageRules = {
  /** Years: a member of the League is younger. */
  memberUnder: 28,
  /** Years: the last of youth still counts. */
  youthMost: 35,
  since: '2026-11-28',
  source:
    'the bands of the template: 团章第一条 (under 28), 35 周岁以下青年; the rules of founding hold the thresholds themselves',
} as const

/**
 * @param bornIn YYYY-MM: the day is not asked for, so who was born in this very month counts as a year older already
 * @param on YYYY-MM-DD
 */
export function ageBandOf(bornIn: string, on: string): AgeBand {
  const years = Number(on.slice(0, 4)) - Number(bornIn.slice(0, 4))
  const age = on.slice(5, 7) < bornIn.slice(5, 7) ? years - 1 : years
  if (age < ageRules.memberUnder) return 'under-28'
  return age <= ageRules.youthMost ? '28-to-35' : 'over-35'
}
