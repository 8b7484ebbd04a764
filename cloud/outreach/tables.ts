import type { Generated } from 'kysely'
import type { BatchState, PosterFormat, PosterKind } from '../../types/posters'

/** Messages that are sent by intent; login codes have their own way. */
export type OutreachTemplate = 'case-update' | 'complaint-update'

export type IntentState = 'wanted' | 'sending' | 'sent' | 'refused' | 'unknown'

/** The table of this room, as its store sees it. */
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
  }
  poster_batch: {
    id: Generated<string>
    state: BatchState
    format: PosterFormat
    kind: PosterKind
    name: string | null
    targets: string[]
    place: string | null
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
  poster_link: { enterprise_id: string; token_id: string; made_at: Date }
}
