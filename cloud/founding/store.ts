import { sql, type Selectable, type Updateable } from 'kysely'
import type { Post } from '../../types/founding-view'
import type { Tx } from '../platform/database/database'
import { orderedId } from '../platform/ordered-id'
import type { FoundingTables } from './tables'

const db = (tx: Tx) => tx.withTables<FoundingTables>()

export type FoundingRow = Selectable<FoundingTables['founding']>
export type CandidateRow = Selectable<FoundingTables['founding_candidate']>

export async function findFounding(tx: Tx, caseId: string): Promise<FoundingRow | undefined> {
  return db(tx).selectFrom('founding').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

/** Writes what is given and leaves the rest; makes the row where there is none. */
export async function putFounding(
  tx: Tx,
  caseId: string,
  values: Omit<Updateable<FoundingTables['founding']>, 'case_id'>,
): Promise<void> {
  // Not in one statement: what is given alone need not be a whole row.
  await db(tx)
    .insertInto('founding')
    .values({ ...empty, case_id: caseId })
    .onConflict((conflict) => conflict.column('case_id').doNothing())
    .execute()
  if (Object.keys(values).length > 0)
    await db(tx).updateTable('founding').set(values).where('case_id', '=', caseId).execute()
}

const empty = {
  staff: null,
  youth: null,
  members: null,
  seats: null,
  guide_id: null,
  guide_on: null,
  request_on: null,
  reply_number: null,
  reply_on: null,
  reply_office_id: null,
  election_on: null,
  eligible: null,
  present: null,
  confirm_number: null,
  confirm_office_id: null,
  founded_on: null,
  dissolved_on: null,
  term_years: null,
  organisation_id: null,
  held_by_id: null,
} as const

/** Nothing of a former founding stands any more; the row stays. */
export async function clearFounding(tx: Tx, caseId: string): Promise<void> {
  await db(tx)
    .updateTable('founding')
    .set({ ...empty, full_name: '', short_name: '', industry: '', party_name: '' })
    .where('case_id', '=', caseId)
    .execute()
}

/**
 * What was written for another form is proposed anew: names and seats follow from the form. What is true of the enterprise stays.
 * @param isJoint one of both forms is of several enterprises: other people are counted
 */
export async function forgetForm(tx: Tx, caseId: string, isJoint: boolean): Promise<void> {
  await db(tx)
    .updateTable('founding')
    .set({
      full_name: '',
      short_name: '',
      seats: null,
      ...(isJoint ? { staff: null, youth: null, members: null } : {}),
    })
    .where('case_id', '=', caseId)
    .execute()
}

/** The meeting that was held stands for nothing any more. */
export async function forgetElection(tx: Tx, caseId: string): Promise<void> {
  await db(tx)
    .updateTable('founding')
    .set({ election_on: null, eligible: null, present: null })
    .where('case_id', '=', caseId)
    .execute()
}

export async function insertCandidate(
  tx: Tx,
  candidate: { caseId: string; post: Post; tokenId: string; now: Date },
): Promise<string> {
  const row = await db(tx)
    .insertInto('founding_candidate')
    .values({
      id: orderedId(candidate.now),
      case_id: candidate.caseId,
      post: candidate.post,
      person_id: null,
      token_id: candidate.tokenId,
      invited_at: candidate.now,
      given_at: null,
      notice_version: null,
      removed_at: null,
      votes: null,
      elected: null,
      let_go_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Those that stand, in the order in which they were invited. */
export async function listCandidates(tx: Tx, caseId: string): Promise<CandidateRow[]> {
  return db(tx)
    .selectFrom('founding_candidate')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('removed_at', 'is', null)
    .orderBy('invited_at')
    .orderBy('id')
    .execute()
}

/** Those who stand for one case stand for another from now on. */
export async function moveCandidates(tx: Tx, fromId: string, toId: string): Promise<void> {
  await db(tx)
    .updateTable('founding_candidate')
    .set({ case_id: toId })
    .where('case_id', '=', fromId)
    .where('removed_at', 'is', null)
    .execute()
}

export async function lockByToken(tx: Tx, tokenId: string): Promise<CandidateRow | undefined> {
  return db(tx)
    .selectFrom('founding_candidate')
    .selectAll()
    .where('token_id', '=', tokenId)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** Who stands for a place; taken, so that nobody gives anything for it meanwhile. */
export async function lockStanding(tx: Tx, id: string): Promise<string | null> {
  const row = await db(tx)
    .selectFrom('founding_candidate')
    .select('person_id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** Whether the person has given data for another place of the case; whoever asks goes before all who ask after it. */
export async function hasOtherPlace(
  tx: Tx,
  { caseId, personId, except }: { caseId: string; personId: string; except: string },
): Promise<boolean> {
  await db(tx).selectFrom('founding').select('case_id').where('case_id', '=', caseId).forUpdate().execute()
  const other = await db(tx)
    .selectFrom('founding_candidate')
    .select('id')
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .where('id', '!=', except)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

export async function setCandidate(
  tx: Tx,
  id: string,
  values: Updateable<FoundingTables['founding_candidate']>,
): Promise<void> {
  await db(tx).updateTable('founding_candidate').set(values).where('id', '=', id).execute()
}

/** Numbers of replies that an office gave, newest first: of requests and of elections. */
export async function listNumbers(tx: Tx, officeId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select number from (
      select reply_number as number, reply_on as day from founding where reply_office_id = ${officeId} and reply_number is not null
      union all
      select confirm_number, founded_on from founding where confirm_office_id = ${officeId} and confirm_number is not null
    ) used order by day desc nulls last, number desc limit ${limit}`.execute(tx)
  return rows.map((row) => row.number)
}

/** @param written the ways in which the number may have been written */
export async function isNumberUsed(tx: Tx, officeId: string, written: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    select 1 from founding
    where (reply_office_id = ${officeId} and reply_number = any (${[...written]}::text[]))
      or (confirm_office_id = ${officeId} and confirm_number = any (${[...written]}::text[]))
    limit 1`.execute(tx)
  return rows.length > 0
}

/**
 * Persons of candidates whose data are needed no more: they were not elected and the organisation was founded before a day, or it was dissolved
 * before another.
 */
export async function takeUnneeded(
  tx: Tx,
  { foundedBefore, dissolvedBefore }: { foundedBefore: string; dissolvedBefore: string },
  limit: number,
): Promise<{ id: string; person_id: string }[]> {
  const { rows } = await sql<{ id: string; person_id: string }>`
    select candidate.id, candidate.person_id from founding_candidate candidate
    join founding on founding.case_id = candidate.case_id
    where candidate.person_id is not null and (
      (candidate.elected is not true and founding.founded_on < ${foundedBefore}::date)
      or founding.dissolved_on < ${dissolvedBefore}::date)
    order by candidate.id limit ${limit} for update of candidate skip locked`.execute(tx)
  return rows
}
