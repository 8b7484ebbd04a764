import { sql, type Insertable, type Updateable } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { FieldTables } from '../tables'

const db = (tx: Tx) => tx.withTables<FieldTables>()

export async function findRecord(tx: Tx, id: string) {
  return db(tx).selectFrom('field_record').selectAll().where('id', '=', id).executeTakeFirst()
}
export type RecordRow = NonNullable<Awaited<ReturnType<typeof findRecord>>>

/**
 * Writes down those whose id is not taken, in one order for everybody: two phones with copies of the same records wait for each other once.
 * @returns the ids of those that are new
 */
export async function insertRecords(
  tx: Tx,
  records: readonly (Insertable<FieldTables['field_record']> & { id: string })[],
): Promise<Set<string>> {
  if (records.length === 0) return new Set()
  const rows = await db(tx)
    .insertInto('field_record')
    .values([...records].sort((one, other) => (one.id < other.id ? -1 : 1)))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map((row) => row.id))
}

export async function listRecords(tx: Tx, ids: readonly string[]): Promise<Map<string, RecordRow>> {
  const rows = await db(tx)
    .selectFrom('field_record')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export interface NewSubject {
  id: string
  enterpriseId: string | null
  newcomerId: string | null
  placeId: string | null
  officeId: string
  officePath: string
  /** JSON; null: what it has stays. */
  detail: string | null
}

/** What each of these records is about. */
export async function putSubjects(tx: Tx, subjects: readonly NewSubject[]): Promise<void> {
  const of = <K extends keyof NewSubject>(key: K) => subjects.map((one) => one[key])
  await sql`
    update field_record record
    set enterprise_id = own.enterprise, newcomer_id = own.newcomer, place_id = own.place, office_id = own.office,
      office_path = own.path, detail = coalesce(own.detail::jsonb, record.detail)
    from unnest(${of('id')}::uuid[], ${of('enterpriseId')}::uuid[], ${of('newcomerId')}::uuid[], ${of('placeId')}::uuid[],
      ${of('officeId')}::uuid[], ${of('officePath')}::text[], ${of('detail')}::text[])
      own (id, enterprise, newcomer, place, office, path, detail)
    where record.id = own.id`.execute(tx)
}

export async function changeRecord(tx: Tx, id: string, change: Updateable<FieldTables['field_record']>): Promise<void> {
  await db(tx).updateTable('field_record').set(change).where('id', '=', id).execute()
}

/** Records of which this one has to come first, in the order of their phones; not those about which a person has decided. */
export async function listWaiting(tx: Tx, recordId: string): Promise<RecordRow[]> {
  return db(tx)
    .selectFrom('field_record')
    .selectAll()
    .where('waits_for', '=', recordId)
    .where('outcome', '=', 'kept')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('field_conflict')
          .select('field_conflict.id')
          .whereRef('field_conflict.record_id', '=', 'field_record.id')
          .where('field_conflict.kind', '=', 'missing-record')
          .where('field_conflict.settled_at', 'is', null),
      ),
    )
    .orderBy('device_id')
    .orderBy('seq')
    .execute()
}

/** Takes what is meant by these keys for this transaction, in one order for everybody. */
export async function lockMeant(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await sql`
    select pg_advisory_xact_lock(hashtextextended('fieldwork/' || key, 0))
    from unnest(${[...new Set(keys)].sort()}::text[]) as meant (key)`.execute(tx)
}

/** Of these those for which another one waits. */
export async function listAwaited(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db(tx)
    .selectFrom('field_record')
    .select('waits_for')
    .distinct()
    .where('waits_for', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Set(rows.flatMap((row) => row.waits_for ?? []))
}
