/**
 * The whole way with the demo's data, in a real Chromium: an invitation is tapped, the street works, the district watches at a desk and
 * steps in, the members elect, the branch is founded; and the demo's own cases stand where its cadres look. The README's pictures are of these
 * pages: SCREENSHOTS keeps them (invitation: demo-1-invitation, status: demo-2-receipt, queue and case: looks-normal-demo-…).
 */
import type { Browser, Page } from 'playwright-core'
import { ensureDemoCases } from '../../cloud/demo/cases'
import { ensureDemo, type DemoWays } from '../../cloud/demo/ensure'
import { showAuthenticators } from '../../cloud/demo/accounts'
import { strikeClocks } from '../../cloud/casework/clock'
import { findInvitedPhone } from '../../cloud/intake/actions'
import { findH5 } from '../../cloud/serve'
import { openBrowser, picture } from '../support/browser'
import { TestCity } from '../support/city'
import { guide, prepare, reply, report, send, stands, survey, tap } from '../support/founding-pages'
import { listeningPhone, look, lookAtDesk } from '../support/looks'
import { soon } from '../support/soon'
import { logInTyped } from '../support/workbench'

const DESK = { width: 1280, height: 900 }
const DAY = 86_400_000
const COUNTS = { staff: 40, youth: 12, members: 8 }

