import { sql, type Insertable, type RawBuilder, type Selectable } from 'kysely'
import type { PlaceKind } from '../../types/places'
import type { Reach } from '../people/rules'
import type { Tx } from '../platform/database/database'
import type { PlaceEventKind, PlaceTables } from './tables'

const db = (tx: Tx) => tx.withTables<PlaceTables>()

export type Place = Selectable<PlaceTables['place']>
/** The place itself and what was merged into it. */
export const groupOf = (placeId: string): RawBuilder<unknown> =>
  sql`select id from place where id = ${placeId}::uuid or merged_into = ${placeId}::uuid`

/** The place of this id; where it was merged into another, that one. */
export async function findPlace(tx: Tx, id: string): Promise<Place | undefined> {
  return db(tx)
    .selectFrom('place')
    .selectAll()
    .where('id', '=', sql<string>`(select coalesce(merged_into, id) from place where id = ${id}::uuid)`)
    .executeTakeFirst()
}

/** The very row, merged or not; taken for this transaction. */
export const lockPlace = (tx: Tx, id: string): Promise<Place | undefined> =>
  db(tx).selectFrom('place').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Each id that was asked for, with the place that it means today. */
export async function listByIds(tx: Tx, ids: readonly string[]): Promise<(Place & { asked: string })[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Place & { asked: string }>`
    select named.id as asked, place.* from place named join place on place.id = coalesce(named.merged_into, named.id)
    where named.id = any(${[...ids]}::uuid[])`.execute(tx)
  return rows
}

/** Those that mean the same place as one that was asked for. */
export async function listGroups(tx: Tx, ids: readonly string[]): Promise<{ id: string; asked: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; asked: string }>`
    select other.id, named.id as asked from place named
      join place other on coalesce(other.merged_into, other.id) = coalesce(named.merged_into, named.id)
    where named.id = any(${[...ids]}::uuid[])`.execute(tx)
  return rows
}

/** Nobody else changes the registry until the transaction ends: two could take in the same place at once. */
export async function lockRegistry(tx: Tx): Promise<void> {
  await sql`lock table place in share row exclusive mode`.execute(tx)
}

/** A place of this name whose office is this one, above it or below it. */
export async function findNamed(tx: Tx, nameKey: string, path: string): Promise<Place | undefined> {
  return db(tx)
    .selectFrom('place')
    .selectAll()
    .where('name_key', '=', nameKey)
    .where('merged_into', 'is', null)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`(path like ${`${path}%`} or ${path} like path || '%')`)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
}

export async function insertPlace(tx: Tx, place: Insertable<PlaceTables['place']>): Promise<string> {
  const { id } = await db(tx).insertInto('place').values(place).returning('id').executeTakeFirstOrThrow()
  return id
}

type Changes = Partial<Omit<Insertable<PlaceTables['place']>, 'id' | 'version'>>

/** Every change is a new version. */
export async function updatePlaces(tx: Tx, ids: readonly string[], changes: Changes): Promise<void> {
  if (ids.length === 0) return
  await db(tx)
    .updateTable('place')
    .set({ ...changes, version: sql<string>`nextval('place_version')` })
    .where('id', 'in', ids)
    .execute()
}

export interface PlaceKey {
  kind: 'name' | 'number'
  key: string
  written: string
}

export async function addKeys(tx: Tx, placeId: string, keys: readonly PlaceKey[]): Promise<void> {
  if (keys.length === 0) return
  await db(tx)
    .insertInto('place_key')
    .values(keys.map((key) => ({ place_id: placeId, ...key })))
    .onConflict((conflict) => conflict.columns(['place_id', 'kind', 'key']).doNothing())
    .execute()
}

export async function dropNumbers(tx: Tx, placeId: string): Promise<void> {
  await db(tx).deleteFrom('place_key').where('place_id', '=', placeId).where('kind', '=', 'number').execute()
}

/** Keys of places and of what was merged into them, by the place that stands. */
export async function listKeys(tx: Tx, placeIds: readonly string[]): Promise<(PlaceKey & { placeId: string })[]> {
  if (placeIds.length === 0) return []
  const { rows } = await sql<PlaceKey & { placeId: string }>`
    select distinct coalesce(place.merged_into, place.id) as "placeId", key.kind, key.key, key.written
    from place_key key join place on place.id = key.place_id
    where coalesce(place.merged_into, place.id) = any(${[...placeIds]}::uuid[])`.execute(tx)
  return rows
}

export async function insertEvent(
  tx: Tx,
  event: {
    placeId: string
    at: Date
    kind: PlaceEventKind
    changed?: Readonly<Record<string, unknown>>
    importId?: string
    by?: { personId: string; officeId: string }
  },
): Promise<void> {
  await db(tx)
    .insertInto('place_event')
    .values({
      place_id: event.placeId,
      at: event.at,
      kind: event.kind,
      changed: JSON.stringify(event.changed ?? {}),
      import_id: event.importId ?? null,
      person_id: event.by?.personId ?? null,
      office_id: event.by?.officeId ?? null,
    })
    .execute()
}

