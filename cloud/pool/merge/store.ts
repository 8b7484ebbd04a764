import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { PoolTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PoolTables>()

/** Takes enterprises for this transaction, in the order of their ids, so that two merges of the same pair never wait for each other in a circle. */
export async function lockEnterprises(tx: Tx, ids: readonly string[]) {
  return db(tx)
    .selectFrom('enterprise')
    .select(['id', 'merged_into'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function hasAbsorbed(tx: Tx, id: string): Promise<boolean> {
  const row = await db(tx)
    .selectFrom('enterprise')
    .select('id')
    .where('merged_into', '=', id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What was merged into the given enterprises, by the one that it was merged into. */
export async function listAbsorbed(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const absorbed = new Map<string, string[]>()
  if (ids.length === 0) return absorbed
  const rows = await db(tx)
    .selectFrom('enterprise')
    .select(['id', 'merged_into'])
    .where('merged_into', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .execute()
  for (const { id, merged_into: into } of rows)
    if (into !== null) absorbed.set(into, [...(absorbed.get(into) ?? []), id])
  return absorbed
}

export async function pointTo(tx: Tx, loserId: string, winnerId: string | null): Promise<void> {
  await db(tx).updateTable('enterprise').set({ merged_into: winnerId }).where('id', '=', loserId).execute()
}

export async function forgetSearchRow(tx: Tx, id: string): Promise<void> {
  await db(tx).deleteFrom('enterprise_search').where('enterprise_id', '=', id).execute()
}

export async function insertMerge(
  tx: Tx,
  merge: { winner: string; loser: string; ground: string; personId: string; officeId: string; now: Date },
): Promise<string> {
  const row = await db(tx)
    .insertInto('enterprise_merge')
    .values({
      winner_id: merge.winner,
      loser_id: merge.loser,
      ground: merge.ground,
      person_id: merge.personId,
      office_id: merge.officeId,
      at: merge.now,
      undone_at: null,
      undone_person_id: null,
      undone_office_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** A merge that stands, taken for this transaction. */
export async function lockMerge(tx: Tx, id: string, winnerId: string) {
  return db(tx)
    .selectFrom('enterprise_merge')
    .selectAll()
    .where('id', '=', id)
    .where('winner_id', '=', winnerId)
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function markUndone(
  tx: Tx,
  id: string,
  by: { personId: string; officeId: string; now: Date },
): Promise<void> {
  await db(tx)
    .updateTable('enterprise_merge')
    .set({ undone_at: by.now, undone_person_id: by.personId, undone_office_id: by.officeId })
    .where('id', '=', id)
    .execute()
}

/** All merges into an enterprise, undone ones too, newest first. */
export async function listMergesOf(tx: Tx, winnerId: string) {
  return db(tx)
    .selectFrom('enterprise_merge as merge')
    .innerJoin('enterprise', 'enterprise.id', 'merge.loser_id')
    .select([
      'merge.id',
      'merge.loser_id as loserId',
      'merge.ground',
      'merge.at',
      'merge.undone_at as undoneAt',
      'merge.office_id as officeId',
      'merge.undone_office_id as undoneOfficeId',
      'enterprise.name',
      'enterprise.uscc',
    ])
    .where('merge.winner_id', '=', winnerId)
    .orderBy('merge.at', 'desc')
    .orderBy(sql`merge.id`)
    .execute()
}
