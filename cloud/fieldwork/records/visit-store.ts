import { sql, type Insertable, type RawBuilder } from 'kysely'
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

/** @param ended null: they count */
export async function putEnded(tx: Tx, ids: readonly string[], ended: VisitEnd | null): Promise<void> {
  if (ids.length === 0) return
  await db(tx)
    .updateTable('field_visit')
    .set({ ended })
    .where('record_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
}

/** This visit and all that put it right, or are put right by it, over however many others. */
export async function listLinked(tx: Tx, id: string) {
  const { rows } = await sql<Pick<VisitRow, 'record_id' | 'replaces' | 'ended' | 'enterprise_id' | 'newcomer_id'>>`
    with recursive linked (id) as (
      select ${id}::uuid
      union
      -- Each side by its own index.
      select near.id from linked, lateral (
        select record_id from field_visit where replaces = linked.id
        union all
        select replaces from field_visit where record_id = linked.id and replaces is not null) near (id))
    select record_id, replaces, ended, enterprise_id, newcomer_id
    from field_visit join linked on linked.id = field_visit.record_id order by record_id`.execute(tx)
  return rows
}

/** Records of the same person that say that they put one of these right, and came before it: by the one that is put right. */
export async function listReplacing(
  tx: Tx,
  ids: readonly string[],
  personId: string,
): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await sql<{ id: string; replaces: string }>`
    select record.id, detail->>'replaces' as replaces
    from field_record record join field_visit visit on visit.record_id = record.id
    where record.person_id = ${personId}
      -- As the index says it.
      and detail ? 'replaces' and detail->>'replaces' = any(${[...ids]}::text[])
    order by record.id`.execute(tx)
  const by = new Map<string, string[]>()
  for (const { id, replaces } of rows) by.set(replaces, [...(by.get(replaces) ?? []), id])
  return by
}

export async function setReplaces(tx: Tx, ids: readonly string[], replaces: string): Promise<void> {
  await db(tx)
    .updateTable('field_visit')
    .set({ replaces })
    .where('record_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
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

/** Whether a visit that counts was made at an enterprise, or at one that was merged into it, as a condition over its id. Says not by whom. */
export const wasVisited = (enterpriseId: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
  select from field_visit where ended is null and enterprise_id in (
    select ${enterpriseId} union all select same.id from enterprise same where same.merged_into = ${enterpriseId}))`
