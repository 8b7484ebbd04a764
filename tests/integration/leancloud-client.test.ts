/** The published client `leancloud-storage`, with its own calls, against our service. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AV from 'leancloud-storage'
import { PNG as DecodedPng } from 'pngjs'
import { phones, TestCity } from '../support/city'

/** A PNG of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** As large as a photo: a file that does not arrive in one piece. */
const PNG = Buffer.concat([PIXEL, Buffer.alloc(2_000_000)])

type GetAuthInfo = (options: { preferUnionId: boolean; asMainAccount: boolean }) => Promise<{ provider: string }>

const pixelsOf = (png: Buffer) => [...DecodedPng.sync.read(png).data]

describe('the published client', () => {
  let city: TestCity
  beforeAll(async () => {
    city = await TestCity.start()
    AV.init({ appId: 'one-tap-league', appKey: 'one-tap-league-public', serverURL: city.url })
  })
  afterAll(() => city.stop())

  const logIn = async () => {
    city.clock.advance(61_000)
    await AV.Cloud.requestSmsCode({ mobilePhoneNumber: phones.owner })
    return AV.User.signUpOrlogInWithMobilePhone(phones.owner, city.codeFor(phones.owner))
  }

  test('runs a public function, without data and without a session', async () => {
    const city_ = (await AV.Cloud.run('getCity')) as { city: string }
    expect(city_.city).toBe('杭州市')
  })

  test('logs in by text-message code, renews its session, and is told when it is over', async () => {
    const user = await logIn()
    expect(user.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await user.isAuthenticated()).toBe(true)
    const before = user.getSessionToken()
    await user.refreshSessionToken()
    expect(user.getSessionToken()).not.toBe(before)
    // The answer may be lost: the former token is good until the new one is used.
    expect((await AV.User.become(before)).id).toBe(user.id)
    expect((await AV.User.become(user.getSessionToken())).id).toBe(user.id)
    await expect(AV.User.become(before)).rejects.toMatchObject({ code: 211 })
    expect((await AV.User.become(user.getSessionToken())).id).toBe(user.id)
    await user.fetch()
    await AV.User.logOut()
  })

  test('hears errors with code, sentence and name', async () => {
    await expect(AV.Cloud.run('noSuchFunction')).rejects.toMatchObject({
      code: 1005,
      rawMessage: expect.stringContaining('更新到最新版本'),
    })
    await expect(AV.Cloud.run('listMyCases')).rejects.toMatchObject({ code: 1010, name: 'signInNeeded' })
    await expect(AV.User.logIn('somebody', 'password')).rejects.toMatchObject({ code: 210 })
    // What a client says of itself proves nothing: only a code that WeChat is asked about does.
    await expect(AV.User.loginWithAuthData({ openid: 'x', access_token: 'y' }, 'lc_weapp')).rejects.toMatchObject({
      code: 1006,
    })
    const made = new AV.User()
    made.setUsername('somebody')
    made.setPassword('password')
    await expect(made.signUp()).rejects.toMatchObject({ code: 1006 })
    await expect(new AV.Query('Enterprise').find()).rejects.toMatchObject({ code: 403 })
  })

  test.each([
    ['wechat', 'lc_weapp'],
    ['dingtalk', 'lc_dingtalk'],
  ] as const)('logs in by %s: its own loginWithMiniApp, new and again', async (kind, provider) => {
    const authInfo = (person: string) => ({ provider, authData: { code: city.hostCode(kind, person) } }) as never
    // The type of its options names only what concerns union ids.
    const existingOnly = { failOnNotExist: true } as never
    await expect(AV.User.loginWithMiniApp(authInfo('newcomer'), existingOnly)).rejects.toMatchObject({
      code: 211,
      name: 'accountUnknown',
    })
    const first = await AV.User.loginWithMiniApp(authInfo('newcomer'))
    expect(first.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await first.isAuthenticated()).toBe(true)
    const token = first.getSessionToken()
    // Sent with the session of before, which must not matter.
    const again = await AV.User.loginWithMiniApp(authInfo('newcomer'), existingOnly)
    expect(again.id).toBe(first.id)
    expect(again.getSessionToken()).not.toBe(token)
    await again.fetch()
    await again.refreshSessionToken()
    expect((await AV.User.become(again.getSessionToken())).id).toBe(first.id)
    expect((await AV.User.loginWithMiniApp(authInfo('somebody else'))).id).not.toBe(first.id)
    await AV.User.logOut()
  })

  test('the adapter that LeanCloud publishes for WeChat logs in with the code of wx.login', async () => {
    const wx = {
      login: ({ success }: { success: (got: { code: string }) => void }) =>
        success({ code: city.hostCode('wechat', 'adapter') }),
    }
    const saved: unknown = Reflect.get(globalThis, 'wx')
    Reflect.set(globalThis, 'wx', wx)
    try {
      // Required: its types would put a mini-program's `require` in the place of Node's.
      const { getAuthInfo } = jest.requireActual<{ getAuthInfo: GetAuthInfo }>('@leancloud/platform-adapters-weapp')
      const authInfo = await getAuthInfo({ preferUnionId: true, asMainAccount: true })
      expect(authInfo.provider).toBe('lc_weapp')
      const user = await AV.User.loginWithMiniApp(authInfo as never)
      expect(await user.isAuthenticated()).toBe(true)
      await AV.User.logOut()
    } finally {
      Reflect.set(globalThis, 'wx', saved)
    }
  })

  test('a session that was ended opens nothing any more', async () => {
    const session = await city.logIn(phones.other)
    expect((await city.request('/1.1/users/me', { method: 'GET', session })).status).toBe(200)
    expect((await city.request('/1.1/logout', { session })).body).toEqual({})
    expect((await city.request('/1.1/users/me', { method: 'GET', session })).body.code).toBe(211)
    expect((await city.request('/1.1/logout', { session })).status).toBe(200)
  })

  test('a stale session does not turn a public call into an error', async () => {
    const user = await logIn()
    await user.refreshSessionToken()
    const fresh = user.getSessionToken()
    city.clock.advance(31 * 86_400_000)
    expect(await AV.Cloud.run('getCity')).toMatchObject({ city: '杭州市' })
    await expect(AV.Cloud.run('getMe')).rejects.toMatchObject({ code: 211 })
    expect(fresh).toBeTruthy()
    await AV.User.logOut()
  })

  test('saves a file: announced, uploaded with the token alone, read back by its owner only', async () => {
    await logIn()
    const form = async (content: Buffer, type: string) => {
      const session = AV.User.current().getSessionToken()
      const token = (await city.request('/1.1/fileTokens', { body: { name: 'a.png' }, session })).body
      const body = new FormData()
      // The order of the client in a mini-program: the file first.
      body.append('file', new Blob([new Uint8Array(content)], { type }), 'a.png')
      body.append('key', String(token.key))
      body.append('token', String(token.token))
      const response = await fetch(String(token.upload_url), { method: 'POST', body })
      return { token, status: response.status, body: (await response.json()) as Record<string, unknown> }
    }
    const saved = await form(PNG, 'image/png')
    expect(saved.status).toBe(200)
    const session = AV.User.current().getSessionToken()
    const own = await fetch(String(saved.token.url), { headers: { 'x-lc-session': session } })
    expect(own.headers.get('content-type')).toBe('image/png')
    // Pictures are drawn anew on the way in: the same pixels, other bytes.
    expect(pixelsOf(Buffer.from(await own.arrayBuffer()))).toEqual(pixelsOf(PIXEL))
    const other = await city.logIn(phones.other)
    expect((await fetch(String(saved.token.url), { headers: { 'x-lc-session': other } })).status).toBe(404)
    expect((await fetch(String(saved.token.url))).status).toBe(401)
    const disguised = await form(readFileSync(join(__dirname, '..', '..', 'package.json')), 'image/png')
    expect(disguised.body.name).toBe('fileTypeRefused')
    const forged = new FormData()
    forged.append('token', 'x.1.y')
    forged.append('file', new Blob([new Uint8Array(PNG)]), 'a.png')
    expect((await fetch(`${city.url}/1.1/upload`, { method: 'POST', body: forged })).status).toBe(401)
    await AV.User.logOut()
  })
})
