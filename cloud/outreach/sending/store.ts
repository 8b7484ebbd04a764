/** Intents: wanted, claimed by one sender, settled once. The promises stand in docs/sending.md. */
import { sql, type RawBuilder } from 'kysely'
import { rowsOf } from '../../platform/database/columns'
import type { Tx } from '../../platform/database/database'
import { orderedId } from '../../platform/ordered-id'
import type { IntentState, OutreachTables, OutreachTemplate, PhoneField } from '../tables'

const db = (tx: Tx) => tx.withTables<OutreachTables>()

export interface NewIntent {
  personId: string
  cause: string
  template: OutreachTemplate
  params: readonly string[]
  field?: PhoneField
  number?: Buffer
  campaignId?: string
  invitationId?: string
  notBefore?: Date
}

/** One intent a cause and person, and one a campaign and number: wanting the same message twice leaves one. */
export async function insertIntents(tx: Tx, now: Date, intents: readonly NewIntent[]): Promise<void> {
  if (intents.length === 0) return
  const rows = rowsOf(intents, [
    { name: 'id', type: 'uuid', of: () => orderedId(now) },
    { name: 'person_id', type: 'uuid', of: (one) => one.personId },
    { name: 'cause', type: 'text', of: (one) => one.cause },
    { name: 'template', type: 'text', of: (one) => one.template },
    { name: 'params', type: 'jsonb', of: (one) => JSON.stringify(one.params) },
    { name: 'field', type: 'text', of: (one) => one.field ?? 'phone' },
    { name: 'number', type: 'bytea', of: (one) => one.number ?? null },
    { name: 'campaign_id', type: 'uuid', of: (one) => one.campaignId ?? null },
    { name: 'invitation_id', type: 'uuid', of: (one) => one.invitationId ?? null },
    { name: 'not_before', type: 'timestamptz', of: (one) => one.notBefore ?? null },
    { name: 'state', type: 'text', of: () => 'wanted' },
    { name: 'wanted_at', type: 'timestamptz', of: () => now },
  ])
  await sql`
    insert into message_intent (id, person_id, cause, template, params, field, number, campaign_id, invitation_id, not_before, state, wanted_at)
    ${rows} on conflict do nothing`.execute(tx)
}

/** What became of the message of each invitation that was sent by itself, in no campaign. */
export async function listOwnStates(tx: Tx, invitationIds: readonly string[]): Promise<Map<string, IntentState>> {
  if (invitationIds.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('message_intent')
    .select(['invitation_id', 'state'])
    .where('invitation_id', 'in', invitationIds)
    .where('campaign_id', 'is', null)
    .execute()
  return new Map(rows.flatMap(({ invitation_id: id, state }) => (id === null ? [] : [[id, state] as const])))
}

/**
 * Drops what waits to be sent of an invitation. What a sender has claimed may be on its way: it is left to its outcome.
 * @param of a campaign has one message a number, also for a number's list: by both it is found at once
 */
export async function dropWaiting(
  tx: Tx,
  now: Date,
  invitationId: string,
  of: { campaignId: string; number: Buffer } | undefined,
): Promise<void> {
  await sql`
    update message_intent set state = 'dropped', settled_at = ${now}, reason = 'revoked'
    where state = 'wanted' and invitation_id = ${invitationId} and ${
      of === undefined ? sql`campaign_id is null` : sql`campaign_id = ${of.campaignId} and number = ${of.number}`
    }`.execute(tx)
}

export interface ClaimedIntent {
  id: string
  person_id: string
  template: OutreachTemplate
  params: string[]
  field: PhoneField
  number: Buffer | null
  campaign_id: string | null
  invitation_id: string | null
  attempts: number
  cause: string
  wanted_at: Date
}

const claimed = sql`id, person_id, template, params, field, number, campaign_id, invitation_id, attempts, cause, wanted_at`

/** Takes single messages for this sender, the oldest first. Two that claim at once get different ones. */
export async function claimSingle(
  tx: Tx,
  limit: number,
  now: Date,
  withInvitations: boolean,
): Promise<ClaimedIntent[]> {
  const { rows } = await sql<ClaimedIntent>`
    update message_intent set state = 'sending', claimed_at = ${now}, attempts = attempts + 1
    where id in (
      select id from message_intent
      where state = 'wanted' and campaign_id is null and (not_before is null or not_before <= ${now})
        and ${withInvitations ? sql`true` : sql`invitation_id is null`}
      order by wanted_at limit ${limit} for update skip locked
    )
    returning ${claimed}`.execute(tx)
  return rows
}

/** Whether a round has anything to look at; asked several times a second, so it takes no lock and writes nothing. */
export async function hasWork(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ work: boolean }>`
    select exists (select from message_intent where state = 'sending')
      or exists (select from message_intent where state = 'wanted' and campaign_id is null)
      or exists (select from campaign where state = 'running') as work`.execute(tx)
  return rows[0]?.work ?? false
}

