import { sql } from 'kysely'
import type { MessageChannel } from '../../../types/messages'
import type { Tx } from '../../platform/database/database'
import type { OutreachTables, OutreachTemplate } from '../tables'

const db = (tx: Tx) => tx.withTables<OutreachTables>()

/** Newest first, whatever became of them; after the given one of the same person. */
export async function listOwn(
  tx: Tx,
  personId: string,
  { templates, before, limit }: { templates: readonly OutreachTemplate[]; before?: string | undefined; limit: number },
) {
  // Those of campaigns are an enterprise's matter; without them the index of persons is small.
  const own = () =>
    db(tx).selectFrom('message_intent').where('person_id', '=', personId).where('campaign_id', 'is', null)
  const rows = own().where('template', 'in', templates)
  const older =
    before === undefined
      ? rows
      : rows.where(
          sql<boolean>`(wanted_at, id) < (select wanted_at, id from message_intent where id = ${before} and person_id = ${personId})`,
        )
  return older
    .select(['id', 'template', 'params', 'state', 'wanted_at'])
    .orderBy('wanted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function findPreference(tx: Tx, personId: string): Promise<MessageChannel | undefined> {
  const row = await db(tx)
    .selectFrom('message_preference')
    .select('channel')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.channel
}

export async function putPreference(tx: Tx, personId: string, channel: MessageChannel, now: Date): Promise<void> {
  await db(tx)
    .insertInto('message_preference')
    .values({ person_id: personId, channel, at: now })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ channel, at: now }))
    .execute()
}

export async function deletePreference(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('message_preference').where('person_id', '=', personId).execute()
}

export async function listPreferring(tx: Tx, personIds: readonly string[], channel: MessageChannel): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await db(tx)
    .selectFrom('message_preference')
    .select('person_id')
    .where('person_id', 'in', personIds)
    .where('channel', '=', channel)
    .execute()
  return rows.map((row) => row.person_id)
}
