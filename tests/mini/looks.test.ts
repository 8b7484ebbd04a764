/**
 * How every page of the mini-programs looks, in either mode: the executed pages drawn with the built style sheets in a real browser, and
 * measured there. Contrast, sizes of type and of what is tapped, and that nothing is wider than the narrowest phone.
 */
import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { elderWords } from '../../types/words/common'
import { complainWords, complaintWords, deskWords } from '../../types/words/complain'
import { auditWords } from '../../types/words/audit'
import { setUpWords } from '../../types/words/factors'
import { homeWords, mineWords, titles } from '../../types/words/owner'
import { absencePageWords } from '../../types/words/absence'
import { answerWords } from '../../types/words/answer-pages'
import { newCampaignWords } from '../../types/words/campaign-new'
import { campaignPageWords, campaignsWords } from '../../types/words/campaign-pages'
import { countWords } from '../../types/words/counts'
import { divisionPageWords } from '../../types/words/division-pages'
import { jointDeskWords } from '../../types/words/joint-desk'
import { jointOwnWords } from '../../types/words/joint-own'
import { documentPageWords } from '../../types/words/document-pages'
import { candidateWords, foundingOwnWords } from '../../types/words/founding-own'
import { posterPageWords } from '../../types/words/poster-pages'
import { inboxPageWords } from '../../types/words/inbox-page'
import { funnelWords } from '../../types/words/funnel-pages'
import { importPageWords } from '../../types/words/imports'
import { organisationPageWords } from '../../types/words/organisations'
import { enterprisePageWords, poolPageWords } from '../../types/words/pool-pages'
import { noticePageWords } from '../../types/words/queue-pages'
import { fieldDayWords, fieldGateWords, fieldOutboxWords } from '../../types/words/field-pages'
import { fieldScanWords } from '../../types/words/field-scan'
import { fieldApplicationWords, fieldNewcomerWords, fieldVisitWords } from '../../types/words/field-visit'
import { placePageWords, placeWalkWords } from '../../types/words/place-pages'
import { visitDeskWords, visitPlanWords } from '../../types/words/visit-desk'
import { reviewWords } from '../../types/words/review-pages'
import { staffPageWords } from '../../types/words/staff'
import { newPhone, openBrowser, PHONE, picture } from '../support/browser'
import { firms, inventUscc, newKey, TestCity } from '../support/city'
import { PIN } from '../support/walk'
import { issueList, issuePoster } from '../support/invited'
import { enterWorkbenchOn, fillApplication, signInAsInvited, signInWith } from './journey'
import type { MiniFace } from './runtime/dist'
import { Phone } from './runtime/phone'

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
/** Source: LOOK.md, Type and space. */
const least = { normal: { target: 44, type: 13 }, elder: { target: 60, type: 18 } } as const
const NARROW = { width: 320, height: PHONE.height } as const
type Mode = keyof typeof least

/** Pages of the account, and what they say. */
const OF_THE_ACCOUNT = [
  ['data', titles.data],
  ['security', mineWords.security],
  ['complain', complainWords.title],
  ['founding', foundingOwnWords.title],
  ['joint', jointOwnWords.title],
  ['candidate', candidateWords.wrongTitle],
  ['messages', inboxPageWords.title],
] as const
/** Further pages of the workbench, and what they say to a street's cadre. */
const OF_THE_WORKBENCH = [
  ['joint', jointDeskWords.forbidden],
  ['notices', noticePageWords.title],
  ['complaints', deskWords.empty.open.title],
  ['complaint', complaintWords.unknownTitle],
  ['audit', auditWords.forbiddenTitle],
  ['staff', staffPageWords.forbiddenTitle],
  ['factor', setUpWords.title],
  // A street's cadre has no pool: the pages say whose it is.
  ['pool', poolPageWords.forbiddenTitle],
  ['enterprise', enterprisePageWords.unknownTitle],
  ['reviews', reviewWords.forbiddenTitle],
  ['organisations', organisationPageWords.forbiddenTitle],
  ['imports', importPageWords.forbiddenTitle],
  ['posters', posterPageWords.title],
  ['divisions', divisionPageWords.forbiddenTitle],
  ['counts', countWords.title],
  ['documents', documentPageWords.unknownTitle],
  ['absence', absencePageWords.title],
  ['campaigns', campaignsWords.emptyTitle],
  ['campaign-new', newCampaignWords.whomTitle],
  ['campaign', campaignPageWords.unknownTitle],
  ['funnel', funnelWords.lead],
  ['answers', answerWords.emptyTitle],
  ['visits', visitDeskWords.title],
  ['visit-plan', visitPlanWords.whereTitle],
] as const

