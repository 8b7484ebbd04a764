import type { Generated } from 'kysely'
import type { Role } from '../../types/people'

/** The tables of this room, as its stores see them. */
export type PeopleTables = {
  person: { id: Generated<string>; created_at: Date; wrapped_key: Buffer | null; forgotten_at: Date | null }
  personal_value: { person_id: string; field: string; sealed: Buffer; blind: Buffer | null; written_at: Date }
  session: {
    id: Generated<string>
    person_id: string
    token_hash: Buffer
    device: string
    created_at: Date
    expires_at: Date
    revoked_at: Date | null
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
  }
  upload: {
    id: Generated<string>
    person_id: string
    announced_at: Date
    stored_key: string | null
    type: string | null
    bytes: string | number | null
    stored_at: Date | null
  }
}
