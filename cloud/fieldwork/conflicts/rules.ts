/** What follows where a record met another present than its phone knew. Pure. */
import type { CaseState } from '../../../types/case-life'
import type { RecordKindName } from '../../../types/field-records'
import type { ConflictKind } from '../../../types/fieldwork'
import { isUnderWay } from '../../casework/rules'

export type Decision = 'keep' | 'set-aside' | 'link' | 'take-in'

/**
 * What a person may decide. `rule`: settled by itself and noted; what may be decided there is asked only where two persons say different
 * things, or the register and a person do (see `visit`). Since 2026-11-29; own choices, decision 0032.
 */
export const conflictDecisions: Readonly<Record<ConflictKind, readonly Decision[]>> = {
  'visited-by-other': ['keep', 'set-aside'],
  'enterprise-merged': [],
  'case-moved': [],
  'division-changed': ['keep', 'set-aside'],
  'grant-ended': ['keep', 'set-aside'],
  clock: [],
  'unknown-enterprise': ['link', 'take-in', 'set-aside'],
  'possible-duplicate': ['link', 'take-in', 'set-aside'],
  'already-organised': ['keep', 'set-aside'],
  'struck-off': ['keep', 'set-aside'],
  'already-applied': ['keep', 'set-aside'],
  'missing-record': ['link', 'set-aside'],
  unreadable: ['set-aside'],
  unapplied: ['keep', 'set-aside'],
}

/** Whether a record that was kept has nothing left that could be applied. */
export const isErased = (record: { outcome: string; is_text_kept: boolean }): boolean =>
  record.outcome === 'kept' && !record.is_text_kept

type Open = { open: { id: string; state: CaseState } | null } | undefined

/**
 * The open case into which an application that was taken down at the door may be taken; null: none, it is founded (whoever was told is needed no
 * more, and would be forgotten never), or the record stands against another one taken down.
 */
export const caseOf = (
  row: { kind: ConflictKind; theirs_id: string | null; record_kind: RecordKindName | null },
  standing: Open,
): string | null =>
  row.kind === 'already-applied' && row.record_kind === 'application' && row.theirs_id === null
    ? caseUnderWay(standing)
    : null
/** The case on which somebody still works. */
export const caseUnderWay = (standing: Open): string | null => {
  const open = standing?.open ?? null
  return open !== null && isUnderWay(open.state) ? open.id : null
}
/** Whether an application taken down at the door comes after the founding: it can only be put aside. */
export const comesLate = (recordKind: RecordKindName | null, standing: Open): boolean =>
  recordKind === 'application' &&
  standing?.open !== null &&
  standing?.open !== undefined &&
  caseUnderWay(standing) === null

/**
 * @param of `isErased`: the text of a record that was kept is gone, it can not be applied any more; `isByCode`: nothing but a code says of a visit
 * or an application which enterprise it is
 */
export function mayDecide(
  kind: ConflictKind,
  of: { recordKind: RecordKindName | null; isErased: boolean; isByCode: boolean },
): Decision[] {
  return conflictDecisions[kind].filter(
    (decision) =>
      (decision === 'set-aside' || !of.isErased) &&
      (decision !== 'take-in' || of.recordKind === 'newcomer' || of.isByCode) &&
      // What takes a record back, or a place that was seen, names an enterprise by another record only.
      (decision !== 'link' || of.recordKind !== 'taken-back'),
  )
}

export interface Told {
  wish: string | null
  staff: number | null
  youth: number | null
  members: number | null
}

/** Whether two visits say nothing against each other: what one of them does not know contradicts nothing. */
export const agree = (one: Told, other: Told): boolean =>
  (['wish', 'staff', 'youth', 'members'] as const).every(
    (field) => one[field] === null || other[field] === null || one[field] === other[field],
  )

/** Of an enterprise that lies out of reach a phone is told that it does, and nothing else. */
export const tellable = (kinds: ConflictKind[]): ConflictKind[] =>
  kinds.includes('division-changed') ? ['division-changed'] : kinds
