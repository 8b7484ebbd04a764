import { createGovernmentSms, type GovernmentSmsOptions } from '../../../../cloud/gateways/sms/government'
import {
  governmentCodes,
  governmentFields,
  wrongPairs,
  GOVERNMENT_FIELDS,
} from '../../../../cloud/gateways/sms/government-fields'
import { signBody, signForm } from '../../../../cloud/gateways/sms/government-signature'
import type { SmsCallback } from '../../../../cloud/gateways/sms/port'
import { createSandboxSms } from '../../../../cloud/gateways/sms/sandbox'
import {
  startGovernmentSandbox,
  writeGovernmentReceipts,
  type GovernmentSandboxOptions,
} from '../../../../cloud/gateways/sms/sandbox-government'
import { FAULTS, isBefore } from '../../../../cloud/gateways/sms/sandbox-http'
import type { TakenMessage } from '../../../../cloud/gateways/sms/sandbox-taking'
import { standingClock } from '../../../../cloud/platform/clock'

const clock = standingClock(new Date('2026-11-28T08:00:00+08:00'))
const account = {
  clock,
  account: 'league',
  secret: 'invented-secret',
  hash: 'sm3' as const,
  fields: governmentFields('phone=mobile,content=msg,answerCode=status'),
  codes: governmentCodes('sent=0000,elsewhere=401|403|E1'),
  sign: '示例团市委',
  link: 'league.example/i/',
}
const message = {
  phone: '15400000001',
  template: 'invitation',
  params: ['示例街道团工委&=', 'aB3dE6gH9k'],
  ref: 'intent-1',
} as const

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})
async function setUp(options: Partial<GovernmentSandboxOptions> = {}, changes: Partial<GovernmentSmsOptions> = {}) {
  const sandbox = createSandboxSms({ started: 't', clock, sign: account.sign, link: account.link })
  const taken: TakenMessage[] = []
  const server = await startGovernmentSandbox({ ...account, sandbox, onTaken: (one) => taken.push(one), ...options })
  stops.push(() => server.stop())
  const sms = createGovernmentSms({ ...account, url: server.endpoint, timeoutSeconds: 10, ...changes })
  return { sandbox, server, sms, taken }
}

it('signs fields sorted by name, so that their order on the way does not matter', () => {
  expect(signForm({ b: '2', a: '1 &=' }, 'k', 'sm3')).toBe(signForm({ a: '1 &=', b: '2' }, 'k', 'sm3'))
  // printf 'a=1&b=2' | openssl dgst -sha256 -hmac k
  expect(signForm({ b: '2', a: '1' }, 'k', 'sha256')).toBe(
    'acaa976e196269880b8b3898a5ec2f3881696e4570890e89538ba5a0cbfe2829',
  )
  // printf 'a=1&b=2' | openssl dgst -sm3 -hmac k
  expect(signForm({ b: '2', a: '1' }, 'k', 'sm3')).toBe(
    '5e0e63b90e5f76ee3ac6c5b63a0fc0bc52b3f4817da2b829017b4aecd97a228d',
  )
})

it.each(['sm3', 'sha256'] as const)('sends the whole text, signed by %s, under the names of the city', async (hash) => {
  const { sandbox, sms } = await setUp({ hash }, { hash })
  expect(await sms.send(message)).toEqual({ outcome: 'sent', provider: 'government', providerId: 'sandbox:t-1' })
  expect(sandbox.list()).toMatchObject([
    {
      phone: '15400000001',
      template: 'invitation',
      ref: 'intent-1',
      text: '【示例团市委】示例街道团工委&=邀请您的企业建立共青团组织，申请约半分钟 league.example/i/aB3dE6gH9k',
    },
  ])
})

it.each<[string, Partial<GovernmentSmsOptions>, string]>([
  ['a wrong key', { secret: 'another' }, '401'],
  ['the other hash', { hash: 'sha256' }, '401'],
  ['an unknown account', { account: 'x' }, '401'],
  ['a clock that is wrong', { clock: standingClock(new Date('2026-11-28T08:05:01+08:00')) }, '401'],
  ['an unfiled text', { sign: '别的签名' }, '403'],
  ['a template without an id', { templateIds: { 'login-code': 'T1' } }, 'NotFiled'],
])('tells %s as a refusal, to be tried elsewhere', async (_, changes, code) => {
  const { sms, taken } = await setUp({}, changes)
  expect(await sms.send(message)).toMatchObject({
    outcome: 'refused',
    provider: 'government',
    code,
    retry: 'elsewhere',
  })
  expect(taken).toEqual([])
})

it.each([
  ['429', { outcome: 'refused', retry: 'later' }],
  ['E1', { outcome: 'refused', retry: 'elsewhere' }],
  ['E2', { outcome: 'refused', retry: 'never' }],
  ['500', { outcome: 'unknown' }],
])('reads the code %s as %j', async (refusing, outcome) => {
  const { sms } = await setUp({ refusing })
  expect(await sms.send(message)).toMatchObject(outcome)
})

