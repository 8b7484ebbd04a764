/** How long and how far ahead somebody may be away, and what later rooms are told. Pure. */
import { domainEvent } from '../../platform/events'

export const absenceRules = {
  /** So many days ahead the last day of an absence may lie. */
  farthestDays: 366,
  /** How long one that is over is kept; who did what stands in the cases and in the audit trail. */
  keptDays: 180,
  since: '2026-11-28',
  source: 'own choice: whoever is away for longer is not in office',
} as const

/** Somebody will be away, or is: whoever stands in is told. */
export interface RecordedAbsence {
  absenceId: string
  personId: string
  officeId: string
  /** Null: the others of the office. */
  deputyId: string | null
  byId: string
}
export const absenceRecorded = domainEvent<RecordedAbsence>('people.absenceRecorded')
