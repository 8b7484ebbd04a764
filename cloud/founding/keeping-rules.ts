/** Rules of the founding that are no law's: how many may stand, how long what they gave is kept. */
export const foundingRules = {
  candidates: 20,
  /** Days after the founding for which those are kept who were not elected. */
  unelectedDays: 90,
  since: '2026-11-27',
  source: 'own choice: twice the largest committee; a season in which an election can be questioned',
} as const
