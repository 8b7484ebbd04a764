import type { Generated } from 'kysely'
import type { Authority, Headcount } from '../../types/intake'

type Decision = 'auto' | 'review' | 'none'

/** The tables of this room, as its stores see them. */
export type IntakeTables = {
  invitation: {
    id: Generated<string>
    token_id: string
    enterprise_id: string
    contact_person_id: string | null
    created_at: Date
    revoked_at: Date | null
  }
  application: {
    id: Generated<string>
    number: string
    applicant_person_id: string
    authority: Authority
    invitation_id: string | null
    enterprise_id: string | null
    name: string
    uscc: string
    address: string
    bodies: string[]
    notice_version: string
    match_decision: Decision
    match_confidence: number
    match_reason: string
    match_candidate_id: string | null
    index_position: string
    route_decision: Decision
    route_confidence: number
    route_reason: string
    office_id: string
    place: string
    youth: Headcount | null
    members: Headcount | null
    submitted_at: Date
    due_on: string
    closed_at: Date | null
  }
}
