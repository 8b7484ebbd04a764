import type { Generated } from 'kysely'
import type { OrganisationKind } from '../../types/organisations'

/** engine, person: linked by. unsure: a person is to look. none: not in the pool, says the engine. apart: says a person. */
export type OrganisationLink = 'engine' | 'person' | 'unsure' | 'none' | 'apart'
export type OrganisationEventKind = 'entered' | 'changed' | 'ended' | 'resumed' | 'linked' | 'set-apart'

/** The tables of this room, as its stores see them. */
export type OrganisationTables = {
  organisation: {
    id: Generated<string>
    kind: OrganisationKind
    name: string
    own_code: string | null
    enterprise_name: string
    given_uscc: string | null
    enterprise_key: string
    name_key: string
    founded_on: string | null
    term_ends_on: string | null
    ended_on: string | null
    secretary_person_id: string | null
    enterprise_id: string | null
    link: OrganisationLink
    reason: string
    source: string
    imported_at: Date
  }
  organisation_event: {
    id: Generated<string>
    organisation_id: string
    at: Date
    kind: OrganisationEventKind
    changed: unknown
    enterprise_id: string | null
    import_id: string | null
    person_id: string | null
    office_id: string | null
  }
  organisation_import: {
    id: string
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
