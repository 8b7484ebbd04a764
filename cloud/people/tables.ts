import type { Generated } from 'kysely'
import type { Role } from '../../types/people'
import type { ConsentKind, SharedField, SharingBasis, SharingManner } from '../../types/rights'

/** The way in that a session came by. */
export type SessionMethod = 'phone' | 'wechat' | 'dingtalk'

/** The tables of this room, as its stores see them. */
export type PeopleTables = {
  person: { id: Generated<string>; created_at: Date; wrapped_key: Buffer | null; forgotten_at: Date | null }
  personal_value: { person_id: string; field: string; sealed: Buffer; blind: Buffer | null; written_at: Date }
  session: {
    id: Generated<string>
    person_id: string
    token_hash: Buffer
    /** Of the token before the last renewal, until the newer one is seen. */
    former_hash: Generated<Buffer | null>
    device: string
    method: SessionMethod
    created_at: Date
    expires_at: Date
    revoked_at: Date | null
    idle_since: Date
    second_factor_at: Date | null
    fresh_at: Date | null
  }
  login_number: { blind: Buffer }
  login_code: {
    id: Generated<string>
    blind: Buffer
    code_hash: Buffer
    state: 'sending' | 'sent' | 'refused' | 'unknown'
    created_at: Date
    expires_at: Date
    wrong_tries: Generated<number>
    used_at: Date | null
  }
  cadre_grant: {
    id: Generated<string>
    person_id: string
    role: Role
    office_id: string
    valid_from: Date
    valid_until: Date | null
    appointed_by: string | null
    ended_by: string | null
    handed_over_at: Date | null
  }
  second_factor: {
    person_id: string
    totp_since: Date | null
    /** bigint: the driver gives text. */
    totp_step: string | number | null
    pin_hash: Buffer | null
    wrong_tries: Generated<number>
    locked_until: Date | null
    enrol_until: Date | null
  }
  recovery_code: { person_id: string; code_hash: Buffer; used_at: Date | null }
  upload: {
    id: Generated<string>
    person_id: string
    announced_at: Date
    stored_key: string | null
    type: string | null
    bytes: string | number | null
    stored_at: Date | null
    taken_at: Generated<Date | null>
    discard_at: Generated<Date | null>
    discarded_at: Generated<Date | null>
  }
  consent: {
    id: Generated<string>
    person_id: string
    kind: ConsentKind
    state: 'given' | 'withdrawn'
    notice_version: string
    at: Date
    function: string
    record_id: string | null
  }
  sharing_record: {
    id: Generated<string>
    at: Date
    manner: SharingManner
    recipient: string
    fields: SharedField[]
    purpose: string
    basis: SharingBasis
    act: string
    record_id: string | null
  }
  sharing_subject: { sharing_id: string; person_id: string }
}
