import type { Generated, GeneratedAlways } from 'kysely'
import type { CampaignState, CampaignTemplate, MessageState } from '../../types/campaigns'
import type { CheckedAnswer, Exclusion } from '../../types/invitations'
import type { BatchState, PosterFormat, PosterKind } from '../../types/posters'
import type { MessageChannel } from '../../types/messages'

/** Messages that are sent by intent; login codes have their own way. */
export type OutreachTemplate =
  'case-update' | 'complaint-update' | 'application-taken' | 'invitation' | 'invitation-list' | 'invitation-promotional'

export type IntentState = MessageState

/** Which of a person's values is the number. */
export type PhoneField = 'phone' | 'register/phone'

/** The tables of this room, as its stores see them. */
export type OutreachTables = {
  message_intent: {
    id: Generated<string>
    person_id: string
    cause: string
    template: OutreachTemplate
    params: unknown
    state: IntentState
    wanted_at: Date
    claimed_at: Date | null
    settled_at: Date | null
    provider: string | null
    provider_id: string | null
    reason: string | null
    field: Generated<PhoneField>
    number: Buffer | null
    campaign_id: string | null
    invitation_id: string | null
    attempts: Generated<number>
    not_before: Date | null
    delivered_at: Generated<Date | null>
    delivery_code: Generated<string | null>
    replied_at: Generated<Date | null>
  }
  campaign: {
    id: Generated<string>
    number: GeneratedAlways<string>
    name: string
    template: CampaignTemplate
    office_id: string
    office_path: string
    filter: unknown
    state: CampaignState
    per_second: number | null
    created_by: string
    created_at: Date
    prepared_at: Date | null
    submitted_at: Date | null
    send_from: Date | null
    approved_by: string | null
    approved_at: Date | null
    declined_by: string | null
    decline_note: string | null
    steered_by: string | null
    steered_at: Date | null
    finished_at: Date | null
    throttled_to: Date | null
    plan: unknown
    prepared_to: Buffer | null
    hold_code: string | null
    run_of: string | null
    run_length: number
  }
  campaign_target: {
    campaign_id: string
    enterprise_id: string
    person_id: string | null
    number: Buffer | null
    exclusion: Exclusion | null
    invitation_id: string | null
  }
  number_check: { number: Buffer; verdict: 'fine' | 'bookkeeper'; person_id: string; at: Date }
  message_preference: { person_id: string; channel: MessageChannel; at: Date }
  message_opt_out: { number: Buffer; at: Date; way: 'reply' | 'page' | 'office'; invitation_id: string | null }
  delivery_receipt: {
    provider: string
    provider_id: string
    delivered: boolean
    code: string
    ref: string | null
    reported_at: Date | null
    received_at: Date
  }
  invitation_task: {
    id: Generated<string>
    invitation_id: string
    enterprise_id: string
    answer: CheckedAnswer
    asked_at: Date
    due_on: string
    settled_at: Date | null
    settled_by: string | null
    outcome: 'confirmed' | 'mistaken' | 'taken-back' | null
  }
  poster_batch: {
    id: Generated<string>
    state: BatchState
    format: PosterFormat
    kind: PosterKind
    name: string | null
    targets: string[]
    place: string | null
    place_id: string | null
    part: number
    parts: number
    total: number
    done: Generated<number>
    left_out: Generated<number>
    tries: Generated<number>
    stored_key: string | null
    bytes: number | null
    person_id: string
    office_id: string
    created_at: Date
    moved_at: Date
    beat_at: Date | null
  }
}
