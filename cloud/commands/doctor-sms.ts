/** Whether the text messages would go out: each provider reached, what is left there, how the templates stand. Nothing is sent. */
import { doctorWords as words } from '../../types/words/doctor'
import { ALIYUN_DEFAULTS } from '../gateways/sms/aliyun'
import type { FiledTemplate, SmsBalance, Unavailable } from '../gateways/sms/port'
import { TENCENT_DEFAULTS } from '../gateways/sms/tencent'
import { systemClock } from '../platform/clock'
import type { Configuration } from '../platform/configuration/settings'
import { smsProviders, TEMPLATE_SETTINGS, type SmsProvider } from '../platform/configuration/settings-sms'
import { createVendor, wrongSms } from '../sms'
import { bad, good, warn, type Finding } from './doctor-check'
import { addressOf, reach } from './doctor-gateways'

type Vendor = Exclude<SmsProvider, 'sandbox'>

const LOW_BALANCE = {
  messages: 1000,
  yuan: 50,
  since: '2026-11-28',
  source: 'own choice: a street invites some hundred enterprises at once, a message costs about 0.05 yuan',
} as const

export async function checkSms(configuration: Configuration): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const provider of smsProviders(configuration))
    findings.push(
      ...(provider === 'sandbox' ? [good('sms', words.smsSandbox)] : await checkVendor(provider, configuration)),
    )
  return findings
}

async function checkVendor(provider: Vendor, configuration: Configuration): Promise<Finding[]> {
  const wrong = wrongSms(provider, configuration)
  if (wrong.length > 0) return wrong.map((problem) => bad('sms', words.smsTemplate(problem), words.smsTemplateRemedy))
  const endpoint = {
    tencent: configuration.SMS_TENCENT_ENDPOINT ?? TENCENT_DEFAULTS.endpoint,
    aliyun: configuration.SMS_ALIYUN_ENDPOINT ?? ALIYUN_DEFAULTS.endpoint,
    government: configuration.SMS_GOVERNMENT_URL ?? '',
  }[provider]
  // What is missing has been said of the settings.
  if (endpoint === '') return []
  const { host } = addressOf(endpoint)
  const reason = await reach(endpoint)
  if (reason !== null) return [bad('sms', words.smsUnreached(host, reason), words.smsUnreachedRemedy)]
  const gateway = createVendor(provider, { configuration, clock: systemClock })
  const [balance, templates] = await Promise.all([gateway.balance(), gateway.templates()])
  return [
    good('sms', words.smsReached(words.smsProviders[provider], host)),
    ...ofBalance(provider, balance),
    ...ofTemplates(provider, templates),
  ]
}

function ofBalance(provider: Vendor, balance: SmsBalance | Unavailable | null): Finding[] {
  const name = words.smsProviders[provider]
  if (balance === null) return []
  if ('unavailable' in balance)
    return [warn('sms', words.smsBalanceUnknown(name, balance.unavailable), words.smsAskRemedy)]
  const says = words.smsBalance(name, balance.left, balance.unit)
  return [balance.left < LOW_BALANCE[balance.unit] ? warn('sms', says, words.smsBalanceRemedy) : good('sms', says)]
}

function ofTemplates(provider: Vendor, templates: readonly FiledTemplate[] | Unavailable): Finding[] {
  const name = words.smsProviders[provider]
  if ('unavailable' in templates)
    return [warn('sms', words.smsTemplatesUnknown(name, templates.unavailable), words.smsAskRemedy)]
  const approved = templates.filter(({ status }) => status === 'approved').length
  const problems = templates.flatMap((one): Finding[] => {
    if (one.status === 'refused')
      return [warn('sms', words.smsTemplateRefused(name, one.template, one.reason), words.smsTemplateRefusedRemedy)]
    if (one.status === 'pending')
      return [warn('sms', words.smsTemplatePending(name, one.template), words.smsTemplatePendingRemedy)]
    const remedy = words.smsTemplateMissingRemedy(TEMPLATE_SETTINGS[provider])
    return one.status === 'not-filed' ? [warn('sms', words.smsTemplateMissing(name, one.template), remedy)] : []
  })
  return [...(approved > 0 ? [good('sms', words.smsTemplatesApproved(name, approved))] : []), ...problems]
}
