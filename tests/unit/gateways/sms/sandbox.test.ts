import { createSandboxSms } from '../../../../cloud/gateways/sms/sandbox'
import type { SmsMessage, SmsReceipt } from '../../../../cloud/gateways/sms/port'
import { standingClock } from '../../../../cloud/platform/clock'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const PHONE = '19900000001'
const code = (value: string, phone = PHONE): SmsMessage => ({
  phone,
  template: 'login-code',
  params: [value, '5'],
  ref: 'r',
})
const update = (number: number): SmsMessage => ({
  phone: PHONE,
  template: 'case-update',
  params: [String(number), '已受理'],
  ref: 'r',
})

function setUp() {
  const clock = standingClock(new Date('2026-11-23T08:00:00+08:00'))
  return { clock, sms: createSandboxSms({ started: 't', clock, sign: '共青团委' }) }
}

it('puts a message into the inbox and tells who listens', async () => {
  const { sms } = setUp()
  const heard: string[] = []
  const stop = sms.subscribe(({ text }) => heard.push(text))
  expect(await sms.send(code('111111'))).toEqual({ outcome: 'sent', provider: 'sandbox', providerId: 'sandbox:t-1' })
  stop()
  await sms.send(code('222222', '19900000002'))
  expect(heard).toEqual(['【共青团委】111111是您的登录验证码，5分钟内有效，请勿告诉他人。'])
  expect(sms.list().map(({ phone }) => phone)).toEqual(['19900000002', PHONE])
  expect(sms.list(PHONE)).toMatchObject([{ serial: 1, params: ['111111', '5'], ref: 'r' }])
})

it.each([
  ['12345', 'InvalidParameterValue.IncorrectPhoneNumber'],
  ['+8619900000001', 'InvalidParameterValue.IncorrectPhoneNumber'],
  ['02812345678', 'InvalidParameterValue.IncorrectPhoneNumber'],
])('refuses the number %s', async (phone, refusal) => {
  expect(await setUp().sms.send(code('111111', phone))).toMatchObject({ outcome: 'refused', code: refusal })
})

it('sends promotion from 8 to 22 by the clock of Beijing only', async () => {
  const { clock, sms } = setUp()
  const promotion = (serial: number): SmsMessage => ({
    phone: `1990000000${serial}`,
    template: 'invitation-promotional',
    params: ['示例街道团工委', 'aB3dE6gH9k'],
    ref: 'r',
  })
  expect(await sms.send(promotion(1))).toMatchObject({ outcome: 'sent' })
  expect(sms.list()[0]?.text).toBe(
    '【共青团委】示例街道团工委邀请您的企业建立共青团组织 league.example/i/aB3dE6gH9k 拒收请回复R',
  )
  clock.advance(14 * HOUR - 1)
  expect(await sms.send(promotion(2))).toMatchObject({ outcome: 'sent' })
  clock.advance(1)
  const late = { outcome: 'refused', code: 'FailedOperation.MarketingSendTimeConstraint', retry: 'later' }
  expect(await sms.send(promotion(3))).toMatchObject(late)
  clock.advance(10 * HOUR - 1)
  expect(await sms.send(promotion(4))).toMatchObject(late)
  clock.advance(1)
  expect(await sms.send(promotion(5))).toMatchObject({ outcome: 'sent' })
})

it('refuses values that do not fit the template', async () => {
  const { sms } = setUp()
  expect(await sms.send(code('1234567'))).toMatchObject({ code: 'InvalidParameterValue.TemplateParameterLengthLimit' })
  expect(await sms.send(code('abcdef'))).toMatchObject({ code: 'InvalidParameterValue.TemplateParameterFormatError' })
  expect(await sms.send({ ...code('1'), params: ['1'] })).toMatchObject({
    code: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
  })
  expect(await sms.send({ ...code('1'), template: 'invitation', params: ['a.cn', 'aB3dE6gH9k'] })).toMatchObject({
    code: 'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter',
  })
  expect(sms.list()).toEqual([])
})

