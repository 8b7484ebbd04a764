/** Rules of the day's work notice, as data. */
export const workNoticeRules = {
  since: '2026-11-29',
  source:
    'own choice: the digest is of the morning and is of no use after office hours; a round claims some lists of 100; DingTalk keeps the results of a task for a day',
  /** China's clock; what is still wanted at this hour is not sent any more. */
  untilHour: 18,
  batch: 300,
  claimLifeMinutes: 5,
  /** Where surely nothing was sent and DingTalk asks for patience. */
  retryMinutes: [1, 10],
  /** Whom a list did not reach is asked for after so long, again and again, so long. */
  results: { afterMinutes: 2, againMinutes: 15, hours: 24, tasks: 50 },
  keptDays: 180,
} as const

/** The page of the mini-program that a tap opens. */
export const noticePages = {
  queue: 'cadre/queue/index',
  visits: 'cadre/visits/index',
  answers: 'cadre/answers/index',
} as const
export type NoticePage = keyof typeof noticePages
