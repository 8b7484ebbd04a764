/** Text-message codes: 1 a minute, 5 an hour, 10 a day per number, 5 wrong tries, 5 minutes. */
import { phones, TestCity } from '../support/city'

describe('login codes', () => {
  let city: TestCity
  beforeAll(async () => {
    city = await TestCity.start()
  })
  afterAll(() => city.stop())

  const request = async (phone: string) =>
    (await city.request('/1.1/requestSmsCode', { body: { mobilePhoneNumber: phone } })).body.name ?? 'sent'
  const login = async (phone: string, smsCode: string) =>
    (await city.request('/1.1/usersByMobilePhone', { body: { mobilePhoneNumber: phone, smsCode } })).body.name ?? 'in'
  const minutes = (n: number) => {
    city.clock.advance(n * 60_000)
  }
  const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

  test('one a minute, five an hour, ten a day; another number is not held up', async () => {
    expect(await request(phones.owner)).toBe('sent')
    expect(await request(phones.owner)).toBe('smsTooSoon')
    expect(await request(phones.other)).toBe('sent')
    for (let i = 0; i < 4; i++) {
      minutes(2)
      expect(await request(phones.owner)).toBe('sent')
    }
    minutes(2)
    expect(await request(phones.owner)).toBe('smsHourly')
    minutes(61)
    for (let i = 0; i < 5; i++) {
      expect(await request(phones.owner)).toBe('sent')
      minutes(2)
    }
    minutes(61)
    expect(await request(phones.owner)).toBe('smsDaily')
    minutes(24 * 60)
    expect(await request(phones.owner)).toBe('sent')
  })

  test('five wrong tries make a code void, the right one then helps no more', async () => {
    minutes(24 * 60)
    await request(phones.cadre)
    const code = city.codeFor(phones.cadre)
    for (let i = 0; i < 4; i++) expect(await login(phones.cadre, wrong(code))).toBe('smsCodeWrong')
    expect(await login(phones.cadre, wrong(code))).toBe('smsCodeExhausted')
    expect(await login(phones.cadre, code)).toBe('smsCodeExhausted')
    minutes(2)
    await request(phones.cadre)
    expect(await login(phones.cadre, city.codeFor(phones.cadre))).toBe('in')
  })

  test('a code lives five minutes and works once', async () => {
    minutes(24 * 60)
    await request(phones.neighbour)
    const late = city.codeFor(phones.neighbour)
    minutes(5)
    expect(await login(phones.neighbour, late)).toBe('smsCodeExpired')
    await request(phones.neighbour)
    const code = city.codeFor(phones.neighbour)
    expect(await login(phones.neighbour, code)).toBe('in')
    expect(await login(phones.neighbour, code)).toBe('smsCodeWrong')
  })

  test('one address sends no flood of messages, whatever the numbers; the limit is the database’s', async () => {
    minutes(48 * 60)
    const many = (first: number, count: number) =>
      Array.from({ length: count }, (_, i) => `15410${String(first + i).padStart(6, '0')}`)
    const answers: unknown[] = []
    for (const phone of many(0, 61)) answers.push(await request(phone))
    expect(answers.slice(0, 60)).toEqual(Array(60).fill('sent'))
    expect(answers[60]).toBe('smsAddress')
    minutes(60)
    expect(await request('15410000060')).toBe('sent')
    // A day's different numbers: 150. The same numbers again are none.
    for (const phone of many(61, 59)) await request(phone)
    minutes(60)
    for (const phone of many(120, 31)) answers.push(await request(phone))
    expect(answers.slice(61, 91)).toEqual(Array(30).fill('sent'))
    expect(answers.at(-1)).toBe('smsAddress')
    minutes(2)
    expect(await request('15410000003')).toBe('sent')
  })

  test('numbers as people write them are the same number', async () => {
    minutes(24 * 60)
    expect(await request('+86 154-0000-0009')).toBe('sent')
    expect(await request('１５４００００００09')).toBe('smsTooSoon')
    expect(await request('12345')).toBe('inputInvalid')
  })
})
