/** Buildings, markets and parks in a real Chromium: proposed from the pool, taken in by one tap, walked floor by floor, put right. Invented. */
import type { Browser, Page } from 'playwright-core'
import { countUnread } from '../../cloud/places/sites/store'
import { putRecords } from '../../cloud/pool/actions'
import { findH5 } from '../../cloud/serve'
import { openBrowser, PHONE, picture } from '../support/browser'
import { inventUscc, TestCity } from '../support/city'
import { listeningPhone, look, modes, overflow, type Mode } from '../support/looks'
import { soon } from '../support/soon'
import { enterWorkbench } from '../support/workbench'

describe('places', () => {
  let city: TestCity
  let browser: Browser
  let serial = 700
  const towers: Record<Mode, string> = { normal: '示例云塔大厦', elder: '示例星桥广场' }
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    const rooms = ['-1层', '1楼大堂', '3楼301室', '3楼305室', '1203室', '1204室', '8幢1501室', '']
    const rows = modes.flatMap((mode, at) =>
      rooms.map((room, n) => ({
        name: `杭州${mode === 'normal' ? '云' : '星'}${'甲乙丙丁戊己庚辛'[n] ?? ''}晴岸测试科技有限公司`,
        uscc: inventUscc(serial++),
        address: `西湖区翠苑街道试验路${90 + at}号${towers[mode]}${room}`,
        street: '翠苑街道',
      })),
    )
    const stalls = Array.from({ length: 64 }, (_, n) => ({
      name: `杭州摊${n}示例贸易商行`,
      uscc: inventUscc(serial++),
      address: `西湖区翠苑街道示例街5号示例小商品市场${n + 100}号`,
      street: '翠苑街道',
    }))
    await city.ground.act((call) => putRecords(call, [...rows, ...stalls], 'test'))
    // The page asks once for what to propose: by then every address has been read.
    await soon('every address was read', () => city.ground.act(async (call) => (await countUnread(call.tx)) === 0))
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

  test.each(modes)('one tap takes a proposed building in; its floors are walked and put right: %s', async (mode) => {
    const cadre = mode === 'normal' ? '15400000471' : '15400000472'
    const tower = towers[mode]
    await city.appoint(cadre, '翠苑街道')
    const { context, page, errors } = await phone(mode)
    await page.goto(`${city.url}/#/field/places/index`)
    await enterWorkbench(page, city, cadre)
    await page.locator('#tab-proposed:visible').click()
    await page.getByText(tower, { exact: true }).first().waitFor()
    await look(page, mode, 'places-proposed')
    await wide(page, mode, 'places-proposed')
    await page.getByRole('button', { name: `登记${tower}` }).click()
    await page.getByText(`${tower}已登记，列出企业 8 家`).waitFor()
    await page.locator('#tab-registered:visible').click()
    await page.locator('#places-search:visible').fill(tower.slice(2, 4))
    await page.locator('.places-row:visible', { hasText: tower }).waitFor()
    await look(page, mode, 'places')
    await wide(page, mode, 'places')
    await page.locator('.places-row:visible', { hasText: tower }).click()
    await page.getByText('企业 8 家，已核对 0 家').waitFor()
    await look(page, mode, 'place')
    await page.locator('[id="floor-3"]:visible').click()
    await page.getByRole('button', { name: /丙.*公司在这里/ }).click()
    await page.getByText('✓ 已核对在此').waitFor()
    await page.getByRole('button', { name: /丁.*公司不在这里/ }).click()
    await page.getByText('✗ 查无此企业').waitFor()
    await page.getByText('企业 7 家，已核对 1 家').waitFor()
    await look(page, mode, 'place-floor')
    await wide(page, mode, 'place-floor')
    await page.locator('#place-edit:visible').click()
    await page.locator('#place-floors:visible').fill('-1、1、3、12、15')
    await look(page, mode, 'place-edit')
    await page.locator('#place-save:visible').click()
    await page.getByText('已保存').waitFor()
    expect(errors).toEqual([])
    await context.close()
  })

  test('a market is paged, a new place is typed, and a poster is printed for it', async () => {
    await city.appoint('15400000473', '翠苑街道')
    const { context, page, errors } = await phone('normal')
    await page.goto(`${city.url}/#/field/places/index`)
    await enterWorkbench(page, city, '15400000473')
    await page.locator('#tab-proposed:visible').click()
    await page.getByRole('button', { name: '登记示例小商品市场' }).click()
    await page.getByText('示例小商品市场已登记，列出企业 64 家').waitFor()
    await page.locator('#tab-registered:visible').click()
    await page.locator('.places-row:visible', { hasText: '示例小商品市场' }).click()
    await page.getByText('楼层不详').waitFor()
    await page.locator('.place-member:visible').nth(19).waitFor()
    expect(await page.locator('.place-member:visible').count()).toBe(20)
    await page.getByRole('button', { name: '显示更多' }).click()
    await page.locator('.place-member:visible').nth(39).waitFor()
    await page.locator('#place-poster:visible').click()
    await page.getByText('示例小商品市场（已登记').waitFor()
    await look(page, 'normal', 'posters-registered')
    await page.goBack()
    await page.goBack()
    await page.locator('#places-add:visible').click()
    await page.locator('#place-save:visible').click()
    await page.getByText('请填写名称').waitFor()
    await page.locator('#place-name:visible').fill('示例梦想小镇')
    await page.locator('#place-address:visible').fill('西湖区翠苑街道示例路1号')
    await page.locator('#place-kind-town:visible').click()
    await look(page, 'normal', 'places-new')
    await page.locator('#place-save:visible').click()
    await page.getByText('示例梦想小镇已登记，列出企业 0 家').waitFor()
    expect(errors).toEqual([])
    await context.close()
  })
})
