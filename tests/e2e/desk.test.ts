/** The workbench at a desk in a real Chromium, 1440×900: queues, list and case side by side, walked by keys; at 1024 and in elder mode. */
import type { Browser, Page } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { openBrowser, picture } from '../support/browser'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { listeningPhone, lookAtDesk, overflow } from '../support/looks'
import { enterWorkbench } from '../support/workbench'

const DESK = { width: 1440, height: 900 } as const
const MANY = 30

describe('the workbench at a desk', () => {
  let city: TestCity
  let browser: Browser
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint('15400000421', '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    const noticeVersion = (await city.call('getCity', {})).result.notice.version
    let owner = ''
    for (let at = 0; at < MANY; at++) {
      // One person applies for a few enterprises, not for all of a city.
      if (at % 5 === 0) owner = await city.logIn(`1540000043${at / 5}`)
      const subject = {
        name: `杭州第${String(at + 1).padStart(2, '0')}窗晴测试科技有限公司`,
        uscc: inventUscc(900 + at),
        address: `西湖区${at % 4 === 3 ? '转塘街道' : '翠苑街道'}试验路${at + 1}号`,
      }
      const application = { key: newKey(), subject, contactName: '示例联系人', bodies: ['league' as const] }
      await city.call('submitApplication', { ...application, noticeVersion }, owner)
    }
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  /** A desk at the queue, with everything that is wrong heard. */
  const at = async (cadre: string, work: (page: Page) => Promise<void>, viewport = DESK as typeof DESK | object) => {
    const { context, page, errors } = await listeningPhone(browser, viewport as typeof DESK)
    await page.goto(`${city.url}/#/cadre/queue/index`)
    await enterWorkbench(page, city, cadre)
    await page.locator('.desk-tr:visible').first().waitFor()
    await work(page)
    expect(errors).toEqual([])
    await context.close()
  }
  const names = (page: Page) => page.locator('.desk-open:visible').allTextContents()
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
  const press = (page: Page, ...keys: string[]) =>
    keys.reduce<Promise<void>>((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())

  test('a case is opened beside the list, taken up there; the list is looked at again and keeps its length', () =>
    at(phones.cadre, async (page) => {
      await lookAtDesk(page, 'desk-list')
      const before = await names(page)
      expect(before).toHaveLength(20)
      const first = before[0] ?? ''
      await page.locator('.desk-tr:visible').first().click()
      await page.locator('.desk-case .title', { hasText: first }).waitFor()
      await lookAtDesk(page, 'desk-case')
      expect(await page.locator('.desk-tr-open .desk-open').textContent()).toBe(first)
      await page.locator('.desk-case #accept').click()
      await page.locator('.desk-case .case-said').waitFor()
      // It has left the list, and stays beside it: the next step is taken there.
      await page.locator('.desk-open', { hasText: first }).waitFor({ state: 'detached' })
      expect(await page.locator('#tab-accepted .number').textContent()).toBe('1')
      await page.locator('.desk-case #case-state', { hasText: '待了解情况' }).waitFor()
      await page.locator('.desk-case #next').click()
      await page.locator('.desk-case #act-confirm').waitFor()
      await page.locator('.desk-case #act-note').fill('已电话联系')
      await lookAtDesk(page, 'desk-form')
      await page.locator('.desk-case #act-way-phone').click()
      await page.locator('.desk-case #act-confirm').click()
      await page.locator('.desk-case #case-state', { hasText: '待决定' }).waitFor()
      await page.locator('#tab-to-decide .number', { hasText: '1' }).waitFor()
    }))

  test('what lies below the queues is one tap or key away, whatever the height of the screen', () =>
    at(phones.cadre, async (page) => {
      const last = page.locator('.desk-side #lock:visible')
      const isInSight = async () => {
        const box = await last.boundingBox()
        return box !== null && box.y >= 0 && box.y + box.height <= DESK.height
      }
      expect(await isInSight()).toBe(false)
      await page.locator('#to-menu:visible').focus()
      await press(page, 'Enter')
      expect(await page.evaluate(() => document.activeElement?.closest('.menu') !== null)).toBe(true)
      expect(await isInSight()).toBe(true)
      await picture(page, 'desk-menu')
    }))

  test('walked by keys alone: down, up, open, back, search, the keys explained and switched off', () =>
    at(phones.cadre, async (page) => {
      const all = await names(page)
      await press(page, 'j')
      expect(await focused(page)).toBe(all[0])
      await press(page, 'j', 'j', 'k')
      expect(await focused(page)).toBe(all[1])
      await press(page, 'Enter')
      await page.locator('.desk-case .title', { hasText: all[1] ?? '' }).waitFor()
      // From inside the case the keys go on where the list was left.
      await press(page, 'j')
      expect(await focused(page)).toBe(all[2])
      await press(page, 'Enter')
      await page.locator('.desk-case .title', { hasText: all[2] ?? '' }).waitFor()
      await page.locator('.desk-case #return').click()
      await page.locator('.desk-case #return-note').fill('请写明职务 jk?/')
      // While somebody types no letter is a key; Escape leaves the field, then the form, then the case.
      expect(await page.locator('.desk-case #return-note').inputValue()).toBe('请写明职务 jk?/')
      await press(page, 'Escape')
      await page.locator('.desk-case #return-note').waitFor()
      await press(page, 'Escape')
      await page.locator('.desk-case #return-note').waitFor({ state: 'detached' })
      await page.locator('.desk-case #case-state').waitFor()
      await press(page, 'Escape')
      await page.locator('.desk-case').waitFor({ state: 'detached' })
      expect(await focused(page)).toBe(all[2])

      await press(page, '/')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('queue-query')
      // Cases of one day stand in no order that is known before, and one was taken up: one that is listed is looked for.
      const [some = ''] = /第\d\d/.exec(all[5] ?? '') ?? []
      await page.keyboard.type(some)
      await page.waitForFunction(() => document.querySelectorAll('.desk-tr').length === 1)
      await press(page, 'Escape', 'j')
      expect(await focused(page)).toContain(some)
      await press(page, '/')
      await page.locator('#queue-query').fill('')
      await page.waitForFunction(() => document.querySelectorAll('.desk-tr').length > 1)
      await press(page, 'Escape', '?')
      await page.locator('[role="dialog"]').waitFor()
      await lookAtDesk(page, 'desk-keys')
      await page.locator('#keys-switch').click()
      await press(page, 'Escape')
      await page.locator('[role="dialog"]').waitFor({ state: 'detached' })
      const where = await focused(page)
      await press(page, 'j')
      expect(await focused(page)).toBe(where)
      await page.locator('#keys').click()
      await page.locator('#keys-switch').click()
      await page.locator('#keys-close').click()
      await press(page, 'j')
      expect(await names(page)).toContain(await focused(page))
    }))

  test('the open case is in the address: back leads to the case before and to the list, reload and a link open it again', () =>
    at(phones.district, async (page) => {
      const idIn = () => /[?&]case=([^&]+)/.exec(page.url())?.[1]
      const opened = (name: string) => page.locator('.desk-case .title', { hasText: name }).waitFor()
      const all = await names(page)
      const [first = '', second = ''] = [all[0], all[1]]
      await page.locator('.desk-open').nth(0).click()
      await opened(first)
      const link = page.url()
      const id = idIn()
      expect(await page.locator('.desk-tr-open .desk-open').getAttribute('id')).toBe(`open-${id ?? ''}`)
      // Marked, to see that going back is no loading anew.
      await page.evaluate(() => document.querySelector('.desk-list')?.setAttribute('data-same', 'yes'))
      await page.locator('.desk-open').nth(1).click()
      await opened(second)
      expect(idIn()).not.toBe(id)
      await page.goBack()
      await opened(first)
      expect(page.url()).toBe(link)
      await page.goBack()
      await page.locator('.desk-case').waitFor({ state: 'detached' })
      expect(idIn()).toBeUndefined()
      await page.waitForFunction((name) => document.activeElement?.textContent === name, first)
      await page.goForward()
      await opened(first)
      expect(await page.locator('.desk-list[data-same]:visible').count()).toBe(1)
      // Closed by hand it is a step of its own: back opens it again.
      await press(page, 'Escape')
      await page.locator('.desk-case').waitFor({ state: 'detached' })
      expect(idIn()).toBeUndefined()
      await page.goBack()
      await opened(first)
      // Over another page and back, the same case stands open.
      await page.locator('#notices:visible').click()
      await page.getByText('还没有工作提醒').waitFor()
      await page.goBack()
      await opened(first)
      await page.reload()
      await opened(first)
      expect(page.url()).toBe(link)
      // Its history has outlived the reload.
      await page.goBack()
      await page.locator('.desk-tr:visible').first().waitFor()
      await page.locator('.desk-case').waitFor({ state: 'detached' })
      // A link, in a window of its own: at a desk beside the list, in a narrow window as the page that it is there.
      const other = await page.context().newPage()
      await other.goto(link)
      await other.locator('.desk-case .title', { hasText: first }).waitFor()
      await other.setViewportSize({ width: 390, height: 844 })
      await other.locator('.queue-row:visible').first().waitFor()
      await other.reload()
      await other.locator('#case-state:visible').waitFor()
      expect(other.url()).toContain('/cadre/case/index')
      await other.goBack()
      await other.locator('.queue-row:visible').first().waitFor()
      expect(other.url()).not.toContain('case=')
      await other.close()
    }))

  test('down past the last row turns the page; another page before it hears no key', () =>
    at(phones.district, async (page) => {
      const many = (await names(page)).length
      await page.locator('.desk-open').last().focus()
      await press(page, 'j')
      await page.waitForFunction((before) => document.querySelectorAll('.desk-tr').length > before, many)
      await page.locator('#notices:visible').click()
      await page.getByText('还没有工作提醒').waitFor()
      await press(page, '?', 'j')
      expect(await page.locator('[role="dialog"]').count()).toBe(0)
      await page.goBack()
      await page.locator('.desk-tr:visible').first().waitFor()
    }))

  test('narrowed and given away as a whole beside the open case', () =>
    at(phones.district, async (page) => {
      await page.locator('.desk-tr:visible').first().click()
      await page.locator('.desk-case #case-state').waitFor()
      await page.locator('#filters').click()
      await page.locator('[id^="queue-place-"]', { hasText: '转塘街道' }).click()
      await page.locator('#chip-place', { hasText: '转塘街道' }).waitFor()
      await lookAtDesk(page, 'desk-filter')
      await page.locator('#filters').click()
      await page.waitForFunction(() =>
        [...document.querySelectorAll('.desk-tr .desk-place')].every(({ textContent }) => textContent.includes('转塘')),
      )
      await page.locator('#assign-many').click()
      await page.locator('[id^="assign-office-"]', { hasText: '转塘街道团工委' }).click()
      await page.locator('[id^="assign-person-"]').nth(1).click()
      await page.locator('#assign-reason-share-out').click()
      await page.locator('#assign-plan').click()
      await page.locator('#assign-confirm').waitFor()
      await lookAtDesk(page, 'desk-assign')
      await page.locator('#assign-confirm').click()
      await page.getByText(/✓ 已改派 \d+ 件给转塘街道团工委 示例干部/).waitFor()
    }))

  test('at 1024 the three fit; narrower, or in elder mode, it is the list of the phone', () =>
    at(
      phones.district,
      async (page) => {
        await page.locator('.desk-tr:visible').first().click()
        await page.locator('.desk-case #case-state').waitFor()
        await picture(page, 'looks-desk-1024')
        expect((await overflow(page)).across).toBe(0)
        const panel = await page.locator('.desk-case').boundingBox()
        const list = await page.locator('.desk-list').boundingBox()
        expect((list?.x ?? 0) + (list?.width ?? 9999)).toBeLessThanOrEqual(panel?.x ?? 0)
        expect((panel?.x ?? 0) + (panel?.width ?? 0)).toBeLessThanOrEqual(1024)
        await page.setViewportSize({ width: 1000, height: 768 })
        await page.locator('.queue-row:visible').first().waitFor()
        expect(await page.locator('.desk').count()).toBe(0)
        await page.setViewportSize(DESK)
        await page.locator('.desk-tr:visible').first().waitFor()
        await page.locator('#case-close').click()
        await page.locator('.desk-case').waitFor({ state: 'detached' })
        await page.evaluate(() => window.localStorage.setItem('otl:elder', JSON.stringify({ data: 'on' })))
        await page.reload()
        await page.locator('.elder .queue-row:visible').first().waitFor()
        await picture(page, 'looks-desk-elder')
      },
      { width: 1024, height: 768 },
    ))
})
