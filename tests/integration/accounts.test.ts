/** The ways in of a person: WeChat, DingTalk, phone; linking, moving, unlinking; and what the log and the database may know of them. */
import { sql } from 'kysely'
import { firms, newKey, phones, TestCity } from '../support/city'

let city: TestCity
beforeAll(async () => {
  city = await TestCity.start()
})
afterAll(() => city.stop())

let serial = 100
/** A number that nobody has yet. */
const newPhone = () => `15400000${serial++}`
const personOf = async (session: string) =>
  String((await city.request('/1.1/users/me', { method: 'GET', session })).body.objectId)
const kindsOf = async (session: string) =>
  (await city.call('listAccounts', {}, session)).result.accounts.map(({ kind }) => kind)
const linkHost = async (session: string, kind: 'wechat' | 'dingtalk', person: string, key = newKey()) =>
  city.call('linkAccount', { key, kind, code: city.hostCode(kind, person) }, session)
const linkPhone = async (session: string, phone: string) =>
  city.call('linkPhone', { key: newKey(), phone, smsCode: await city.newCode(phone) }, session)
const nameOf = (reply: { error: { name?: string } }) => reply.error.name ?? 'done'
const application = (notice: string, firm: { name: string; uscc: string; address: string } = firms.brook) => ({
  key: newKey(),
  subject: { name: firm.name, uscc: firm.uscc, address: firm.address },
  contactName: '示例人',
  bodies: ['league' as const],
  noticeVersion: notice,
})
const noticeVersion = async () => (await city.call('getCity', {})).result.notice.version

describe('logging in by a host', () => {
  test.each(['wechat', 'dingtalk'] as const)('%s: a new person once, the same one afterwards', async (kind) => {
    const unknown = await city.enterByHost(kind, 'first', '?failOnNotExist=true')
    expect([unknown.status, unknown.body.code, unknown.body.name]).toEqual([400, 211, 'accountUnknown'])
    const first = await city.enterByHost(kind, 'first')
    const again = await city.enterByHost(kind, 'first', '?failOnNotExist=true')
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body.objectId).toBe(first.body.objectId)
    expect(await kindsOf(String(again.body.sessionToken))).toEqual([kind])
    expect(JSON.stringify([first.body, again.body])).not.toMatch(/openid|session_key|unionid|userid/i)
  })

  test('the same code twice, a made-up one, an old one, none: refused in a sentence', async () => {
    const code = city.hostCode('wechat', 'second')
    const enter = async (given: unknown) =>
      (await city.request('/1.1/users', { body: { authData: { lc_weapp: { code: given } } } })).body.name ?? 'in'
    expect(await enter(code)).toBe('in')
    expect(await enter(code)).toBe('hostCodeRefused')
    expect(await enter('made-up')).toBe('hostCodeRefused')
    const old = city.hostCode('wechat', 'second')
    city.clock.advance(5 * 60_000)
    expect(await enter(old)).toBe('hostCodeRefused')
    for (const wrong of ['', 7, null, {}, 'x'.repeat(300), 'two words', '码'])
      expect(await enter(wrong)).toBe('inputInvalid')
  })

  test('whom the host does not let in, and a host that does not answer', async () => {
    city.running.hosts.wechat?.block('risky')
    const risky = await city.enterByHost('wechat', 'risky')
    expect([risky.status, risky.body.name]).toEqual([403, 'hostPersonRefused'])
    for (const kind of ['wechat', 'dingtalk'] as const) {
      city.running.hosts[kind]?.setBusy(true)
      const busy = await city.enterByHost(kind, 'third')
      city.running.hosts[kind]?.setBusy(false)
      expect([busy.status, busy.body.name]).toEqual([503, 'hostUnavailable'])
    }
  })

  test('what the app needs to know is public; a host that is not set up is refused in a sentence', async () => {
    expect((await city.call('getWaysIn', {})).result).toEqual({
      wechat: true,
      dingtalkCorpId: expect.stringMatching(/^ding/),
      wechatTemplates: [],
    })
    const bare = await TestCity.start({ WECHAT_PROVIDER: '', DINGTALK_PROVIDER: '' })
    try {
      expect((await bare.call('getWaysIn', {})).result).toEqual({
        wechat: false,
        dingtalkCorpId: null,
        wechatTemplates: [],
      })
      for (const authData of [{ lc_weapp: { code: 'c' } }, { lc_dingtalk: { code: 'c' } }])
        expect((await bare.request('/1.1/users', { body: { authData } })).body.name).toBe('hostOff')
      const session = await bare.logIn(phones.owner)
      const link = await bare.call('linkAccount', { key: newKey(), kind: 'wechat', code: 'c' }, session)
      expect(nameOf(link)).toBe('hostOff')
    } finally {
      await bare.stop()
    }
  })
})

