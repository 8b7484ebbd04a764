import { sql, type Insertable } from 'kysely'
import type { ConflictKind } from '../../../types/fieldwork'
import { within } from '../../people/actions'
import type { Reach } from '../../people/rules'
import type { Tx } from '../../platform/database/database'
import type { FieldTables } from '../tables'

const db = (tx: Tx) => tx.withTables<FieldTables>()

/** @returns the id, also of one that was noted before; and whether it is new */
export async function putConflict(
  tx: Tx,
  conflict: Insertable<FieldTables['field_conflict']>,
): Promise<{ id: string; isNew: boolean }> {
  const row = await db(tx)
    .insertInto('field_conflict')
    .values(conflict)
    .onConflict((on) => on.columns(['record_id', 'kind']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row !== undefined) return { id: row.id, isNew: true }
  const known = await db(tx)
    .selectFrom('field_conflict')
    .select('id')
    .where('record_id', '=', conflict.record_id)
    .where('kind', '=', conflict.kind)
    .executeTakeFirstOrThrow()
  return { id: known.id, isNew: false }
}

export async function settleConflict(
  tx: Tx,
  id: string,
  settled: { by: string | null; now: Date; decision: NonNullable<FieldTables['field_conflict']['decision']> },
): Promise<void> {
  await db(tx)
    .updateTable('field_conflict')
    .set({ settled_by: settled.by, settled_at: settled.now, decision: settled.decision })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .execute()
}

/** What lies open of a record. */
export async function listOpenOf(tx: Tx, recordId: string): Promise<{ id: string; kind: ConflictKind }[]> {
  return db(tx)
    .selectFrom('field_conflict')
    .select(['id', 'kind'])
    .where('record_id', '=', recordId)
    .where('settled_at', 'is', null)
    .execute()
}

/** What lies open of others because of this record. */
export async function listOpenAgainst(tx: Tx, theirsId: string): Promise<{ id: string; kind: ConflictKind }[]> {
  return db(tx)
    .selectFrom('field_conflict')
    .select(['id', 'kind'])
    .where('theirs_id', '=', theirsId)
    .where('settled_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** A newcomer of the same name is none any more: what else lies open of the other one stays so. */
export async function forgetSameName(tx: Tx, theirsId: string): Promise<void> {
  await db(tx)
    .updateTable('field_conflict')
    .set({ theirs_id: null })
    .where('theirs_id', '=', theirsId)
    .where('kind', '=', 'possible-duplicate')
    .where('settled_at', 'is', null)
    .execute()
}

const selectConflicts = (tx: Tx) =>
  db(tx)
    .selectFrom('field_conflict as conflict')
    .innerJoin('field_record as record', 'record.id', 'conflict.record_id')
    .innerJoin('field_device as device', 'device.id', 'record.device_id')
    .select([
      'conflict.id',
      'conflict.kind',
      'conflict.record_id',
      'conflict.theirs_id',
      'conflict.candidates',
      'conflict.office_path',
      'conflict.since',
      'conflict.settled_at',
      'record.kind as record_kind',
      'record.enterprise_id',
      'record.newcomer_id',
      'record.person_id',
      'record.at',
      'record.outcome',
      'record.is_text_kept',
      'record.device_id',
      'device.seat_id',
    ])
export type ConflictRow = NonNullable<Awaited<ReturnType<typeof lockConflict>>>

export async function findConflict(tx: Tx, id: string) {
  return selectConflicts(tx).where('conflict.id', '=', id).executeTakeFirst()
}

export async function lockConflict(tx: Tx, id: string) {
  return selectConflicts(tx).where('conflict.id', '=', id).forUpdate('conflict').executeTakeFirst()
}

/** Open ones within the reach, oldest first; and how many there are. */
export async function listOpen(tx: Tx, reach: Reach, limit: number): Promise<{ rows: ConflictRow[]; total: number }> {
  const mine = within(reach, { person: 'record.person_id', officePath: 'conflict.office_path' })
  const open = selectConflicts(tx).where('conflict.settled_at', 'is', null).where(mine)
  const rows = await open.orderBy('conflict.since').orderBy('conflict.id').limit(limit).execute()
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from field_conflict conflict join field_record record on record.id = conflict.record_id
    where conflict.settled_at is null and ${mine}`.execute(tx)
  return { rows, total: counted[0]?.n ?? 0 }
}

/** Open ones of applications that were taken down while one of these enterprises had its own under way, oldest first. */
export async function listOpenAtCase(tx: Tx, enterpriseIds: readonly string[]): Promise<ConflictRow[]> {
  return selectConflicts(tx)
    .where('record.enterprise_id', '=', sql<string>`any(${[...enterpriseIds]}::uuid[])`)
    .where('record.kind', '=', 'application')
    .where('conflict.kind', '=', 'already-applied')
    .where('conflict.theirs_id', 'is', null)
    .where('conflict.settled_at', 'is', null)
    .orderBy('conflict.since')
    .orderBy('conflict.id')
    .execute()
}

export async function listKindsOf(tx: Tx, recordIds: readonly string[]): Promise<Map<string, ConflictKind[]>> {
  const kinds = new Map<string, ConflictKind[]>()
  if (recordIds.length === 0) return kinds
  const rows = await db(tx)
    .selectFrom('field_conflict')
    .select(['record_id', 'kind'])
    .where('record_id', '=', sql<string>`any(${[...recordIds]}::uuid[])`)
    .orderBy('kind')
    .execute()
  for (const { record_id: id, kind } of rows) kinds.set(id, [...(kinds.get(id) ?? []), kind])
  return kinds
}
