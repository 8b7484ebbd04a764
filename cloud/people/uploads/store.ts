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
    .where('discard_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findUpload(
  tx: Tx,
  id: string,
): Promise<{ person_id: string; stored_key: string | null; discard_at: Date | null } | undefined> {
  return db(tx)
    .selectFrom('upload')
    .select(['person_id', 'stored_key', 'discard_at'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function take(tx: Tx, id: string, now: Date): Promise<void> {
  await db(tx).updateTable('upload').set({ taken_at: now }).where('id', '=', id).execute()
}

export async function discard(tx: Tx, id: string, now: Date): Promise<void> {
  await db(tx)
    .updateTable('upload')
    .set({ discard_at: now })
    .where('id', '=', id)
    .where('discard_at', 'is', null)
    .execute()
}

export async function discardOf(tx: Tx, personId: string, now: Date): Promise<void> {
  await db(tx)
    .updateTable('upload')
    .set({ discard_at: now })
    .where('person_id', '=', personId)
    .where('discard_at', 'is', null)
    .execute()
}

export async function listOf(tx: Tx, personId: string): Promise<{ id: string; type: string | null; storedAt: Date }[]> {
  const rows = await db(tx)
    .selectFrom('upload')
    .select(['id', 'type', 'stored_at'])
    .where('person_id', '=', personId)
    .where('stored_at', 'is not', null)
    .where('discard_at', 'is', null)
    .orderBy('stored_at')
    .execute()
  return rows.flatMap(({ id, type, stored_at: storedAt }) => (storedAt === null ? [] : [{ id, type, storedAt }]))
}

const untaken = (tx: Tx, before: Date) =>
  db(tx)
    .selectFrom('upload')
    .where('taken_at', 'is', null)
    .where('discard_at', 'is', null)
    .where('stored_at', '<', before)

export async function countUntaken(tx: Tx, before: Date): Promise<number> {
  const row = await untaken(tx, before)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function discardUntaken(tx: Tx, before: Date, limit: number, now: Date): Promise<number> {
  const ids = await untaken(tx, before)
    .select('id')
    .orderBy('stored_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { id } of ids) await discard(tx, id, now)
  return ids.length
}

export async function listDiscarded(tx: Tx, limit: number): Promise<{ id: string; key: string }[]> {
  const rows = await db(tx)
    .selectFrom('upload')
    .select(['id', 'stored_key'])
    .where('discard_at', 'is not', null)
    .where('discarded_at', 'is', null)
    .where('stored_key', 'is not', null)
    .orderBy('discard_at')
    .limit(limit)
    .execute()
  return rows.flatMap(({ id, stored_key: key }) => (key === null ? [] : [{ id, key }]))
}

export async function markDiscarded(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await db(tx)
    .updateTable('upload')
    .set({ discarded_at: now, stored_key: null, stored_at: null })
    .where('id', 'in', ids)
    .execute()
}
