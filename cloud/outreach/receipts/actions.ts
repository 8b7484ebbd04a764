/** What carriers report and people reply. */
import { id as recordId } from '../../../types/fields'
import type { SmsReceipt, SmsReply } from '../../gateways/sms/port'
import { noteDelivered } from '../../intake/actions'
import type { Call } from '../../platform/call'
import { optOutByPhone } from '../optouts/actions'
import { asksToStop } from '../rules'
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
    const told = receipts.flatMap(({ ref, providerId }) =>
      ref !== undefined && recordId.safeParse(ref).success ? [{ ref, providerId }] : [],
    )
    await store.recogniseUnknown(act.tx, provider, told)
    const arrived = await store.applyReceipts(
      act.tx,
      provider,
      receipts.map((one) => one.providerId),
    )
    await noteDelivered(act, arrived)
  }
  for (const { phone, text } of replies) if (asksToStop(text)) await optOutByPhone(act, phone)
}
