/** Which gateways the settings make, and what they refuse. */
import { createSandboxSms } from '../../cloud/gateways/sms/sandbox'
import { startAliyunSandbox } from '../../cloud/gateways/sms/sandbox-aliyun'
import { startSandboxSmsServer } from '../../cloud/gateways/sms/sandbox-server'
import { systemClock as clock } from '../../cloud/platform/clock'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { createSms, filedTemplates, smsLink } from '../../cloud/sms'
import { StartRefused } from '../../cloud/start-refused'
import { soon } from '../support/soon'

const create = (environment: Record<string, string>) =>
  createSms({ configuration: readConfiguration(environment), clock })
const invitation = {
  phone: '15400000001',
  template: 'invitation',
  params: ['示例街道团工委', 'aB3dE6gH9k'],
  ref: 'r1',
} as const

it.each<[Record<string, string>, string]>([
  [{}, '127.0.0.1:8787/i/'],
  [{ PUBLIC_URL: 'https://league.example' }, 'league.example/i/'],
  [{ PUBLIC_URL: 'https://league.example/city/' }, 'league.example/city/i/'],
  [{ PUBLIC_URL: 'https://league.example', SMS_LINK: 'gqt.example/i/' }, 'gqt.example/i/'],
])('the link of %j is %s', (environment, link) => {
  expect(smsLink(readConfiguration(environment))).toBe(link)
})

it('is the sandbox without settings, and its inbox', async () => {
  const { sms, gateways, inbox } = create({})
  expect([sms.name, gateways.length]).toEqual(['sandbox', 1])
  expect(await sms.send(invitation)).toMatchObject({ outcome: 'sent', provider: 'sandbox' })
  expect(inbox?.list()[0]?.text).toBe(
    '【一键入团】示例街道团工委邀请您的企业建立共青团组织，申请约半分钟 127.0.0.1:8787/i/aB3dE6gH9k',
  )
})

it('keeps the old setting, and takes the new one in its place', () => {
  const tencent = { SMS_TENCENT_SIGN: '示例团委' }
  const named = (environment: Record<string, string>) =>
    create({ ...tencent, ...environment }).gateways.map((one) => one.name)
  expect(named({ SMS_PROVIDER: 'tencent' })).toEqual(['tencent'])
  expect(named({ SMS_PROVIDER: 'tencent', SMS_PROVIDERS: 'sandbox' })).toEqual(['sandbox'])
  const all = { SMS_PROVIDERS: 'government,aliyun, tencent', SMS_ALIYUN_SIGN: '示例', SMS_GOVERNMENT_SIGN: '示例' }
  expect(create({ ...tencent, ...all }).sms.name).toBe('government+aliyun+tencent')
})

it('knows what each provider can carry', () => {
  const configuration = readConfiguration({
    SMS_TENCENT_TEMPLATES: 'login-code=1, case-update = 2,invitation=,strange=3',
  })
  expect(filedTemplates('tencent', configuration)).toEqual(['login-code', 'case-update'])
  expect(filedTemplates('aliyun', configuration)).toEqual([])
  expect(filedTemplates('government', configuration)).toHaveLength(7)
})

it.each<[string, Record<string, string>, RegExp]>([
  [
    'a link that makes invitations too long',
    { PUBLIC_URL: 'https://one-tap-league.hangzhou.example' },
    /SMS_LINK to a shorter/,
  ],
  ['a signature that cannot be filed', { SMS_PROVIDER: 'tencent' }, /signature must have/],
  [
    'fields that no gateway has',
    { SMS_PROVIDER: 'government', SMS_GOVERNMENT_SIGN: '示例', SMS_GOVERNMENT_FIELDS: 'telephone=x' },
    /^SMS_GOVERNMENT_FIELDS: "telephone"/,
  ],
])('does not start with %s', (_, environment, why) => {
  expect(() => create(environment)).toThrow(StartRefused)
  expect(() => create(environment)).toThrow(why)
})

it('starts where a long link stands in no template that is filed', () => {
  const environment = {
    PUBLIC_URL: 'https://one-tap-league.hangzhou.example',
    SMS_PROVIDER: 'tencent',
    SMS_TENCENT_SIGN: '示例团委',
    SMS_TENCENT_TEMPLATES: 'login-code=1,complaint-update=2',
  }
  expect(create(environment).sms.name).toBe('tencent')
  expect(() => create({ ...environment, SMS_TENCENT_TEMPLATES: 'invitation=3' })).toThrow(/SMS_LINK/)
})

it('has the second provider carry what is not filed with the first, over HTTP', async () => {
  const sandbox = createSandboxSms({ clock, sign: '示例团委' })
  const sign = '示例团委'
  const first = await startSandboxSmsServer({
    clock,
    sandbox,
    sign,
    secretId: 'id',
    secretKey: 'key',
    sdkAppId: '1',
    templateIds: { 'login-code': '1' },
  })
  const second = await startAliyunSandbox({
    clock,
    sandbox,
    sign,
    keyId: 'id',
    keySecret: 'key',
    templateIds: { invitation: 'SMS_2' },
  })
  const { sms } = create({
    PUBLIC_URL: 'https://league.example',
    SMS_PROVIDERS: 'tencent,aliyun',
    SMS_TENCENT_ENDPOINT: first.endpoint,
    SMS_TENCENT_SECRET_ID: 'id',
    SMS_TENCENT_SECRET_KEY: 'key',
    SMS_TENCENT_APP_ID: '1',
    SMS_TENCENT_SIGN: sign,
    SMS_TENCENT_TEMPLATES: 'login-code=1,invitation=7',
    SMS_ALIYUN_ENDPOINT: second.endpoint,
    SMS_ALIYUN_KEY_ID: 'id',
    SMS_ALIYUN_KEY_SECRET: 'key',
    SMS_ALIYUN_SIGN: sign,
    SMS_ALIYUN_TEMPLATES: 'invitation=SMS_2',
  })
  expect(await sms.send(invitation)).toMatchObject({ outcome: 'sent', provider: 'aliyun' })
  const code = { ...invitation, template: 'login-code', params: ['123456', '5'] } as const
  expect(await sms.send(code)).toMatchObject({ outcome: 'sent', provider: 'tencent' })
  await first.stop()
  await second.stop()
  // Until the client hears of it: a message on a connection that is just being closed leaves its outcome unknown.
  await soon('a closed connection', async () => (await sms.send(code)).outcome !== 'unknown')
  expect(await sms.send(code)).toMatchObject({ outcome: 'refused', retry: 'later' })
})
