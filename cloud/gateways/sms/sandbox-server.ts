import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as z from 'zod/mini'
import type { Clock } from '../../platform/clock'
import { tencentCodes } from './codes'
import { parseJson } from './receipts'
import type { SandboxSms } from './sandbox'
import { refuseSignature } from './tc3'
import type { SmsTemplateName } from './templates'

export interface SandboxServerOptions {
  sandbox: SandboxSms
  clock: Clock
  secretId: string
  secretKey: string
  sdkAppId: string
  sign: string
  templateIds: Readonly<Partial<Record<SmsTemplateName, string>>>
  /** What the console says of filed templates that are not approved; all others are. */
  reviews?: Partial<Record<SmsTemplateName, { StatusCode: -1 | 1 | 2; ReviewReply?: string }>>
  /** Bought packages; none by default. */
  packages?: readonly { PackageAmount: number; CurrentUsage: number; PackageExpiredTime: number }[]
  /** 0 (the default) takes a free one. */
  port?: number
}

export interface SandboxServer {
  /** Address for `createTencentSms({ endpoint })`. */
  endpoint: string
  stop: () => Promise<void>
}

const REQUEST_LIMITS = {
  phones: 200,
  bytes: 1_000_000,
  since: '2026-11-23',
  source: 'cloud.tencent.com/document/api/382/55981: 200 numbers a request; size is our choice',
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

/** Tencent Cloud's SendSms on loopback: signature checked, answers and codes as documented, messages into the sandbox's inbox. */
export async function startSandboxSmsServer(options: SandboxServerOptions): Promise<SandboxServer> {
  const server = createServer((request, response) => {
    void answer(request, options).then((body) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ Response: { ...body, RequestId: randomUUID() } }))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections()
        server.close((error) => {
          if (error) reject(error)
          else resolve()
        })
      }),
  }
}

const failure = (Code: string, Message: string) => ({ Error: { Code, Message } })

async function answer(request: IncomingMessage, options: SandboxServerOptions): Promise<object> {
  const body = await bodyOf(request)
  if (body === undefined) return failure(tencentCodes.parameter, 'the request is too large')
  const { method = '', url = '', headers } = request
  const refusal = refuseSignature({ method, path: url, headers, body }, { ...options, now: options.clock.now() })
  if (refusal) return failure(refusal, 'the request is not signed as it must be')
  if (headers['x-tc-version'] !== '2021-01-11') return failure(tencentCodes.version, 'the version does not exist')
  const action = actions[String(headers['x-tc-action'])]
  return action ? action(parseJson(body), options) : failure(tencentCodes.action, 'the action does not exist')
}

const actions: Readonly<
  Record<string, ((body: unknown, options: SandboxServerOptions) => Promise<object>) | undefined>
> = {
  SendSms: sendAll,
  DescribeSmsTemplateList: async (body, { templateIds, reviews = {} }) => {
    const parsed = describeTemplates.safeParse(body)
    if (!parsed.success) return failure(tencentCodes.parameter, 'a parameter is missing or of the wrong type')
    const filed = Object.entries(templateIds) as [SmsTemplateName, string][]
    return {
      DescribeTemplateStatusSet: filed
        .filter(([, id]) => parsed.data.TemplateIdSet.includes(Number(id)))
        .map(([name, id]) => ({ TemplateId: Number(id), StatusCode: 0, ReviewReply: '', ...reviews[name] })),
    }
  },
  SmsPackagesStatistics: async (body, { sdkAppId, packages = [] }) => {
    const parsed = countPackages.safeParse(body)
    if (!parsed.success) return failure(tencentCodes.parameter, 'a parameter is missing or of the wrong type')
    if (parsed.data.BeginTime >= parsed.data.EndTime)
      return failure('InvalidParameterValue.EndTimeVerifyFail', 'EndTime must be after BeginTime')
    return parsed.data.SmsSdkAppId === sdkAppId
      ? { SmsPackagesStatisticsSet: packages }
      : failure(tencentCodes.sdkAppId, 'SmsSdkAppId does not exist')
  },
}

async function sendAll(body: unknown, options: SandboxServerOptions): Promise<object> {
  const parsed = sendSms.safeParse(body)
  if (!parsed.success) return failure(tencentCodes.parameter, 'a parameter is missing or of the wrong type')
  const { PhoneNumberSet: phones, SmsSdkAppId } = parsed.data
  if (phones.length === 0) return failure(tencentCodes.noPhones, 'no phone number given')
  if (phones.length > REQUEST_LIMITS.phones) return failure(tencentCodes.manyPhones, 'too many phone numbers')
  if (SmsSdkAppId !== options.sdkAppId) return failure(tencentCodes.sdkAppId, 'SmsSdkAppId does not exist')
  return { SendStatusSet: await Promise.all(phones.map((phone) => statusOf(phone, parsed.data, options))) }
}

/** One line of the answer: each number has a status of its own. */
async function statusOf(phone: string, request: SendSms, { sandbox, sign, templateIds }: SandboxServerOptions) {
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
  const outcome = await sandbox.send({
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

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > REQUEST_LIMITS.bytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
