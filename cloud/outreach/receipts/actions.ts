/** What carriers report and people reply. */
import type { SmsReceipt, SmsReply } from '../../gateways/sms/port'
import { noteDelivered, noteSent } from '../../intake/actions'
import { phoneBlind } from '../../people/actions'
import type { Call } from '../../platform/call'
import { optOutByPhone } from '../optouts/actions'
import { asksToStop, outreachRules } from '../rules'
import * as store from './store'

/**
 * Keeps reports and replies. Repeated, late, early, out of order: what stands in the end is the same. The first word on a message counts.
 * A report on a message that we do not know is kept and touches nothing.
 */
export async function takeReports(
  act: Pick<Call, 'tx' | 'now' | 'tools'>,
  provider: string,
  { receipts, replies }: { receipts: readonly SmsReceipt[]; replies: readonly SmsReply[] },
): Promise<void> {
  if (receipts.length > 0) {
    await store.insertReceipts(act.tx, provider, receipts, act.now)
    await noteSent(act, await store.recogniseUnknown(act.tx, act.now))
    const arrived = await store.applyReceipts(
      act.tx,
      provider,
      receipts.map((one) => one.providerId),
    )
    await noteDelivered(act, arrived)
  }
  for (const { phone, text, at } of replies)
    if (asksToStop(text)) await optOutByPhone(act, phone)
    // What else is said is a person's, and nobody reads it here: that it was is counted.
    else await store.noteReply(act.tx, phoneBlind(act, phone), at)
}

/** What crossed with the sender: a receipt before the message was settled, or before its dead sender was given up. */
export async function settleReceipts(act: Pick<Call, 'tx' | 'now'>): Promise<void> {
  const since = new Date(act.now.getTime() - outreachRules.receipts.days * 86_400_000)
  await noteSent(act, await store.recogniseUnknown(act.tx, since))
  await noteDelivered(act, await store.applyLeft(act.tx, since))
}
