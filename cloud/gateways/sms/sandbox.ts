import type { Clock } from '../../platform/clock'
import { tencentCodes, tencentRetry } from './codes'
import type { SmsGateway, SmsMessage, SmsOutcome } from './port'
import { jsonAnswer } from './receipts'
import { findMisfit, renderSms, SMS_RULES, smsTemplateNames, smsTemplates, type SmsTemplateName } from './templates'

const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR
/** The provider counts days by Beijing time, which has no summer time. */
const BEIJING = 8 * HOUR

/** How often one number may be written to. */
export const SANDBOX_LIMITS = {
  /** The same text to the same number. */
  sameText: {
    within: 30 * SECOND,
    most: 1,
    since: '2025-11-03',
    source: 'cloud.tencent.com/document/faq/382/13303: same number and content, 30 s, at most 1',
  },
  /** The same template to the same number. The provider has no default: it is what the city sets in its console. */
  sameTemplate: {
    within: HOUR,
    most: 5,
    since: '2026-11-23',
    source: 'quota of login codes (own rule), set in the console',
  },
  /**
   * All templates to the same number on a calendar day. The provider's default is 2 since 2025-11 (it was 10): the city raises it
   * to what carriers allow.
   */
  day: {
    most: 10,
    since: '2025-11-03',
    source: 'cloud.tencent.com/document/faq/382/13303: carriers, non-marketing, 10 a day',
  },
} as const

const INBOX = { most: 500, since: '2026-11-23', source: 'own choice: a demo is looked at by hand' } as const

const NAME = 'sandbox'

/** A message as it lies in the inbox. */
export interface InboxMessage {
  /** Counts from 1. */
  serial: number
  at: Date
  phone: string
  template: SmsTemplateName
  params: readonly string[]
  text: string
  ref: string
}

export interface SandboxSms extends SmsGateway {
  /** The last 500 messages, newest first; of one number where given. */
  list: (phone?: string) => InboxMessage[]
  /** Calls back with each message from now on; returns what ends it. */
  subscribe: (onMessage: (message: InboxMessage) => void) => () => void
}

/** A provider in memory: no message leaves the process, and what the real one refuses is refused here, by the same codes. */
export function createSandboxSms({
  clock,
  sign,
  link = 'league.example/i/',
}: {
  clock: Clock
  sign: string
  /** The constant link of invitations. */
  link?: string
}): SandboxSms {
  const inbox: InboxMessage[] = []
  const listeners = new Set<(message: InboxMessage) => void>()
  /** Counted apart from the inbox, which forgets. */
  let taken: { at: number; phone: string; template: SmsTemplateName; text: string }[] = []
  let serial = 0

  const exceeded = (message: SmsMessage, text: string, now: number): SmsOutcome | undefined => {
    taken = taken.filter(({ at }) => now - at < DAY)
    const own = taken.filter(({ phone }) => phone === message.phone)
    const { sameText, sameTemplate, day } = SANDBOX_LIMITS
    if (own.filter((one) => one.text === text && now - one.at < sameText.within).length >= sameText.most)
      return refused(tencentCodes.halfMinute, 'the same content was sent to this number less than 30 seconds ago')
    const sameHour = own.filter((one) => one.template === message.template && now - one.at < sameTemplate.within)
    if (sameHour.length >= sameTemplate.most)
      return refused(tencentCodes.hour, 'hourly limit of this number is reached')
    if (own.filter((one) => beijingDay(one.at) === beijingDay(now)).length >= day.most)
      return refused(tencentCodes.day, 'daily limit of this number is reached')
    return undefined
  }

  const take = (message: SmsMessage): SmsOutcome => {
    if (!/^1[3-9]\d{9}$/.test(message.phone)) return refused(tencentCodes.phone, 'incorrect phone number')
    const misfit = findMisfit(message.template, message.params)
    if (misfit === 'count') return refused(tencentCodes.paramCount, 'number of parameters differs from the template')
    if (misfit === 'length') return refused(tencentCodes.paramLength, 'a parameter is empty or too long')
    if (misfit === 'format') return refused(tencentCodes.paramFormat, 'parameters of a code must be digits')
    if (misfit === 'link') return refused(tencentCodes.paramUrl, 'a parameter must not be a link')
    const text = renderSms(message.template, message.params, sign, link)
    const now = clock.now()
    if (smsTemplates[message.template].kind === 'promotional' && !isPromotionHour(now))
      return refused(tencentCodes.marketingHours, 'promotion is sent from 8 to 22 only')
    const limit = exceeded(message, text, now.getTime())
    if (limit) return limit
    const { phone, template } = message
    taken.push({ at: now.getTime(), phone, template, text })
    const stored = { serial: ++serial, at: now, phone, template, params: [...message.params], text, ref: message.ref }
    inbox.unshift(stored)
    if (inbox.length > INBOX.most) inbox.length = INBOX.most
    for (const listener of listeners) listener(stored)
    return { outcome: 'sent', provider: NAME, providerId: `sandbox:${stored.serial}` }
  }

  return {
    name: NAME,
    send: async (message) => take(message),
    balance: async () => null,
    templates: async () => smsTemplateNames.map((template) => ({ template, status: 'approved' })),
    // Nobody calls from outside for it.
    readReceipts: () => ({ refused: 'forged', answer: jsonAnswer(404, {}) }),
    list: (phone) => inbox.filter((message) => phone === undefined || message.phone === phone),
    subscribe(onMessage) {
      listeners.add(onMessage)
      return () => {
        listeners.delete(onMessage)
      }
    },
  }
}

function refused(code: string, reason: string): SmsOutcome {
  return { outcome: 'refused', provider: NAME, code, reason, retry: tencentRetry(code) }
}

function isPromotionHour(at: Date): boolean {
  const hour = Math.floor(((at.getTime() + BEIJING) % DAY) / HOUR)
  return hour >= SMS_RULES.promotionHours.from && hour < SMS_RULES.promotionHours.until
}

function beijingDay(at: number): number {
  return Math.floor((at + BEIJING) / DAY)
}
