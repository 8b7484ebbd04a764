/** Ways in without an invitation, and a network that goes away, in a real browser. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rmSync } from 'node:fs'
import { toFile } from 'qrcode'
import type { Browser, Page } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { newPhone, openBrowser, picture } from '../support/browser'
import { firms, TestCity } from '../support/city'
import { showFactor } from '../support/workbench'

describe('without an invitation', () => {
  let city: TestCity
  let browser: Browser
  const code = join(tmpdir(), `league-licence-${process.pid}.png`)

  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    browser = await openBrowser()
    await toFile(code, `统一社会信用代码：${firms.willow.uscc}\n企业名称：${firms.willow.name}`, { width: 600 })
  })
  afterAll(async () => {
    rmSync(code, { force: true })
    await browser.close()
    await city.stop()
  })

  const signIn = async (page: Page, number: string) => {
    city.clock.advance(61_000)
    await page.locator('#phone:visible').fill(number)
    await page.locator('#send-code:visible').click()
    await page.getByText('验证码已发送').first().waitFor()
    await page.locator('#sms-code:visible').fill(city.codeFor(number))
    await page.locator('#phone').waitFor({ state: 'hidden' })
  }

  test('a photo of the licence’s code names the enterprise; one look, one tap', async () => {
    const { page, context, errors } = await newPhone(browser)
    await page.goto(`${city.url}/#/pages/apply/index`)
    await signIn(page, '15400000041')
    const chooser = page.waitForEvent('filechooser')
    await page.locator('#scan:visible').click()
    await (await chooser).setFiles(code)
    await page.locator('#enterprise:visible').waitFor()
    expect(await page.locator('#enterprise:visible').textContent()).toBe(firms.willow.name)
    expect(await page.content()).not.toContain(firms.willow.uscc)
    await page.locator('#contact-name:visible').fill('示例人')
    await page.locator('#submit:visible').click()
    await page.locator('#receipt-number:visible').waitFor()
    expect(errors).toEqual([])
    await context.close()
  })

  test('without network: said to be not submitted, nothing shown as done, sent by itself once the network is back', async () => {
    const { page, context, errors } = await newPhone(browser)
    await page.goto(`${city.url}/#/pages/apply/index`)
    await signIn(page, '15400000042')
    await page.locator('#search:visible').fill(firms.brook.uscc)
    await page.locator('#enterprise:visible').waitFor()
    await page.locator('#contact-name:visible').fill('示例人')
    await page.locator('#submit:visible').waitFor()
    await context.setOffline(true)
    await page.locator('#submit:visible').click()
    await page.getByText('⚠ 尚未提交').waitFor()
    await picture(page, '12-unsent')
    expect(await page.locator('#receipt-number:visible').count()).toBe(0)
    await context.setOffline(false)
    await page.locator('#receipt-number:visible').waitFor()
    const session = await city.logIn('15400000042')
    expect((await city.call('listMyCases', {}, session)).result.cases).toHaveLength(1)
    await page.goto(`${city.url}/#/pages/home/index`)
    await page.locator('#apply:visible').waitFor()
    expect(await page.getByText('有一件尚未提交').count()).toBe(0)
    expect(errors).toEqual([])
    await context.close()
  })

  test('what the street took up: the next one is told that one exists, asks to join, and sees the answer', async () => {
    await city.appoint('15400000049', '翠苑街道')
    const cadre = await city.logIn('15400000049')
    const { rows } = (await city.call('listQueue', { queue: 'to-accept' }, cadre)).result
    const taken = rows.find((row) => row.enterprise === firms.willow.name)?.id ?? ''
    await city.call('acceptCase', { key: 'e2e-accept-0000-0001', id: taken }, cadre)

    const { page, context, errors } = await newPhone(browser)
    await page.goto(`${city.url}/#/pages/apply/index`)
    await signIn(page, '15400000043')
    await page.locator('#search:visible').fill(firms.willow.uscc)
    await page.locator('#enterprise:visible').waitFor()
    await page.locator('#contact-name:visible').fill('示例同事')
    await page.locator('#submit:visible').click()
    await page.locator('#join:visible').click()
    await page.getByText('结果会发短信告诉您').first().waitFor()
    await picture(page, '13-joined')

    const desk = await newPhone(browser)
    await desk.page.goto(`${city.url}/#/cadre/case/index?id=${taken}`)
    await signIn(desk.page, '15400000049')
    await showFactor(desk.page, city, '15400000049')
    await desk.page.getByText('申请加入的同事').waitFor()
    await picture(desk.page, '14-case-joins')
    await desk.page.getByRole('button', { name: '同意加入' }).click()
    await desk.page.getByRole('button', { name: '确认同意' }).click()
    await desk.page.getByText('已同意加入，对方会收到短信').waitFor()
    await desk.context.close()

    await page.goto(`${city.url}/#/pages/mine/index`)
    await page.getByText('街道已同意您加入').click()
    await page.locator('#receipt-number:visible').waitFor()
    expect(await page.getByText('您是后来加入的同事').count()).toBe(1)
    expect(errors).toEqual([])
    await context.close()
  })
})
