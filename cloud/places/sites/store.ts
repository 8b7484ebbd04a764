import { sql, type Selectable } from 'kysely'
import type { Tx } from '../../platform/database/database'
import { placedEnterprises } from '../../pool/actions'
import type { PlaceTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PlaceTables>()

export type Site = Selectable<PlaceTables['place_site']>

export interface Placed {
  id: string
  address: string
  path: string
}

/** Where these enterprises are by the pool; those that are none any more, or were merged into another, are not among them. */
export async function listPlaced(tx: Tx, ids: readonly string[]): Promise<Placed[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Placed>`
    select * from (${placedEnterprises()}) placed where id = any(${[...ids]}::uuid[])`.execute(tx)
  return rows
}

/** Enterprises whose address was not read yet, or otherwise than it is now; and those that are gone. By id, from behind `after`. */
export async function listUnlike(tx: Tx, version: number, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select coalesce(placed.id, site.enterprise_id) as id
    from (${placedEnterprises()}) placed full join place_site site on site.enterprise_id = placed.id
    where (site.enterprise_id is null or placed.id is null or site.address <> placed.address or site.path <> placed.path
        or site.made_by <> ${version})
      and coalesce(placed.id, site.enterprise_id) > ${after}::uuid
    order by 1 limit ${limit}`.execute(tx)
  return rows.map((row) => row.id)
}

export async function countUnread(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select greatest(0, (select count(*) from (${placedEnterprises()}) placed) - (select count(*) from place_site))::int as n`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

export async function putSites(tx: Tx, rows: readonly Site[]): Promise<void> {
  if (rows.length === 0) return
  const column = (name: keyof Site) => rows.map((row) => row[name])
  await sql`
    insert into place_site (enterprise_id, address, path, name, name_key, number, number_key, floor, room, made_by)
    select * from unnest(
      ${column('enterprise_id')}::uuid[], ${column('address')}::text[], ${column('path')}::text[], ${column('name')}::text[],
      ${column('name_key')}::text[], ${column('number')}::text[], ${column('number_key')}::text[], ${column('floor')}::text[],
      ${column('room')}::text[], ${column('made_by')}::int[])
    on conflict (enterprise_id) do update
      set address = excluded.address, path = excluded.path, name = excluded.name, name_key = excluded.name_key,
          number = excluded.number, number_key = excluded.number_key, floor = excluded.floor, room = excluded.room,
          made_by = excluded.made_by`.execute(tx)
}

export async function dropSites(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db(tx).deleteFrom('place_site').where('enterprise_id', 'in', ids).execute()
}

export async function listSites(tx: Tx, ids: readonly string[]): Promise<Site[]> {
  if (ids.length === 0) return []
  return db(tx).selectFrom('place_site').selectAll().where('enterprise_id', 'in', ids).execute()
}

/**
 * Enterprises that a change of a place may touch: whose address has one of its keys, or who are proposed there. By id, from behind `after`.
 */
export async function listTouched(tx: Tx, placeId: string, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with own as (select id from place where id = ${placeId}::uuid or merged_into = ${placeId}::uuid),
      keys as (select kind, key from place_key where place_id in (select id from own))
    select id from (
      select enterprise_id as id from place_site
        where name_key in (select key from keys where kind = 'name') and enterprise_id > ${after}::uuid
      union select enterprise_id from place_site
        where number_key in (select key from keys where kind = 'number') and enterprise_id > ${after}::uuid
      union select enterprise_id from place_enterprise
        where place_id in (select id from own) and membership = 'proposed' and enterprise_id > ${after}::uuid
    ) touched order by id limit ${limit}`.execute(tx)
  return rows.map((row) => row.id)
}

/** Those read at an office lie where the pool says that they lie now. @returns how many moved */
export async function moveSites(tx: Tx, fromPath: string): Promise<number> {
  const { numAffectedRows: n } = await sql`
    update place_site site set path = placed.path from (${placedEnterprises()}) placed
    where placed.id = site.enterprise_id and site.path = ${fromPath} and placed.path <> ${fromPath}`.execute(tx)
  return Number(n ?? 0)
}
