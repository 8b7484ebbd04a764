import { sql, type Insertable, type RawBuilder } from 'kysely'
import { appliedEnterprises } from '../../intake/actions'
import { organisedEnterprises } from '../../organisations/actions'
import { within } from '../../people/actions'
import type { Reach } from '../../people/rules'
import { localDate } from '../../platform/calendar/calendar'
import type { Tx } from '../../platform/database/database'
import {
  enterprisesBelow,
  enterprisesToday,
  ineligibleEnterprises,
  placedEnterprises,
  withheldEnterprises,
} from '../../pool/actions'
import type { FieldTables } from '../tables'
import { visitPlanRules } from './rules'

const db = (tx: Tx) => tx.withTables<FieldTables>()

export type LeftOut = 'organised' | 'applied' | 'gone' | 'withheld' | 'visited' | 'given'

/** Within an office's borders; or these, of one place. */
export type Among = { path: string } | { ids: readonly string[] }

/** Whether more than so many lie within an office's borders; nobody is counted beyond. */
export async function hasMoreThan(tx: Tx, path: string, most: number): Promise<boolean> {
  const { rows } = await sql`
    select from (${enterprisesBelow(path)}) own (id) offset ${most} limit 1`.execute(tx)
  return rows.length > 0
}

/**
 * The enterprises of a choice, each once: those worth a visit, and how many are left out, by the first reason. What was merged into another is
 * that one.
 */
export async function listChosen(
  tx: Tx,
  among: Among,
  now: Date,
): Promise<{ worth: { id: string; name: string }[]; leftOut: ReadonlyMap<LeftOut, number> }> {
  const since = localDate(new Date(now.getTime() - visitPlanRules.visited.days * 86_400_000))
  const chosen: RawBuilder<unknown> =
    'path' in among
      ? sql`select id from (${enterprisesBelow(among.path)}) own (id)`
      : sql`select id from unnest(${[...among.ids]}::uuid[]) own (id)`
  const { rows } = await sql<{ id: string; name: string; left_out: null } | { left_out: LeftOut; n: number }>`
    with chosen as (${chosen}),
      resolved as (select id, id as is_id from chosen union select enterprise.id, enterprise.merged_into from enterprise
        join chosen on chosen.id = enterprise.merged_into),
      marked as (
        select resolved.is_id as id,
          bool_or(resolved.id in (${organisedEnterprises(localDate(now))})) as organised,
          bool_or(resolved.id in (${appliedEnterprises()})) as applied,
          bool_or(resolved.id in (${ineligibleEnterprises()})) as gone,
          bool_or(resolved.id in (${withheldEnterprises()})) as withheld,
          bool_or(resolved.id in (select enterprise_id from visit_plan_enterprise where is_open)) as given,
          bool_or(resolved.id in (select enterprise_id from field_visit where enterprise_id is not null and ended is null and on_date > ${since}
            and (next_on is null or next_on > ${localDate(now)}))) as visited
        from resolved group by resolved.is_id),
      told as materialized (
        select id, case when organised then 'organised' when applied then 'applied' when gone then 'gone'
          when withheld then 'withheld' when given then 'given' when visited then 'visited' end as left_out from marked)
    select told.id, enterprise.name, null as left_out, 1 as n
      from told join enterprise on enterprise.id = told.id where told.left_out is null
    union all select null, null, left_out, count(*)::int from told where left_out is not null group by left_out
    order by id`.execute(tx)
  const worth: { id: string; name: string }[] = []
  const leftOut = new Map<LeftOut, number>()
  for (const row of rows)
    if (row.left_out === null) worth.push({ id: row.id, name: row.name })
    else leftOut.set(row.left_out, row.n)
  return { worth, leftOut }
}

export interface VisitFacts {
  enterprise_id: string
  staff: number | null
  youth: number | null
  members: number | null
  again_on: string | null
  n: number
  last_on: string
}

