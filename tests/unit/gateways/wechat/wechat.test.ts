import { startSandboxHostServer, type SandboxHostServer } from '../../../../cloud/gateways/identity/sandbox-server'
import { createSandboxWechat } from '../../../../cloud/gateways/wechat/sandbox'
import { createWechat, type WechatOptions } from '../../../../cloud/gateways/wechat/wechat'
import { standingClock } from '../../../../cloud/platform/clock'

const app = { appId: 'wx1234567890abcdef', secret: 'invented-secret' }
const MINUTE = 60_000

const clock = standingClock(new Date('2026-11-24T02:00:00Z'))
const sandbox = createSandboxWechat(clock, app)
let server: SandboxHostServer
beforeAll(async () => {
  server = await startSandboxHostServer(sandbox.ask)
})
afterAll(() => server.stop())

const gateway = (changes: Partial<WechatOptions> = {}) => createWechat({ ...app, base: server.base, ...changes })

it('knows the same person again, apart from every other, by an id that is of this app', async () => {
  const first = await gateway().identify(sandbox.issueCode('zhang'))
  expect(first).toEqual({ outcome: 'known', id: expect.stringMatching(/^wx1234567890abcdef\/o[\w-]{27}$/) })
  expect(await gateway({ base: `${server.base}/` }).identify(sandbox.issueCode('zhang'))).toEqual(first)
  expect(await gateway().identify(sandbox.issueCode('li'))).not.toEqual(first)
})

it('gives nothing of the session key away', async () => {
  expect(Object.keys(await gateway().identify(sandbox.issueCode('zhang')))).toEqual(['outcome', 'id'])
})

it('is refused a code that was used, has expired, or was never given', async () => {
  const code = sandbox.issueCode('zhang')
  await gateway().identify(code)
  expect(await gateway().identify(code)).toEqual({ outcome: 'refused', why: 'code', detail: 'errcode 40163' })
  const late = sandbox.issueCode('zhang')
  clock.advance(5 * MINUTE)
  expect(await gateway().identify(late)).toEqual({ outcome: 'refused', why: 'code', detail: 'errcode 40029' })
  const nearly = sandbox.issueCode('zhang')
  clock.advance(5 * MINUTE - 1)
  expect(await gateway().identify(nearly)).toMatchObject({ outcome: 'known' })
  for (const code of ['made-up', "' or 1=1", '&secret=x', '一'])
    expect(await gateway().identify(code)).toMatchObject({ outcome: 'refused', why: 'code' })
  expect(await gateway().identify('')).toEqual({ outcome: 'refused', why: 'code', detail: 'errcode 41008' })
})

it.each<[string, Partial<WechatOptions>, string]>([
  ['another app', { appId: 'wx0000000000000001' }, 'errcode 40013'],
  ['a wrong secret', { secret: 'other' }, 'errcode 40125'],
  ['no app', { appId: '' }, 'errcode 41002'],
  ['no secret', { secret: '' }, 'errcode 41004'],
])('tells %s as a matter of the settings, and uses no code up', async (_, changes, detail) => {
  const code = sandbox.issueCode('zhang')
  expect(await gateway(changes).identify(code)).toEqual({ outcome: 'unavailable', why: 'settings', detail })
  expect(await gateway().identify(code)).toMatchObject({ outcome: 'known' })
})

it('tells whom WeChat does not let in, and who comes too often', async () => {
  sandbox.block('risky')
  expect(await gateway().identify(sandbox.issueCode('risky'))).toEqual({
    outcome: 'refused',
    why: 'person',
    detail: 'errcode 40226',
  })
  for (let i = 0; i < 100; i++) await gateway().identify(sandbox.issueCode('often'))
  expect(await gateway().identify(sandbox.issueCode('often'))).toEqual({
    outcome: 'unavailable',
    why: 'host',
    detail: 'errcode 45011',
  })
  clock.advance(MINUTE)
  expect(await gateway().identify(sandbox.issueCode('often'))).toMatchObject({ outcome: 'known' })
})

it('tells a busy or silent WeChat, and answers without sense, as nobody’s fault', async () => {
  sandbox.setBusy(true)
  expect(await gateway().identify(sandbox.issueCode('zhang'))).toMatchObject({ detail: 'errcode -1', why: 'host' })
  sandbox.setBusy(false)
  for (const [answer, detail] of [
    [{ status: 502, body: undefined }, 'HTTP 502 without JSON'],
    [{ status: 200, body: {} }, 'an answer without openid'],
    [{ status: 200, body: { openid: '' } }, 'an answer without openid'],
    [{ status: 200, body: { errcode: 99999 } }, 'errcode 99999'],
  ] as const)
    expect(await gateway({ ask: () => Promise.resolve(answer) }).identify('c')).toEqual({
      outcome: 'unavailable',
      why: 'host',
      detail,
    })
  const gone = await startSandboxHostServer(sandbox.ask)
  await gone.stop()
  const outcome = await gateway({ base: gone.base }).identify('c')
  expect(outcome).toEqual({ outcome: 'unavailable', why: 'host', detail: 'ECONNREFUSED' })
})

it('never says the code or the secret', async () => {
  const said: unknown[] = []
  for (const changes of [{}, { secret: 'the-wrong-secret' }, { base: 'http://127.0.0.1:9' }])
    said.push(await gateway(changes).identify('the-login-code'))
  expect(JSON.stringify(said)).not.toMatch(/the-login-code|secret/)
})

it('answers nothing but the one interface', async () => {
  expect((await fetch(`${server.base}/sns/oauth2/access_token`)).status).toBe(404)
  expect((await fetch(`${server.base}/sns/jscode2session`, { method: 'POST' })).status).toBe(404)
  const body: unknown = await (
    await fetch(`${server.base}/sns/jscode2session?appid=${app.appId}&secret=${app.secret}&js_code=c`)
  ).json()
  expect(body).toEqual({ errcode: 40002, errmsg: 'invalid grant_type' })
})
