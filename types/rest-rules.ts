/** How long an enterprise that said no for now is left alone by campaigns; a cadre may invite it by itself any time. Read by pages, too. */
export const restRules = {
  /** Since whoever applied took the application back. */
  withdrawn: {
    days: 180,
    since: '2026-11-29',
    source: 'own choice: half a year. Who has just taken an application back is not asked again next week',
  },
  /** Since the enterprise answered 暂时不需要 to an invitation; afterwards it counts as not answered. */
  'not-now': {
    days: 180,
    since: '2026-11-29',
    source: 'own choice: half a year, as after an application that was taken back; the invitation opens all the while',
  },
} as const
/** Why an enterprise rests. */
export const rests = ['withdrawn', 'not-now'] as const satisfies readonly (keyof typeof restRules)[]
export type Rest = (typeof rests)[number]
