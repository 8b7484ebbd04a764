import type { ColumnType, Generated } from 'kysely'
import type { DivisionChangeKind, DivisionCount } from '../../types/divisions'
import type { ChangedStreet, ResultStreet } from './changes/rules'
import type { DivisionLevel } from './nation'

export type OfficeLevel = 'city' | 'district' | 'street'

/** The tables of this room, as its store sees them. */
export type DivisionTables = {
  division: {
    code: string
    parent_code: string | null
    level: DivisionLevel
    name: string
    valid_from: string | null
    valid_until: string | null
    source: string
    /** The change that last decided it. */
    change_id: Generated<string | null>
  }
  division_history: {
    id: Generated<string>
    city_code: string
    level: 'district' | 'street'
    name: string
    district: string | null
    codes: string[]
    today_codes: string[]
    valid_from: string | null
    valid_until: string | null
    certain: boolean
    source: string
    /** Null: from this version's data. */
    change_id: Generated<string | null>
    slip: Generated<boolean>
  }
  office: {
    id: Generated<string>
    body: Generated<string>
    division_code: string
    level: OfficeLevel
    parent_id: string | null
    path: string
    name: string
    address: string | null
    phone: string | null
    hours: string | null
    ended_on: Generated<string | null>
    successor_id: Generated<string | null>
  }
  division_change: {
    id: Generated<string>
    kind: DivisionChangeKind
    effective_on: string
    subjects: ColumnType<ChangedStreet[], string, never>
    results: ColumnType<ResultStreet[], string, never>
    ground: string
    person_id: string
    at: Date
  }
  division_change_end: {
    change_id: string
    seq: Generated<string>
    outcome: 'applied' | 'cancelled' | 'refused'
    at: Date
    person_id: string | null
    moved: ColumnType<Partial<Record<DivisionCount, number>>, string, never>
    why: string | null
  }
}
