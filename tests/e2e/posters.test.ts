/** Posters in a real Chromium: from the pool's filter to the file, and of one enterprise in two taps from its page. All invented. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { newPhone, openBrowser, picture } from '../support/browser'
import { firms, inventUscc, TestCity } from '../support/city'
import { isTrouble, look, modes } from '../support/looks'
import { enterWorkbench } from '../support/workbench'

describe('posters', () => {
  let city: TestCity
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'league-posters-'))
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.ground.act((call) =>
      putRecords(
        call,
        Array.from({ length: 60 }, (_, i) => ({
          name: `杭州印样${i}测试有限公司`,
          uscc: inventUscc(5000 + i),
          address: '西湖区翠苑街道示例街1号',
          street: '翠苑街道',
          ...(i < 2 ? { status: 'closed' as const, statusWritten: '注销' } : {}),
        })),
        'test',
      ),
    )
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const textOf = async (page: Page, act: () => Promise<void>) => {
    const taking = page.waitForEvent('download')
    await act()
    const file = join(folder, 'posters.pdf')
    copyFileSync(await (await taking).path(), file)
    return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/[^\S\f]/g, '')
  }

  test.each(modes)('a filter, and one enterprise: %s', async (mode) => {
    const cadre = mode === 'normal' ? '15400000481' : '15400000482'
    await city.appoint(cadre, '西湖区')
    const { context, page, errors } = await newPhone(browser)
    page.on('console', (said) => {
      if ((said.type() === 'error' || said.type() === 'warning') && isTrouble(said.text())) errors.push(said.text())
    })
    if (mode === 'elder') {
      await page.goto(city.url)
      await page.locator('#elder:visible').click()
      await page.locator('.elder').first().waitFor()
    }
    await page.goto(`${city.url}/#/cadre/pool/index`)
    await enterWorkbench(page, city, cadre)
    await page.locator('#pool-search:visible').fill('印样')
    await page.getByText('共 60 家').waitFor()
    await page.locator('#posters:visible').click()
    await page.getByText('共 60 家，可印 58 份').waitFor()
    await page.getByText('已注销或吊销 2 家').waitFor()
    await look(page, mode, 'posters')
    await page.locator('#poster-format-a5-fold:visible').click()
    await page.locator('#poster-make:visible').click()
    await page.getByText('✓ 已完成').first().waitFor({ timeout: 60_000 })
    await look(page, mode, 'posters-done')
    const many = await textOf(page, () =>
      page.getByRole('button', { name: '下载 PDF：A5 折页 · 筛选的企业' }).first().click(),
    )
    expect(many.split('\f').length - 1).toBe(2 * 58)
    expect(many).toContain('杭州印样59测试有限公司')
    expect(many).not.toContain('杭州印样1测试有限公司')

    // Two taps from an enterprise's page to its poster.
    const willow = await city.ground.act((call) => findEnterpriseByUscc(call, firms.willow.uscc))
    await page.goto(`${city.url}/#/cadre/enterprise/index?id=${willow?.id ?? ''}`)
    await page.locator('#enterprise-poster:visible').click()
    await page.getByText(`只印一家：${firms.willow.name}`).waitFor()
    if (mode === 'normal') await picture(page, 'posters-one')
    const one = await textOf(page, () => page.locator('#poster-make:visible').click())
    expect(one.split('\f').length - 1).toBe(1)
    expect(one).toContain(firms.willow.name)
    expect(errors).toEqual([])
    await context.close()
  })
})
