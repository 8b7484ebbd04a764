import type { OutreachTemplate } from '../tables'

export const inboxRules = {
  page: { rows: 30, since: '2026-11-28', source: 'own choice: some screens of messages; a case has about ten' },
  /** What concerns the person's own matters. Invitations are an enterprise's, and are read where they lead. */
  templates: ['case-update', 'complaint-update'] satisfies OutreachTemplate[],
} as const
