import type { Generated } from 'kysely'
import type { ImportCounts, ImportKind, ImportState } from '../../types/imports'
import type { ReviewDecision, ReviewGround } from '../../types/reviews'

/** The tables of this room, as its stores see them. */
export type CultivationTables = {
  match_review: {
    id: Generated<string>
    application_id: string
    decision: ReviewDecision
    enterprise_id: string | null
    ground: ReviewGround
    given_uscc: string
    person_id: string
    office_id: string
    at: Date
  }
  import_job: {
    id: Generated<string>
    kind: ImportKind
    state: ImportState
    file: string
    stored_key: string | null
    rows_read: Generated<number>
    rows_written: Generated<number>
    share: Generated<number>
    trial: ImportCounts | null
    outcome: ImportCounts | null
    failure: string | null
    import_id: string | null
    person_id: string
    office_id: string
    created_at: Date
    moved_at: Date
    beat_at: Date | null
  }
  import_refusal: { job_id: string; at: number; line: number; field: string; reason: string; content: string }
}
