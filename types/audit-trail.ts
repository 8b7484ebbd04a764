/** What stands in the audit trail: the lists that its rows and its verification choose from. */

/** Why somebody looked at what identifies a person: chosen from this list, never written. None is ever renamed. */
export const auditReasons = [
  'contact-applicant',
  'check-identity',
  'answer-complaint',
  'correct-data',
  'right-of-person',
  'supervision',
] as const
export type AuditReason = (typeof auditReasons)[number]

/** What a verification can find first, by what it is about. */
export const blockBreaks = ['block-missing', 'block-altered', 'chain-broken', 'anchor-missing'] as const
export const rowBreaks = ['row-altered', 'row-missing', 'row-added', 'row-misplaced', 'row-left'] as const
export const looseBreaks = ['row-outside', 'row-unsealed'] as const
export type AuditBreakKind = (typeof blockBreaks)[number] | (typeof rowBreaks)[number] | (typeof looseBreaks)[number]

/** The first thing that is not as it was sealed. */
export interface AuditBreak {
  kind: AuditBreakKind
  /** Number of the block; absent for a row that no block has. */
  block?: string
  /** Id of the row; absent where a whole block is meant. */
  row?: string
}
