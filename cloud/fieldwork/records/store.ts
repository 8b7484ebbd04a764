import type { Insertable, Updateable } from 'kysely'
import type { ConflictKind } from '../../../types/fieldwork'
import type { Tx } from '../../platform/database/database'
import type { FieldTables } from '../tables'

const db = (tx: Tx) => tx.withTables<FieldTables>()

export async function findRecord(tx: Tx, id: string) {
  return db(tx).selectFrom('field_record').selectAll().where('id', '=', id).executeTakeFirst()
}
export type RecordRow = NonNullable<Awaited<ReturnType<typeof findRecord>>>

/** @returns false where the id is taken; waits for another transaction that is writing it */
export async function insertRecord(tx: Tx, record: Insertable<FieldTables['field_record']>): Promise<boolean> {
  const row = await db(tx)
    .insertInto('field_record')
    .values(record)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function changeRecord(tx: Tx, id: string, change: Updateable<FieldTables['field_record']>): Promise<void> {
  await db(tx).updateTable('field_record').set(change).where('id', '=', id).execute()
}

export async function listConflictKinds(tx: Tx, recordId: string): Promise<ConflictKind[]> {
  const rows = await db(tx)
    .selectFrom('field_conflict')
    .select('kind')
    .where('record_id', '=', recordId)
    .orderBy('kind')
    .execute()
  return rows.map((row) => row.kind)
}
