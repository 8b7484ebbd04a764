import { refuseAcs3, signAcs3, type Acs3Call } from '../../../../cloud/gateways/sms/acs3'
import { createAliyunSms, type AliyunSmsOptions } from '../../../../cloud/gateways/sms/aliyun'
import { aliyunRetry } from '../../../../cloud/gateways/sms/aliyun-codes'
import { createSandboxSms } from '../../../../cloud/gateways/sms/sandbox'
import { startAliyunSandbox, type AliyunSandboxOptions } from '../../../../cloud/gateways/sms/sandbox-aliyun'
import { FAULTS, isBefore } from '../../../../cloud/gateways/sms/sandbox-http'
import type { SmsSandboxServer, TakenMessage } from '../../../../cloud/gateways/sms/sandbox-taking'
import { standingClock } from '../../../../cloud/platform/clock'

const clock = standingClock(new Date('2026-11-28T08:00:00+08:00'))
const account = {
  clock,
  keyId: 'LTAIinvented',
  keySecret: 'invented-secret',
  sign: '共青团委',
  templateIds: { 'login-code': 'SMS_1001', invitation: 'SMS_1004' },
}
const message = {
  phone: '15400000001',
  template: 'invitation',
  params: ['示例街道团工委（*）', 'aB3dE6gH9k'],
  ref: 'intent-1',
} as const

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})
async function setUp(options: Partial<AliyunSandboxOptions> = {}, changes: Partial<AliyunSmsOptions> = {}) {
  const sandbox = createSandboxSms({ started: 't', clock, sign: account.sign })
  const taken: TakenMessage[] = []
  const server: SmsSandboxServer = await startAliyunSandbox({
    ...account,
    sandbox,
    onTaken: (one) => taken.push(one),
    ...options,
  })
  stops.push(() => server.stop())
  const sms = createAliyunSms({ ...account, endpoint: server.endpoint, timeoutSeconds: 10, ...changes })
  return { sandbox, server, sms, taken }
}

it('signs as the provider’s document does', () => {
  // help.aliyun.com/document_detail/2593177.html, the example with fixed values.
  const call: Acs3Call = {
    method: 'POST',
    path: '/',
    query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
    headers: {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      'x-acs-action': 'RunInstances',
      'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'x-acs-date': '2023-10-26T10:22:32Z',
      'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
      'x-acs-version': '2014-05-26',
    },
    body: '',
  }
  expect(signAcs3(call, { keyId: 'YourAccessKeyId', keySecret: 'YourAccessKeySecret' })).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
})

it('refuses what was signed otherwise, too late, or before', () => {
  const headers = {
    host: 'a',
    'x-acs-action': 'SendSms',
    'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-acs-date': '2026-11-28T00:00:00Z',
    'x-acs-signature-nonce': 'n1',
    'x-acs-version': '2017-05-25',
  }
  const call = { method: 'POST', path: '/', query: { a: "it's (1)*" }, headers, body: '' }
  const key = { keyId: 'k', keySecret: 's' }
  const signed = { ...call, headers: { ...headers, authorization: signAcs3(call, key) } }
  const at = (now: string, nonces = new Set<string>()) => ({ ...key, now: new Date(now), nonces })
  const nonces = new Set<string>()
  expect(refuseAcs3(signed, at('2026-11-28T00:15:00Z', nonces))).toBeUndefined()
  expect(refuseAcs3(signed, at('2026-11-28T00:15:00Z', nonces))).toBe('SignatureNonceUsed')
  expect(refuseAcs3(signed, at('2026-11-28T00:15:01Z'))).toBe('InvalidTimeStamp.Expired')
  expect(refuseAcs3({ ...signed, query: { a: 'x' } }, at('2026-11-28T00:00:00Z'))).toBe('SignatureDoesNotMatch')
  expect(refuseAcs3({ ...signed, body: 'x' }, at('2026-11-28T00:00:00Z'))).toBe('SignatureDoesNotMatch')
  const more = { ...signed, headers: { ...signed.headers, 'x-acs-more': '1' } }
  expect(refuseAcs3(more, at('2026-11-28T00:00:00Z'))).toBe('IncompleteSignature')
  expect(refuseAcs3(call, at('2026-11-28T00:00:00Z'))).toBe('IncompleteSignature')
})

it('sends a signed message with our reference, and knows the provider’s number of it', async () => {
  const { sandbox, sms } = await setUp()
  expect(await sms.send(message)).toEqual({ outcome: 'sent', provider: 'aliyun', providerId: 'sandbox:t-1' })
  expect(sandbox.list()).toMatchObject([{ phone: '15400000001', params: message.params, ref: 'intent-1' }])
})

