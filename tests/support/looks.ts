/** How a page looks to a machine that can measure it, at the width of a phone and of the smallest one. */
import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { newPhone, PHONE, picture } from './browser'

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
/** The least side of what is tapped, in pixels. Source: LOOK.md, Type and space. */
const targets = { normal: 44, elder: 60 } as const
export type Mode = keyof typeof targets
export const modes = ['normal', 'elder'] as const

/** Serious and critical findings of axe, one line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (root: Document) => Promise<AxeResults> } }
    return (await axe.run(document)).violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    }))
  })
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, where }) => `${id}: ${where.join('; ')}`)
}

/** Buttons, links and inputs in sight that are lower or narrower than `least`, named by their words. */
const smallTargets = (page: Page, least: number) =>
  page.evaluate(
    (side) =>
      [...document.querySelectorAll<HTMLElement>('button, a[href], input, textarea')]
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        // Half a pixel is rounding of the browser, not a smaller button.
        .filter(({ box }) => box.width > 0 && (box.height < side - 0.5 || box.width < side - 0.5))
        .map(({ one, box }) => `${one.id || one.textContent}: ${box.width} × ${box.height}`),
    least,
  )

/** Where something ends on the screen, in pixels from its top; beyond every screen when it is not there. */
export const bottomOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).boundingBox()
  return box ? box.y + box.height : Infinity
}

/** By how many pixels the page is wider and higher than the screen. A page of Taro scrolls in itself, not in the document. */
export const overflow = (page: Page) =>
  page.evaluate(() => {
    const shown = document.querySelector('main.page')
    const pages = [...document.querySelectorAll('.taro_page')].filter((one) => one.getBoundingClientRect().width > 0)
    const all = [document.documentElement, ...pages]
    const most = (of: (one: Element) => number) => Math.max(...all.map(of))
    return {
      across: shown ? most((one) => one.scrollWidth - one.clientWidth) : NaN,
      down: shown ? most((one) => one.scrollHeight - one.clientHeight) : NaN,
    }
  })

/** A browser logs each refusal by itself: the one that shuts the workbench's gate is its way of working, and no trouble. */
export const isTrouble = (said: string): boolean => !/status of 401/.test(said)

/** A fresh phone that collects what its console says as well. */
export async function listeningPhone(
  browser: Browser,
  viewport?: { width: number; height: number },
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const { context, page, errors } = await newPhone(browser, viewport)
  page.on('console', (said) => {
    if ((said.type() === 'error' || said.type() === 'warning') && isTrouble(said.text())) errors.push(said.text())
  })
  return { context, page, errors }
}

/** Measures the page that is shown now, and keeps a picture of it. @param fits it must not be higher than the screen */
export async function look(page: Page, mode: Mode, name: string, fits = false): Promise<void> {
  await picture(page, `looks-${mode}-${name}`)
  const measured = {
    name,
    title: await page.title(),
    violations: await violations(page),
    small: await smallTargets(page, targets[mode]),
    wide: (await overflow(page)).across,
    high: fits ? Math.max(0, (await overflow(page)).down) : 0,
    narrow: 0,
  }
  await page.setViewportSize({ width: 320, height: PHONE.height })
  measured.narrow = (await overflow(page)).across
  await page.setViewportSize(PHONE)
  expect(measured).toEqual({
    name,
    title: expect.stringMatching(/[一-龥]{2,}/) as string,
    violations: [],
    small: [],
    wide: 0,
    high: 0,
    narrow: 0,
  })
}

/** The same at a desk, where nothing is narrower than it is shown. */
export async function lookAtDesk(page: Page, name: string): Promise<void> {
  await picture(page, `looks-${name}`)
  const measured = {
    name,
    violations: await violations(page),
    small: await smallTargets(page, targets.normal),
    wide: (await overflow(page)).across,
    high: Math.max(0, (await overflow(page)).down),
  }
  expect(measured).toEqual({ name, violations: [], small: [], wide: 0, high: 0 })
}

/** A page in both modes: elder mode is a class of the page and nothing else. */
export async function lookInBoth(page: Page, name: string): Promise<void> {
  const elder = (on: boolean) =>
    page.evaluate((is) => {
      for (const one of document.querySelectorAll('main.page')) one.classList.toggle('elder', is)
    }, on)
  await look(page, 'normal', name)
  await elder(true)
  await look(page, 'elder', name)
  await elder(false)
}
