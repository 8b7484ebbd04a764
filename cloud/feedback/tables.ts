import type { ComplaintKind, ComplaintState } from '../../types/feedback'

/** The tables of this room, as its store sees them. */
export type FeedbackTables = {
  complaint: {
    id: string
    number: string
    kind: ComplaintKind
    person_id: string
    place: string
    case_id: string | null
    state: ComplaintState
    seq: number
    office_id: string
    office_path: string
    escalations: number
    due_on: string
    filed_at: Date
    texts_forgotten_at: Date | null
  }
  complaint_event: {
    id: string
    complaint_id: string
    seq: number
    version: number
    kind: string
    from_state: string
    to_state: string
    actor_id: string | null
    device: string
    at: Date
    payload: unknown
  }
}
