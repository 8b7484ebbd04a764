/** The steps that somebody owes, as data: who owes them, and how many working days there are. */
interface StepRule {
  holder: 'office' | 'enterprise'
  workingDays: number
  since: string
  source: string
}

export const stepRules = {
  accept: {
    holder: 'office',
    workingDays: 3,
    since: '2026-11-23',
    source: 'own service promise, the same as intake’s answerPromise',
  },
  contact: {
    holder: 'office',
    workingDays: 5,
    since: '2026-11-23',
    source: 'own service promise: survey by phone or on site (DOMAIN M5)',
  },
  answer: {
    holder: 'enterprise',
    workingDays: 10,
    since: '2026-11-23',
    source: 'own choice: two weeks to complete a returned application',
  },
} as const satisfies Record<string, StepRule>

export type DutyStep = keyof typeof stepRules
