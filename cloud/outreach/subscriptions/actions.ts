/** Messages that a person agreed to get in WeChat: counted here, for WeChat tells nobody how many are left. */
import type { Subscribable } from '../../../types/outreach'
import type { PickedTemplates } from '../../gateways/wechat/templates'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import * as store from './store'

type Act = Pick<Call, 'tx'>

/**
 * Notes the answer in WeChat's sheet. A refusal takes a lasting agreement back; messages agreed to one by one stay.
 * @throws Failure messageKindOff: the city sends no such messages in WeChat
 */
export async function recordSubscription(
  call: SignedInCall,
  templates: PickedTemplates,
  { template, accepted }: { template: Subscribable; accepted: boolean },
): Promise<void> {
  const picked = templates[template]
  if (picked === undefined) throw new Failure('messageKindOff')
  const { personId } = call.actor
  if (!accepted) return store.stop(call.tx, personId, template, call.now)
  const always = picked.lasting
  await store.add(call.tx, { personId, template, count: always ? 0 : 1, always, now: call.now })
}

/** Uses one agreement up, before sending. @returns false: the person is not to be sent this in WeChat */
export const takeSubscription = (act: Act, personId: string, template: Subscribable): Promise<boolean> =>
  store.take(act.tx, personId, template)

/** One that was taken, for a message that surely did not go out, and not for want of it. */
export const giveBackSubscription = (act: Act, personId: string, template: Subscribable): Promise<void> =>
  store.giveBack(act.tx, personId, template)

/** WeChat says that there is none (43101): what was counted is wrong, and this kind is not tried again until agreed to anew. */
export const dropSubscription = (act: Act, personId: string, template: Subscribable): Promise<void> =>
  store.deleteOf(act.tx, personId, template)

/** What a person agreed to, by kind. */
export const listSubscriptionsOf = (act: Act, personId: string) => store.listOf(act.tx, personId)

/** The person is forgotten. */
export const forgetSubscriptions = (act: Act, personId: string): Promise<void> => store.deleteOf(act.tx, personId)
