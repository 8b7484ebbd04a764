/** A link of an invitation, as each browser is answered. */
import { sql } from 'kysely'
import { StartRefused } from '../../cloud/compose'
import { LINK_RULES } from '../../cloud/gateways/wechat/links'
import { createOutward } from '../../cloud/outward'
import { systemClock } from '../../cloud/platform/clock'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { revokeInvitation } from '../../cloud/intake/actions'
import { firms, TestCity, type Settings } from '../support/city'
import { issueList, issuePoster } from '../support/invited'

const BROWSERS = {
  wechat:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50(0x1800322d) NetType/WIFI Language/zh_CN',
  dingtalk:
    'Mozilla/5.0 (Linux; U; Android 14; zh-CN; M2102) AppleWebKit/537.36 Version/4.0 Chrome/100.0 Mobile Safari/537.36 AliApp(DingTalk/7.6.0) com.alibaba.android.rimet',
  mobile: 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36',
  desktop: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36',
} as const
const TOKEN = 'Ab-12_cd34Ef-56_gh78Ij-9'
const PAGE = `/#/pages/invitation/index?i=${TOKEN}`

const open = async (city: TestCity, browser: keyof typeof BROWSERS, path: string) => {
  const reply = await fetch(city.url + path, { redirect: 'manual', headers: { 'user-agent': BROWSERS[browser] } })
  return {
    status: reply.status,
    location: reply.headers.get('location'),
    headers: reply.headers,
    text: await reply.text(),
  }
}
const linksIn = (html: string) =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&#38;', '&').replaceAll('&#39;', "'"),
  )

