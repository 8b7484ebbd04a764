import type { Clock } from '../../platform/clock'
import { createConnections, neverConnectedIn } from '../connecting'
import { leavesUnknown, tencentCodes, tencentRetry, UNREACHABLE } from './codes'
import type { FiledTemplate, SmsBalance, SmsGateway, SmsMessage, SmsOutcome } from './port'
import { smsTemplateNames, type SmsTemplateName } from './templates'
import { readTencentReceipts } from './tencent-receipts'

export interface TencentSmsOptions {
  clock: Clock
  secretId: string
  secretKey: string
  /** SmsSdkAppId of the application in the console. */
  sdkAppId: string
  /** The filed signature, without its brackets. */
  sign: string
  /** Filed template ids; those that are missing are not filed. */
  templateIds: Readonly<Partial<Record<SmsTemplateName, string>>>
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
  /** Packages bought within these years are counted; none lives longer. */
  packageYears: 2,
  since: '2026-11-23',
  source:
    'cloud.tencent.com/document/api/382/55981 (SendSms 2021-01-11); 382/36135 (packages); the time-out is our choice',
} as const

const NAME = 'tencent'

/** Tencent Cloud's text messages. The client library (0.2 s) is loaded at the first call. */
export function createTencentSms(options: TencentSmsOptions): SmsGateway {
  let connected: ReturnType<typeof connect> | undefined
  const client = () => (connected ??= connect(options))
  return {
    name: NAME,
    async send(message) {
      if (!options.templateIds[message.template])
        return refusal('NotFiled', `no id of the template ${message.template}`, 'elsewhere')
      try {
        return outcomeOf(await (await client()).SendSms(requestOf(message, options)))
      } catch (error) {
        return outcomeOfError(error)
      }
    },
    async balance() {
      try {
        return balanceOf(await (await client()).SmsPackagesStatistics(packagesOf(options)), options.clock.now())
      } catch (error) {
        return { unavailable: reasonOf(error) }
      }
    },
    async templates() {
      try {
        const asking = await client()
        return await Promise.all(smsTemplateNames.map((name) => standing(asking, name, options.templateIds[name])))
      } catch (error) {
        return { unavailable: reasonOf(error) }
      }
    },
    readReceipts: readTencentReceipts,
  }
}

interface SendSmsAnswer {
  SendStatusSet?: { Code?: string; Message?: string; SerialNo?: string }[]
}
interface PackagesAnswer {
  SmsPackagesStatisticsSet?: { PackageAmount?: number; CurrentUsage?: number; PackageExpiredTime?: number }[]
}
interface TemplatesAnswer {
  /** The library reads large numbers as bigint. */
  DescribeTemplateStatusSet?: { TemplateId?: number | bigint; StatusCode?: number; ReviewReply?: string }[]
}

async function connect(options: TencentSmsOptions) {
  const { Client } = await import('tencentcloud-sdk-nodejs-sms/tencentcloud/services/sms/v20210111/sms_client')
  const endpoint = options.endpoint ?? TENCENT_DEFAULTS.endpoint
  const plain = endpoint.startsWith('http://')
  return new Client({
    credential: { secretId: options.secretId, secretKey: options.secretKey },
    region: options.region ?? TENCENT_DEFAULTS.region,
    profile: {
      signMethod: 'TC3-HMAC-SHA256',
      httpProfile: {
        endpoint: endpoint.replace(/^https?:\/\//, ''),
        protocol: plain ? 'http://' : 'https://',
        reqTimeout: options.timeoutSeconds ?? TENCENT_DEFAULTS.timeoutSeconds,
        // Without an agent every message opens a connection of its own, and loopback traffic would go through http_proxy.
        agent: createConnections(plain ? 'http' : 'https'),
      },
    },
  })
}

function requestOf({ phone, template, params, ref }: SmsMessage, { sdkAppId, sign, templateIds }: TencentSmsOptions) {
  return {
    PhoneNumberSet: [`+86${phone}`],
    SmsSdkAppId: sdkAppId,
    SignName: sign,
    TemplateId: templateIds[template] ?? '',
    TemplateParamSet: [...params],
    SessionContext: ref,
  }
}

function outcomeOf({ SendStatusSet: [status] = [] }: SendSmsAnswer): SmsOutcome {
  if (!status?.Code) return unknown('the answer tells no status')
  const { Code: code, Message: reason = '', SerialNo: providerId = '' } = status
  if (code === tencentCodes.ok) return { outcome: 'sent', provider: NAME, providerId }
  return leavesUnknown(code) ? unknown(`${code} ${reason}`) : refusal(code, reason)
}

/** A connection that breaks within the answer has a code as well: the system's, which says nothing of the message. */
function outcomeOfError(error: unknown): SmsOutcome {
  const reason = reasonOf(error)
  const code = codeOf(error)
  if (code === undefined && neverConnectedIn(reason) !== undefined) return refusal(UNREACHABLE, reason, 'elsewhere')
  return code === undefined || leavesUnknown(code) ? unknown(reason) : refusal(code, reason)
}

/** What the provider itself said: with the number that it gave the request. */
function codeOf(error: unknown): string | undefined {
  const { requestId, code } = error instanceof Error ? (error as Error & { requestId?: unknown; code?: unknown }) : {}
  return typeof requestId === 'string' && requestId !== '' && typeof code === 'string' ? code : undefined
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : 'not an error')
const unknown = (reason: string): SmsOutcome => ({ outcome: 'unknown', provider: NAME, reason })
const refusal = (code: string, reason: string, retry = tencentRetry(code)): SmsOutcome => ({
  outcome: 'refused',
  provider: NAME,
  code,
  reason,
  retry,
})

/** The hour as the provider wants it, by Beijing's clock: yyyymmddhh. */
function hourOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 10)
}

function packagesOf({ clock, sdkAppId }: TencentSmsOptions) {
  const now = clock.now()
  const begin = new Date(now)
  begin.setUTCFullYear(begin.getUTCFullYear() - TENCENT_DEFAULTS.packageYears)
  return { SmsSdkAppId: sdkAppId, Limit: 500, Offset: 0, BeginTime: hourOf(begin), EndTime: hourOf(now) }
}

function balanceOf({ SmsPackagesStatisticsSet: packages = [] }: PackagesAnswer, now: Date): SmsBalance {
  const living = packages.filter(({ PackageExpiredTime: end = 0 }) => end * 1000 > now.getTime())
  const left = living.map(({ PackageAmount: bought = 0, CurrentUsage: used = 0 }) => Math.max(0, bought - used))
  return { left: left.reduce((sum, one) => sum + one, 0), unit: 'messages' }
}

/** One at a time: of several the provider refuses all where it does not know one. @throws what the library throws */
async function standing(
  client: Awaited<ReturnType<typeof connect>>,
  template: SmsTemplateName,
  id: string | undefined,
): Promise<FiledTemplate> {
  if (!id) return { template, status: 'not-filed' }
  const answer: TemplatesAnswer = await client
    .DescribeSmsTemplateList({ International: 0, TemplateIdSet: [Number(id)] })
    .catch((error: unknown) => {
      if (codeOf(error) === tencentCodes.unknownTemplate) return {}
      throw error
    })
  const review = answer.DescribeTemplateStatusSet?.find(({ TemplateId }) => String(TemplateId) === id)
  if (review === undefined) return { template, status: 'not-filed' }
  if (review.StatusCode === 0) return { template, status: 'approved' }
  // 1: under review, 2: approved and not yet in force.
  return review.StatusCode === -1
    ? { template, status: 'refused', reason: review.ReviewReply ?? '' }
    : { template, status: 'pending' }
}
