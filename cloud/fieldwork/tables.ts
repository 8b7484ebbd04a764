import type { Generated } from 'kysely'
import type { MetKind, RecordKindName, Wish, WishReason } from '../../types/field-records'
import type { ConflictKind, FollowKind } from '../../types/fieldwork'

/** The tables of this room, as its stores see them. */
export type FieldTables = {
  field_device: {
    id: string
    person_id: string
    seat_id: string
    office_id: string
    office_path: string
    opened_at: Date
    /** When it last asked for its secret, or sent. */
    seen_at: Date
  }
  field_record: {
    id: string
    device_id: string
    person_id: string
    seq: string
    kind: RecordKindName | null
    hash: Buffer
    recorded_at: Date
    at: Date
    received_at: Date
    outcome: 'recorded' | 'kept'
    office_id: string
    office_path: string
    enterprise_id: Generated<string | null>
    newcomer_id: Generated<string | null>
    place_id: Generated<string | null>
    waits_for: Generated<string | null>
    is_text_kept: Generated<boolean>
    detail: Generated<unknown>
  }
  field_visit: {
    record_id: string
    enterprise_id: string | null
    newcomer_id: string | null
    person_id: string
    on_date: string
    at: Date
    place_id: string | null
    floor: string
    room: string
    met: MetKind
    staff: number | null
    youth: number | null
    members: number | null
    wish: Wish | null
    why: WishReason | null
    next_on: string | null
    has_note: boolean
    replaces: string | null
    ended: Generated<'replaced' | 'taken-back' | 'set-aside' | null>
  }
  field_newcomer: {
    record_id: string
    name: string
    canonical_name: string
    uscc: string | null
    address: string | null
    place_id: string | null
    floor: string
    room: string
    enterprise_id: string | null
    state: 'waiting' | 'joined' | 'new' | 'apart' | 'taken-back'
  }
  field_conflict: {
    id: Generated<string>
    record_id: string
    kind: ConflictKind
    theirs_id: string | null
    candidates: Generated<string[]>
    office_id: string
    office_path: string
    since: Date
    settled_by: string | null
    settled_at: Date | null
    decision: 'rule' | 'keep' | 'set-aside' | 'link' | 'take-in' | null
  }
  visit_plan: {
    id: Generated<string>
    place_id: string | null
    name: string
    office_id: string
    office_path: string
    person_id: string
    created_at: Date
    until_on: string
    ended_at: Date | null
    ended_by: string | null
  }
  visit_plan_enterprise: {
    plan_id: string
    enterprise_id: string
    person_id: string
    turn: number
    because: string[]
    visited_at: Date | null
    is_open: Generated<boolean>
  }
  field_taken: {
    record_id: string
    enterprise_id: string
    invitation_id: string | null
    contact_person_id: string | null
    is_new_person: boolean
    name_written_at: Date | null
    person_id: string
    office_id: string
    office_path: string
    taken_on: string
    until_on: string
    bodies: string[]
    youth: number | null
    members: number | null
    notice_version: string
    state: 'waiting' | 'confirmed' | 'expired' | 'withdrawn' | 'held'
    application_id: string | null
    settled_at: Date | null
    settled_by: string | null
    why: 'mistake' | 'owner-asked' | null
  }
  field_follow: {
    id: Generated<string>
    kind: FollowKind
    record_id: string
    conflict_id: string | null
    enterprise_id: string | null
    newcomer_id: string | null
    due_on: string
    office_id: string
    office_path: string
    person_id: string | null
    opened_at: Date
    settled_at: Generated<Date | null>
    settled_by: Generated<string | null>
    outcome: Generated<'done' | 'dropped' | 'by-itself' | null>
  }
}
