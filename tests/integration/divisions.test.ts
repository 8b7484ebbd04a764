/** The country in the database, the home city's offices, and the borrowing of phones: nothing is invented. */
import { sql } from 'kysely'
import { openGround, type Ground } from '../../cloud/compose'
import {
  buildGazetteer,
  ensureOfficeBeside,
  findOfficesByName,
  getOfficeForOwners,
  listOfficesAbove,
  putOfficeContacts,
  readGeography,
} from '../../cloud/divisions/actions'
import type { FormerPlace } from '../../cloud/routing'
import { readConfiguration } from '../../cloud/platform/configuration/read'

const open = (homeCity: string) =>
  openGround(readConfiguration({ HOME_CITY: homeCity, LOG_LEVEL: 'silent' }), { inMemory: true })

const rowsOf = async (ground: Ground, statement: string) =>
  ground.act(async (call) => (await sql.raw<Record<string, unknown>>(statement).execute(call.tx)).rows)

describe('a home city', () => {
  let ground: Ground
  beforeAll(async () => {
    ground = await open('3301')
  })
  afterAll(() => ground.stop())

  test('has its districts and streets, pseudo-units left out, and the whole country beside it', async () => {
    const counts = await rowsOf(ground, `select level, count(*)::int as n from office group by level order by level`)
    expect(counts).toEqual([
      { level: 'city', n: 1 },
      { level: 'district', n: 13 },
      { level: 'street', n: 191 },
    ])
    const [country] = await rowsOf(
      ground,
      `select count(*) filter (where level = 'province')::int as provinces, count(*) filter (where level = 'street')::int as streets,
         count(*) filter (where level = 'community')::int as communities,
         count(*) filter (where level = 'community' and code not like '3301%')::int as foreign from division`,
    )
    expect(country?.provinces).toBe(31)
    expect(country?.streets).toBeGreaterThan(38_000)
    expect(country?.communities).toBeGreaterThan(3000)
    expect(country?.foreign).toBe(0)
  })

  test('keeps the districts that ended, with what lies there today', async () => {
    const ended = await rowsOf(
      ground,
      `select name, valid_until, today_codes from division_history where level = 'district' and name in ('下城区', '江干区') order by name`,
    )
    expect(ended).toEqual([
      { name: '下城区', valid_until: '2021-04-09', today_codes: ['330105'] },
      { name: '江干区', valid_until: '2021-04-09', today_codes: ['330102', '330114'] },
    ])
  })

  test('gives routing the same places as the data that it was filled from', async () => {
    const { gazetteer, endedPaths, streetToday } = await ground.act((call) => readGeography(call, '3301'))
    const data = buildGazetteer('3301')
    const plain = ({ former, level, district, today, codes, slip, certain }: FormerPlace) => ({
      ...{ former, level, district, today, codes, slip, certain },
    })
    const sorted = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).sort()
    expect(gazetteer.streets).toEqual(data.streets)
    expect(gazetteer.districts).toEqual(data.districts)
    expect(sorted(gazetteer.communities)).toEqual(sorted(data.communities))
    expect(gazetteer.former.map(plain)).toEqual(data.former.map(plain))
    expect(gazetteer.elsewhere).toEqual(data.elsewhere)
    expect(endedPaths).toEqual([])
    expect(streetToday('转塘街道', '')).toEqual({ street: '转塘街道', district: '330106', certain: true })
    expect(streetToday('龙坞镇', '')).toEqual({ street: '转塘街道', district: '330106', certain: true })
    expect(streetToday('没有街道', '')).toBeUndefined()
  })

  test('borrows the phone of the office above and says so, until its own is imported', async () => {
    const [street] = await ground.act((call) => findOfficesByName(call, '西湖区转塘街道'))
    const [district] = await ground.act((call) => findOfficesByName(call, '西湖区'))
    const shown = () => ground.act((call) => getOfficeForOwners(call, street?.path ?? ''))
    expect(await shown()).toMatchObject({ name: '转塘街道团工委', phone: null, contactOf: null })
    await ground.act((call) => putOfficeContacts(call, [{ officeId: district?.id ?? '', phone: '0000-1111111' }]))
    expect(await shown()).toMatchObject({ phone: '0000-1111111', contactOf: '共青团西湖区委员会' })
    await ground.act((call) =>
      putOfficeContacts(call, [{ officeId: street?.id ?? '', phone: '0000-2222222', hours: '工作日' }]),
    )
    expect(await shown()).toMatchObject({ phone: '0000-2222222', hours: '工作日', contactOf: null })
  })

  test('an industry committee without a phone borrows that of the League’s office of its division, a partner none', async () => {
    const [district] = await ground.act((call) => findOfficesByName(call, '西湖区'))
    if (district === undefined) throw new Error('no district')
    const beside = (body: string, name: string) =>
      ground.act((call) => ensureOfficeBeside(call, body, district, (division) => `${division}${name}`))
    const committee = await beside('kuaidi', '快递物流行业团工委')
    const union = await beside('union', '总工会')
    const shown = (path: string) => ground.act((call) => getOfficeForOwners(call, path))
    const contact = (officeId: string, phone: string) =>
      ground.act((call) => putOfficeContacts(call, [{ officeId, phone }]))
    await contact(district.id, '0000-1111111')
    expect(await shown(committee.path)).toMatchObject({
      name: '西湖区快递物流行业团工委',
      phone: '0000-1111111',
      contactOf: '共青团西湖区委员会',
    })
    expect(await shown(union.path)).toMatchObject({ phone: null, contactOf: null })
    // Its own line comes before.
    const [above] = await ground.act((call) => listOfficesAbove(call, '/kuaidi/3301/'))
    await contact(above?.id ?? '', '0000-3333333')
    expect(await shown(committee.path)).toMatchObject({
      phone: '0000-3333333',
      contactOf: '杭州市快递物流行业团工委',
    })
    await contact(committee.id, '0000-4444444')
    expect(await shown(committee.path)).toMatchObject({ phone: '0000-4444444', contactOf: null })
  })
})

test.each([
  ['3502', '厦门市'],
  ['1101', '北京市'],
  ['4419', '东莞市'],
])('any city can be the home city: %s', async (code, name) => {
  const ground = await open(code)
  try {
    const [city] = await rowsOf(
      ground,
      `select d.name from office o join division d on d.code = o.division_code where o.level = 'city'`,
    )
    expect(city?.name).toBe(name)
    const [streets] = await rowsOf(ground, `select count(*)::int as n from office where level = 'street'`)
    expect(streets?.n).toBeGreaterThan(20)
  } finally {
    await ground.stop()
  }
})
