import type { Generated } from 'kysely'
import type { Ownership, RegistrationStatus, StatusDoubt } from './rules'

/** The tables of this room, as its stores see them. */
export type PoolTables = {
  enterprise: {
    id: Generated<string>
    uscc: string
    name: string
    canonical_name: string
    address: string
    street: string | null
    source: string
    imported_at: Date
    registration_status: RegistrationStatus | null
    registration_status_written: string | null
    registration_doubt: Generated<StatusDoubt | null>
    ownership: Ownership | null
    ownership_written: string | null
    enterprise_type: string | null
    register_person_id: string | null
    merged_into: Generated<string | null>
  }
  enterprise_merge: {
    id: Generated<string>
    winner_id: string
    loser_id: string
    ground: string
    at: Date
    person_id: string
    office_id: string
    undone_at: Date | null
    undone_person_id: string | null
    undone_office_id: string | null
  }
  enterprise_former_name: { enterprise_id: string; name: string; canonical_name: string; until: Date | null }
  enterprise_search: {
    enterprise_id: string
    sorted: string
    names: string
    address: string
    initials: string
    codes: string
    place: string
    made_by: number
  }
  pool_change: {
    id: Generated<string>
    transaction: Generated<string>
    enterprise_id: string
    import_id: string | null
  }
  pool_import: {
    id: Generated<string>
    at: Date
    file: string
    sha256: string
    source: string
    rows_read: number
    inserted: number
    updated: number
    unchanged: number
    refused: number
  }
}

/** An enterprise of the pool. */
export interface Enterprise {
  id: string
  uscc: string
  name: string
  address: string
  /** Full name of its street where the pool knows it. */
  street: string | null
  /** Null where no register told, or told something unknown; see `ineligibility`. */
  registrationStatus: RegistrationStatus | null
  ownership: Ownership | null
  /** What it was called before, without its present name. */
  formerNames: string[]
}

/** An enterprise as the export writes it. */
export interface ExportedEnterprise extends Omit<Enterprise, 'registrationStatus' | 'ownership'> {
  statusWritten: string | null
  type: string | null
  ownershipWritten: string | null
  registerPersonId: string | null
}
