import type { Generated } from 'kysely'
import type { Authority, Body, Finding, Headcount } from '../../types/intake'
import type { OfferedBody } from '../../types/city'
import type { InvitationAnswer, InvitationChannel, InvitationKind } from '../../types/invitations'
import type { JoinState } from '../../types/casework'

/** A body beside the League. */
export type PartnerBody = OfferedBody['body']
type Decision = 'auto' | 'review' | 'none'

/** The tables of this room, as its stores see them. */
export type IntakeTables = {
  invitation: {
    id: Generated<string>
    token_id: string
    short_id: string | null
    kind: Generated<InvitationKind>
    channel: Generated<InvitationChannel>
    enterprise_id: string | null
    contact_person_id: string | null
    contact_field: Generated<'phone' | 'register/phone'>
    contact_blind: Buffer | null
    invited_by: string | null
    office_id: string | null
    list_id: string | null
    campaign_id: string | null
    title: string | null
    place: string | null
    place_id: Generated<string | null>
    created_at: Date
    revoked_at: Date | null
    sent_at: Generated<Date | null>
    delivered_at: Generated<Date | null>
    opened_at: Generated<Date | null>
    last_opened_at: Generated<Date | null>
    confirmed_at: Generated<Date | null>
    submitted_at: Generated<Date | null>
    accepted_at: Generated<Date | null>
    founded_at: Generated<Date | null>
    answer: Generated<InvitationAnswer | null>
    answered_at: Generated<Date | null>
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
    /** By which code it was handed in, where that is another one. */
    given_uscc: Generated<string | null>
    address: string
    operating_address: string | null
    licence_upload_id: string | null
    vouched_at: Date | null
    found_by: Finding | null
    bodies: Body[]
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
    /** The street that an address leads to which the owner put right; null: none, or it was not. */
    leads_to_office_id: Generated<string | null>
    match_settled_at: Generated<Date | null>
    contact_forgotten_at: Generated<Date | null>
    licence_let_go_at: Generated<Date | null>
    /** Of an application that came by an invitation; see `noteOutcome`. */
    accepted_at: Generated<Date | null>
    founded_at: Generated<Date | null>
  }
  address_check: {
    application_id: string
    place_key: string
    provider: string
    outcome: 'found' | 'nothing' | 'unavailable'
    district?: string | null
    street?: string | null
    level?: string | null
    sure?: boolean | null
    tries: number
    asked_at: Date
  }
  join_request: {
    id: Generated<string>
    application_id: string
    person_id: string
    enterprise: string
    state: JoinState
    asked_at: Date
    answered_at: Date | null
    contact_forgotten_at: Generated<Date | null>
  }
  partner_body: { id: Generated<string>; body: PartnerBody; office: string; since: Date; ended_at: Date | null }
}
