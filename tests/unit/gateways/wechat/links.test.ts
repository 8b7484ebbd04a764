import { startSandboxHostServer, type SandboxHostServer } from '../../../../cloud/gateways/identity/sandbox-server'
import { createMiniLinks } from '../../../../cloud/gateways/wechat/links'
import { createSandboxWechatApp } from '../../../../cloud/gateways/wechat/sandbox-app'
import { createWechatServer, type WechatServerOptions } from '../../../../cloud/gateways/wechat/server-calls'
import { standingClock } from '../../../../cloud/platform/clock'

const app = { appId: 'wx1234567890abcdef', secret: 'invented-secret' }
const page = { path: 'pages/invitation/index', query: 'i=Ab-12_cd34' }
const DAY = 86_400_000
const MINUTE = 60_000

const clock = standingClock(new Date('2026-11-28T02:00:00Z'))
let sandbox = createSandboxWechatApp(clock, app)
let server: SandboxHostServer
beforeAll(async () => {
  server = await startSandboxHostServer((request) => sandbox.ask(request))
})
beforeEach(() => {
  sandbox = createSandboxWechatApp(clock, app)
})
afterAll(() => server.stop())

const wechat = (changes: Partial<WechatServerOptions> = {}) =>
  createWechatServer({ ...app, base: server.base, clock, ...changes })
const links = (changes: Partial<WechatServerOptions> = {}) => createMiniLinks(wechat(changes), clock)

describe('links into the mini-program', () => {
  it.each([
    ['link', /^https:\/\/wxaurl\.cn\/[\w-]{11}$/],
    ['scheme', /^weixin:\/\/dl\/business\/\?t=[\w-]{11}$/],
  ] as const)('a %s leads to the page for 30 days', async (kind, form) => {
    const minted = await links().mint(kind, page)
    expect(minted).toEqual({
      outcome: 'minted',
      link: expect.stringMatching(form) as string,
      until: new Date(clock.now().getTime() + 30 * DAY),
    })
    const { link } = minted as { link: string }
    expect(sandbox.follow(link)).toEqual(page)
    clock.advance(30 * DAY)
    expect(sandbox.follow(link)).toBeUndefined()
  })

  it('one is handed out again while it lasts, each page and kind has its own, and many at once make one', async () => {
    const mini = links()
    const all = await Promise.all(Array.from({ length: 20 }, () => mini.mint('link', page)))
    expect(new Set(all.map((minted) => JSON.stringify(minted))).size).toBe(1)
    expect(sandbox.counts()).toEqual({ tokens: 1, links: 1 })
    await mini.mint('scheme', page)
    await mini.mint('link', { ...page, query: 'i=other' })
    expect(sandbox.counts().links).toBe(3)
    clock.advance(28 * DAY - 1)
    expect(await mini.mint('link', page)).toEqual(all[0])
    clock.advance(1)
    expect(await mini.mint('link', page)).not.toEqual(all[0])
  })

  it('is refused what WeChat does not lead to', async () => {
    const mini = links()
    expect(await mini.mint('link', { path: 'pages/hidden/index', query: '' })).toEqual({
      outcome: 'refused',
      code: '40165',
      reason: 'errcode 40165',
      retry: 'never',
    })
    sandbox.publish([])
    expect(await mini.mint('scheme', page)).toMatchObject({ outcome: 'refused', code: '85079', retry: 'never' })
  })

  it.each([
    ['a path that is none', { path: '/pages/invitation/index', query: '' }, '40165'],
    ['parameters in the path', { path: 'pages/invitation/index?i=1', query: '' }, '40165'],
    ['a character that is not taken', { path: page.path, query: 'i=企业' }, '40212'],
    ['more than 256 characters', { path: page.path, query: `i=${'x'.repeat(256 - page.path.length - 2)}` }, '40212'],
  ])('%s is refused before WeChat is asked', async (_, wrong, code) => {
    expect(await links().mint('link', wrong)).toMatchObject({ outcome: 'refused', code, retry: 'never' })
    expect(sandbox.counts()).toEqual({ tokens: 0, links: 0 })
    const longest = { path: page.path, query: `i=${'x'.repeat(256 - page.path.length - 3)}` }
    expect(await links().mint('link', longest)).toMatchObject({ outcome: 'minted' })
  })

  it('a used-up quota passes by itself; a minute’s rest is enough for the one of the second', async () => {
    const mini = links()
    const many = Array.from({ length: 101 }, (_, i) => mini.mint('link', { ...page, query: `i=${i}` }))
    const last = (await Promise.all(many)).at(-1)
    // Our own count: the hundred and first is not asked for.
    expect(last).toMatchObject({ outcome: 'refused', code: '45009', retry: 'later' })
    expect(sandbox.counts().links).toBe(100)
    clock.advance(MINUTE)
    expect(await mini.mint('link', { ...page, query: 'i=100' })).toMatchObject({ outcome: 'minted' })
    const used = links({ ask: (request) => answering(request.url, { errcode: 45009, errmsg: 'reach max api daily' }) })
    expect(await used.mint('link', page)).toMatchObject({ outcome: 'refused', code: '45009', retry: 'later' })
    const busy = links({ ask: (request) => answering(request.url, { errcode: 44990, errmsg: 'too many a second' }) })
    expect(await busy.mint('link', page)).toMatchObject({ outcome: 'refused', code: '44990', retry: 'later' })
  })

  it('an answer that leads elsewhere is none', async () => {
    for (const url_link of ['https://example.invalid/x', 'https://wxaurl.cn.example.invalid/x', 'javascript:alert(1)'])
      expect(
        await links({ ask: (request) => answering(request.url, { errcode: 0, url_link }) }).mint('link', page),
      ).toEqual({ outcome: 'refused', code: 'NoLink', reason: 'an answer without a link', retry: 'later' })
  })
})

