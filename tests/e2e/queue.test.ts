/** The cadre's queue on a phone in a real Chromium: narrowed, opened, acted on, looked at again; notices; given away as a whole. */
import type { Browser, Locator, Page } from 'playwright-core'
import { writeDigests } from '../../cloud/casework/digests'
import { localDate } from '../../cloud/platform/calendar/calendar'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { findH5 } from '../../cloud/serve'
import { digestParts } from '../../cloud/subscriptions'
import { openBrowser } from '../support/browser'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { FieldPhone, visitOf } from '../support/fieldwork'
import { listeningPhone, look, modes, type Mode } from '../support/looks'
import { enterWorkbench, showFactor } from '../support/workbench'

const SECOND = '15400000401'
/** Who is to be looked in on again today, one by each cadre. */
const visited = { normal: '杭州回访甲测试有限公司', elder: '杭州回访乙测试有限公司' }
const applicants = ['15400000411', '15400000412', '15400000413', '15400000414', '15400000415']

describe('the queue on a phone', () => {
  let city: TestCity
  let browser: Browser
  const ids: string[] = []
  const sessions = { normal: '', elder: '' }
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(SECOND, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    const noticeVersion = (await city.call('getCity', {})).result.notice.version
    for (const [at, phone] of applicants.entries()) {
      const street = at % 2 === 0 ? '翠苑街道' : '转塘街道'
      const subject = {
        name: `杭州${'东南西北中'.charAt(at)}窗晴测试科技有限公司`,
        uscc: inventUscc(800 + at),
        address: `西湖区${street}试验路${at + 1}号`,
      }
      const application = { key: newKey(), subject, contactName: '示例联系人', bodies: ['league' as const] }
      const session = await city.logIn(phone)
      ids.push((await city.call('submitApplication', { ...application, noticeVersion }, session)).result.id)
    }
    for (const [mode, cadre] of [
      ['normal', phones.cadre],
      ['elder', SECOND],
    ] as const) {
      const uscc = inventUscc(820 + mode.length)
      const record = { name: visited[mode], uscc, address: `西湖区翠苑街道回访路${mode.length}号`, street: '翠苑街道' }
      const enterprise = await city.ground.act(async (call) => {
        await putRecords(call, [record], 'test')
        return (await findEnterpriseByUscc(call, uscc))?.id ?? ''
      })
      sessions[mode] = await city.logIn(cadre)
      const walker = new FieldPhone(city, sessions[mode])
      await walker.open()
      await walker.record(visitOf({ enterprise }, { nextOn: localDate(city.clock.now()) }))
    }
    await city.ground.act((call) => writeDigests(call, digestParts))
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  /** A phone in a mode at the queue, with everything that is wrong heard. */
  const at = async (mode: Mode, cadre: string, work: (page: Page) => Promise<void>, refused = 0) => {
    const { context, page, errors } = await listeningPhone(browser)
    if (mode === 'elder') {
      await page.goto(city.url)
      await page.locator('#elder:visible').click()
      await page.locator('.elder').first().waitFor()
    }
    await page.goto(`${city.url}/#/cadre/queue/index`)
    await enterWorkbench(page, city, cadre)
    await page.locator('.queue-row:visible').first().waitFor()
    await work(page)
    // Refused on purpose: the number that had moved.
    const conflicts = errors.filter((line) => line.includes('409'))
    expect(conflicts).toHaveLength(refused)
    expect(errors.filter((line) => !conflicts.includes(line))).toEqual([])
    await context.close()
  }
  const rows = (page: Page) => page.locator('.queue-row:visible')
  const tap = (page: Page, what: string) => page.locator(`${what}:visible`).click()

  test.each(modes)('narrowed to a street, opened, taken up; the queue is as it was and one less: %s', (mode) =>
    at(mode, phones.district, async (page) => {
      const first = await rows(page).count()
      await tap(page, '#filters')
      await page.locator('[id^="queue-place-"]:visible', { hasText: '翠苑街道' }).click()
      await page.locator('#chip-place:visible', { hasText: '翠苑街道' }).waitFor()
      await tap(page, '#queue-sort-newest')
      await look(page, mode, 'queue-filters')
      await tap(page, '#filters')
      await page.waitForFunction(
        (many) => [...document.querySelectorAll('.queue-row')].filter((one) => one.clientHeight > 0).length < many,
        first,
      )
      for (const place of await page.locator('.queue-row:visible .second:nth-child(2)').allTextContents())
        expect(place).toContain('翠苑街道')
      await look(page, mode, 'queue-narrowed')
      const many = await rows(page).count()
      await rows(page).first().click()
      await page.locator('#case-state:visible').waitFor()
      // The street takes it up meanwhile.
      const taken = mode === 'normal' ? ids[4] : ids[2]
      expect((await city.call('acceptCase', { key: newKey(), id: taken ?? '' }, sessions.normal)).status).toBe(200)
      await page.goBack()
      await page.locator('#chip-place:visible').waitFor()
      await page.waitForFunction(
        (before) => [...document.querySelectorAll('.queue-row')].filter((one) => one.clientHeight > 0).length < before,
        many,
      )
      await tap(page, '#chip-place')
      await page.locator('#chip-place').waitFor({ state: 'detached' })
      // The other chip stands.
      await page.locator('#chip-sort:visible').waitFor()
    }),
  )

  test.each(modes)('what a cadre was told is counted on the queue, and seen by opening it: %s', async (mode) => {
    const cadre = mode === 'normal' ? phones.cadre : SECOND
    const district = await city.logIn(phones.district)
    const { offices } = (await city.call('listAssignees', {}, district)).result
    const office = offices.find(({ name }) => name === '翠苑街道团工委')
    // Both are called alike: it goes to and fro, so that each is told.
    const persons = office?.persons ?? []
    for (const person of [...persons, ...persons])
      await city.call(
        'assignCase',
        { key: newKey(), id: ids[0] ?? '', office: office?.id ?? '', person: person.id, reason: 'share-out' },
        district,
      )
    await at(mode, cadre, async (page) => {
      await page.locator('#notices:visible', { hasText: '条未读' }).waitFor()
      await look(page, mode, 'queue-unseen')
      await tap(page, '#notices')
      await page.getByText('● 未读').first().waitFor()
      await look(page, mode, 'notices')
      await page.getByRole('button', { name: '1 件走访后续今天到期' }).click()
      await page.getByText(visited[mode]).first().waitFor()
      await page.goBack()
      await page.locator('.notice:visible').first().click()
      await page.locator('#case-state:visible').waitFor()
      await page.goBack()
      await page.goBack()
      await page.locator('#notices:visible', { hasText: /^工作提醒$/ }).waitFor()
    })
  })

  test.each(modes)(
    'all of a filter given away: tried, told when the number moved, confirmed, told to whom it went: %s',
    (mode) =>
      at(
        mode,
        phones.cadre,
        async (page) => {
          // One was taken up, or more, by the tests before; another joins them between the trial and the act.
          await tap(page, '#tab-to-accept')
          await tap(page, '#assign-many')
          await page.locator('[id^="assign-office-"]:visible').first().click()
          await page
            .locator('[id^="assign-person-"]:visible')
            .nth(mode === 'normal' ? 1 : 2)
            .click()
          await tap(page, '#assign-reason-absence')
          await tap(page, '#assign-plan')
          await page.locator('#assign-confirm:visible').waitFor()
          await look(page, mode, 'queue-assign')
          const noticeVersion = (await city.call('getCity', {})).result.notice.version
          const serial = mode === 'normal' ? 850 : 851
          const subject = {
            name: `杭州迟窗${serial}晴测试科技有限公司`,
            uscc: inventUscc(serial),
            address: '西湖区翠苑街道试验路9号',
          }
          const application = { key: newKey(), subject, contactName: '示例联系人', bodies: ['league' as const] }
          await city.call('submitApplication', { ...application, noticeVersion }, await city.logIn(`15400000${serial}`))
          const enough = page.getByText(/原来是 \d+ 件，现在是 \d+ 件/)
          await tap(page, '#assign-confirm')
          await showFactorIfAsked(page, enough)
          await enough.waitFor()
          await look(page, mode, 'queue-assign-moved')
          await tap(page, '#assign-confirm')
          await page.getByText(/✓ 已改派 \d+ 件给翠苑街道团工委 示例干部/).waitFor()
          await look(page, mode, 'queue-assigned')
          await page.locator('.queue-row:visible').first().waitFor()
        },
        1,
      ),
  )

  /** Whoever gives away many shows the factor again when it was shown too long ago. */
  const showFactorIfAsked = async (page: Page, otherwise: Locator) => {
    const asked = page.locator('#factor-totp:visible')
    await asked.or(otherwise).first().waitFor()
    if ((await asked.count()) > 0) await showFactor(page, city, phones.cadre)
  }
})
