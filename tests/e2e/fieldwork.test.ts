/** A building walked through with the network off, in a real Chromium: everything recorded on the phone, and everything arrives once. */
import type { Browser, Page } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { openBrowser, picture } from '../support/browser'
import { phones, TestCity } from '../support/city'
import { fillBuilding, listOf, setOut, unlock, type Tenant } from '../support/fieldwork'
import { listeningPhone } from '../support/looks'
import { Wire } from '../support/wire'
import { enterWorkbench } from '../support/workbench'

describe('a walk', () => {
  let city: TestCity
  let browser: Browser
  let wire: Wire
  let tenants: Tenant[]
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    tenants = await fillBuilding(city)
    await city.appoint(phones.cadre, '翠苑街道')
    wire = await Wire.to(city.url)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await wire.end()
    await city.stop()
  })

  test('thirty enterprises, twelve visits, two newcomers, one application; killed in between', async () => {
    const { context, page: first, errors } = await listeningPhone(browser)
    await context.route('**/functions/takeFieldList', (route) =>
      route.fulfill({ json: { result: listOf(tenants, '2026-11-23') } }),
    )
    let page: Page = first
    await page.goto(`${wire.url}/#/field/today/index`)
    await enterWorkbench(page, city, phones.cadre)
    await picture(page, 'field-first')
    await setOut(page)
    await page.getByText('示例大厦 · 30 家').waitFor()
    await picture(page, 'field-today')
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated')

    wire.cut()
    await context.setOffline(true)
    await page.close()
    page = await context.newPage()
    await page.goto(`${wire.url}/#/field/today/index`)
    await picture(page, 'field-locked')
    await unlock(page)
    await picture(page, 'field-today-offline')
    expect(errors).toEqual([])
    await context.close()
  })
})
