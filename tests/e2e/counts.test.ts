/** The table of counts in a real browser: on a phone districts fold open, at a desk all streets stand; a figure opens exactly its rows. */
import type { Browser, Page } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { newPhone, openBrowser, PHONE, picture } from '../support/browser'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { isTrouble, look, modes, type Mode } from '../support/looks'
import { enterWorkbench } from '../support/workbench'

const cityCadre = '15400000692'
const DESK = { width: 1280, height: 900 }

describe('counts by street and district', () => {
  let city: TestCity
  let browser: Browser

  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    browser = await openBrowser()
    city = await TestCity.start({}, h5)
    await city.appoint(cityCadre, '杭州市', 'city-cadre')
    await city.appoint(phones.cadre, '翠苑街道')
    const owner = await city.logIn(phones.owner)
    const { version } = (await city.call('getCity', {})).result.notice
    for (const [serial, address] of [firms.willow.address, firms.willow.address, firms.brook.address].entries())
      await city.call(
        'submitApplication',
        {
          key: newKey(),
          subject: { name: `杭州第${serial}号测试有限公司`, uscc: inventUscc(700 + serial), address },
          contactName: '示例联系人',
          bodies: ['league'],
          noticeVersion: version,
        },
        owner,
      )
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  const rows = (page: Page) => page.locator('.queue-row:visible, .desk-tr:visible')

  /** Streets are put out of sight and shown again; the table goes along as a file; on paper stands all of it. */
  async function desk(page: Page): Promise<void> {
    await picture(page, 'counts-desk')
    const street = page.getByText('翠苑街道团工委', { exact: true })
    await page.locator('#count-streets:visible').click()
    expect(await street.count()).toBe(0)
    await picture(page, 'counts-districts')
    await page.locator('#count-streets:visible').click()
    await street.waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#take-table:visible').click()])
    expect(download.suggestedFilename()).toMatch(/^分街道统计-\d{4}-\d\d-\d\d-全部\.csv$/)
    // A sheet is narrower than a desk, and has no more to tap: the streets stay as they stood.
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 794, height: 1123 })
    await street.waitFor()
    // Nothing is hidden, once the sheet is laid out.
    await page.waitForFunction(() => {
      const shown = [...document.querySelectorAll('.taro_page')].find((one) => one.getBoundingClientRect().width > 0)
      return shown?.scrollHeight === shown?.clientHeight && shown !== undefined
    })
    expect(await page.locator('.menu:visible').count()).toBe(0)
    await picture(page, 'counts-paper')
    await page.emulateMedia({ media: null })
    await page.setViewportSize(DESK)
  }

  async function walk(mode: Mode, viewport: { width: number; height: number }, isDesk: boolean): Promise<void> {
    const { context, page, errors } = await newPhone(browser, viewport)
    page.on('console', (said) => {
      if (said.type() === 'error' || said.type() === 'warning') errors.push(said.text())
    })
    try {
      await page.goto(`${city.url}/#/`)
      if (mode === 'elder') await page.locator('#elder:visible').click()
      await page.goto(`${city.url}/#/cadre/counts/index`)
      await enterWorkbench(page, city, cityCadre)
      await page.getByRole('button', { name: /西湖区.* 申请 3 件/ }).waitFor()
      if (isDesk) await desk(page)
      else await look(page, mode, 'counts')
      if (!isDesk) {
        expect(await page.getByText('翠苑街道团工委', { exact: true }).count()).toBe(0)
        await page.getByRole('button', { name: /西湖区.* \d+ 个街道/ }).click()
        await look(page, mode, 'counts-open')
      }
      await page.getByRole('button', { name: '翠苑街道团工委 申请 2 件' }).click()
      await page.locator('#chip-place:visible').getByText('翠苑街道').waitFor()
      await rows(page).first().waitFor()
      expect(await rows(page).count()).toBe(2)
      if (isDesk) await picture(page, 'counts-rows-desk')
      else await look(page, mode, 'counts-rows')
      await page.locator('#chip-place:visible').click()
      await rows(page).nth(2).waitFor()
      expect(await rows(page).count()).toBe(3)
      expect(errors.filter(isTrouble)).toEqual([])
    } finally {
      await context.close()
    }
  }

  test.each(modes)('on a phone in %s mode', (mode) => walk(mode, PHONE, false))
  test('at a desk', () => walk('normal', DESK, true))
})
