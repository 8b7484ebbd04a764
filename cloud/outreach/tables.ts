import type { Generated } from 'kysely'

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
}
