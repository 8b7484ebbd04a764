/** What doctor says of the providers of text messages, asked over HTTP; nothing is sent. */
import { checkSms } from '../../../cloud/commands/doctor-sms'
import { createSandboxSms } from '../../../cloud/gateways/sms/sandbox'
import { startSandboxSmsServer, type SandboxServerOptions } from '../../../cloud/gateways/sms/sandbox-server'
import { systemClock as clock } from '../../../cloud/platform/clock'
import { readConfiguration } from '../../../cloud/platform/configuration/read'

const account = { secretId: 'id', secretKey: 'a-secret-key', sdkAppId: '1', sign: '示例团委' }
const settings = {
  SMS_PROVIDER: 'tencent',
  SMS_TENCENT_SECRET_ID: account.secretId,
  SMS_TENCENT_SECRET_KEY: account.secretKey,
  SMS_TENCENT_APP_ID: account.sdkAppId,
  SMS_TENCENT_SIGN: account.sign,
  SMS_TENCENT_TEMPLATES: 'login-code=1,case-update=2,complaint-update=3',
}
async function findings(options: Partial<SandboxServerOptions>, environment: Record<string, string> = {}) {
  const sandbox = createSandboxSms({ clock, sign: account.sign })
  const server = await startSandboxSmsServer({
    ...account,
    clock,
    sandbox,
    templateIds: { 'login-code': '1', 'case-update': '2', 'complaint-update': '3' },
    ...options,
  })
  const found = await checkSms(
    readConfiguration({ ...settings, SMS_TENCENT_ENDPOINT: server.endpoint, ...environment }),
  )
  await server.stop()
  expect(sandbox.list()).toEqual([])
  expect(JSON.stringify(found)).not.toContain(account.secretKey)
  return found.map(({ level, says, remedy }) => [level, says, remedy])
}
const PackageExpiredTime = Date.now() / 1000 + 3600

it('tells what is left and how each template stands', async () => {
  const found = await findings({
    packages: [{ PackageAmount: 5000, CurrentUsage: 20, PackageExpiredTime }],
    reviews: { 'case-update': { StatusCode: -1, ReviewReply: '变量过多' }, 'complaint-update': { StatusCode: 1 } },
  })
  expect(found).toEqual([
    ['good', '腾讯云（127.0.0.1）可以连通（没有发送短信）', undefined],
    ['good', '腾讯云余量 4980 条', undefined],
    ['good', '腾讯云已通过的模板 1 个', undefined],
    ['warn', '腾讯云没有通过模板 case-update：变量过多', expect.any(String)],
    ['warn', '腾讯云正在审核模板 complaint-update', expect.any(String)],
    ...['application-taken', 'invitation', 'invitation-list', 'invitation-promotional'].map((name) => [
      'warn',
      `腾讯云没有报备模板 ${name}，这类短信不会由它发出`,
      '报备后把模板编号加入 SMS_TENCENT_TEMPLATES',
    ]),
  ])
})

it('warns where little is left', async () => {
  const packages = [{ PackageAmount: 1000, CurrentUsage: 1, PackageExpiredTime }]
  expect(await findings({ packages })).toContainEqual(['warn', '腾讯云余量 999 条', expect.stringMatching(/套餐包/)])
})

it('warns where the account is not let in, and says why', async () => {
  const found = await findings({}, { SMS_TENCENT_SECRET_KEY: 'another' })
  expect(found.map(([level]) => level)).toEqual(['good', 'warn', 'warn'])
})

it('goes through the providers in their order', async () => {
  const found = await checkSms(
    readConfiguration({
      SMS_PROVIDERS: 'government,aliyun,sandbox',
      SMS_GOVERNMENT_URL: 'http://127.0.0.1:9/send',
      SMS_GOVERNMENT_SIGN: '示例团委',
      SMS_ALIYUN_SIGN: '团',
    }),
  )
  expect(found.map(({ level, says }) => [level, says.slice(0, 12)])).toEqual([
    ['bad', '127.0.0.1 连不通'.slice(0, 12)],
    ['bad', '模板或签名不合要求：si'],
    ['good', '沙箱，不会真的发出短信'],
  ])
})
