import { sql, type Insertable, type RawBuilder, type Selectable } from 'kysely'
import type { Membership, MembershipSource } from '../../../types/places'
import { organisedEnterprises } from '../../organisations/actions'
import type { Tx } from '../../platform/database/database'
import { enterprisesToday } from '../../pool/actions'
import { groupOf, type Place, type PlaceKey } from '../store'
import type { PlaceTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PlaceTables>()

export type MemberRow = Selectable<PlaceTables['place_enterprise']>

/** A place and one of its keys. */
export interface Marked extends Pick<Place, 'id' | 'kind' | 'path'>, Omit<PlaceKey, 'kind' | 'written'> {
  keyKind: PlaceKey['kind']
}

/** Places in force that have one of these keys, also by what was merged into them. */
export async function listMarked(tx: Tx, names: readonly string[], numbers: readonly string[]): Promise<Marked[]> {
  const { rows } = await sql<Marked>`
    with found as (
      select distinct coalesce(named.merged_into, named.id) as id from place_key key join place named on named.id = key.place_id
      where (key.kind = 'name' and key.key = any(${[...names]}::text[]))
        or (key.kind = 'number' and key.key = any(${[...numbers]}::text[])))
    select place.id, place.kind, place.path, key.kind as "keyKind", key.key
    from found join place on place.id = found.id and place.ended_at is null
      join place own on own.id = place.id or own.merged_into = place.id
      join place_key key on key.place_id = own.id`.execute(tx)
  return rows
}

/** What the addresses of these enterprises proposed so far. */
export async function listProposed(
  tx: Tx,
  enterpriseIds: readonly string[],
): Promise<Pick<MemberRow, 'place_id' | 'enterprise_id' | 'floor' | 'room'>[]> {
  if (enterpriseIds.length === 0) return []
  return db(tx)
    .selectFrom('place_enterprise')
    .select(['place_id', 'enterprise_id', 'floor', 'room'])
    .where('enterprise_id', 'in', enterpriseIds)
    .where('membership', '=', 'proposed')
    .execute()
}

export async function dropProposed(
  tx: Tx,
  rows: readonly Pick<MemberRow, 'place_id' | 'enterprise_id'>[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    delete from place_enterprise member using unnest(
      ${rows.map((row) => row.place_id)}::uuid[], ${rows.map((row) => row.enterprise_id)}::uuid[]) as gone (place, enterprise)
    where member.place_id = gone.place and member.enterprise_id = gone.enterprise and member.membership = 'proposed'`.execute(
    tx,
  )
}

/** What somebody said stays. */
export async function putProposed(
  tx: Tx,
  rows: readonly Pick<MemberRow, 'place_id' | 'enterprise_id' | 'floor' | 'room' | 'sorted'>[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name])
  await sql`
    insert into place_enterprise (place_id, enterprise_id, membership, floor, room, sorted, source, at)
    select place, enterprise, 'proposed', floor, room, sorted, 'address', ${at}::timestamptz from unnest(
      ${column('place_id')}::uuid[], ${column('enterprise_id')}::uuid[], ${column('floor')}::text[], ${column('room')}::text[],
      ${column('sorted')}::text[]) as new (place, enterprise, floor, room, sorted)
    on conflict (place_id, enterprise_id) do update
      set floor = excluded.floor, room = excluded.room, sorted = excluded.sorted, at = excluded.at
      where place_enterprise.membership = 'proposed'`.execute(tx)
}

export async function putDecided(tx: Tx, rows: readonly Insertable<PlaceTables['place_enterprise']>[]): Promise<void> {
  if (rows.length === 0) return
  await db(tx)
    .insertInto('place_enterprise')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'enterprise_id']).doUpdateSet((eb) => ({
        membership: eb.ref('excluded.membership'),
        floor: eb.ref('excluded.floor'),
        room: eb.ref('excluded.room'),
        sorted: eb.ref('excluded.sorted'),
        source: eb.ref('excluded.source'),
        at: eb.ref('excluded.at'),
        person_id: eb.ref('excluded.person_id'),
        office_id: eb.ref('excluded.office_id'),
      })),
    )
    .execute()
}

/** What one person said on a visit at one instant. @returns false where there is no such word */
export async function dropWord(
  tx: Tx,
  { place, enterprises, personId, at }: { place: string; enterprises: readonly string[]; personId: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    delete from place_enterprise where place_id in (${groupOf(place)}) and enterprise_id = any(${[...enterprises]}::uuid[])
      and source = 'visit' and person_id = ${personId} and at = ${at} returning 1`.execute(tx)
  return rows.length > 0
}

/** Of several rows of one enterprise what somebody said counts first, the later before the earlier; see `strongest`. */
const counting = sql`(member.membership = 'proposed'), member.at desc, member.place_id`

interface AtPlace {
  placeId: string
  enterpriseId: string
}
export const keyOf = ({ placeId, enterpriseId }: AtPlace): string => `${placeId} ${enterpriseId}`

/**
 * What somebody said last of each of these enterprises at its place, also of what was merged into either; see `keyOf`.
 * @param asked `ids`: the enterprise's own, and of what was merged into it
 */
export async function listDecided(
  tx: Tx,
  asked: readonly (AtPlace & { ids: readonly string[] })[],
): Promise<Map<string, Pick<MemberRow, 'membership' | 'floor' | 'room' | 'at'>>> {
  const each = asked.flatMap(({ placeId, enterpriseId, ids }) => ids.map((id) => ({ placeId, enterpriseId, id })))
  if (each.length === 0) return new Map()
  const { rows } = await sql<AtPlace & Pick<MemberRow, 'membership' | 'floor' | 'room' | 'at'>>`
    select distinct on (asked.place, asked.enterprise) asked.place as "placeId", asked.enterprise as "enterpriseId",
      member.membership, member.floor, member.room, member.at
    from unnest(${each.map((one) => one.placeId)}::uuid[], ${each.map((one) => one.enterpriseId)}::uuid[], ${each.map((one) => one.id)}::uuid[])
      asked (place, enterprise, id)
    join place on place.id = asked.place or place.merged_into = asked.place
    join place_enterprise member on member.place_id = place.id and member.enterprise_id = asked.id
    where member.membership <> 'proposed'
    order by asked.place, asked.enterprise, ${counting}`.execute(tx)
  return new Map(rows.map((row) => [keyOf(row), row]))
}

/** The enterprises of a place, each once, by what they are known by today. */
const membersOf = (placeId: string): RawBuilder<unknown> => sql`
  select distinct on (known.today) known.today as id, known.name, known.uscc, known.address, known.gone,
    member.membership, member.source, member.floor, member.room, member.sorted
  from place_enterprise member join (${enterprisesToday()}) known on known.id = member.enterprise_id
  where member.place_id in (${groupOf(placeId)})
  order by known.today, ${counting}`

export interface Member {
  id: string
  name: string
  uscc: string
  address: string
  gone: boolean
  membership: Membership
  source: MembershipSource
  floor: string
  room: string
  sorted: string
  organised: boolean
}

export interface MemberQuestion {
  floor?: string | undefined
  membership?: Membership | undefined
}

const conditionOf = ({ floor, membership }: MemberQuestion): RawBuilder<unknown> =>
  sql`${floor === undefined ? sql`true` : sql`floor = ${floor}`} and ${membership === undefined ? sql`true` : sql`membership = ${membership}`}`

/** From the lowest floor up, by room; from behind `after`. */
export async function listMembers(
  tx: Tx,
  placeId: string,
  question: MemberQuestion,
  { after, limit, today }: { after: { sorted: string; id: string } | undefined; limit: number; today: string },
): Promise<Member[]> {
  const behind =
    after === undefined ? sql`true` : sql`(sorted, id) > (${after.sorted}::text collate "C", ${after.id}::uuid)`
  const { rows } = await sql<Member>`
    select member.*, member.id in (${organisedEnterprises(today)}) as organised
    from (${membersOf(placeId)}) member
    where ${conditionOf(question)} and ${behind}
    order by sorted, id limit ${limit}`.execute(tx)
  return rows
}

export async function countMembers(tx: Tx, placeId: string, question: MemberQuestion): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (${membersOf(placeId)}) member where ${conditionOf(question)}`.execute(tx)
  return rows[0]?.n ?? 0
}

export interface FloorCount {
  floor: string
  enterprises: number
  confirmed: number
  absent: number
  organised: number
  /** Of them those where somebody has been; null: not asked. */
  visited: number | null
}

/** Whether somebody has been at the enterprise of an id; told by field work, which comes after this room. */
export type WasVisited = (enterpriseId: RawBuilder<unknown>) => RawBuilder<boolean>

/** How many are on each floor; those that are not there are counted apart. */
export async function countFloors(
  tx: Tx,
  placeId: string,
  today: string,
  wasVisited?: WasVisited,
): Promise<FloorCount[]> {
  const visited =
    wasVisited === undefined
      ? sql`null::int`
      : sql`count(*) filter (where membership <> 'absent' and ${wasVisited(sql.ref('member.id'))})::int`
  const { rows } = await sql<FloorCount>`
    select floor, count(*) filter (where membership <> 'absent')::int as enterprises,
      count(*) filter (where membership = 'confirmed')::int as confirmed,
      count(*) filter (where membership = 'absent')::int as absent,
      count(*) filter (where membership <> 'absent' and id in (${organisedEnterprises(today)}))::int as organised,
      ${visited} as visited
    from (${membersOf(placeId)}) member group by floor`.execute(tx)
  return rows
}

/** Of each place how many are there, seen and proposed. */
export async function countOf(
  tx: Tx,
  placeIds: readonly string[],
): Promise<{ placeId: string; confirmed: number; proposed: number }[]> {
  if (placeIds.length === 0) return []
  const { rows } = await sql<{ placeId: string; confirmed: number; proposed: number }>`
    select "placeId", count(*) filter (where membership = 'confirmed')::int as confirmed,
      count(*) filter (where membership = 'proposed')::int as proposed
    from (
      select distinct on (coalesce(place.merged_into, place.id), known.today)
        coalesce(place.merged_into, place.id) as "placeId", member.membership
      from place join place_enterprise member on member.place_id = place.id
        join (${enterprisesToday()}) known on known.id = member.enterprise_id
      where place.id = any(${[...placeIds]}::uuid[]) or place.merged_into = any(${[...placeIds]}::uuid[])
      order by coalesce(place.merged_into, place.id), known.today, ${counting}
    ) member group by "placeId"`.execute(tx)
  return rows
}

/** Those with an organisation that somebody saw at these places, or whose addresses are there. */
export async function listOrganisedAt(tx: Tx, placeIds: readonly string[], today: string): Promise<string[]> {
  if (placeIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct known.today as id
    from place join place_enterprise member on member.place_id = place.id
      join (${enterprisesToday()}) known on known.id = member.enterprise_id
    where (place.id = any(${[...placeIds]}::uuid[]) or place.merged_into = any(${[...placeIds]}::uuid[]))
      and member.membership <> 'absent' and known.today in (${organisedEnterprises(today)})`.execute(tx)
  return rows.map((row) => row.id)
}

/** Whether anything is known of an enterprise at a place. */
export async function isMember(tx: Tx, placeId: string, enterpriseId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from place_enterprise where place_id in (${groupOf(placeId)})
      and enterprise_id in (select id from (${enterprisesToday()}) known where today = (
        select today from (${enterprisesToday()}) named where named.id = ${enterpriseId}::uuid)) limit 1`.execute(tx)
  return rows.length > 0
}

export interface PlacedMember {
  enterpriseId: string
  placeId: string
  membership: 'confirmed' | 'proposed'
  floor: string
  room: string
}

/** At which place each of these enterprises is: where it was seen first, then the narrowest, then the oldest of the registry. */
export async function listPlacesOf(tx: Tx, enterpriseIds: readonly string[]): Promise<PlacedMember[]> {
  if (enterpriseIds.length === 0) return []
  const { rows } = await sql<PlacedMember>`
    with asked as (
      select known.id as asked, known.today from (${enterprisesToday()}) known where known.id = any(${[...enterpriseIds]}::uuid[])),
    each as (
      select distinct on (asked.asked, coalesce(place.merged_into, place.id))
        asked.asked, coalesce(place.merged_into, place.id) as place, member.membership, member.floor, member.room
      from asked
        join (${enterprisesToday()}) known on known.today = asked.today
        join place_enterprise member on member.enterprise_id = known.id
        join place on place.id = member.place_id
      order by asked.asked, coalesce(place.merged_into, place.id), ${counting})
    select distinct on (asked) asked as "enterpriseId", place as "placeId", membership, each.floor, each.room
    from each join place standing on standing.id = each.place
    where membership <> 'absent' and standing.ended_at is null
    order by asked, (membership = 'proposed'), array_position(array['building', 'market', 'park', 'town'], standing.kind),
      standing.created_at, standing.id`.execute(tx)
  return rows
}

/** Of these enterprises those that are at one of these places; of places that were merged only what they were merged into is asked for. */
export async function listAmong(
  tx: Tx,
  placeIds: readonly string[],
  enterpriseIds: readonly string[],
): Promise<string[]> {
  if (placeIds.length === 0 || enterpriseIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct id from (
      select distinct on (coalesce(place.merged_into, place.id), known.today) known.today as id, member.membership
      from (${enterprisesToday()}) known
        join place_enterprise member on member.enterprise_id = known.id
        join place on place.id = member.place_id
      where known.today = any(${[...enterpriseIds]}::uuid[]) and coalesce(place.merged_into, place.id) = any(${[...placeIds]}::uuid[])
      order by coalesce(place.merged_into, place.id), known.today, ${counting}) own
    where membership <> 'absent'`.execute(tx)
  return rows.map((row) => row.id)
}
