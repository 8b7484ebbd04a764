/** How long what is over is kept, as data; swept by the loop of compose. */
export const retention = {
  /** So that one who finds a strange login may still be told of it; the audit trail keeps longer. */
  endedSessions: { days: 30, since: '2026-11-24', source: 'own choice' },
  /** Counted for a day, good for five minutes. */
  loginCodes: { days: 2, since: '2026-11-24', source: 'quota of a day (login/rules), and a day more' },
  /** Longer than an upload’s token lives. */
  unsentUploads: { days: 1, since: '2026-11-24', source: 'own choice; the token lives 30 minutes' },
} as const

export const daysBefore = (now: Date, { days }: { days: number }): Date => new Date(now.getTime() - days * 86_400_000)