it.each<[string, Partial<AliyunSmsOptions>, string, string]>([
  ['a wrong key', { keySecret: 'another' }, 'SignatureDoesNotMatch', 'elsewhere'],
  ['an unknown account', { keyId: 'LTAIother' }, 'InvalidAccessKeyId.NotFound', 'elsewhere'],
  ['an unfiled signature', { sign: '别的签名' }, 'isv.SMS_SIGNATURE_ILLEGAL', 'elsewhere'],
  ['an unknown template', { templateIds: { invitation: 'SMS_7' } }, 'isv.SMS_TEMPLATE_ILLEGAL', 'elsewhere'],
  ['a template without a code', { templateIds: {} }, 'NotFiled', 'elsewhere'],
  [
    'a clock that is wrong',
    { clock: standingClock(new Date('2026-11-28T09:00:00+08:00')) },
    'InvalidTimeStamp.Expired',
    'elsewhere',
  ],
])('tells %s as a refusal', async (_, changes, code, retry) => {
  const { sms, taken } = await setUp({}, changes)
  expect(await sms.send(message)).toMatchObject({ outcome: 'refused', provider: 'aliyun', code, retry })
  expect(taken).toEqual([])
})

it('tells wrong numbers, wrong values and limits as refusals that are final', async () => {
  const { sms } = await setUp()
  const codeOf = async (changes: object) => {
    const outcome = await sms.send({ ...message, ...changes })
    return outcome.outcome === 'refused' && outcome.retry === 'never' ? outcome.code : outcome
  }
  expect(await codeOf({ phone: '123' })).toBe('isv.MOBILE_NUMBER_ILLEGAL')
  expect(await codeOf({ params: ['示例街道团工委', 'too-long-a-code'] })).toBe('isv.PARAM_LENGTH_LIMIT')
  expect(await codeOf({ params: ['a.cn', 'code'] })).toBe('isv.PARAM_NOT_SUPPORT_URL')
  await sms.send(message)
  expect(await codeOf({})).toBe('isv.BUSINESS_LIMIT_CONTROL')
})

it.each([
  ['isv.BUSINESS_LIMIT_CONTROL', 'never'],
  ['isv.BLACK_KEY_CONTROL_LIMIT', 'never'],
  ['isv.SMS_CONTENT_ILLEGAL', 'never'],
  ['Throttling.User', 'later'],
  ['isv.DAY_LIMIT_CONTROL', 'tomorrow'],
  ['isv.AMOUNT_NOT_ENOUGH', 'elsewhere'],
  ['isv.OUT_OF_SERVICE', 'elsewhere'],
  ['isv.ACCOUNT_ABNORMAL', 'elsewhere'],
  ['isv.PRODUCT_UN_SUBSCRIPT', 'elsewhere'],
  ['isp.RAM_PERMISSION_DENY', 'elsewhere'],
])('says of %s what is to be done: %s', async (code, retry) => {
  expect(aliyunRetry(code)).toBe(retry)
  const { sms } = await setUp({ refusing: code })
  expect(await sms.send(message)).toMatchObject({ outcome: 'refused', code, retry })
})

it('does not know what became of a message when the provider failed', async () => {
  const { sms } = await setUp({ refusing: 'isp.SYSTEM_ERROR' })
  expect(await sms.send(message)).toMatchObject({ outcome: 'unknown', provider: 'aliyun' })
})

it.each(FAULTS)('does not know after %s', async (fault) => {
  const { sms, taken } = await setUp({ faults: { seed: 1, [fault]: 1 } }, { timeoutSeconds: 1 })
  expect(await sms.send(message)).toMatchObject({ outcome: 'unknown', provider: 'aliyun' })
  expect(taken).toHaveLength(isBefore(fault) ? 0 : 1)
})

it('knows that nothing was sent when no connection was made', async () => {
  const { sms, server } = await setUp()
  await server.stop()
  stops.pop()
  expect(await sms.send(message)).toMatchObject({ outcome: 'refused', code: 'Unreachable', retry: 'elsewhere' })
  expect(await sms.templates()).toEqual({ unavailable: 'ECONNREFUSED' })
})

it('tells how each template stands, and of money nothing', async () => {
  const { sms } = await setUp(
    { reviews: { 'login-code': { TemplateStatus: '2', AuditInfo: { RejectInfo: '含有链接' } } } },
    { templateIds: { ...account.templateIds, 'case-update': 'SMS_77' } },
  )
  expect(await sms.templates()).toEqual([
    { template: 'login-code', status: 'refused', reason: '含有链接' },
    { template: 'case-update', status: 'not-filed' },
    { template: 'complaint-update', status: 'not-filed' },
    { template: 'application-taken', status: 'not-filed' },
    { template: 'invitation', status: 'approved' },
    { template: 'invitation-list', status: 'not-filed' },
    { template: 'invitation-promotional', status: 'not-filed' },
  ])
  expect(await sms.balance()).toBeNull()
})
