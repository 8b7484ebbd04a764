/** The main job in a real Chromium: the owner types nothing but the login code, two taps at most to the receipt. */
import type { Browser, Page } from 'playwright-core'
import { findOfficesByName, putOfficeContacts } from '../../cloud/divisions/actions'
import { findH5 } from '../../cloud/serve'
import { newPhone, openBrowser, picture } from '../support/browser'
import { firms, phones, TestCity } from '../support/city'
import { soon } from '../support/soon'
import { showFactor } from '../support/workbench'

describe('in the browser', () => {
  let city: TestCity
  let browser: Browser
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.appoint(phones.cadre, '翠苑街道')
    await city.ground.act(async (call) => {
      const [district] = await findOfficesByName(call, '西湖区')
      await putOfficeContacts(call, [
        { officeId: district?.id ?? '', phone: '0000-7654321', hours: '工作日 9:00–17:00' },
      ])
    })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  /** Signs in with a typed number, the way the page asks for it. */
  const signIn = async (page: Page, phone: string) => {
    city.clock.advance(61_000)
    await page.locator('#phone:visible').fill(phone)
    await page.locator('#send-code:visible').click()
    await soon('the code', () => city.codeFor(phone) !== '')
    await page.locator('#sms-code:visible').fill(city.codeFor(phone))
  }

  test('an invited owner applies, the cadre accepts, the status shows it', async () => {
    const token = await city.invite(firms.willow.uscc, { name: '示例联系人', phone: phones.owner })
    const owner = await newPhone(browser)
    await owner.page.goto(`${city.url}/i/${token}`)
    await owner.page.getByText(firms.willow.name).first().waitFor()
    await picture(owner.page, '1-invitation-before-login')
    expect(owner.page.url()).not.toContain(phones.owner)
    expect(await owner.page.content()).not.toContain('示例联系人')

    await owner.page.locator('#send-code:visible').click()
    await soon('the code', () => city.codeFor(phones.owner) !== '')
    await owner.page.locator('#sms-code:visible').fill(city.codeFor(phones.owner))
    await owner.page.locator('#submit:visible').waitFor()
    await picture(owner.page, '2-invitation-after-login')
    // Nothing more is typed; from the login to the receipt it is one tap.
    await owner.page.locator('#submit:visible').click()
    await owner.page.locator('#receipt-number:visible').waitFor()
    expect(await owner.page.locator('#receipt-number:visible').textContent()).toMatch(/20261123-\d{5}/)
    await owner.page.getByText('翠苑街道团工委').first().waitFor()
    // The street has no phone of its own on file: the district's is shown, and said to be the district's.
    await owner.page
      .getByText(/共青团西湖区委员会/)
      .first()
      .waitFor()
    await owner.page
      .getByText(/0000-7654321/)
      .first()
      .waitFor()
    await picture(owner.page, '3-receipt')
    await owner.page.locator('#youth-1-2:visible').click()
    await soon(
      'the tapped answer',
      async () =>
        (await owner.page.locator('#youth-1-2').getAttribute('aria-checked')) === 'true' ||
        (await owner.page.locator('#youth-1-2').getAttribute('aria-pressed')) === 'true',
    )

    const cadre = await newPhone(browser)
    await cadre.page.goto(`${city.url}/#/cadre/queue/index`)
    await signIn(cadre.page, phones.cadre)
    await showFactor(cadre.page, city, phones.cadre)
    await cadre.page.locator('.queue-row:visible').first().waitFor()
    await picture(cadre.page, '4-queue')
    await cadre.page.locator('.queue-row:visible').first().click()
    await cadre.page.locator('#accept:visible').waitFor()
    await picture(cadre.page, '5-case')
    await cadre.page.locator('#reasons:visible').click()
    await cadre.page
      .getByText(/信用代码一致/)
      .first()
      .waitFor()
    await picture(cadre.page, '6-case-reasons')
    await cadre.page.locator('#accept:visible').click()
    await cadre.page.locator('#accept').waitFor({ state: 'detached' })

    await owner.page.reload()
    await owner.page.getByText('已收到，开始办理').first().waitFor()
    await picture(owner.page, '7-status-accepted')
    expect([...owner.errors, ...cadre.errors]).toEqual([])
    await owner.context.close()
    await cadre.context.close()
  })

  test('a return is answered in place, everything kept', async () => {
    const token = await city.invite(firms.brook.uscc, { name: '示例联系人', phone: phones.other })
    await city.appoint(phones.neighbour, '转塘街道')
    const owner = await newPhone(browser)
    await owner.page.goto(`${city.url}/?i=${token}`)
    await owner.page.locator('#send-code:visible').click()
    await soon('the code', () => city.codeFor(phones.other) !== '')
    await owner.page.locator('#sms-code:visible').fill(city.codeFor(phones.other))
    await owner.page.locator('#submit:visible').click()
    await owner.page.locator('#receipt-number:visible').waitFor()

    const cadre = await newPhone(browser)
    await cadre.page.goto(`${city.url}/#/cadre/queue/index`)
    await signIn(cadre.page, phones.neighbour)
    await showFactor(cadre.page, city, phones.neighbour)
    await cadre.page.locator('.queue-row:visible').first().click()
    await cadre.page.locator('#return:visible').click()
    await cadre.page.locator('#reason-contact:visible').click()
    await cadre.page.locator('#reason-authority:visible').click()
    await cadre.page.locator('#return-note:visible').fill('请写明您的职务')
    await picture(cadre.page, '8-return')
    await cadre.page.locator('#return-confirm:visible').click()
    await cadre.page.getByText('转塘街道团工委退回补充').first().waitFor()

    await owner.page.reload()
    await owner.page.getByText('需要您补充后再提交').first().waitFor()
    await owner.page.getByText('请写明您的职务').first().waitFor()
    await picture(owner.page, '9-returned')
    await owner.page.locator('#note:visible').fill('行政经理')
    await owner.page.locator('#answer:visible').click()
    await owner.page.getByText('补充内容已送达，等待处理').first().waitFor()
    expect([...owner.errors, ...cadre.errors]).toEqual([])
    await owner.context.close()
    await cadre.context.close()
  })

  test('a second invitation opened in the same tab is the one that is shown', async () => {
    const { page, context } = await newPhone(browser)
    const first = await city.invite(firms.willow.uscc, { name: '示例联系人', phone: phones.owner })
    const second = await city.invite(firms.brook.uscc, { name: '示例联系人', phone: phones.other })
    await page.goto(`${city.url}/#/pages/invitation/index?i=${first}`)
    await page.getByText(firms.willow.name).first().waitFor()
    await page.evaluate((token) => {
      window.location.hash = `#/pages/invitation/index?i=${token}`
    }, second)
    await page.getByText(firms.brook.name).first().waitFor()
    expect(await page.getByText(firms.willow.name).count()).toBe(0)
    await context.close()
  })

  test('a wrong or revoked token meets a friendly page with the normal way in', async () => {
    const { page, context } = await newPhone(browser)
    await page.goto(`${city.url}/i/no-such-token-at-all`)
    await page.locator('#apply:visible').waitFor()
    await picture(page, '10-unknown-token')
    await page.locator('#apply:visible').click()
    await page.locator('#phone:visible').waitFor()
    await context.close()
  })

  test('without an invitation: what is wrong is said at its field, and nothing typed is lost', async () => {
    const { page, context, errors } = await newPhone(browser)
    await page.goto(`${city.url}/#/pages/apply/index`)
    await signIn(page, '15400000031')
    await page.locator('#newcomer:visible').click()
    await page.locator('#name:visible').fill('杭州新来到测试有限公司')
    await page.locator('#address:visible').fill('西湖区翠苑街道试验路20号')
    await page.locator('#contact-name:visible').fill('示例人')
    await page.locator('#uscc:visible').fill('91330106WW000000')
    await page.locator('#submit:visible').click()
    await page
      .getByText(/应为 18 位/)
      .first()
      .waitFor()
    await picture(page, '11-apply-error')
    expect(await page.locator('#name:visible').inputValue()).toBe('杭州新来到测试有限公司')
    await page.reload()
    await page.locator('#name:visible').waitFor()
    expect(await page.locator('#name:visible').inputValue()).toBe('杭州新来到测试有限公司')
    await page.locator('#uscc:visible').fill(firms.unknownStreet.uscc.replace('0000003', 'OOOOOO3'))
    await page
      .getByText(/应为数字 0/)
      .first()
      .waitFor()
    await page.locator('#submit:visible').click()
    await page.locator('#receipt-number:visible').waitFor()
    expect(errors).toEqual([])
    await context.close()
  })
})
