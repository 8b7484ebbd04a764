import type { Subscribable } from '../../../types/outreach'

/** The table of this inner room, as its store sees it. */
export type SubscriptionTables = {
  message_subscription: {
    person_id: string
    template: Subscribable
    /** Messages left of what was agreed to one by one. */
    left: number
    /** Agreed to once, good until taken back. */
    always: boolean
    at: Date
  }
}