/** What visits told of these enterprises: the latest that said so; how often somebody was there, and when last. */
export async function listVisitFacts(tx: Tx, ids: readonly string[]): Promise<VisitFacts[]> {
  const newest = (column: 'staff' | 'youth' | 'members') =>
    sql`(array_agg(${sql.ref(column)} order by at desc) filter (where ${sql.ref(column)} is not null))[1] as ${sql.ref(column)}`
  const { rows } = await sql<VisitFacts>`
    select enterprise_id, ${newest('staff')}, ${newest('youth')}, ${newest('members')},
      (array_agg(next_on order by at desc))[1]::date as again_on, count(*)::int as n, max(on_date) as last_on
    from field_visit
    where enterprise_id = any(${[...ids]}::uuid[]) and ended is null group by enterprise_id`.execute(tx)
  return rows
}

export async function insertPlan(tx: Tx, plan: Insertable<FieldTables['visit_plan']>): Promise<string> {
  const row = await db(tx).insertInto('visit_plan').values(plan).returning('id').executeTakeFirstOrThrow()
  return row.id
}

export interface PlannedRow {
  enterpriseId: string
  personId: string
  turn: number
  because: readonly string[]
}

/** @returns how many were free: fewer where others took them meanwhile */
export async function insertPlanned(tx: Tx, planId: string, rows: readonly PlannedRow[]): Promise<number> {
  const inserted = await db(tx)
    .insertInto('visit_plan_enterprise')
    .columns(['plan_id', 'enterprise_id', 'person_id', 'turn', 'because'])
    .expression(
      sql`select ${planId}::uuid, enterprise_id, person_id, turn, string_to_array(because, chr(10))
        from unnest(${rows.map((row) => row.enterpriseId)}::uuid[], ${rows.map((row) => row.personId)}::uuid[],
          ${rows.map((row) => row.turn)}::int[], ${rows.map((row) => row.because.join('\n'))}::text[])
          as given (enterprise_id, person_id, turn, because) order by enterprise_id`,
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0)
}

/** Where a reading of what is planned for a person stands: what was handed over may have the turn of an own one in the same plan. */
export interface PlanPosition {
  planId: string
  turn: number
  /** As the plan wrote it down. */
  rowId: string
}

/**
 * What is planned for a person, in its order; each enterprise once, as it is known by now: of several that were merged since, the first. Where
 * they were planned for several persons, only one goes: to the row that stays, else to that of the smaller id. Nothing is closed by it, so that a
 * merge that is undone leaves everything as it was.
 * @param among these only; `after`: from behind this one; `limit`: so many
 */
export async function listPlannedFor(
  tx: Tx,
  personId: string,
  { among, after, limit }: { among?: readonly string[]; after?: PlanPosition | undefined; limit?: number } = {},
) {
  const only = among === undefined ? sql`true` : sql`known.today = any(${[...among]}::uuid[])`
  const behind =
    after === undefined
      ? sql`true`
      : sql`(created_at, plan_id, turn, row_id) > (
          (select created_at from visit_plan where id = ${after.planId}::uuid), ${after.planId}::uuid, ${after.turn}::int, ${after.rowId}::uuid)`
  const { rows } = await sql<{
    enterprise_id: string
    row_id: string
    turn: number
    because: string[]
    plan_id: string
  }>`
    select enterprise_id, row_id, turn, because, plan_id from (
      select distinct on (known.today) known.today as enterprise_id, entry.enterprise_id as row_id, turn, because, plan_id, plan.created_at
      from visit_plan_enterprise entry join visit_plan plan on plan.id = entry.plan_id
        join (${enterprisesToday()}) known on known.id = entry.enterprise_id
      where entry.person_id = ${personId} and entry.is_open and ${only}
        and (entry.enterprise_id = known.today or not exists (
          select from enterprise same join visit_plan_enterprise other on other.enterprise_id = same.id
          where other.is_open and other.person_id <> entry.person_id
            and (same.id = known.today or (same.merged_into = known.today and same.id < entry.enterprise_id))))
      order by known.today, plan.created_at, plan_id, turn, entry.enterprise_id) first
    where ${behind} order by created_at, plan_id, turn, row_id
    limit ${limit ?? null}::int`.execute(tx)
  return rows
}
export type PlannedEntry = Awaited<ReturnType<typeof listPlannedFor>>[number]

/** Each by its own visit. */
export async function markVisitedMany(tx: Tx, visited: readonly { id: string; at: Date }[]): Promise<void> {
  if (visited.length === 0) return
  await sql`
    update visit_plan_enterprise entry set visited_at = visit.at
    from unnest(${visited.map(({ id }) => id)}::uuid[], ${visited.map(({ at }) => at)}::timestamptz[]) visit (id, at)
    where entry.enterprise_id = visit.id and is_open and visited_at is null`.execute(tx)
}

