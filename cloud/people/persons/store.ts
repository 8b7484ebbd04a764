import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { PeopleTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PeopleTables>()

export async function insertPerson(tx: Tx, wrappedKey: Buffer, now: Date): Promise<string> {
  const row = await db(tx)
    .insertInto('person')
    .values({ wrapped_key: wrappedKey, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function deletePerson(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('person').where('id', '=', personId).execute()
}

/** The person's wrapped key; undefined when there is no such person or it was forgotten. */
export async function findKey(tx: Tx, personId: string): Promise<Buffer | undefined> {
  const row = await db(tx).selectFrom('person').select('wrapped_key').where('id', '=', personId).executeTakeFirst()
  return row?.wrapped_key ?? undefined
}

export async function findPersonByBlind(tx: Tx, field: string, blind: Buffer): Promise<string | undefined> {
  const row = await db(tx)
    .selectFrom('personal_value')
    .select('person_id')
    // Of the unique indexes each is for one field.
    .where('field', '=', sql.lit(field))
    .where('blind', '=', blind)
    .executeTakeFirst()
  return row?.person_id
}

/** Waits for another transaction that writes the same value. @returns false when another person has it, or this one has another */
export async function insertUnique(
  tx: Tx,
  { personId, now, ...value }: { personId: string; field: string; sealed: Buffer; blind: Buffer; now: Date },
): Promise<boolean> {
  const row = await db(tx)
    .insertInto('personal_value')
    .values({ person_id: personId, ...value, written_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

export interface SealedValue {
  field: string
  sealed: Buffer
  /** What is there already stays. */
  yields: boolean
}

export async function putValues(tx: Tx, personId: string, values: readonly SealedValue[], now: Date): Promise<void> {
  const yielding = values.filter((one) => one.yields).map(({ field }) => field)
  await db(tx)
    .insertInto('personal_value')
    .values(values.map(({ field, sealed }) => ({ person_id: personId, field, sealed, blind: null, written_at: now })))
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'field'])
        .doUpdateSet((eb) => ({ sealed: eb.ref('excluded.sealed'), written_at: now }))
        .where(sql<boolean>`not (personal_value.field = any (${yielding}::text[]))`),
    )
    .execute()
}

/** A value with the key that it is sealed with; undefined where none was given or the person was forgotten. */
export async function findBlind(tx: Tx, personId: string, field: string): Promise<Buffer | undefined> {
  const row = await db(tx)
    .selectFrom('personal_value')
    .select('blind')
    .where('person_id', '=', personId)
    .where('field', '=', field)
    .executeTakeFirst()
  return row?.blind ?? undefined
}

export async function findValue(
  tx: Tx,
  personId: string,
  field: string,
): Promise<{ sealed: Buffer; key: Buffer } | undefined> {
  const row = await db(tx)
    .selectFrom('personal_value')
    .innerJoin('person', 'person.id', 'personal_value.person_id')
    .select(['personal_value.sealed', 'person.wrapped_key as key'])
    .where('personal_value.person_id', '=', personId)
    .where('personal_value.field', '=', field)
    .executeTakeFirst()
  return row === undefined || row.key === null ? undefined : { sealed: row.sealed, key: row.key }
}

export async function deleteValue(tx: Tx, personId: string, field: string): Promise<void> {
  await db(tx).deleteFrom('personal_value').where('person_id', '=', personId).where('field', '=', field).execute()
}

export async function deleteValueWritten(tx: Tx, personId: string, field: string, at: Date): Promise<void> {
  await db(tx)
    .deleteFrom('personal_value')
    .where('person_id', '=', personId)
    .where('field', '=', field)
    .where('written_at', '=', at)
    .execute()
}

/**
 * Takes the person for this transaction: whoever writes what depends on a value read before waits here. Rows that only name the
 * person are not held up.
 */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await db(tx).selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
}

export async function lockPersonWholly(tx: Tx, personId: string): Promise<void> {
  await db(tx).selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute()
}

/** @param prefix of field names; means itself, nothing in it is a pattern */
export async function deleteValuesBefore(tx: Tx, prefix: string, before: Date): Promise<void> {
  await db(tx)
    .deleteFrom('personal_value')
    .where('field', 'like', `${prefix}%`)
    .where('written_at', '<', before)
    .execute()
}

export async function listValues(
  tx: Tx,
  personId: string,
): Promise<{ field: string; sealed: Buffer; written_at: Date }[]> {
  return db(tx)
    .selectFrom('personal_value')
    .select(['field', 'sealed', 'written_at'])
    .where('person_id', '=', personId)
    .orderBy('field')
    .execute()
}

export async function deleteValues(tx: Tx, personId: string, fields: readonly string[]): Promise<void> {
  if (fields.length === 0) return
  await db(tx).deleteFrom('personal_value').where('person_id', '=', personId).where('field', 'in', fields).execute()
}

export async function deleteAllValues(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('personal_value').where('person_id', '=', personId).execute()
}

export async function destroyKey(tx: Tx, personId: string, now: Date): Promise<void> {
  await db(tx)
    .updateTable('person')
    .set({ wrapped_key: null, forgotten_at: now })
    .where('id', '=', personId)
    .where('forgotten_at', 'is', null)
    .execute()
}
