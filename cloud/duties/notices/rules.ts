/** What a cadre is told inside the workbench, and how many of them are shown. */
export const noticeKinds = [
  'assigned',
  'removed',
  'escalated',
  'disputed',
  'appealed',
  'settled',
  'bulk',
  'deputy',
  'term',
  'urged',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const noticeRules = {
  shown: 50,
  keptDays: 180,
  since: '2026-11-27',
  source: 'own choice: what was told is in the case’s history anyway',
} as const
