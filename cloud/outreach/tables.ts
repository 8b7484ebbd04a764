import type { Generated } from 'kysely'

export type IntentState = 'wanted' | 'sending' | 'sent' | 'refused' | 'unknown'

/** The table of this room, as its store sees it. */
export type OutreachTables = {
  message_intent: {
    id: Generated<string>
    person_id: string
    cause: string
    template: 'case-update'
    params: unknown
    state: IntentState
    wanted_at: Date
    claimed_at: Date | null
    settled_at: Date | null
    provider: string | null
    provider_id: string | null
    reason: string | null
  }
}
