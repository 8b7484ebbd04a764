/** Field work at the office, in a real Chromium: visits are shared out, two that differ stand side by side, one tap says which holds. Invented. */
import type { Browser } from 'playwright-core'
import { sql } from 'kysely'
import { findH5 } from '../../cloud/serve'
import { openBrowser, PHONE, picture } from '../support/browser'
import { phones, TestCity } from '../support/city'
import { FieldPhone, visitOf } from '../support/fieldwork'
import { listeningPhone, look, modes, overflow } from '../support/looks'
import { enterBuilding, fillBuilding, type Tenant } from '../support/walk'
import { enterWorkbench } from '../support/workbench'

const colleague = '15400000481'

describe('field work at the office', () => {
  let city: TestCity
  let browser: Browser
  let tenants: Tenant[]
  const sessions: string[] = []
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    for (const number of [phones.cadre, colleague]) {
      await city.appoint(number, '翠苑街道')
      sessions.push(await city.logIn(number))
    }
    tenants = await fillBuilding(city)
    const { rows } = await city.ground.act((call) =>
      sql<{
        path: string
      }>`select place as path from enterprise_search where enterprise_id = ${tenants[0]?.id ?? ''}`.execute(call.tx),
    )
    await enterBuilding(city, sessions[0] ?? '', rows[0]?.path ?? '')
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  test.each(modes)('what came back is judged by one tap; the rest is shared out: %s', async (mode) => {
    const { id: enterprise = '', name = '' } = tenants[mode === 'normal' ? 0 : 1] ?? {}
    for (const [at, wish] of (['yes', 'no'] as const).entries()) {
      const phone = new FieldPhone(city, sessions[at] ?? '')
      await phone.open()
      await phone.record(visitOf({ enterprise }, { wish, nextOn: '2026-12-20' }))
    }
    const { context, page, errors } = await listeningPhone(browser)
    if (mode === 'elder') {
      await page.goto(city.url)
      await page.locator('#elder:visible').click()
      await page.locator('.elder').first().waitFor()
    }
    await page.goto(`${city.url}/#/cadre/visits/index`)
    await enterWorkbench(page, city, phones.cadre)
    await page.getByText('两个人都去过').first().waitFor()
    await look(page, mode, 'visits')
    if (mode === 'normal') {
      await page.setViewportSize({ width: 1280, height: 800 })
      await picture(page, 'looks-wide-visits')
      expect((await overflow(page)).across).toBe(0)
      await page.setViewportSize(PHONE)
    }
    await page.getByRole('button', { name: `${name} 以这条为准` }).click()
    await page.getByText(`✓ 已以现场记录为准：${name}`).waitFor()
    await page.getByText('两个人都去过').first().waitFor({ state: 'detached' })
    await page.locator('#plan:visible').click()
    await page.getByText(/值得走访/).waitFor()
    await look(page, mode, 'visit-plan')
    await page.locator('#next:visible').click()
    await page.getByRole('checkbox').first().click()
    await page.locator('#take:visible').fill('4')
    await look(page, mode, 'visit-plan-who')
    await page.locator('#share:visible').click()
    await page.getByText('✓ 已分好 4 家').waitFor()
    await page.locator('#to-visits:visible').click()
    // Of one cadre alone: how far it is would be that cadre's count.
    await page.getByText('4 家', { exact: true }).locator('visible=true').first().waitFor()
    expect(errors).toEqual([])
    await context.close()
  })
})
