/** The forms in which names are compared, made anew where an earlier version kept others. All invented. */
import { sql } from 'kysely'
import { newcomerNames } from '../../cloud/fieldwork/actions'
import { canonicalKey, poolNames, putRecords, rereadNames, rereadNamesAfterUpgrade } from '../../cloud/pool/actions'
import { findFact, putFact } from '../../cloud/platform/facts'
import { inventUscc, phones, TestCity } from '../support/city'
import { FieldPhone } from '../support/fieldwork'

const kept = [...poolNames, newcomerNames]

describe('names that an earlier version kept', () => {
  let city: TestCity
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    const phone = new FieldPhone(city, await city.logIn(phones.cadre))
    await phone.open()
    const body = { form: 1, kind: 'newcomer', name: '楼下瀝青测试小店', uscc: null, address: null } as const
    await phone.send([phone.make({ ...body, place: null, at: null })])
    // More than one step.
    const many = Array.from({ length: 620 }, (_, at) => ({
      name: `杭州第${at}家瀝青测试有限公司`,
      uscc: inventUscc(3000 + at),
      address: '西湖区翠苑街道试验路9号',
      street: '翠苑街道',
      formerNames: [`杭州旧${at}瀝青测试厂`],
    }))
    await city.ground.act((call) => putRecords(call, many, 'test'))
  })
  afterAll(() => city.stop())

  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const forms = () =>
    rows(sql<{ name: string; canonical_name: string }>`
      select name, canonical_name from enterprise union all select name, canonical_name from enterprise_former_name
      union all select name, canonical_name from field_newcomer order by 1, 2`)
  const spoil = async () => {
    for (const table of ['enterprise', 'enterprise_former_name', 'field_newcomer'])
      await rows(sql`update ${sql.table(table)} set canonical_name = replace(canonical_name, '沥', '瀝')`)
  }
  const fact = () => city.ground.act((call) => findFact(call.tx, 'names-made-by'))

  test('are made anew, all of them, and again changes nothing', async () => {
    const before = await forms()
    expect(before).toHaveLength(3 + 620 * 2 + 1)
    for (const { name, canonical_name: form } of before) expect(form).toBe(canonicalKey(name))
    await spoil()
    expect(await forms()).not.toEqual(before)
    await rereadNames(city.ground.database, kept)
    expect(await forms()).toEqual(before)
    await rereadNames(city.ground.database, kept)
    expect(await forms()).toEqual(before)
  })

  test('at once after an upgrade, once more an hour later, and then no more', async () => {
    const before = await forms()
    await city.ground.act((call) => putFact(call.tx, 'names-made-by', 'earlier'))
    const round = rereadNamesAfterUpgrade({ database: city.ground.database, clock: city.clock }, kept)
    await spoil()
    await round()
    expect(await forms()).toEqual(before)
    expect(await fact()).toBe('earlier')
    // What a process of the version before writes meanwhile.
    await spoil()
    city.clock.advance(3_599_000)
    await round()
    expect(await forms()).not.toEqual(before)
    city.clock.advance(1000)
    await round()
    expect(await forms()).toEqual(before)
    expect(await fact()).not.toBe('earlier')
    await spoil()
    await round()
    await rereadNamesAfterUpgrade({ database: city.ground.database, clock: city.clock }, kept)()
    expect(await forms()).not.toEqual(before)
  })
})
