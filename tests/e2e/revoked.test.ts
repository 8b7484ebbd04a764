/** An invitation taken back by a district's cadre on the enterprise's page, and what the owner then meets at the link. All invented. */
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { issueInvitations } from '../../cloud/intake/actions'
import { sendWanted } from '../../cloud/outreach/actions'
import { putRecords } from '../../cloud/pool/actions'
import { findH5 } from '../../cloud/serve'
import { newPhone, openBrowser, picture } from '../support/browser'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { lookInBoth } from '../support/looks'
import { enterWorkbench } from '../support/workbench'

const owner = '15400000951'
const firm = {
  name: '杭州水松测试有限公司',
  uscc: inventUscc(61_001),
  address: '西湖区翠苑街道试验路38号',
  street: '翠苑街道',
  phone: owner,
}

describe('an invitation is taken back in the browser', () => {
  let city: TestCity
  let browser: Browser
  let id = ''
  let code = ''
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.appoint(phones.district, '西湖区')
    await city.ground.act((call) => putRecords(call, [firm] as never, 'test'))
    id = (await rows(sql<{ id: string }>`select id from enterprise where uscc = ${firm.uscc}`))[0]?.id ?? ''
    const cadre = await city.logIn(phones.district)
    await city.call('sendInvite', { key: newKey(), id }, cadre)
    const { database, tools } = city.ground
    const codeSent = () => city.running.inbox?.list(owner).find((one) => one.template === 'invitation')?.params[1]
    // The service's own sender may be at it as well.
    while (codeSent() === undefined) {
      await sendWanted({ database, tools, clock: city.clock, sms: city.running.parts.sms })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    code = codeSent() ?? ''
    // A poster hangs on its wall as well, which nobody has looked at.
    await city.ground.act((call) =>
      issueInvitations(call, [{ kind: 'enterprise', channel: 'poster', enterpriseId: id }]),
    )
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  test('the cadre is asked once more, and sees when; the poster is said to have been scanned by nobody', async () => {
    const { page, context, errors } = await newPhone(browser)
    await page.goto(`${city.url}/#/cadre/enterprise/index?id=${id}`)
    await enterWorkbench(page, city, phones.district)
    await page.locator('#invite:visible').click()
    const line = (kind: string) => page.getByRole('button', { name: new RegExp(`^收回：.+${kind}$`) })
    await line('短信').waitFor()
    await page.locator('#invite-cancel:visible').scrollIntoViewIfNeeded()
    await picture(page, 'revoke-1-earlier')
    await line('短信').click()
    await page.locator('#revoke-confirm:visible').scrollIntoViewIfNeeded()
    await picture(page, 'revoke-2-ask')
    await page.locator('#revoke-keep:visible').click()
    expect(await rows(sql`select 1 from invitation where revoked_at is not null`)).toEqual([])
    await line('短信').click()
    await page.locator('#revoke-confirm:visible').click()
    await page.getByText('✓ 邀请已收回').waitFor()
    expect(await line('短信').count()).toBe(0)
    await line('海报').click()
    await page.getByText('贴出去的请取下来').waitFor()
    await page.locator('#revoke-confirm:visible').click()
    await page.getByText('收回前没有人扫码').waitFor()
    expect(await page.getByText(/^已收回（/).count()).toBe(2)
    expect(await page.getByText('没有发出').count()).toBe(0)
    await page.locator('#invite-cancel:visible').scrollIntoViewIfNeeded()
    await lookInBoth(page, 'revoke-3-taken-back')
    expect(errors).toEqual([])
    await context.close()
  })

  test('the owner is told at the link, stops messages without a login, takes that back, and can apply all the same', async () => {
    const { page, context, errors } = await newPhone(browser)
    await page.goto(`${city.url}/i/${code}`)
    await page.getByText('已被收回').first().waitFor()
    await lookInBoth(page, 'revoke-4-link')
    expect(await page.content()).not.toContain('水松')
    await page.locator('#stop:visible').click()
    await page.locator('#stop-messages:visible').waitFor()
    await lookInBoth(page, 'revoke-5-stop')
    expect(await page.content()).not.toContain('水松')
    await page.locator('#stop-messages:visible').click()
    await page.locator('#messages-stopped:visible').waitFor()
    await lookInBoth(page, 'revoke-6-stopped')
    expect(await rows(sql`select 1 from message_opt_out`)).toHaveLength(1)
    await page.locator('#stop-messages:visible').click()
    await page.locator('#messages-stopped').waitFor({ state: 'detached' })
    expect(await rows(sql`select 1 from message_opt_out`)).toEqual([])
    await page.locator('#apply:visible').click()
    await page.locator('#phone:visible').waitFor()
    expect(errors).toEqual([])
    await context.close()
  })
})
