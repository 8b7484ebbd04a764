import type { Role } from '../../../types/people'
import type { Tx } from '../../platform/database/database'
import type { PeopleTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PeopleTables>()

/** Grants in force at an instant. */
export async function listGrants(tx: Tx, personId: string, now: Date): Promise<{ role: Role; officeId: string }[]> {
  const rows = await db(tx)
    .selectFrom('cadre_grant')
    .select(['role', 'office_id'])
    .where('person_id', '=', personId)
    .where('valid_from', '<=', now)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .orderBy('valid_from')
    .execute()
  return rows.map((row) => ({ role: row.role, officeId: row.office_id }))
}

/** @returns false when the person already holds this grant */
export async function insertGrant(
  tx: Tx,
  grant: { personId: string; role: Role; officeId: string; from: Date; appointedBy: string | null },
): Promise<boolean> {
  const row = await db(tx)
    .insertInto('cadre_grant')
    .values({
      person_id: grant.personId,
      role: grant.role,
      office_id: grant.officeId,
      valid_from: grant.from,
      valid_until: null,
      appointed_by: grant.appointedBy,
      ended_by: null,
      handed_over_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'role', 'office_id']).where('valid_until', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
