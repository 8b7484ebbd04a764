/** Marks of whom not to approach, set over whole sets of enterprises: statements over sets, so that no row passes through the service. */
import { sql, type RawBuilder } from 'kysely'
import type { WithholdReason } from '../../../types/bulk'
import type { Tx } from '../../platform/database/database'
import { conditionOf, type PoolQuestion } from '../search/store'

const found = (question: PoolQuestion) => sql`
  select search.enterprise_id as id from enterprise_search search
  join enterprise on enterprise.id = search.enterprise_id where ${conditionOf(question)}`

/** A set of rows as the enterprises that they are read as: what was merged into another is that one. */
const resolved = (ids: RawBuilder<unknown>) => sql`
  select coalesce(named.merged_into, named.id) from enterprise named where named.id in (${ids})`

/** Enterprises that bear a mark, their own or one of a row that was merged into them. */
const marked = resolved(sql`select enterprise_id from approach_mark`)

/** A set of enterprises with the rows that were merged into them: whatever is marked of one is the mark of all. */
const withAbsorbed = (ids: RawBuilder<unknown>) => sql`
  select own.id from enterprise own where own.id in (${ids}) union select one.id from enterprise one where one.merged_into in (${ids})`

/** Enterprises that changed, each once, whichever of its rows bore the mark. */
const changedOf = (table: string) => sql`
  select count(distinct coalesce(row.merged_into, row.id))::int from ${sql.table(table)} one join enterprise row on row.id = one.enterprise_id`

export interface BulkCount {
  total: number
  already: number
  organised: number
  ineligible: number
}

/** How a filter's enterprises stand to being withheld. Each is counted once: as withheld, else by what keeps it out anyway. */
export async function count(
  tx: Tx,
  question: PoolQuestion,
  { organised, ineligible }: { organised: RawBuilder<unknown>; ineligible: RawBuilder<unknown> },
): Promise<BulkCount> {
  const { rows } = await sql<BulkCount>`
    with found as (${found(question)}), organised as (${resolved(organised)}), ineligible as (${resolved(ineligible)}),
      marked as (${marked}), sorted as (
      select case
        when id in (select * from marked) then 'already'
        when id in (select * from organised) then 'organised'
        when id in (select * from ineligible) then 'ineligible'
        else 'free' end as kind
      from found)
    select count(*)::int as total, count(*) filter (where kind = 'already')::int as already,
      count(*) filter (where kind = 'organised')::int as organised, count(*) filter (where kind = 'ineligible')::int as ineligible
    from sorted`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('a count without a row')
  return row
}

export async function countApart(
  tx: Tx,
  question: PoolQuestion,
  sets: Readonly<Record<string, RawBuilder<unknown>>>,
): Promise<{ total: number; in: Record<string, number> }> {
  const cases = Object.entries(sets).map(
    ([name, ids]) => sql`when id in (select coalesce(named.merged_into, named.id) from enterprise named
      where named.id in (${ids})) then ${name}`,
  )
  const { rows } = await sql<{ kind: string; n: number }>`
    with found as (${found(question)}), sorted as (
      select case ${sql.join(cases, sql` `)} else '' end as kind from found)
    select kind, count(*)::int as n from sorted group by kind`.execute(tx)
  const of = (name: string) => rows.find((row) => row.kind === name)?.n ?? 0
  return {
    total: rows.reduce((sum, row) => sum + row.n, 0),
    in: Object.fromEntries(Object.keys(sets).map((name) => [name, of(name)])),
  }
}

/** One bulk act at a time: two over the same enterprises would each count what the other changes. */
export async function lockActs(tx: Tx): Promise<void> {
  await sql`lock table bulk_act in share row exclusive mode`.execute(tx)
}

interface NewAct {
  act: 'withhold' | 'release'
  reason: WithholdReason | null
  personId: string
  officeId: string
  now: Date
}

export async function insertAct(tx: Tx, { act, reason, personId, officeId, now }: NewAct): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into bulk_act (act, reason, changed, person_id, office_id, at)
    values (${act}, ${reason}, 0, ${personId}, ${officeId}, ${now}) returning id`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('an act without an id')
  return id
}

const setChanged = (tx: Tx, id: string, changed: number) =>
  sql`update bulk_act set changed = ${changed} where id = ${id}`.execute(tx)

/** Marks those that have no mark and are not left out anyway. @returns how many */
export async function withhold(
  tx: Tx,
  id: string,
  question: PoolQuestion,
  { reason, leftOut, now }: { reason: WithholdReason; leftOut: RawBuilder<unknown>; now: Date },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with left_out as (${resolved(leftOut)}), before as (${marked}), marked as (
      insert into approach_mark (enterprise_id, reason, act_id, at)
      select id, ${reason}, ${id}::uuid, ${now} from (${found(question)}) found
      where id not in (select * from left_out) and id not in (select * from before)
      on conflict do nothing returning enterprise_id
    ), noted as (
      insert into bulk_change (act_id, enterprise_id, before, before_act, after)
      select ${id}::uuid, enterprise_id, null, null, ${reason} from marked
    )
    select count(*)::int as n from marked`.execute(tx)
  const changed = rows[0]?.n ?? 0
  await setChanged(tx, id, changed)
  return changed
}

/** Takes marks away. @returns how many */
export async function release(tx: Tx, id: string, question: PoolQuestion): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with freed as (
      delete from approach_mark where enterprise_id in (with found as (${found(question)}) ${withAbsorbed(sql`select id from found`)})
      returning enterprise_id, reason, act_id
    ), noted as (
      insert into bulk_change (act_id, enterprise_id, before, before_act, after)
      select ${id}::uuid, enterprise_id, reason, act_id, null from freed
    )
    select (${changedOf('freed')}) as n`.execute(tx)
  const changed = rows[0]?.n ?? 0
  await setChanged(tx, id, changed)
  return changed
}

/** The last act of a person that changed anything and stands. */
export async function findLast(tx: Tx, personId: string) {
  const { rows } = await sql<{ id: string; act: 'withhold' | 'release'; changed: number; at: Date }>`
    select id, act, changed, at from bulk_act where person_id = ${personId} and undone_at is null and changed > 0
    order by number desc limit 1`.execute(tx)
  return rows[0]
}

/** Puts back what was, where nobody has changed it since. @returns how many */
export async function undo(tx: Tx, id: string, now: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with taken as (
      delete from approach_mark using bulk_change change
      where change.act_id = ${id} and change.after is not null and change.enterprise_id = approach_mark.enterprise_id
        and approach_mark.act_id = ${id} returning approach_mark.enterprise_id
    ), given as (
      insert into approach_mark (enterprise_id, reason, act_id, at)
      select enterprise_id, before, before_act, ${now} from bulk_change
      where act_id = ${id} and before is not null and after is null
      on conflict do nothing returning enterprise_id
    )
    select (${changedOf('taken')}) + (${changedOf('given')}) as n`.execute(tx)
  await sql`update bulk_act set undone_at = ${now} where id = ${id}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Which of the given enterprises are marked, themselves or by a row that was merged into them. */
export async function listWithheld(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select own.id from enterprise own where own.id = any(${ids}::uuid[])
      and exists (select from approach_mark mark where mark.enterprise_id = own.id
        or mark.enterprise_id in (select one.id from enterprise one where one.merged_into = own.id))`.execute(tx)
  return new Set(rows.map((row) => row.id))
}
