import { sql, type RawBuilder } from 'kysely'
import type { MessageState } from '../../../types/campaigns'
import type { Exclusion } from '../../../types/invitations'
import type { Tx } from '../../platform/database/database'
import type { OutreachTables } from '../tables'
import { chosen, type Choice } from './choose'

const db = (tx: Tx) => tx.withTables<OutreachTables>()
type Row = OutreachTables['campaign']
export type Campaign = Omit<Row, 'id' | 'number'> & { id: string; number: string }

export interface ChoiceCount {
  exclusion: Exclusion | null
  enterprises: number
  numbers: number
}

/**
 * A choice is one large statement over sets that are small: PostgreSQL takes it for enormous and would compile it for longer than it runs (1.45 of 1.72 s
 * for 53,000 enterprises). For this transaction.
 */
const withoutCompiling = (tx: Tx) => sql`select set_config('jit', 'off', true)`.execute(tx)

/** A step that is lost with the database's machine is done again: its end need not wait for the disk. For this transaction. */
export const withoutWaiting = (tx: Tx) => sql`select set_config('synchronous_commit', 'off', true)`.execute(tx)

/** What a choice would come to. */
export async function countChosen(tx: Tx, choice: Choice): Promise<ChoiceCount[]> {
  await withoutCompiling(tx)
  const { rows } = await sql<ChoiceCount>`
    select exclusion, count(*)::int as enterprises, count(distinct number)::int as numbers
    from (${chosen(choice)}) chosen group by exclusion`.execute(tx)
  return rows
}

