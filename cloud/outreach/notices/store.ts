/** Work notices: wanted, claimed by one sender, settled once. */
import { sql } from 'kysely'
import type { MessageState } from '../../../types/campaigns'
import type { Tx } from '../../platform/database/database'
import type { NoticePage } from './rules'
import type { WorkNoticeTables } from './tables'

const db = (tx: Tx) => tx.withTables<WorkNoticeTables>()

/** One a person and day: wanting it again leaves one. */
export async function insert(
  tx: Tx,
  {
    personId,
    on,
    lines,
    page,
    now,
  }: { personId: string; on: string; lines: readonly string[]; page: NoticePage; now: Date },
): Promise<void> {
  await sql`
    insert into work_notice (person_id, on_date, lines, page, wanted_at)
    values (${personId}, ${on}::date, ${JSON.stringify(lines)}, ${page}, ${now}) on conflict do nothing`.execute(tx)
}

/** Notices whose sender died: nobody knows whether they went out, so they never go out again. */
export async function giveUpClaimed(tx: Tx, before: Date, now: Date): Promise<void> {
  await db(tx)
    .updateTable('work_notice')
    .set({ state: 'unknown', reason: 'sender stopped before the outcome was known', settled_at: now })
    .where('state', '=', 'sending')
    .where('claimed_at', '<', before)
    .execute()
}

/** A digest is of its day. @param day the last one whose notices are not sent any more */
export async function dropUpTo(tx: Tx, day: string, now: Date): Promise<void> {
  await db(tx)
    .updateTable('work_notice')
    .set({ state: 'dropped', reason: 'late', settled_at: now })
    .where('state', '=', 'wanted')
    .where('on_date', '<=', day)
    .execute()
}

export interface ClaimedNotice {
  person_id: string
  on_date: string
  lines: string[]
  /** What a tap opens; follows from the lines. */
  page: NoticePage
  attempts: number
}

/** Two that claim at once get different ones. */
export async function claim(tx: Tx, limit: number, now: Date): Promise<ClaimedNotice[]> {
  const { rows } = await sql<ClaimedNotice>`
    update work_notice set state = 'sending', claimed_at = ${now}, attempts = attempts + 1
    where (person_id, on_date) in (
      select person_id, on_date from work_notice
      where state = 'wanted' and (not_before is null or not_before <= ${now})
      -- Equal texts go out together.
      order by lines::text, person_id limit ${limit} for update skip locked)
    returning person_id, on_date, lines, page, attempts`.execute(tx)
  return rows
}

export interface SettledNotice {
  personId: string
  on: string
  state: MessageState
  providerId: string | null
  reason: string | null
  notBefore: Date | null
}

/** What became of claimed ones. One that was given up meanwhile stays given up. */
export async function settle(tx: Tx, now: Date, settled: readonly SettledNotice[]): Promise<void> {
  if (settled.length === 0) return
  const of = (read: (one: SettledNotice) => unknown) => settled.map(read)
  await sql`
    update work_notice notice
    set state = done.state, provider_id = done.provider_id, reason = done.reason, not_before = done.not_before,
      settled_at = case when done.state = 'wanted' then null else ${now}::timestamptz end
    from unnest(
      ${of((one) => one.personId)}::uuid[], ${of((one) => one.on)}::date[], ${of((one) => one.state)}::text[],
      ${of((one) => one.providerId)}::text[], ${of((one) => one.reason)}::text[], ${of((one) => one.notBefore)}::timestamptz[]
    ) as done (person_id, on_date, state, provider_id, reason, not_before)
    where notice.person_id = done.person_id and notice.on_date = done.on_date and notice.state = 'sending'`.execute(tx)
}

/** Tasks whose results are not told yet and were not asked for lately, the oldest first. */
export async function listUntold(
  tx: Tx,
  { since, until, askedBefore, limit }: { since: Date; until: Date; askedBefore: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ task: string }>`
    select provider_id as task from work_notice
    where state = 'sent' and told_at is null and settled_at >= ${since} and settled_at <= ${until} and provider_id <> ''
      and (asked_at is null or asked_at <= ${askedBefore})
    group by provider_id order by min(settled_at) limit ${limit}`.execute(tx)
  return rows.map((row) => row.task)
}

export async function listOfTask(tx: Tx, task: string): Promise<{ person_id: string; on_date: string }[]> {
  return db(tx)
    .selectFrom('work_notice')
    .select(['person_id', 'on_date'])
    .where('provider_id', '=', task)
    .where('state', '=', 'sent')
    .where('told_at', 'is', null)
    .execute()
}

export async function markAsked(tx: Tx, task: string, now: Date): Promise<void> {
  await db(tx)
    .updateTable('work_notice')
    .set({ asked_at: now })
    .where('provider_id', '=', task)
    .where('state', '=', 'sent')
    .where('told_at', 'is', null)
    .execute()
}

/** @param reason why it did not reach the person; null: it did */
export async function putTold(
  tx: Tx,
  told: readonly { personId: string; on: string; reason: string | null }[],
  now: Date,
): Promise<void> {
  if (told.length === 0) return
  await sql`
    update work_notice notice
    set told_at = ${now}, state = case when said.reason is null then notice.state else 'refused' end, reason = said.reason
    from unnest(${told.map((one) => one.personId)}::uuid[], ${told.map((one) => one.on)}::date[],
      ${told.map((one) => one.reason)}::text[]) as said (person_id, on_date, reason)
    where notice.person_id = said.person_id and notice.on_date = said.on_date and notice.state = 'sent'`.execute(tx)
}

export async function deleteOld(tx: Tx, before: Date): Promise<void> {
  await sql`delete from work_notice where on_date < ${before}::date`.execute(tx)
}
