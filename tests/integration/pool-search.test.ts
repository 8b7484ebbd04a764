/** The pool's search: what is found by what is typed, who sees how far, pages without a gap, and rows for what an upgrade found. All names are invented. */
import { sql } from 'kysely'
import { fillSearch, putRecords } from '../../cloud/pool/actions'
import { usccCheckCharacter } from '../../types/uscc'
import { inventUscc, firms, newKey, phones, TestCity } from '../support/city'

const cityCadre = '15400000006'
const far = {
  name: '杭州云来霁物流有限公司',
  uscc: inventUscc(20, '330110'),
  address: '余杭区五常街道示例路3号',
  street: '五常街道',
}
const renamed = { ...firms.brook, name: '杭州溪上月测试贸易有限公司' }

describe('the pool’s search', () => {
  let city: TestCity
  let district = ''
  let whole = ''
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.district, '西湖区')
    await city.appoint(cityCadre, '杭州市')
    await city.ground.act((call) =>
      putRecords(
        call,
        [
          far,
          renamed,
          {
            ...far,
            name: '重庆长乐坊（杭州）银行咨询有限公司',
            uscc: inventUscc(21),
            status: 'closed',
            statusWritten: '注销',
          },
        ],
        'test',
      ),
    )
    district = await city.logIn(phones.district)
    whole = await city.logIn(cityCadre)
  })
  afterAll(() => city.stop())

  const find = async (query: string, more: object = {}, session = whole) =>
    (await city.call('searchPool', { query, ...more }, session)).result
  const names = async (query: string, more: object = {}, session = whole) =>
    (await find(query, more, session)).rows.map((row) => row.name)

  test.each([
    ['a part of the name', '柳岸', firms.willow.name],
    ['the name in traditional characters and full width', '柳岸晴測試', firms.willow.name],
    ['pinyin initials', 'hzylj', far.name],
    ['initials from the middle, in capitals', 'YLJWL', far.name],
    ['initials by the words around', 'cqclf', '重庆长乐坊（杭州）银行咨询有限公司'],
    ['the beginning of the code', inventUscc(20, '330110').slice(0, 8).toLowerCase(), far.name],
    ['the whole code', firms.willow.uscc, firms.willow.name],
    ['a part of the address', '五常街道示例路', far.name],
    ['two words, one of the address', '云来 五常', far.name],
    ['a former name', '溪上石', renamed.name],
  ])('finds by %s', async (_, query, name) => {
    expect(await names(query)).toContain(name)
  })

  test('says by which former name, what speaks against inviting, and where it lies', async () => {
    expect((await find('溪上石')).rows[0]).toMatchObject({
      name: renamed.name,
      formerName: firms.brook.name,
      place: '西湖区 转塘街道',
    })
    expect((await find('重庆长乐')).rows[0]).toMatchObject({ marks: ['closed'], formerName: null })
    expect((await find('远山雾')).rows[0]?.place).toBe('西湖区')
  })

  test('marks and signs are no patterns; what is nowhere is not found; nothing typed is all of it', async () => {
    for (const query of ['%', '_', "'", '（', '\\']) expect((await find(query)).total).toBe(5)
    expect(await find('没有这样的字号')).toMatchObject({ rows: [], total: 0, next: null })
  })

  test('goes as far as the cadre’s own district; a street and an administrator have no pool', async () => {
    expect(await names('云来', {}, district)).toEqual([])
    expect((await find('', {}, district)).rows.map((row) => row.name).sort()).toEqual(
      [firms.willow.name, renamed.name, firms.unknownStreet.name].sort(),
    )
    // A place outside is as if nothing were there.
    expect(await find('', { place: '/3301/330110/' }, district)).toMatchObject({ rows: [], total: 0 })
    expect((await find('', { place: '/3301/330110/' })).total).toBe(2)
    const places = (await city.call('listPoolPlaces', {}, district)).result.places
    expect(places.every(({ path }) => path.startsWith('/3301/330106/'))).toBe(true)
    expect(places[0]?.name).toBe('西湖区')
    const street = await city.logIn(phones.cadre)
    expect((await city.call('searchPool', {}, street)).error.name).toBe('forbidden')
  })

  test('pages follow each other without a gap or a double, with the count of all', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    for (let page = 0; page < 5; page++) {
      const found: { rows: { id: string }[]; total: number; next: string | null } = await find('公司', {
        limit: 1,
        ...(cursor ? { cursor } : {}),
      })
      expect(found.total).toBe(5)
      seen.push(...found.rows.map((row) => row.id))
      cursor = found.next ?? undefined
    }
    expect(cursor).toBeUndefined()
    expect(new Set(seen).size).toBe(5)
    for (const wrong of ['x', Buffer.from('9/x').toString('base64url')])
      expect((await city.call('searchPool', { cursor: wrong }, whole)).error.name).toBe('inputInvalid')
  })

  test('tells who has applied, and of whom an application is to be looked at', async () => {
    const owner = await city.logIn(phones.owner)
    const send = (subject: { name: string; uscc: string; address: string }) =>
      city.call(
        'submitApplication',
        { key: newKey(), subject, contactName: '示例甲', bodies: ['league'], noticeVersion: '2026-11-24' },
        owner,
      )
    await send({ ...firms.willow, address: firms.willow.address })
    expect((await find('', { standing: 'applied' })).rows).toMatchObject([
      { name: firms.willow.name, marks: ['applied'] },
    ])
    expect((await find('', { standing: 'not-applied' })).total).toBe(4)
    // Near the name, with another code: a person must look.
    await send({ name: '杭州云来霁物流公司', uscc: inventUscc(77), address: '拱墅区示例路1号' })
    expect((await find('', { standing: 'in-review' })).rows.map((row) => row.name)).toEqual([far.name])
    expect(await names('', { status: 'closed' })).toHaveLength(1)
    expect(await names('', { status: 'unknown', ownership: 'unknown' })).toHaveLength(4)
  })

  test('rows that an earlier version left without are made, and what was written meanwhile stays', async () => {
    // The service's own round would fill some of them in.
    await city.running.stopLoops()
    await city.ground.act((call) => sql`delete from enterprise_search`.execute(call.tx))
    expect((await find('')).total).toBe(0)
    expect(await fillSearch(city.ground)).toBe(5)
    expect(await fillSearch(city.ground)).toBe(0)
    expect(await names('hzylj')).toEqual([far.name])
  })

  test('a code that begins with a letter is found by its beginning; letters alone stay initials', async () => {
    const first = 'N2330106WW0000022'
    const village = {
      name: '杭州市西湖区翠苑街道纳新测试股份经济合作社',
      uscc: `${first}${usccCheckCharacter(first)}`,
      address: '西湖区翠苑街道示例路9号',
      street: '翠苑街道',
    }
    await city.ground.act((call) => putRecords(call, [village], 'test'))
    for (const query of ['N2', 'n2330106', village.uscc, '纳新 N23']) expect(await names(query)).toEqual([village.name])
    expect(await names('nxcsgf')).toEqual([village.name])
    expect(await names('3301')).not.toContain(village.name)
  })
})
