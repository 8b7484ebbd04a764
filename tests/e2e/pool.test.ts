/** The pool's pages in a real Chromium: found while typing, opened, an unsure match settled, in both modes, measured. All names are invented. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { putRecords } from '../../cloud/pool/actions'
import { openBrowser, PHONE, picture } from '../support/browser'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { listeningPhone, look, modes, overflow, type Mode } from '../support/looks'
import { enterWorkbench, showFactor } from '../support/workbench'

describe('the pool', () => {
  let city: TestCity
  let browser: Browser
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.ground.act((call) =>
      putRecords(
        call,
        [
          {
            ...firms.willow,
            phone: '15400000777',
            legalPerson: '示例法人',
            status: 'active',
            statusWritten: '存续（在营、开业、在册）',
          },
          {
            name: '杭州柳岸青测试科技有限公司',
            uscc: inventUscc(31),
            address: '西湖区翠苑街道试验路20号',
            street: '翠苑街道',
          },
          ...Array.from({ length: 30 }, (_, i) => ({
            name: `杭州云来${i}测试物流有限公司`,
            uscc: inventUscc(100 + i),
            address: `西湖区转塘街道示例街${i}号`,
            street: '转塘街道',
            ...(i % 5 === 0 ? { status: 'closed' as const, statusWritten: '注销' } : {}),
          })),
        ],
        'test',
      ),
    )
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  const phone = async (mode: Mode) => {
    const { context, page, errors } = await listeningPhone(browser)
    if (mode === 'elder') {
      await page.goto(city.url)
      await page.locator('#elder:visible').click()
      await page.locator('.elder').first().waitFor()
    }
    return { context, page, errors }
  }
  const wide = async (page: Page, mode: Mode, name: string) => {
    if (mode !== 'normal') return
    await page.setViewportSize({ width: 1280, height: 800 })
    await picture(page, `looks-wide-${name}`)
    expect((await overflow(page)).across).toBe(0)
    await page.setViewportSize(PHONE)
  }

  test.each(modes)('is searched while one types, narrowed, and an enterprise is opened: %s', async (mode) => {
    const cadre = mode === 'normal' ? '15400000401' : '15400000402'
    await city.appoint(cadre, '西湖区')
    const { context, page, errors } = await phone(mode)
    await page.goto(`${city.url}/#/cadre/pool/index`)
    await enterWorkbench(page, city, cadre)
    await page.getByText('共 34 家').waitFor()
    await look(page, mode, 'pool')
    await wide(page, mode, 'pool')
    await page.locator('#pool-search:visible').pressSequentially('hzla', { delay: 30 })
    await page.getByText('共 2 家').waitFor()
    await page.locator('#filters:visible').click()
    await page.locator('#place:visible').waitFor()
    await look(page, mode, 'pool-filters')
    await page.locator('#pool-search:visible').fill('没有这样的字号')
    await page.getByText('没有找到这样的企业').waitFor()
    await page.locator('#pool-search:visible').fill('柳岸晴')
    await page.getByText('共 1 家').waitFor()
    await page.locator('.pool-row:visible', { hasText: firms.willow.name }).click()
    await page.locator('#reveal-phone:visible').waitFor()
    await page.locator('#reveal-phone:visible').click()
    await look(page, mode, 'enterprise')
    await page.locator('#reason-correct-data:visible').click()
    await page.getByText('15400000777').waitFor()
    await wide(page, mode, 'enterprise')
    expect(errors).toEqual([])
    await context.close()
  })

  test.each(modes)('a whole filter is marked and taken back: %s', async (mode) => {
    const cadre = mode === 'normal' ? '15400000431' : '15400000432'
    await city.appoint(cadre, '西湖区')
    const { context, page, errors } = await phone(mode)
    await page.goto(`${city.url}/#/cadre/pool/index`)
    await enterWorkbench(page, city, cadre)
    await page.locator('#pool-search:visible').fill('云来')
    await page.getByText('共 30 家').waitFor()
    await page.locator('#bulk:visible').click()
    await page.locator('#bulk-act-withhold:visible').click()
    await page.locator('#bulk-reason-bookkeeper:visible').click()
    await look(page, mode, 'bulk')
    await wide(page, mode, 'bulk')
    await page.locator('#bulk-confirm:visible').click()
    await page.getByText('不再列入联系和邀请').waitFor()
    await look(page, mode, 'bulk-done')
    await page.locator('#bulk-undo:visible').click()
    await page.getByText('恢复为原来的样子').waitFor()
    await page.locator('#bulk-act-export:visible').click()
    const taking = page.waitForEvent('download')
    await page.locator('#bulk-export:visible').click()
    expect(readFileSync(await (await taking).path(), 'utf8')).toContain('杭州云来0测试物流有限公司')
    expect(errors).toEqual([])
    await context.close()
  })

  test.each(modes)('a duplicate is merged, with the factor shown again, and taken out: %s', async (mode) => {
    const cadre = mode === 'normal' ? '15400000421' : '15400000422'
    await city.appoint(cadre, '西湖区')
    const { context, page, errors } = await phone(mode)
    await page.goto(`${city.url}/#/cadre/pool/index`)
    await enterWorkbench(page, city, cadre)
    await page.locator('#pool-search:visible').fill(firms.willow.uscc)
    await page.getByText('共 1 家').waitFor()
    await page.locator('.pool-row:visible', { hasText: firms.willow.name }).click()
    await page.locator('#duplicates:visible').click()
    await page.getByRole('button', { name: '并入这一家' }).first().click()
    await page.locator('#merge-ground-entered-twice:visible').click()
    await look(page, mode, 'merge')
    // Minutes later the factor is asked for again, and then the act goes on by itself.
    city.clock.advance(6 * 60_000)
    await page.locator('#merge-confirm:visible').click()
    await page.locator('#factor-totp:visible').first().waitFor()
    await showFactor(page, city, cadre)
    await page.getByText('申请和邀请都归到这一家').waitFor()
    await look(page, mode, 'merged')
    await wide(page, mode, 'merged')
    await page.getByRole('button', { name: '撤销合并' }).click()
    await page.getByText('恢复为合并前的样子').waitFor()
    expect(errors).toEqual([])
    await context.close()
  })

  test.each(modes)('an unsure match is settled side by side: %s', async (mode) => {
    const cadre = mode === 'normal' ? '15400000411' : '15400000412'
    await city.appoint(cadre, '西湖区')
    const owner = await city.logIn(mode === 'normal' ? phones.owner : phones.other)
    const subject = {
      name: '杭州柳岸睛测试科技有限公司',
      uscc: inventUscc(mode === 'normal' ? 71 : 72),
      address: '西湖区翠苑街道试验路18号',
    }
    const noticeVersion = (await city.call('getCity', {})).result.notice.version
    await city.call(
      'submitApplication',
      { key: newKey(), subject, contactName: '示例联系人', bodies: ['league'], noticeVersion },
      owner,
    )
    const { context, page, errors } = await phone(mode)
    await page.goto(`${city.url}/#/cadre/reviews/index`)
    await enterWorkbench(page, city, cadre)
    await page.locator('.reviews-row:visible', { hasText: subject.name }).first().waitFor()
    await look(page, mode, 'reviews')
    await wide(page, mode, 'reviews')
    await page.locator('.reviews-row:visible', { hasText: subject.name }).first().click()
    await page.locator('.review-take:visible').first().waitFor()
    await look(page, mode, 'review')
    await page.locator('.review-take:visible').first().click()
    await page.locator('#ground-licence:visible').click()
    await wide(page, mode, 'review')
    await look(page, mode, 'review-taken')
    await page.locator('#decide:visible').click()
    await page.getByText('申请已与企业库里的企业对应').waitFor()
    await look(page, mode, 'review-settled')
    expect(errors).toEqual([])
    await context.close()
  })
})
