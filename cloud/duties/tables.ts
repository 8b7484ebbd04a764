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
    step: DutyStep
    due_on: string
    opened_at: Date
    fulfilled_at: Date | null
  }
}
