/**
 * A government's own gateway: a signed form over HTTP that carries the whole text, its receipts signed the same way. Public clouds refuse
 * some of what a League committee may write ("invitations", "party and government"); the city's own channel is one more provider.
 */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../../platform/clock'
import { addressOf, ask, type Heard } from './ask'
import { UNREACHABLE } from './codes'
import { governmentMeaning, type GovernmentCodes, type GovernmentFields } from './government-fields'
import { readGovernmentReceipts } from './government-receipts'
import { signForm, type GovernmentHash } from './government-signature'
import type { SmsGateway, SmsMessage, SmsOutcome, SmsRetry } from './port'
import { parseJson } from './receipts'
import { renderSms, smsTemplateNames, type SmsTemplateName } from './templates'

export interface GovernmentSmsOptions {
  clock: Clock
  /** Where messages are posted to. */
  url: string
  account: string
  /** Signs what we send and what the gateway calls back with. */
  secret: string
  hash: GovernmentHash
  fields: GovernmentFields
  codes: GovernmentCodes
  /** Stands before the text in 【】. */
  sign: string
  /** The constant link of invitations. */
  link: string
  /** The gateway's ids of templates. Absent: it wants none and carries every text; present: only what stands there. */
  templateIds?: Readonly<Partial<Record<SmsTemplateName, string>>> | undefined
  timeoutSeconds?: number | undefined
}

export const GOVERNMENT_DEFAULTS = {
  timeoutSeconds: 10,
  since: '2026-11-28',
  source: 'own choice, as for the public clouds',
} as const

const NAME = 'government'

export function createGovernmentSms(options: GovernmentSmsOptions): SmsGateway {
  const { templateIds, secret, hash, clock } = options
  return {
    name: NAME,
    async send(message) {
      if (templateIds && !templateIds[message.template])
        return refusal('NotFiled', `no id of the template ${message.template}`, 'elsewhere')
      return outcomeOf(await post(message, options), options)
    },
    balance: async () => null,
    templates: async () =>
      templateIds
        ? { unavailable: 'the gateway has no call for it' }
        : // It takes texts, not templates: nothing is filed with it.
          smsTemplateNames.map((template) => ({ template, status: 'approved' })),
    readReceipts: (callback) => readGovernmentReceipts(callback, { secret, hash, now: clock.now() }),
  }
}

function post(message: SmsMessage, options: GovernmentSmsOptions): Promise<Heard> {
  const { fields: names, clock, account, secret, hash, sign, link, templateIds } = options
  const { phone, template, params, ref } = message
  const id = templateIds?.[template]
  const fields = {
    [names.account]: account,
    [names.phone]: phone,
    [names.content]: renderSms(template, params, sign, link),
    ...(id === undefined ? {} : { [names.template]: id }),
    [names.ref]: ref,
    [names.timestamp]: String(Math.floor(clock.now().getTime() / 1000)),
    [names.nonce]: randomUUID(),
  }
  const form = new URLSearchParams({ ...fields, [names.signature]: signForm(fields, secret, hash) })
  return ask({
    method: 'POST',
    url: addressOf(options.url),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', accept: 'application/json' },
    body: form.toString(),
    seconds: options.timeoutSeconds ?? GOVERNMENT_DEFAULTS.timeoutSeconds,
  })
}

function outcomeOf(heard: Heard, { fields, codes }: GovernmentSmsOptions): SmsOutcome {
  if ('unreached' in heard) return refusal(UNREACHABLE, heard.unreached, 'elsewhere')
  if ('lost' in heard) return unknown(heard.lost)
  const body = parseJson(heard.body)
  const told = (name: string): string => {
    const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  const code = told(fields.answerCode)
  if (code === '') return unknown(`HTTP ${heard.status} without sense`)
  const meaning = governmentMeaning(code, codes)
  if (meaning === 'sent') {
    const providerId = told(fields.answerId)
    return providerId === '' ? unknown('the answer tells no id') : { outcome: 'sent', provider: NAME, providerId }
  }
  // A server that fails under a code that nobody explained to us may have sent it.
  return meaning === 'unknown' || (heard.status >= 500 && meaning === 'never')
    ? unknown(`${code} ${told(fields.answerMessage)}`)
    : refusal(code, told(fields.answerMessage), meaning)
}

const unknown = (reason: string): SmsOutcome => ({ outcome: 'unknown', provider: NAME, reason })
const refusal = (code: string, reason: string, retry: SmsRetry): SmsOutcome => ({
  outcome: 'refused',
  provider: NAME,
  code,
  reason,
  retry,
})
