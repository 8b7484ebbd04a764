/** Rules of reading the trail, as data. */
export const trailRules = {
  since: '2026-11-24',
  source:
    'own choice: a week is what an auditor looks at when nothing is asked; an export stays a file that a desk opens',
  days: 7,
  page: 20,
  exported: 5000,
} as const
