/** What the phones recorded against what the database holds. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { SimulatedCity } from './city'
import { DEVICE, kindOf, LOG, readLog } from './task'

export interface Recorded {
  id: string
  device: string
  hash: string
  kind: string
  /** As the phone's log names it. */
  name: string
}
export interface Kept {
  id: string
  hash: string
  times: number
}

/** From the phones' own logs. */
export function listRecorded(folders: readonly string[]): { recorded: Recorded[]; open: string[] } {
  const recorded: Recorded[] = []
  const open: string[] = []
  for (const folder of folders) {
    if (!existsSync(join(folder, LOG))) continue
    const device = readFileSync(join(folder, DEVICE), 'utf8')
    for (const [name, { id, hash, saved }] of readLog(readFileSync(join(folder, LOG), 'utf8'))) {
      if (saved && hash !== undefined) recorded.push({ id, device, hash, kind: kindOf(name), name })
      else open.push(`${folder} ${name}`)
    }
  }
  return { recorded, open }
}

/**
 * From the database. Times: the records of the same text, under whatever id they came, for no two were planned alike; of a visit those with its
 * number of staff, whatever else they say.
 */
export async function listKept(city: SimulatedCity): Promise<Kept[]> {
  return city.ground.act(async (call) => {
    const { rows } = await sql<Kept>`
      with alike as (select hash, count(*)::int as times from field_record group by hash),
        staffed as (select staff, count(*)::int as times from field_visit group by staff)
      select r.id, encode(r.hash, 'hex') as hash, greatest(alike.times, staffed.times) as times
      from field_record r join alike on alike.hash = r.hash
        left join field_visit v on v.record_id = r.id left join staffed on staffed.staff = v.staff
      order by r.received_at, r.seq`.execute(call.tx)
    return rows
  })
}

export interface Judged {
  lost: string[]
  doubled: string[]
  /** In the database and recorded by nobody. */
  foreign: string[]
  conflicts: Record<string, number>
  unresolved: number
}

export function compare(
  recorded: readonly Recorded[],
  kept: readonly Kept[],
): Pick<Judged, 'lost' | 'doubled' | 'foreign'> {
  const hashes = new Map(kept.map(({ id, hash }) => [id, hash]))
  const known = new Set(recorded.map(({ id }) => id))
  const names = new Map<string, number>()
  for (const { name } of recorded) names.set(name, (names.get(name) ?? 0) + 1)
  return {
    lost: recorded.filter(({ id, hash }) => hashes.get(id) !== hash).map(({ id }) => id),
    doubled: [
      ...kept.filter(({ times }) => times > 1).map(({ id }) => id),
      ...[...names].filter(([, times]) => times > 1).map(([name]) => name),
    ],
    foreign: kept.filter(({ id }) => !known.has(id)).map(({ id }) => id),
  }
}

/**
 * Records that the service says it has applied, without a trace of what they say: a visit, a newcomer, a word about a place without its own, an
 * application that neither waits nor met another, one taken back that still holds.
 */
export async function listUnlike(city: SimulatedCity): Promise<string[]> {
  return city.ground.act(async (call) => {
    const { rows } = await sql<{ id: string }>`
      select r.id from field_record r where r.outcome = 'recorded' and not coalesce(case r.kind
        when 'visit' then exists (select 1 from field_visit v where v.record_id = r.id)
        when 'newcomer' then exists (select 1 from field_newcomer n where n.record_id = r.id)
        when 'application' then exists (select 1 from field_taken t where t.record_id = r.id)
          or exists (select 1 from field_conflict c where c.record_id = r.id and c.kind = 'already-applied')
        when 'placed' then r.place_id is not null and r.detail ? 'here'
        when 'taken-back' then exists (
          select 1 from field_record o
            left join field_visit v on v.record_id = o.id
            left join field_newcomer n on n.record_id = o.id
            left join field_taken t on t.record_id = o.id
          where o.id::text = r.detail ->> 'record' and case
            when o.outcome = 'kept' then not exists (
              select 1 from field_conflict c where c.record_id = o.id and c.settled_at is null)
            when o.kind = 'visit' then v.ended is not null
            when o.kind = 'newcomer' then n.state = 'taken-back'
            when o.kind = 'application' then t.state is null or t.state not in ('waiting', 'held')
            else o.detail -> 'back' = 'true'::jsonb end)
        end, false)`.execute(call.tx)
    return rows.map(({ id }) => id)
  })
}

/** Conflicts by kind, and how many of them were neither settled nor are shown to anybody. */
export async function countConflicts(city: SimulatedCity): Promise<Pick<Judged, 'conflicts' | 'unresolved'>> {
  const { all, unnoted } = await city.ground.act(async (call) => ({
    all: (
      await sql<{ id: string; kind: string; open: boolean }>`
      select id, kind, settled_at is null as open from field_conflict`.execute(call.tx)
    ).rows,
    // Kept for a person, without anything that would show it to one.
    unnoted: (
      await sql<{ id: string }>`
      select id from field_record r where outcome = 'kept'
        and not exists (select 1 from field_conflict c where c.record_id = r.id)`.execute(call.tx)
    ).rows,
  }))
  const conflicts: Record<string, number> = {}
  for (const { kind } of all) conflicts[kind] = (conflicts[kind] ?? 0) + 1
  const open = all.filter((one) => one.open)
  const missing =
    open.length -
    (await countShown(
      city,
      open.map(({ id }) => id),
    ))
  return { conflicts, unresolved: missing + unnoted.length }
}

/** Conflicts that a cadre finds on the page of conflicts, and that are somebody's duty. */
async function countShown(city: SimulatedCity, open: readonly string[]): Promise<number> {
  const { mayor } = city
  if (mayor === undefined) return 0
  await city.logIn(mayor)
  const { total } = await city.call('listFieldConflicts', {}, mayor.session)
  const duties = await city.ground.act(async (call) => {
    const { rows } = await sql<{ id: string }>`
      select conflict_id as id from field_follow
      where conflict_id is not null and settled_at is null and person_id is not null`.execute(call.tx)
    return new Set(rows.map(({ id }) => id))
  })
  return Math.min(total, open.filter((id) => duties.has(id)).length)
}
