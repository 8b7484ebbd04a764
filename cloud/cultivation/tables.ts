import type { Generated } from 'kysely'
import type { ReviewDecision, ReviewGround } from '../../types/reviews'

/** The tables of this room, as its stores see them. */
export type CultivationTables = {
  match_review: {
    id: Generated<string>
    application_id: string
    decision: ReviewDecision
    enterprise_id: string | null
    ground: ReviewGround
    given_uscc: string
    person_id: string
    office_id: string
    at: Date
  }
}
