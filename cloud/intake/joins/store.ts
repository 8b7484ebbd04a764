import type { JoinState } from '../../../types/casework'
import type { Tx } from '../../platform/database/database'
import type { IntakeTables } from '../tables'

const db = (tx: Tx) => tx.withTables<IntakeTables>()

export interface JoinRequest {
  id: string
  application_id: string
  person_id: string
  enterprise: string
  state: JoinState
  asked_at: Date
}
const columns = ['id', 'application_id', 'person_id', 'enterprise', 'state', 'asked_at'] as const

/** @returns the id; undefined when this person has asked already: one wish, one answer */
export async function insertJoin(
  tx: Tx,
  join: { applicationId: string; personId: string; enterprise: string; now: Date },
): Promise<string | undefined> {
  const row = await db(tx)
    .insertInto('join_request')
    .values({
      application_id: join.applicationId,
      person_id: join.personId,
      enterprise: join.enterprise,
      state: 'open',
      asked_at: join.now,
      answered_at: null,
    })
    .onConflict((conflict) => conflict.columns(['application_id', 'person_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function listOfApplication(tx: Tx, applicationId: string): Promise<JoinRequest[]> {
  return db(tx)
    .selectFrom('join_request')
    .select(columns)
    .where('application_id', '=', applicationId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
}

export async function listOfPerson(tx: Tx, personId: string): Promise<JoinRequest[]> {
  return db(tx)
    .selectFrom('join_request')
    .select(columns)
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .execute()
}

/** @returns the answered request; undefined when it is no longer open */
export async function answer(
  tx: Tx,
  id: string,
  state: Exclude<JoinState, 'open'>,
  now: Date,
): Promise<JoinRequest | undefined> {
  return db(tx)
    .updateTable('join_request')
    .set({ state, answered_at: now })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning(columns)
    .executeTakeFirst()
}

/** How many wishes wait for an answer, by application. */
export async function countOpen(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, number>> {
  if (applicationIds.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('join_request')
    .select(['application_id', (eb) => eb.fn.countAll<string>().as('count')])
    .where('application_id', 'in', applicationIds)
    .where('state', '=', 'open')
    .groupBy('application_id')
    .execute()
  return new Map(rows.map((row) => [row.application_id, Number(row.count)]))
}