/** What is asked of the registry; all of it must fit. */
export interface PlaceQuestion {
  reach: Reach
  terms: readonly string[]
  kind?: PlaceKind | undefined
  ended: boolean
}

function within(reach: Reach): RawBuilder<boolean> {
  const parts = reach.map((part) => {
    switch (part.kind) {
      case 'all':
        return sql<boolean>`true`
      case 'below':
        // Paths are made of digits and slashes: nothing in them means anything to LIKE.
        return sql<boolean>`path like any (${part.paths.map((path) => `${path}%`)}::text[])`
      case 'at':
        return sql<boolean>`path = any (${[...part.paths]}::text[])`
      default:
        return sql<boolean>`false`
    }
  })
  return sql<boolean>`(${parts.length === 0 ? sql`false` : sql.join(parts, sql` or `)})`
}
export { within as withinReach }

function conditionOf({ reach, terms, kind, ended }: PlaceQuestion): RawBuilder<boolean> {
  const conditions = [
    sql`merged_into is null`,
    within(reach),
    ended ? sql`ended_at is not null` : sql`ended_at is null`,
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    // Folded terms: letters, digits and Chinese, nothing that LIKE knows.
    ...terms.map(
      (term) => sql`(name_key like ${`%${term}%`} or lower(address) like ${`%${term}%`} or exists (
        select 1 from place_key key join place known on known.id = key.place_id
        where coalesce(known.merged_into, known.id) = place.id and key.kind = 'name' and key.key like ${`%${term}%`}))`,
    ),
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

export async function countPlaces(tx: Tx, question: PlaceQuestion): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from place where ${conditionOf(question)}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** By name, from behind `after`. */
export async function listPlaces(
  tx: Tx,
  question: PlaceQuestion,
  after: string | undefined,
  limit: number,
): Promise<Place[]> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(name_key, id) > ((select name_key from place where id = ${after}::uuid), ${after}::uuid)`
  const { rows } = await sql<Place>`
    select * from place where ${conditionOf(question)} and ${behind} order by name_key, id limit ${limit}`.execute(tx)
  return rows
}

/** Those in force whose office is one of these, for routing and for moves. */
export async function listStanding(tx: Tx): Promise<Place[]> {
  return db(tx)
    .selectFrom('place')
    .selectAll()
    .where('merged_into', 'is', null)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Another one after each change of the registry. */
export async function readVersion(tx: Tx): Promise<string> {
  const row = await db(tx).selectFrom('place').select('version').orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row?.version ?? '0'
}

/** All places at an office of this path, those merged and ended included. */
export const listAt = (tx: Tx, path: string): Promise<Place[]> =>
  db(tx).selectFrom('place').selectAll().where('path', '=', path).orderBy('id').execute()

export async function insertMerge(
  tx: Tx,
  merge: { winner: string; loser: string; along: readonly string[]; at: Date; personId: string; officeId: string },
): Promise<string> {
  const { id } = await db(tx)
    .insertInto('place_merge')
    .values({
      winner_id: merge.winner,
      loser_id: merge.loser,
      along: sql<string[]>`${[...merge.along]}::uuid[]`,
      at: merge.at,
      person_id: merge.personId,
      office_id: merge.officeId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const findMerge = (tx: Tx, id: string) =>
  db(tx).selectFrom('place_merge').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const listAlong = async (tx: Tx, placeId: string): Promise<string[]> => {
  const rows = await db(tx).selectFrom('place').select('id').where('merged_into', '=', placeId).orderBy('id').execute()
  return rows.map((row) => row.id)
}

export async function markUndone(
  tx: Tx,
  id: string,
  { at, personId, officeId }: { at: Date; personId: string; officeId: string },
): Promise<void> {
  await db(tx)
    .updateTable('place_merge')
    .set({ undone_at: at, undone_person_id: personId, undone_office_id: officeId })
    .where('id', '=', id)
    .execute()
}

/** Merges into a place that stand, newest first. */
export const listMerges = (tx: Tx, placeId: string) =>
  db(tx)
    .selectFrom('place_merge as merge')
    .innerJoin('place', 'place.id', 'merge.loser_id')
    .select(['merge.id', 'merge.at', 'place.name'])
    .where('merge.winner_id', '=', placeId)
    .where('merge.undone_at', 'is', null)
    .where('place.merged_into', '=', placeId)
    .orderBy('merge.at', 'desc')
    .orderBy('merge.id')
    .execute()

/** Some place that is still to be compared with the addresses of the pool. */
export async function findPendingPlace(tx: Tx): Promise<string | undefined> {
  const row = await db(tx)
    .selectFrom('place')
    .select('id')
    .where('pending', 'is not', null)
    .orderBy('version')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}
