/** What an office is called until its own name is imported: by its division. Source: usual names of League committees. */
export const officeWords = {
  name: {
    city: (division: string) => `共青团${division}委员会`,
    district: (division: string) => `共青团${division}委员会`,
    /** Streets have a working committee (团工委), towns and townships a committee. */
    street: (division: string) => `${division}${division.endsWith('街道') ? '团工委' : '团委'}`,
  },
} as const