export async function markVisited(tx: Tx, enterpriseIds: readonly string[], at: Date): Promise<void> {
  await db(tx)
    .updateTable('visit_plan_enterprise')
    .set({ visited_at: at })
    .where('enterprise_id', '=', sql<string>`any(${[...enterpriseIds]}::uuid[])`)
    .where('is_open', '=', true)
    .where('visited_at', 'is', null)
    .execute()
}

export async function lockPlan(tx: Tx, id: string) {
  return db(tx).selectFrom('visit_plan').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function endPlan(tx: Tx, id: string, by: string | null, now: Date): Promise<void> {
  await db(tx)
    .updateTable('visit_plan')
    .set({ ended_at: now, ended_by: by })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
  await db(tx).updateTable('visit_plan_enterprise').set({ is_open: false }).where('plan_id', '=', id).execute()
}

export async function listOverdue(tx: Tx, today: string): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('visit_plan')
    .select('id')
    .where('ended_at', 'is', null)
    .where('until_on', '<', today)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Newest first, with how far each is as a whole: nobody's part in it is counted, so nothing (null) of what is one person's alone. */
export async function listPlans(tx: Tx, reach: Reach, limit: number) {
  // What was merged since is one.
  const known = sql`coalesce(enterprise.merged_into, enterprise.id)`
  const rows = sql`from visit_plan_enterprise entry join enterprise on enterprise.id = entry.enterprise_id where plan_id = visit_plan.id`
  return db(tx)
    .selectFrom('visit_plan')
    .select([
      'id',
      'name',
      'until_on',
      'ended_at',
      sql<number>`(select count(distinct ${known})::int ${rows})`.as('enterprises'),
      sql<
        number | null
      >`(select case when count(distinct person_id) > 1 then (count(distinct ${known}) filter (where visited_at is not null))::int end
        ${rows})`.as('visited'),
    ])
    .where(within(reach, { person: 'person_id', officePath: 'office_path' }))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export interface WaitingRow {
  enterprise_id: string
  person_id: string
  /** Of the plan. */
  office_path: string
}

/**
 * What is planned and was not visited yet, for looking whether it still is that person's.
 * @param only one person's; `outside`: whose address lies at none of the person's paths (each person with each path), for a round that would look
 * at all plans else
 */
export async function listWaiting(
  tx: Tx,
  only: { personId?: string | undefined; outside?: readonly { personId: string; path: string }[] },
): Promise<WaitingRow[]> {
  let query = db(tx)
    .selectFrom('visit_plan_enterprise')
    .innerJoin('visit_plan', 'visit_plan.id', 'visit_plan_enterprise.plan_id')
    .select(['enterprise_id', 'visit_plan_enterprise.person_id', 'visit_plan.office_path'])
    .where('is_open', '=', true)
    .where('visited_at', 'is', null)
    .orderBy('enterprise_id')
  if (only.personId !== undefined) query = query.where('visit_plan_enterprise.person_id', '=', only.personId)
  if (only.outside !== undefined) {
    const [persons, paths] = [only.outside.map((one) => one.personId), only.outside.map((one) => one.path)]
    query = query.where(
      sql<boolean>`not exists (
        select from (${enterprisesToday()}) known join (${placedEnterprises()}) lying on lying.id = known.today
          join unnest(${persons}::uuid[], ${paths}::text[]) own (person, path) on starts_with(lying.path, own.path)
        where known.id = visit_plan_enterprise.enterprise_id and own.person = visit_plan_enterprise.person_id)`,
    )
  }
  return query.execute()
}

/** What is planned at these enterprises is that person's now; null: free for another. */
export async function passOn(tx: Tx, enterpriseIds: readonly string[], to: string | null): Promise<void> {
  await db(tx)
    .updateTable('visit_plan_enterprise')
    .set(to === null ? { is_open: false } : { person_id: to })
    .where('enterprise_id', '=', sql<string>`any(${[...enterpriseIds]}::uuid[])`)
    .where('is_open', '=', true)
    .where('visited_at', 'is', null)
    .execute()
}
