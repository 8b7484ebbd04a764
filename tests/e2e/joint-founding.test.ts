/** Three enterprises of one building found together, in a real Chromium: the street asks, each owner answers on the own phone. */
import type { Browser, Page } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { openBrowser } from '../support/browser'
import { phones, TestCity } from '../support/city'
import { prepareRequest, replyToFounded, submitAndSurvey } from '../support/jointly'
import { listeningPhone, look } from '../support/looks'
import { enterWorkbench, logInTyped } from '../support/workbench'

const owners = ['15400000021', '15400000022', '15400000023'] as const
const names = ['杭州示例云图软件有限公司', '杭州示例溪山网络科技有限公司', '杭州示例禾木餐饮有限公司'] as const
const BUILDING = '浙江省杭州市西湖区翠苑街道文三路478号示例时代广场'

describe('a joint founding in the browser', () => {
  let city: TestCity
  let browser: Browser
  let street = ''
  const sessions: string[] = []
  const cases: string[] = []
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.appoint(phones.cadre, '翠苑街道')
    street = await city.logIn(phones.cadre)
    for (const [at, phone] of owners.entries()) {
      const owner = await city.logIn(phone)
      sessions.push(owner)
      const name = names[at] ?? ''
      cases.push(
        await submitAndSurvey(city, {
          owner,
          street,
          serial: 400 + at,
          name,
          address: `${BUILDING}${at + 1}01室`,
          members: 1 + (at % 2),
        }),
      )
    }
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })
  const phone = () => listeningPhone(browser)
  const tap = (page: Page, at: string) => page.locator(`${at}:visible`).click()

  test('the street asks two of the same building; each owner reads no name before consenting; all are founded', async () => {
    const [lead = '', first = '', second = ''] = cases
    const desk = await phone()
    await desk.page.goto(`${city.url}/#/cadre/case/index?id=${lead}`)
    await enterWorkbench(desk.page, city, phones.cadre)
    await tap(desk.page, '#next')
    await desk.page.getByText('附近有 2 家企业可以联合').waitFor()
    await tap(desk.page, '#act-form-joint-branch')
    await tap(desk.page, '#act-confirm')
    await desk.page.locator('#case-state:visible').getByText('待安排指导').waitFor()
    await tap(desk.page, '#joint')
    await desk.page.getByText('同在示例时代广场', { exact: false }).first().waitFor()
    await look(desk.page, 'normal', 'joint-suggestions')
    await tap(desk.page, `#joint-choose-${first}`)
    await tap(desk.page, `#joint-choose-${second}`)
    await tap(desk.page, '#joint-ask')
    await desk.page.getByText('已征求意见').waitFor()
    await look(desk.page, 'normal', 'joint-asked')

    for (const [at, owner] of owners.entries()) {
      const own = await phone()
      await own.page.goto(`${city.url}/#/pages/status/index?id=${cases[at] ?? ''}`)
      await logInTyped(own.page, city, owner)
      await tap(own.page, '#joint')
      await own.page.locator('#joint-yes:visible').waitFor()
      await look(own.page, 'normal', `joint-own-asked-${at}`)
      const shown = await own.page.locator('.taro_page:visible').last().innerText()
      for (const name of names) expect(shown).not.toContain(name)
      await tap(own.page, '#joint-yes')
      await own.page.getByText('✓ 已同意联合建团').waitFor()
      await look(own.page, 'normal', `joint-own-consented-${at}`)
      expect(own.errors).toEqual([])
      await own.context.close()
    }
    await desk.page.reload()
    await desk.page.locator('#joint-together:visible').getByText('已同意 3 家，团员合计 4 人').waitFor()
    await look(desk.page, 'normal', 'joint-consented')

    const owner = sessions[0] ?? ''
    const given = { id: lead, owner, street, fullName: '示例时代广场联合团支部', members: 4 }
    const candidates = await prepareRequest(city, { ...given, candidates: ['15400000031', '15400000032'] })
    const own = await phone()
    await own.page.goto(`${city.url}/#/account/founding/index?id=${lead}`)
    await logInTyped(own.page, city, owners[0])
    await tap(own.page, '#request-send')
    await own.page.getByText('✓ 请示已提交').waitFor()
    await replyToFounded(city, { id: lead, owner, street, candidates })

    const partner = await phone()
    await partner.page.goto(`${city.url}/#/pages/status/index?id=${first}`)
    await logInTyped(partner.page, city, owners[1])
    await partner.page.locator('#state-headline:visible').getByText('团组织已建立').waitFor()
    await partner.page.getByText('联合团支部正式建立').waitFor()
    await look(partner.page, 'normal', 'joint-own-founded')

    await desk.page.reload()
    await tap(desk.page, `#joint-release-${second}`)
    await look(desk.page, 'normal', 'joint-split')
    await tap(desk.page, `#joint-sure-${second}`)
    await desk.page.getByText('✓ 已移出').waitFor()
    await desk.page.locator('#joint-together:visible').getByText('已同意 2 家').waitFor()
    expect([...desk.errors, ...own.errors, ...partner.errors]).toEqual([])
    for (const { context } of [desk, own, partner]) await context.close()
  })
})
