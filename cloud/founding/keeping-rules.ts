/** Rules of the founding that are no law's: how many may stand, how long what they gave is kept. */
export const foundingRules = {
  candidates: 20,
  /** Days after the founding for which those are kept who were not elected. */
  unelectedDays: 90,
  /** Days after the dissolution for which those are kept who were elected. */
  dissolvedDays: 90,
  since: '2026-11-27',
  source:
    'own choice: twice the largest committee; a season in which an election can be questioned, or what was dissolved be wound up (as the secretary’s name)',
} as const
