/** The steps of a founding as people take them on its pages, in a browser: the street's, the owner's, a candidate's. */
import type { Browser, Page } from 'playwright-core'
import type { TestCity } from './city'
import { listeningPhone } from './looks'
import { logInTyped } from './workbench'

export const tap = (page: Page, at: string) => page.locator(`${at}:visible`).click()
export const fill = (page: Page, at: string, text: string) => page.locator(`${at}:visible`).fill(text)
/** After an act the case stands there as it is now. */
export const stands = (page: Page, state: string) =>
  page.locator('#case-state:visible').getByText(state, { exact: true }).waitFor()
const today = (city: TestCity) => new Date(city.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** From accepted to surveyed: a call, and what it found out. */
export async function survey(page: Page, counts: { staff: number; youth: number; members: number }): Promise<void> {
  await tap(page, '#next')
  await tap(page, '#act-way-phone')
  for (const [name, value] of Object.entries(counts)) await fill(page, `#act-${name}`, String(value))
  await tap(page, '#act-party-none')
  await tap(page, '#act-confirm')
  await stands(page, '待决定')
}

/** From decided to preparing: a guide is named, and has been there. */
export async function guide(page: Page, city: TestCity): Promise<void> {
  await tap(page, '#next')
  await page.locator('[id^="act-person-"]:visible').first().click()
  await fill(page, '#act-on', today(city))
  await tap(page, '#act-confirm')
  await stands(page, '指导中')
  await tap(page, '#next')
  await tap(page, '#act-outcome-agreed')
  await tap(page, '#act-next-request')
  await fill(page, '#act-note', '已说明步骤')
  await tap(page, '#act-confirm')
  await stands(page, '企业筹备中')
}

/** The owner writes the request and invites two candidates; each gives the own data on a phone of their own. @returns the candidates' ids */
export async function prepare(
  page: Page,
  given: {
    city: TestCity
    browser: Browser
    id: string
    owner: string
    members: number
    candidates: readonly string[]
  },
): Promise<string[]> {
  const { city, browser, id, owner, members, candidates: numbers } = given
  await fill(page, '#request-industry', '软件业')
  await fill(page, '#request-staff', '40')
  await fill(page, '#request-youth', '12')
  await fill(page, '#request-members', String(members))
  await fill(page, '#request-seats', '1')
  await tap(page, '#request-save')
  await page.getByText('✓ 已保存').waitFor()
  for (const post of ['secretary', 'member']) {
    await tap(page, `#candidate-post-${post}`)
    await tap(page, '#candidate-invite')
    await page.locator(`#candidate-post-${post}[aria-checked="false"]:visible`).waitFor()
  }
  await page.locator('.founding-candidate:visible').nth(1).waitFor()
  const { candidates } = (await city.call('getMyFounding', { id }, await city.logIn(owner))).result
  for (const [at, { link }] of candidates.entries()) {
    const own = await listeningPhone(browser)
    await own.page.goto(city.url + (link ?? '').slice((link ?? '').indexOf('/c/')))
    await own.page.getByText('填写前请阅读').waitFor()
    await logInTyped(own.page, city, numbers[at] ?? '')
    await fill(own.page, '#candidate-name', `示例候选人${at}`)
    await fill(own.page, '#candidate-bornIn', '2001-05')
    await fill(own.page, '#candidate-joinedIn', '2016-05')
    await tap(own.page, '#candidate-education-bachelor')
    await tap(own.page, '#candidate-agree')
    await tap(own.page, '#candidate-submit')
    await own.page.getByText('已提交，谢谢').waitFor()
    expect(own.errors).toEqual([])
    await own.context.close()
  }
  return candidates.map((one) => one.id)
}

export async function send(page: Page): Promise<void> {
  await page.reload()
  await tap(page, '#request-send')
  await page.getByText('✓ 请示已提交').waitFor()
}

/** A reply as the office gives it: looked at first. @returns what the paper says */
export async function reply(page: Page, city: TestCity, number: string): Promise<string> {
  await tap(page, '#next')
  await tap(page, '#act-decision-granted')
  await fill(page, '#act-number', number)
  await fill(page, '#act-on', today(city))
  await tap(page, '#act-paper')
  await page.locator('.paper:visible').first().waitFor()
  const said = (await page.locator('.paper:visible').allTextContents()).join('')
  await tap(page, '#paper-back')
  await tap(page, '#act-confirm')
  return said
}

/** The meeting was held; the first of those who stood is elected. */
export async function report(
  page: Page,
  city: TestCity,
  candidates: readonly string[],
  members: number,
): Promise<void> {
  await page.reload()
  await fill(page, '#election-heldOn', today(city))
  await fill(page, '#election-eligible', String(members))
  await fill(page, '#election-present', String(members))
  for (const [at, id] of candidates.entries()) {
    await fill(page, `#election-votes-${id}`, String(at === 0 ? members - 1 : 1))
    await tap(page, `#election-elected-${id}-${at === 0 ? 'yes' : 'no'}`)
  }
  await tap(page, '#election-report')
  await page.getByText('✓ 选举结果已提交').waitFor()
}
