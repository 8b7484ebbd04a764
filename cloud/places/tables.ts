import type { Generated } from 'kysely'
import type { Membership, MembershipSource, PlaceKind } from '../../types/places'

export type PlaceEventKind = 'entered' | 'changed' | 'ended' | 'resumed' | 'merged' | 'unmerged' | 'moved'

/** The tables of this room, as its stores see them. */
export type PlaceTables = {
  place: {
    id: Generated<string>
    kind: PlaceKind
    name: string
    name_key: string
    address: string
    path: string
    entrances: string[]
    floors: string[]
    merged_into: Generated<string | null>
    ended_at: Generated<Date | null>
    pending: string | null
    created_at: Date
    version: Generated<string>
  }
  place_key: { place_id: string; kind: 'name' | 'number'; key: string; written: string }
  place_site: {
    enterprise_id: string
    address: string
    path: string
    name: string | null
    name_key: string | null
    number: string | null
    number_key: string | null
    floor: string
    room: string
    made_by: number
  }
  place_enterprise: {
    place_id: string
    enterprise_id: string
    membership: Membership
    floor: string
    room: string
    sorted: string
    source: MembershipSource
    at: Date
    person_id: string | null
    office_id: string | null
  }
  place_merge: {
    id: Generated<string>
    winner_id: string
    loser_id: string
    along: string[]
    at: Date
    person_id: string
    office_id: string
    undone_at: Generated<Date | null>
    undone_person_id: Generated<string | null>
    undone_office_id: Generated<string | null>
  }
  place_import: {
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
  place_event: {
    id: Generated<string>
    place_id: string
    at: Date
    kind: PlaceEventKind
    changed: unknown
    import_id: string | null
    person_id: string | null
    office_id: string | null
  }
}
