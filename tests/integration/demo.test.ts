/** What a newcomer finds in the demo who goes out as the street's cadre: places with enterprises on their floors, a list, a plan. */
import { listMisfolded } from '../../cloud/casework/actions'
import { DEMO_CASES, ensureDemoCases } from '../../cloud/demo/cases'
import { ensureDemo } from '../../cloud/demo/ensure'
import { showAuthenticators } from '../../cloud/demo/accounts'
import { prepareCampaigns } from '../../cloud/outreach/actions'
import { sql } from 'kysely'
import { newKey, TestCity } from '../support/city'

describe('the demo', () => {
  let city: TestCity
  let ways: Awaited<ReturnType<typeof ensureDemo>>
  beforeAll(async () => {
    city = await TestCity.start()
    // A day on which the founded one's reply is of one year and the confirmation of its election of the next.
    city.clock.advance(Date.parse('2026-11-05T02:00:00Z') - city.clock.now().getTime())
    ways = await ensureDemo(city.ground, () => {})
    await ensureDemoCases(city.ground, city.running.parts.handlers, ways.stage)
  })
  afterAll(() => city.stop())

  /** As the inbox of the sandbox shows a cadre the way in. */
  async function enter(role: string): Promise<string> {
    const phone = ways.accounts.find((one) => one.role === role)?.phone ?? ''
    const smsCode = await city.newCode(phone)
    const { body } = await city.request('/1.1/usersByMobilePhone', { body: { mobilePhoneNumber: phone, smsCode } })
    const session = String(body.sessionToken)
    const shown = showAuthenticators(city.ground.tools, ways.accounts, city.clock.now())
    const code = shown.find((one) => one.phone === phone)?.code ?? ''
    const { result } = await city.call('passSecondFactor', { key: newKey(), way: 'totp', code }, session)
    expect(result.state).toBe('passed')
    return session
  }

  test('what one of the city’s cadres sends to many, another one of the demo can approve', async () => {
    expect(ways.accounts.filter((one) => one.role === 'city-cadre')).toHaveLength(2)
    // Nothing is delivered to a number that ends in 9: its owner could not log in.
    expect(ways.accounts.filter(({ phone }) => phone.endsWith('9'))).toEqual([])
    const maker = await enter('city-cadre')
    const made = await city.call('createCampaign', { key: newKey(), name: '示例群发', template: 'invitation' }, maker)
    while (await prepareCampaigns({ database: city.ground.database, clock: city.clock, tools: city.ground.tools }));
    const { id } = made.result
    const found = (await city.call('getCampaign', { id }, maker)).result
    expect(found).toMatchObject({ state: 'draft', approvable: true })
    await city.call('steerCampaign', { key: newKey(), id, act: 'stop' }, maker)
  })

  test('the street’s cadre has a building, a market and a park to walk through, and a list of who comes first', async () => {
    const cadre = await enter('street-cadre')
    const { rows } = (await city.call('listPlaces', {}, cadre)).result
    expect(rows.map(({ kind, confirmed, proposed }) => [kind, confirmed, proposed]).sort()).toEqual([
      ['building', 5, 25],
      ['market', 0, 12],
      ['park', 0, 12],
    ])
    // What is invented says so.
    for (const { name } of rows) expect(name).toMatch(/^示例/)
    const building = rows.find(({ kind }) => kind === 'building')?.id ?? ''
    const place = (await city.call('getPlaceFloors', { id: building }, cadre)).result
    expect(place.floors.map(({ floor, enterprises }) => [floor, enterprises])).toEqual(
      Array.from({ length: 10 }, (_, i) => [String(i + 1), 3]),
    )
    expect(place.organised).toBe(2)
    for (const { id, kind } of rows) {
      const { floors } = (await city.call('getPlaceFloors', { id }, cadre)).result
      expect([kind, floors.some(({ floor }) => floor === '')]).toEqual([kind, false])
    }

    const list = (await city.call('takeFieldList', { places: [] }, cadre)).result
    expect(list.total).toBe(12)
    expect(list.enterprises.map(({ turn }) => turn)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
    for (const { place: at, floor, because, organised } of list.enterprises) {
      expect([at, organised, floor !== '']).toEqual([building, false, true])
      expect(because).toContain('同一场所已有 2 家建团')
    }
    const whole = (await city.call('takeFieldList', { places: [building] }, cadre)).result
    expect(whole.total).toBe(30)
  })

  test('each cadre finds cases in the states that a newcomer wants to see, with histories of their days', async () => {
    const counted = async (role: string) => (await city.call('listQueue', { queue: 'all' }, await enter(role))).result
    const { counts, rows } = await counted('street-cadre')
    expect(counts).toMatchObject({
      'to-accept': 3,
      overdue: 1,
      'to-decide': 1,
      'to-reply': 1,
      returned: 1,
      'elections-due': 1,
      // What two streets dispute lies above them meanwhile.
      all: DEMO_CASES - 1,
    })
    for (const { enterprise } of rows) expect(ways.stage.enterprises.map(({ name }) => name)).toContain(enterprise)
    const district = await enter('district-cadre')
    const queueOf = async (queue: 'escalated' | 'disputes') =>
      (await city.call('listQueue', { queue }, district)).result.rows
    expect(await queueOf('disputes')).toHaveLength(1)
    const [late] = await queueOf('escalated')
    expect(late).toMatchObject({ overdue: true })
    expect((await counted('partner-cadre')).counts.all).toBe(1)
    expect((await counted('industry-cadre')).counts).toMatchObject({ all: 1 })

    const founded = (await city.call('listQueue', { queue: 'founded' }, district)).result.rows[0]
    const { timeline } = (await city.call('getCase', { id: founded?.id ?? '' }, district)).result
    const days = timeline.map((entry) => entry.at.slice(0, 10))
    expect(days).toEqual([...days].sort().reverse())
    expect(Number(days.at(-1)?.slice(0, 4))).toBeLessThan(2024)
    const { documents } = (await city.call('listDocuments', { id: founded?.id ?? '' }, district)).result
    expect(documents.find(({ kind }) => kind === 'reply')).toMatchObject({ state: 'ready' })
    expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
  })

  test('the office above sees the plan', async () => {
    const { rows } = (await city.call('listVisitPlans', {}, await enter('district-cadre'))).result
    expect(rows).toEqual([expect.objectContaining({ where: '示例大厦', enterprises: 12, visited: null, ended: false })])
  })

  test('started again, it has the same once', async () => {
    const count = async () =>
      (
        await city.ground.act(({ tx }) =>
          sql`select (select count(*)::int from enterprise) as enterprises, (select count(*)::int from place) as places,
            (select count(*)::int from visit_plan) as plans, (select count(*)::int from organisation) as organisations,
            (select count(*)::int from place_enterprise) as members,
            (select count(*)::int from case_event) as events`.execute(tx),
        )
      ).rows
    const before = await count()
    const again = await ensureDemo(city.ground, () => {})
    expect(again).toEqual(ways)
    await ensureDemoCases(city.ground, city.running.parts.handlers, again.stage)
    expect(await count()).toEqual(before)
  })

  test('started again after it was killed before the plan, it goes on from there', async () => {
    const counted = () =>
      city.ground.act(
        async ({ tx }) =>
          (
            await sql`select (select count(*)::int from enterprise) as enterprises,
              (select count(*)::int from place) as places,
              (select count(*)::int from organisation) as organisations`.execute(tx)
          ).rows,
      )
    const before = await counted()
    await city.ground.act(async ({ tx }) => {
      await sql`delete from fact where name = 'demo-places'`.execute(tx)
      await sql`update visit_plan_enterprise set is_open = false`.execute(tx)
    })
    await ensureDemo(city.ground, () => {})
    expect(await counted()).toEqual(before)
  })

  // The last ones: what they change stays.
  test.each([
    ['its cadre is nobody’s any more', sql`update cadre_grant set valid_until = valid_from + interval '1 second'`],
    [
      'its street is called otherwise',
      sql`update office set name = '改名街道团工委' where name = (
      select value::jsonb -> 'street' ->> 'office' from fact where name = 'demo-ways')`,
    ],
  ])('a demo of an earlier version starts, whatever was tried in it: %s', async (_what, change) => {
    await city.ground.act(async ({ tx }) => {
      await sql`delete from fact where name = 'demo-places'`.execute(tx)
      await sql`update visit_plan_enterprise set is_open = false`.execute(tx)
      await change.execute(tx)
    })
    const again = await ensureDemo(city.ground, () => {})
    expect(again).toMatchObject({ invitations: ways.invitations, accounts: ways.accounts })
    await ensureDemoCases(city.ground, city.running.parts.handlers, again.stage)
  })
})
