/** What the phones recorded against what the database holds. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { SimulatedCity } from './city'
import { DEVICE, LOG, readLog } from './task'

export interface Recorded {
  id: string
  device: string
  hash: string
  /** Of a visit; undefined: a newcomer. */
  mark: number | undefined
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
      const [kind, mark] = name.split('-')
      if (saved && hash !== undefined)
        recorded.push({ id, device, hash, mark: kind === 'visit' ? Number(mark) : undefined })
      else open.push(`${folder} ${name}`)
    }
  }
  return { recorded, open }
}

/** From the database. A visit's times are the visits that carry its number, under whatever id they came. */
export async function listKept(city: SimulatedCity): Promise<Kept[]> {
  return city.ground.act(async (call) => {
    const { rows } = await sql<Kept>`
      select r.id, encode(r.hash, 'hex') as hash,
        greatest(1, (select count(*) from field_visit o where o.staff = v.staff))::int as times
      from field_record r left join field_visit v on v.record_id = r.id order by r.received_at, r.seq`.execute(call.tx)
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
  const marks = new Map<number, number>()
  for (const { mark } of recorded) if (mark !== undefined) marks.set(mark, (marks.get(mark) ?? 0) + 1)
  return {
    lost: recorded.filter(({ id, hash }) => hashes.get(id) !== hash).map(({ id }) => id),
    doubled: [
      ...kept.filter(({ times }) => times > 1).map(({ id }) => id),
      ...[...marks].filter(([, times]) => times > 1).map(([mark]) => `visit ${mark}`),
    ],
    foreign: kept.filter(({ id }) => !known.has(id)).map(({ id }) => id),
  }
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
