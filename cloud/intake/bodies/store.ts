import type { PartnerBody } from '../tables'
import type { Tx } from '../../platform/database/database'
import type { IntakeTables } from '../tables'

const db = (tx: Tx) => tx.withTables<IntakeTables>()

export async function listConfigured(tx: Tx): Promise<{ body: PartnerBody; office: string }[]> {
  return db(tx)
    .selectFrom('partner_body')
    .select(['body', 'office'])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** @returns false when none was configured */
export async function endBody(tx: Tx, body: PartnerBody, now: Date): Promise<boolean> {
  const row = await db(tx)
    .updateTable('partner_body')
    .set({ ended_at: now })
    .where('body', '=', body)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertBody(tx: Tx, body: PartnerBody, office: string, now: Date): Promise<void> {
  await db(tx).insertInto('partner_body').values({ body, office, since: now, ended_at: null }).execute()
}
