/** The page that a link of an invitation leads to, on a phone's screen, without scripts. */
import type { Browser } from 'playwright-core'
import { openBrowser, PHONE, picture } from '../support/browser'
import { firms, TestCity } from '../support/city'

const BROWSERS = {
  wechat:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50',
  dingtalk:
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/100.0 Mobile Safari/537.36 AliApp(DingTalk/7.6.0)',
  mobile: 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36',
} as const

let browser: Browser
let city: TestCity
beforeAll(async () => {
  browser = await openBrowser()
  city = await TestCity.start()
  // The very first question to a fresh database takes longer than whoever tapped waits on a loaded machine.
  await fetch(`${city.url}/i/${await city.invite(firms.willow.uscc)}`, { headers: { 'user-agent': BROWSERS.mobile } })
})
afterAll(async () => {
  await browser.close()
  await city.stop()
})

test.each(Object.entries(BROWSERS))('%s: both ways in reach of the thumb, nothing cut off', async (name, userAgent) => {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', userAgent, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${city.url}/i/${await city.invite(firms.willow.uscc)}`)
  expect(await page.locator('#enterprise').textContent()).toBe(firms.willow.name)
  await picture(page, `landing-${name}`)
  const boxes = await Promise.all(['#app', '#page'].map((id) => page.locator(id).boundingBox()))
  expect(boxes.map((box) => Math.round(box?.height ?? 0))).toEqual([48, 44])
  for (const box of boxes) {
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height)
  }
  const app = await page.locator('#app').getAttribute('href')
  expect(app).toMatch(name === 'dingtalk' ? /^dingtalk:/ : /^\/i\/[\w-]+\/wechat$/)
  await page.locator('#page').click()
  await page.waitForURL(/#\/pages\/invitation\/index\?i=/)
  await context.close()
})
