/** A building walked through with the network off, in a real Chromium: everything recorded on the phone, and everything arrives once. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { toBuffer } from 'qrcode'
import { findOfficesByName } from '../../cloud/divisions/actions'
import { findH5 } from '../../cloud/serve'
import { openBrowser } from '../support/browser'
import { inventUscc, phones, TestCity } from '../support/city'
import {
  enterBuilding,
  fillBuilding,
  planWalk,
  readArrived,
  setOut,
  unlock,
  wholeWalk,
  type Tenant,
} from '../support/walk'
import { filmOf } from '../support/film'
import { listeningPhone, lookInBoth } from '../support/looks'
import { soon } from '../support/soon'
import { Wire } from '../support/wire'
import { enterWorkbench } from '../support/workbench'

/** How long a person looks before each tap. */
const HUMAN_MS = 800

/** A browser without a network says so; that is no trouble of the page's. */
const isTrouble = (error: string) => !error.startsWith('Failed to load resource: net::ERR_')

describe('a walk', () => {
  let city: TestCity
  let browser: Browser
  let wire: Wire
  let tenants: Tenant[]
  let building: string
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    tenants = await fillBuilding(city)
    await city.appoint(phones.cadre, '翠苑街道')
    const [office] = await city.ground.act((call) => findOfficesByName(call, '翠苑街道'))
    const session = await city.logIn(phones.cadre)
    building = await enterBuilding(city, session, office?.path ?? '')
    await planWalk(city, session, building, tenants.length)
    wire = await Wire.to(city.url)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await wire.end()
    await city.stop()
  })

  test('thirty enterprises, twelve visits, two newcomers, one application; killed in between', async () => {
    const { context, page: first, errors } = await listeningPhone(browser)
    context.on('weberror', (error) => errors.push(error.error().message))
    // One day on both sides.
    await context.clock.install({ time: city.clock.now() })
    let page: Page = first
    await page.goto(`${wire.url}/#/field/today/index`)
    await enterWorkbench(page, city, phones.cadre)
    await page.locator('#pin-first:visible').waitFor()
    // How much it will be stands there before it is taken.
    await page.locator('#list-size:visible', { hasText: /^名单约 \d+ KB$/ }).waitFor()
    await lookInBoth(page, 'field-first')
    await setOut(page, building)
    await lookInBoth(page, 'field-today')
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated')

    wire.cut()
    await context.setOffline(true)
    await page.reload()
    await page.locator('#field-pin:visible').waitFor()
    await lookInBoth(page, 'field-locked')
    await unlock(page)

    const rowOf = (at: number) => page.locator(`#row-${tenants[at]?.id ?? ''}:visible`)
    const visit = async (at: number, met: string, wish?: string) => {
      await rowOf(at).click()
      await page.locator(`#met-${met}:visible`).click()
      if (wish) await page.locator(`#wish-${wish}:visible`).click()
      await page.locator('#save:visible').click()
      await rowOf(at).getByText('今天已走访').waitFor()
    }
    // Ten from the list.
    await visit(0, 'principal', 'yes')
    await rowOf(1).click()
    await page.locator('#met-principal:visible').click()
    await page.locator('#wish-later:visible').click()
    await page.locator('#why-few-youth:visible').click()
    await page.locator('#visit-youth:visible').fill('2')
    await page.locator('#visit-more:visible').click()
    await page.locator('#note:visible').fill('负责人下周回来')
    await lookInBoth(page, 'field-visit')
    await page.locator('#save:visible').click()
    await rowOf(1).getByText('今天已走访').waitFor()
    await visit(2, 'nobody')
    await visit(3, 'staff', 'later')
    await visit(4, 'moved')
    await visit(5, 'reception')
    await visit(6, 'principal', 'no')

    // Killed in the middle of a form: it comes back.
    await rowOf(7).click()
    // Sealed and kept a moment after the last letter or tap.
    const drafts = () =>
      page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => /:d:[\w-]+$/.test(key))))
    const kept = async (before: string, act: () => Promise<void>) => {
      await act()
      await soon('the kept form', async () => (await drafts()) !== before)
      return drafts()
    }
    const tapped = await kept(await drafts(), () => page.locator('#met-principal:visible').click())
    await kept(tapped, () => page.locator('#visit-youth:visible').fill('8'))
    await page.close()
    page = await context.newPage()
    await page.goto(`${wire.url}/#/field/today/index`)
    await unlock(page)
    await page
      .locator('#drafts:visible')
      .getByRole('button', { name: tenants[7]?.name ?? '' })
      .first()
      .click()
    expect(await page.locator('#visit-youth:visible').inputValue()).toBe('8')
    await page.locator('#wish-yes:visible').click()
    await page.locator('#save:visible').click()
    await rowOf(7).getByText('今天已走访').waitFor()
    await visit(8, 'principal', 'yes')
    await visit(11, 'staff', 'later')

    // One by a photo of its licence: the camera opens slowly, and a tap meanwhile loses nothing.
    await page.locator('#to-scan:visible').click()
    const asked = page.waitForEvent('filechooser')
    await page.locator('#scan-photo:visible').click()
    const camera = await asked
    await page.waitForTimeout(1500)
    await page.locator('.title:visible').click()
    const licence = await toBuffer(`https://register.example/q?uniscid=${tenants[10]?.uscc ?? ''}`)
    await camera.setFiles({ name: 'licence.png', mimeType: 'image/png', buffer: licence })
    await page.locator('#visit-name:visible', { hasText: tenants[10]?.name ?? '' }).waitFor()
    await page.locator('#met-principal:visible').click()
    await page.locator('#save-scan:visible').click()

    // One by its code, typed with letters for digits; with the application taken down while its owner stands there.
    await page.locator('#scan-typed:visible').fill((tenants[9]?.uscc ?? '').replace(/0/g, 'O'))
    await lookInBoth(page, 'field-scan')
    await page.locator('#scan-find:visible').click()
    await page.locator('#met-principal:visible').click()
    await page.locator('#owner:visible').click()
    await page.locator('#owner-code:visible').waitFor()
    await lookInBoth(page, 'field-owner')
    await page.locator('#take-here:visible').click()
    await page.locator('#agree:visible').waitFor()
    await page.locator('#save-application:visible').click()
    await page.getByText('请先请对方看过告知内容').waitFor()
    await page.locator('#agree:visible').click()
    await page.locator('#contact-name:visible').fill('示例负责人')
    await page.locator('#contact-phone:visible').fill('154 0000 0777')
    await lookInBoth(page, 'field-application')
    await page.locator('#save-application:visible').click()
    await page.locator('#applied:visible').waitFor()
    await page.locator('#save-scan:visible').click()
    await page.locator('#scan-typed:visible').waitFor()

    // Two newcomers: one by the code of a licence, one by name.
    const codes = [inventUscc(31_001), inventUscc(31_002, '310104')]
    await page.locator('#scan-typed:visible').fill(codes[1] ?? '')
    await page.locator('#scan-find:visible').click()
    await page.locator('#name:visible').fill('上海试样初测试有限公司')
    await lookInBoth(page, 'field-newcomer')
    await page.locator('#newcomer-visit:visible').click()
    await page.getByText('执照在上海市登记').waitFor()
    await page.locator('#met-principal:visible').click()
    await page.locator('#wish-yes:visible').click()
    await page.locator('#save:visible').click()
    await page.locator('#scan-typed:visible').fill('杭州试样新测试有限公司')
    await page.locator('#scan-find:visible').click()
    await page.locator('#found-newcomer:visible').click()
    await page.locator('#newcomer-visit:visible').click()
    await page.locator('#met-staff:visible').click()
    await page.locator('#save:visible').click()
    await page.locator('#scan-typed:visible').waitFor()

    // A wrong digit is told; something else is shown and never opened.
    const wrong = (codes[0] ?? '').replace(/.$/, (last) => (last === '1' ? '2' : '1'))
    await page.locator('#scan-typed:visible').fill(wrong)
    await page.locator('#scan-find:visible').click()
    await page.locator('#scan-typed-said:visible').waitFor()
    await page.goBack()
    await page.locator('#waiting:visible').getByText('17 条记录待发送').waitFor()

    // The same once more: it says so, and the first is put right.
    await rowOf(3).click()
    await page.locator('#twice:visible').waitFor()
    await lookInBoth(page, 'field-twice')
    await page.locator('#separate:visible').click()
    await page.goBack()
    await page.locator('#waiting:visible').click()
    await page.getByText('没有网络，联网后自动发送').or(page.getByText('等待发送')).first().waitFor()
    await lookInBoth(page, 'field-outbox')
    await page.locator('#send:visible').click()
    // A page that was killed while it sent is believed to go on sending for a minute.
    await page.getByText('没有网络，联网后自动发送').first().waitFor({ timeout: 100_000 })

    wire.mend()
    await context.setOffline(false)
    await page.getByText('没有待发送的记录').waitFor()
    await lookInBoth(page, 'field-outbox-empty')
    await page.goto(`${wire.url}/#/field/day/index`)
    await page.locator('#day-before:visible').waitFor()
    await page.locator('.day-name:visible', { hasText: '晨光' }).first().waitFor()
    await lookInBoth(page, 'field-day')

    expect(await readArrived(city, tenants)).toEqual(wholeWalk)
    expect(errors.filter(isTrouble)).toEqual([])
    await context.close()
  })

  test('from the scan to the saved visit: four taps at most, ten seconds at most, with the pauses of a person; and again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'league-camera-'))
    const film = join(folder, 'licence.y4m')
    writeFileSync(film, filmOf(`https://register.example/q?uniscid=${tenants[12]?.uscc ?? ''}`))
    const seeing = await openBrowser([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ])
    try {
      const { context, page, errors } = await listeningPhone(seeing)
      await context.grantPermissions(['camera'], { origin: wire.url })
      await page.goto(`${wire.url}/#/field/today/index`)
      await enterWorkbench(page, city, phones.cadre)
      await setOut(page, building)
      await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated')
      wire.cut()
      await context.setOffline(true)

      let taps = 0
      const tap = async (id: string) => {
        await page.locator(`#${id}:visible`).waitFor()
        await page.waitForTimeout(HUMAN_MS)
        await page.locator(`#${id}:visible`).click()
        taps++
      }
      const begun = Date.now()
      await tap('to-scan')
      await page.locator('#visit-name:visible', { hasText: tenants[12]?.name ?? '' }).waitFor()
      await tap('met-principal')
      await tap('wish-yes')
      await tap('save-scan')
      const took = Date.now() - begun
      console.log(`scan to saved: ${taps} taps, ${took} ms; load ${loadavg()[0]}`)
      expect(taps).toBeLessThanOrEqual(4)
      // Of a machine with much other work the seconds say nothing about the pages.
      if (loadavg()[0]! <= availableParallelism()) expect(took).toBeLessThanOrEqual(10_000)
      // The camera is on again at once, and the same enterprise is noticed.
      await page.locator('#twice:visible').waitFor()
      await page.locator('#correct:visible').click()
      expect(await page.locator('#wish-yes:visible').textContent()).toContain('✓')
      wire.mend()
      await context.setOffline(false)
      expect(errors.filter(isTrouble)).toEqual([])
    } finally {
      wire.mend()
      await seeing.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
