import type { Generated, GeneratedAlways } from 'kysely'
import type { DutyStep } from './steps'

export type DutyHolder = 'office' | 'enterprise'
/** Why this office owes it: it is responsible, the responsible one has no cadre, it took the case over, or it was given to it. */
export type DutyCause = 'responsible' | 'vacancy' | 'taken' | 'assigned'

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
    cause: DutyCause
    /** The office above that was told that it is late; null: nobody. */
    escalated_to: string | null
    is_open: GeneratedAlways<boolean>
  }
}
