/** A provider without money, or at its limit of the day: nobody's message is lost by it. All invented. */
import { sql } from 'kysely'
import type { SmsOutcome } from '../../cloud/gateways/sms/port'
import { takeReports } from '../../cloud/outreach/actions'
import { update } from '../../cloud/outreach/campaigns/store'
import { putRecords } from '../../cloud/pool/actions'
import { answerInstead, prepareCampaign, releaseCampaign, sendAll } from '../support/campaigns'
import { inventUscc, newKey, phones, TestCity } from '../support/city'

const second = '15400000007'
const refusal = (code: string, retry: 'elsewhere' | 'tomorrow' | 'mend' | 'later'): SmsOutcome => ({
  outcome: 'refused',
  provider: 'invented',
  code,
  reason: 'invented',
  retry,
})

describe('a provider that sends nobody’s', () => {
  let city: TestCity
  let district = ''
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    await city.appoint(second, '西湖区')
    const firms = ['欠费', '日限', '月限', '不通', '回复'].flatMap((word, kind) =>
      Array.from({ length: 3 }, (_, i) => ({
        name: `杭州${word}${i}测试有限公司`,
        uscc: inventUscc(81_000 + kind * 10 + i),
        address: '西湖区翠苑街道示例街1号',
        street: '翠苑街道',
        phone: `154001${kind}000${i}`,
      })),
    )
    await city.ground.act((call) => putRecords(call, firms, 'test'))
    district = await city.logIn(phones.district)
  })
  afterAll(() => city.stop())

  const see = async (id: string) => (await city.call('getCampaign', { id }, district)).result
  const attempts = async (id: string) =>
    (
      await city.ground.act((call) =>
        sql<{ attempts: number }>`select attempts from message_intent where campaign_id = ${id}`.execute(call.tx),
      )
    ).rows.map((row) => row.attempts)
  const resume = (id: string) => city.call('steerCampaign', { key: newKey(), id, act: 'resume' }, district)
  const run = async (word: string) => {
    const id = await prepareCampaign(city, phones.district, word)
    await releaseCampaign(city, second, id)
    await sendAll(city)
    return id
  }

  test.each([
    ['欠费', refusal('FailedOperation.InsufficientBalanceInSmsPackage', 'elsewhere'), '短信余额用完了'],
    ['月限', refusal('isv.MONTH_LIMIT_CONTROL', 'mend'), '本月的短信发送量'],
  ])('%s: the campaign is paused with the reason, and goes on with every message', async (word, answer, says) => {
    const provider = answerInstead(city, () => answer)
    const id = await run(word)
    for (let hour = 0; hour < 3; hour++) {
      city.clock.advance(3_600_000 / 4)
      await sendAll(city)
    }
    expect(await see(id)).toMatchObject({
      state: 'paused',
      messages: { wanted: 3, refused: 0 },
      held: { says: expect.stringContaining(says) as string },
    })
    expect(provider.asked()).toBe(3)
    expect(await attempts(id)).toEqual([0, 0, 0])
    provider.end()
    await resume(id)
    await sendAll(city)
    expect(await see(id)).toMatchObject({ state: 'finished', held: null, messages: { sent: 3 } })
  })

  test('who does not answer three times: paused, not refused for good', async () => {
    const provider = answerInstead(city, () => refusal('Unreachable', 'later'))
    const id = await run('不通')
    for (const minutes of [2, 11]) {
      city.clock.advance(minutes * 60_000)
      await sendAll(city)
    }
    expect(await see(id)).toMatchObject({ state: 'paused', messages: { wanted: 3, refused: 0 } })
    provider.end()
    await resume(id)
    await sendAll(city)
    expect((await see(id)).messages).toMatchObject({ sent: 3 })
  })

  test('a text that is not filed keeps no other from going out; the campaign is paused once nothing else is left', async () => {
    const firms = Array.from({ length: 5 }, (_, i) => ({
      name: `杭州漏报${i}测试有限公司`,
      uscc: inventUscc(81_900 + i),
      address: '西湖区翠苑街道示例街1号',
      street: '翠苑街道',
      // Two of one number: a list.
      phone: `1540015000${i === 4 ? 3 : i}`,
    }))
    await city.ground.act((call) => putRecords(call, firms, 'test'))
    const provider = answerInstead(city, ({ template }) =>
      template === 'invitation-list'
        ? refusal('NotFiled', 'elsewhere')
        : { outcome: 'sent', provider: 'invented', providerId: newKey() },
    )
    const id = await prepareCampaign(city, phones.district, '漏报')
    // One at a time, the list first.
    await city.ground.act(async (call) => {
      await update(call.tx, id, { per_second: 4 })
      await sql`
        update message_intent set wanted_at = wanted_at - interval '1 second'
        where campaign_id = ${id} and template = 'invitation-list'`.execute(call.tx)
    })
    await releaseCampaign(city, second, id)
    const goOn = async () => {
      for (let i = 0; i < 8; i++) {
        await sendAll(city)
        city.clock.advance(1000)
      }
    }
    await goOn()
    const held = { state: 'paused', held: { says: expect.stringContaining('短信模板') as string } }
    expect(await see(id)).toMatchObject({ ...held, messages: { sent: 3, wanted: 1 } })
    expect(provider.asked()).toBe(4)
    // Not filed yet: it is asked at once, and paused again.
    await resume(id)
    await goOn()
    expect(await see(id)).toMatchObject({ ...held, messages: { wanted: 1 } })
    expect(provider.asked()).toBe(5)
    provider.end()
    await resume(id)
    await goOn()
    expect(await see(id)).toMatchObject({ state: 'finished', held: null, messages: { sent: 4 } })
  })

  test('an account without money refuses both texts: paused, and each message was asked for once', async () => {
    const firms = ['15400160000', '15400160001', '15400160001'].map((phone, i) => ({
      name: `杭州两样${i}测试有限公司`,
      uscc: inventUscc(81_950 + i),
      address: '西湖区翠苑街道示例街1号',
      street: '翠苑街道',
      phone,
    }))
    await city.ground.act((call) => putRecords(call, firms, 'test'))
    const provider = answerInstead(city, () => refusal('isv.AMOUNT_NOT_ENOUGH', 'elsewhere'))
    const id = await run('两样')
    const paused = await see(id)
    provider.end()
    expect(paused).toMatchObject({ state: 'paused', messages: { wanted: 2, refused: 0 } })
    expect(provider.asked()).toBe(2)
    await resume(id)
    await sendAll(city)
    expect(await see(id)).toMatchObject({ state: 'finished', messages: { sent: 2 } })
  })

  const doubt: SmsOutcome = { outcome: 'unknown', provider: 'invented', reason: 'HTTP 500' }
  test.each([
    ['断线', doubt, '没有说明', 'unknown', 0],
    ['全退', { ...refusal('isv.INVENTED', 'later'), retry: 'never' as const }, '同一个原因', 'refused', 1],
  ] as const)(
    '%s: an outage uses up what was on its way, not the campaign',
    async (word, answer, says, state, kind) => {
      const many = Array.from({ length: 150 }, (_, i) => ({
        name: `杭州${word}${i}测试有限公司`,
        uscc: inventUscc(82_000 + kind * 1000 + i),
        address: '西湖区翠苑街道示例街1号',
        street: '翠苑街道',
        phone: `15400${2 + kind}${String(i * 10).padStart(5, '0')}`,
      }))
      await city.ground.act((call) => putRecords(call, many, 'test'))
      const provider = answerInstead(city, () => answer)
      const id = await run(word)
      const paused = await see(id)
      provider.end()
      expect(paused).toMatchObject({ state: 'paused', held: { says: expect.stringContaining(says) as string } })
      // A batch of this sender and one of the service's own.
      const {
        messages: { wanted, [state]: lost },
      } = paused
      expect(lost).toBeLessThanOrEqual(100)
      expect(wanted + lost).toBe(150)
      await resume(id)
      await sendAll(city)
      expect(await see(id)).toMatchObject({ state: 'finished', held: null, messages: { sent: wanted, [state]: lost } })
    },
  )

  test('a reply that is no opt-out is counted once, however often it is told; an opt-out is none', async () => {
    const id = await run('回复')
    const reply = (text: string, phone: string) =>
      city.ground.act((call) =>
        takeReports(call, 'sandbox', { receipts: [], replies: [{ phone, text, at: city.clock.now() }] }),
      )
    for (let i = 0; i < 2; i++) await reply('怎么申请？', '15400140000')
    await reply('退订。', '15400140001')
    await reply('是谁？', '15400149999')
    expect((await see(id)).replied).toBe(1)
    const { rows } = await city.ground.act((call) => sql`select 1 from message_opt_out`.execute(call.tx))
    expect(rows).toHaveLength(1)
  })

  test('the limit of the day: it waits for the next morning by itself', async () => {
    const provider = answerInstead(city, () => refusal('LimitExceeded.AppDailyLimit', 'tomorrow'))
    const id = await run('日限')
    city.clock.advance(3_600_000)
    await sendAll(city)
    const waiting = await see(id)
    expect(waiting).toMatchObject({ state: 'running', messages: { wanted: 3, refused: 0 } })
    expect(waiting.held?.says).toContain('明天上午自动继续')
    expect(new Date(waiting.resumesAt ?? 0).getUTCHours()).toBe(0)
    expect(provider.asked()).toBe(3)
    provider.end()
    city.clock.advance(new Date(waiting.resumesAt ?? 0).getTime() - city.clock.now().getTime())
    await sendAll(city)
    district = await city.logIn(phones.district)
    expect(await see(id)).toMatchObject({ state: 'finished', held: null, messages: { sent: 3 } })
  })
})
