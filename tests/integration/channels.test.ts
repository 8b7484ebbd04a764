/** One message, one channel at a time: WeChat where the person agreed to one more, else a text message; in the service alone where that is wanted. */
import { sql } from 'kysely'
import { sendWanted } from '../../cloud/outreach/actions'
import { insertIntents } from '../../cloud/outreach/sending/store'
import { findPersonalValue } from '../../cloud/people/actions'
import { newKey, phones, TestCity } from '../support/city'
import { soon } from '../support/soon'

const TEMPLATE = 'id-of-case-update'

describe('how progress reaches a person', () => {
  let city: TestCity
  let session = ''
  let personId = ''
  let openid = ''
  beforeAll(async () => {
    city = await TestCity.start({ WECHAT_TEMPLATES: `case-update=${TEMPLATE}` })
    session = await city.logIn(phones.owner)
    const code = city.hostCode('wechat', 'somebody')
    await city.call('linkAccount', { key: newKey(), kind: 'wechat', code }, session)
    const people = await city.ground.act((call) =>
      sql<{ person_id: string }>`select person_id from personal_value where field = 'account/wechat'`.execute(call.tx),
    )
    personId = people.rows[0]?.person_id ?? ''
    const account = await city.ground.act((call) => findPersonalValue(call, personId, 'account/wechat'))
    openid = account?.split('/')[1] ?? ''
  })
  afterAll(() => city.stop())

  let serial = 0
  /** @returns what became of a message that is wanted now */
  const tell = async () => {
    const cause = `test/${++serial}`
    const now = city.clock.now()
    await city.ground.act((call) =>
      insertIntents(call.tx, now, [
        { personId, cause, template: 'case-update', params: ['20261123-00001', '街道已开始办理'] },
      ]),
    )
    const { database, tools } = city.ground
    const { sms } = city.running.parts
    const wechat = city.running.outward.wechatMessages
    let settled: { state: string; provider: string | null } | undefined
    await soon('what becomes of it', async () => {
      await sendWanted({ database, tools, clock: city.clock, sms, wechat })
      const { rows } = await city.ground.act((call) =>
        sql<{
          state: string
          provider: string | null
        }>`select state, provider from message_intent where cause = ${cause}`.execute(call.tx),
      )
      settled = rows.find(({ state }) => state !== 'wanted' && state !== 'sending')
      return settled !== undefined
    })
    return settled
  }
  const inWechat = () => city.running.outward.wechatApp?.notices(openid).length ?? -1
  const inTexts = () =>
    city.running.inbox?.list(phones.owner).filter((one) => one.template === 'case-update').length ?? -1
  const agree = async () => {
    city.running.outward.wechatApp?.subscribe(openid, TEMPLATE)
    await city.call('recordSubscription', { key: newKey(), template: 'case-update', accepted: true }, session)
  }

  test('by text message, as long as nothing was agreed to', async () => {
    expect(await tell()).toMatchObject({ state: 'sent', provider: 'sandbox' })
    expect([inWechat(), inTexts()]).toEqual([0, 1])
  })

  test('in WeChat, once for each agreement; then by text message again', async () => {
    await agree()
    city.clock.advance(3_700_000)
    expect(await tell()).toMatchObject({ state: 'sent', provider: 'wechat' })
    expect([inWechat(), inTexts()]).toEqual([1, 1])
    expect(await tell()).toMatchObject({ state: 'sent', provider: 'sandbox' })
    expect([inWechat(), inTexts()]).toEqual([1, 2])
  })

  test('who took it back in WeChat gets a text message, and is not asked for there again', async () => {
    await agree()
    city.running.outward.wechatApp?.unsubscribe(openid)
    city.clock.advance(3_700_000)
    expect(await tell()).toMatchObject({ state: 'sent', provider: 'sandbox' })
    expect([inWechat(), inTexts()]).toEqual([1, 3])
    const { rows } = await city.ground.act((call) => sql`select 1 from message_subscription`.execute(call.tx))
    expect(rows).toEqual([])
  })

  test('who wants neither reads it in the service, and nothing is sent', async () => {
    await city.call('setMessagePreference', { key: newKey(), channel: 'inbox' }, session)
    await agree()
    city.clock.advance(3_700_000)
    expect(await tell()).toMatchObject({ state: 'dropped' })
    expect([inWechat(), inTexts()]).toEqual([1, 3])
    const { messages } = (await city.call('listMyMessages', {}, session)).result
    expect(messages).toHaveLength(serial)
    expect(messages[0]?.text).toContain('20261123-00001')
  })
})
