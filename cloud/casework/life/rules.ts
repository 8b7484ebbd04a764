/** Rules of a case's life, as data. */
export const appealRule = {
  days: 60,
  since: '2026-11-27',
  source: 'own choice, after 行政复议法 (2023) art. 20: 60 days',
} as const

const DAY = 86_400_000

/** The last day on which the office above can be asked. @param refusedOn the day of the refusal */
export const lastAppealDay = (refusedOn: string): string =>
  new Date(Date.parse(refusedOn) + appealRule.days * DAY).toISOString().slice(0, 10)

/** From how many refusals of streets on the office above decides. The first hands the case on. */
export const disputeRule = {
  refusals: 2,
  since: '2026-11-27',
  source: 'issue "Casework" §5: two refusals go to the district',
} as const

/** How often an office that was asked to supervise may urge in one case: again so many days after. */
export const urgeRule = {
  days: 1,
  since: '2026-11-29',
  source: 'own choice: whoever has it was told; more than once a day is noise, and a call says more',
} as const
