/** Which gateways send the text messages, in which order: by configuration sandboxes or vendors. */
import { createAliyunSms } from './gateways/sms/aliyun'
import { createFailover } from './gateways/sms/failover'
import { createGovernmentSms } from './gateways/sms/government'
import {
  GOVERNMENT_CODES,
  GOVERNMENT_FIELDS,
  governmentCodes,
  governmentFields,
  wrongPairs,
} from './gateways/sms/government-fields'
import type { SmsGateway, SmsSender } from './gateways/sms/port'
import { createSandboxSms, type SandboxSms } from './gateways/sms/sandbox'
import { checkTemplates } from './gateways/sms/template-check'
import { renderSms, smsTemplateNames, type SmsTemplateName } from './gateways/sms/templates'
import { createTencentSms } from './gateways/sms/tencent'
import type { Clock } from './platform/clock'
import type { Configuration } from './platform/configuration/settings'
import { smsProviders, TEMPLATE_SETTINGS, type SmsProvider } from './platform/configuration/settings-sms'
import { StartRefused } from './start-refused'

const SMS_SIGN = '一键入团'

/** The constant link that invitations in text messages begin with; the code follows it. */
export function smsLink({ SMS_LINK, PUBLIC_URL, HOST, PORT }: Configuration): string {
  if (SMS_LINK !== undefined) return SMS_LINK
  const { host, pathname } = new URL(PUBLIC_URL ?? `http://${HOST}:${PORT}`)
  return `${host}${pathname.replace(/\/*$/, '/')}i/`
}

/** Ids by template, of a setting "template=ID,template=ID". */
function templateIds(setting: string | undefined): Partial<Record<SmsTemplateName, string>> {
  const pairs = (setting ?? '').split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  const ids = new Map(pairs.map(([name = '', id = '']) => [name, id]))
  const filed: Partial<Record<SmsTemplateName, string>> = {}
  for (const name of smsTemplateNames) if (ids.get(name)) filed[name] = ids.get(name)
  return filed
}

/** What a provider can carry: it has an id there, or the provider wants none. */
export function filedTemplates(provider: SmsProvider, configuration: Configuration): SmsTemplateName[] {
  const setting = provider === 'sandbox' ? undefined : configuration[TEMPLATE_SETTINGS[provider]]
  const wantsNone = provider === 'sandbox' || (provider === 'government' && setting === undefined)
  return wantsNone ? [...smsTemplateNames] : smsTemplateNames.filter((name) => templateIds(setting)[name] !== undefined)
}

function signOf(provider: SmsProvider, configuration: Configuration): string {
  const signs = {
    sandbox: SMS_SIGN,
    tencent: configuration.SMS_TENCENT_SIGN,
    aliyun: configuration.SMS_ALIYUN_SIGN,
    government: configuration.SMS_GOVERNMENT_SIGN,
  }
  return signs[provider] ?? ''
}

/** What is wrong with how a provider is set up, a sentence each: texts that would be split or refused, names that it does not know. */
export function wrongSms(provider: SmsProvider, configuration: Configuration): string[] {
  const { SMS_GOVERNMENT_FIELDS, SMS_GOVERNMENT_CODES } = configuration
  const pairs =
    provider === 'government'
      ? [
          ['SMS_GOVERNMENT_FIELDS', wrongPairs(SMS_GOVERNMENT_FIELDS ?? '', GOVERNMENT_FIELDS)],
          ['SMS_GOVERNMENT_CODES', wrongPairs(SMS_GOVERNMENT_CODES ?? '', GOVERNMENT_CODES)],
        ]
      : []
  return [
    ...checkTemplates(signOf(provider, configuration), smsLink(configuration), filedTemplates(provider, configuration)),
    ...pairs.flatMap(([name = '', problem]) => (problem === undefined ? [] : [`${name}: ${problem}`])),
  ]
}

/** The gateway of one vendor, as the settings have it. */
export function createVendor(
  provider: Exclude<SmsProvider, 'sandbox'>,
  { configuration, clock }: { configuration: Configuration; clock: Clock },
): SmsGateway {
  const sign = signOf(provider, configuration)
  const ids = templateIds(configuration[TEMPLATE_SETTINGS[provider]])
  switch (provider) {
    case 'tencent':
      return createTencentSms({
        clock,
        secretId: configuration.SMS_TENCENT_SECRET_ID ?? '',
        secretKey: configuration.SMS_TENCENT_SECRET_KEY ?? '',
        sdkAppId: configuration.SMS_TENCENT_APP_ID ?? '',
        sign,
        templateIds: ids,
        endpoint: configuration.SMS_TENCENT_ENDPOINT,
      })
    case 'aliyun':
      return createAliyunSms({
        clock,
        keyId: configuration.SMS_ALIYUN_KEY_ID ?? '',
        keySecret: configuration.SMS_ALIYUN_KEY_SECRET ?? '',
        sign,
        templateIds: ids,
        endpoint: configuration.SMS_ALIYUN_ENDPOINT,
      })
    case 'government':
      return createGovernmentSms({
        clock,
        url: configuration.SMS_GOVERNMENT_URL ?? '',
        account: configuration.SMS_GOVERNMENT_ACCOUNT ?? '',
        secret: configuration.SMS_GOVERNMENT_SECRET ?? '',
        hash: configuration.SMS_GOVERNMENT_HASH,
        fields: governmentFields(configuration.SMS_GOVERNMENT_FIELDS),
        codes: governmentCodes(configuration.SMS_GOVERNMENT_CODES),
        sign,
        link: smsLink(configuration),
        templateIds: configuration.SMS_GOVERNMENT_TEMPLATES === undefined ? undefined : ids,
      })
  }
}

/**
 * `sms` sends, by the first provider that can; `gateways` are asked one by one, for what is left, for templates and for callbacks; `inbox` is
 * the sandbox's, where it is one of them.
 * @throws StartRefused a template that does not fit into one message, a setting that contradicts the others
 */
export function createSms({ configuration, clock }: { configuration: Configuration; clock: Clock }): {
  sms: SmsSender
  gateways: readonly SmsGateway[]
  inbox: SandboxSms | null
  /** A message as it arrives on the phone. */
  say: (template: SmsTemplateName, params: readonly string[]) => string
} {
  const providers = smsProviders(configuration)
  const wrong = providers.flatMap((provider) => wrongSms(provider, configuration))
  // Better noticed now than by whoever waits for a message.
  if (wrong.length > 0) throw new StartRefused([...new Set(wrong)].join('\n'))
  const inbox = providers.includes('sandbox')
    ? createSandboxSms({ clock, sign: SMS_SIGN, link: smsLink(configuration) })
    : null
  const gateways = providers.flatMap((provider) =>
    provider === 'sandbox' ? (inbox ?? []) : createVendor(provider, { configuration, clock }),
  )
  const [first] = providers
  const sign = first === undefined ? '' : signOf(first, configuration)
  const say = (template: SmsTemplateName, params: readonly string[]) =>
    renderSms(template, params, sign, smsLink(configuration))
  return { sms: createFailover(gateways), gateways, inbox, say }
}