/** The turn of claiming invitations; others wait until this transaction is over. */
export async function takeTurn(tx: Tx): Promise<void> {
  await sql`select from sending_turn for update`.execute(tx)
}

export interface OpenCampaign {
  id: string
  per_second: number | null
  throttled_to: Date | null
}

/**
 * The id of a campaign's next message; null where there is none, or none that may go out by an instant. In an order that only the index of those that are
 * wanted has: by any other way all that was sent already would be read, for to PostgreSQL's statistics a campaign that is sending is all wanted yet.
 */
const firstWanted = (campaignId: RawBuilder<unknown>, by?: Date) => sql`(
  select id from message_intent where campaign_id = ${campaignId} and state = 'wanted'
    and ${by === undefined ? sql`true` : sql`(not_before is null or not_before <= ${by})`}
  order by wanted_at, id limit 1)`

const anyOnItsWay = (campaignId: RawBuilder<unknown>) => sql`exists (
  select from message_intent where campaign_id = ${campaignId} and state = 'sending' and claimed_at is not null)`

/** A campaign that may send now, the one that has waited longest; held for this transaction, so that a stop waits or goes before. */
export async function lockSendingCampaign(tx: Tx, now: Date): Promise<OpenCampaign | undefined> {
  const { rows } = await sql<OpenCampaign>`
    select id, per_second, throttled_to from campaign
    where state = 'running' and send_from <= ${now} and (throttled_to is null or throttled_to <= ${now})
      -- One that only waits to try something again does not take the others' turn.
      and (${firstWanted(sql`campaign.id`, now)} is not null
        or (${firstWanted(sql`campaign.id`)} is null and not ${anyOnItsWay(sql`campaign.id`)}))
    order by coalesce(throttled_to, send_from) limit 1 for update skip locked`.execute(tx)
  return rows[0]
}

export async function claimOfCampaign(tx: Tx, campaignId: string, limit: number, now: Date): Promise<ClaimedIntent[]> {
  const { rows } = await sql<ClaimedIntent>`
    update message_intent set state = 'sending', claimed_at = ${now}, attempts = attempts + 1
    where id in (
      select id from message_intent
      where campaign_id = ${campaignId} and state = 'wanted' and (not_before is null or not_before <= ${now})
      order by wanted_at, id limit ${limit} for update skip locked
    )
    returning ${claimed}`.execute(tx)
  return rows
}

/** Until when what was just claimed uses up what may be sent a second. */
export async function throttle(tx: Tx, campaign: OpenCampaign, count: number, now: Date): Promise<void> {
  const { id, per_second: rate, throttled_to: before } = campaign
  // A round that came late is made up for, by a second's worth at the most. Without a rate the instant still turns the campaigns round.
  const from = Math.max(before?.getTime() ?? now.getTime(), now.getTime() - 1000)
  const until = rate === null ? now : new Date(from + Math.ceil((count * 1000) / rate))
  await db(tx).updateTable('campaign').set({ throttled_to: until }).where('id', '=', id).execute()
}

/** Nothing wanted, nothing on its way: it is done. */
export async function finishIfDone(tx: Tx, campaignId: string, now: Date): Promise<void> {
  await sql`
    update campaign set state = 'finished', finished_at = ${now}
    where id = ${campaignId} and state = 'running'
      and ${firstWanted(sql`${campaignId}::uuid`)} is null and not ${anyOnItsWay(sql`${campaignId}::uuid`)}`.execute(tx)
}

/**
 * Nothing of it can go out now, whoever is written to: it waits for an instant, or for somebody to mend what is wrong.
 * @param until null: it is paused, and goes on by a person's word
 */
export async function holdCampaign(tx: Tx, campaignId: string, code: string, until: Date | null): Promise<void> {
  await sql`
    update campaign set hold_code = ${code}, ${
      until === null ? sql`state = 'paused'` : sql`send_from = greatest(send_from, ${until}::timestamptz)`
    } where id = ${campaignId} and state = 'running'`.execute(tx)
}

