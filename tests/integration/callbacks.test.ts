/** What providers push: believed only with the secret, harmless when repeated. */
import { sql } from 'kysely'
import { phoneBlind } from '../../cloud/people/actions'
import { TestCity } from '../support/city'

const SECRET = 'a secret of some length'
const post = (city: TestCity, body: unknown, secret = SECRET, provider = 'tencent') =>
  fetch(`${city.url}/callbacks/sms/${provider}?secret=${encodeURIComponent(secret)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('callbacks of a provider', () => {
  let city: TestCity
  beforeAll(async () => {
    city = await TestCity.start({
      SMS_PROVIDERS: 'sandbox,tencent',
      SMS_CALLBACK_SECRET: SECRET,
      SMS_TENCENT_SIGN: '示例市团委',
      SMS_TENCENT_TEMPLATES: 'login-code=1',
    })
  })
  afterAll(() => city.stop())
  const receipt = {
    user_receive_time: '2026-11-28 08:03:04',
    nationcode: '86',
    mobile: '15400000001',
    report_status: 'SUCCESS',
    errmsg: 'DELIVRD',
    description: '用户短信送达成功',
    sid: 'sid-1',
  }
  const kept = async () =>
    (
      await city.ground.act((call) =>
        sql<{ n: number }>`select count(*)::int as n from delivery_receipt`.execute(call.tx),
      )
    ).rows[0]?.n

  test('kept once, and answered as the provider wants it', async () => {
    for (let i = 0; i < 2; i++) {
      const response = await post(city, [receipt])
      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({ result: 0, errmsg: 'OK' })
    }
    expect(await kept()).toBe(1)
  })

  test.each([
    ['without the secret', () => post(city, [{ ...receipt, sid: 'sid-2' }], 'guessed')],
    ['no JSON', () => post(city, 'nonsense')],
    ['of a provider that is not ours', () => post(city, [receipt], SECRET, 'nobody')],
    ['far too large', () => post(city, `[${'1'.repeat(1_100_000)}]`)],
  ])('refused: %s', async (_what, send) => {
    const { status } = await send()
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(await kept()).toBe(1)
  })

  test('a reply that refuses is for ever; any other is not', async () => {
    const reply = (mobile: string, text: string) => ({
      extend: '',
      mobile,
      nationcode: '86',
      sign: '示例市团委',
      text,
      time: Math.floor(city.clock.now().getTime() / 1000),
    })
    expect((await post(city, reply('15400000011', '谢谢'))).status).toBe(200)
    expect((await post(city, reply('15400000012', 'R'))).status).toBe(200)
    const { rows } = await city.ground.act((call) =>
      sql<{ number: Buffer }>`select number from message_opt_out`.execute(call.tx),
    )
    expect(rows.map((row) => row.number.toString('hex'))).toEqual([
      phoneBlind(city.ground, '15400000012').toString('hex'),
    ])
  })
})