describe('the demo, from the tap to the founded branch', () => {
  let city: TestCity
  let browser: Browser
  let ways: DemoWays
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({ MODE: 'demo' }, h5)
    ways = await ensureDemo(city.ground, () => {})
    await ensureDemoCases(city.ground, city.running.parts.handlers, ways.stage)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  /** A cadre of the demo, with the code that the demo's inbox shows. */
  const enter = async (page: Page, role: string) => {
    const phone = ways.accounts.find((one) => one.role === role)?.phone ?? ''
    await logInTyped(page, city, phone)
    await page.locator('#factor-totp:visible').waitFor()
    city.clock.advance(31_000)
    const shown = showAuthenticators(city.ground.tools, ways.accounts, city.clock.now())
    await page.locator('#factor-totp:visible').fill(shown.find((one) => one.phone === phone)?.code ?? '')
    await page.locator('#factor-totp:visible').waitFor({ state: 'detached' })
  }
  const at = async (role: string, address: string, viewport?: typeof DESK) => {
    const opened = await listeningPhone(browser, viewport)
    await opened.page.goto(`${city.url}/#${address}`)
    await enter(opened.page, role)
    return opened
  }

  test('a newcomer finds cases in every queue that matters, on the phone and at a desk', async () => {
    const street = await at('street-cadre', '/cadre/queue/index')
    await street.page.locator('.queue-row:visible').first().waitFor()
    await look(street.page, 'normal', 'demo-queue')
    await street.page.locator('.queue-row:visible').last().click()
    await street.page.locator('#accept:visible').waitFor()
    await look(street.page, 'normal', 'demo-case')
    await street.page.goBack()
    await tap(street.page, '#tab-elections-due')
    await street.page.locator('.queue-row:visible').first().click()
    await stands(street.page, '已建立')
    await look(street.page, 'normal', 'demo-founded')
    expect(street.errors).toEqual([])
    await street.context.close()

    const district = await at('district-cadre', '/cadre/queue/index?queue=escalated', DESK)
    await district.page.locator('.desk-tr:visible').first().click()
    await district.page.getByText('已提请').waitFor()
    await lookAtDesk(district.page, 'demo-escalated')
    await tap(district.page, '#tab-disputes')
    await district.page.locator('.desk-tr:visible').first().click()
    await stands(district.page, '待上级确定街道')
    await lookAtDesk(district.page, 'demo-dispute')
    expect(district.errors).toEqual([])
    await district.context.close()
  })

  type Phone = Awaited<ReturnType<typeof listeningPhone>>
  let own: Phone
  let district: Phone
  let street: Phone
  let id = ''
  /** Of the invited owner. */
  let phone = ''
  let enterprise = ''

  test('an invitation is tapped; nobody looks at it in time, and the district sees that; the street takes it up', async () => {
    const token = ways.invitations[0]?.token ?? ''
    enterprise = ways.invitations[0]?.enterprise ?? ''
    phone = (await city.ground.act((call) => findInvitedPhone(call, token))) ?? ''
    own = await listeningPhone(browser)
    await own.page.goto(`${city.url}/i/${token}`)
    await own.page.getByText(enterprise).first().waitFor()
    await picture(own.page, 'demo-1-invitation')
    await own.page.locator('#send-code:visible').click()
    await soon('the code', () => city.codeFor(phone) !== '')
    await own.page.locator('#sms-code:visible').fill(city.codeFor(phone))
    await tap(own.page, '#submit')
    await own.page.locator('#receipt-number:visible').waitFor()
    await picture(own.page, 'demo-2-receipt')
    const number = ((await own.page.locator('#receipt-number:visible').textContent()) ?? '').trim()
    id = /[?&]id=([\w-]+)/.exec(own.page.url())?.[1] ?? ''
    expect(id).not.toBe('')

    // Nobody looks at it in time: the district is told, sees at its desk what is late, and gives it a hand.
    city.clock.advance(6 * DAY)
    await city.ground.act(async (call) => {
      while (!(await strikeClocks(call)).isDone);
    })
    await own.page.reload()
    await own.page.getByText('现在晚了').waitFor()
    await picture(own.page, 'demo-3-late')
    district = await at('district-cadre', '/cadre/queue/index?queue=escalated', DESK)
    await district.page.locator('.desk-open:visible', { hasText: enterprise }).click()
    await district.page.locator('.desk-case .title', { hasText: enterprise }).waitFor()
    await district.page.locator('.desk-case').getByText('已提请').waitFor()
    await lookAtDesk(district.page, 'demo-oversight')
    // Whoever watches sees who acts, and has no step of the street's to press.
    expect(await district.page.locator('.desk-case #accept:visible').count()).toBe(0)

    street = await at('street-cadre', '/cadre/queue/index?queue=overdue')
    const { page } = street
    await page.locator('.queue-row:visible', { hasText: enterprise }).click()
    await page.locator('.case-head:visible').getByText(number).waitFor()
    await tap(page, '#accept')
    await stands(page, '待了解情况')
    await survey(page, COUNTS)
    await tap(page, '#next')
    await page.getByText('系统建议').waitFor()
    await tap(page, '#act-form-branch')
    await tap(page, '#act-confirm')
    await stands(page, '待安排指导')
  })

  test('the members elect, and the branch is founded: on the owner’s phone, the street’s and at the district’s desk', async () => {
    const { page } = street
    await guide(page, city)
    await picture(page, 'demo-4-preparing')
    await own.page.reload()
    await tap(own.page, '#founding')
    await own.page.locator('#request-save:visible').waitFor()
    const numbers = ['15400000361', '15400000362']
    const given = { city, browser, id, owner: phone, members: COUNTS.members, candidates: numbers }
    const candidates = await prepare(own.page, given)
    await send(own.page)
    await picture(own.page, 'demo-5-sent')

    await page.reload()
    await stands(page, '已请示，待批复')
    const said = await reply(page, city, '示例团〔2026〕31号')
    for (const part of [enterprise, '示例团〔2026〕31号']) expect(said).toContain(part)
    await stands(page, '已批复，待选举')
    await report(own.page, city, candidates, COUNTS.members)
    await page.reload()
    await stands(page, '已选举，待确认')
    await reply(page, city, '示例团〔2026〕32号')
    await stands(page, '已建立')
    await picture(page, 'demo-6-founded')
    await own.page.goto(`${city.url}/#/pages/status/index?id=${id}`)
    await own.page.reload()
    await own.page.locator('#state-headline:visible').getByText('团组织已建立').waitFor()
    await picture(own.page, 'demo-7-own-founded')

    await district.page.reload()
    await district.page.locator('.desk-case').getByText('已建立', { exact: true }).waitFor()
    await lookAtDesk(district.page, 'demo-oversight-founded')
    expect([...own.errors, ...street.errors, ...district.errors]).toEqual([])
    for (const { context } of [own, street, district]) await context.close()
  })
})