describe('with both mini-programs', () => {
  let city: TestCity
  beforeAll(async () => {
    city = await TestCity.start()
  })
  afterAll(async () => {
    await city.stop()
  })
  const wechat = () => {
    const { wechatApp } = city.running.outward
    if (wechatApp === null) throw new Error('no sandbox')
    return wechatApp
  }

  test.each([`/i/${TOKEN}/`, `/i/${TOKEN}。`, `/i/${TOKEN}）。/`, `/i/${TOKEN}%20`])(
    '%s: what was pasted along is none of the token',
    async (path) => {
      const { location } = await open(city, 'desktop', encodeURI(decodeURI(path)))
      expect(location).toBe(PAGE)
    },
  )

  test.each(['desktop', 'wechat', 'mobile'] as const)(
    'a message on progress leads to the own applications: %s',
    async (browser) => {
      expect((await open(city, browser, '/i/my')).location).toBe('/#/pages/mine/index')
    },
  )

  test.each(['/i', '/i/', '/login', '/admin', '/i/a/b/c'])(
    '%s: a person is shown the way to the first page, a program the error',
    async (path) => {
      const page = await fetch(city.url + path, { headers: { accept: 'text/html,*/*;q=0.8' }, redirect: 'manual' })
      expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
      const html = await page.text()
      expect(html).toContain('没有这个页面')
      expect(linksIn(html)).toEqual(['/'])
      const program = await fetch(city.url + path, { headers: { accept: 'application/json' } })
      expect(program.status).toBe(404)
      expect(await program.json()).toMatchObject({ name: 'notFound' })
    },
  )

  test.each(['wechat', 'mobile'] as const)('%s: the mini-program first, the page always', async (browser) => {
    const { status, text, headers } = await open(city, browser, `/i/${TOKEN}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(linksIn(text)).toEqual([`/i/${TOKEN}/wechat`, PAGE])
    expect([headers.get('cache-control'), headers.get('referrer-policy'), headers.get('x-robots-tag')]).toEqual([
      'no-store',
      'no-referrer',
      'noindex, nofollow',
    ])
    expect(text).not.toMatch(/<script|https?:|src=/)
    expect(text.length).toBeLessThan(4096)
  })

  test('dingtalk: its own mini-program first', async () => {
    const { text } = await open(city, 'dingtalk', `/i/${TOKEN}`)
    const [app = '', page] = linksIn(text)
    expect(app).toMatch(
      /^dingtalk:\/\/dingtalkclient\/action\/open_micro_app\?corpId=ding0+sandbox0&agentId=1000000001&page=/,
    )
    expect(decodeURIComponent(app)).toMatch(new RegExp(`page=pages/invitation/index\\?i=${TOKEN}$`))
    expect(page).toBe(PAGE)
  })

  test('desktop, and whatever looks at links: straight to the app', async () => {
    expect(await open(city, 'desktop', `/i/${TOKEN}`)).toMatchObject({ status: 302, location: PAGE })
    const scanner = await fetch(`${city.url}/i/${TOKEN}`, { redirect: 'manual', method: 'HEAD' })
    expect([scanner.status, scanner.headers.get('cache-control')]).toEqual([302, 'no-store'])
  })

  const issued = () => {
    const { tokens } = city.ground.tools
    return tokens.invitationToken(tokens.newInvitationId())
  }

  test('the tap leads into the mini-program, on the page of this invitation; looking at the page makes no link', async () => {
    const before = wechat().counts().links
    await open(city, 'wechat', '/i/looked-at-only')
    expect(wechat().counts().links).toBe(before)
    const token = issued()
    const { status, location, headers } = await open(city, 'wechat', `/i/${token}/wechat`)
    expect([status, headers.get('cache-control')]).toEqual([302, 'no-store'])
    expect(wechat().follow(location ?? '')).toEqual({ path: 'pages/invitation/index', query: `i=${token}` })
    expect((await open(city, 'mobile', `/i/${token}/wechat`)).location).toBe(location)
  })

  test('a code that nobody issued takes nothing of what WeChat makes a day; a short one that was issued does', async () => {
    const before = wechat().counts().links
    for (const made of [TOKEN, '7kQ2mXb9Rt', 'made-up-token'])
      expect((await open(city, 'wechat', `/i/${made}/wechat`)).location).toBe(`/#/pages/invitation/index?i=${made}`)
    expect(wechat().counts().links).toBe(before)
    const { tokens } = city.ground.tools
    const { location } = await open(city, 'wechat', `/i/${tokens.shortCode(tokens.newShortId())}/wechat`)
    expect(location).not.toContain('/#/')
    expect(wechat().counts().links).toBe(before + 1)
  })

  test('where WeChat makes none, the tap leads to the page', async () => {
    wechat().publish([])
    const another = issued()
    expect((await open(city, 'wechat', `/i/${another}/wechat`)).location).toBe(`/#/pages/invitation/index?i=${another}`)
    wechat().publish(['pages/invitation/index'])
    wechat().setBusy(true)
    const third = issued()
    expect((await open(city, 'wechat', `/i/${third}/wechat`)).location).toBe(`/#/pages/invitation/index?i=${third}`)
    wechat().setBusy(false)
  })

  test('what WeChat makes a day is counted where every process sees it: beyond it, the tap leads to the page', async () => {
    const count = (acts: number) =>
      city.ground.act((call) =>
        sql`update act_count set acts = ${acts} where scope = 'wechat-links/24h'`.execute(call.tx),
      )
    await open(city, 'wechat', `/i/${issued()}/wechat`)
    await count(LINK_RULES.daily)
    const before = wechat().counts().links
    const beyond = issued()
    expect((await open(city, 'wechat', `/i/${beyond}/wechat`)).location).toBe(`/#/pages/invitation/index?i=${beyond}`)
    expect(wechat().counts().links).toBe(before)
    await count(0)
  })

  test('codes of ten characters are tokens too; what is none goes to the app’s friendly page', async () => {
    expect(linksIn((await open(city, 'wechat', '/i/7kQ2mXb9Rt')).text)[0]).toBe('/i/7kQ2mXb9Rt/wechat')
    for (const none of ['short', 'x'.repeat(33), 'with%20space', '%22%3E%3Cscript%3E'])
      for (const path of [`/i/${none}`, `/i/${none}/wechat`])
        expect(await open(city, 'wechat', path)).toMatchObject({
          status: 302,
          location: `/#/pages/invitation/index?i=${none}`,
        })
  })

  test('it names who invites and whom, as the invitation does to whoever holds the link; it was not opened by it', async () => {
    const token = await city.invite(firms.willow.uscc, { name: '示例丁', phone: '15400000911' })
    const { office, enterprise } = (await city.call('openInvitation', { token })).result
    await city.ground.act((call) =>
      sql`update invitation set opened_at = null, last_opened_at = null, confirmed_at = null`.execute(call.tx),
    )
    for (const browser of ['wechat', 'dingtalk', 'mobile'] as const) {
      const { text } = await open(city, browser, `/i/${token}`)
      expect(text).toContain(`${office.name}邀请您`)
      expect(text).toContain(firms.willow.name)
      expect(text).toContain(`${enterprise?.district ?? ''} · ${enterprise?.street ?? ''}`)
      // Lists and previews of links show a page's title.
      expect(text).toContain('<title>建团邀请</title>')
      expect(text).not.toMatch(/示例丁|15400000911|0911/)
      expect(text.length).toBeLessThan(4096)
    }
    const { rows } = await city.ground.act((call) =>
      sql`select from invitation where opened_at is not null`.execute(call.tx),
    )
    expect(rows).toHaveLength(0)
    const unknown = await open(city, 'wechat', `/i/${TOKEN}`)
    expect(unknown.text).not.toContain('邀请您')
    await city.ground.act((call) => revokeInvitation(call, token))
    const revoked = await open(city, 'wechat', `/i/${token}`)
    expect(revoked.text.replaceAll(token, '')).toBe(unknown.text.replaceAll(TOKEN, ''))
  })

  test('of a number’s list the enterprises are not named; a poster says what it says', async () => {
    const list = await issueList(city, '15400000912', [firms.willow.uscc, firms.brook.uscc])
    const { text } = await open(city, 'wechat', `/i/${list.code}`)
    expect(text).toMatch(/id="from">[^<]+邀请您</)
    expect(text).not.toMatch(new RegExp(`${firms.willow.name}|${firms.brook.name}`))
    const poster = await issuePoster(city, '翠苑街道', '翠苑街道<b>邀请您建团')
    expect((await open(city, 'wechat', `/i/${poster.token}`)).text).toContain('<h1>翠苑街道&#60;b&#62;邀请您建团</h1>')
  })

  test('names that cannot be read keep nobody from the invitation', async () => {
    const token = await city.invite(firms.willow.uscc)
    await city.ground.act((call) => sql`alter table partner_body rename to partner_body_away`.execute(call.tx))
    const { status, text } = await open(city, 'wechat', `/i/${token}`)
    await city.ground.act((call) => sql`alter table partner_body_away rename to partner_body`.execute(call.tx))
    expect(status).toBe(200)
    expect(linksIn(text)).toHaveLength(2)
    expect(text).not.toContain(firms.willow.name)
  })
})

test('without mini-programs, or where the city wants none of it, every browser goes straight to the app', async () => {
  const off: Settings[] = [
    { WECHAT_PROVIDER: '', DINGTALK_PROVIDER: '' },
    { WECHAT_LINKS: 'false', DINGTALK_PROVIDER: '' },
  ]
  for (const settings of off) {
    const city = await TestCity.start(settings)
    for (const browser of ['wechat', 'dingtalk', 'mobile', 'desktop'] as const)
      expect(await open(city, browser, `/i/${TOKEN}`)).toMatchObject({ status: 302, location: PAGE })
    expect((await open(city, 'wechat', `/i/${TOKEN}/wechat`)).status).toBe(404)
    await city.stop()
  }
})

test('taps are limited by network address; the page itself is not', async () => {
  const city = await TestCity.start({ REQUEST_LIMIT_FACTOR: '1' })
  let last = 302
  for (let i = 0; i < 121; i++) last = (await open(city, 'wechat', `/i/${TOKEN}/wechat`)).status
  expect(last).toBe(429)
  expect((await open(city, 'wechat', `/i/${TOKEN}`)).status).toBe(200)
  await city.stop()
})

test('the file by which WeChat checks whose address it is', async () => {
  const city = await TestCity.start({ WECHAT_VERIFY_FILE: 'a1B2c3.txt=0123456789abcdef' })
  for (const path of ['/a1B2c3.txt', '/i/a1B2c3.txt'])
    expect(await open(city, 'wechat', path)).toMatchObject({ status: 200, text: '0123456789abcdef' })
  await city.stop()
})

test('templates that cannot be keep the service from starting', () => {
  const configuration = readConfiguration({ WECHAT_TEMPLATES: 'somebody=abcdefghij' })
  expect(() => createOutward(configuration, systemClock, { wechat: null, dingtalk: null })).toThrow(StartRefused)
})