/** The registry of places, to a street's cadre. */
const OF_PLACES = [
  ['places', placePageWords.title],
  ['place', placeWalkWords.unknownTitle],
] as const
/** Pages of field work that a locked phone shows, and what they say then. */
const OF_FIELD_WORK = [
  ['scan', {}, fieldScanWords.lockedLead],
  ['visit', { c: firms.willow.uscc }, fieldVisitWords.met],
  ['newcomer', { n: '看样初' }, fieldNewcomerWords.lead],
  ['application', { c: firms.willow.uscc }, fieldApplicationWords.agree],
  ['outbox', {}, fieldGateWords.pinTitle],
  ['day', {}, fieldGateWords.pinTitle],
] as const

async function measure(page: Page, mode: Mode) {
  await page.evaluate(axeSource)
  const contrast = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (root: Document, how: object) => Promise<AxeResults> } }
    const { violations, passes } = await axe.run(document, { runOnly: ['color-contrast'] })
    const lines = violations.flatMap(({ nodes }) => nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`))
    return { lines, looked: passes.flatMap(({ nodes }) => nodes).length }
  })
  const { small, tiny, wide } = await page.evaluate(({ target, type }) => {
    const all = [...document.querySelectorAll<HTMLElement>('page *')].filter(
      (one) => one.getBoundingClientRect().width > 0,
    )
    const name = (one: HTMLElement) => `${one.id}: ${one.textContent.slice(0, 20)}`
    const boxes = all.filter(({ tagName }) => ['BUTTON', 'INPUT', 'TEXTAREA'].includes(tagName))
    const saying = all.filter((one) => [...one.childNodes].some((child) => child.nodeType === 3 && child.textContent))
    return {
      small: boxes
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.height < target - 0.5 || box.width < target - 0.5)
        .map(({ one, box }) => `${name(one)} ${box.width} × ${box.height}`),
      tiny: saying.filter((one) => parseFloat(getComputedStyle(one).fontSize) < type).map(name),
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }
  }, least[mode])
  return { contrast: contrast.lines, looked: contrast.looked > 0, small, tiny, wide }
}

describe.each<MiniFace>(['weapp', 'dd'])('%s', (face) => {
  let city: TestCity
  let browser: Browser
  /** An enterprise for each mode: of one, the second applicant would only learn that there is a first. */
  const tokens: Record<Mode, string> = { normal: '', elder: '' }
  const numbers = {
    normal: face === 'weapp' ? '15400000161' : '15400000162',
    elder: face === 'weapp' ? '15400000163' : '15400000164',
  } as const
  const cadre = '15400000165'
  const cases: Record<Mode, string> = { normal: '', elder: '' }
  const lists: Record<Mode, string> = { normal: '', elder: '' }
  let poster = ''

  beforeAll(async () => {
    city = await TestCity.start()
    browser = await openBrowser()
    await city.appoint(cadre, '翠苑街道')
    tokens.normal = await city.invite(firms.brook.uscc, { name: '示例联系人', phone: numbers.normal })
    tokens.elder = await city.invite(firms.willow.uscc, { name: '示例联系人', phone: numbers.normal })
    for (const mode of ['normal', 'elder'] as const)
      lists[mode] = (await issueList(city, numbers[mode], [firms.brook.uscc, firms.willow.uscc])).token
    poster = (await issuePoster(city, '翠苑街道', '翠苑街道邀请您建团')).token
    const { version } = (await city.call('getCity', {})).result.notice
    for (const [at, mode] of (['normal', 'elder'] as const).entries()) {
      const session = await city.logIn(numbers[mode])
      const subject = { name: '杭州看样晴测试有限公司', uscc: inventUscc(720 + at), address: '西湖区翠苑街道试验路1号' }
      const application = { key: newKey(), subject, contactName: '示例人', bodies: ['league' as const] }
      const { result } = await city.call('submitApplication', { ...application, noticeVersion: version }, session)
      cases[mode] = result.id
    }
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  test.each(['normal', 'elder'] as const)('every page, %s', async (mode) => {
    const phone = new Phone(face, city.url)
    const { page, context } = await newPhone(browser)
    const seen = new Set<string>()
    const look = async (name: string) => {
      seen.add(phone.page)
      await page.setViewportSize(PHONE)
      await page.setContent(phone.drawn)
      await picture(page, `${face}-${mode}-${name}`)
      const measured = { name, ...(await measure(page, mode)), narrow: 0 }
      await page.setViewportSize(NARROW)
      measured.narrow = (await measure(page, mode)).wide
      expect(measured).toEqual({ name, contrast: [], looked: true, small: [], tiny: [], wide: 0, narrow: 0 })
    }
    try {
      phone.open()
      await phone.untilThere('elder')
      if (mode === 'elder') await phone.tap('elder')
      await phone.untilSaid(mode === 'elder' ? elderWords.off : elderWords.on)
      await phone.untilSaid(homeWords.noPhone)
      await look('home')
      phone.open({ path: 'pages/mine/index' })
      await phone.untilThere('phone')
      await look('mine-signed-out')
      phone.open({ path: 'pages/invitation/index', query: { i: 'no-such-token-at-all' } })
      await phone.untilThere('apply')
      await look('invitation-unknown')
      phone.open({ path: 'pages/invitation/index', query: { i: tokens[mode] } })
      await phone.untilThere('send-code')
      await look('invitation')
      if (mode === 'normal') await signInAsInvited(phone, city, numbers[mode])
      else {
        await phone.tap('other-phone')
        await signInWith(phone, city, numbers[mode])
      }
      await look('invitation-signed-in')
      phone.device.network.connect(false)
      await phone.tap('submit')
      await phone.untilSaid('尚未提交')
      await look('unsent')
      phone.device.network.connect(true)
      await phone.untilThere('receipt-number')
      await look('status')
      phone.open({ path: 'pages/apply/index' })
      await phone.untilThere('search')
      await look('apply')
      await phone.fill('search', '看样晴测试')
      await phone.tap('find')
      await phone.until('an answer', () => phone.find('candidate-0') !== undefined || phone.find('name') !== undefined)
      if (phone.find('candidate-0')) await look('apply-candidates')
      if (phone.find('newcomer')) await fillApplication(phone, { name: '', uscc: '91', address: '', contactName: '' })
      await phone.untilThere('name')
      await phone.tap('other-address')
      await phone.tap('submit')
      await phone.untilThere('operating-address')
      await look('apply-newcomer-with-problems')
      phone.open({ path: 'pages/mine/index' })
      await phone.untilThere('sign-out')
      await phone.untilSaid('看样晴')
      await look('mine')
      phone.open({ path: 'pages/notice/index' })
      await phone.untilSaid('您的权利')
      await look('notice')
      for (const [path, text] of OF_THE_ACCOUNT) {
        phone.open({ path: `account/${path}/index` })
        await phone.untilSaid(text)
        await look(path)
      }
      phone.open({ path: 'account/answer/index', query: { i: tokens[mode] } })
      await phone.untilThere('answer-left')
      await look('answer')
      phone.open({ path: 'account/choose/index', query: { i: lists[mode] } })
      await phone.untilThere('choice-0')
      await look('choose')
      phone.open({ path: 'pages/invitation/index', query: { i: poster } })
      await phone.untilThere('find-mine')
      await look('poster')
      phone.open({ path: 'account/complaint/index' })
      await phone.untilSaid(complaintWords.unknownTitle)
      await look('complaint')
      phone.open({ path: 'pages/mine/index' })
      await phone.untilThere('sign-out')
      await phone.tap('sign-out')
      await phone.untilThere('phone')
      phone.open({ path: 'cadre/queue/index' })
      await enterWorkbenchOn(phone, city, cadre)
      await phone.untilSaid('看样晴')
      await look('queue')
      phone.open({ path: 'cadre/case/index', query: { id: cases[mode] } })
      await phone.untilThere('accept')
      await look('case')
      await phone.tap('return')
      await phone.untilThere('return-confirm')
      await look('case-return')
      for (const [path, text] of OF_THE_WORKBENCH) {
        phone.open({ path: `cadre/${path}/index` })
        await phone.untilSaid(text)
        await look(path)
      }
      phone.open({ path: 'field/today/index' })
      await phone.untilThere('pin-first')
      await look('today-first')
      await phone.fill('pin-first', PIN)
      await phone.untilThere('pin-again')
      await phone.fill('pin-again', PIN)
      await phone.until('the PIN is set', () => phone.find('set-pin') === undefined)
      await phone.tap('take')
      await phone.untilThere('list-said')
      await phone.tap('places')
      await phone.untilThere('place-find')
      await look('today')
      for (const [path, query, text] of OF_FIELD_WORK) {
        phone.open({ path: `field/${path}/index`, query })
        await phone.untilSaid(text)
        await look(`field-${path}`)
      }
      for (const path of ['outbox', 'day'] as const) {
        phone.open({ path: `field/${path}/index` })
        await phone.untilThere('field-pin')
        await phone.fill('field-pin', PIN)
        await phone.untilSaid(path === 'day' ? fieldDayWords.noneTitle : fieldOutboxWords.emptyTitle)
        await look(`field-${path}-open`)
      }
      for (const [path, text] of OF_PLACES) {
        phone.open({ path: `field/${path}/index` })
        await phone.untilSaid(text)
        await look(path)
      }
      expect([...seen].sort()).toEqual([...phone.pages].sort())
      expect(phone.troubles).toEqual([])
    } finally {
      phone.close()
      await context.close()
    }
  })
})
