import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { BatchState } from '../../../types/posters'
import type { Tx } from '../../platform/database/database'
import type { OutreachTables } from '../tables'

const db = (tx: Tx) => tx.withTables<OutreachTables>()

export type Batch = Selectable<OutreachTables['poster_batch']>
type NewBatch = Pick<
  Insertable<OutreachTables['poster_batch']>,
  'format' | 'kind' | 'name' | 'targets' | 'place' | 'place_id' | 'part' | 'parts' | 'total' | 'person_id' | 'office_id'
>

export async function insertBatch(tx: Tx, batch: NewBatch, now: Date): Promise<string> {
  const row = await db(tx)
    .insertInto('poster_batch')
    .values({
      ...batch,
      targets: sql<string[]>`${batch.targets}::uuid[]`,
      state: 'waiting',
      stored_key: null,
      bytes: null,
      created_at: now,
      moved_at: now,
      beat_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export const listOwn = (tx: Tx, personId: string, limit: number): Promise<Batch[]> =>
  db(tx)
    .selectFrom('poster_batch')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('part')
    .limit(limit)
    .execute()

export const findOwn = (tx: Tx, id: string, personId: string): Promise<Batch | undefined> =>
  db(tx)
    .selectFrom('poster_batch')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()

/** Moves a batch on from a state. @returns false where it is not in it any more */
export async function move(
  tx: Tx,
  id: string,
  from: BatchState,
  change: Partial<Omit<Batch, 'id' | 'targets'>>,
): Promise<boolean> {
  const row = await db(tx)
    .updateTable('poster_batch')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', from)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The next one that waits, where none is worked on; the unique index lets only one process have it. */
export const findWaiting = (tx: Tx): Promise<Batch | undefined> =>
  db(tx)
    .selectFrom('poster_batch')
    .selectAll()
    .where('state', '=', 'waiting')
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('poster_batch as busy').select('busy.id').where('busy.state', '=', 'running'))),
    )
    .orderBy('created_at')
    .orderBy('part')
    .limit(1)
    .executeTakeFirst()

/** What nobody has worked on since begins anew; what has been begun often enough does not. */
export async function takeFromDead(tx: Tx, before: Date, tries: number, now: Date): Promise<void> {
  await db(tx)
    .updateTable('poster_batch')
    .set({
      state: sql<BatchState>`case when tries >= ${tries} then 'failed' else 'waiting' end`,
      done: 0,
      left_out: 0,
      moved_at: now,
    })
    .where('state', '=', 'running')
    .where('beat_at', '<', before)
    .execute()
}

/** Files that have lain long enough. */
export const listOld = (tx: Tx, before: Date) =>
  db(tx)
    .selectFrom('poster_batch')
    .select(['id', 'stored_key'])
    .where('state', '=', 'done')
    .where('moved_at', '<', before)
    .execute()

export const listKeys = async (tx: Tx): Promise<Set<string>> => {
  const rows = await db(tx)
    .selectFrom('poster_batch')
    .select('stored_key')
    .where('stored_key', 'is not', null)
    .execute()
  return new Set(rows.flatMap((row) => row.stored_key ?? []))
}

export async function isAnyRunning(tx: Tx): Promise<boolean> {
  const row = await db(tx)
    .selectFrom('poster_batch')
    .select('id')
    .where('state', '=', 'running')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function forget(tx: Tx, before: Date): Promise<void> {
  await db(tx)
    .deleteFrom('poster_batch')
    .where('state', 'in', ['gone', 'failed'])
    .where('created_at', '<', before)
    .execute()
}
