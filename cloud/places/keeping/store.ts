import { sql } from 'kysely'
import type { Reach } from '../../people/rules'
import type { Tx } from '../../platform/database/database'
import { DWELLINGS } from '../../routing'
import { NOBODY, placeRules } from '../rules'
import { withinReach } from '../store'

/**
 * These places, and all that share a name or a house number with them, are compared anew with the addresses of the pool: whether a house number tells a
 * place depends on who else has it.
 */
export async function touch(tx: Tx, placeIds: readonly string[]): Promise<void> {
  await sql`
    update place set pending = ${NOBODY}::uuid, version = nextval('place_version')
    where id in (
      select distinct coalesce(place.merged_into, place.id) from place_key key join place on place.id = key.place_id
      where (key.kind, key.key) in (
        select own.kind, own.key from place_key own join place named on named.id = own.place_id
        where named.id = any(${[...placeIds]}::uuid[]) or named.merged_into = any(${[...placeIds]}::uuid[]))
      union select unnest(${[...placeIds]}::uuid[]))`.execute(tx)
}

export interface Proposal {
  name: string
  number: string | null
  /** How many of them give that number. */
  numbered: number
  path: string
  enterprises: number
}

/** The district of a path, or the city where the address tells none. */
const district = sql`substring(path from '^/[0-9]+/(?:[0-9]+/)?')`
const dwelling = `(${DWELLINGS.endings.join('|')})$`
/** Whether some place of the registry near by has a key; of the row `found`. */
const isKnown = (kind: 'name' | 'number') => sql`exists (
  select 1 from place_key key join place named on named.id = key.place_id
    join place on place.id = coalesce(named.merged_into, named.id)
  where key.kind = ${kind} and key.key = found.key and place.ended_at is null
    and (place.path like found.district || '%' or found.district like place.path || '%'))`

/** Names that many addresses of a district have in common, most first; those of dwellings left out. */
export async function proposeNamed(tx: Tx, reach: Reach, limit: number): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`
    select found.name, found.number, found.path, found.enterprises, found.numbered from (
      select name_key as key, ${district} as district, mode() within group (order by name) as name,
        mode() within group (order by number) as number, count(number)::int as numbered,
        coalesce(mode() within group (order by path) filter (where path <> ${district}), ${district}) as path, count(*)::int as enterprises
      from place_site where ${withinReach(reach)} and name_key is not null and name_key !~ ${dwelling}
      group by name_key, ${district} having count(*) >= ${placeRules.named}
    ) found where not ${isKnown('name')}
    order by enterprises desc, found.key, found.district limit ${limit}`.execute(tx)
  return rows
}

/** House numbers that many addresses without a name share, where no name is written beside them. */
export async function proposeNumbered(tx: Tx, reach: Reach, limit: number): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`
    select found.number as name, found.number, found.path, found.enterprises, found.enterprises as numbered from (
      select number_key as key, ${district} as district, mode() within group (order by number) as number,
        coalesce(mode() within group (order by path) filter (where path <> ${district}), ${district}) as path, count(*)::int as enterprises
      from place_site where ${withinReach(reach)} and number_key is not null and name_key is null
      group by number_key, ${district} having count(*) >= ${placeRules.numbered}
    ) found where not ${isKnown('number')} and not exists (
      select 1 from place_site other where other.number_key = found.key and other.name_key is not null
      group by other.name_key having count(*) > 1)
    order by enterprises desc, found.key, found.district limit ${limit}`.execute(tx)
  return rows
}
