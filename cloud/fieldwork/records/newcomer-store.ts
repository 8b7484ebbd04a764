import { sql, type Expression, type Insertable, type Updateable } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { NamesKept } from '../../pool/actions'
import type { FieldTables } from '../tables'

const db = (tx: Tx) => tx.withTables<FieldTables>()

export async function insertNewcomer(tx: Tx, newcomer: Insertable<FieldTables['field_newcomer']>): Promise<void> {
  await db(tx).insertInto('field_newcomer').values(newcomer).execute()
}

export async function findNewcomer(tx: Tx, id: string) {
  return db(tx)
    .selectFrom('field_newcomer')
    .innerJoin('field_record', 'field_record.id', 'field_newcomer.record_id')
    .selectAll('field_newcomer')
    .select(['field_record.person_id', 'field_record.device_id', 'field_record.at'])
    .where('record_id', '=', id)
    .executeTakeFirst()
}
export type NewcomerRow = NonNullable<Awaited<ReturnType<typeof findNewcomer>>>

/** Another newcomer of the same name and without a row of the pool, of whomever: one door twice, perhaps. */
export async function findSameName(tx: Tx, canonicalName: string, but: string): Promise<string | undefined> {
  const row = await db(tx)
    .selectFrom('field_newcomer')
    .select('record_id')
    .where('canonical_name', '=', canonicalName)
    .where('record_id', '<>', but)
    .where('state', 'in', ['waiting', 'apart'])
    .orderBy('record_id')
    .limit(1)
    .executeTakeFirst()
  return row?.record_id
}

export async function changeNewcomer(tx: Tx, id: string, change: Updateable<FieldTables['field_newcomer']>) {
  await db(tx).updateTable('field_newcomer').set(change).where('record_id', '=', id).execute()
}

/** What was recorded of a newcomer is of this enterprise from now on. */
export async function putEnterpriseOf(
  tx: Tx,
  newcomerId: string,
  enterpriseId: string,
  office: { officeId: string; officePath: string },
): Promise<void> {
  await db(tx)
    .updateTable('field_record')
    .set({ enterprise_id: enterpriseId, office_id: office.officeId, office_path: office.officePath })
    .where((eb) => eb.or([eb('newcomer_id', '=', newcomerId), eb('id', '=', newcomerId)]))
    .execute()
  await db(tx)
    .updateTable('field_visit')
    .set({ enterprise_id: enterpriseId })
    .where('newcomer_id', '=', newcomerId)
    .execute()
}

/** Whether something that counts rests on a newcomer. */
export const restsOn = (newcomerId: Expression<string>) => sql<boolean>`(
  exists (select from field_visit resting where resting.newcomer_id = ${newcomerId} and resting.ended is null)
  or exists (select from field_record resting where resting.newcomer_id = ${newcomerId} and resting.kind = 'application'
    and (resting.outcome = 'recorded' or resting.is_text_kept)))`

export async function isRestedOn(tx: Tx, newcomerId: string): Promise<boolean> {
  const { rows } = await sql<{ rests: boolean }>`select ${restsOn(sql`${newcomerId}::uuid`)} as rests`.execute(tx)
  return rows[0]?.rests ?? false
}

export async function listNewcomers(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { record_id: string; name: string; uscc: string | null }>()
  const rows = await db(tx)
    .selectFrom('field_newcomer')
    .select(['record_id', 'name', 'uscc', 'address'])
    .where('record_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.record_id, row]))
}

/** Their names with the form in which these are compared: made anew by the pool after an upgrade. */
export const newcomerNames: NamesKept = {
  list: async (tx, after, limit) => {
    let query = db(tx)
      .selectFrom('field_newcomer')
      .select(['record_id as id', 'name', 'canonical_name as canonical'])
      .orderBy('record_id')
      .limit(limit)
    if (after !== undefined) query = query.where('record_id', '>', after.id)
    return query.execute()
  },
  put: async (tx, names) => {
    for (const { id, name, canonical } of names)
      await db(tx)
        .updateTable('field_newcomer')
        .set({ canonical_name: canonical })
        .where('record_id', '=', id)
        .where('name', '=', name)
        .execute()
  },
}
