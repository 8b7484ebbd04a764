/** How imports by upload are run: rules as data. Pure. */
export const jobRules = {
  /** Shown at most. */
  shown: 20,
  /** A page that is asked each second or two sees it move. */
  tellMs: 1000,
  beatMs: 5000,
  /** Nobody has worked on it for so long: its process is gone. */
  deadMs: 30_000,
  /** A file that nobody goes on with is deleted: it holds personal values. */
  keepHours: 24,
  /** Long enough for the largest file on a slow line. */
  tokenMinutes: 30,
  since: '2026-11-27',
  source: 'own choice',
} as const
