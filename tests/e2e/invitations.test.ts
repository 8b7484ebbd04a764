/** An invitation's whole way in a real browser: opened from the message, answered and taken back; a number's list; a poster. All invented. */
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { sendWanted } from '../../cloud/outreach/actions'
import { putRecords } from '../../cloud/pool/actions'
import { newPhone, openBrowser } from '../support/browser'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { issueList, issuePoster } from '../support/invited'
import { lookInBoth } from '../support/looks'

const contact = '15400000071'
const several = '15400000072'
const stranger = '15400000073'
const visitor = '15400000074'

const firm = (serial: number, phone: string | null) => ({
  name: `杭州云杉${serial}测试有限公司`,
  uscc: inventUscc(60_000 + serial),
  address: '西湖区翠苑街道试验路18号',
  street: '翠苑街道',
  phone,
})
const invited = firm(1, contact)
const list = [firm(11, several), firm(12, several), firm(13, several)]

describe('invitations in the browser', () => {
  let city: TestCity
  let browser: Browser
  let cadre = ''
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const signIn = async (page: Page, number: string) => {
    city.clock.advance(61_000)
    await page.locator('#phone:visible').fill(number)
    await enterCode(page, number)
  }
  const enterCode = async (page: Page, number: string) => {
    await page.locator('#send-code:visible').click()
    await page.getByText('验证码已发送').first().waitFor()
    await page.locator('#sms-code:visible').fill(city.codeFor(number))
    await page.locator('#sms-code:visible').waitFor({ state: 'detached' })
  }

  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.appoint(phones.cadre, '翠苑街道')
    await city.ground.act((call) => putRecords(call, [invited, ...list] as never, 'test'))
    cadre = await city.logIn(phones.cadre)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  test('opened by the code of the message, answered with one tap, taken back, and then applied for', async () => {
    const [{ id } = { id: '' }] = await rows(
      sql<{ id: string }>`select id from enterprise where uscc = ${invited.uscc}`,
    )
    await city.call('sendInvite', { key: newKey(), id }, cadre)
    const { database, tools } = city.ground
    const codeSent = () => city.running.inbox?.list(contact).find((one) => one.template === 'invitation')?.params[1]
    // The service's own sender may be at it as well.
    while (codeSent() === undefined) {
      await sendWanted({ database, tools, clock: city.clock, sms: city.running.parts.sms })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const code = codeSent() ?? ''
    const { page, context, errors } = await newPhone(browser)
    await page.goto(`${city.url}/i/${code}`)
    await page.locator('#enterprise:visible').waitFor()
    await lookInBoth(page, 'invite-1-opened')

    await page.locator('#not-mine:visible').click()
    await page.locator('#answer-left:visible').waitFor()
    await page.locator('#stop-messages:visible').waitFor()
    await lookInBoth(page, 'invite-2-answers')
    await page.locator('#answer-left:visible').click()
    await page.locator('#take-back:visible').waitFor()
    await lookInBoth(page, 'invite-3-answered')
    const answers = async () =>
      rows(sql<{ answer: string | null }>`select answer from invitation where enterprise_id = ${id}`)
    expect(await answers()).toEqual([{ answer: 'left' }])
    expect((await city.call('listInvitationTasks', {}, cadre)).result.total).toBe(1)

    await page.locator('#stop-messages:visible').click()
    await page.locator('#messages-stopped:visible').waitFor()
    expect(await rows(sql`select 1 from message_opt_out`)).toHaveLength(1)
    await page.locator('#stop-messages:visible').click()
    await page.locator('#messages-stopped').waitFor({ state: 'detached' })
    expect(await rows(sql`select 1 from message_opt_out`)).toEqual([])

    // Opened again it says what was answered, and one may apply all the same.
    await page.goBack()
    await page.locator('#answered:visible').waitFor()
    await lookInBoth(page, 'invite-4-opened-again')
    await page.locator('#answered-change:visible').click()
    await page.locator('#take-back:visible').click()
    await page.locator('#answer-left:visible').waitFor()
    expect(await answers()).toEqual([{ answer: null }])
    expect((await city.call('listInvitationTasks', {}, cadre)).result.total).toBe(0)
    await page.goBack()
    await page.locator('#answered').waitFor({ state: 'hidden' })
    city.clock.advance(61_000)
    await enterCode(page, contact)
    await page.locator('#contact-name:visible').fill('示例人')
    await page.locator('#submit:visible').click()
    await page.locator('#receipt-number:visible').waitFor()
    expect(errors).toEqual([])
    await context.close()
  })

  test('three enterprises of one number: named after the login with that number alone, each with its own invitation', async () => {
    const { code } = await issueList(
      city,
      several,
      list.map((one) => one.uscc),
    )
    const { page, context, errors } = await newPhone(browser)
    await page.goto(`${city.url}/i/${code}`)
    await page.getByText('几家企业共同的联系人').first().waitFor()
    await page.locator('#send-code:visible').waitFor()
    expect(await page.content()).not.toContain('云杉')
    await lookInBoth(page, 'invite-5-list-before-login')
    city.clock.advance(61_000)
    // Nobody types the number.
    expect(await page.locator('#phone:visible').count()).toBe(0)
    await enterCode(page, several)
    await page.locator('#choice-2:visible').waitFor()
    for (const one of list) expect(await page.getByText(one.name).count()).toBe(1)
    await lookInBoth(page, 'invite-6-list')
    await page.locator('#choice-1:visible').click()
    await page.locator('#enterprise:visible').waitFor()
    expect(await page.locator('#enterprise:visible').textContent()).toBe(list[1]?.name)
    await page.locator('#contact-name:visible').fill('示例人')
    await page.locator('#submit:visible').click()
    await page.locator('#receipt-number:visible').waitFor()
    await page.goto(`${city.url}/i/${code}`)
    await page.getByText('已申请，查看进度').first().waitFor()
    await lookInBoth(page, 'invite-7-list-applied')
    // The other two: said of both at once, taken back, and said again.
    await page.locator('#all-left:visible').click()
    await page.locator('#all-take-back:visible').waitFor()
    expect(await page.getByText('✓ 已告诉街道：我已离职').count()).toBe(2)
    await lookInBoth(page, 'invite-7b-list-answered')
    await page.locator('#all-take-back:visible').click()
    await page.locator('#all-not-mine:visible').click()
    await page.getByText('✓ 已告诉街道：不是我的企业').first().waitFor()
    expect(
      await rows(sql`select answer from invitation_task where settled_at is null and answer = 'not-mine'`),
    ).toHaveLength(2)
    expect(errors).toEqual([])
    await context.close()

    const other = await newPhone(browser)
    await other.page.goto(`${city.url}/#/pages/mine/index`)
    await signIn(other.page, stranger)
    await other.page.goto(`${city.url}/i/${code}`)
    await other.page.locator('#other-invited:visible').waitFor()
    expect(await other.page.content()).not.toContain('云杉')
    await lookInBoth(other.page, 'invite-8-list-stranger')
    await other.context.close()
  })

  test('a poster leads to the own enterprise, and the application says what led to it, also after the page was closed', async () => {
    const poster = await issuePoster(city, '翠苑街道', '翠苑街道邀请企业建团')
    const { page, context, errors } = await newPhone(browser)
    await page.goto(`${city.url}/i/${poster.code}`)
    await page.locator('#find-mine:visible').waitFor()
    await page.getByText('翠苑街道邀请企业建团').first().waitFor()
    await lookInBoth(page, 'invite-9-poster')
    await page.locator('#find-mine:visible').click()
    await signIn(page, visitor)
    await page.locator('#newcomer:visible').click()
    await page.locator('#name:visible').fill(firms.willow.name)
    // The app is closed, and opened at its beginning.
    await page.goto('about:blank')
    await page.goto(`${city.url}/#/pages/apply/index`)
    await page.locator('#name:visible').waitFor()
    expect(await page.locator('#name:visible').inputValue()).toBe(firms.willow.name)
    await page.locator('#uscc:visible').fill(firms.willow.uscc)
    await page.locator('#address:visible').fill(firms.willow.address)
    await page.locator('#contact-name:visible').fill('示例人')
    await page.locator('#submit:visible').click()
    await page.locator('#receipt-number:visible').waitFor()
    const led = await rows(
      sql<{ invitation_id: string }>`select invitation_id::text from application where uscc = ${firms.willow.uscc}`,
    )
    expect(led).toEqual([{ invitation_id: poster.id }])
    const [own] = await rows(
      sql<{ seen: boolean; handed: boolean }>`
        select opened_at is not null as seen, submitted_at is not null as handed from invitation where id = ${poster.id}`,
    )
    expect(own).toEqual({ seen: true, handed: true })
    expect(errors).toEqual([])
    await context.close()
  })

  test('the own messages are read in full, sent or not; how the next ones are wanted is kept', async () => {
    const session = await city.logIn(visitor)
    const { id } = (await city.call('listMyCases', {}, session)).result.cases[0] ?? { id: '' }
    await city.call('acceptCase', { key: newKey(), id }, cadre)
    const { page, context, errors } = await newPhone(browser)
    await page.goto(`${city.url}/#/pages/mine/index`)
    await signIn(page, visitor)
    await page.locator('#my-messages:visible').click()
    await page
      .getByText(/您企业的建团申请.*有新进展/)
      .first()
      .waitFor()
    await lookInBoth(page, 'messages')
    await page.locator('#channel-inbox:visible').click()
    await page.getByText('已保存').first().waitFor()
    expect(await rows(sql`select channel from message_preference`)).toEqual([{ channel: 'inbox' }])
    await page.goto(`${city.url}/#/account/data/index`)
    await page.locator('#promotion:visible').click()
    await page.locator('#promotion-state.state-accepted:visible').waitFor()
    await lookInBoth(page, 'data-with-messages')
    expect(errors).toEqual([])
    await context.close()
  })
})
