/** The sender: claims (committed before anything leaves), sends all of a batch at once, settles. docs/sending.md holds its promises. */
import type { StatusChannel } from '../../gateways/channels/port'
import type { SmsOutcome, SmsSender } from '../../gateways/sms/port'
import { noteDelivered, noteSent, revokeInvitations } from '../../intake/actions'
import { phoneBlind, readPersonalValuesInBulk, recordSharing } from '../../people/actions'
import type { Tools } from '../../platform/call'
import { CipherError } from '../../platform/ciphers/suite'
import type { Clock } from '../../platform/clock'
import type { Database, Tx } from '../../platform/database/database'
import { plainPhone } from '../../pool/rules'
import { dropRest, lock, update, type Campaign } from '../campaigns/store'
import { findEarlyReceipts } from '../receipts/store'
import { isWithinHours, outreachRules, sendingRules } from '../rules'
import { againOf, UNREAD, type Again } from './again'
import { dropUnwanted } from './gate'
import { runAfter } from './run'
import { sendSubscribed } from './subscribed'
import * as store from './store'
import type { ClaimedIntent, Settled } from './store'

export interface Sender {
  database: Database
  sms: SmsSender
  /** For progress, where people agreed to it there; absent or null: everything goes by text message. */
  wechat?: StatusChannel | null
  clock: Clock
  tools: Tools
}

/**
 * One round. When this process dies in it, what it had claimed stays claimed and is given up later, never sent again: in doubt one too few.
 * Messages to applicants come before campaigns; the campaigns take turns.
 * @returns how many were claimed; 0: nothing is to be sent now
 */
export async function sendWanted(sender: Sender): Promise<number> {
  const { database, clock, tools } = sender
  const claimed = await database.transact(async (tx) => {
    if (!(await store.hasWork(tx))) return { intents: [], count: 0 }
    const now = clock.now()
    await store.giveUpClaimed(tx, new Date(now.getTime() - sendingRules.claimLifeMinutes * 60_000), now)
    if (isWithinHours(now)) await store.takeTurn(tx)
    const single = await claimSingle(tx, now)
    return single.length > 0 ? single : claimOfCampaigns(tx, now)
  })
  const { intents, count } = claimed
  if (intents.length === 0) return count
  const numbers = await readPhones({ database, tools }, intents)
  const outcomes = await Promise.all(intents.map((intent) => sendOne(sender, intent, numbers)))
  await database.transact((tx) => settleAll(tx, clock.now(), intents, outcomes))
  return count
}

interface Claimed {
  intents: ClaimedIntent[]
  /** With those that were dropped. */
  count: number
}

async function claimSingle(tx: Tx, now: Date): Promise<Claimed & { length: number }> {
  const claimed = await store.claimSingle(tx, sendingRules.batch, now, isWithinHours(now))
  const intents = await dropUnwanted(tx, now, claimed)
  return { intents, count: claimed.length, length: claimed.length }
}

async function claimOfCampaigns(tx: Tx, now: Date): Promise<Claimed> {
  if (!isWithinHours(now)) return { intents: [], count: 0 }
  const campaign = await store.lockSendingCampaign(tx, now)
  if (campaign === undefined) return { intents: [], count: 0 }
  // A slow campaign takes a quarter of a second's worth at a time, so that it drips and can be stopped between.
  const limit =
    campaign.per_second === null
      ? sendingRules.batch
      : Math.min(sendingRules.batch, Math.max(1, Math.ceil(campaign.per_second / 4)))
  const claimed = await store.claimOfCampaign(tx, campaign.id, limit, now)
  await store.throttle(tx, campaign, claimed.length, now)
  const intents = await dropUnwanted(tx, now, claimed)
  await store.finishIfDone(tx, campaign.id, now)
  return { intents, count: claimed.length }
}

