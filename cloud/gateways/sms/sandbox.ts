import { randomUUID } from 'node:crypto'
import type { Clock } from '../../platform/clock'
import { tencentCodes, tencentRetry } from './codes'
import type { SmsGateway, SmsMessage, SmsOutcome, SmsReceipt } from './port'
import { jsonAnswer } from './receipts'
import { carrierCode, SANDBOX_RECEIPTS } from './sandbox-carrier'
import { createSandboxLimits } from './sandbox-limits'
import { findMisfit, renderSms, SMS_RULES, smsTemplateNames, smsTemplates, type SmsTemplateName } from './templates'

const INBOX = {
  most: 5000,
  since: '2026-11-28',
  source: 'own choice: a demo invites the enterprises of a street at once and is looked at by hand; about 2 MB',
} as const

const NAME = 'sandbox'

/** A message as it lies in the inbox. */
export interface InboxMessage {
  /** Counts from 1. */
  serial: number
  /** What the receipt will name it by. */
  providerId: string
  at: Date
  phone: string
  template: SmsTemplateName
  params: readonly string[]
  text: string
  ref: string
}

export interface SandboxSms extends SmsGateway {
  /** The constant link of invitations, as it stands in texts. */
  link: string
  /** The last 5,000 messages, newest first; of one number where given. */
  list: (phone?: string) => InboxMessage[]
  /** Calls back with each message from now on; returns what ends it. */
  subscribe: (onMessage: (message: InboxMessage) => void) => () => void
  /** Calls back with the carrier's word on each message, a little after it was sent (see sandbox-carrier); returns what ends it. */
  onReceipt: (onReceipt: (receipt: SmsReceipt) => void) => () => void
}

interface SandboxSmsOptions {
  clock: Clock
  sign: string
  /** The constant link of invitations. */
  link?: string
  /** Until the carrier's word. */
  receiptAfterMs?: number
  /** What tells its messages from those of another one before or beside it. */
  started?: string
}

/** A provider in memory: no message leaves the process, and what the real one refuses is refused here, by the same codes. */
export function createSandboxSms({
  clock,
  sign,
  link = 'league.example/i/',
  receiptAfterMs = SANDBOX_RECEIPTS.afterMs,
  started = randomUUID().slice(0, 8),
}: SandboxSmsOptions): SandboxSms {
  /** Oldest first; may hold a little more than what is shown. */
  let inbox: InboxMessage[] = []
  const listeners = new Set<(message: InboxMessage) => void>()
  const receivers = new Set<(receipt: SmsReceipt) => void>()
  /** Counted apart from the inbox, which forgets. */
  const limits = createSandboxLimits()
  let serial = 0
  // Receipts are kept by these ids longer than the process lives: those of another one must not be taken for its own.
  const idOf = (number: number) => `sandbox:${started}-${number}`

  const report = ({ providerId, phone, ref }: InboxMessage) => {
    const code = carrierCode(phone)
    const receipt = { providerId, ref, phone, at: clock.now(), code, delivered: code === 'DELIVRD' }
    for (const receiver of receivers) receiver(receipt)
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
    const { phone, template } = message
    const limit = limits.take({ phone, template, text, at: now.getTime() })
    if (limit) return refused(limit.code, limit.reason)
    const providerId = idOf(++serial)
    const stored = { serial, providerId, at: now, phone, template, params: [...message.params], text, ref: message.ref }
    inbox.push(stored)
    if (inbox.length > INBOX.most * 1.2) inbox = inbox.slice(-INBOX.most)
    for (const listener of listeners) listener(stored)
    // Nothing waits for it: a process that ends leaves it unsaid, as a carrier does whose word is lost.
    if (receivers.size > 0) setTimeout(report, receiptAfterMs, stored).unref()
    return { outcome: 'sent', provider: NAME, providerId }
  }

  return {
    name: NAME,
    link,
    send: async (message) => take(message),
    balance: async () => null,
    templates: async () => smsTemplateNames.map((template) => ({ template, status: 'approved' })),
    // Nobody calls from outside for it.
    readReceipts: () => ({ refused: 'forged', answer: jsonAnswer(404, {}) }),
    list: (phone) =>
      inbox
        .slice(-INBOX.most)
        .filter((message) => phone === undefined || message.phone === phone)
        .reverse(),
    subscribe: (onMessage) => listen(listeners, onMessage),
    onReceipt: (onReceipt) => listen(receivers, onReceipt),
  }
}

function listen<T>(listeners: Set<(value: T) => void>, listener: (value: T) => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function refused(code: string, reason: string): SmsOutcome {
  return { outcome: 'refused', provider: NAME, code, reason, retry: tencentRetry(code) }
}

/** The provider counts hours by Beijing time, which has no summer time. */
function isPromotionHour(at: Date): boolean {
  const hour = new Date(at.getTime() + 8 * 3_600_000).getUTCHours()
  return hour >= SMS_RULES.promotionHours.from && hour < SMS_RULES.promotionHours.until
}
