import type { Generated } from 'kysely'
import type { Post } from '../../types/founding-view'

/** The tables of this room, as its store sees them. */
export type FoundingTables = {
  founding: {
    case_id: string
    full_name: Generated<string>
    short_name: Generated<string>
    industry: Generated<string>
    staff: number | null
    youth: number | null
    members: number | null
    seats: number | null
    party_name: Generated<string>
    guide_id: string | null
    guide_on: string | null
    request_on: string | null
    reply_number: string | null
    reply_on: string | null
    reply_office_id: string | null
    election_on: string | null
    eligible: number | null
    present: number | null
    confirm_number: string | null
    confirm_office_id: string | null
    founded_on: string | null
    /** The day on which it was entered here; null: it exists. */
    dissolved_on: string | null
    /** Of the first term, as the office chose; null: the shortest that the form may have. */
    term_years: number | null
    organisation_id: string | null
    /** The case that wrote, was replied to and elected, where another one leads by now. */
    held_by_id: string | null
  }
  founding_candidate: {
    id: Generated<string>
    case_id: string
    post: Post
    /** Who gave the own data; null before, and once these were let go of. */
    person_id: string | null
    token_id: string
    invited_at: Date
    given_at: Date | null
    notice_version: string | null
    removed_at: Date | null
    votes: number | null
    elected: boolean | null
    let_go_at: Date | null
  }
}
