import { sql } from 'kysely'
import type { Tx } from '../platform/database/database'
import type { OutreachTables, OutreachTemplate } from './tables'

const db = (tx: Tx) => tx.withTables<OutreachTables>()

/** One intent a cause and person: wanting the same message twice leaves one. */
export async function insertIntent(
  tx: Tx,
  intent: { personId: string; cause: string; template: OutreachTemplate; params: readonly string[]; now: Date },
): Promise<void> {
  await db(tx)
    .insertInto('message_intent')
    .values({
      person_id: intent.personId,
      cause: intent.cause,
      template: intent.template,
      params: JSON.stringify(intent.params),
      state: 'wanted',
      wanted_at: intent.now,
      claimed_at: null,
      settled_at: null,
      provider: null,
      provider_id: null,
      reason: null,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'cause']).doNothing())
    .execute()
}

/** Takes wanted messages for this process. Two that claim at once get different ones. */
export async function claim(tx: Tx, limit: number, now: Date) {
  const { rows } = await sql<{ id: string; person_id: string; template: OutreachTemplate; params: string[] }>`
    update message_intent set state = 'sending', claimed_at = ${now}
    where id in (
      select id from message_intent where state = 'wanted' order by wanted_at limit ${limit} for update skip locked
    )
    returning id, person_id, template, params
  `.execute(tx)
  return rows
}

export async function settle(
  tx: Tx,
  id: string,
  settled: {
    state: 'sent' | 'refused' | 'unknown'
    provider: string
    providerId: string | null
    reason: string | null
    now: Date
  },
): Promise<void> {
  await db(tx)
    .updateTable('message_intent')
    .set({
      state: settled.state,
      provider: settled.provider,
      provider_id: settled.providerId,
      reason: settled.reason,
      settled_at: settled.now,
    })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .execute()
}

/** Messages whose sender died: nobody knows whether they went out, so they never go out again. */
export async function giveUpClaimed(tx: Tx, before: Date, now: Date): Promise<number> {
  const result = await db(tx)
    .updateTable('message_intent')
    .set({ state: 'unknown', reason: 'sender stopped before the outcome was known', settled_at: now })
    .where('state', '=', 'sending')
    .where('claimed_at', '<', before)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export async function listOfPerson(tx: Tx, personId: string) {
  return db(tx)
    .selectFrom('message_intent')
    .select(['template', 'state', 'wanted_at', 'settled_at', 'provider'])
    .where('person_id', '=', personId)
    .orderBy('wanted_at', 'desc')
    .execute()
}

export async function countSettledBefore(tx: Tx, before: Date): Promise<number> {
  const row = await db(tx)
    .selectFrom('message_intent')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('settled_at', '<', before)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function deleteSettledBefore(tx: Tx, before: Date, limit: number): Promise<number> {
  const result = await db(tx)
    .deleteFrom('message_intent')
    .where('id', 'in', (eb) =>
      eb.selectFrom('message_intent').select('id').where('settled_at', '<', before).orderBy('settled_at').limit(limit),
    )
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