it('refuses the same text to the same number within 30 seconds', async () => {
  const { clock, sms } = setUp()
  await sms.send(code('111111'))
  clock.advance(30 * SECOND - 1)
  expect(await sms.send(code('111111'))).toMatchObject({ code: 'LimitExceeded.PhoneNumberThirtySecondLimit' })
  expect(await sms.send(code('111111', '19900000002'))).toMatchObject({ outcome: 'sent' })
  clock.advance(1)
  expect(await sms.send(code('111111'))).toMatchObject({ outcome: 'sent' })
})

it('refuses the sixth code of an hour, and takes it when the hour is over', async () => {
  const { clock, sms } = setUp()
  for (let i = 1; i <= 5; i++) expect(await sms.send(code(`11111${i}`))).toMatchObject({ outcome: 'sent' })
  expect(await sms.send(code('111116'))).toMatchObject({ code: 'LimitExceeded.PhoneNumberOneHourLimit' })
  expect(await sms.send(update(1))).toMatchObject({ outcome: 'sent' })
  clock.advance(HOUR)
  expect(await sms.send(code('111116'))).toMatchObject({ outcome: 'sent' })
})

it('refuses the eleventh message of a calendar day in Beijing', async () => {
  const { clock, sms } = setUp()
  for (let i = 0; i < 10; i++) {
    expect(await sms.send(update(i))).toMatchObject({ outcome: 'sent' })
    clock.advance(20 * MINUTE)
  }
  expect(await sms.send(update(11))).toMatchObject({ code: 'LimitExceeded.PhoneNumberDailyLimit' })
  clock.advance(new Date('2026-11-23T23:59:59+08:00').getTime() - clock.now().getTime())
  expect(await sms.send(update(12))).toMatchObject({ code: 'LimitExceeded.PhoneNumberDailyLimit' })
  clock.advance(SECOND)
  expect(await sms.send(update(13))).toMatchObject({ outcome: 'sent' })
})

it('keeps the last 5,000 messages, each of them at little cost', async () => {
  const { sms, clock } = setUp()
  const fill = async (from: number, count: number) => {
    const began = performance.now()
    for (let i = from; i < from + count; i++) {
      await sms.send(code('111111', `199${String(i).padStart(8, '0')}`))
      if (i % 100 === 0) clock.advance(SECOND)
    }
    return performance.now() - began
  }
  await fill(0, 500)
  const first = await fill(500, 5000)
  await fill(5500, 5000)
  // The quickest of a few: a machine with other work slows one of them down, not each.
  const later: number[] = []
  for (let from = 10_500; from < 15_500; from += 1000) later.push((await fill(from, 1000)) * 5)
  expect(sms.list()).toHaveLength(5000)
  expect(sms.list()[0]?.serial).toBe(15_500)
  expect(sms.list().at(-1)?.serial).toBe(10_501)
  // Among 15,000 counted numbers a message costs what it costs among few: the limits are kept by number.
  expect(Math.min(...later)).toBeLessThan(Math.max(first, 50) * 4)
})

describe('the carrier', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  it.each([
    ['19900000001', { delivered: true, code: 'DELIVRD' }],
    ['19900000009', { delivered: false, code: 'UNDELIV' }],
    ['19900000069', { delivered: false, code: 'EXPIRED' }],
    ['19900000099', { delivered: false, code: 'REJECTD' }],
  ])('says of %s a little later: %j', async (phone, said) => {
    const { clock, sms } = setUp()
    const heard: SmsReceipt[] = []
    const stop = sms.onReceipt((receipt) => heard.push(receipt))
    await sms.send(code('111111', phone))
    jest.advanceTimersByTime(1999)
    expect(heard).toEqual([])
    jest.advanceTimersByTime(1)
    expect(heard).toEqual([{ providerId: 'sandbox:t-1', ref: 'r', phone, at: clock.now(), ...said }])
    stop()
    clock.advance(MINUTE)
    await sms.send(code('222222', phone))
    jest.runAllTimers()
    expect(heard).toHaveLength(1)
  })
})

it('numbers its messages apart from those of a process before it, whose receipts are still kept', async () => {
  const ids = await Promise.all(
    [1, 2].map(async () => {
      const outcome = await createSandboxSms({ clock: setUp().clock, sign: '共青团委' }).send(code('111111'))
      return outcome.outcome === 'sent' ? outcome.providerId : ''
    }),
  )
  expect(new Set(ids).size).toBe(2)
})
