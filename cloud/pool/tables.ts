import type { Generated } from 'kysely'

/** The tables of this room, as its stores see them. */
export type PoolTables = {
  enterprise: {
    id: Generated<string>
    uscc: string
    name: string
    canonical_name: string
    address: string
    street: string | null
    source: string
    imported_at: Date
  }
  pool_change: { id: Generated<string>; transaction: Generated<string>; enterprise_id: string }
}

/** An enterprise of the pool. */
export interface Enterprise {
  id: string
  uscc: string
  name: string
  address: string
  /** Full name of its street where the pool knows it. */
  street: string | null
}
