/** The papers of a founded case in a real Chromium: each read on the street's phone and downloaded; the owner's two on the owner's. */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { documentKinds } from '../../types/documents'
import { documentPageWords as words } from '../../types/words/document-pages'
import { openBrowser, picture } from '../support/browser'
import { phones, TestCity } from '../support/city'
import { candidateName, FoundingWalk, usualPlan } from '../support/founding'
import { listeningPhone, look, modes, type Mode } from '../support/looks'
import { paragraphsOf, partsOf } from '../support/office-file'
import { enterWorkbench, logInTyped } from '../support/workbench'

/** Of the same street; one number gets a few codes an hour only. */
const COLLEAGUE = '15400000461'

/** Rows whose cells do not end where the table does. */
const columnsOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.paper-table')].flatMap((table) =>
      [...table.querySelectorAll('.paper-row')].flatMap((row) => {
        const right = row.lastElementChild?.getBoundingClientRect().right ?? 0
        const end = row.getBoundingClientRect().right
        return Math.abs(right - end) > 1 ? [`${row.textContent}: ${right} of ${end}`] : []
      }),
    ),
  )

describe('documents in the browser', () => {
  let city: TestCity
  let browser: Browser
  let walk: FoundingWalk
  let unnumbered: FoundingWalk
  let requested: FoundingWalk
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(COLLEAGUE, '翠苑街道')
    const [owner, street] = [await city.logIn(phones.owner), await city.logIn(phones.cadre)]
    walk = await new FoundingWalk(city, owner, street).to('founded')
    unnumbered = await new FoundingWalk(city, owner, street, { ...usualPlan, isNumbered: false }).to('approved')
    requested = await new FoundingWalk(city, owner, street).to('requested')
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  const phone = async (mode: Mode) => {
    const { context, page, errors } = await listeningPhone(browser)
    if (mode === 'elder') {
      await page.goto(city.url)
      await page.locator('#elder:visible').click()
      await page.locator('.elder').first().waitFor()
    }
    return { context, page, errors }
  }
  const tap = (page: Page, at: string) => page.locator(`${at}:visible`).click()

  /** The file that a tap brings, kept beside the pictures for whoever looks. */
  const take = async (page: Page, at: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), tap(page, at)])
    const path = await download.path()
    const folder = process.env.SCREENSHOTS
    if (folder) {
      mkdirSync(folder, { recursive: true })
      copyFileSync(path, join(folder, download.suggestedFilename()))
    }
    return { name: download.suggestedFilename(), bytes: readFileSync(path) }
  }

  test.each(modes)('the street reads and takes each, %s', async (mode) => {
    const { context, page, errors } = await phone(mode)
    await page.goto(`${city.url}/#/cadre/case/index?id=${walk.id}`)
    await enterWorkbench(page, city, phones.cadre)
    await tap(page, '#documents')
    await page.locator('#open-reply:visible').waitFor()
    await look(page, mode, 'documents-list')
    for (const kind of documentKinds) {
      await tap(page, `#open-${kind}`)
      if (kind === 'register-sheet') {
        await page.locator('#confirm-form:visible').waitFor()
        await look(page, mode, 'documents-confirm')
        await page.locator('#register-confirm[aria-disabled="true"]:visible').waitFor()
        for (const name of ['form', 'shortName', 'fullName', 'industry']) await tap(page, `#confirm-${name}`)
        await tap(page, '#register-confirm')
      }
      await page.locator('.paper:visible').first().waitFor()
      await look(page, mode, `documents-${kind}`)
      // Columns stand below each other, also where some rows have fewer cells.
      if (mode === 'normal') expect(await columnsOf(page)).toEqual([])
      await page.locator('.paper:visible').last().locator('> :last-child').scrollIntoViewIfNeeded()
      // Drawn after the scroll.
      await page.waitForTimeout(200)
      await picture(page, `foot-${mode}-documents-${kind}`)
      const text = (await page.locator('.page:visible').textContent()) ?? ''
      expect(text).toContain(walk.enterprise)
      const { name, bytes } = await take(page, '#document-file')
      await page.getByText(words.taken).waitFor()
      expect(name).toMatch(kind === 'register-sheet' ? /\.xlsx$/ : /\.docx$/)
      const inFile = name.endsWith('.docx') ? paragraphsOf(bytes).join('') : Object.values(partsOf(bytes)).join('')
      expect(inFile).toContain(walk.enterprise)
      await tap(page, '#document-back')
    }
    expect(errors).toEqual([])
    await context.close()
  })

  test.each(modes)('a reply is looked at before it is given, and what was typed is still there, %s', async (mode) => {
    const { context, page, errors } = await phone(mode)
    await page.goto(`${city.url}/#/cadre/case/index?id=${requested.id}`)
    await enterWorkbench(page, city, COLLEAGUE)
    await tap(page, '#next')
    await page.locator('#act-confirm:visible').waitFor()
    expect(await page.locator('#act-paper:visible').count()).toBe(0)
    await tap(page, '#act-decision-granted')
    const fill = (at: string, text: string) => page.locator(`${at}:visible`).fill(text)
    await fill('#act-note', '请按期选举')
    // Without a day and a number there is nothing to look at: told at their fields.
    await fill('#act-on', '')
    await fill('#act-number', '')
    await tap(page, '#act-paper')
    await page.locator('.field-error:visible').first().waitFor()
    const today = new Date(city.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    await fill('#act-on', today)
    await fill('#act-number', requested.replyNumber)
    await look(page, mode, 'reply-form')
    await tap(page, '#act-paper')
    await page.locator('.paper:visible').first().waitFor()
    await look(page, mode, 'reply-before')
    const text = (await page.locator('.paper:visible').first().textContent()) ?? ''
    for (const part of [requested.replyNumber, requested.enterprise, `同意成立${requested.fullName}`])
      expect(text).toContain(part)
    await tap(page, '#paper-back')
    expect(await page.locator('#act-note:visible').inputValue()).toBe('请按期选举')
    expect(await page.locator('#act-number:visible').inputValue()).toBe(requested.replyNumber)
    expect(await page.locator('#act-on:visible').inputValue()).toBe(today)
    await page.locator('#act-decision-granted:visible[aria-checked="true"]').waitFor()
    await tap(page, '#act-decision-declined')
    await page.locator('#act-paper').waitFor({ state: 'detached' })
    await tap(page, '#act-cancel')
    await page.locator('#case-state:visible', { hasText: '待批复' }).waitFor()
    // Refused on purpose, once.
    expect(errors.filter((line) => !line.includes('400'))).toEqual([])
    await context.close()
  })

  test('a reply without a number gets one on the page; an odd one is told of first', async () => {
    const { context, page, errors } = await phone('normal')
    await page.goto(`${city.url}/#/cadre/documents/index?id=${unnumbered.id}`)
    await enterWorkbench(page, city, phones.cadre)
    await page.locator('#number-reply:visible').fill('翠团字9号')
    await tap(page, '#number-save-reply')
    await page.locator('#number-sure-reply:visible').waitFor()
    await look(page, 'normal', 'documents-number')
    await page.locator('#number-reply:visible').fill('杭翠团[2026]9号')
    await tap(page, '#number-save-reply')
    await page.getByText(words.number.saved).waitFor()
    await tap(page, '#open-reply')
    await page.getByText('杭翠团〔2026〕9号').waitFor()
    // Refused on purpose, once.
    expect(errors.filter((line) => !line.includes('400'))).toEqual([])
    await context.close()
  })

  test.each(modes)('the owner reads and takes the own two, %s', async (mode) => {
    const { context, page, errors } = await phone(mode)
    await page.goto(`${city.url}/#/account/founding/index?id=${walk.id}`)
    await logInTyped(page, city, phones.owner)
    await page.locator('#paper-request:visible').waitFor()
    await look(page, mode, 'documents-own-list')
    for (const kind of ['request', 'election-report'] as const) {
      await tap(page, `#paper-${kind}`)
      await page.getByText(candidateName(0)).first().waitFor()
      await look(page, mode, `documents-own-${kind}`)
      const { name, bytes } = await take(page, '#paper-file')
      expect(name).toMatch(/\.docx$/)
      expect(paragraphsOf(bytes).join('')).toContain(candidateName(0))
      await tap(page, '#paper-back')
    }
    expect(errors).toEqual([])
    await context.close()
  })
})