describe('linking', () => {
  test('WeChat and DingTalk to a phone: all three lead to one person', async () => {
    const phone = newPhone()
    const session = await city.logIn(phone)
    expect((await linkHost(session, 'wechat', 'three')).status).toBe(200)
    expect((await linkHost(session, 'dingtalk', 'three')).status).toBe(200)
    const { accounts } = (await city.call('listAccounts', {}, session)).result
    expect(accounts).toMatchObject([
      { kind: 'dingtalk', shown: null, removable: true },
      { kind: 'wechat', shown: null, removable: true },
      { kind: 'phone', shown: expect.stringContaining('****'), removable: false },
    ])
    const me = await personOf(session)
    for (const kind of ['wechat', 'dingtalk'] as const)
      expect(await personOf(await city.logInByHost(kind, 'three'))).toBe(me)
    expect(await personOf(await city.logIn(phone))).toBe(me)
  })

  test('a tap repeated after a lost answer is the same link, although the code is used up', async () => {
    const session = await city.logIn(newPhone())
    const input = { key: newKey(), kind: 'wechat' as const, code: city.hostCode('wechat', 'twice') }
    const first = await city.call('linkAccount', input, session)
    expect((await city.call('linkAccount', input, session)).result).toEqual(first.result)
    const both = { key: newKey(), kind: 'dingtalk' as const, code: city.hostCode('dingtalk', 'twice') }
    const replies = await Promise.all([1, 2].map(() => city.call('linkAccount', both, session)))
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
  })

  test('the own account again is fine; another one of the kind only after unlinking', async () => {
    const session = await city.logIn(newPhone())
    await linkHost(session, 'wechat', 'again')
    expect((await linkHost(session, 'wechat', 'again')).status).toBe(200)
    expect(nameOf(await linkHost(session, 'wechat', 'again-other'))).toBe('accountHeld')
    expect((await city.call('unlinkAccount', { key: newKey(), kind: 'wechat' }, session)).status).toBe(200)
    expect((await linkHost(session, 'wechat', 'again-other')).status).toBe(200)
    expect((await city.enterByHost('wechat', 'again', '?failOnNotExist=true')).body.name).toBe('accountUnknown')
  })

  test('an account of somebody who did nothing yet moves, with what they had; their session ends', async () => {
    const theirs = await city.logInByHost('wechat', 'empty')
    await city.call('keepDraft', { key: newKey(), ...draft() }, theirs)
    const mine = await city.logIn(newPhone())
    expect((await linkHost(mine, 'wechat', 'empty')).status).toBe(200)
    expect(await personOf(await city.logInByHost('wechat', 'empty'))).toBe(await personOf(mine))
    expect((await city.call('getMe', {}, theirs)).error.name).toBe('sessionInvalid')
    const found = (await city.call('getDraft', { form: 'apply' }, mine)).result.found
    expect(found?.values).toEqual({ name: '示例企业' })
  })

  test('an account of somebody with a history stays with them', async () => {
    const theirs = await city.logIn(newPhone())
    await linkHost(theirs, 'wechat', 'busy')
    const mine = await city.logIn(newPhone())
    expect(nameOf(await linkHost(mine, 'wechat', 'busy'))).toBe('accountTaken')
    expect(await kindsOf(theirs)).toEqual(['wechat', 'phone'])
    expect(await kindsOf(mine)).toEqual(['phone'])
  })

  test('codes that the host refuses link nothing', async () => {
    const session = await city.logIn(newPhone())
    const link = async (code: string) =>
      nameOf(await city.call('linkAccount', { key: newKey(), kind: 'wechat', code }, session))
    expect(await link('made-up')).toBe('hostCodeRefused')
    city.running.hosts.wechat?.setBusy(true)
    expect(await link('c')).toBe('hostUnavailable')
    city.running.hosts.wechat?.setBusy(false)
    expect(await kindsOf(session)).toEqual(['phone'])
    const nobody = await city.call('linkAccount', { key: newKey(), kind: 'wechat', code: 'c' })
    expect(nameOf(nobody)).toBe('signInNeeded')
  })

  const draft = () => ({
    form: 'apply',
    draft: newKey(),
    turn: 1,
    values: { name: '示例企业' },
  })
})

