import type { Generated } from 'kysely'
import type { DutyStep } from './steps'

export type DutyHolder = 'office' | 'enterprise'

/** The table of this room, as its store sees it. */
export type DutyTables = {
  duty: {
    id: Generated<string>
    case_id: string
    holder: DutyHolder
    office_id: string
    /** Who is named for it; null: the office itself. */
    person_id: string | null
    step: DutyStep
    due_on: string
    opened_at: Date
    fulfilled_at: Date | null
  }
}
