import type { Generated } from 'kysely'

/** The tables of this room, as its store sees them. */
export type JointTables = {
  joint_group: { id: Generated<string>; lead_id: string; formed_at: Date; ended_at: Date | null }
  joint_seat: {
    case_id: string
    group_id: string
    lead_id: string
    asked_at: Date
    /** Null: asked, not answered yet. */
    consented_at: Date | null
    organisation_id: string | null
  }
}
