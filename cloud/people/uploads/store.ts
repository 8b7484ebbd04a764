import type { Tx } from '../../platform/database/database'
import type { PeopleTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PeopleTables>()

export async function insertUpload(tx: Tx, personId: string, now: Date): Promise<string> {
  const row = await db(tx)
    .insertInto('upload')
    .values({ person_id: personId, announced_at: now, stored_key: null, type: null, bytes: null, stored_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** @returns false when it was stored before, or never announced */
export async function markStored(
  tx: Tx,
  id: string,
  stored: { key: string; type: string; bytes: number; now: Date },
): Promise<boolean> {
  const row = await db(tx)
    .updateTable('upload')
    .set({ stored_key: stored.key, type: stored.type, bytes: stored.bytes, stored_at: stored.now })
    .where('id', '=', id)
    .where('stored_key', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findUpload(
  tx: Tx,
  id: string,
): Promise<{ person_id: string; stored_key: string | null } | undefined> {
  return db(tx).selectFrom('upload').select(['person_id', 'stored_key']).where('id', '=', id).executeTakeFirst()
}
