/**
 * A campaign in a real Chromium over 2,000 invented enterprises: made by the district, tried, submitted, approved by the city, slowed, paused in
 * the browser, gone on with, finished; what the page counts is what the database holds.
 */
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { sendWanted, takeReports } from '../../cloud/outreach/actions'
import { putRecords } from '../../cloud/pool/actions'
import { findH5 } from '../../cloud/serve'
import type { FunnelStep } from '../../types/invitations'
import { answerWords } from '../../types/words/answer-pages'
import { approveWords, progressWords, testWords } from '../../types/words/campaign-acts'
import { campaignStateWords } from '../../types/words/campaign-pages'
import { funnelStepWords } from '../../types/words/funnel-pages'
import { sayCount } from '../../types/words/pool-pages'
import { newPhone, openBrowser, PHONE, picture } from '../support/browser'
import { inventUscc, phones, TestCity } from '../support/city'
import { isTrouble, look, overflow } from '../support/looks'
import { enterWorkbench, showFactor } from '../support/workbench'

const cityCadre = '15400000641'
const DESK = { width: 1440, height: 900 } as const
const FIRMS = 2000
const own = (serial: number) => `1541${String(serial).padStart(7, '0')}`

const pool = Array.from({ length: FIRMS }, (_, i) => ({
  name: `杭州批邀${i}测试${i % 4 === 0 ? '物流' : '科技'}有限公司`,
  uscc: inventUscc(80_000 + i),
  address: '西湖区转塘街道示例街1号',
  street: '转塘街道',
  // The last forty give one another's number: two numbers of twenty, held until somebody looks; ten a landline, ten none.
  phone:
    i < FIRMS - 60 ? own(i) : i < FIRMS - 20 ? own(9000 + (i % 2)) : i < FIRMS - 10 ? `0571-8888000${i % 10}` : null,
}))

