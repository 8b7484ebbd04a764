import { sql, type RawBuilder } from 'kysely'
import type { SmsReceipt } from '../../gateways/sms/port'
import type { Tx } from '../../platform/database/database'

/** Kept once, whatever is repeated. */
export async function insertReceipts(
  tx: Tx,
  provider: string,
  receipts: readonly SmsReceipt[],
  now: Date,
): Promise<void> {
  const of = (read: (one: SmsReceipt) => unknown) => receipts.map(read)
  await sql`
    insert into delivery_receipt (provider, provider_id, delivered, code, ref, reported_at, received_at)
    select ${provider}, provider_id, delivered, code, ref, reported_at, ${now}::timestamptz
    from unnest(${of((one) => one.providerId)}::text[], ${of((one) => one.delivered)}::boolean[],
      ${of((one) => one.code)}::text[], ${of((one) => one.ref ?? null)}::text[], ${of((one) => one.at)}::timestamptz[]) as told (provider_id, delivered, code, ref, reported_at)
    on conflict do nothing`.execute(tx)
}

/**
 * Messages of which nobody knew whether they went out, and the provider reports on them by our reference: they went out. It may report before
 * the sender has given up, so this is asked again and again, of the receipts of a span.
 * @returns their invitations
 */
export async function recogniseUnknown(tx: Tx, since: Date): Promise<string[]> {
  const { rows } = await sql<{ invitation_id: string | null }>`
    update message_intent intent set state = 'sent', provider = receipt.provider, provider_id = receipt.provider_id, reason = null
    from delivery_receipt receipt
    where receipt.received_at >= ${since} and receipt.ref = intent.id::text and intent.state = 'unknown'
    returning intent.invitation_id`.execute(tx)
  return rows.flatMap((row) => row.invitation_id ?? [])
}

/**
 * Puts what is reported to the messages it is about.
 * @param told rows (id, provider, provider_id, delivered, code, at): the intents and their receipts
 * @returns invitations whose message arrived
 */
async function apply(tx: Tx, told: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ invitation_id: string | null; delivered: boolean }>`
    update message_intent intent
    set delivered_at = case when told.delivered then told.at end, delivery_code = told.code
    from (${told}) told
    where intent.id = told.id and intent.state = 'sent' and intent.delivery_code is null
    returning intent.invitation_id, told.delivered`.execute(tx)
  return rows.flatMap((row) => (row.delivered && row.invitation_id !== null ? [row.invitation_id] : []))
}

const reported = sql`receipt.delivered, receipt.code, coalesce(receipt.reported_at, receipt.received_at) as at`

/**
 * One after the other by the whole of its key ("offset 0" keeps it so): a campaign that has just begun is all of its provider's messages, of which
 * PostgreSQL's statistics say that there are none. It would read all of them.
 */
export const applyReceipts = (tx: Tx, provider: string, providerIds: readonly string[]): Promise<string[]> =>
  apply(
    tx,
    sql`
      select own.id, ${reported} from unnest(${[...providerIds]}::text[]) as given (provider_id)
      cross join lateral (select * from delivery_receipt where provider = ${provider} and provider_id = given.provider_id offset 0) receipt
      cross join lateral (select id from message_intent where provider = ${provider} and provider_id = given.provider_id offset 0) own`,
  )

/** Receipts that came before the sender had written that these went out. */
export const findEarlyReceipts = (
  tx: Tx,
  sent: readonly { id: string; provider: string | null; providerId: string | null }[],
): Promise<string[]> =>
  sent.length === 0
    ? Promise.resolve([])
    : apply(
        tx,
        sql`
          select given.id, ${reported}
          from unnest(${sent.map((one) => one.id)}::uuid[], ${sent.map((one) => one.provider)}::text[], ${sent.map((one) => one.providerId)}::text[]) as given (id, provider, provider_id)
          cross join lateral (select * from delivery_receipt where provider = given.provider and provider_id = given.provider_id offset 0) receipt`,
      )

/** Receipts that crossed with the sender's own word. */
export const applyLeft = (tx: Tx, since: Date): Promise<string[]> =>
  apply(
    tx,
    sql`
      select own.id, ${reported} from delivery_receipt receipt
      join message_intent own on own.provider = receipt.provider and own.provider_id = receipt.provider_id
      where receipt.received_at >= ${since} and own.state = 'sent' and own.delivery_code is null`,
  )

/** A number has replied, to the last that went to it. Said again it is the same reply. */
export async function noteReply(tx: Tx, number: Buffer, at: Date): Promise<void> {
  await sql`
    update message_intent set replied_at = greatest(replied_at, ${at}::timestamptz) where id = (
      select id from message_intent where number = ${number} and state in ('sent', 'unknown')
      order by claimed_at desc limit 1)`.execute(tx)
}

export async function countBefore(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from delivery_receipt where received_at < ${before}`.execute(tx)
  return rows[0]?.n ?? 0
}

export async function deleteBefore(tx: Tx, before: Date, limit: number): Promise<number> {
  const { numAffectedRows: n = 0n } = await sql`
    delete from delivery_receipt where (provider, provider_id) in (
      select provider, provider_id from delivery_receipt where received_at < ${before} order by received_at limit ${limit})`.execute(
    tx,
  )
  return Number(n)
}
