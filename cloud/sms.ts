/** Which gateway sends the text messages: by configuration the sandbox or the vendor. */
import { createSandboxSms, type SandboxSms } from './gateways/sms/sandbox'
import type { SmsGateway } from './gateways/sms/port'
import { checkTemplates } from './gateways/sms/template-check'
import { renderSms, smsTemplateNames, type SmsTemplateName } from './gateways/sms/templates'
import { createTencentSms } from './gateways/sms/tencent'
import type { Clock } from './platform/clock'
import type { Configuration } from './platform/configuration/settings'
import { StartRefused } from './start-refused'

const SMS_SIGN = '一键入团'

/** The constant link that invitations in text messages begin with; the code follows it. */
export function smsLink({ SMS_LINK, PUBLIC_URL, HOST, PORT }: Configuration): string {
  if (SMS_LINK !== undefined) return SMS_LINK
  const { host, pathname } = new URL(PUBLIC_URL ?? `http://${HOST}:${PORT}`)
  return `${host}${pathname.replace(/\/*$/, '/')}i/`
}

/** Ids by template, of a setting "template=ID,template=ID". */
export function templateIds(setting: string | undefined): Partial<Record<SmsTemplateName, string>> {
  const pairs = (setting ?? '').split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  const ids = new Map(pairs.map(([name = '', id = '']) => [name, id]))
  const filed: Partial<Record<SmsTemplateName, string>> = {}
  for (const name of smsTemplateNames) if (ids.get(name)) filed[name] = ids.get(name)
  return filed
}

export const filedTemplates = (setting: string | undefined): SmsTemplateName[] =>
  smsTemplateNames.filter((name) => templateIds(setting)[name] !== undefined)

/** @throws StartRefused a template that does not fit into one message */
export function createSms({ configuration, clock }: { configuration: Configuration; clock: Clock }): {
  sms: SmsGateway
  inbox: SandboxSms | null
  /** A message as it arrives on the phone. */
  say: (template: SmsTemplateName, params: readonly string[]) => string
} {
  const isSandbox = configuration.SMS_PROVIDER === 'sandbox'
  const sign = isSandbox ? SMS_SIGN : (configuration.SMS_TENCENT_SIGN ?? '')
  const link = smsLink(configuration)
  const filed = isSandbox ? smsTemplateNames : filedTemplates(configuration.SMS_TENCENT_TEMPLATES)
  const misfits = checkTemplates(sign, link, filed)
  const say = (template: SmsTemplateName, params: readonly string[]) => renderSms(template, params, sign, link)
  // A text that would be split or refused is better noticed now than by whoever waits for it.
  if (misfits.length > 0) throw new StartRefused(misfits.join('\n'))
  if (isSandbox) {
    const sandbox = createSandboxSms({ clock, sign, link })
    return { sms: sandbox, inbox: sandbox, say }
  }
  const sms = createTencentSms({
    clock,
    secretId: configuration.SMS_TENCENT_SECRET_ID ?? '',
    secretKey: configuration.SMS_TENCENT_SECRET_KEY ?? '',
    sdkAppId: configuration.SMS_TENCENT_APP_ID ?? '',
    sign,
    templateIds: templateIds(configuration.SMS_TENCENT_TEMPLATES),
    endpoint: configuration.SMS_TENCENT_ENDPOINT,
  })
  return { sms, inbox: null, say }
}
