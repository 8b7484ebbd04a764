/** A campaign from its filter to the last message: who gets one, who does not and why; approved by another, stopped, delivered. All invented. */
import { sql } from 'kysely'
import { sendWanted, prepareCampaigns, takeReports } from '../../cloud/outreach/actions'
import { putRecords } from '../../cloud/pool/actions'
import { inventUscc, newKey, phones, TestCity } from '../support/city'

const cityCadre = '15400000006'
const second = '15400000007'
const street = '15400000008'

const firm = (serial: number, phone: string | null, more: object = {}) => ({
  name: `杭州群发${serial}测试有限公司`,
  uscc: inventUscc(70_000 + serial),
  address: '西湖区转塘街道示例街1号',
  street: '转塘街道',
  phone,
  ...more,
})
const own = (serial: number) => `1540001${String(serial).padStart(4, '0')}`

const pool = [
  ...Array.from({ length: 10 }, (_, i) => firm(i, own(i))),
  // One number of three: one message, a list.
  ...Array.from({ length: 3 }, (_, i) => firm(20 + i, own(20))),
  // One number of six: held.
  ...Array.from({ length: 6 }, (_, i) => firm(30 + i, own(30))),
  firm(40, '0571-88880000'),
  firm(41, '17000000001'),
  firm(42, null),
  firm(43, own(43), { status: 'closed' as const, statusWritten: '注销' }),
]

