/** An import by upload in a real Chromium: sent, tried, reloaded in between, taken in, its bad rows taken along. All invented. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { openBrowser, PHONE, picture } from '../support/browser'
import { inventUscc, TestCity } from '../support/city'
import { listeningPhone, look, modes, overflow } from '../support/looks'
import { enterWorkbench } from '../support/workbench'

describe('imports by upload', () => {
  let city: TestCity
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'league-imports-'))
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test.each(modes)('from the file to what came of it: %s', async (mode) => {
    const cadre = mode === 'normal' ? '15400000471' : '15400000472'
    await city.appoint(cadre, '杭州市')
    const { context, page, errors } = await listeningPhone(browser)
    if (mode === 'elder') {
      await page.goto(city.url)
      await page.locator('#elder:visible').click()
      await page.locator('.elder').first().waitFor()
    }
    const register = join(folder, '市场监管名册.csv')
    const from = mode === 'normal' ? 1000 : 4000
    const lines = Array.from({ length: 2000 }, (_, i) => `杭州册${from + i}测试有限公司,${inventUscc(from + i)},西湖区`)
    writeFileSync(register, ['企业名称,统一社会信用代码,住所', ...lines, '坏代码测试有限公司,123,西湖区'].join('\n'))
    await page.goto(`${city.url}/#/cadre/imports/index`)
    await enterWorkbench(page, city, cadre)
    await page.locator('#import-choose:visible').waitFor()
    await look(page, mode, 'imports')
    const choosing = page.waitForEvent('filechooser')
    await page.locator('#import-choose:visible').click()
    await (await choosing).setFiles(register)
    await page.locator('#import-start:visible').waitFor()
    // Another day, another page: how far it is stands in the database.
    await page.reload()
    await page.locator('#import-start:visible').waitFor()
    await page.getByText('将新增 2,000').waitFor()
    await look(page, mode, 'imports-checked')
    if (mode === 'normal') {
      await page.setViewportSize({ width: 1280, height: 800 })
      await picture(page, 'looks-wide-imports')
      expect((await overflow(page)).across).toBe(0)
      await page.setViewportSize(PHONE)
    }
    await page.locator('#import-start:visible').click()
    await page.getByText('✓ 已导入').first().waitFor()
    await look(page, mode, 'imports-done')
    const taking = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载不合格的行' }).first().click()
    const file = await (await taking).path()
    expect(readFileSync(file, 'utf8')).toContain('统一社会信用代码应为 18 位，这里是 3 位')
    expect(errors).toEqual([])
    await context.close()
  })
})