/** The numbers of a batch. What cannot be opened is absent: nothing is sent there, and it holds up no other; nor does what could not be read just now. */
async function readPhones(
  { database, tools }: Pick<Sender, 'database' | 'tools'>,
  intents: readonly ClaimedIntent[],
): Promise<Numbers> {
  const phones = new Map<string, string>()
  const read = async (some: readonly ClaimedIntent[]) => {
    const ids = some.map((intent) => intent.person_id)
    const values = await database.transact((tx) =>
      readPersonalValuesInBulk({ tx, tools }, ids, ['phone', 'register/phone']),
    )
    for (const { id, person_id: personId, field, number } of some) {
      const written = values.get(personId)?.get(field)
      if (written === undefined) continue
      const phone = plainPhone(written)
      // The register has another number now: nobody looked at whether that one may be written to.
      if (number === null || phoneBlind({ tools }, phone).equals(number)) phones.set(id, phone)
    }
  }
  const unread = new Set<string>()
  // The database's own fault says nothing of a number: it is read again later.
  const failed = (error: unknown, some: readonly ClaimedIntent[]) => {
    if (!(error instanceof CipherError)) for (const { id } of some) unread.add(id)
    return error instanceof CipherError
  }
  try {
    await read(intents)
  } catch (error) {
    // One that cannot be opened must not keep the others from theirs.
    if (failed(error, intents)) for (const one of intents) await read([one]).catch((why: unknown) => failed(why, [one]))
  }
  return { phones, unread }
}

interface Numbers {
  phones: ReadonlyMap<string, string>
  unread: ReadonlySet<string>
}

async function sendOne(sender: Sender, intent: ClaimedIntent, { phones, unread }: Numbers): Promise<SmsOutcome> {
  const { sms, wechat = null } = sender
  if (unread.has(intent.id)) return { ...UNREAD, provider: sms.name }
  const phone = phones.get(intent.id)
  const elsewhere = await sendSubscribed({ ...sender, wechat }, intent)
  if (elsewhere !== undefined) return elsewhere
  if (phone === undefined)
    return {
      outcome: 'refused',
      provider: sms.name,
      code: 'no-phone',
      reason: 'the person was forgotten, the number changed or cannot be opened',
      retry: 'never',
    }
  return sms.send({ phone, template: intent.template, params: intent.params, ref: intent.id })
}

function settledAs(intent: ClaimedIntent, outcome: SmsOutcome, again: Again | null): Settled {
  return {
    id: intent.id,
    state: again !== null ? 'wanted' : outcome.provider === 'inbox' ? 'dropped' : outcome.outcome,
    provider: outcome.provider,
    providerId: outcome.outcome === 'sent' ? outcome.providerId : null,
    reason:
      outcome.outcome === 'sent' ? null : outcome.outcome === 'refused' ? outcome.code : outcome.reason.slice(0, 200),
    notBefore: again?.notBefore ?? null,
    attempts: again?.attempts ?? intent.attempts,
  }
}

/**
 * What one of a campaign's was refused for would refuse all: it waits, or is paused where any of them needs a person. What may be about one text alone
 * lets the other one by first.
 */
async function holdCampaigns(tx: Tx, now: Date, done: readonly Done[]): Promise<void> {
  const holds = done.flatMap(({ intent: { campaign_id: id, template }, again, settled: { reason } }) =>
    id === null || again?.campaignUntil === undefined
      ? []
      : [{ id, template, until: again.campaignUntil, aside: again.asideUntil, code: reason ?? '' }],
  )
  // In one order, so that two senders wait for each other; the pause last, for it is what a person has to see.
  const order = ({ id, until }: (typeof holds)[number]) => `${id}${until === null ? 1 : 0}`
  const asides = new Set<string>()
  for (const { id, template, code, until, aside } of holds.sort((a, b) => (order(a) < order(b) ? -1 : 1))) {
    if (aside !== undefined) {
      if (asides.has(id + template)) continue
      asides.add(id + template)
      await lock(tx, id)
      if (await store.mayGoOn(tx, id, soon(now), template)) {
        await store.setAside(tx, id, template, aside)
        await update(tx, id, { hold_code: code })
        continue
      }
    }
    await store.holdCampaign(tx, id, code, until)
  }
}

