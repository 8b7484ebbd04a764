import { sql, type Insertable } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { FieldTables } from '../tables'

const db = (tx: Tx) => tx.withTables<FieldTables>()

export type VisitRow = Awaited<ReturnType<typeof listOfEnterprises>>[number]
export type VisitEnd = NonNullable<FieldTables['field_visit']['ended']['__select__']>

/** Own choice, 2026-11-29: visits to one enterprise that are looked at; more are of years ago. */
export const MOST = 500

export async function insertVisits(tx: Tx, visits: readonly Insertable<FieldTables['field_visit']>[]): Promise<void> {
  await db(tx).insertInto('field_visit').values(visits).execute()
}

export async function findVisit(tx: Tx, id: string) {
  return db(tx).selectFrom('field_visit').selectAll().where('record_id', '=', id).executeTakeFirst()
}

/** Visits to these enterprises, or newcomers, newest first; those that do not count, too. */
export async function listOfEnterprises(tx: Tx, ids: readonly string[], limit = MOST) {
  return db(tx)
    .selectFrom('field_visit')
    .innerJoin('field_record', 'field_record.id', 'field_visit.record_id')
    .innerJoin('field_device', 'field_device.id', 'field_record.device_id')
    .selectAll('field_visit')
    .select([
      'field_device.seat_id',
      'field_record.office_path as record_path',
      'field_device.office_id as visitor_office_id',
    ])
    .where((eb) =>
      eb.or([
        eb('field_visit.enterprise_id', '=', sql<string>`any(${[...ids]}::uuid[])`),
        eb('field_visit.newcomer_id', '=', sql<string>`any(${[...ids]}::uuid[])`),
      ]),
    )
    .orderBy('field_visit.at', 'desc')
    .orderBy('field_visit.record_id')
    .limit(limit)
    .execute()
}

/** @returns false where it was over already */
export async function endVisit(tx: Tx, id: string, ended: 'replaced' | 'taken-back' | 'set-aside'): Promise<boolean> {
  const row = await db(tx)
    .updateTable('field_visit')
    .set({ ended })
    .where('record_id', '=', id)
    .where('ended', 'is', null)
    .returning('record_id')
    .executeTakeFirst()
  return row !== undefined
}

/** One that another had taken the place of is a mistake itself: it does not count again when the other one goes. */
export async function endReplaced(tx: Tx, id: string, ended: 'taken-back' | 'set-aside'): Promise<void> {
  await db(tx)
    .updateTable('field_visit')
    .set({ ended })
    .where('record_id', '=', id)
    .where('ended', '=', 'replaced')
    .execute()
}

/** What had taken its place is gone: it counts again. */
export async function bringBack(tx: Tx, id: string): Promise<void> {
  await db(tx)
    .updateTable('field_visit')
    .set({ ended: null })
    .where('record_id', '=', id)
    .where('ended', '=', 'replaced')
    .execute()
}

/** Records of the same person that say that they put one of these right, and came before it: by the one that is put right. */
export async function listReplacing(tx: Tx, ids: readonly string[], personId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; replaces: string }>`
    select record.id, detail->>'replaces' as replaces
    from field_record record join field_visit visit on visit.record_id = record.id
    where record.person_id = ${personId}
      -- One that was a mistake itself puts nothing right.
      and (visit.ended is null or visit.ended = 'replaced')
      -- As the index says it.
      and detail ? 'replaces' and detail->>'replaces' = any(${[...ids]}::text[])
    order by record.id desc`.execute(tx)
  return new Map(rows.map(({ id, replaces }) => [replaces, id]))
}

export async function setReplaces(tx: Tx, id: string, replaces: string): Promise<void> {
  await db(tx).updateTable('field_visit').set({ replaces }).where('record_id', '=', id).execute()
}

/** The latest visit that counts, by enterprise. */
export async function listLast(tx: Tx, enterpriseIds: readonly string[]) {
  if (enterpriseIds.length === 0) return new Map<string, never>()
  const rows = await db(tx)
    .selectFrom('field_visit')
    .distinctOn('enterprise_id')
    .select(['enterprise_id', 'on_date', 'at', 'wish', 'met', 'person_id'])
    .where('enterprise_id', '=', sql<string>`any(${[...enterpriseIds]}::uuid[])`)
    .where('ended', 'is', null)
    .orderBy('enterprise_id')
    .orderBy('at', 'desc')
    .execute()
  return new Map(rows.flatMap((row) => (row.enterprise_id === null ? [] : [[row.enterprise_id, row] as const])))
}