describe('a phone', () => {
  test('is needed to hand something in, and added in place', async () => {
    const session = await city.logInByHost('wechat', 'no-phone')
    const input = application(await noticeVersion())
    expect(nameOf(await city.call('submitApplication', input, session))).toBe('phoneNeeded')
    const { bodies: _, ...join } = input
    expect(nameOf(await city.call('askToJoin', join, session))).toBe('phoneNeeded')
    expect((await linkPhone(session, newPhone())).status).toBe(200)
    const receipt = await city.call('submitApplication', input, session)
    expect(receipt.result.number).toMatch(/^\d{8}-\d{5}$/)
  })

  test('whose person is known: who came by WeChat and did nothing becomes that person, uploads and drafts too', async () => {
    const phone = newPhone()
    const known = await personOf(await city.logIn(phone))
    const session = await city.logInByHost('wechat', 'returning')
    const licence = await city.upload(session)
    expect(await personOf(session)).not.toBe(known)
    expect((await linkPhone(session, phone)).status).toBe(200)
    expect(await personOf(session)).toBe(known)
    expect(await kindsOf(session)).toEqual(['wechat', 'phone'])
    const file = await fetch(`${city.url}/1.1/files/${licence}`, { headers: { 'x-lc-session': session } })
    expect(file.status).toBe(200)
  })

  test('that an invitation names leads to the invited person', async () => {
    const phone = newPhone()
    const token = await city.invite(firms.willow.uscc, { name: '示例受邀人', phone })
    const session = await city.logInByHost('dingtalk', 'invited')
    expect((await city.call('openInvitation', { token }, session)).result.viewer.invited).toBe(false)
    await linkPhone(session, phone)
    expect((await city.call('openInvitation', { token }, session)).result.viewer.invited).toBe(true)
  })

  test('of somebody with another WeChat, or for somebody with a phone, is refused', async () => {
    const phone = newPhone()
    const theirs = await city.logIn(phone)
    await linkHost(theirs, 'wechat', 'phone-theirs')
    const mine = await city.logInByHost('wechat', 'phone-mine')
    expect(nameOf(await linkPhone(mine, phone))).toBe('phoneTaken')
    expect(nameOf(await linkPhone(await city.logIn(newPhone()), phone))).toBe('phoneTaken')
    expect(await kindsOf(theirs)).toEqual(['wechat', 'phone'])
  })

  test('is replaced by a new number; the old one and the other sessions open nothing any more', async () => {
    const [old, fresh] = [newPhone(), newPhone()]
    const other = await city.logIn(old)
    const session = await city.logIn(old)
    const me = await personOf(session)
    expect((await linkPhone(session, fresh)).status).toBe(200)
    expect(await personOf(await city.logIn(fresh))).toBe(me)
    expect((await city.call('getMe', {}, other)).error.name).toBe('sessionInvalid')
    expect(await personOf(await city.logIn(old))).not.toBe(me)
  })

  test('of a cadre is not replaced by whoever holds the session', async () => {
    const phone = newPhone()
    await city.appoint(phone, '翠苑街道')
    expect(nameOf(await linkPhone(await city.logIn(phone), newPhone()))).toBe('phoneByOffice')
  })

  test('wrong codes are counted, as at the login: five, and the right one helps no more', async () => {
    const phone = newPhone()
    const session = await city.logInByHost('wechat', 'guessing')
    const right = await city.newCode(phone)
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
    const names: string[] = []
    for (const smsCode of [wrong, wrong, wrong, wrong, wrong, right])
      names.push(nameOf(await city.call('linkPhone', { key: newKey(), phone, smsCode }, session)))
    expect(names).toEqual([...Array<string>(4).fill('smsCodeWrong'), 'smsCodeExhausted', 'smsCodeExhausted'])
  })

  test('linked by a code uses the code up; the same again is fine', async () => {
    const phone = newPhone()
    const session = await city.logInByHost('wechat', 'once')
    const smsCode = await city.newCode(phone)
    expect((await city.call('linkPhone', { key: newKey(), phone, smsCode }, session)).status).toBe(200)
    expect((await city.call('linkPhone', { key: newKey(), phone, smsCode }, session)).status).toBe(200)
    const login = await city.request('/1.1/usersByMobilePhone', { body: { mobilePhoneNumber: phone, smsCode } })
    expect(login.body.name).toBe('smsCodeWrong')
  })
})

