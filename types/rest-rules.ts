/** How long an enterprise that said no for now is left alone by campaigns; a cadre may invite it by itself any time. Read by pages, too. */
export const restRules = {
  /** Since whoever applied took the application back. */
  withdrawn: {
    days: 180,
    since: '2026-11-29',
    source: 'own choice: half a year. Who has just taken an application back is not asked again next week',
  },
} as const
