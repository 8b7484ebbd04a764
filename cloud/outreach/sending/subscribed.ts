/** Progress told in WeChat, where the person wants it so and has agreed to one more: asked before a text message, and a text message only where it surely did not go out. */
import type { StatusChannel } from '../../gateways/channels/port'
import type { SmsOutcome } from '../../gateways/sms/port'
import { findPersonalValue } from '../../people/actions'
import type { Tools } from '../../platform/call'
import type { Clock } from '../../platform/clock'
import type { Database } from '../../platform/database/database'
import { preferenceOf } from '../inbox/actions'
import { dropSubscription, giveBackSubscription, takeSubscription } from '../subscriptions/actions'
import type { ClaimedIntent } from './store'

/** Where a tap on the message leads: all of a person's messages in full words. */
const PAGE = 'account/messages/index'
/** WeChat's word for "has not agreed, or takes it back" (developers.weixin.qq.com, subscribeMessage.send). */
const NOT_AGREED = '43101'

interface Parts {
  database: Database
  clock: Clock
  tools: Tools
  wechat: StatusChannel | null
}

const templateOf = ({ template }: ClaimedIntent) =>
  template === 'case-update' || template === 'complaint-update' ? template : undefined

/** Nothing was sent, and nothing is to be: the person reads it in the service. */
const READ_HERE: SmsOutcome = {
  outcome: 'refused',
  provider: 'inbox',
  code: 'inbox',
  reason: 'wanted in the service only',
  retry: 'never',
}

/** @returns undefined: by text message */
export async function sendSubscribed(
  { database, clock, tools, wechat }: Parts,
  intent: ClaimedIntent,
): Promise<SmsOutcome | undefined> {
  const template = templateOf(intent)
  if (template === undefined) return undefined
  const { person_id: personId, params } = intent
  // Used up before anything leaves: a sender that dies here has used one too many, and sent nothing twice.
  const found = await database.transact(async (tx) => {
    const preference = await preferenceOf({ tx }, personId)
    if (preference !== 'wechat') return preference
    if (wechat === null || !wechat.templates.includes(template)) return 'sms'
    const to = await findPersonalValue({ tx, tools }, personId, 'account/wechat')
    return to !== undefined && (await takeSubscription({ tx }, personId, template)) ? { to } : 'sms'
  })
  if (found === 'inbox') return READ_HERE
  if (found === 'sms' || wechat === null) return undefined
  const [number = '', state = ''] = params
  const outcome = await wechat.send({ ...found, template, values: { number, state, at: clock.now() }, page: PAGE })
  if (outcome.outcome !== 'refused') return { ...outcome, provider: wechat.name }
  await database.transact((tx) =>
    outcome.code === NOT_AGREED
      ? dropSubscription({ tx }, personId, template)
      : giveBackSubscription({ tx }, personId, template),
  )
  return undefined
}
