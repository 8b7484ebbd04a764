/** The workbench in a real Chromium: its gate, its lock in the middle of work, appointments; in both modes, measured. */
import type { Browser } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { limits } from '../../types/limits'
import { newPhone, openBrowser, PHONE, picture } from '../support/browser'
import { firms, newKey, phones, TestCity } from '../support/city'
import { listeningPhone, look, modes, overflow, type Mode } from '../support/looks'
import { enterWorkbench, logInTyped, showFactor } from '../support/workbench'

describe('the workbench', () => {
  let city: TestCity
  let browser: Browser
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    const owner = await city.logIn(phones.owner)
    const notice = (await city.call('getCity', {})).result.notice.version
    const { name, uscc, address } = firms.willow
    await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { name, uscc, address },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: notice,
      },
      owner,
    )
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  /** A phone switched to a mode, with everything that is wrong heard. */
  const phone = async (mode: Mode) => {
    const { context, page, errors } = await listeningPhone(browser)
    if (mode === 'elder') {
      await page.goto(city.url)
      await page.locator('#elder:visible').click()
      await page.locator('.elder').first().waitFor()
    }
    return { context, page, errors }
  }

  test.each(modes)('set up with the square, the codes put away, locked and opened again: %s', async (mode) => {
    const cadre = mode === 'normal' ? '15400000301' : '15400000302'
    await city.appoint(cadre, '翠苑街道')
    const { context, page, errors } = await phone(mode)
    await page.goto(`${city.url}/#/cadre/queue/index`)
    await logInTyped(page, city, cadre)
    await page.locator('#qr:visible').waitFor()
    await look(page, mode, 'gate-set-up')
    const secret = ((await page.locator('#secret:visible').textContent()) ?? '').replace(/\s/g, '')
    city.hold(cadre, secret)
    await page.locator('#totp-code:visible').fill('000000')
    await page.getByText('还可以试 4 次').waitFor()
    await page.locator('#totp-code:visible').fill(city.totpFor(cadre))
    await page.locator('#codes-saved:visible').waitFor()
    await look(page, mode, 'gate-codes')
    const codes = await page.locator('#recovery-codes li').allTextContents()
    expect(new Set(codes).size).toBe(10)
    await page.locator('#copy-codes:visible').click()
    await page.getByText('✓ 已复制').waitFor()
    expect(await page.evaluate(() => JSON.stringify(window.localStorage))).not.toContain(codes[0])
    await page.locator('#codes-saved:visible').click()
    await page.locator('.queue-row:visible').first().waitFor()
    await look(page, mode, 'queue-with-menu')

    await page.locator('#lock:visible').click()
    await page.locator('#factor-totp:visible').waitFor()
    await look(page, mode, 'gate-locked')
    expect(await page.locator('.queue-row:visible').count()).toBe(0)
    await page.locator('#factor-totp:visible').fill('000000')
    await page.getByText('还可以试').waitFor()
    await look(page, mode, 'gate-wrong')
    await page.locator('#use-recovery:visible').click()
    await page.locator('#factor-recovery:visible').fill((codes[0] ?? '').toLowerCase())
    await page.locator('#factor-check:visible').click()
    await page.locator('#go-on:visible').waitFor()
    await look(page, mode, 'gate-recovered')
    await page.locator('#go-on:visible').click()
    await page.locator('.queue-row:visible').first().waitFor()

    await page.locator('#menu-factor:visible').click()
    await page.locator('#change-totp:visible').waitFor()
    await page.getByText('还剩 9 个').waitFor()
    await look(page, mode, 'factor')
    expect(errors).toEqual([])
    await context.close()
  })

  test('left alone in the middle of a return: locked; unlocked, the note is still there, and is sent', async () => {
    const cadre = '15400000303'
    await city.appoint(cadre, '翠苑街道')
    const { context, page, errors } = await newPhone(browser)
    await page.clock.install()
    await page.goto(`${city.url}/#/cadre/queue/index`)
    await enterWorkbench(page, city, cadre)
    await page.locator('.queue-row:visible').first().click()
    await page.locator('#return:visible').click()
    await page.locator('#reason-authority:visible').click()
    await page.locator('#return-note:visible').fill('请写明您的职务')
    await page.clock.fastForward((limits.workbench.idleMinutes + 1) * 60_000)
    await page.locator('#factor-totp:visible').first().waitFor()
    await picture(page, 'workbench-idle')
    expect(await page.locator('#return-note:visible').count()).toBe(0)
    await showFactor(page, city, cadre)
    expect(await page.locator('#return-note:visible').inputValue()).toBe('请写明您的职务')

    // The service's own clock: here the lock is met by the act itself.
    city.clock.advance((limits.workbench.idleMinutes + 1) * 60_000)
    await page.locator('#return-confirm:visible').click()
    await page.locator('#factor-totp:visible').first().waitFor()
    await showFactor(page, city, cadre)
    await page.getByText('这一次没有提交').waitFor()
    await picture(page, 'workbench-tap-again')
    expect(await page.locator('#return-note:visible').inputValue()).toBe('请写明您的职务')
    await page.locator('#return-confirm:visible').click()
    await page.getByText('翠苑街道团工委退回补充').first().waitFor()
    expect(errors).toEqual([])
    await context.close()
  })

  test.each(modes)('a district appoints, ends and resets: %s', async (mode) => {
    const district = mode === 'normal' ? '15400000311' : '15400000312'
    const newcomer = mode === 'normal' ? '15400000313' : '15400000314'
    await city.appoint(district, '西湖区')
    const { context, page, errors } = await phone(mode)
    await page.goto(`${city.url}/#/cadre/queue/index`)
    await enterWorkbench(page, city, district)
    await page.locator('#menu-staff:visible').click()
    await page.locator('#appoint:visible').waitFor()
    await page.locator('.staff-row:visible').first().waitFor()
    await look(page, mode, 'staff')
    if (mode === 'normal') {
      await page.setViewportSize({ width: 1280, height: 800 })
      await picture(page, 'looks-wide-staff')
      expect((await overflow(page)).across).toBe(0)
      await page.setViewportSize(PHONE)
    }
    await page.locator('#appoint:visible').click()
    await page.locator('#office-search:visible').fill('转塘')
    await page.locator('#office-find:visible').click()
    await page.locator('.staff-choice:visible', { hasText: '转塘街道' }).click()
    await page.locator('#staff-phone:visible').fill(newcomer)
    await page.locator('#staff-name:visible').fill('示例新人')
    await page.locator('#with-end:visible').click()
    await page.locator('#staff-until:visible').fill('2027.6.30')
    await look(page, mode, 'staff-appoint')
    // Minutes later the factor is asked for again, and then the act goes on by itself.
    city.clock.advance(6 * 60_000)
    await page.locator('#appoint-confirm:visible').click()
    await page.getByText('再次验证').waitFor()
    await look(page, mode, 'gate-fresh')
    await showFactor(page, city, district)
    await page.getByText('已任命：').waitFor()
    await look(page, mode, 'staff-appointed')

    const arrived = await city.logIn(newcomer)
    expect((await city.call('listQueue', { queue: 'to-accept' }, arrived)).status).toBe(200)
    await page.locator('#staff-search:visible').fill('转塘')
    await page.locator('#staff-find:visible').click()
    const own = page.locator('.staff-row:visible', { hasText: newcomer.slice(-4) })
    await own.getByText('二次验证已设置').waitFor()
    await own.getByRole('button', { name: '重置二次验证' }).click()
    await look(page, mode, 'staff-reset')
    await showFactorIfAsked()
    await page.getByText('已重置').waitFor()
    await own.getByRole('button', { name: '结束任职' }).click()
    await page.locator('#to-office:visible').waitFor()
    await look(page, mode, 'staff-end')
    await page.locator('#end-confirm:visible').click()
    await page.getByText('任职已结束').waitFor()
    expect(
      (await city.request('/1.1/functions/listQueue', { body: { queue: 'to-accept' }, session: arrived })).status,
    ).toBe(403)
    expect(errors).toEqual([])
    await context.close()

    async function showFactorIfAsked() {
      await page.locator('#reset-confirm:visible').click()
      const asked = page.locator('#factor-totp:visible')
      await asked.or(page.getByText('已重置')).first().waitFor()
      if ((await asked.count()) > 0) await showFactor(page, city, district)
    }
  })
})