describe('a campaign', () => {
  let city: TestCity
  let maker = ''
  let approver = ''
  beforeAll(async () => {
    city = await TestCity.start()
    // Rounds and receipts are the tests' own: the service's would come whenever the machine lets them.
    await city.running.stopLoops()
    await city.appoint(phones.district, '西湖区')
    await city.appoint(cityCadre, '杭州市')
    await city.appoint(second, '西湖区')
    await city.appoint(street, '翠苑街道')
    await city.ground.act((call) => putRecords(call, pool as never, 'test'))
    maker = await city.logIn(phones.district)
    approver = await city.logIn(second)
  })
  afterAll(() => city.stop())

  const filter = { query: '群发', template: 'invitation' as const }
  const { prepare, send } = {
    prepare: async () => {
      while (await prepareCampaigns({ database: city.ground.database, clock: city.clock, tools: city.ground.tools }));
    },
    send: async () => {
      const { database, tools } = city.ground
      const round = () => sendWanted({ database, tools, clock: city.clock, sms: city.running.parts.sms })
      // The service's own sender runs beside: what it has claimed is awaited, too.
      while ((await round()) > 0 || (await rows(sql`select from message_intent where state = 'sending'`)).length > 0);
    },
  }
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const inbox = (template: string) => city.running.inbox?.list().filter((one) => one.template === template) ?? []
  /** A slow campaign goes on as the clock does. */
  const sendOn = async () => {
    for (let i = 0; i < 30; i++) {
      await send()
      city.clock.advance(1000)
    }
  }
  const make = async (more: object = {}) => {
    const { result } = await city.call('createCampaign', { key: newKey(), name: '示例群发', ...filter, ...more }, maker)
    await prepare()
    return result.id
  }
  const view = async (id: string, session = maker) => (await city.call('getCampaign', { id }, session)).result
  let id = ''

  test('a plan counts messages and says who is left out and why', async () => {
    const { result } = await city.call('planCampaign', filter, maker)
    expect(result).toMatchObject({ found: 23, heldNumbers: 1, excluded: { held: 6, 'no-phone': 1, ineligible: 1 } })
  })

  test('it can be narrowed to the own places and to a trade, and says what would arrive', async () => {
    const { result } = await city.call('listCampaignChoices', {}, maker)
    expect(result).toMatchObject({ hours: { from: 8, to: 22 }, oneMessage: 70, now: city.clock.now().toISOString() })
    expect(result.places[0]?.name).toBe('西湖区')
    expect(result.trades).toContain('物流运输')
    const own = await city.logIn(street)
    expect((await city.call('listCampaignChoices', {}, own)).result.places).toMatchObject([{ name: '翠苑街道' }])
    const place = result.places.find(({ name }) => name === '转塘街道')?.path
    const { result: planned } = await city.call('planCampaign', { ...filter, place, trade: '物流运输' }, maker)
    expect(planned).toMatchObject({ found: 0, text: expect.stringContaining('西湖区') as string })
    expect(planned.listText).not.toBe(planned.text)
    const { result: made } = await city.call(
      'createCampaign',
      { key: newKey(), name: '示例物流', ...filter, place, trade: '物流运输', lastContact: 'never' },
      maker,
    )
    expect(await view(made.id)).toMatchObject({
      whom: {
        place: expect.stringContaining('转塘街道') as string,
        trade: '物流运输',
        lastContact: 'never',
        status: null,
      },
    })
    await prepare()
    await city.call('steerCampaign', { key: newKey(), id: made.id, act: 'stop' }, maker)
  })

  test('it is prepared: numbers that no message reaches are found out, several enterprises of a number get one message', async () => {
    // One message a second: on a clock that stands, one in all.
    id = await make({ perSecond: 1 })
    expect(await view(id)).toMatchObject({
      state: 'draft',
      plan: {
        found: 23,
        enterprises: 13,
        messages: 11,
        heldNumbers: 1,
        excluded: { held: 6, 'no-phone': 1, ineligible: 1, landline: 1, virtual: 1 },
      },
      messages: { wanted: 11, sent: 0 },
      may: { test: true, submit: false, approve: false },
    })
    await send()
    expect(inbox('invitation')).toHaveLength(0)
  })

  test('whose office has nobody else, here or above, is told so before asking for approval', async () => {
    expect(await view(id)).toMatchObject({ approvable: true })
    const alone = await city.logIn(cityCadre)
    const { result } = await city.call('createCampaign', { key: newKey(), name: '示例市级', ...filter }, alone)
    expect(await view(result.id, alone)).toMatchObject({ state: 'preparing', approvable: true })
    await prepare()
    expect(await view(result.id, alone)).toMatchObject({ state: 'draft', approvable: false })
    await city.call('steerCampaign', { key: newKey(), id: result.id, act: 'stop' }, alone)
  })

  test('a street outside of its borders does not find it', async () => {
    const session = await city.logIn(street)
    expect((await city.call('getCampaign', { id }, session)).error.name).toBe('campaignUnknown')
    expect((await city.call('steerCampaign', { key: newKey(), id, act: 'stop' }, session)).error.name).toBe(
      'campaignUnknown',
    )
  })

  test('nobody asks for approval before a test has arrived, nor approves the own', async () => {
    expect((await city.call('submitCampaign', { key: newKey(), id }, maker)).error.name).toBe('campaignUntested')
    expect((await city.call('testCampaign', { key: newKey(), id }, maker)).result.phoneMasked).toMatch(/154 \*+ 0005/)
    await send()
    expect(inbox('invitation').map((one) => one.phone)).toEqual([phones.district])
    await city.call('submitCampaign', { key: newKey(), id }, maker)
    expect(await view(id)).toMatchObject({ state: 'awaiting', may: { approve: false } })
    expect(await view(id, approver)).toMatchObject({ may: { approve: true } })
    await city.showFactor(phones.district, maker)
    expect(
      (await city.call('approveCampaign', { key: newKey(), id, approve: true, expected: 11 }, maker)).error.name,
    ).toBe('campaignOwn')
    await city.showFactor(second, approver)
    expect(
      (await city.call('approveCampaign', { key: newKey(), id, approve: true, expected: 12 }, approver)).error.name,
    ).toBe('campaignChanged')
    await city.call('approveCampaign', { key: newKey(), id, approve: true, expected: 11 }, approver)
    expect(await view(id)).toMatchObject({ state: 'running', may: { pause: true, stop: true } })
  })

  test('paused it sends nothing; resumed each number gets one message, and the campaign ends by itself', async () => {
    await city.call('steerCampaign', { key: newKey(), id, act: 'pause' }, approver)
    const { sent, sending } = (await view(id)).messages
    // One a second of the city's clock, which stands since the approval: the service's own sender has had one turn at most.
    expect(sent + sending).toBeLessThanOrEqual(1)
    await sendOn()
    expect((await view(id)).messages.sent).toBe(sent + sending)
    await city.call('steerCampaign', { key: newKey(), id, act: 'resume' }, maker)
    await sendOn()
    expect(await view(id)).toMatchObject({ state: 'finished', messages: { sent: 11, wanted: 0, unknown: 0 } })
    const numbers = inbox('invitation')
      .map((one) => one.phone)
      .filter((phone) => phone !== phones.district)
    expect(new Set(numbers).size).toBe(10)
    expect(inbox('invitation-list')).toMatchObject([
      { phone: own(20), params: [expect.any(String), '3', expect.any(String)] },
    ])
  })

  test('receipts are counted once, whenever and however often they come, and move the funnel', async () => {
    const sent = await rows(sql<{ provider: string; provider_id: string; id: string }>`
      select provider, provider_id, id from message_intent where campaign_id = ${id} order by number`)
    const receipts = sent.map(({ provider_id: providerId }, i) => ({
      providerId,
      at: city.clock.now(),
      delivered: i > 0,
      code: i > 0 ? 'DELIVRD' : 'MK:0001',
    }))
    const take = () => city.ground.act((call) => takeReports(call, sent[0]?.provider ?? '', { receipts, replies: [] }))
    await take()
    await take()
    await city.ground.act((call) =>
      takeReports(call, 'sandbox', {
        receipts: [{ providerId: 'nobody', at: city.clock.now(), delivered: true, code: 'DELIVRD' }],
        replies: [],
      }),
    )
    const { delivered, undelivered, funnel } = await view(id)
    expect([delivered, undelivered]).toEqual([10, 1])
    expect(funnel.invited).toBe(13)
    expect(funnel.steps.sent).toBe(13)
    expect(funnel.steps.delivered).toBeGreaterThanOrEqual(10)
    expect((await city.call('listFailures', { id }, maker)).result.reasons).toMatchObject([
      { code: 'MK:0001', messages: 1 },
    ])
  })

  test('whoever was written to is not written to again within the week, nor whoever said no', async () => {
    const again = await make()
    expect((await view(again)).plan).toMatchObject({ messages: 0, excluded: { 'too-often': 13 } })
    await city.call('testCampaign', { key: newKey(), id: again }, maker)
    expect((await city.call('submitCampaign', { key: newKey(), id: again }, maker)).error.name).toBe('campaignEmpty')
    await city.ground.act((call) =>
      takeReports(call, 'sandbox', { receipts: [], replies: [{ phone: own(1), text: ' r ', at: city.clock.now() }] }),
    )
    city.clock.advance(8 * 86_400_000)
    maker = await city.logIn(phones.district)
    approver = await city.logIn(second)
    const later = await make()
    expect((await view(later)).plan).toMatchObject({ messages: 10, excluded: { 'opted-out': 1 } })
  })

  test('what changed since it was prepared is not sent: an answer, an opt-out, an application', async () => {
    const late = await make()
    const opened = inbox('invitation').find((one) => one.phone === own(2))?.params[1] ?? ''
    await city.call('answerInvitation', { key: newKey(), token: opened, answer: 'moved' })
    await city.ground.act((call) =>
      takeReports(call, 'sandbox', { receipts: [], replies: [{ phone: own(3), text: '退订', at: city.clock.now() }] }),
    )
    await city.call('testCampaign', { key: newKey(), id: late }, maker)
    await send()
    await city.call('submitCampaign', { key: newKey(), id: late }, maker)
    await city.showFactor(second, approver)
    await city.call('approveCampaign', { key: newKey(), id: late, approve: true, expected: 10 }, approver)
    await send()
    await send()
    expect(await view(late)).toMatchObject({ messages: { sent: 8, dropped: 2 } })
    expect((await city.call('listInvitationTasks', {}, maker)).result).toMatchObject({
      total: 1,
      tasks: [{ answer: 'moved', enterprise: '杭州群发2测试有限公司' }],
    })
  })

  test('by night it waits for eight in the morning', async () => {
    city.clock.advance(400 * 86_400_000)
    const local = new Date(city.clock.now().getTime() + 8 * 3_600_000)
    city.clock.advance(((23 - local.getUTCHours() + 24) % 24) * 3_600_000)
    maker = await city.logIn(phones.district)
    approver = await city.logIn(second)
    const night = await make()
    await city.call('testCampaign', { key: newKey(), id: night }, maker)
    await send()
    const noon = new Date(city.clock.now())
    expect(
      (await city.call('submitCampaign', { key: newKey(), id: night, sendFrom: noon.toISOString() }, maker)).error.name,
    ).toBe('sendingHours')
    await city.call('submitCampaign', { key: newKey(), id: night }, maker)
    await city.showFactor(second, approver)
    const { plan } = await view(night)
    await city.call(
      'approveCampaign',
      { key: newKey(), id: night, approve: true, expected: plan?.messages ?? 0 },
      approver,
    )
    await send()
    const waiting = await view(night)
    expect(waiting).toMatchObject({ state: 'running', messages: { sent: 0 } })
    expect(new Date(waiting.resumesAt ?? 0).getUTCHours()).toBe(0)
    city.clock.advance(9.2 * 3_600_000)
    await send()
    await send()
    maker = await city.logIn(phones.district)
    expect((await view(night)).state).toBe('finished')
  })

  test('stopped it drops the rest for ever, and its invitations open nothing', async () => {
    city.clock.advance(400 * 86_400_000)
    maker = await city.logIn(phones.district)
    const gone = await make()
    await city.call('steerCampaign', { key: newKey(), id: gone, act: 'stop' }, maker)
    const { messages, state } = await view(gone)
    expect([state, messages.wanted]).toEqual(['stopped', 0])
    expect((await city.call('steerCampaign', { key: newKey(), id: gone, act: 'resume' }, maker)).error.name).toBe(
      'campaignMoved',
    )
    const [left] = await rows(
      sql<{ n: number }>`select count(*)::int as n from invitation where campaign_id = ${gone} and revoked_at is null`,
    )
    expect(left?.n).toBe(0)
  })

  test('held numbers are looked at once, for all campaigns', async () => {
    const held = await make()
    const { numbers } = (await city.call('listHeldNumbers', { id: held }, maker)).result
    expect(numbers).toMatchObject([{ count: 6, phoneMasked: expect.stringContaining('*') as string, verdict: null }])
    await city.call('judgeHeldNumber', { key: newKey(), id: held, ref: numbers[0]?.ref ?? '', verdict: 'fine' }, maker)
    expect((await view(await make())).plan).toMatchObject({ heldNumbers: 0 })
  })
})
