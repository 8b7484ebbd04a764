/** Three enterprises of one building found together, in a real Chromium: the street asks, each owner answers on the own phone. */
import type { Browser } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { openBrowser } from '../support/browser'
import { phones, TestCity } from '../support/city'
import { guide, prepare, reply, report, send, stands, tap } from '../support/founding-pages'
import { submitAndSurvey } from '../support/jointly'
import { listeningPhone, look } from '../support/looks'
import { enterWorkbench, logInTyped } from '../support/workbench'

const owners = ['15400000021', '15400000022', '15400000023'] as const
const names = ['杭州示例云图软件有限公司', '杭州示例溪山网络科技有限公司', '杭州示例禾木餐饮有限公司'] as const
const BUILDING = '浙江省杭州市西湖区翠苑街道文三路478号示例时代广场'

describe('a joint founding in the browser', () => {
  let city: TestCity
  let browser: Browser
  let street = ''
  const cases: string[] = []
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.appoint(phones.cadre, '翠苑街道')
    street = await city.logIn(phones.cadre)
    for (const [at, phone] of owners.entries()) {
      const owner = await city.logIn(phone)
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

  let desk: Awaited<ReturnType<typeof phone>>
  test('the street asks two of the same building; each owner reads no name before consenting', async () => {
    const [lead = '', first = '', second = ''] = cases
    desk = await phone()
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
  })

  test('all three are founded by one request, and one founds a branch of its own afterwards', async () => {
    const [lead = '', first = '', second = ''] = cases
    // The lead writes one request for the three of them; the street's reply names them all.
    await desk.page.goto(`${city.url}/#/cadre/case/index?id=${lead}`)
    await stands(desk.page, '待安排指导')
    await guide(desk.page, city)
    const own = await phone()
    await own.page.goto(`${city.url}/#/account/founding/index?id=${lead}`)
    await logInTyped(own.page, city, owners[0])
    await own.page.locator('#request-save:visible').waitFor()
    const given = { city, browser, id: lead, owner: owners[0], members: 4, candidates: ['15400000031', '15400000032'] }
    const candidates = await prepare(own.page, given)
    await look(own.page, 'normal', 'joint-own-request')
    await send(own.page)
    await desk.page.reload()
    await stands(desk.page, '已请示，待批复')
    const said = await reply(desk.page, city, '杭翠团〔2026〕41号')
    for (const name of names) expect(said).toContain(name)
    await stands(desk.page, '已批复，待选举')
    await report(own.page, city, candidates, 4)
    await desk.page.reload()
    await stands(desk.page, '已选举，待确认')
    await reply(desk.page, city, '杭翠团〔2026〕42号')
    await stands(desk.page, '已建立')
    await look(desk.page, 'normal', 'joint-founded')

    const partner = await phone()
    await partner.page.goto(`${city.url}/#/pages/status/index?id=${first}`)
    await logInTyped(partner.page, city, owners[1])
    await partner.page.locator('#state-headline:visible').getByText('团组织已建立').waitFor()
    await partner.page.getByText('联合团支部正式建立').waitFor()
    await look(partner.page, 'normal', 'joint-own-founded')

    await tap(desk.page, '#joint')
    await tap(desk.page, `#joint-release-${second}`)
    await look(desk.page, 'normal', 'joint-split')
    await tap(desk.page, `#joint-sure-${second}`)
    await desk.page.getByText('✓ 已移出').waitFor()
    await desk.page.locator('#joint-together:visible').getByText('已同意 2 家').waitFor()
    expect([...desk.errors, ...own.errors, ...partner.errors]).toEqual([])
    for (const { context } of [desk, own, partner]) await context.close()
  })
})
