import { createDingtalk, type DingtalkOptions } from '../../../../cloud/gateways/dingtalk/dingtalk'
import { createSandboxDingtalk } from '../../../../cloud/gateways/dingtalk/sandbox'
import { startSandboxHostServer, type SandboxHostServer } from '../../../../cloud/gateways/identity/sandbox-server'
import { standingClock } from '../../../../cloud/platform/clock'

const app = { appKey: 'dinginvented', appSecret: 'invented-secret' }
const corpId = 'dingcorp'
const MINUTE = 60_000

const clock = standingClock(new Date('2026-11-24T02:00:00Z'))
let sandbox = createSandboxDingtalk(clock, app)
let server: SandboxHostServer
beforeAll(async () => {
  server = await startSandboxHostServer((request) => sandbox.ask(request))
})
beforeEach(() => {
  sandbox = createSandboxDingtalk(clock, app)
})
afterAll(() => server.stop())

const gateway = (changes: Partial<DingtalkOptions> = {}) =>
  createDingtalk({ ...app, corpId, base: server.base, oldBase: server.base, clock, ...changes })

it('knows the same member again, apart from every other, by an id within the organisation', async () => {
  const dingtalk = gateway()
  const first = await dingtalk.identify(sandbox.issueCode('zhang'))
  expect(first).toEqual({ outcome: 'known', id: expect.stringMatching(/^dingcorp\/[\w-]{16}$/) })
  expect(await dingtalk.identify(sandbox.issueCode('zhang'))).toEqual(first)
  expect(await dingtalk.identify(sandbox.issueCode('li'))).not.toEqual(first)
})

it('keeps nothing of the member’s name', async () => {
  expect(Object.keys(await gateway().identify(sandbox.issueCode('zhang')))).toEqual(['outcome', 'id'])
})

describe('the access token', () => {
  it('is asked for once, however many log in at once, and again shortly before it ends', async () => {
    const dingtalk = gateway()
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) => dingtalk.identify(sandbox.issueCode(`member ${i}`))),
    )
    expect(all.every(({ outcome }) => outcome === 'known')).toBe(true)
    expect(sandbox.tokensAsked()).toBe(1)
    clock.advance(114 * MINUTE)
    await dingtalk.identify(sandbox.issueCode('zhang'))
    expect(sandbox.tokensAsked()).toBe(1)
    clock.advance(2 * MINUTE)
    expect(await dingtalk.identify(sandbox.issueCode('zhang'))).toMatchObject({ outcome: 'known' })
    expect(sandbox.tokensAsked()).toBe(2)
  })

  it('that DingTalk ended early is renewed, and the code is still good', async () => {
    const dingtalk = gateway()
    await dingtalk.identify(sandbox.issueCode('zhang'))
    sandbox.endToken()
    expect(await dingtalk.identify(sandbox.issueCode('zhang'))).toMatchObject({ outcome: 'known' })
    expect(sandbox.tokensAsked()).toBe(2)
  })

  it('is renewed once for all whose token was refused at the same time', async () => {
    const dingtalk = gateway()
    await dingtalk.identify(sandbox.issueCode('zhang'))
    sandbox.endToken()
    const all = await Promise.all(Array.from({ length: 8 }, (_, i) => dingtalk.identify(sandbox.issueCode(`m${i}`))))
    expect(all.every(({ outcome }) => outcome === 'known')).toBe(true)
    expect(sandbox.tokensAsked()).toBe(2)
  })

  it('that is refused twice is a matter of the settings: no third try', async () => {
    let asked = 0
    const ask: DingtalkOptions['ask'] = ({ url }) => {
      asked++
      return Promise.resolve(
        url.includes('accessToken')
          ? { status: 200, body: { accessToken: 't', expireIn: 7200 } }
          : { status: 200, body: { errcode: 88, sub_code: '40014', errmsg: 'x' } },
      )
    }
    expect(await gateway({ ask }).identify('c')).toEqual({
      outcome: 'unavailable',
      why: 'settings',
      detail: 'errcode 40014',
    })
    expect(asked).toBe(4)
  })

  it('that could not be had is asked for again by the next one', async () => {
    const dingtalk = gateway()
    sandbox.setBusy(true)
    expect(await dingtalk.identify('c')).toMatchObject({ outcome: 'unavailable', why: 'host' })
    sandbox.setBusy(false)
    expect(await dingtalk.identify(sandbox.issueCode('zhang'))).toMatchObject({ outcome: 'known' })
  })
})

it('is refused a code that was used, has expired, or was never given', async () => {
  const dingtalk = gateway()
  const code = sandbox.issueCode('zhang')
  await dingtalk.identify(code)
  const refused = { outcome: 'refused', why: 'code', detail: 'errcode 40078' }
  expect(await dingtalk.identify(code)).toEqual(refused)
  const late = sandbox.issueCode('zhang')
  clock.advance(5 * MINUTE)
  expect(await dingtalk.identify(late)).toEqual(refused)
  for (const made of ['', 'made-up', '&access_token=x', '一']) expect(await dingtalk.identify(made)).toEqual(refused)
})

it.each<[string, Partial<DingtalkOptions>, RegExp]>([
  ['another app', { appKey: 'dingother' }, /HTTP 400 invalidClientIdOrSecret/],
  ['a wrong secret', { appSecret: 'other' }, /HTTP 400 invalidClientIdOrSecret/],
  ['no secret', { appSecret: '' }, /HTTP 400 MissingParameter/],
])('tells %s as a matter of the settings', async (_, changes, detail) => {
  expect(await gateway(changes).identify('c')).toEqual({
    outcome: 'unavailable',
    why: 'settings',
    detail: expect.stringMatching(detail),
  })
})

it('tells answers without sense, and no answer at all, as nobody’s fault', async () => {
  const token = { status: 200, body: { accessToken: 't', expireIn: 7200 } }
  for (const [answer, detail] of [
    [{ status: 502, body: undefined }, 'HTTP 502 without errcode'],
    [{ status: 200, body: { errcode: 0 } }, 'an answer without userid'],
    [{ status: 200, body: { errcode: 0, result: { userid: '' } } }, 'an answer without userid'],
    [{ status: 200, body: { errcode: -1 } }, 'errcode -1'],
    [{ status: 200, body: { errcode: 90018 } }, 'errcode 90018'],
  ] as const)
    expect(
      await gateway({ ask: ({ url }) => Promise.resolve(url.includes('accessToken') ? token : answer) }).identify('c'),
    ).toEqual({ outcome: 'unavailable', why: 'host', detail })
  expect(await gateway({ base: 'http://127.0.0.1:9' }).identify('c')).toMatchObject({ why: 'host' })
})

it('never says the code, the token or the secret', async () => {
  const dingtalk = gateway()
  await dingtalk.identify(sandbox.issueCode('zhang'))
  const said = [
    await dingtalk.identify('the-login-code'),
    await gateway({ appSecret: 'the-wrong-secret' }).identify('the-login-code'),
    await gateway({ oldBase: 'http://127.0.0.1:9' }).identify('the-login-code'),
  ]
  expect(JSON.stringify(said)).not.toMatch(/the-login-code|the-wrong/)
})
