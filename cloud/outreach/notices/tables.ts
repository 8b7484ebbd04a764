import type { Generated } from 'kysely'
import type { MessageState } from '../../../types/campaigns'
import type { NoticePage } from './rules'

/** The table of this inner room, as its store sees it. */
export type WorkNoticeTables = {
  work_notice: {
    person_id: string
    on_date: string
    /** Sentences with counts; parsed JSON. */
    lines: string[]
    page: Generated<NoticePage>
    state: Generated<MessageState>
    wanted_at: Date
    claimed_at: Date | null
    settled_at: Date | null
    attempts: Generated<number>
    not_before: Date | null
    /** DingTalk's task, of all that went out together. */
    provider_id: string | null
    reason: string | null
    asked_at: Date | null
    told_at: Date | null
  }
}
