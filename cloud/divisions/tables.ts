import type { Generated } from 'kysely'
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
  }
}
