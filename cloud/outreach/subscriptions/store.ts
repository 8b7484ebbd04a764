import { sql } from 'kysely'
import type { Subscribable } from '../../../types/outreach'
import type { Tx } from '../../platform/database/database'
import { subscriptionRules } from './rules'
import type { SubscriptionTables } from './tables'

const db = (tx: Tx) => tx.withTables<SubscriptionTables>()

/** One more, and whether it lasts from now on. */
export async function add(
  tx: Tx,
  one: { personId: string; template: Subscribable; count: number; always: boolean; now: Date },
): Promise<void> {
  await db(tx)
    .insertInto('message_subscription')
    .values({
      person_id: one.personId,
      template: one.template,
      left: one.count,
      always: one.always,
      at: one.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'template']).doUpdateSet({
        left: sql`least(message_subscription."left" + excluded."left", ${subscriptionRules.most})`,
        always: one.always,
        at: one.now,
      }),
    )
    .execute()
}

/** A lasting agreement was taken back. */
export async function stop(tx: Tx, personId: string, template: Subscribable, now: Date): Promise<void> {
  await db(tx)
    .updateTable('message_subscription')
    .set({ always: false, at: now })
    .where('person_id', '=', personId)
    .where('template', '=', template)
    .execute()
}

/** Uses one up in one statement, so that two senders never use the same. @returns whether there was one */
export async function take(tx: Tx, personId: string, template: Subscribable): Promise<boolean> {
  const result = await db(tx)
    .updateTable('message_subscription')
    .set({ left: sql`case when always then "left" else "left" - 1 end` })
    .where('person_id', '=', personId)
    .where('template', '=', template)
    .where((eb) => eb.or([eb('always', '=', true), eb('left', '>', 0)]))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** One that was taken and not used. What was taken back meanwhile stays taken back. */
export async function giveBack(tx: Tx, personId: string, template: Subscribable): Promise<void> {
  await db(tx)
    .updateTable('message_subscription')
    .set({ left: sql`least("left" + 1, ${subscriptionRules.most})` })
    .where('person_id', '=', personId)
    .where('template', '=', template)
    .where('always', '=', false)
    .execute()
}

export async function deleteOf(tx: Tx, personId: string, template?: Subscribable): Promise<void> {
  let query = db(tx).deleteFrom('message_subscription').where('person_id', '=', personId)
  if (template !== undefined) query = query.where('template', '=', template)
  await query.execute()
}

export async function listOf(tx: Tx, personId: string) {
  return db(tx)
    .selectFrom('message_subscription')
    .select(['template', 'left', 'always', 'at'])
    .where('person_id', '=', personId)
    .orderBy('template')
    .execute()
}