/** By then whatever waits for its next try has had it. */
const soon = (now: Date) => new Date(now.getTime() + outreachRules.retry.minutes[1] * 60_000)

interface Done {
  intent: ClaimedIntent
  outcome: SmsOutcome
  settled: Settled
  again: Again | null
}

async function settleAll(
  tx: Tx,
  now: Date,
  intents: readonly ClaimedIntent[],
  outcomes: readonly SmsOutcome[],
): Promise<void> {
  const done = intents.flatMap((intent, i): Done[] => {
    const outcome = outcomes[i]
    if (outcome === undefined) return []
    const again = againOf(intent, outcome, now)
    return [{ intent, outcome, again, settled: settledAs(intent, outcome, again) }]
  })
  await recordEntrusted(tx, now, done)
  const settled = new Set(
    await store.settle(
      tx,
      now,
      done.map((one) => one.settled),
    ),
  )
  const sent = done.filter(({ settled: { id, state } }) => settled.has(id) && state === 'sent')
  await noteSent(
    { tx, now },
    sent.flatMap(({ intent }) => intent.invitation_id ?? []),
  )
  // The carrier may have been faster than this.
  const early = await findEarlyReceipts(
    tx,
    sent.map(({ settled }) => settled),
  )
  await noteDelivered({ tx, now }, early)
  await holdCampaigns(tx, now, done)
  for (const campaignId of new Set(intents.flatMap((intent) => intent.campaign_id ?? []))) {
    await store.finishIfDone(tx, campaignId, now)
    const campaign = await lock(tx, campaignId)
    // It was stopped while these were on their way: what came back as wanted goes with the rest.
    if (campaign?.state === 'stopped') await revokeInvitations({ tx, now }, await dropRest(tx, campaignId, now))
    if (campaign?.state !== 'running') continue
    await countRun(tx, campaign, done)
    // Nothing is left but a text that was set aside: it needs a person.
    const isWaiting = campaign.send_from !== null && campaign.send_from > now
    if (campaign.hold_code !== null && !isWaiting && !(await store.mayGoOn(tx, campaignId, soon(now))))
      await store.holdCampaign(tx, campaignId, campaign.hold_code, null)
  }
}

/** A provider that fails for each message is not asked for all of them. */
async function countRun(tx: Tx, campaign: Campaign, done: readonly Done[]): Promise<void> {
  const own = done.filter(({ intent }) => intent.campaign_id === campaign.id)
  const before = { of: campaign.run_of, length: campaign.run_length }
  const { of, length, hold } = runAfter(
    before,
    own.map(({ outcome, again }) => ({ outcome, again: again !== null })),
  )
  if (of !== before.of || length !== before.length) await update(tx, campaign.id, { run_of: of, run_length: length })
  if (hold !== undefined) await store.holdCampaign(tx, campaign.id, hold, null)
}

/** The provider acts for us (委托处理); of what may have gone out it knows the phone. One record a provider and kind of message. */
async function recordEntrusted(tx: Tx, now: Date, done: readonly Done[]): Promise<void> {
  const groups = new Map<string, typeof done>()
  for (const one of done) {
    const { intent, settled } = one
    if (settled.state !== 'sent' && settled.state !== 'unknown') continue
    const key = [settled.provider, intent.template, intent.campaign_id ?? intent.id].join('/')
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    await recordSharing(
      { tx, now },
      {
        manner: 'entrusted',
        recipient: first.settled.provider ?? '',
        // WeChat knows the person by its own id; it learns what the message says.
        fields: [first.settled.provider === 'wechat' ? 'application' : 'phone'],
        purpose: first.intent.template,
        basis: 'service',
        act: 'message',
        record: first.intent.campaign_id ?? first.intent.id,
      },
      group.map(({ intent }) => intent.person_id),
    )
  }
}
