import type { Generated } from 'kysely'
import type { CaseState } from '../../types/casework'

/** The tables of this room, as its store sees them. */
export type CaseTables = {
  case_event: {
    id: Generated<string>
    case_id: string
    seq: number
    version: number
    from_state: string
    kind: string
    to_state: string
    actor_id: string
    device: string
    at: Date
    payload: unknown
  }
  case_party: { case_id: string; person_id: string; admitted_at: Date }
  case_file: {
    id: string
    number: string
    state: CaseState
    seq: number
    office_id: string
    office_path: string
    applicant_id: string
    enterprise: string
    place: string
    why: string
    due_on: string
    submitted_at: Date
    bodies: string[]
  }
}