it.each(FAULTS)('does not know after %s', async (fault) => {
  const { sms, taken } = await setUp({ faults: { seed: 1, [fault]: 1 } }, { timeoutSeconds: 1 })
  expect(await sms.send(message)).toMatchObject({ outcome: 'unknown', provider: 'government' })
  expect(taken).toHaveLength(isBefore(fault) ? 0 : 1)
})

it('knows that nothing was sent when no connection was made', async () => {
  const { sms, server } = await setUp()
  await server.stop()
  stops.pop()
  expect(await sms.send(message)).toMatchObject({ outcome: 'refused', code: 'Unreachable', retry: 'elsewhere' })
})

it('files nothing where texts are taken as they are, and cannot ask where ids are wanted', async () => {
  const { sms } = await setUp()
  expect(await sms.templates()).toContainEqual({ template: 'invitation', status: 'approved' })
  expect(await sms.balance()).toBeNull()
  const filing = createGovernmentSms({ ...account, url: 'http://127.0.0.1:9', templateIds: {} })
  expect(await filing.templates()).toHaveProperty('unavailable')
})

it('takes pairs of names and codes, and says which it does not know', () => {
  expect(account.fields).toMatchObject({ phone: 'mobile', content: 'msg', account: 'account', answerCode: 'status' })
  expect(account.codes).toMatchObject({ sent: ['0000'], elsewhere: ['401', '403', 'E1'], later: ['429', '503'] })
  expect(wrongPairs('phone=mobile', GOVERNMENT_FIELDS)).toBeUndefined()
  expect(wrongPairs('phone=', GOVERNMENT_FIELDS)).toMatch(/phone/)
  expect(wrongPairs('telephone=x', GOVERNMENT_FIELDS)).toMatch(/telephone/)
})

describe('receipts', () => {
  const at = clock.now()
  const receipts = [
    { providerId: 's:1', ref: 'r1', phone: '15400000001', at, delivered: true, code: 'DELIVRD' },
    { providerId: 's:2', ref: 'r2', phone: '15400000009', at, delivered: false, code: 'UNDELIV' },
  ]
  const { readReceipts } = createGovernmentSms({ ...account, url: 'http://127.0.0.1:9' })
  const written = writeGovernmentReceipts(account, at)(receipts)
  const read = (changes: Partial<SmsCallback> = {}) => readReceipts({ ...written, query: {}, secret: '', ...changes })
  const signed = (body: string, timestamp = String(at.getTime() / 1000)) => ({
    body,
    headers: {
      'x-sms-timestamp': timestamp,
      'x-sms-nonce': 'n',
      'x-sms-signature': signBody({ timestamp, nonce: 'n', body }, account.secret, 'sm3'),
    },
  })

  it('are read where they are signed', () => {
    expect(read()).toEqual({
      receipts,
      replies: [],
      skipped: 0,
      answer: { status: 200, body: '{"code":0,"message":"ok"}' },
    })
  })

  it('come with replies', () => {
    const reply = { phone: '15400000001', text: 'R', time: at.getTime() / 1000 }
    expect(read(signed(JSON.stringify({ replies: [reply, { ...reply, phone: '1' }] })))).toMatchObject({
      receipts: [],
      replies: [{ phone: '15400000001', text: 'R', at }],
      skipped: 1,
    })
  })

  it.each<[string, Partial<SmsCallback>]>([
    ['without a signature', { headers: {} }],
    ['with another body', { body: written.body.replace('DELIVRD', 'UNDELIV') }],
    ['with another time', { headers: { ...written.headers, 'x-sms-timestamp': String(at.getTime() / 1000 + 1) } }],
    ['with another number used once', { headers: { ...written.headers, 'x-sms-nonce': 'x' } }],
    ['that is too old', signed('{"receipts":[]}', String(at.getTime() / 1000 - 301))],
    ['from the future', signed('{"receipts":[]}', String(at.getTime() / 1000 + 301))],
    ['with a time that is none', signed('{"receipts":[]}', '1e3')],
  ])('are refused %s', (_, changes) => {
    expect(read(changes)).toMatchObject({ refused: 'forged', answer: { status: 403 } })
  })

  it('are refused where no key is set', () => {
    const { readReceipts: unset } = createGovernmentSms({ ...account, secret: '', url: 'http://127.0.0.1:9' })
    expect(unset({ ...written, query: {}, secret: '' })).toMatchObject({ refused: 'forged' })
  })

  it.each(['', '[]', '{}', '{"receipts":{}}', 'null'])('are refused where the body is %j', (body) => {
    expect(read(signed(body))).toMatchObject({ refused: 'malformed', answer: { status: 400 } })
  })
})
