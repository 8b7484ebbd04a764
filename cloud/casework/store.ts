import { sql, type Insertable, type RawBuilder, type Selectable, type Updateable } from 'kysely'
import type { Tx } from '../platform/database/database'
import { within as whereReach } from '../people/actions'
import type { Reach } from '../people/rules'
import { looksAfterTerm } from './led'
import type { CaseTables } from './tables'

const db = (tx: Tx) => tx.withTables<CaseTables>()

export type CaseFile = Selectable<CaseTables['case_file']>

export async function insertFile(tx: Tx, file: Insertable<CaseTables['case_file']>): Promise<void> {
  await db(tx).insertInto('case_file').values(file).execute()
}

export async function findFile(tx: Tx, id: string): Promise<CaseFile | undefined> {
  return db(tx).selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Takes the case for this transaction: whoever comes next waits and then sees what this one did. */
export async function lockFile(tx: Tx, id: string): Promise<CaseFile | undefined> {
  return db(tx).selectFrom('case_file').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Whether a case is taken up: as the unique index `case_file_once` has it. */
const isTakenUp = (file: string): RawBuilder<boolean> => sql`(${sql.ref(`${file}.state`)} in (
    'accepted', 'surveyed', 'decided', 'guiding', 'preparing', 'requested', 'approved', 'elected', 'founded', 'deferred', 'suspended', 'joined')
  or (${sql.ref(`${file}.state`)} = 'disputed' and ${sql.ref(`${file}.before_state`)} in ('accepted', 'surveyed')))`

/** Under another code. Where both it and another case of that code are taken up already, it stands beside that one: people see both, and end one. */
export async function putUnderCode(tx: Tx, id: string, { uscc, why }: { uscc: string; why: string }): Promise<void> {
  await sql`
    update case_file set uscc = ${uscc}, why = ${why}, beside = beside or (${isTakenUp('case_file')} and exists (
      select from case_file other where other.uscc = ${uscc} and other.id <> ${id} and not other.beside and ${isTakenUp('other')}))
    where id = ${id}`.execute(tx)
}

/** The projection after an event. */
export async function project(tx: Tx, id: string, to: Updateable<CaseTables['case_file']>): Promise<void> {
  await db(tx).updateTable('case_file').set(to).where('id', '=', id).execute()
}

/** Cases change hands; their history goes on by one event. */
export async function giveFiles(
  tx: Tx,
  ids: readonly string[],
  to: Pick<
    Updateable<CaseTables['case_file']>,
    'owner_id' | 'owner_path' | 'cause' | 'person_id' | 'escalated_to' | 'escalated_path'
  >,
): Promise<void> {
  await db(tx)
    .updateTable('case_file')
    .set({ ...to, seq: sql<number>`seq + 1` })
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .execute()
}

/** The days on which the clocks of cases strike. */
export async function putStrikes(tx: Tx, strikes: readonly { id: string; on: string | null }[]): Promise<void> {
  if (strikes.length === 0) return
  await sql`
    update case_file set strikes_on = given.day
    from unnest(${strikes.map((one) => one.id)}::uuid[], ${strikes.map((one) => one.on)}::date[]) as given (id, day)
    where case_file.id = given.id
  `.execute(tx)
}

/** What the reach leaves of the cases, newest first. */
export async function listFiles(tx: Tx, reach: Reach): Promise<CaseFile[]> {
  return db(tx)
    .selectFrom('case_file')
    .selectAll()
    .where(within(reach))
    .orderBy('submitted_at', 'desc')
    .orderBy('id')
    .execute()
}

export async function listFilesById(tx: Tx, ids: readonly string[]): Promise<CaseFile[]> {
  return ids.length === 0 ? [] : db(tx).selectFrom('case_file').selectAll().where('id', 'in', ids).execute()
}

/** Cases on their own, in no joint founding: first those of the office `near`, then of its district. */
export async function listAlone(
  tx: Tx,
  {
    reach,
    states,
    officePath,
    near,
    limit,
  }: { reach: Reach; states: readonly string[]; officePath: string; near: string; limit: number },
): Promise<CaseFile[]> {
  return (
    db(tx)
      .selectFrom('case_file')
      .selectAll()
      .where(within(reach))
      .where(sql<boolean>`state = any (${[...states]}::text[])`)
      .where(sql<boolean>`office_path like ${`${officePath}%`}`)
      .where('joint_lead_id', 'is', null)
      .orderBy(sql`(office_path = ${near})`, 'desc')
      // A street's path without its last part is its district's.
      .orderBy(sql`(office_path like ${`${near.replace(/[^/]+\/$/, '')}%`})`, 'desc')
      .orderBy('id')
      .limit(limit)
      .execute()
  )
}

/** Those admitted to a case beside its applicant. */
export async function listParties(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await db(tx).selectFrom('case_party').select('person_id').where('case_id', '=', caseId).execute()
  return rows.map((row) => row.person_id)
}

export async function insertParty(tx: Tx, caseId: string, personId: string, now: Date): Promise<void> {
  await db(tx)
    .insertInto('case_party')
    .values({ case_id: caseId, person_id: personId, admitted_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The policy's filter on case_file. */
export const within = (reach: Reach) =>
  whereReach(reach, {
    person: 'applicant_id',
    officePath: 'office_path',
    ownerPath: 'owner_path',
    bodies: 'bodies',
    admitted: (personId) => sql<boolean>`id in (select case_id from case_party where person_id = ${personId})`,
  })

export interface QueuePlace {
  dueOn: string
  id: string
}

/** Cases of a set, the earliest deadline first. */
export async function listAmong(
  tx: Tx,
  {
    reach,
    ids,
    after,
    limit,
  }: { reach: Reach; ids: RawBuilder<unknown>; after: QueuePlace | undefined; limit: number },
): Promise<CaseFile[]> {
  let query = db(tx)
    .selectFrom('case_file')
    .selectAll()
    .where(within(reach))
    .where(sql<boolean>`id in (${ids})`)
  if (after !== undefined) query = query.where(sql<boolean>`(due_on, id) > (${after.dueOn}::date, ${after.id}::uuid)`)
  return query.orderBy('due_on').orderBy('id').limit(limit).execute()
}

export async function countAmong(tx: Tx, reach: Reach, ids: RawBuilder<unknown>): Promise<number> {
  const row = await db(tx)
    .selectFrom('case_file')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where(within(reach))
    .where(sql<boolean>`id in (${ids})`)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Where cases lie only because of who is there: the responsible offices and whose their cases are. */
export async function listPlacements(tx: Tx, officeId?: string) {
  let query = db(tx)
    .selectFrom('case_file')
    .select(['office_id', 'office_path', 'owner_id', 'cause'])
    .distinct()
    .where('cause', 'in', ['responsible', 'vacancy'])
  if (officeId !== undefined)
    query = query.where((eb) => eb.or([eb('office_id', '=', officeId), eb('owner_id', '=', officeId)]))
  return query.execute()
}

/** Cases of one placement, for giving them to somebody else. */
export async function lockPlacement(
  tx: Tx,
  place: Awaited<ReturnType<typeof listPlacements>>[number],
  limit: number,
): Promise<CaseFile[]> {
  return db(tx)
    .selectFrom('case_file')
    .selectAll()
    .where('office_id', '=', place.office_id)
    .where('owner_id', '=', place.owner_id)
    .where('cause', '=', place.cause)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
}

/** Whom cases named before they went to the office above for want of anybody. */
export async function listNamedBefore(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ case_id: string; person_id: string | null }>`
    select distinct on (case_id) case_id, payload ->> 'fromPerson' as person_id from case_event
    where case_id = any (${[...ids]}::uuid[]) and kind = 'assigned' and payload ->> 'reason' = 'vacancy'
      and payload ->> 'fromPerson' is not null
      -- Vacancies may follow one another: of all since somebody was there, the last that named anybody.
      and seq > coalesce((
        select max(back.seq) from case_event back where back.case_id = case_event.case_id and back.kind = 'assigned'
          and back.payload ->> 'reason' = 'staffed'), 0)
    order by case_id, seq desc`.execute(tx)
  return new Map(rows.flatMap((row) => (row.person_id === null ? [] : [[row.case_id, row.person_id] as const])))
}

/** Cases of an office, open and ended, by id from behind `after`. */
export async function lockAtOffice(
  tx: Tx,
  officeId: string,
  after: string | undefined,
  limit: number,
): Promise<CaseFile[]> {
  let query = db(tx)
    .selectFrom('case_file')
    .selectAll()
    .where('office_id', '=', officeId)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
  if (after !== undefined) query = query.where('id', '>', after)
  return query.execute()
}

/** Open cases of which an office has the next move. */
export async function lockOwned(tx: Tx, ownerId: string, limit: number): Promise<CaseFile[]> {
  return db(tx)
    .selectFrom('case_file')
    .selectAll()
    .where('owner_id', '=', ownerId)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
}

/** Open cases at an office that name a person. */
export async function lockNamed(tx: Tx, officeId: string, personId: string): Promise<CaseFile[]> {
  return db(tx)
    .selectFrom('case_file')
    .selectAll()
    .where('owner_id', '=', officeId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function countNamed(tx: Tx, officeId: string, personId: string): Promise<number> {
  const row = await db(tx)
    .selectFrom('case_file')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('owner_id', '=', officeId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Cases whose clock strikes, the longest overdue first; what another process is at is left to it. */
export async function lockStriking(tx: Tx, today: string, limit: number): Promise<CaseFile[]> {
  return db(tx)
    .selectFrom('case_file')
    .selectAll()
    .where('strikes_on', '<=', today)
    .where(looksAfterTerm)
    .orderBy('strikes_on')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}
