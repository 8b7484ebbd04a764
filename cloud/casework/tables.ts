import type { Generated, GeneratedAlways } from 'kysely'
import type { CaseState, FoundingForm, PartyKind } from '../../types/case-life'
import type { DutyStep } from '../duties/rules'
import type { Owed } from './life/fold'

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
    /** Null: the service itself. */
    actor_id: string | null
    device: string
    at: Date
    payload: unknown
    duty: unknown
  }
  case_party: { case_id: string; person_id: string; admitted_at: Date }
  case_file: {
    id: string
    number: string
    state: CaseState
    before_state: CaseState | null
    seq: number
    /** The responsible office, by the place. */
    office_id: string
    office_path: string
    applicant_id: string
    enterprise: string
    /** As a search reads it. */
    enterprise_folded: GeneratedAlways<string>
    uscc: string
    place: string
    why: string
    /** The open duty's day; of a case that has ended: when it did. */
    due_on: string
    submitted_at: Date
    bodies: string[]
    duty_id: string | null
    duty_open: GeneratedAlways<boolean | null>
    /** Whose the next move is; these six are null exactly where the case has ended. */
    owner_id: string | null
    owner_path: string | null
    holder: Owed['holder'] | null
    step: DutyStep | null
    cause: Owed['cause'] | null
    /** The person named for it. */
    person_id: string | null
    escalated_to: string | null
    escalated_path: string | null
    strikes_on: string | null
    beside: Generated<boolean>
    form: FoundingForm | null
    party: PartyKind | null
    term_ends_on: string | null
    /** The day that was agreed for the next contact. */
    contact_on: Generated<string | null>
    handings: number
    /** The case that leads the joint founding; itself where it leads. */
    joint_lead_id: string | null
  }
}
