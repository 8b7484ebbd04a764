import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { tencentRetry } from '../../../../cloud/gateways/sms/codes'
import { createSandboxSms } from '../../../../cloud/gateways/sms/sandbox'
import { startSandboxSmsServer } from '../../../../cloud/gateways/sms/sandbox-server'
import type { SmsSandboxServer } from '../../../../cloud/gateways/sms/sandbox-taking'
import { createTencentSms, type TencentSmsOptions } from '../../../../cloud/gateways/sms/tencent'
import { standingClock } from '../../../../cloud/platform/clock'

const clock = standingClock(new Date())
const account = {
  clock,
  secretId: 'AKIDinvented',
  secretKey: 'invented-secret',
  sdkAppId: '1400000000',
  sign: '共青团委',
  templateIds: { 'login-code': '1001', 'case-update': '1002', 'complaint-update': '1003' },
}
const message = { phone: '19900000001', template: 'login-code', params: ['123456', '5'], ref: 'intent-1' } as const

const sandbox = createSandboxSms({ started: 't', clock, sign: account.sign })
let server: SmsSandboxServer

beforeAll(async () => {
  server = await startSandboxSmsServer({ ...account, sandbox })
})
afterAll(() => server.stop())

const gateway = (changes: Partial<TencentSmsOptions> = {}) =>
  createTencentSms({ ...account, endpoint: server.endpoint, ...changes })

it('sends a signed message and knows the provider’s number of it', async () => {
  const sms = gateway()
  expect(sms.name).toBe('tencent')
  expect(await sms.send(message)).toEqual({ outcome: 'sent', provider: 'tencent', providerId: 'sandbox:t-1' })
  expect(sandbox.list()).toMatchObject([{ phone: '19900000001', params: ['123456', '5'], ref: 'intent-1' }])
})

it('sends Chinese values', async () => {
  const params = ['20261123-0001', '已受理']
  expect(await gateway().send({ ...message, template: 'case-update', params })).toMatchObject({ outcome: 'sent' })
  expect(sandbox.list()[0]?.text).toContain('20261123-0001有进展：已受理 league.example/i/my')
})

it.each<[string, Partial<TencentSmsOptions>, string]>([
  ['a wrong key', { secretKey: 'another' }, 'AuthFailure.SignatureFailure'],
  ['an unknown account', { secretId: 'AKIDother' }, 'AuthFailure.SecretIdNotFound'],
  ['an unknown application', { sdkAppId: '1' }, 'InvalidParameterValue.SdkAppIdNotExist'],
  ['an unfiled signature', { sign: '别的签名' }, 'FailedOperation.SignatureIncorrectOrUnapproved'],
  [
    'an unfiled template',
    { templateIds: { 'login-code': '7', 'case-update': '8', 'complaint-update': '9' } },
    'FailedOperation.TemplateIncorrectOrUnapproved',
  ],
])('tells %s as a refusal', async (_, changes, code) => {
  expect(await gateway(changes).send(message)).toMatchObject({ outcome: 'refused', code })
})

it('tells a limit and a wrong number as refusals', async () => {
  const twice = { ...message, phone: '19900000003' }
  await gateway().send(twice)
  expect(await gateway().send(twice)).toMatchObject({ code: 'LimitExceeded.PhoneNumberThirtySecondLimit' })
  expect(await gateway().send({ ...message, phone: '123' })).toMatchObject({
    outcome: 'refused',
    code: 'InvalidParameterValue.IncorrectPhoneNumber',
  })
})

it('tells an expired signature as a refusal', async () => {
  const late = standingClock(new Date(Date.now() + 6 * 60_000))
  const other = await startSandboxSmsServer({ ...account, sandbox, clock: late })
  expect(await gateway({ endpoint: other.endpoint }).send(message)).toMatchObject({
    outcome: 'refused',
    code: 'AuthFailure.SignatureExpire',
  })
  await other.stop()
})

it('answers who does not sign as the provider does', async () => {
  for (const body of ['', '{}', 'x'.repeat(2_000_000)]) {
    const answer = await fetch(server.endpoint, { method: 'POST', body })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      Response: { Error: { Code: expect.stringMatching(/^(Auth|Invalid)/) } },
    })
  }
})

it.each([
  ['LimitExceeded.PhoneNumberDailyLimit', 'never'],
  ['FailedOperation.PhoneNumberInBlacklist', 'never'],
  ['SomethingNew', 'never'],
  ['RequestLimitExceeded.UinLimitExceeded', 'later'],
  ['LimitExceeded.AppDailyLimit', 'tomorrow'],
  ['LimitExceeded.AppMainlandChinaDailyLimit', 'tomorrow'],
  ['FailedOperation.TemplateUnapprovedOrNotExist', 'elsewhere'],
  ['FailedOperation.MarketingSendTimeConstraint', 'later'],
  ['FailedOperation.InsufficientBalanceInSmsPackage', 'elsewhere'],
  ['FailedOperation.TemplateIncorrectOrUnapproved', 'elsewhere'],
  ['AuthFailure.SignatureExpire', 'elsewhere'],
  ['UnauthorizedOperation.SerivceSuspendDueToArrears', 'elsewhere'],
])('says of %s what is to be done: %s', (code, retry) => {
  expect(tencentRetry(code)).toBe(retry)
})

