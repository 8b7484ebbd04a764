import { sql, type Insertable } from 'kysely'
import type { FollowKind } from '../../../types/fieldwork'
import { within } from '../../people/actions'
import type { Reach } from '../../people/rules'
import type { Tx } from '../../platform/database/database'
import type { OfficeRef } from '../owners'
import type { FieldTables } from '../tables'

const db = (tx: Tx) => tx.withTables<FieldTables>()

export type NewFollow = Insertable<FieldTables['field_follow']>

/** One open of a kind and enterprise: a second one leaves the first. */
export async function insertFollows(tx: Tx, opened: readonly NewFollow[]): Promise<void> {
  if (opened.length === 0) return
  await db(tx)
    .insertInto('field_follow')
    .values(opened)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Of these enterprises and newcomers those at which a duty of this kind is open. */
export async function listOpenAmong(tx: Tx, kind: FollowKind, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const any = sql<string>`any(${[...ids]}::uuid[])`
  const rows = await db(tx)
    .selectFrom('field_follow')
    .select(['enterprise_id', 'newcomer_id'])
    .where('kind', '=', kind)
    .where('settled_at', 'is', null)
    .where((eb) => eb.or([eb('enterprise_id', '=', any), eb('newcomer_id', '=', any)]))
    .execute()
  return new Set(rows.flatMap((row) => [row.enterprise_id, row.newcomer_id].filter((id) => id !== null)))
}

export const insertFollow = (tx: Tx, follow: NewFollow): Promise<void> => insertFollows(tx, [follow])

export interface FollowEnd {
  by: string | null
  now: Date
  outcome: 'done' | 'dropped' | 'by-itself'
}

const ending = ({ by, now, outcome }: FollowEnd) => ({ settled_by: by, settled_at: now, outcome })

/** What was to be done at enterprises has been done, or something newer stands in its place. */
export async function endOfEnterprises(
  tx: Tx,
  enterpriseIds: readonly string[],
  kinds: readonly FollowKind[],
  end: FollowEnd,
  /** Those of this record stay. */
  but?: string,
): Promise<void> {
  if (enterpriseIds.length === 0) return
  await db(tx)
    .updateTable('field_follow')
    .set(ending(end))
    .where('settled_at', 'is', null)
    .where(but === undefined ? sql<boolean>`true` : sql<boolean>`record_id <> ${but}`)
    .where('kind', 'in', kinds)
    .where((eb) =>
      eb.or([
        eb('enterprise_id', '=', sql<string>`any(${[...enterpriseIds]}::uuid[])`),
        eb('newcomer_id', '=', sql<string>`any(${[...enterpriseIds]}::uuid[])`),
      ]),
    )
    .execute()
}

export async function endOfRecord(tx: Tx, recordId: string, end: FollowEnd): Promise<void> {
  await db(tx)
    .updateTable('field_follow')
    .set(ending(end))
    .where('record_id', '=', recordId)
    .where('conflict_id', 'is', null)
    .where('settled_at', 'is', null)
    .execute()
}

export async function endOfConflict(tx: Tx, conflictId: string, end: FollowEnd): Promise<void> {
  await db(tx)
    .updateTable('field_follow')
    .set(ending(end))
    .where('conflict_id', '=', conflictId)
    .where('settled_at', 'is', null)
    .execute()
}

export async function endFollow(tx: Tx, id: string, end: FollowEnd): Promise<void> {
  await db(tx).updateTable('field_follow').set(ending(end)).where('id', '=', id).execute()
}

export async function lockFollow(tx: Tx, id: string) {
  return db(tx).selectFrom('field_follow').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}
export type FollowRow = NonNullable<Awaited<ReturnType<typeof lockFollow>>>

/** Open ones that the reach covers, and those of the person; the most urgent first. */
export async function listOpen(
  tx: Tx,
  { reach, personId, mine, limit }: { reach: Reach; personId: string; mine: boolean; limit: number },
): Promise<{ rows: FollowRow[]; total: number }> {
  const own = sql<boolean>`person_id = ${personId}`
  const which = mine
    ? own
    : sql<boolean>`(${own} or ${within(reach, { person: 'person_id', officePath: 'office_path' })})`
  const open = db(tx).selectFrom('field_follow').where('settled_at', 'is', null).where(which)
  const rows = await open.selectAll().orderBy('due_on').orderBy('opened_at').orderBy('id').limit(limit).execute()
  const { n } = await open.select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()
  return { rows, total: Number(n) }
}

/** Open ones that follow from these records. */
export async function listOfRecords(tx: Tx, recordIds: readonly string[]): Promise<FollowRow[]> {
  if (recordIds.length === 0) return []
  return db(tx)
    .selectFrom('field_follow')
    .selectAll()
    .where('record_id', '=', sql<string>`any(${[...recordIds]}::uuid[])`)
    .where('settled_at', 'is', null)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
}

export interface FollowPlacement {
  id: string
  person_id: string | null
  office_path: string
}

/**
 * Open ones of nobody, or of somebody who does not visit there.
 * @param visiting each person with each path at which that one visits
 */
export async function listUnanswered(
  tx: Tx,
  visiting: readonly { personId: string; path: string }[],
  only: { personId?: string | undefined },
): Promise<FollowPlacement[]> {
  const answered = sql<boolean>`exists (
    select from unnest(${visiting.map((one) => one.personId)}::uuid[], ${visiting.map((one) => one.path)}::text[]) own (person, path)
    where own.person = person_id and starts_with(office_path, own.path))`
  let query = db(tx)
    .selectFrom('field_follow')
    .select(['id', 'person_id', 'office_path'])
    .where('settled_at', 'is', null)
    .where(sql<boolean>`not ${answered}`)
    .orderBy('id')
  if (only.personId !== undefined) query = query.where('person_id', '=', only.personId)
  return query.execute()
}

export async function giveTo(tx: Tx, ids: readonly string[], personId: string | null): Promise<void> {
  if (ids.length === 0) return
  await db(tx)
    .updateTable('field_follow')
    .set({ person_id: personId })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('settled_at', 'is', null)
    .execute()
}

/** A newcomer is known to be this enterprise: what is to be done there is to be done here. */
export async function putEnterprise(
  tx: Tx,
  newcomerId: string,
  enterpriseId: string,
  office: OfficeRef,
  end: FollowEnd,
): Promise<void> {
  // One of the same kind was open at the enterprise: the older one goes.
  await sql`
    update field_follow old set settled_by = ${end.by}, settled_at = ${end.now}, outcome = ${end.outcome}
    where enterprise_id = ${enterpriseId} and settled_at is null and conflict_id is null and exists (
      select from field_follow other where other.newcomer_id = ${newcomerId} and other.kind = old.kind and other.settled_at is null)`.execute(
    tx,
  )
  await db(tx)
    .updateTable('field_follow')
    .set({ enterprise_id: enterpriseId, office_id: office.officeId, office_path: office.officePath })
    .where('newcomer_id', '=', newcomerId)
    .where('settled_at', 'is', null)
    .execute()
}

/** @param of whose at which path a reader is told of */
export async function countDue(
  tx: Tx,
  of: readonly { reader: string; personId: string; path: string }[],
  today: string,
): Promise<{ reader: string; dueToday: number; late: number }[]> {
  const { rows } = await sql<{ reader: string; dueToday: number; late: number }>`
    select own.reader,
      count(distinct id) filter (where due_on = ${today}::date)::int as "dueToday",
      count(distinct id) filter (where due_on < ${today}::date)::int as late
    from unnest(${of.map((one) => one.reader)}::uuid[], ${of.map((one) => one.personId)}::uuid[], ${of.map((one) => one.path)}::text[])
      own (reader, person, path)
    join field_follow on person_id = own.person and settled_at is null and due_on <= ${today}::date and starts_with(office_path, own.path)
    group by own.reader`.execute(tx)
  return rows
}
