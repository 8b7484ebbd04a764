/** The steps that somebody owes, as data: who owes them, and how many working days there are. */
interface StepRule {
  holder: 'office' | 'enterprise'
  workingDays: number
  since: string
  source: string
}

const OWN = 'own service promise; a city may promise another'

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
  decide: { holder: 'office', workingDays: 5, since: '2026-11-27', source: OWN },
  guide: { holder: 'office', workingDays: 3, since: '2026-11-27', source: OWN },
  /** Normally the day agreed with the enterprise stands here; this is for a case that comes back from being put aside. */
  meet: { holder: 'office', workingDays: 10, since: '2026-11-27', source: OWN },
  prepare: {
    holder: 'enterprise',
    workingDays: 20,
    since: '2026-11-27',
    source: 'own choice: a month to find candidates and write the request',
  },
  reply: { holder: 'office', workingDays: 10, since: '2026-11-27', source: OWN },
  elect: {
    holder: 'enterprise',
    workingDays: 40,
    since: '2026-11-27',
    source: 'own choice: two months from the reply to the members’ meeting',
  },
  confirm: { holder: 'office', workingDays: 5, since: '2026-11-27', source: OWN },
  /** Normally the term's end stands here. */
  renew: { holder: 'office', workingDays: 20, since: '2026-11-27', source: OWN },
  /** Normally the day that the cadre chose stands here. */
  'look-again': {
    holder: 'office',
    workingDays: 120,
    since: '2026-11-27',
    source: 'own choice: half a year, where no day was chosen',
  },
  resume: { holder: 'office', workingDays: 20, since: '2026-11-27', source: OWN },
  /** Each step of the lead enterprise moves the day. */
  joint: {
    holder: 'office',
    workingDays: 50,
    since: '2026-11-28',
    source: 'own choice: behind the longest step of whoever leads the joint founding (elect, 40)',
  },
  settle: { holder: 'office', workingDays: 3, since: '2026-11-27', source: OWN },
  appeal: { holder: 'office', workingDays: 10, since: '2026-11-27', source: OWN },
} as const satisfies Record<string, StepRule>

export type DutyStep = keyof typeof stepRules