it('tells what is left in the packages that have not run out', async () => {
  const soon = clock.now().getTime() / 1000 + 3600
  const packages = [
    { PackageAmount: 1000, CurrentUsage: 400, PackageExpiredTime: soon },
    { PackageAmount: 100, CurrentUsage: 0, PackageExpiredTime: soon },
    { PackageAmount: 5000, CurrentUsage: 0, PackageExpiredTime: soon - 7200 },
  ]
  const other = await startSandboxSmsServer({ ...account, sandbox, packages })
  expect(await gateway({ endpoint: other.endpoint }).balance()).toEqual({ left: 700, unit: 'messages' })
  expect(await gateway({ endpoint: other.endpoint, secretKey: 'wrong' }).balance()).toHaveProperty('unavailable')
  await other.stop()
})

it('tells how each template stands', async () => {
  const invitations = (['application-taken', 'invitation', 'invitation-list', 'invitation-promotional'] as const).map(
    (template) => ({
      template,
      status: 'not-filed',
    }),
  )
  const other = await startSandboxSmsServer({
    ...account,
    sandbox,
    reviews: { 'case-update': { StatusCode: -1, ReviewReply: '变量过多' }, 'complaint-update': { StatusCode: 2 } },
  })
  const { endpoint } = other
  expect(await gateway({ endpoint }).templates()).toEqual([
    { template: 'login-code', status: 'approved' },
    { template: 'case-update', status: 'refused', reason: '变量过多' },
    { template: 'complaint-update', status: 'pending' },
    ...invitations,
  ])
  const templateIds = { 'login-code': '1001', 'case-update': '', 'complaint-update': '77' }
  expect(await gateway({ endpoint, templateIds }).templates()).toEqual([
    { template: 'login-code', status: 'approved' },
    { template: 'case-update', status: 'not-filed' },
    { template: 'complaint-update', status: 'not-filed' },
    ...invitations,
  ])
  await other.stop()
  expect(await gateway({ endpoint }).templates()).toHaveProperty('unavailable')
})

describe('when the provider is not well', () => {
  const servers: Server[] = []
  const serve = async (handler: Parameters<typeof createServer>[1]) => {
    const broken = createServer(handler)
    servers.push(broken)
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(broken.address() as AddressInfo).port}`
  }
  const answering = (body: unknown) =>
    serve((_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    })
  afterAll(() => {
    for (const broken of servers) {
      broken.closeAllConnections()
      broken.close()
    }
  })

  it('does not know what became of a message after a time-out', async () => {
    const endpoint = await serve(() => undefined)
    expect(await gateway({ endpoint, timeoutSeconds: 0.2 }).send(message)).toMatchObject({ outcome: 'unknown' })
  })

  it('does not know after a broken connection, an HTTP error or an answer without sense', async () => {
    const cut = await serve((request) => request.socket.destroy())
    const failing = await serve((_, response) => {
      response.statusCode = 502
      response.end('bad gateway')
    })
    for (const endpoint of [cut, failing, await answering({ Response: {} }), await answering({})])
      expect(await gateway({ endpoint }).send(message)).toMatchObject({ outcome: 'unknown' })
  })

  it.each([
    ['is reset', (socket: Socket) => socket.resetAndDestroy()],
    ['ends', (socket: Socket) => socket.destroy()],
  ])('does not know when the connection %s within the answer', async (_, breakOff) => {
    // Such a failure carries a code of the system's, which is none of the provider's.
    const endpoint = await serve((request, response) => {
      response.setHeader('content-type', 'application/json')
      response.write('{"Response":{"SendStatusSet":[{"Code":', () => breakOff(request.socket))
    })
    // The library's clock runs on after the break, and keeps the test's process.
    expect(await gateway({ endpoint, timeoutSeconds: 1 }).send(message)).toMatchObject({
      outcome: 'unknown',
      provider: 'tencent',
    })
  })

  it('does not know of a code that comes without the provider’s number of the request', async () => {
    const endpoint = await answering({ Response: { Error: { Code: 'AuthFailure', Message: 'no' } } })
    expect(await gateway({ endpoint }).send(message)).toMatchObject({ outcome: 'unknown', provider: 'tencent' })
  })

  it('does not know when the provider says that its own sending timed out', async () => {
    const Code = 'InternalError.Timeout'
    const inStatus = await answering({ Response: { SendStatusSet: [{ Code, Message: 'timeout' }] } })
    const inError = await answering({ Response: { Error: { Code, Message: 'timeout' }, RequestId: 'r' } })
    expect(await gateway({ endpoint: inStatus }).send(message)).toMatchObject({ outcome: 'unknown' })
    expect(await gateway({ endpoint: inError }).send(message)).toMatchObject({ outcome: 'unknown' })
  })

  it('knows that nothing was sent when no connection was made', async () => {
    const other = await startSandboxSmsServer({ ...account, sandbox })
    await other.stop()
    expect(await gateway({ endpoint: other.endpoint }).send(message)).toMatchObject({ code: 'Unreachable' })
  })
})
