/** Existing organisations in a real Chromium: found in the pool, ended on their enterprise's page, put beside it by one tap; told to an invited owner. Invented. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { importOrganisationsFile } from '../../cloud/commands/organisations-import'
import { findH5 } from '../../cloud/serve'
import { openBrowser, PHONE, picture } from '../support/browser'
import { firms, phones, TestCity } from '../support/city'
import { listeningPhone, look, modes, overflow, type Mode } from '../support/looks'
import { enterWorkbench } from '../support/workbench'

describe('existing organisations', () => {
  let city: TestCity
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'league-organisations-'))
  const invited: Record<Mode, string> = { normal: '', elder: '' }
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    for (const mode of modes) invited[mode] = await city.invite(firms.willow.uscc, { phone: phones.owner })
    const list = join(folder, '名单.csv')
    writeFileSync(
      list,
      [
        '企业名称,信用代码,团组织名称,书记,成立日期,任期届满',
        `${firms.willow.name},${firms.willow.uscc},共青团柳岸晴测试科技支部,赵示例,2021-05-04,2024-05-03`,
        '杭州溪上岩测试贸易有限公司,,溪上岩团支部,,2025-03-01,',
        '杭州溪上研测试贸易有限公司,,溪上研青年工作委员会,,,',
      ].join('\n'),
    )
    const out = jest.spyOn(process.stdout, 'write').mockImplementation(() => true)
    await importOrganisationsFile(city.ground, list, { source: '示例名单' })
    out.mockRestore()
    await city.running.engines.follow(city.ground.database)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
    rmSync(folder, { recursive: true, force: true })
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

  test.each(modes)('an unsure one is put beside its enterprise by one tap: %s', async (mode) => {
    const cadre = mode === 'normal' ? '15400000451' : '15400000452'
    await city.appoint(cadre, '杭州市')
    const { context, page, errors } = await phone(mode)
    await page.goto(`${city.url}/#/cadre/organisations/index`)
    await enterWorkbench(page, city, cadre)
    await page.getByText('名单上的企业：').first().waitFor()
    await look(page, mode, 'organisations')
    await wide(page, mode, 'organisations')
    await page.getByRole('button', { name: '是这家' }).first().click()
    await page.getByText('这家企业不再列入联系和邀请').waitFor()
    await look(page, mode, 'organisations-done')
    expect(errors).toEqual([])
    await context.close()
  })

  test.each(modes)('it stands on its enterprise’s page, and its end is entered and taken back: %s', async (mode) => {
    const cadre = mode === 'normal' ? '15400000461' : '15400000462'
    await city.appoint(cadre, '西湖区')
    const { context, page, errors } = await phone(mode)
    await page.goto(`${city.url}/#/cadre/pool/index`)
    await enterWorkbench(page, city, cadre)
    await page.locator('#filters:visible').click()
    await page.locator('#organised-with:visible').click()
    await page.locator('.pool-row:visible', { hasText: firms.willow.name }).click()
    await page.getByText('应当换届').waitFor()
    await page.getByRole('button', { name: '显示姓名' }).waitFor()
    await look(page, mode, 'enterprise-organised')
    await wide(page, mode, 'enterprise-organised')
    await page.getByRole('button', { name: '登记撤销' }).click()
    await page.locator('#ended-on:visible').fill('2026-11-20')
    await look(page, mode, 'enterprise-end')
    await page.locator('#end-confirm:visible').click()
    await page.getByText('可以重新联系和邀请').waitFor()
    await page.getByRole('button', { name: '撤销登记有误，恢复' }).click()
    await page.getByText('已恢复').waitFor()
    expect(errors).toEqual([])
    await context.close()
  })

  test.each(modes)('an invited owner reads that there is one, and whom to ask: %s', async (mode) => {
    const { context, page, errors } = await phone(mode)
    await page.goto(`${city.url}/i/${invited[mode]}`)
    await page.getByText('您的企业已有团组织').waitFor()
    await look(page, mode, 'invitation-organised')
    expect(errors).toEqual([])
    await context.close()
  })
})
