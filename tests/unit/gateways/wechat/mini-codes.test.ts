import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { askOverHttp } from '../../../../cloud/gateways/identity/ask'
import { startSandboxHostServer, type SandboxHostServer } from '../../../../cloud/gateways/identity/sandbox-server'
import { createMiniCodes } from '../../../../cloud/gateways/wechat/mini-codes'
import { createSandboxWechatApp } from '../../../../cloud/gateways/wechat/sandbox-app'
import { createQuota } from '../../../../cloud/gateways/wechat/quota'
import { createWechatServer } from '../../../../cloud/gateways/wechat/server-calls'
import { standingClock } from '../../../../cloud/platform/clock'

const app = { appId: 'wx1234567890abcdef', secret: 'invented-secret' }
const path = 'pages/invitation/index'
const clock = standingClock(new Date('2026-11-28T02:00:00Z'))
const sandbox = createSandboxWechatApp(clock, app)
let server: SandboxHostServer
beforeAll(async () => {
  server = await startSandboxHostServer(sandbox.ask)
})
afterAll(() => server.stop())
// Drawing waits for its library once, on a busy machine for long.
const codes = () => createMiniCodes(createWechatServer({ ...app, base: server.base, clock, ask: askOverHttp(30) }))

it('makes a picture that carries the scene, as wide as was asked for', async () => {
  const scene = 'Ab-12_cd34Ef-56_gh78Ij-90'
  const made = await codes().make({ path, scene, width: 600 })
  expect(made).toMatchObject({ outcome: 'made', type: 'image/png' })
  const { data, width, height } = PNG.sync.read((made as { image: Buffer }).image)
  expect(width).toBe(600)
  expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(scene)
})

it.each([
  ['33 characters', { scene: 'x'.repeat(33) }, '40129'],
  ['a character that is not taken', { scene: 'a%b' }, '40129'],
  ['nothing', { scene: '' }, '40129'],
  ['too small', { scene: 'x', width: 279 }, '40097'],
  ['too large', { scene: 'x', width: 1281 }, '40097'],
])('%s is refused before WeChat is asked', async (_, code, errcode) => {
  const before = sandbox.counts().tokens
  expect(await codes().make({ path, ...code })).toMatchObject({ outcome: 'refused', code: errcode, retry: 'never' })
  expect(sandbox.counts().tokens).toBe(before)
})

it('is refused a page that is not published', async () => {
  expect(await codes().make({ path: 'pages/hidden/index', scene: 'x' })).toMatchObject({
    code: '41030',
    retry: 'never',
  })
})

it('a used-up quota passes, an answer without a picture is none, and silence is said', async () => {
  const answered = (body: Record<string, unknown>) =>
    createMiniCodes(
      createWechatServer({
        ...app,
        clock,
        ask: ({ url }) =>
          Promise.resolve({
            status: 200,
            body: url.includes('stable_token') ? { access_token: 't', expires_in: 7200 } : body,
          }),
      }),
    ).make({ path, scene: 'x' })
  expect(await answered({ errcode: 45009 })).toMatchObject({ outcome: 'refused', code: '45009', retry: 'later' })
  expect(await answered({ errcode: 0 })).toMatchObject({ outcome: 'refused', code: 'NoImage', retry: 'later' })
  expect(await answered({ errcode: 'x' })).toMatchObject({ outcome: 'refused', code: 'Unreached', retry: 'later' })
})

it('vendors count within a window, or on a day of Beijing’s calendar', () => {
  const at = standingClock(new Date('2026-11-28T15:59:59.000Z'))
  const [perMinute, perDay] = [createQuota(at, 2, 60_000), createQuota(at, 1, 'day')]
  expect([perMinute(), perMinute(), perMinute(), perDay(), perDay()]).toEqual([true, true, false, true, false])
  at.advance(1000)
  expect([perMinute(), perDay(), perDay()]).toEqual([true, true, false])
})
