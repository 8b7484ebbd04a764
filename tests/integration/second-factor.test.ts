/** The second factor of cadres: set up, shown, locked, lost. Over the wire, with the clock moved by hand. */
import { TOTP } from 'otpauth'
import { newKey, phones, TestCity } from '../support/city'

const MINUTE = 60_000

describe('the second factor', () => {
  let city: TestCity
  beforeAll(async () => {
    city = await TestCity.start()
  })
  afterAll(() => city.stop())

  /** A session by phone and code alone. */
  const logInOnly = async (phone: string): Promise<string> => {
    city.clock.advance(61_000)
    await city.request('/1.1/requestSmsCode', { body: { mobilePhoneNumber: phone } })
    const { body } = await city.request('/1.1/usersByMobilePhone', {
      body: { mobilePhoneNumber: phone, smsCode: city.codeFor(phone) },
    })
    return String(body.sessionToken)
  }
  /** The bare reply: nothing is unlocked on the way. */
  const queue = async (session: string) =>
    city.request('/1.1/functions/listQueue', { body: { queue: 'to-accept' }, session })
  const codeOf = (secret: string) => new TOTP({ secret }).generate({ timestamp: city.clock.now().getTime() })
  const pass = async (session: string, way: 'totp' | 'pin' | 'recovery', code: string) =>
    (await city.call('passSecondFactor', { key: newKey(), way, code }, session)).result

  test('a phone and its code open no workbench; set up within a week, each code once, recovery codes once each', async () => {
    const phone = '15400000101'
    await city.appoint(phone, '翠苑街道')
    const session = await logInOnly(phone)
    const refused = await queue(session)
    expect([refused.status, refused.body.name]).toEqual([401, 'secondFactorNeeded'])
    expect((await city.call('getMe', {}, session)).result.grants).toHaveLength(1)
    // Nor does it have anybody outside asked for anything.
    const asked = city.running.parts.smsGateways.map((gateway) => jest.spyOn(gateway, 'balance'))
    const campaigns = await city.request('/1.1/functions/listCampaigns', { body: {}, session })
    expect(campaigns.body.name).toBe('secondFactorNeeded')
    for (const spy of asked) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }

    const key = newKey()
    const begun = (await city.call('beginTotp', { key }, session)).result
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/.+secret=[A-Z2-7]{32}/)
    // The reply was lost: the same key gives the same secret, and no table holds it in clear.
    expect((await city.call('beginTotp', { key }, session)).result.secret).toBe(begun.secret)
    expect((await queue(session)).status).toBe(401)

    const wrong = (await city.call('confirmTotp', { key: newKey(), code: '000000' }, session)).result
    expect(wrong).toMatchObject({ state: 'wrong', triesLeft: 4, recoveryCodes: [] })
    const last = { key: newKey(), code: codeOf(begun.secret) }
    const set = (await city.call('confirmTotp', last, session)).result
    expect(set.state).toBe('passed')
    expect(new Set(set.recoveryCodes).size).toBe(10)
    expect((await city.call('confirmTotp', last, session)).result.recoveryCodes).toEqual(set.recoveryCodes)
    expect((await queue(session)).status).toBe(200)

    const second = await logInOnly(phone)
    const code = codeOf(begun.secret)
    expect(await pass(second, 'totp', code)).toMatchObject({ state: 'passed' })
    const third = await logInOnly(phone)
    // Seen over a shoulder: the same code does not open again (RFC 6238, 5.2).
    expect(await pass(third, 'totp', code)).toMatchObject({ state: 'wrong' })
    const typed = ` ${(set.recoveryCodes[3] ?? '').toLowerCase()} `
    expect(await pass(third, 'recovery', typed)).toMatchObject({ state: 'passed' })
    expect(await pass(third, 'recovery', typed)).toMatchObject({ state: 'wrong' })
    const renewed = (await city.call('renewRecoveryCodes', { key: newKey() }, third)).result.recoveryCodes
    expect(renewed).not.toEqual(expect.arrayContaining([set.recoveryCodes[4]]))
    expect(await pass(third, 'recovery', set.recoveryCodes[4] ?? '')).toMatchObject({ state: 'wrong' })
  })

  test('left alone for a quarter of an hour it locks, at a tap too; unlocking goes on in the same session', async () => {
    const session = await city.logIn(phones.cadre)
    await city.appoint(phones.cadre, '转塘街道')
    await city.showFactor(phones.cadre, session)
    for (let i = 0; i < 3; i++) {
      city.clock.advance(14 * MINUTE)
      expect((await queue(session)).status).toBe(200)
    }
    city.clock.advance(16 * MINUTE)
    const locked = await queue(session)
    expect([locked.status, locked.body.name]).toEqual([401, 'sessionLocked'])
    // Asking again does not unlock it, nor does any call that needs no factor.
    await city.call('getMe', {}, session)
    expect((await queue(session)).body.name).toBe('sessionLocked')
    await city.showFactor(phones.cadre, session)
    expect((await queue(session)).status).toBe(200)
    await city.call('lockSession', { key: newKey() }, session)
    expect((await queue(session)).body.name).toBe('sessionLocked')
    // However busy: after a working day the factor is asked for again.
    await city.showFactor(phones.cadre, session)
    for (let i = 0; i < 12 * 5; i++) {
      city.clock.advance(12 * MINUTE + 1000)
      if (i < 59) expect((await queue(session)).status).toBe(200)
    }
    expect((await queue(session)).body.name).toBe('sessionLocked')
  })

  test('five wrong tries lock it out, committed, whoever counts; the right code waits too', async () => {
    const phone = '15400000102'
    await city.appoint(phone, '翠苑街道')
    const session = await city.logIn(phone)
    city.clock.advance(31_000)
    for (const left of [4, 3, 2, 1]) expect(await pass(session, 'totp', '000000')).toMatchObject({ triesLeft: left })
    expect(await pass(session, 'totp', '000000')).toMatchObject({ state: 'lockedOut' })
    expect(await pass(session, 'totp', city.totpFor(phone))).toMatchObject({ state: 'lockedOut' })
    city.clock.advance(15 * MINUTE + 1000)
    expect(await pass(session, 'totp', city.totpFor(phone))).toMatchObject({ state: 'passed' })
  })

  test('a PIN belongs to a session that came by WeChat or DingTalk, and guesses at it are counted', async () => {
    const phone = '15400000103'
    await city.appoint(phone, '翠苑街道')
    const session = await city.logIn(phone)
    for (const pin of ['111111', '123456', '654321', '121212', '123123'])
      expect((await city.call('setPin', { key: newKey(), pin }, session)).error.name).toBe('pinWeak')
    expect((await city.call('setPin', { key: newKey(), pin: '270 914' }, session)).status).toBe(200)
    const here = await city.call('passSecondFactor', { key: newKey(), way: 'pin', code: '270914' }, session)
    expect(here.error.name).toBe('pinPlace')
    const personId = String((await city.request('/1.1/users/me', { method: 'GET', session })).body.objectId)
    const bound = await city.openSessionFor(personId, 'wechat')
    expect((await city.call('getSecondFactor', {}, bound)).result.ways[0]).toBe('pin')
    expect(await pass(bound, 'pin', '270915')).toMatchObject({ state: 'wrong', triesLeft: 4 })
    expect(await pass(bound, 'pin', '270914')).toMatchObject({ state: 'passed' })
    expect((await queue(bound)).status).toBe(200)
  })

  test('a week after the appointment the first set-up is closed, until the office above opens it again', async () => {
    const phone = '15400000104'
    await city.appoint(phone, '翠苑街道')
    city.clock.advance(8 * 24 * 60 * MINUTE)
    const session = await logInOnly(phone)
    expect((await city.call('beginTotp', { key: newKey() }, session)).error.name).toBe('enrolmentClosed')
    await city.appoint(phones.district, '西湖区')
    const district = await city.logIn(phones.district)
    const { rows } = (await city.call('listStaff', { query: '翠苑' }, district)).result
    const row = rows.find((one) => one.phoneMasked === '154 **** 0104')
    expect(row).toMatchObject({ hasFactor: false, role: 'street-cadre', nameMasked: '示***' })
    const reset = await city.call('resetSecondFactor', { key: newKey(), id: row?.id ?? '' }, district)
    expect(reset.status).toBe(200)
    expect((await city.call('beginTotp', { key: newKey() }, session)).status).toBe(200)
  })

  test('who holds nothing has no factor to set up', async () => {
    const session = await city.logIn(phones.owner)
    expect((await city.call('getSecondFactor', {}, session)).result.needed).toBe(false)
    expect((await city.call('beginTotp', { key: newKey() }, session)).error.name).toBe('forbidden')
    expect((await queue(session)).body.name).toBe('forbidden')
  })
})
