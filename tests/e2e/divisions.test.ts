/** The city changes its streets in a real browser: asked for, tried, read, done; and how each step looks. */
import type { Browser } from 'playwright-core'
import { findOfficesByName } from '../../cloud/divisions/actions'
import { findH5 } from '../../cloud/serve'
import { newPhone, openBrowser, PHONE } from '../support/browser'
import { phones, TestCity } from '../support/city'
import { isTrouble, look, modes } from '../support/looks'
import { enterWorkbench, showFactor } from '../support/workbench'

const cityCadre = '15400000691'

describe('changes of streets', () => {
  let city: TestCity
  let browser: Browser

  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    browser = await openBrowser()
    city = await TestCity.start({}, h5)
    await city.appoint(cityCadre, '杭州市', 'city-cadre')
    await city.appoint(phones.cadre, '翠苑街道')
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  test.each(modes)('a split in %s mode', async (mode) => {
    const { context, page, errors } = await newPhone(browser, PHONE)
    page.on('console', (said) => {
      if (said.type() === 'error' || said.type() === 'warning') errors.push(said.text())
    })
    const name = mode === 'elder' ? '翠西街道' : '翠东街道'
    try {
      await page.goto(`${city.url}/#/`)
      if (mode === 'elder') await page.locator('#elder:visible').click()
      await page.goto(`${city.url}/#/cadre/divisions/index`)
      await enterWorkbench(page, city, cityCadre)
      await page.locator('#change-divisions:visible').waitFor()
      await look(page, mode, 'divisions')
      await page.locator('#change-divisions:visible').click()
      await page.locator('#division-kind-split:visible').click()
      await look(page, mode, 'divisions-form')
      await page.locator('#street-search:visible').fill('翠苑')
      await page.getByText('西湖区 翠苑街道').click()
      await page.locator('#part-0-name:visible').fill(name)
      await page.locator('#part-0-communities:visible').click()
      await page.locator('[id^="community-"]:visible').nth(1).click()
      await look(page, mode, 'divisions-split')
      await page.locator('#division-ground:visible').fill('示例政发〔2026〕1号')
      await page.locator('#division-plan:visible').click()
      await page.getByText('试算结果').waitFor()
      await look(page, mode, 'divisions-plan')
      city.clock.advance(6 * 60_000)
      await page.locator('#division-confirm:visible').click()
      await showFactor(page, city, cityCadre)
      await page.getByText('已完成拆分').waitFor()
      await look(page, mode, 'divisions-done')
      expect(errors.filter(isTrouble)).toEqual([])
      const [office] = await city.ground.act((call) => findOfficesByName(call, `西湖区${name}`))
      expect(office?.name).toBe(`${name}团工委`)
    } finally {
      await context.close()
    }
  })
})