export async function insertCampaign(
  tx: Tx,
  campaign: Pick<
    Row,
    'name' | 'template' | 'office_id' | 'office_path' | 'per_second' | 'created_by' | 'created_at'
  > & { filter: unknown },
): Promise<string> {
  const { id } = await db(tx)
    .insertInto('campaign')
    .values({ ...campaign, filter: JSON.stringify(campaign.filter), state: 'preparing' } as never)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function find(tx: Tx, id: string): Promise<Campaign | undefined> {
  return db(tx).selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function lock(tx: Tx, id: string): Promise<Campaign | undefined> {
  return db(tx).selectFrom('campaign').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** One that is to be prepared and that no other process is at. */
export async function lockUnprepared(tx: Tx): Promise<Campaign | undefined> {
  return db(tx)
    .selectFrom('campaign')
    .selectAll()
    .where('state', '=', 'preparing')
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

export async function update(tx: Tx, id: string, values: Partial<Omit<Campaign, 'id' | 'number'>>): Promise<void> {
  await db(tx)
    .updateTable('campaign')
    .set({ ...values, ...(values.plan === undefined ? {} : { plan: JSON.stringify(values.plan) }) } as never)
    .where('id', '=', id)
    .execute()
}

export async function list(tx: Tx, within: RawBuilder<boolean>, before: number | undefined, limit: number) {
  const { rows } = await sql<
    Pick<Campaign, 'id' | 'number' | 'name' | 'office_id' | 'state' | 'template' | 'created_at' | 'plan'> & {
      done: number
    }
  >`
    select id, number, name, office_id, state, template, created_at, plan,
      (select count(*) from message_intent where campaign_id = campaign.id and state not in ('wanted', 'sending'))::int as done
    from campaign where ${within} and ${before === undefined ? sql`true` : sql`number < ${before}`}
    order by number desc limit ${limit}`.execute(tx)
  return rows
}

/** Puts all of a choice down as the campaign's. @returns how many */
export async function insertTargets(tx: Tx, campaignId: string, choice: Choice): Promise<number> {
  await withoutCompiling(tx)
  const { numAffectedRows: n = 0n } = await sql`
    insert into campaign_target (campaign_id, enterprise_id, person_id, number, exclusion)
    select ${campaignId}::uuid, enterprise_id, person_id, number, exclusion from (${chosen(choice)}) chosen
    on conflict do nothing`.execute(tx)
  // Freshly written rows have no statistics: each step would read all of the campaign to find its own.
  await sql`analyze campaign_target`.execute(tx)
  return Number(n)
}

export interface OpenTarget {
  enterprise_id: string
  person_id: string
  number: Buffer
}

/**
 * Targets that no step has come to yet, by number; all of a number together. Read along the index: freshly written rows have no statistics to plan by.
 * @param after the last number that was come to
 */
export async function listOpenTargets(
  tx: Tx,
  campaignId: string,
  after: Buffer | null,
  limit: number,
): Promise<OpenTarget[]> {
  // An invitation stands with a target where a version before this one came to it.
  const open = sql`
    select enterprise_id, person_id, number from campaign_target
    where campaign_id = ${campaignId} and exclusion is null and invitation_id is null
      and ${after === null ? sql`true` : sql`number > ${after}`}`
  const { rows } = await sql<OpenTarget>`${open} order by number limit ${limit}`.execute(tx)
  const last = rows.at(-1)
  if (last === undefined || rows.length < limit) return rows
  // The last number may go on behind the limit: it waits for the next step, or is all that there is.
  const whole = rows.filter(({ number }) => !number.equals(last.number))
  if (whole.length > 0) return whole
  return (await sql<OpenTarget>`${open} and number = ${last.number}`.execute(tx)).rows
}

export async function excludeNumbers(
  tx: Tx,
  campaignId: string,
  excluded: readonly { number: Buffer; exclusion: Exclusion }[],
): Promise<void> {
  if (excluded.length === 0) return
  await sql`
    update campaign_target target set exclusion = given.exclusion
    from unnest(${excluded.map((one) => one.number)}::bytea[], ${excluded.map((one) => one.exclusion)}::text[]) as given (number, exclusion)
    where target.campaign_id = ${campaignId} and target.number = given.number and target.exclusion is null and target.invitation_id is null`.execute(
    tx,
  )
}

/** Those left out because nobody knows the register's word for their status. */
export const unclearTargets = (campaignId: string) => sql`
  select enterprise_id from campaign_target where campaign_id = ${campaignId} and exclusion = 'status-unclear'`

/** What a prepared campaign is made of. */
export async function countTargets(tx: Tx, campaignId: string): Promise<ChoiceCount[]> {
  const { rows } = await sql<ChoiceCount>`
    select exclusion, count(*)::int as enterprises, count(distinct number)::int as numbers
    from campaign_target where campaign_id = ${campaignId} group by exclusion`.execute(tx)
  return rows
}

/** How far the preparation is. */
export async function countPrepared(tx: Tx, campaignId: string): Promise<{ prepared: number; chosen: number }> {
  const { rows } = await sql<{ prepared: number; chosen: number }>`
    select count(*)::int as chosen,
      count(*) filter (where exclusion is not null or invitation_id is not null or target.number <= prepared_to)::int as prepared
    from campaign_target target join campaign on campaign.id = campaign_id where campaign_id = ${campaignId}`.execute(
    tx,
  )
  return rows[0] ?? { prepared: 0, chosen: 0 }
}

/** What has not begun will not be sent any more. @returns the invitations that nobody was told of */
export async function dropRest(tx: Tx, campaignId: string, now: Date): Promise<string[]> {
  await sql`
    update message_intent set state = 'dropped', reason = 'stopped', settled_at = ${now}
    where campaign_id = ${campaignId} and state = 'wanted'`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    select invitation_id as id from message_intent
    where campaign_id = ${campaignId} and state in ('dropped', 'refused') and invitation_id is not null`.execute(tx)
  return rows.map((row) => row.id)
}

/** The newest message of causes that begin so. */
export async function findNewestOf(tx: Tx, cause: string): Promise<{ state: MessageState; at: Date } | undefined> {
  const { rows } = await sql<{ state: MessageState; at: Date }>`
    select state, coalesce(settled_at, wanted_at) as at from message_intent
    where cause like ${`${cause}%`} order by wanted_at desc, id limit 1`.execute(tx)
  return rows[0]
}

export interface MessageCounts {
  states: Partial<Record<MessageState, number>>
  delivered: number
  undelivered: number
  /** Numbers that replied with something else than an opt-out. */
  replied: number
}

export async function countMessages(tx: Tx, campaignId: string): Promise<MessageCounts> {
  const { rows } = await sql<{
    state: MessageState
    n: number
    delivered: number
    undelivered: number
    replied: number
  }>`
    select state, count(*)::int as n, count(delivered_at)::int as delivered,
      count(*) filter (where delivery_code is not null and delivered_at is null)::int as undelivered, count(replied_at)::int as replied
    from message_intent where campaign_id = ${campaignId} group by state`.execute(tx)
  const sum = (read: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + read(row), 0)
  return {
    states: Object.fromEntries(rows.map((row) => [row.state, row.n])),
    delivered: sum((row) => row.delivered),
    undelivered: sum((row) => row.undelivered),
    replied: sum((row) => row.replied),
  }
}

export async function listReasons(
  tx: Tx,
  campaignId: string,
): Promise<{ code: string; state: string; messages: number }[]> {
  const { rows } = await sql<{ code: string; state: string; messages: number }>`
    select coalesce(case when state = 'sent' then delivery_code else reason end, '') as code, state, count(*)::int as messages
    from message_intent
    where campaign_id = ${campaignId} and (state in ('refused', 'unknown', 'dropped') or (delivery_code is not null and delivered_at is null))
    group by 1, 2 order by messages desc, code limit 50`.execute(tx)
  return rows
}

/** Campaigns that ended before an instant and whose choice is still kept. */
const endedBefore = (before: Date) => sql`
  select id from campaign
  where state in ('finished', 'stopped', 'failed') and coalesce(finished_at, steered_at, created_at) < ${before}
    and exists (select from campaign_target where campaign_id = campaign.id)`

export async function countEndedBefore(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${endedBefore(before)}) ended`.execute(tx)
  return rows[0]?.n ?? 0
}

/** @returns of how many campaigns the choice is gone */
export async function deleteTargetsBefore(tx: Tx, before: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`${endedBefore(before)} order by id limit ${limit}`.execute(tx)
  if (rows.length > 0)
    await sql`delete from campaign_target where campaign_id = any(${rows.map((row) => row.id)}::uuid[])`.execute(tx)
  return rows.length
}
