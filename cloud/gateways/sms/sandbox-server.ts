import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
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
import { refuseSignature } from './tc3'
import type { SmsTemplateName } from './templates'

export interface SandboxServerOptions extends SandboxTakingOptions {
  secretId: string
  secretKey: string
  sdkAppId: string
  sign: string
  templateIds: Readonly<Partial<Record<SmsTemplateName, string>>>
  /** What the console says of filed templates that are not approved; all others are. */
  reviews?: Partial<Record<SmsTemplateName, { StatusCode: -1 | 1 | 2; ReviewReply?: string }>>
  /** Bought packages; none by default. */
  packages?: readonly { PackageAmount: number; CurrentUsage: number; PackageExpiredTime: number }[]
}

const REQUEST_LIMITS = {
  phones: 200,
  since: '2026-11-23',
  source: 'cloud.tencent.com/document/api/382/55981: 200 numbers a request',
} as const

const sendSms = z.object({
  PhoneNumberSet: z.array(z.string()),
  SmsSdkAppId: z.string(),
  TemplateId: z.string(),
  SignName: z.optional(z.string()),
  TemplateParamSet: z.optional(z.array(z.string())),
  SessionContext: z.optional(z.string()),
})
type SendSms = z.infer<typeof sendSms>
const describeTemplates = z.object({
  International: z.literal(0),
  TemplateIdSet: z.array(z.number()).check(z.minLength(1), z.maxLength(100)),
})
const hour = z.string().check(z.regex(/^\d{10}$/))
const countPackages = z.object({
  SmsSdkAppId: z.string(),
  Limit: z.number(),
  Offset: z.number(),
  BeginTime: hour,
  EndTime: hour,
})

/**
 * Tencent Cloud's SendSms on loopback: signature checked, answers and codes as documented, messages into the sandbox's inbox, carriers'
 * words pushed as documented.
 */
export async function startSandboxSmsServer(options: SandboxServerOptions): Promise<SmsSandboxServer> {
  const taking = createTaking(options, writeTencentReceipts)
  const respond = ({ fault, body }: SandboxAnswer): SandboxAnswer => ({
    fault,
    body: { Response: { ...body, RequestId: randomUUID() } },
  })
  const server = await startSandboxHttp(async (request) => respond(await answer(request, options, taking)), {
    port: options.port,
    tooLarge: respond(failure(tencentCodes.parameter, 'the request is too large')),
  })
  return taking.serverOf(server)
}

/** @internal shown to tests of the reader */
export const writeTencentReceipts: WriteReceipts = (receipts) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(
    receipts.map(({ providerId, phone = '', at, delivered, code }) => ({
      user_receive_time: beijingText(at),
      nationcode: '86',
      mobile: phone,
      report_status: delivered ? 'SUCCESS' : 'FAIL',
      errmsg: code,
      description: delivered ? '用户短信送达成功' : code,
      sid: providerId,
    })),
  ),
})

const failure = (Code: string, Message: string): SandboxAnswer => ({ body: { Error: { Code, Message } } })

async function answer(request: SandboxRequest, options: SandboxServerOptions, taking: Taking): Promise<SandboxAnswer> {
  const { method, url, headers, body } = request
  const refusal = refuseSignature({ method, path: url, headers, body }, { ...options, now: options.clock.now() })
  if (refusal) return failure(refusal, 'the request is not signed as it must be')
  if (headers['x-tc-version'] !== '2021-01-11') return failure(tencentCodes.version, 'the version does not exist')
  const action = actions[String(headers['x-tc-action'])]
  return action ? action(parseJson(body), options, taking) : failure(tencentCodes.action, 'the action does not exist')
}

type Action = (body: unknown, options: SandboxServerOptions, taking: Taking) => Promise<SandboxAnswer>
const actions: Readonly<Record<string, Action | undefined>> = {
  SendSms: sendAll,
  DescribeSmsTemplateList: async (body, { templateIds, reviews = {} }) => {
    const parsed = describeTemplates.safeParse(body)
    if (!parsed.success) return failure(tencentCodes.parameter, 'a parameter is missing or of the wrong type')
    const filed = (Object.entries(templateIds) as [SmsTemplateName, string][]).filter(([, id]) =>
      parsed.data.TemplateIdSet.includes(Number(id)),
    )
    if (filed.length < parsed.data.TemplateIdSet.length)
      return failure(tencentCodes.unknownTemplate, 'a template is not known')
    return {
      body: {
        DescribeTemplateStatusSet: filed.map(([name, id]) => ({
          TemplateId: Number(id),
          StatusCode: 0,
          ReviewReply: '',
          ...reviews[name],
        })),
      },
    }
  },
  SmsPackagesStatistics: async (body, { sdkAppId, packages = [] }) => {
    const parsed = countPackages.safeParse(body)
    if (!parsed.success) return failure(tencentCodes.parameter, 'a parameter is missing or of the wrong type')
    if (parsed.data.BeginTime >= parsed.data.EndTime)
      return failure('InvalidParameterValue.EndTimeVerifyFail', 'EndTime must be after BeginTime')
    return parsed.data.SmsSdkAppId === sdkAppId
      ? { body: { SmsPackagesStatisticsSet: packages } }
      : failure(tencentCodes.sdkAppId, 'SmsSdkAppId does not exist')
  },
}

async function sendAll(body: unknown, options: SandboxServerOptions, taking: Taking): Promise<SandboxAnswer> {
  const parsed = sendSms.safeParse(body)
  if (!parsed.success) return failure(tencentCodes.parameter, 'a parameter is missing or of the wrong type')
  const { PhoneNumberSet: phones, SmsSdkAppId, SessionContext = '' } = parsed.data
  if (phones.length === 0) return failure(tencentCodes.noPhones, 'no phone number given')
  if (phones.length > REQUEST_LIMITS.phones) return failure(tencentCodes.manyPhones, 'too many phone numbers')
  if (SmsSdkAppId !== options.sdkAppId) return failure(tencentCodes.sdkAppId, 'SmsSdkAppId does not exist')
  const fault = drawFault(options.faults, SessionContext)
  if (isBefore(fault)) return { body: {}, fault }
  const SendStatusSet = await Promise.all(phones.map((phone) => statusOf(phone, parsed.data, options, taking)))
  return { body: { SendStatusSet }, fault }
}

/** One line of the answer: each number has a status of its own. */
async function statusOf(phone: string, request: SendSms, { sign, templateIds }: SandboxServerOptions, taking: Taking) {
  const status = (Code: string, Message: string, SerialNo = '') => ({
    SerialNo,
    PhoneNumber: phone,
    Fee: SerialNo === '' ? 0 : 1,
    SessionContext: request.SessionContext ?? '',
    Code,
    Message,
    IsoCode: SerialNo === '' ? '' : 'CN',
  })
  if (request.SignName !== sign) return status(tencentCodes.signature, 'signature is not approved')
  const template = (Object.keys(templateIds) as SmsTemplateName[]).find(
    (name) => templateIds[name] === request.TemplateId,
  )
  if (!template) return status(tencentCodes.template, 'template is not approved')
  const outcome = await taking.take({
    phone: phone.replace(/^(?:\+86|0086|86)(?=1\d{10}$)/, ''),
    template,
    params: request.TemplateParamSet ?? [],
    ref: request.SessionContext ?? '',
  })
  if (outcome.outcome === 'sent') return status(tencentCodes.ok, 'send success', outcome.providerId)
  return outcome.outcome === 'refused'
    ? status(outcome.code, outcome.reason)
    : status('InternalError.Timeout', outcome.reason)
}
