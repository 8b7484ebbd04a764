import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { refuseAcs3 } from './acs3'
import { ALIYUN_DEFAULTS } from './aliyun'
import { aliyunCodes } from './aliyun-codes'
import { tencentCodes } from './codes'
import { parseJson } from './receipts'
import { drawFault, isBefore, startSandboxHttp, type SandboxAnswer, type SandboxRequest } from './sandbox-http'
import type { WriteReceipts } from './sandbox-push'
import {
  beijingText,
  createTaking,
  type SandboxTakingOptions,
  type SmsSandboxServer,
  type Taking,
} from './sandbox-taking'
import { smsTemplates, type SmsTemplateName } from './templates'

export interface AliyunSandboxOptions extends SandboxTakingOptions {
  keyId: string
  keySecret: string
  sign: string
  templateIds: Readonly<Partial<Record<SmsTemplateName, string>>>
  /** What the console says of filed templates that are not approved; all others are. */
  reviews?: Partial<Record<SmsTemplateName, { TemplateStatus: '0' | '2' | '10'; AuditInfo?: { RejectInfo: string } }>>
  /** Codes that every message is refused with, as an account without money is. */
  refusing?: string
}

const sendSms = z.object({
  PhoneNumbers: z.string().check(z.minLength(1)),
  SignName: z.string(),
  TemplateCode: z.string(),
  TemplateParam: z.optional(z.string()),
  OutId: z.optional(z.string()),
})

/** What the sandbox in memory refuses, by this provider's names. */
const REFUSALS = new Map<string, string>([
  [tencentCodes.phone, aliyunCodes.phone],
  [tencentCodes.paramCount, aliyunCodes.paramCount],
  [tencentCodes.paramLength, aliyunCodes.paramLength],
  [tencentCodes.paramFormat, aliyunCodes.paramFormat],
  [tencentCodes.paramUrl, aliyunCodes.paramUrl],
])

/** Alibaba Cloud's SendSms on loopback: signature checked, answers and codes as documented, carriers' words pushed as documented. */
export async function startAliyunSandbox(options: AliyunSandboxOptions): Promise<SmsSandboxServer> {
  const taking = createTaking(options, writeAliyunReceipts)
  const nonces = new Set<string>()
  const server = await startSandboxHttp((request) => answer(request, options, taking, nonces), {
    port: options.port,
    tooLarge: failure(aliyunCodes.parameters, 'the request is too large'),
  })
  return taking.serverOf(server)
}

/** @internal shown to tests of the reader */
export const writeAliyunReceipts: WriteReceipts = (receipts) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(
    receipts.map(({ providerId, ref = '', phone = '', at, delivered, code }) => ({
      phone_number: phone,
      send_time: beijingText(at),
      report_time: beijingText(at),
      success: delivered,
      err_code: delivered ? 'DELIVERED' : code,
      err_msg: delivered ? '用户接收成功' : code,
      sms_size: '1',
      biz_id: providerId,
      out_id: ref,
    })),
  ),
})

/** What the gateway before the service refuses comes with 400, what the service refuses with 200. */
const failure = (Code: string, Message: string): SandboxAnswer => ({
  status: 400,
  body: { Code, Message, RequestId: randomUUID(), HostId: ALIYUN_DEFAULTS.endpoint },
})
const said = (body: object): SandboxAnswer => ({ body: { Message: 'OK', RequestId: randomUUID(), ...body } })

async function answer(
  { method, url, headers, body }: SandboxRequest,
  options: AliyunSandboxOptions,
  taking: Taking,
  nonces: Set<string>,
): Promise<SandboxAnswer> {
  const { pathname, searchParams } = new URL(url, 'http://sandbox')
  const query = Object.fromEntries(searchParams)
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const now = options.clock.now()
  const refusal = refuseAcs3({ method, path: pathname, query, headers: flat, body }, { ...options, now, nonces })
  if (refusal) return failure(refusal, 'the request is not signed as it must be')
  if (headers['x-acs-version'] !== ALIYUN_DEFAULTS.version) return failure(aliyunCodes.version, 'no such version')
  if (headers['x-acs-action'] === 'SendSms') return send(query, options, taking)
  return headers['x-acs-action'] === 'GetSmsTemplate'
    ? review(query.TemplateCode ?? '', options)
    : failure(aliyunCodes.action, 'no such action')
}

const filedAs = (code: string, { templateIds }: AliyunSandboxOptions): SmsTemplateName | undefined =>
  (Object.keys(templateIds) as SmsTemplateName[]).find((name) => templateIds[name] === code)

function review(code: string, options: AliyunSandboxOptions): SandboxAnswer {
  const template = filedAs(code, options)
  if (!template) return said({ Code: aliyunCodes.template, Message: '模板不合法(不存在)' })
  return said({ Code: 'OK', TemplateCode: code, TemplateStatus: '1', ...options.reviews?.[template] })
}

async function send(query: unknown, options: AliyunSandboxOptions, taking: Taking): Promise<SandboxAnswer> {
  const parsed = sendSms.safeParse(query)
  if (!parsed.success) return said({ Code: aliyunCodes.parameters, Message: '参数异常' })
  const { PhoneNumbers, SignName, TemplateCode, TemplateParam = '{}', OutId = '' } = parsed.data
  const fault = drawFault(options.faults, OutId)
  if (isBefore(fault)) return { body: {}, fault }
  const refuse = (Code: string, Message: string) => ({ ...said({ Code, Message }), fault })
  if (options.refusing) return refuse(options.refusing, 'refused')
  if (SignName !== options.sign) return refuse(aliyunCodes.signature, '签名不合法')
  const template = filedAs(TemplateCode, options)
  if (!template || options.reviews?.[template]) return refuse(aliyunCodes.template, '模板不合法')
  const values = z.record(z.string(), z.string()).safeParse(parseJson(TemplateParam))
  if (!values.success) return refuse(aliyunCodes.paramJson, 'JSON参数不合法')
  const params = smsTemplates[template].variables.flatMap(({ name }) => values.data[name] ?? [])
  const phone = PhoneNumbers.replace(/^(?:\+86|0086|86|\+)(?=1\d{10}$)/, '')
  const outcome = await taking.take({ phone, template, params, ref: OutId })
  if (outcome.outcome === 'sent') return { ...said({ Code: 'OK', BizId: outcome.providerId }), fault }
  return outcome.outcome === 'refused'
    ? refuse(REFUSALS.get(outcome.code) ?? aliyunCodes.limit, outcome.reason)
    : refuse(aliyunCodes.failed, outcome.reason)
}
