/** Which gateway sends the text messages: by configuration the sandbox or the vendor. */
import { createSandboxSms, type SandboxSms } from './gateways/sms/sandbox'
import type { SmsGateway } from './gateways/sms/port'
import { checkTemplates } from './gateways/sms/templates'
import { createTencentSms } from './gateways/sms/tencent'
import type { Clock } from './platform/clock'
import type { Configuration } from './platform/configuration/settings'
import { StartRefused } from './start-refused'

const SMS_SIGN = '一键入团'

/** @throws StartRefused a template that does not fit into one message */
export function createSms({ configuration, clock }: { configuration: Configuration; clock: Clock }): {
  sms: SmsGateway
  inbox: SandboxSms | null
} {
  const sign = configuration.SMS_PROVIDER === 'tencent' ? (configuration.SMS_TENCENT_SIGN ?? '') : SMS_SIGN
  const misfits = checkTemplates(sign)
  // A text that would be split or refused is better noticed now than by whoever waits for it.
  if (misfits.length > 0) throw new StartRefused(misfits.join('\n'))
  if (configuration.SMS_PROVIDER === 'sandbox') {
    const sandbox = createSandboxSms({ clock, sign })
    return { sms: sandbox, inbox: sandbox }
  }
  const ids = new Map(
    (configuration.SMS_TENCENT_TEMPLATES ?? '').split(',').map((pair) => {
      const [template = '', id = ''] = pair.split('=')
      return [template, id]
    }),
  )
  const sms = createTencentSms({
    clock,
    secretId: configuration.SMS_TENCENT_SECRET_ID ?? '',
    secretKey: configuration.SMS_TENCENT_SECRET_KEY ?? '',
    sdkAppId: configuration.SMS_TENCENT_APP_ID ?? '',
    sign,
    templateIds: {
      'login-code': ids.get('login-code') ?? '',
      'case-update': ids.get('case-update') ?? '',
      'complaint-update': ids.get('complaint-update') ?? '',
    },
    endpoint: configuration.SMS_TENCENT_ENDPOINT,
  })
  return { sms, inbox: null }
}
