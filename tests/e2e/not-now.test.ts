/** 暂时不需要 in a real browser: tapped without an account, and what the district then sees before it invites all the same. All invented. */
import type { Browser } from 'playwright-core'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { findH5 } from '../../cloud/serve'
import { newPhone, openBrowser, picture } from '../support/browser'
import { inventUscc, phones, TestCity } from '../support/city'
import { lookInBoth } from '../support/looks'
import { enterWorkbench } from '../support/workbench'

const firm = {
  name: '杭州水杉测试有限公司',
  uscc: inventUscc(61_101),
  address: '西湖区翠苑街道试验路58号',
  street: '翠苑街道',
  phone: '15400000961',
}

describe('“not now” in the browser', () => {
  let city: TestCity
  let browser: Browser
  let id = ''
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.appoint(phones.district, '西湖区')
    await city.ground.act((call) => putRecords(call, [firm], 'test'))
    id = (await city.ground.act((call) => findEnterpriseByUscc(call, firm.uscc)))?.id ?? ''
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  test('an owner taps it; the invitation opens all the while', async () => {
    const token = await city.invite(firm.uscc)
    const { page, context, errors } = await newPhone(browser)
    await page.goto(`${city.url}/#/pages/invitation/index?i=${token}`)
    await page.locator('#not-mine:visible').click()
    await page.locator('#answer-not-now:visible').click()
    await page.getByText('✓ 已告诉街道：暂时不需要').waitFor()
    await lookInBoth(page, 'not-now-1-said')
    await page.goBack()
    await page.locator('#answered:visible').waitFor()
    await picture(page, 'not-now-2-opened-again')
    expect(await page.locator('#send-code:visible, #phone:visible').count()).toBeGreaterThan(0)
    expect(errors).toEqual([])
    await context.close()
  })

  test('the district sees it listed, with its day; on the enterprise’s page it is warned and may invite', async () => {
    const { page, context, errors } = await newPhone(browser)
    await page.goto(`${city.url}/#/cadre/answers/index`)
    await enterWorkbench(page, city, phones.district)
    await page.getByText('暂时不需要的').waitFor()
    await lookInBoth(page, 'not-now-3-listed')
    await page.locator(`#open-resting-${id}:visible`).click()
    await page.locator('#invite:visible').click()
    await page.getByText('这家企业答复过“暂时不需要”').waitFor()
    await page.locator('#invite-send:visible').scrollIntoViewIfNeeded()
    await lookInBoth(page, 'not-now-4-warned')
    await page.getByText('答复：暂时不需要').waitFor()
    expect(errors).toEqual([])
    await context.close()
  })
})