describe('unlinking', () => {
  test('never takes the last way in', async () => {
    const session = await city.logInByHost('wechat', 'last')
    const unlink = async (kind: 'wechat' | 'dingtalk') =>
      nameOf(await city.call('unlinkAccount', { key: newKey(), kind }, session))
    expect(await unlink('wechat')).toBe('lastWayIn')
    expect(await unlink('dingtalk')).toBe('accountNone')
    await linkHost(session, 'dingtalk', 'last')
    expect(await unlink('wechat')).toBe('done')
    expect(await unlink('dingtalk')).toBe('lastWayIn')
  })

  test('ends the sessions that were opened by it, but not the one that asks', async () => {
    const session = await city.logIn(newPhone())
    await linkHost(session, 'wechat', 'ending')
    const byHost = await city.logInByHost('wechat', 'ending')
    await city.call('unlinkAccount', { key: newKey(), kind: 'wechat' }, session)
    expect((await city.call('getMe', {}, byHost)).error.name).toBe('sessionInvalid')
    expect((await city.call('getMe', {}, session)).status).toBe(200)
  })
})

describe('what is kept', () => {
  test('no code and no id of a host stands in clear in the database or in a line of the log', async () => {
    const lines: string[] = []
    const out = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      lines.push(String(chunk))
      return true
    })
    const loud = await TestCity.start({ LOG_LEVEL: 'debug' })
    const said: string[] = []
    try {
      const session = await loud.logInByHost('wechat', 'secretive')
      const code = loud.hostCode('dingtalk', 'secretive')
      said.push(code)
      await loud.call('linkAccount', { key: newKey(), kind: 'dingtalk', code }, session)
      await loud.call('linkAccount', { key: newKey(), kind: 'dingtalk', code }, session)
      const used = loud.hostCode('wechat', 'secretive')
      said.push(used)
      for (let i = 0; i < 2; i++) await loud.request('/1.1/users', { body: { authData: { lc_weapp: { code: used } } } })
      const tables = await rowsOf(loud)
      for (const value of said) {
        expect(tables).not.toContain(value)
        expect(lines.join('')).not.toContain(value)
      }
      expect(tables).not.toMatch(/wx0000000000000000|ding0000/)
      expect(lines.join('')).toMatch(/errcode 40163/)
    } finally {
      out.mockRestore()
      await loud.stop()
    }
  })

  async function rowsOf(loud: TestCity): Promise<string> {
    const tables = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = current_schema()`.execute(
      loud.ground.database.kysely,
    )
    const texts: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
        loud.ground.database.kysely,
      )
      texts.push(...rows.map(({ row }) => row))
    }
    return texts.join('\n')
  }
})
