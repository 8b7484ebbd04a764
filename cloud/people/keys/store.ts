import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { PeopleTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PeopleTables>()

/** Keys of persons in the order of their ids. @param lock holds up whoever is about to destroy one of them */
export async function listKeys(
  tx: Tx,
  after: string | undefined,
  limit: number,
  lock = false,
): Promise<{ id: string; wrappedKey: Buffer }[]> {
  let query = db(tx)
    .selectFrom('person')
    .select(['id', 'wrapped_key as wrappedKey'])
    .where('wrapped_key', 'is not', null)
    .$narrowType<{ wrappedKey: Buffer }>()
    .orderBy('id')
    .limit(limit)
  if (after !== undefined) query = query.where('id', '>', after)
  if (lock) query = query.forNoKeyUpdate()
  return query.execute()
}

export async function putKey(tx: Tx, id: string, wrappedKey: Buffer): Promise<void> {
  await db(tx)
    .updateTable('person')
    .set({ wrapped_key: wrappedKey })
    .where('id', '=', id)
    .where('wrapped_key', 'is not', null)
    .execute()
}

export interface ValuePlace {
  personId: string
  field: string
}

export async function listSealed(
  tx: Tx,
  after: ValuePlace | undefined,
  limit: number,
  lock = false,
): Promise<(ValuePlace & { sealed: Buffer; wrappedKey: Buffer })[]> {
  let query = db(tx)
    .selectFrom('personal_value')
    .innerJoin('person', 'person.id', 'personal_value.person_id')
    .select(['personal_value.person_id as personId', 'field', 'sealed', 'wrapped_key as wrappedKey'])
    .where('wrapped_key', 'is not', null)
    .$narrowType<{ wrappedKey: Buffer }>()
    .orderBy('personal_value.person_id')
    .orderBy('field')
    .limit(limit)
  if (after !== undefined)
    query = query.where(sql<boolean>`(personal_value.person_id, field) > (${after.personId}::uuid, ${after.field})`)
  if (lock) query = query.forUpdate('personal_value')
  return query.execute()
}

export async function putSealed(tx: Tx, { personId, field }: ValuePlace, sealed: Buffer): Promise<void> {
  await db(tx)
    .updateTable('personal_value')
    .set({ sealed })
    .where('person_id', '=', personId)
    .where('field', '=', field)
    .execute()
}
