/** Rules of sending, as data. */
export const sendingRules = {
  since: '2026-11-23',
  source:
    'own choice: a provider answers within 10 seconds or not at all (its client’s time-out); a claim older than this is lost',
  batch: 20,
  claimLifeMinutes: 5,
} as const
