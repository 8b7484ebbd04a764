/** A case through its offices in a real Chromium: the street's phone, the owner's phone, a candidate's phone. */
import type { Browser, Page } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { openBrowser } from '../support/browser'
import { firms, newKey, phones, TestCity } from '../support/city'
import { listeningPhone, lookInBoth } from '../support/looks'
import { enterWorkbench, logInTyped } from '../support/workbench'

const CANDIDATE = '15400000051'

describe('casework in the browser', () => {
  let city: TestCity
  let browser: Browser
  let id = ''
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    const owner = await city.logIn(phones.owner)
    const { name, uscc, address } = firms.willow
    const { result } = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { name, uscc, address },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: (await city.call('getCity', {})).result.notice.version,
      },
      owner,
    )
    id = result.id
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  const phone = () => listeningPhone(browser)
  const tap = (page: Page, at: string) => page.locator(`${at}:visible`).click()
  const fill = (page: Page, at: string, text: string) => page.locator(`${at}:visible`).fill(text)
  /** After an act the page says that it was done, and shows the case as it is now. */
  const done = async (page: Page, state: string) => {
    await page.locator('#case-state:visible').getByText(state, { exact: true }).waitFor()
  }
  /** Every further act of the case as it stands: its form in both modes, and back. */
  const lookAtForms = async (page: Page) => {
    const acts = await page.locator('.case-act:visible').evaluateAll((all) => all.map(({ id }) => id))
    for (const act of acts) {
      await tap(page, `#${act}`)
      await page.locator('#act-confirm:visible').waitFor()
      await page.waitForLoadState('networkidle')
      await lookInBoth(page, `casework-${act}`)
      await tap(page, '#act-cancel')
    }
    return acts
  }
  const today = () => city.clock.now().toISOString().slice(0, 10)

  test('from accepted to founded: the street surveys, decides, guides, replies, confirms; the owner writes; a candidate agrees', async () => {
    const street = await phone()
    const { page } = street
    await page.goto(`${city.url}/#/cadre/queue/index`)
    await enterWorkbench(page, city, phones.cadre)
    await page.locator('.queue-row:visible').first().click()
    await tap(page, '#accept')
    await done(page, '待了解情况')
    await lookInBoth(page, 'casework-accepted')
    expect(await lookAtForms(page)).toEqual(
      expect.arrayContaining(['act-logContact', 'act-noteParty', 'act-suspend', 'act-handOn', 'act-assign']),
    )

    await tap(page, '#next')
    await tap(page, '#act-way-phone')
    await fill(page, '#act-staff', '40')
    await fill(page, '#act-youth', '12')
    await fill(page, '#act-members', '8')
    await tap(page, '#act-party-none')
    await lookInBoth(page, 'casework-survey')
    await tap(page, '#act-confirm')
    await done(page, '待决定')

    expect(await lookAtForms(page)).toContain('act-defer')
    // A deviation wants its reason, and what was chosen stays.
    await tap(page, '#next')
    await page.getByText('系统建议').waitFor()
    await tap(page, '#act-form-youth-committee')
    await tap(page, '#act-confirm')
    await page.getByText('请在说明里写明理由').waitFor()
    await lookInBoth(page, 'casework-decide')
    await tap(page, '#act-form-branch')
    await tap(page, '#act-confirm')
    await done(page, '待安排指导')

    await tap(page, '#next')
    await page.locator('[id^="act-person-"]:visible').first().click()
    await fill(page, '#act-on', today())
    await tap(page, '#act-confirm')
    await done(page, '指导中')
    await tap(page, '#next')
    await tap(page, '#act-outcome-agreed')
    await tap(page, '#act-next-request')
    await fill(page, '#act-nextOn', new Date(city.clock.now().getTime() + 15 * 86_400_000).toISOString().slice(0, 10))
    await fill(page, '#act-note', '已说明步骤')
    await lookInBoth(page, 'casework-guidance')
    await tap(page, '#act-confirm')
    await done(page, '企业筹备中')
    await page.getByText('下一步：企业填写建团请示').first().waitFor()
    await lookInBoth(page, 'casework-guided')

    const own = await phone()
    await own.page.goto(`${city.url}/#/pages/status/index?id=${id}`)
    await logInTyped(own.page, city, phones.owner)
    await own.page.locator('#founding:visible').waitFor()
    await lookInBoth(own.page, 'casework-own-status')
    await tap(own.page, '#founding')
    await own.page.locator('#request-save:visible').waitFor()
    await fill(own.page, '#request-industry', '软件业')
    await fill(own.page, '#request-staff', '40')
    await fill(own.page, '#request-youth', '12')
    await fill(own.page, '#request-members', '8')
    await fill(own.page, '#request-seats', '1')
    await tap(own.page, '#request-save')
    await own.page.getByText('✓ 已保存').waitFor()
    for (const post of ['secretary', 'member']) {
      await tap(own.page, `#candidate-post-${post}`)
      await tap(own.page, '#candidate-invite')
      await own.page.locator(`#candidate-post-${post}[aria-checked="false"]:visible`).waitFor()
    }
    await own.page.locator('.founding-candidate:visible').nth(1).waitFor()
    await lookInBoth(own.page, 'casework-own-request')

    const { candidates } = (await city.call('getMyFounding', { id }, await city.logIn(phones.owner))).result
    for (const [at, one] of candidates.entries()) {
      const candidate = await phone()
      const link = one.link ?? ''
      await candidate.page.goto(city.url + link.slice(link.indexOf('/c/')))
      await candidate.page.getByText('填写前请阅读').waitFor()
      await logInTyped(candidate.page, city, `${CANDIDATE.slice(0, -1)}${at}`)
      await fill(candidate.page, '#candidate-name', `示例候选人${at}`)
      await fill(candidate.page, '#candidate-bornIn', '2001-05')
      await tap(candidate.page, '#candidate-education-bachelor')
      await tap(candidate.page, '#candidate-submit')
      await candidate.page.getByText('需要您单独同意后才能提交').waitFor()
      await tap(candidate.page, '#candidate-agree')
      await lookInBoth(candidate.page, 'casework-candidate')
      await tap(candidate.page, '#candidate-submit')
      await candidate.page.getByText('已提交，谢谢').waitFor()
      expect(candidate.errors).toEqual([])
      await candidate.context.close()
    }
    await own.page.reload()
    await tap(own.page, '#request-send')
    await own.page.getByText('✓ 请示已提交').waitFor()

    await page.reload()
    await done(page, '已请示，待批复')
    await tap(page, '#next')
    await tap(page, '#act-decision-granted')
    await fill(page, '#act-number', '杭翠团〔2026〕7号')
    await fill(page, '#act-on', today())
    await tap(page, '#act-confirm')
    await done(page, '已批复，待选举')

    await own.page.reload()
    await fill(own.page, '#election-heldOn', today())
    await fill(own.page, '#election-eligible', '8')
    await fill(own.page, '#election-present', '8')
    for (const [at, one] of candidates.entries()) {
      await fill(own.page, `#election-votes-${one.id}`, String(at === 0 ? 7 : 1))
      await tap(own.page, `#election-elected-${one.id}-${at === 0 ? 'yes' : 'no'}`)
    }
    await lookInBoth(own.page, 'casework-own-election')
    await tap(own.page, '#election-report')
    await own.page.getByText('✓ 选举结果已提交').waitFor()

    await page.reload()
    await done(page, '已选举，待确认')
    await tap(page, '#next')
    await tap(page, '#act-decision-granted')
    await fill(page, '#act-number', '杭翠团〔2026〕7号')
    await fill(page, '#act-on', today())
    await tap(page, '#act-confirm')
    await page.getByText('已经用过').waitFor()
    await tap(page, '#act-sure')
    await tap(page, '#act-confirm')
    await done(page, '已建立')
    await lookInBoth(page, 'casework-founded')
    await own.page.goto(`${city.url}/#/pages/status/index?id=${id}`)
    await own.page.reload()
    await own.page.getByText('团组织已建立').waitFor()
    await lookInBoth(own.page, 'casework-own-founded')
    // Refused on purpose, twice: the reason that was missing, the number that was used.
    const refused = street.errors.filter((line) => line.includes('400'))
    expect(refused).toHaveLength(2)
    expect([...street.errors, ...own.errors].filter((line) => !refused.includes(line))).toEqual([])
    await own.context.close()
    await street.context.close()
  })
})
