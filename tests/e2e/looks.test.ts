/** How every page looks to a machine that can measure it: contrast, names, targets, width, and silence in the console. */
import { configureBody } from '../../cloud/intake/actions'
import type { Browser, Page } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { newPhone, openBrowser, PHONE, picture } from '../support/browser'
import { firms, phones, TestCity } from '../support/city'
import { bottomOf, isTrouble, look, modes, overflow, type Mode } from '../support/looks'
import { soon } from '../support/soon'
import { showFactor } from '../support/workbench'

describe('looks', () => {
  let city: TestCity | undefined
  let browser: Browser | undefined
  const at = (path: string) => `${city?.url ?? ''}${path}`
  /** An owner for each mode: what one typed is offered to the same person on the next device. */
  const owners = { normal: phones.other, elder: '15400000078' } as const
  const invited = { willow: '', normal: '', elder: '' }
  const sessions = { owner: '' }
  let application = ''

  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.appoint(phones.cadre, '翠苑街道')
    await city.ground.act((call) => configureBody(call, 'union', '示例市总工会'))
    invited.willow = await city.invite(firms.willow.uscc, { name: '示例联系人', phone: phones.owner })
    for (const mode of modes)
      invited[mode] = await city.invite(firms.brook.uscc, { name: '示例联系人', phone: owners[mode] })
    sessions.owner = await city.logIn(phones.owner)
    const { result } = await city.call(
      'submitApplication',
      {
        key: 'a1b2c3d4-0000-4000-8000-000000000001',
        subject: { invitation: invited.willow },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: (await city.call('getCity', {})).result.notice.version,
      },
      sessions.owner,
    )
    application = result.id
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await city?.stop()
  })

  /** A phone with everything that is wrong heard; switched to a mode before the first page is shown. */
  const phone = async (mode: Mode, viewport = PHONE as { width: number; height: number }) => {
    if (!browser) throw new Error('no browser')
    const { context, page, errors } = await newPhone(browser, viewport)
    page.on('console', (said) => {
      if (said.type() === 'error' || said.type() === 'warning') errors.push(said.text())
    })
    if (mode === 'elder') {
      await page.goto(at('/'))
      await page.locator('#elder:visible').click()
      await page.locator('.elder').first().waitFor()
    }
    return { context, page, errors }
  }

  const signIn = async (page: Page, number: string) => {
    city?.clock.advance(61_000)
    const before = city?.running.inbox?.list(number).length ?? 0
    await page.locator('#send-code:visible').waitFor()
    const typed = page.locator('#phone:visible')
    if ((await typed.count()) > 0) await typed.fill(number)
    await page.locator('#send-code:visible').click()
    await soon('the code', () => (city?.running.inbox?.list(number).length ?? 0) > before)
    await page.locator('#sms-code:visible').fill(city?.codeFor(number) ?? '')
  }

  test.each(modes)('an owner’s pages, %s', async (mode) => {
    const { context, page, errors } = await phone(mode)
    try {
      await page.goto(at('/'))
      await page.locator('#apply:visible').waitFor()
      await page.locator('.call:visible, .office-call:visible').first().waitFor()
      await look(page, mode, 'home')
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
      expect(await page.locator('meta[name="theme-color"]').count()).toBe(1)
      expect(await page.locator('link[rel="icon"]').count()).toBe(1)

      await page.goto(at(`/i/${invited[mode]}`))
      await page.locator('#send-code:visible').waitFor()
      // The act is in sight without scrolling, in elder mode too.
      expect(await bottomOf(page, '#send-code:visible')).toBeLessThanOrEqual(PHONE.height)
      await look(page, mode, 'invitation-before', mode === 'normal')
      await signIn(page, owners[mode])
      await page.locator('#submit:visible').waitFor()
      await look(page, mode, 'invitation-after')
      await page.goto(at('/#/pages/apply/index'))
      await page.locator('#search:visible').waitFor()
      await look(page, mode, 'apply')
      await page.locator('#search:visible').fill('溪上石')
      await page.locator('#find:visible').click()
      await page.locator('#candidate-0:visible').waitFor()
      await look(page, mode, 'apply-candidates')
      await page.locator('#candidate-0:visible').click()
      await page.locator('#submit:visible').waitFor()
      await look(page, mode, 'apply-chosen')
      await page.locator('#other-enterprise:visible').click()
      await page.locator('#newcomer:visible').click()
      await page.locator('#uscc:visible').waitFor()
      await page.locator('#other-address:visible').click()
      await look(page, mode, 'apply-newcomer')
      await page.goto(at('/#/pages/notice/index'))
      await page.getByText('您的权利').first().waitFor()
      await look(page, mode, 'notice')
      // A page longer than the screen is measured as such: else "fits" above would say nothing.
      if (mode === 'elder') expect((await overflow(page)).down).toBeGreaterThan(0)
      await page.goto(at('/#/pages/mine/index'))
      await page.locator('#sign-out:visible').waitFor()
      await page.locator('.empty:visible').waitFor()
      await look(page, mode, 'mine-empty')
      expect(errors).toEqual([])
    } finally {
      await context.close()
    }
  })

  test.each(modes)('status and mine, %s', async (mode) => {
    const { context, page, errors } = await phone(mode)
    try {
      await page.goto(at(`/#/pages/status/index?id=${application}`))
      await signIn(page, phones.owner)
      await page.locator('#receipt-number:visible').waitFor()
      await look(page, mode, 'status')
      await page.locator('#copy:visible').click()
      await page.getByText('✓ 已复制').waitFor()
      await page.getByText('内容已复制').waitFor({ state: 'hidden', timeout: 1000 })
      await page.goto(at('/#/pages/mine/index'))
      await page.locator('.mine-row:visible').first().waitFor()
      await look(page, mode, 'mine')
      await page.locator('#my-data:visible').click()
      await page.locator('#delete:visible').waitFor()
      await look(page, mode, 'data')
      await page.locator('#correct-own:visible').click()
      await page.locator('#delete:visible').click()
      await page.locator('#delete-sure:visible').scrollIntoViewIfNeeded()
      await look(page, mode, 'data-delete')
      expect(errors).toEqual([])
    } finally {
      await context.close()
    }
  })

  test.each(modes)('the cadre’s pages, %s', async (mode) => {
    const { context, page, errors } = await phone(mode)
    try {
      await page.goto(at('/#/cadre/queue/index'))
      await signIn(page, phones.cadre)
      if (city) await showFactor(page, city, phones.cadre)
      await page.locator('.queue-row:visible').first().waitFor()
      await look(page, mode, 'queue')
      if (mode === 'normal') {
        await page.setViewportSize({ width: 1280, height: 800 })
        await picture(page, 'looks-wide-queue')
        expect((await overflow(page)).across).toBe(0)
        // At a desk the number stands in a column of its own.
        await page
          .locator('.desk-td.desk-number:visible')
          .getByText(/\d{8}-\d{5}/)
          .first()
          .waitFor()
        await page.setViewportSize(PHONE)
      }
      await page.locator('.queue-row:visible').first().click()
      const accept = page.locator('#accept:visible')
      await accept.waitFor()
      await look(page, mode, 'case')
      await page.locator('#reveal-phone:visible').click()
      await page.locator('#reason-phone-contact-applicant:visible').waitFor()
      await look(page, mode, 'case-reveal')
      await page.locator('#reveal-phone:visible').click()
      // The next step is in sight without scrolling.
      expect(await bottomOf(page, '#accept:visible')).toBeLessThanOrEqual(PHONE.height)
      await page.locator('#return:visible').click()
      await page.locator('#return-confirm:visible').waitFor()
      await look(page, mode, 'return')
      expect(errors.filter(isTrouble)).toEqual([])
      if (mode === 'normal') {
        await page.locator('#return-cancel:visible').click()
        await page.setViewportSize({ width: 1280, height: 800 })
        await page.locator('#accept:visible').waitFor()
        await picture(page, 'looks-wide-case')
        await page.goto(at(`/i/${invited[mode]}`))
        await page.locator('#enterprise:visible').waitFor()
        await picture(page, 'looks-wide-invitation')
      }
    } finally {
      await context.close()
    }
  })
})