describe('campaigns', () => {
  let city: TestCity
  let browser: Browser
  /** While something is sent time goes on by itself: four seconds of the city's a second. It stands while a page is looked at, however long. */
  let time: NodeJS.Timeout
  let goesOn = false
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({ SMS_PRICE_FEN: '5' }, h5)
    await city.appoint(phones.district, '西湖区')
    await city.appoint(cityCadre, '杭州市')
    await city.ground.act((call) => putRecords(call, pool, 'test'))
    browser = await openBrowser()
    time = setInterval(() => {
      if (goesOn) city.clock.advance(1000)
    }, 250)
  })
  afterAll(async () => {
    clearInterval(time)
    await browser.close()
    await city.stop()
  })

  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const states = async () => {
    const found = await rows(
      sql<{ state: string; n: number }>`
        select state, count(*)::int as n from message_intent where campaign_id is not null group by state`,
    )
    return Object.fromEntries(found.map(({ state, n }) => [state, n]))
  }
  const sent = async () => (await states()).sent ?? 0
  const until = async (done: () => Promise<boolean>) => {
    for (let i = 0; i < 1500 && !(await done()); i++) await new Promise((resolve) => setTimeout(resolve, 80))
    expect(await done()).toBe(true)
  }
  const signedIn = async (phone: string, path: string) => {
    const { page, errors, context } = await newPhone(browser)
    page.on('console', (said) => {
      if ((said.type() === 'error' || said.type() === 'warning') && isTrouble(said.text())) errors.push(said.text())
    })
    await page.goto(`${city.url}/#/cadre/${path}`)
    await enterWorkbench(page, city, phone)
    return { page, errors, context }
  }
  const atDesk = async (page: Page, name: string) => {
    await page.setViewportSize(DESK)
    await picture(page, `looks-desk-${name}`)
    expect((await overflow(page)).across).toBe(0)
    await page.setViewportSize(PHONE)
  }
  const tap = (page: Page, id: string) => page.locator(`#${id}:visible`).click()

  test('from the choice to the last message, and what came of it', async () => {
    const { page: maker, errors } = await signedIn(phones.district, 'campaigns/index')
    await maker.locator('#new-campaign:visible').waitFor()
    await look(maker, 'normal', 'campaigns-empty')
    await tap(maker, 'new-campaign')
    await maker
      .getByText(`${sayCount(FIRMS - 50)} 条短信`)
      .first()
      .waitFor()
    await look(maker, 'normal', 'campaign-new-whom')
    await atDesk(maker, 'campaign-new-whom')
    await maker.locator('#trade:visible').getByText('物流运输').click()
    await maker
      .getByText(/48\d 条短信|49\d 条短信/)
      .first()
      .waitFor()
    await tap(maker, 'trade-any')
    await maker
      .getByText(`${sayCount(FIRMS - 50)} 条短信`)
      .first()
      .waitFor()
    await tap(maker, 'next')
    await tap(maker, 'template-invitation-promotional')
    await maker.getByText('没有同意接收宣传').first().waitFor()
    await look(maker, 'normal', 'campaign-new-promotional')
    await tap(maker, 'template-invitation')
    await tap(maker, 'speed-50')
    await maker.locator('#campaign-name:visible').fill('示例：转塘街道企业')
    await look(maker, 'normal', 'campaign-new-what')
    await atDesk(maker, 'campaign-new-what')
    await tap(maker, 'create')
    await picture(maker, 'looks-normal-campaign-preparing')
    await maker.getByText(testWords.title).waitFor({ timeout: 120_000 })
    const id = /id=([\w-]+)/.exec(maker.url())?.[1] ?? ''
    // No rule of the register told that some numbers are no mobile ones: it is known now.
    const messages = FIRMS - 60
    await maker.getByText(`${sayCount(messages)} 条短信`).waitFor()
    await look(maker, 'normal', 'campaign-draft')
    await tap(maker, 'held')
    await maker.getByText('20 家企业登记了这个号码').first().waitFor()
    await look(maker, 'normal', 'campaign-held')
    expect(await maker.locator('#campaign-submit:visible').getAttribute('aria-disabled')).toBe('true')
    await tap(maker, 'campaign-test')
    await maker.getByText('已发到您的手机').waitFor()
    expect(city.running.inbox?.list(phones.district)[0]?.template).toBe('invitation')
    await tap(maker, 'when-later')
    expect(await maker.locator('[id^="hour-"]:visible').count()).toBeLessThanOrEqual(14)
    await look(maker, 'normal', 'campaign-tested')
    await atDesk(maker, 'campaign-draft')
    await tap(maker, 'when-soon')
    await tap(maker, 'campaign-submit')
    await maker.getByText(approveWords.waiting).waitFor()

    const { page: approver, errors: approverErrors } = await signedIn(cityCadre, `campaign/index?id=${id}`)
    await approver.locator('#expected:visible').waitFor({ timeout: 60_000 })
    await look(approver, 'normal', 'campaign-approve')
    await approver.locator('#expected:visible').fill('7')
    await tap(approver, 'campaign-approve')
    await approver.getByText(approveWords.expectedWrong).waitFor()
    await approver.locator('#expected:visible').fill(String(messages))
    // The factor shown at the gate is old by now.
    city.clock.advance(6 * 60_000)
    await tap(approver, 'campaign-approve')
    await approver.locator('#factor-totp:visible, #campaign-pause:visible').first().waitFor()
    if ((await approver.locator('#factor-totp:visible').count()) > 0) await showFactor(approver, city, cityCadre)
    await approver.locator('#campaign-pause:visible').waitFor()
    goesOn = true
    await until(async () => (await sent()) >= 60)
    goesOn = false
    await look(approver, 'normal', 'campaign-running')
    await atDesk(approver, 'campaign-running')

    await tap(approver, 'campaign-pause')
    await approver.locator('#campaign-resume:visible').waitFor()
    // What was on its way when it was paused is settled within a moment.
    await until(async () => (await states()).sending === undefined)
    const paused = await sent()
    expect(paused).toBeLessThan(messages)
    goesOn = true
    await new Promise((resolve) => setTimeout(resolve, 4000))
    goesOn = false
    expect(await sent()).toBe(paused)
    await approver.getByText(campaignStateWords.paused).first().waitFor()
    await look(approver, 'normal', 'campaign-paused')
    await tap(approver, 'campaign-stop')
    await approver.getByText(progressWords.stopAsk(messages - paused)).waitFor()
    await tap(approver, 'stop-cancel')
    await tap(approver, 'campaign-resume')
    await approver.locator('#campaign-pause:visible').waitFor()
    goesOn = true
    // Another process of the service helps, as in a city.
    const { database, tools } = city.ground
    await until(async () => {
      await sendWanted({ database, tools, clock: city.clock, sms: city.running.parts.sms })
      return (await sent()) === messages
    })
    goesOn = false
    await approver.getByText(campaignStateWords.finished).first().waitFor()
    expect(await states()).toEqual({ sent: messages })

    // The carriers' receipts come in: every tenth did not arrive.
    const providers = await rows(
      sql<{
        provider_id: string
      }>`select provider_id from message_intent where campaign_id is not null order by number`,
    )
    const receipts = providers.map(({ provider_id: providerId }, i) => ({
      providerId,
      at: city.clock.now(),
      delivered: i % 10 > 0,
      code: i % 10 > 0 ? 'DELIVRD' : 'MK:0001',
    }))
    await city.ground.act((call) => takeReports(call, 'sandbox', { receipts, replies: [] }))

    // The simulated phone shows the message of an enterprise.
    const last = await rows(
      sql<{ params: string[] }>`
        select params from message_intent where campaign_id is not null order by settled_at desc, id limit 1`,
    )
    const { context } = await newPhone(browser)
    const inbox = await context.newPage()
    await inbox.goto(`${city.url}/sandbox/inbox`)
    await inbox
      .getByText(last[0]?.params[1] ?? 'nothing')
      .first()
      .waitFor()
    await picture(inbox, 'looks-normal-inbox')

    // One of the enterprises taps it, on its own phone, through to the receipt.
    const invitee = own(7)
    // The inbox loads itself anew every few seconds, which would break off a way that has just begun on the same page.
    const reading = await newPhone(browser)
    await reading.page.goto(`${city.url}/sandbox/inbox?phone=${invitee}`)
    await picture(reading.page, 'looks-normal-inbox-phone')
    const code = /\/i\/(\w{10})/.exec((await reading.page.textContent('body')) ?? '')?.[1] ?? ''
    await reading.context.close()
    const phone = await newPhone(browser)
    await phone.page.goto(`${city.url}/i/${code}`)
    await phone.page
      .getByText(pool[7]?.name ?? 'nothing')
      .first()
      .waitFor()
    await tap(phone.page, 'send-code')
    await until(async () => city.codeFor(invitee) !== '')
    await phone.page.locator('#sms-code:visible').fill(city.codeFor(invitee))
    await phone.page.locator('#contact-name:visible').fill('示例联系人')
    await tap(phone.page, 'submit')
    await phone.page.locator('#receipt-number:visible').waitFor()
    await picture(phone.page, 'looks-normal-campaign-receipt')
    const [applied] = await rows(
      sql<{ authority: string; campaign: string | null }>`
        select authority, own.campaign_id as campaign from application
        join invitation own on own.id = application.invitation_id`,
    )
    expect(applied).toEqual({ authority: 'invited', campaign: id })
    await phone.context.close()

    await approver.reload()
    await approver
      .getByText(`${sayCount(messages)} / ${sayCount(messages)} 条`)
      .first()
      .waitFor()
    const [counted] = await rows(
      sql<{ sent: number; delivered: number; opened: number; confirmed: number; submitted: number; accepted: number }>`
        select count(distinct enterprise_id) filter (where sent_at is not null)::int as sent,
          count(distinct enterprise_id) filter (where delivered_at is not null)::int as delivered,
          count(distinct enterprise_id) filter (where opened_at is not null)::int as opened,
          count(distinct enterprise_id) filter (where confirmed_at is not null)::int as confirmed,
          count(distinct enterprise_id) filter (where submitted_at is not null)::int as submitted,
          count(distinct enterprise_id) filter (where accepted_at is not null)::int as accepted
        from invitation where campaign_id = ${id} and enterprise_id is not null`,
    )
    const said = async (step: FunnelStep) =>
      (await approver.locator('.funnel-step:visible', { hasText: funnelStepWords[step] }).textContent()) ?? ''
    expect(counted).toMatchObject({ sent: messages, opened: 1, confirmed: 1, submitted: 1, accepted: 0 })
    for (const step of ['sent', 'delivered', 'opened', 'confirmed', 'submitted', 'accepted'] as const)
      expect(await said(step)).toContain(`${funnelStepWords[step]}${sayCount(counted?.[step] ?? -1)} 家`)
    await approver.getByText(progressWords.failures).waitFor()
    await look(approver, 'normal', 'campaign-finished')
    await atDesk(approver, 'campaign-finished')
    await tap(approver, 'funnel-table')
    await look(approver, 'normal', 'campaign-finished-table')
    await approver.goto(`${city.url}/#/cadre/funnel/index`)
    await approver.locator('#channel:visible').waitFor()
    await approver.getByText('发出的邀请').waitFor()
    await look(approver, 'normal', 'funnel')
    await atDesk(approver, 'funnel')
    await approver.goto(`${city.url}/#/cadre/campaigns/index`)
    await approver.getByText('示例：转塘街道企业').waitFor()
    await look(approver, 'normal', 'campaigns')
    await atDesk(approver, 'campaigns')
    await approver.goto(`${city.url}/#/cadre/answers/index`)
    await approver.getByText(answerWords.emptyTitle).waitFor()
    await look(approver, 'normal', 'answers-empty')
    expect([...errors, ...approverErrors]).toEqual([])
  }, 600_000)
})
