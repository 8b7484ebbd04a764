import type { Insertable } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { FieldTables } from '../tables'

const db = (tx: Tx) => tx.withTables<FieldTables>()

export async function findDevice(tx: Tx, id: string) {
  return db(tx).selectFrom('field_device').selectAll().where('id', '=', id).executeTakeFirst()
}
export type DeviceRow = NonNullable<Awaited<ReturnType<typeof findDevice>>>

/** Takes the phone for this transaction, and notes that it was heard of: two that send at once from one phone follow one another. */
export async function lockDevice(tx: Tx, id: string, now: Date): Promise<DeviceRow | undefined> {
  return db(tx).updateTable('field_device').set({ seen_at: now }).where('id', '=', id).returningAll().executeTakeFirst()
}

/** @returns false where the id is taken */
export async function insertDevice(tx: Tx, device: Insertable<FieldTables['field_device']>): Promise<boolean> {
  const row = await db(tx)
    .insertInto('field_device')
    .values(device)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function putOffice(tx: Tx, id: string, office: { officeId: string; officePath: string }): Promise<void> {
  await db(tx)
    .updateTable('field_device')
    .set({ office_id: office.officeId, office_path: office.officePath })
    .where('id', '=', id)
    .execute()
}
