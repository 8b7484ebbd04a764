import { sql, type Insertable } from 'kysely'
import type { Headcount } from '../../../types/intake'
import type { Tx } from '../../platform/database/database'
import type { IntakeTables } from '../tables'

const db = (tx: Tx) => tx.withTables<IntakeTables>()

export async function nextNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: string }>`select nextval('application_number') as number`.execute(tx)
  return Number(rows[0]?.number)
}

/** @returns the id, or undefined when the enterprise has an open application already */
export async function insertApplication(
  tx: Tx,
  application: Insertable<IntakeTables['application']>,
): Promise<string | undefined> {
  const row = await db(tx)
    .insertInto('application')
    .values(application)
    .onConflict((conflict) => conflict.column('uscc').where('closed_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function findApplication(tx: Tx, id: string) {
  return db(tx).selectFrom('application').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findOpenOf(tx: Tx, uscc: string, personId: string): Promise<string | undefined> {
  const row = await db(tx)
    .selectFrom('application')
    .select('id')
    .where('uscc', '=', uscc)
    .where('applicant_person_id', '=', personId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row?.id
}

export async function updateHeadcount(
  tx: Tx,
  id: string,
  counts: { youth?: Headcount | undefined; members?: Headcount | undefined },
): Promise<{ youth: Headcount | null; members: Headcount | null }> {
  return db(tx)
    .updateTable('application')
    .set((eb) => ({
      youth: counts.youth ?? eb.ref('youth'),
      members: counts.members ?? eb.ref('members'),
    }))
    .where('id', '=', id)
    .returning(['youth', 'members'])
    .executeTakeFirstOrThrow()
}