/** Everything but the token is answered so. */
const answering = (url: string, body: Record<string, unknown>) =>
  Promise.resolve({
    status: 200,
    body: url.includes('stable_token') ? { access_token: 'invented-token', expires_in: 7200 } : body,
  })

describe('the access token', () => {
  const mintAnew = (mini: ReturnType<typeof links>, i: number) => mini.mint('link', { ...page, query: `i=${i}` })

  it('is asked for once, and again shortly before it ends', async () => {
    const mini = links()
    await Promise.all([1, 2, 3].map((i) => mintAnew(mini, i)))
    clock.advance(7200_000 - 240_000 - 1)
    await mintAnew(mini, 4)
    expect(sandbox.counts().tokens).toBe(1)
    clock.advance(1)
    expect(await mintAnew(mini, 5)).toMatchObject({ outcome: 'minted' })
    expect(sandbox.counts().tokens).toBe(2)
  })

  it('two processes that each ask for themselves never make the other one’s token useless', async () => {
    const [one, two] = [links(), links()]
    let serial = 0
    for (let minute = 0; minute < 300; minute += 3) {
      for (const mini of [one, two]) expect(await mintAnew(mini, ++serial)).toMatchObject({ outcome: 'minted' })
      clock.advance(3 * MINUTE)
    }
    // Five hours, two hours a token, two processes.
    expect(sandbox.counts().tokens).toBeLessThanOrEqual(6)
  })

  it('one that was ended at WeChat is replaced at once', async () => {
    const mini = links()
    await mintAnew(mini, 1)
    sandbox.endToken()
    expect(await mintAnew(mini, 2)).toMatchObject({ outcome: 'minted' })
    expect(sandbox.counts()).toEqual({ tokens: 2, links: 2 })
  })

  it.each([
    ['a wrong secret', { secret: 'other' }, 'access token: errcode 40125', 'never'],
    ['another app', { appId: 'wx0' }, 'access token: errcode 40013', 'never'],
    ['nobody there', { base: 'http://127.0.0.1:47999' }, 'access token: ECONNREFUSED', 'later'],
  ] as const)('none can be had: %s', async (_, changes, reason, retry) => {
    expect(await links(changes).mint('link', page)).toEqual({ outcome: 'refused', code: 'Unreached', reason, retry })
  })

  it('a busy WeChat, answers without sense, and a token that is never taken', async () => {
    sandbox.setBusy(true)
    expect(await links().mint('link', page)).toMatchObject({ code: 'Unreached', retry: 'later' })
    sandbox.setBusy(false)
    const never = links({ ask: (request) => answering(request.url, { errcode: 40001 }) })
    expect(await never.mint('link', page)).toMatchObject({
      reason: 'errcode 40001, with a new token too',
      retry: 'later',
    })
    const dumb = links({
      ask: ({ url }) =>
        url.includes('stable_token') ? answering(url, {}) : Promise.resolve({ status: 502, body: undefined }),
    })
    expect(await dumb.mint('link', page)).toMatchObject({ outcome: 'refused', retry: 'later' })
  })

  it('stands in no outcome, nor does the secret', async () => {
    const said = await Promise.all([
      links({ secret: 'the-wrong-secret' }).mint('link', page),
      links({ base: 'http://127.0.0.1:47999' }).mint('link', page),
      links({ ask: (request) => answering(request.url, { errcode: 1, errmsg: 'invented-token' }) }).mint('link', page),
    ])
    expect(JSON.stringify(said)).not.toMatch(/secret|invented-token/)
  })
})
