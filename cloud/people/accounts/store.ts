import { sql } from 'kysely'
import { sqlState, type Tx } from '../../platform/database/database'
import type { PeopleTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PeopleTables>()

export interface Value {
  field: string
  sealed: Buffer
  blind: Buffer | null
  written_at: Date
}

export async function listValues(tx: Tx, personId: string, fields?: readonly string[]): Promise<Value[]> {
  let query = db(tx)
    .selectFrom('personal_value')
    .select(['field', 'sealed', 'blind', 'written_at'])
    .where('person_id', '=', personId)
  if (fields !== undefined) query = query.where('field', 'in', fields)
  return query.orderBy('field').execute()
}

export async function deleteValue(tx: Tx, personId: string, field: string): Promise<void> {
  await db(tx).deleteFrom('personal_value').where('person_id', '=', personId).where('field', '=', field).execute()
}

/** @returns false when the person has such a value already, or another one has this one */
export async function insertValue(tx: Tx, personId: string, value: Value): Promise<boolean> {
  const row = await db(tx)
    .insertInto('personal_value')
    .values({ person_id: personId, ...value })
    .onConflict((conflict) => conflict.doNothing())
    .returning('field')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes the persons for this transaction, always in one order. Whoever writes a row that names one of them waits.
 * @returns those that are there
 */
export async function lockPersons(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('person')
    .select('id')
    .where('id', 'in', personIds)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

/** What hangs on the person in this room moves; the session of the call with it, the others end. */
export async function moveBelongings(
  tx: Tx,
  { from, into, sessionId }: { from: string; into: string; sessionId: string },
): Promise<void> {
  await db(tx).updateTable('upload').set({ person_id: into }).where('person_id', '=', from).execute()
  await db(tx)
    .updateTable('session')
    .set({ person_id: into })
    .where('person_id', '=', from)
    .where('id', '=', sessionId)
    .execute()
  await db(tx).deleteFrom('session').where('person_id', '=', from).execute()
  await db(tx).deleteFrom('personal_value').where('person_id', '=', from).execute()
}

/**
 * Runs `work` and deletes the person; undone wholly where anything of any room still names the person: the foreign keys know, of
 * tables too that are made later.
 * @returns whether the person is gone
 */
export async function deletePersonIfFree(tx: Tx, personId: string, work: () => Promise<void>): Promise<boolean> {
  await sql`savepoint free_person`.execute(tx)
  try {
    await work()
    await db(tx).deleteFrom('person').where('id', '=', personId).execute()
    await sql`release savepoint free_person`.execute(tx)
    return true
  } catch (error) {
    if (sqlState(error) !== '23503') throw error
    await sql`rollback to savepoint free_person`.execute(tx)
    return false
  }
}