/** Whether anything of a campaign is on its way, or may go by an instant; of other templates than one where that is given. */
export async function mayGoOn(tx: Tx, campaignId: string, by: Date, but?: OutreachTemplate): Promise<boolean> {
  const others = but === undefined ? sql`true` : sql`template <> ${but}`
  const { rows } = await sql<{ any: boolean }>`
    select exists (
      select from message_intent where campaign_id = ${campaignId} and state = 'sending' and claimed_at is not null and ${others}
    ) or (
      select id from message_intent
      where campaign_id = ${campaignId} and state = 'wanted' and (not_before is null or not_before <= ${by}) and ${others}
      order by wanted_at, id limit 1
    ) is not null as any`.execute(tx)
  return rows[0]?.any ?? false
}

/** All of a campaign's messages of one template wait until an instant, and let the others by; whoever calls holds the campaign's row. */
export async function setAside(tx: Tx, campaignId: string, template: OutreachTemplate, until: Date): Promise<void> {
  await sql`
    update message_intent set not_before = greatest(not_before, ${until}::timestamptz)
    where campaign_id = ${campaignId} and state = 'wanted' and template = ${template}`.execute(tx)
}

/** A person lets a campaign go on: whatever waits to be tried again is tried at once. */
export async function waitNoLonger(tx: Tx, campaignId: string): Promise<void> {
  await db(tx)
    .updateTable('message_intent')
    .set({ not_before: null })
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'wanted')
    .where('not_before', 'is not', null)
    .execute()
}

export interface Settled {
  id: string
  state: IntentState
  provider: string | null
  providerId: string | null
  reason: string | null
  notBefore: Date | null
  /** How often it counts as tried: less than it was where a provider could have sent nobody's. */
  attempts: number
}

/** What became of claimed ones. One that was given up meanwhile stays given up. @returns the ids that were settled here */
export async function settle(tx: Tx, now: Date, settled: readonly Settled[]): Promise<string[]> {
  if (settled.length === 0) return []
  const of = (read: (one: Settled) => unknown) => settled.map(read)
  const { rows } = await sql<{ id: string }>`
    update message_intent intent
    set state = done.state, provider = done.provider, provider_id = done.provider_id, reason = done.reason,
      not_before = done.not_before, attempts = done.attempts, settled_at = case when done.state = 'wanted' then null else ${now}::timestamptz end
    from unnest(
      ${of((one) => one.id)}::uuid[], ${of((one) => one.state)}::text[], ${of((one) => one.provider)}::text[],
      ${of((one) => one.providerId)}::text[], ${of((one) => one.reason)}::text[], ${of((one) => one.notBefore)}::timestamptz[],
      ${of((one) => one.attempts)}::int[]
    ) as done (id, state, provider, provider_id, reason, not_before, attempts)
    where intent.id = done.id and intent.state = 'sending'
    returning intent.id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Messages whose sender died: nobody knows whether they went out, so they never go out again. */
export async function giveUpClaimed(tx: Tx, before: Date, now: Date): Promise<number> {
  const result = await db(tx)
    .updateTable('message_intent')
    .set({ state: 'unknown', reason: 'sender stopped before the outcome was known', settled_at: now })
    .where('state', '=', 'sending')
    .where('claimed_at', '<', before)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** By the person, or by the number that the person has. */
export async function listOfPerson(tx: Tx, personId: string, number: Buffer | undefined) {
  return db(tx)
    .selectFrom('message_intent')
    .select(['template', 'params', 'state', 'wanted_at', 'settled_at', 'provider'])
    .where((eb) =>
      eb.or([eb('person_id', '=', personId), ...(number === undefined ? [] : [eb('number', '=', number)])]),
    )
    .where('state', '<>', 'dropped')
    .orderBy('wanted_at', 'desc')
    .execute()
}

export async function countSettledBefore(tx: Tx, before: Date): Promise<number> {
  const row = await db(tx)
    .selectFrom('message_intent')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('settled_at', '<', before)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function deleteSettledBefore(tx: Tx, before: Date, limit: number): Promise<number> {
  const result = await db(tx)
    .deleteFrom('message_intent')
    .where('id', 'in', (eb) =>
      eb.selectFrom('message_intent').select('id').where('settled_at', '<', before).orderBy('settled_at').limit(limit),
    )
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
