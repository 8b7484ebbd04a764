/** Progress told in WeChat, where the person wants it so and has agreed to one more: asked before a text message, and a text message only where it surely did not go out. */
import type { ChannelOutcome, StatusChannel } from '../../gateways/channels/port'
import type { SmsOutcome } from '../../gateways/sms/port'
import { findPersonalValue } from '../../people/actions'
import type { Tools } from '../../platform/call'
import type { Clock } from '../../platform/clock'
import { CipherError } from '../../platform/ciphers/suite'
import type { Database } from '../../platform/database/database'
import { preferenceOf } from '../inbox/actions'
import { dropSubscription, giveBackSubscription, takeSubscription } from '../subscriptions/actions'
import { UNREAD } from './again'
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

type Template = NonNullable<ReturnType<typeof templateOf>>

/** Which way this one goes. Uses an agreement up before anything leaves: a sender that dies then has used one too many, and sent nothing twice. */
function chooseWay(
  { database, tools, wechat }: Parts,
  personId: string,
  template: Template,
): Promise<{ to: string } | 'inbox' | 'sms'> {
  return database.transact(async (tx) => {
    const preference = await preferenceOf({ tx }, personId)
    if (preference !== 'wechat') return preference
    if (wechat === null || !wechat.templates.includes(template)) return 'sms'
    const to = await findPersonalValue({ tx, tools }, personId, 'account/wechat')
    return to !== undefined && (await takeSubscription({ tx }, personId, template)) ? { to } : 'sms'
  })
}

/** Never throws. @returns undefined: by text message */
export async function sendSubscribed(parts: Parts, intent: ClaimedIntent): Promise<SmsOutcome | undefined> {
  const { database, clock, wechat } = parts
  const template = templateOf(intent)
  if (template === undefined) return undefined
  const { person_id: personId, params } = intent
  // WeChat's id cannot be opened: there is none. The database's own fault says nothing of the way, and nobody was asked yet.
  const found = await chooseWay(parts, personId, template).catch((error: unknown) =>
    error instanceof CipherError ? ('sms' as const) : ('unread' as const),
  )
  if (found === 'unread') return { ...UNREAD, provider: 'wechat' }
  if (found === 'inbox') return READ_HERE
  if (found === 'sms' || wechat === null) return undefined
  const [number = '', state = ''] = params
  const message = { ...found, template, values: { number, state, at: clock.now() }, page: PAGE }
  const outcome = await wechat.send(message).catch(lost)
  if (outcome.outcome !== 'refused') return { ...outcome, provider: wechat.name }
  await noteRefused(database, personId, template, outcome.code)
  return undefined
}

/** What broke while WeChat was asked: it may have gone out there. */
const lost = (error: unknown): ChannelOutcome => ({
  outcome: 'unknown',
  reason: error instanceof Error ? error.message : 'broken off',
})

async function noteRefused(database: Database, personId: string, template: Template, code: string): Promise<void> {
  try {
    await database.transact((tx) =>
      code === NOT_AGREED
        ? dropSubscription({ tx }, personId, template)
        : giveBackSubscription({ tx }, personId, template),
    )
  } catch {
    // One too few, or one too many, is counted until the next agreement or refusal; the text message goes all the same.
  }
}
