/** Rules of a case's life, as data. */
export const appealRule = {
  days: 60,
  since: '2026-11-27',
  source: 'own choice, after 行政复议法 (2023) art. 20: 60 days',
} as const

/** From how many refusals of streets on the office above decides. The first hands the case on. */
export const disputeRule = {
  refusals: 2,
  since: '2026-11-27',
  source: 'issue "Casework" §5: two refusals go to the district',
} as const
