/**
 * Alibaba Cloud's text messages, signed by its document. Its library for Node.js is 33 MB in 41 packages, with a web socket, an XML reader
 * and a date library that is no longer developed, for three calls.
 */
import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import type { Clock } from '../../platform/clock'
import { canonicalQuery, sha256, signAcs3 } from './acs3'
import { aliyunCodes, aliyunRetry, leavesAliyunUnknown } from './aliyun-codes'
import { readAliyunReceipts } from './aliyun-receipts'
import { addressOf, ask, type Heard } from './ask'
import { UNREACHABLE } from './codes'
import type { FiledTemplate, SmsGateway, SmsMessage, SmsOutcome, SmsRetry } from './port'
import { parseJson } from './receipts'
import { smsTemplateNames, smsTemplates, type SmsTemplateName } from './templates'

export interface AliyunSmsOptions {
  clock: Clock
  keyId: string
  keySecret: string
  /** The filed signature, without its brackets. */
  sign: string
  /** Filed template codes (SMS_…); those that are missing are not filed. Their variables are called as in `smsTemplates`: ${office}. */
  templateIds: Readonly<Partial<Record<SmsTemplateName, string>>>
  /** Host, or a http:// address for a sandbox on loopback. */
  endpoint?: string | undefined
  timeoutSeconds?: number | undefined
}

export const ALIYUN_DEFAULTS = {
  endpoint: 'dysmsapi.aliyuncs.com',
  version: '2017-05-25',
  timeoutSeconds: 10,
  since: '2026-11-28',
  source:
    'help.aliyun.com/document_detail/55284.html (SendSms; time-out at least 1 s, no idempotence); the time-out is our choice',
} as const

const NAME = 'aliyun'
const answered = z.object({ Code: z.string(), Message: z.optional(z.string()), BizId: z.optional(z.string()) })
const reviewed = z.object({
  TemplateStatus: z.union([z.string(), z.number()]),
  AuditInfo: z.optional(z.object({ RejectInfo: z.optional(z.string()) })),
})

export function createAliyunSms(options: AliyunSmsOptions): SmsGateway {
  return {
    name: NAME,
    async send(message) {
      const filed = options.templateIds[message.template]
      if (!filed) return refusal('NotFiled', `no code of the template ${message.template}`, 'elsewhere')
      return outcomeOf(await call('SendSms', parametersOf(message, filed, options), options))
    },
    // Dysmsapi has no call for it; what is left of packages and money stands in the console.
    balance: async () => null,
    async templates() {
      const answers = await Promise.all(smsTemplateNames.map((template) => standing(template, options)))
      const failed = answers.find((answer) => 'unavailable' in answer)
      return failed ?? answers.filter((answer) => 'template' in answer)
    },
    readReceipts: readAliyunReceipts,
  }
}

/** The values by the names of the variables, as JSON. */
function parametersOf({ phone, template, params, ref }: SmsMessage, code: string, { sign }: AliyunSmsOptions) {
  const values = smsTemplates[template].variables.map(({ name }, i) => [name, params[i] ?? ''])
  return {
    PhoneNumbers: phone,
    SignName: sign,
    TemplateCode: code,
    TemplateParam: JSON.stringify(Object.fromEntries(values)),
    OutId: ref,
  }
}

function call(action: string, query: Readonly<Record<string, string>>, options: AliyunSmsOptions): Promise<Heard> {
  const address = addressOf(options.endpoint ?? ALIYUN_DEFAULTS.endpoint)
  const headers = {
    host: new URL(address).host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': options.clock.now().toISOString().replace(/\.\d+/, ''),
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-version': ALIYUN_DEFAULTS.version,
  }
  const authorization = signAcs3({ method: 'POST', path: '/', query, headers, body: '' }, options)
  const { host: _, ...others } = headers
  return ask({
    method: 'POST',
    url: `${address}/?${canonicalQuery(query)}`,
    headers: { ...others, authorization, accept: 'application/json' },
    seconds: options.timeoutSeconds ?? ALIYUN_DEFAULTS.timeoutSeconds,
  })
}

function outcomeOf(heard: Heard): SmsOutcome {
  if ('unreached' in heard) return refusal(UNREACHABLE, heard.unreached, 'elsewhere')
  if ('lost' in heard) return unknown(heard.lost)
  const answer = answered.safeParse(parseJson(heard.body))
  if (!answer.success) return unknown(`HTTP ${heard.status} without sense`)
  const { Code: code, Message: reason = '', BizId: providerId } = answer.data
  if (code === aliyunCodes.ok)
    return providerId ? { outcome: 'sent', provider: NAME, providerId } : unknown('the answer tells no BizId')
  // A gateway that fails says so with 5xx; a limit on calls as well, and that one surely let nothing through.
  const isFailure = leavesAliyunUnknown(code) || (heard.status >= 500 && aliyunRetry(code) === 'never')
  return isFailure ? unknown(`${code} ${reason}`) : refusal(code, reason)
}

/** How one template stands; who cannot be asked about one is asked about none. */
async function standing(
  template: SmsTemplateName,
  options: AliyunSmsOptions,
): Promise<FiledTemplate | { unavailable: string }> {
  const code = options.templateIds[template]
  if (!code) return { template, status: 'not-filed' }
  const heard = await call('GetSmsTemplate', { TemplateCode: code }, options)
  if (!('body' in heard)) return { unavailable: 'lost' in heard ? heard.lost : heard.unreached }
  const body = parseJson(heard.body)
  const answer = answered.safeParse(body)
  if (answer.success && answer.data.Code === aliyunCodes.template) return { template, status: 'not-filed' }
  const review = reviewed.safeParse(body)
  if (!answer.success || answer.data.Code !== aliyunCodes.ok || !review.success)
    return { unavailable: answer.success ? answer.data.Code : `HTTP ${heard.status} without sense` }
  // 0 under review, 1 approved, 2 refused, 10 taken back by who filed it.
  const status = String(review.data.TemplateStatus)
  if (status === '1') return { template, status: 'approved' }
  if (status === '0') return { template, status: 'pending' }
  return status === '2'
    ? { template, status: 'refused', reason: review.data.AuditInfo?.RejectInfo ?? '' }
    : { template, status: 'not-filed' }
}

const unknown = (reason: string): SmsOutcome => ({ outcome: 'unknown', provider: NAME, reason })
const refusal = (code: string, reason: string, retry: SmsRetry = aliyunRetry(code)): SmsOutcome => ({
  outcome: 'refused',
  provider: NAME,
  code,
  reason,
  retry,
})
