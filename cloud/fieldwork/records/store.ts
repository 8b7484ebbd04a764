import { sql, type Insertable, type Updateable } from 'kysely'
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

/** Records of which this one has to come first, in the order of their phones; not those about which a person has decided. */
export async function listWaiting(tx: Tx, recordId: string): Promise<RecordRow[]> {
  return db(tx)
    .selectFrom('field_record')
    .selectAll()
    .where('waits_for', '=', recordId)
    .where('outcome', '=', 'kept')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('field_conflict')
          .select('field_conflict.id')
          .whereRef('field_conflict.record_id', '=', 'field_record.id')
          .where('field_conflict.kind', '=', 'missing-record')
          .where('field_conflict.settled_at', 'is', null),
      ),
    )
    .orderBy('device_id')
    .orderBy('seq')
    .execute()
}

/** Takes what is meant by these keys for this transaction, in one order for everybody. */
export async function lockMeant(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await sql`
    select pg_advisory_xact_lock(hashtextextended('fieldwork/' || key, 0))
    from unnest(${[...new Set(keys)].sort()}::text[]) as meant (key)`.execute(tx)
}

/** Of these those that are written down. */
export async function listKnown(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db(tx)
    .selectFrom('field_record')
    .select('id')
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Set(rows.map((row) => row.id))
}
