/** Changes of streets, and the rows that they change. */
import { sql } from 'kysely'
import type { DivisionCount } from '../../../types/divisions'
import type { Tx } from '../../platform/database/database'
import { forgetOffices } from '../kept'
import type { DivisionTables } from '../tables'
import type { DecidedDivision } from './guard'
import type { ChangedStreet, DivisionChange } from './rules'

const db = (tx: Tx) => tx.withTables<DivisionTables>()

/** A street that is there today. */
export interface LivingStreet extends ChangedStreet {
  validFrom: string | null
}

const livingStreets = (tx: Tx, city: string) =>
  db(tx)
    .selectFrom('division as street')
    .innerJoin('division as above', 'above.code', 'street.parent_code')
    .select(['street.code', 'street.name', 'above.code as district', 'street.valid_from as validFrom'])
    .where('street.level', '=', 'street')
    .where('street.valid_until', 'is', null)
    .where('above.parent_code', '=', city)
    .orderBy('street.code')

export const listStreets = (tx: Tx, city: string): Promise<LivingStreet[]> => livingStreets(tx, city).execute()

/** Codes and names of the city's districts. */
export async function listDistricts(tx: Tx, city: string): Promise<Map<string, string>> {
  const rows = await db(tx)
    .selectFrom('division')
    .select(['code', 'name'])
    .where('parent_code', '=', city)
    .where('level', '=', 'district')
    .where('valid_until', 'is', null)
    .orderBy('code')
    .execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** Codes that begin so, of any time. */
export async function listCodes(tx: Tx, prefix: string): Promise<Set<string>> {
  const rows = await db(tx).selectFrom('division').select('code').where('code', 'like', `${prefix}%`).execute()
  return new Set(rows.map(({ code }) => code))
}

export async function isCode(tx: Tx, code: string): Promise<boolean> {
  return (await db(tx).selectFrom('division').select('code').where('code', '=', code).executeTakeFirst()) !== undefined
}

export async function listCommunities(tx: Tx, streets: readonly string[]) {
  if (streets.length === 0) return []
  const rows = await db(tx)
    .selectFrom('division')
    .select(['code', 'name', 'parent_code as street'])
    .where('level', '=', 'community')
    .where('parent_code', 'in', streets)
    .where('valid_until', 'is', null)
    .orderBy('code')
    .execute()
  return rows.map((row) => ({ ...row, street: row.street ?? '' }))
}

export async function insertStreet(
  tx: Tx,
  street: ChangedStreet & { from: string; ground: string; changeId: string },
): Promise<void> {
  await db(tx)
    .insertInto('division')
    .values({
      code: street.code,
      parent_code: street.district,
      level: 'street',
      name: street.name,
      valid_from: street.from,
      valid_until: null,
      source: street.ground,
      change_id: street.changeId,
    })
    .execute()
}

export async function renameStreet(tx: Tx, code: string, name: string, changeId: string): Promise<void> {
  forgetOffices(tx)
  await db(tx).updateTable('division').set({ name, change_id: changeId }).where('code', '=', code).execute()
}

export async function endStreet(tx: Tx, code: string, until: string, changeId: string): Promise<void> {
  await db(tx)
    .updateTable('division')
    .set({ valid_until: until, change_id: changeId })
    .where('code', '=', code)
    .execute()
}

export async function moveCommunities(
  tx: Tx,
  codes: readonly string[],
  street: string,
  changeId: string,
): Promise<void> {
  if (codes.length === 0) return
  await db(tx)
    .updateTable('division')
    .set({ parent_code: street, change_id: changeId })
    .where('code', 'in', codes)
    .execute()
}

/** A change that was put down, and how it ended, where it did. */
export type KeptChange = Awaited<ReturnType<typeof listChanges>>[number]

const changes = (tx: Tx) =>
  db(tx)
    .selectFrom('division_change as change')
    .leftJoin('division_change_end as ended', 'ended.change_id', 'change.id')
    .select([
      'change.id',
      'change.kind',
      'change.effective_on',
      'change.subjects',
      'change.results',
      'change.ground',
      'change.at',
      'ended.outcome',
      'ended.at as ended_at',
      'ended.moved',
      'ended.why',
    ])

/** Those that wait first, by their day; then the newest. */
export async function listChanges(tx: Tx, limit: number) {
  return changes(tx)
    .orderBy(sql`ended.change_id is not null`)
    .orderBy(sql`case when ended.change_id is null then change.effective_on end`)
    .orderBy('change.at', 'desc')
    .orderBy('change.id')
    .limit(limit)
    .execute()
}

/** Those that wait for their day, the earliest first. */
export const listWaiting = (tx: Tx): Promise<KeptChange[]> =>
  changes(tx)
    .where('ended.change_id', 'is', null)
    .orderBy('change.effective_on')
    .orderBy('change.at')
    .orderBy('change.id')
    .execute()

/** Those that were done, in the order in which they were. */
export const listApplied = (tx: Tx): Promise<KeptChange[]> =>
  changes(tx).where('ended.outcome', '=', 'applied').orderBy('ended.seq').execute()

export const findChange = (tx: Tx, id: string): Promise<KeptChange | undefined> =>
  changes(tx).where('change.id', '=', id).executeTakeFirst()

export async function insertChange(
  tx: Tx,
  change: DivisionChange,
  { personId, now }: { personId: string; now: Date },
): Promise<string> {
  const { id } = await db(tx)
    .insertInto('division_change')
    .values({
      kind: change.kind,
      effective_on: change.effectiveOn,
      subjects: JSON.stringify(change.subjects),
      results: JSON.stringify(change.results),
      ground: change.ground,
      person_id: personId,
      at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function insertEnd(
  tx: Tx,
  end: {
    changeId: string
    outcome: 'applied' | 'cancelled' | 'refused'
    now: Date
    personId: string | null
    moved?: Partial<Record<DivisionCount, number>>
    why?: string
  },
): Promise<void> {
  await db(tx)
    .insertInto('division_change_end')
    .values({
      change_id: end.changeId,
      outcome: end.outcome,
      at: end.now,
      person_id: end.personId,
      moved: JSON.stringify(end.moved ?? {}),
      why: end.why ?? null,
    })
    .execute()
}

/** Streets that ended, the last first. */
export async function listEnded(tx: Tx, city: string) {
  const rows = await db(tx)
    .selectFrom('division as street')
    .innerJoin('division as above', 'above.code', 'street.parent_code')
    .select(['street.code', 'street.name', 'above.name as district', 'street.valid_until as endedOn'])
    .where('street.level', '=', 'street')
    .where('street.valid_until', 'is not', null)
    .where('above.parent_code', '=', city)
    .orderBy('street.valid_until', 'desc')
    .orderBy('street.code')
    .execute()
  return rows.map((row) => ({ ...row, endedOn: row.endedOn ?? '' }))
}

/** Former districts and streets of the city. */
export const listHistory = (tx: Tx, city: string) =>
  db(tx)
    .selectFrom('division_history')
    .select(['id', 'level', 'name', 'district', 'codes', 'today_codes', 'certain', 'slip', 'change_id'])
    .where('city_code', '=', city)
    .orderBy('id')
    .execute()

/** A street bears this name, or lies in this district, no more. */
export async function insertHistory(
  tx: Tx,
  city: string,
  entry: { name: string; district: string; today: string[]; until: string; ground: string; changeId: string },
): Promise<void> {
  await db(tx)
    .insertInto('division_history')
    .values({
      city_code: city,
      level: 'street',
      name: entry.name,
      district: entry.district,
      codes: [],
      today_codes: entry.today,
      valid_from: null,
      valid_until: entry.until,
      certain: entry.today.length === 1,
      source: entry.ground,
      change_id: entry.changeId,
    })
    .execute()
}

export async function updateHistory(
  tx: Tx,
  id: string,
  { today, certain }: { today: string[]; certain: boolean },
): Promise<void> {
  await db(tx).updateTable('division_history').set({ today_codes: today, certain }).where('id', '=', id).execute()
}

/** Divisions that a change decided. */
export async function listDecided(tx: Tx): Promise<DecidedDivision[]> {
  const rows = await db(tx)
    .selectFrom('division')
    .select(['code', 'parent_code as parentCode', 'level', 'name', 'valid_until'])
    .where('change_id', 'is not', null)
    .execute()
  return rows.map(({ valid_until: until, ...row }) => ({ ...row, ended: until !== null }))
}
