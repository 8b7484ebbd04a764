import { Agent } from 'node:http'
import { leavesUnknown, tencentCodes } from './codes'
import type { SmsGateway, SmsMessage, SmsOutcome } from './port'
import type { SmsTemplateName } from './templates'

export interface TencentSmsOptions {
  secretId: string
  secretKey: string
  /** SmsSdkAppId of the application in the console. */
  sdkAppId: string
  /** The filed signature, without its brackets. */
  sign: string
  /** Filed template ids. */
  templateIds: Readonly<Record<SmsTemplateName, string>>
  /** One of the regions that serve text messages. */
  region?: string | undefined
  /** Host, or a http:// address for a sandbox on loopback. */
  endpoint?: string | undefined
  timeoutSeconds?: number | undefined
}

export const TENCENT_DEFAULTS = {
  endpoint: 'sms.tencentcloudapi.com',
  region: 'ap-guangzhou',
  timeoutSeconds: 10,
  since: '2026-11-23',
  source: 'cloud.tencent.com/document/api/382/55981 (SendSms 2021-01-11); the time-out is our choice',
} as const

/** A connection that was never made has carried no message. */
const NEVER_CONNECTED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/

/** Tencent Cloud's SendSms. The client library (0.2 s) is loaded at the first message. */
export function createTencentSms(options: TencentSmsOptions): SmsGateway {
  let client: ReturnType<typeof connect> | undefined
  return {
    name: 'tencent',
    async send(message) {
      if (options.templateIds[message.template] === '')
        return { outcome: 'refused', code: 'NotFiled', reason: `no id of the template ${message.template}` }
      try {
        client ??= connect(options)
        const { SendSms } = await client
        return outcomeOf(await SendSms(requestOf(message, options)))
      } catch (error) {
        return outcomeOfError(error)
      }
    },
  }
}

interface SendSmsAnswer {
  SendStatusSet?: { Code?: string; Message?: string; SerialNo?: string }[]
}
type SendSmsRequest = ReturnType<typeof requestOf>

async function connect(options: TencentSmsOptions) {
  const { Client } = await import('tencentcloud-sdk-nodejs-sms/tencentcloud/services/sms/v20210111/sms_client')
  const endpoint = options.endpoint ?? TENCENT_DEFAULTS.endpoint
  const plain = endpoint.startsWith('http://')
  const client = new Client({
    credential: { secretId: options.secretId, secretKey: options.secretKey },
    region: options.region ?? TENCENT_DEFAULTS.region,
    profile: {
      signMethod: 'TC3-HMAC-SHA256',
      httpProfile: {
        endpoint: endpoint.replace(/^https?:\/\//, ''),
        protocol: plain ? 'http://' : 'https://',
        reqTimeout: options.timeoutSeconds ?? TENCENT_DEFAULTS.timeoutSeconds,
        // The library would send loopback traffic through http_proxy, unless it is given an agent.
        ...(plain ? { agent: new Agent() } : {}),
      },
    },
  })
  return { SendSms: (request: SendSmsRequest): Promise<SendSmsAnswer> => client.SendSms(request) }
}

function requestOf({ phone, template, params, ref }: SmsMessage, { sdkAppId, sign, templateIds }: TencentSmsOptions) {
  return {
    PhoneNumberSet: [`+86${phone}`],
    SmsSdkAppId: sdkAppId,
    SignName: sign,
    TemplateId: templateIds[template],
    TemplateParamSet: [...params],
    SessionContext: ref,
  }
}

function outcomeOf({ SendStatusSet: [status] = [] }: SendSmsAnswer): SmsOutcome {
  if (!status?.Code) return { outcome: 'unknown', reason: 'the answer tells no status' }
  const { Code: code, Message: reason = '', SerialNo: providerId = '' } = status
  if (code === tencentCodes.ok) return { outcome: 'sent', providerId }
  return leavesUnknown(code)
    ? { outcome: 'unknown', reason: `${code} ${reason}` }
    : { outcome: 'refused', code, reason }
}

/** The library throws the provider's error with its code, anything else (broken connection, HTTP 5xx) without one. */
function outcomeOfError(error: unknown): SmsOutcome {
  const reason = error instanceof Error ? error.message : 'not an error'
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
  if (NEVER_CONNECTED.test(reason)) return { outcome: 'refused', code: 'Unreachable', reason }
  return code === undefined || leavesUnknown(code)
    ? { outcome: 'unknown', reason }
    : { outcome: 'refused', code, reason }
}
