/** A map service is asked where routing is unsure: what it says stands beside the route's reason, and nothing moves by it. */
import { sql } from 'kysely'
import { createGeocoding } from '../../cloud/geocoding'
import { buildGazetteer } from '../../cloud/divisions/gazetteer'
import { createAddressChecks } from '../../cloud/intake/actions'
import { placeIn } from '../../cloud/intake/addresses/actions'
import type { Geocoder, GeocodeOutcome } from '../../cloud/gateways/geocoder/port'
import { putRecords } from '../../cloud/pool/actions'
import { createAddressParser, createRouter } from '../../cloud/routing'
import { inventUscc, newKey, phones, TestCity } from '../support/city'

const gazetteer = buildGazetteer('3301')
const router = createRouter(gazetteer)
const parse = createAddressParser(gazetteer)
// A village of another district: the words contradict each other, a person must look.
const foreign = gazetteer.communities.find(
  ({ street, name }) =>
    /^.{3}村$/.test(name) && gazetteer.streets.some((one) => one.name === street && one.district === '桐庐县'),
)!
const firm = {
  name: '杭州云上舟测试设计有限公司',
  uscc: inventUscc(41),
  address: `西湖区${foreign.name}示例路9号2幢301室（张三收）`,
  street: null,
}

describe('a map service beside the routing engine', () => {
  let city: TestCity
  let session: string
  let id: string
  const rows = <T>(query: ReturnType<typeof sql<T>>) =>
    city.ground.database.transact(async (tx) => (await query.execute(tx)).rows)

  beforeAll(async () => {
    city = await TestCity.start({ GEOCODER_PROVIDER: 'sandbox' })
    // The map is asked by the tests alone.
    await city.running.stopLoops()
    await city.appoint(phones.district, '西湖区')
    await city.appoint(phones.cadre, '翠苑街道')
    await city.ground.act((call) => putRecords(call, [firm], 'test'))
    const token = await city.invite(firm.uscc, { name: '示例联系人', phone: phones.owner })
    await city.request('/1.1/requestSmsCode', { body: { invitation: token } })
    const login = await city.request('/1.1/usersByMobilePhone', {
      body: { invitation: token, smsCode: city.codeFor(phones.owner) },
    })
    const input = {
      key: newKey(),
      subject: { invitation: token },
      contactName: '示例联系人',
      bodies: ['league' as const],
      noticeVersion: '2026-11-23',
    }
    await city.call('submitApplication', input, String(login.body.sessionToken))
    const [application] = await rows(sql<{ id: string; office: string }>`
      select a.id, o.level as office from application a join office o on o.id = a.office_id`)
    id = application!.id
    const [decided] = await rows(sql<{ decision: string }>`select route_decision as decision from application`)
    expect(decided!.decision).not.toBe('auto')
    session = await city.logIn(phones.district)
  })
  afterAll(() => city.stop())

  const checks = (geocoder: Geocoder, daily = 10) =>
    createAddressChecks({
      database: city.ground.database,
      clock: city.clock,
      geocoder,
      city: '杭州市',
      deciding: 'operating',
      daily,
      parse,
      route: (query) => router.route(query),
    })
  const answering = (outcome: GeocodeOutcome): Geocoder & { asked: string[] } => {
    const asked: string[] = []
    return {
      name: 'tencent',
      asked,
      locate: (address) => {
        asked.push(address)
        return Promise.resolve(outcome)
      },
    }
  }
  const forget = () => rows(sql`delete from address_check`)
  const reason = async () => (await city.call('getCase', { id }, session)).result.route.reason

  test('is told the place only: no room, no remark, no person', () => {
    expect(placeIn(parse(firm.address))).toBe(`西湖区${foreign.name}示例路9号`)
    expect(placeIn(parse('西湖区'))).toBe('')
  })

  test('advises the cadre who has the case, and moves nothing', async () => {
    const before = await reason()
    expect(before).not.toContain('地图')
    const [office] = await rows(sql<{ office_id: string }>`select office_id from case_file`)
    await createGeocoding(city.ground, { route: (query) => router.route(query), gazetteer })!()
    expect(await reason()).toBe(`${before}；模拟地图定位在桐庐县${foreign.street}（精确到片区，仅供参考）`)
    expect(await rows(sql<{ office_id: string }>`select office_id from case_file`)).toEqual([office])
  })

  test('is asked once for a place, and not again when it knew nothing', async () => {
    await forget()
    const nothing = answering({ outcome: 'nothing' })
    const round = checks(nothing)
    await round()
    await round()
    expect(nothing.asked).toEqual([`西湖区${foreign.name}示例路9号`])
    expect(await reason()).not.toContain('地图')
  })

  test('is left alone for an hour when it does not answer, and asked three times at most', async () => {
    await forget()
    const gone = answering({ outcome: 'unavailable', why: 'host', detail: 'TimeoutError' })
    const round = checks(gone)
    for (let hour = 0; hour < 6; hour++) {
      await round()
      await round()
      city.clock.advance(61 * 60_000)
    }
    expect(gone.asked).toHaveLength(3)
  })

  test('tells whoever runs the service when it does not accept our settings', async () => {
    await forget()
    const refusing = answering({ outcome: 'unavailable', why: 'settings', detail: 'status 190' })
    await expect(checks(refusing)()).rejects.toThrow('status 190')
  })

  test('is not asked beyond the day’s quota', async () => {
    await forget()
    const never = answering({ outcome: 'nothing' })
    await checks(never, 0)()
    expect(never.asked).toEqual([])
  })

  test('is asked so often a day, whatever was put aside since, and again on the next', async () => {
    await forget()
    const gone = answering({ outcome: 'unavailable', why: 'host', detail: 'TimeoutError' })
    city.clock.advance(24 * 3_600_000)
    for (const _ of [1, 2, 3]) {
      await checks(gone, 2)()
      await forget()
    }
    expect(gone.asked).toHaveLength(2)
    city.clock.advance(24 * 3_600_000)
    await checks(gone, 2)()
    expect(gone.asked).toHaveLength(3)
  })

  test('an answer that is used for a second enterprise there does not get younger by that', async () => {
    await forget()
    const found = { district: '桐庐县', street: foreign.street, level: 'area' as const, sure: false }
    const knowing = answering({ outcome: 'found', ...found })
    await checks(knowing)()
    const asked = async () =>
      rows(sql<{ at: Date }>`select asked_at as at from address_check order by application_id = ${id} desc`)
    const [first] = await asked()
    const neighbour = { name: '杭州云下舟测试设计有限公司', uscc: inventUscc(42), address: firm.address, street: null }
    await city.ground.act((call) => putRecords(call, [neighbour], 'test'))
    city.clock.advance(100 * 24 * 3_600_000)
    const owner = await city.logIn('15400000097')
    const input = { key: newKey(), contactName: '示例', bodies: ['league' as const], noticeVersion: '2026-11-23' }
    const subject = { invitation: await city.invite(neighbour.uscc) }
    expect((await city.call('submitApplication', { ...input, subject }, owner)).status).toBe(200)
    await checks(knowing)()
    expect(knowing.asked).toHaveLength(1)
    expect(await asked()).toEqual([first, first])
    await rows(sql`delete from address_check where application_id <> ${id}`)
    city.clock.advance(100 * 24 * 3_600_000)
    await checks(knowing)()
    expect(knowing.asked).toHaveLength(2)
    session = await city.logIn(phones.district)
  })

  test('is a choice of one tap: the case goes to the street that it named, and lies there with its day', async () => {
    await forget()
    await createGeocoding(city.ground, { route: (query) => router.route(query), gazetteer })!()
    const shown = (await city.call('getCase', { id }, session)).result
    expect(shown.may).toContain('handOn')
    expect(shown.route.advised).toMatchObject({ name: `桐庐县${foreign.street}` })
    const { office } = shown.route.advised!
    const moved = await city.call(
      'handOnCase',
      { key: newKey(), id, office, reason: 'address-elsewhere', note: '' },
      session,
    )
    expect(moved.result).toMatchObject({ state: 'submitted', dueOn: shown.dueOn })
    const [now] = await rows(sql<{ office_id: string }>`select office_id from case_file where id = ${id}`)
    expect(now?.office_id).toBe(office)
  })
})
