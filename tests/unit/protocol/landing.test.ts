import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { browserOf } from '../../../cloud/protocol/landing'
import { drawLanding, landingTokens } from '../../../cloud/protocol/landing-page'

test('its colours and sizes are the theme’s', () => {
  const theme = readFileSync(join(__dirname, '../../../src/theme/tokens.css'), 'utf8').split('.elder')[0] ?? ''
  for (const [name, value] of Object.entries(landingTokens)) expect(theme).toContain(`--${name}: ${value};`)
})

test('a link cannot become markup', () => {
  const html = drawLanding({ app: 'wechat', appLink: `"><script>alert('1')&`, pageLink: '/#/p?i=1&c=2' })
  expect(html).not.toContain('<script')
  expect(html).toContain('href="&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#38;"')
})

test('nor can a name; a page without names is the plain one', () => {
  const ways = { app: 'wechat', appLink: '/i/x/wechat', pageLink: '/#/p?i=1' } as const
  const mark = `<img src=x onerror="alert('1')">&`
  const html = drawLanding(ways, { office: mark, title: mark, enterprise: { name: mark, place: mark } })
  expect(html).not.toContain('<img')
  expect(html.split('&#60;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&#62;&#38;')).toHaveLength(5)
  expect(drawLanding(ways, { office: '示例街道团工委', title: null, enterprise: null })).toContain(
    '<p class="from" id="from">示例街道团工委邀请您</p>',
  )
  expect(drawLanding(ways)).not.toContain('id="from"')
})

test.each([
  ['Mozilla/5.0 (Windows NT 6.1) Chrome/98 Safari/537.36 MicroMessenger/7.0.20 WindowsWechat', 'wechat'],
  ['Mozilla/5.0 (iPhone) Mobile/15E148 AliApp(DingTalk/7.6.0)', 'dingtalk'],
  ['Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 ArkWeb/4.1', 'mobile'],
  ['Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) Safari/604.1', 'mobile'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Safari/605.1.15', 'desktop'],
  ['', 'desktop'],
])('%s', (userAgent, browser) => {
  expect(browserOf(userAgent)).toBe(browser)
})
