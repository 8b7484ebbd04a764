import type { Tx } from '../../platform/database/database'
import type { FeedbackTables } from '../tables'

/** Answered, and past the day until which it could be taken to the office above (the partial index of migration 0018 says the same). */
const due = (tx: Tx, beforeDay: string) =>
  tx
    .withTables<FeedbackTables>()
    .selectFrom('complaint')
    .where('texts_forgotten_at', 'is', null)
    .where('state', '=', 'answered')
    .where('due_on', '<', beforeDay)

export async function countDue(tx: Tx, beforeDay: string): Promise<number> {
  const { n } = await due(tx, beforeDay)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Some of them, taken for this transaction. */
export async function lockDue(tx: Tx, beforeDay: string, limit: number): Promise<{ id: string; personId: string }[]> {
  return due(tx, beforeDay)
    .select(['id', 'person_id as personId'])
    .orderBy('due_on')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

export async function markForgotten(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .withTables<FeedbackTables>()
    .updateTable('complaint')
    .set({ texts_forgotten_at: now })
    .where('id', '=', id)
    .execute()
}
