/** From when on a case has which document, as data. Pure. */
import type { CaseState } from '../../types/case-life'
import type { DocumentKind } from '../../types/documents'

/** How far a founding has come, by its papers. */
const stages = ['preparing', 'requested', 'approved', 'elected', 'founded'] as const
type Stage = (typeof stages)[number]

export const documentStages = {
  since: '2026-11-28',
  source: 'own choice: a paper can be had once everything in it has been decided; the request as soon as it is written',
  from: {
    request: 'preparing',
    reply: 'approved',
    'election-report': 'elected',
    'election-reply': 'founded',
    certificate: 'founded',
    'register-sheet': 'founded',
  } satisfies Record<DocumentKind, Stage>,
  /** Where a state is no stage itself. What was put aside stands where it stood. */
  as: { dissolved: 'founded' } as Readonly<Partial<Record<CaseState, Stage>>>,
} as const

/** @param before where the case was when it was put aside; null: it is not put aside */
export function hasComeTo(kind: DocumentKind, state: CaseState, before: CaseState | null): boolean {
  const at = before ?? state
  const stage = documentStages.as[at] ?? stages.find((one) => one === at)
  return stage !== undefined && stages.indexOf(stage) >= stages.indexOf(documentStages.from[kind])
}
