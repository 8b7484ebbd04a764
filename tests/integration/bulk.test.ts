/** Acts on all that a filter finds: tried, done once, refused where the number moved, taken back; the filter as a table. All invented. */
import { sql } from 'kysely'
import { createInvitation } from '../../cloud/intake/actions'
import { enterprisesToLeaveOut } from '../../cloud/organisations/actions'
import { putRecords } from '../../cloud/pool/actions'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'

const cityCadre = '15400000006'

describe('bulk acts on the pool', () => {
  let city: TestCity
  let district = ''
  let whole = ''
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    await city.appoint(cityCadre, '杭州市')
    await city.ground.act((call) =>
      putRecords(
        call,
        [
          ...Array.from({ length: 2500 }, (_, i) => ({
            name: `杭州代账${i}测试有限公司`,
            uscc: inventUscc(5000 + i),
            address: '西湖区转塘街道示例街1号',
            street: '转塘街道',
            ...(i < 100 ? { status: 'closed' as const, statusWritten: '注销' } : {}),
          })),
          { name: '杭州代账远测试有限公司', uscc: inventUscc(9000, '330110'), address: '余杭区', street: null },
        ],
        'test',
      ),
    )
    district = await city.logIn(phones.district)
    whole = await city.logIn(cityCadre)
  })
  afterAll(() => city.stop())

  const filter = { query: '代账' }
  const tried = async (session = district) => (await city.call('tryBulk', filter, session)).result
  const withhold = (expected: number, key = newKey(), session = district) =>
    city.call('markBulk', { key, ...filter, withhold: 'bookkeeper', expected }, session)
  const leftOut = async () =>
    (
      await city.ground.act((call) =>
        sql<{
          n: number
        }>`select count(*)::int as n from enterprise where id in (${enterprisesToLeaveOut(call.now)})`.execute(call.tx),
      )
    ).rows[0]?.n

  test('a trial says how many, within the own borders, and why some are left as they are', async () => {
    expect(await tried()).toMatchObject({
      total: 2500,
      withheld: 0,
      ineligible: 100,
      organised: 0,
      changes: { withhold: 2400, release: 0 },
      last: null,
    })
    expect((await tried(whole)).total).toBe(2501)
  })

  test('the whole filter is marked, once a key, and left out of whom to approach', async () => {
    expect((await withhold(2399)).error.name).toBe('bulkMoved')
    expect(await leftOut()).toBe(100)
    const key = newKey()
    const first = await withhold(2400, key)
    expect(first.result).toMatchObject({ changed: 2400 })
    expect((await withhold(2400, key)).result).toEqual(first.result)
    expect(await leftOut()).toBe(2500)
    expect(await tried()).toMatchObject({
      withheld: 2400,
      changes: { withhold: 0, release: 2400 },
      last: { changed: 2400 },
    })
    const found = await city.call('searchPool', { ...filter, approach: 'withheld', limit: 1 }, district)
    expect(found.result).toMatchObject({ total: 2400, rows: [{ marks: ['withheld'] }] })
    const id = found.result.rows[0]?.id ?? ''
    await expect(city.ground.act((call) => createInvitation(call, { enterpriseId: id }))).rejects.toMatchObject({
      error: 'enterpriseWithheld',
    })
    // What lies beyond the borders is as it was.
    expect((await city.call('searchPool', { ...filter, approach: 'open' }, whole)).result.total).toBe(101)
  })

  test('a release and its undoing, and the undoing of the first: each as it was before', async () => {
    const free = await city.call('markBulk', { key: newKey(), ...filter, withhold: null, expected: 2400 }, district)
    expect(free.result).toMatchObject({ changed: 2400 })
    const undo = async () => {
      const { last } = await tried()
      return (await city.call('undoBulk', { key: newKey(), act: last?.id ?? newKey() }, district)).result
    }
    expect(await undo()).toEqual({ changed: 2400 })
    expect(await tried()).toMatchObject({ withheld: 2400 })
    // Somebody else's act is not the own one to take back.
    const { last } = await tried()
    expect((await city.call('undoBulk', { key: newKey(), act: last?.id ?? '' }, whole)).error.name).toBe('bulkMoved')
    expect(await undo()).toEqual({ changed: 2400 })
    expect(await tried()).toMatchObject({ withheld: 0, last: null })
    expect(await leftOut()).toBe(100)
  })

  test('the filter is exported piece by piece, without contacts', async () => {
    let text = ''
    let cursor: string | null | undefined
    for (let calls = 0; cursor !== null; calls++) {
      const { result } = await city.call('exportFound', { ...filter, ...(cursor ? { cursor } : {}) }, district)
      text += result.csv
      cursor = result.next
      expect(calls).toBeLessThan(3)
    }
    const lines = text.trim().split('\n')
    expect(lines).toHaveLength(2501)
    // With the mark of UTF-8, for spreadsheets.
    expect(text.charCodeAt(0)).toBe(0xfeff)
    expect(lines[0]).toBe('企业名称,统一社会信用代码,所在地,地址,情况')
    expect(text).toContain('已注销')
    expect(text).not.toContain('代账远')
  })

  test('a street has no part in it, and a fresh factor is asked for', async () => {
    await city.appoint(phones.cadre, '翠苑街道')
    const street = await city.logIn(phones.cadre)
    expect((await city.call('tryBulk', filter, street)).error.name).toBe('forbidden')
    expect((await withhold(2400, newKey(), street)).error.name).toBe('forbidden')
    city.clock.advance(6 * 60_000)
    expect((await withhold(2400)).error.name).toBe('freshFactorNeeded')
    expect((await city.call('exportFound', { query: firms.willow.name }, district)).error.name).toBe(
      'freshFactorNeeded',
    )
  })

  test('a row that is merged away takes its mark along: shown, counted, kept from invitations, released', async () => {
    const [kept, gone] = await Promise.all(
      [200, 201].map(
        async (at) => (await city.call('searchPool', { query: inventUscc(5000 + at) }, whole)).result.rows[0]?.id ?? '',
      ),
    )
    const one = { query: inventUscc(5201) }
    const mark = (withhold: 'bookkeeper' | null, of: { query: string }) =>
      city.call('markBulk', { key: newKey(), ...of, withhold, expected: 1 }, district)
    await city.showFactor(phones.district, district)
    expect((await mark('bookkeeper', one)).result).toMatchObject({ changed: 1 })
    const merge = { key: newKey(), id: kept ?? '', other: gone ?? '', ground: 'entered-twice' as const }
    expect((await city.call('mergeEnterprises', merge, district)).status).toBe(200)
    const winner = { query: inventUscc(5200) }
    expect((await city.call('tryBulk', winner, district)).result).toMatchObject({
      total: 1,
      withheld: 1,
      changes: { withhold: 0, release: 1 },
    })
    await expect(city.ground.act((call) => createInvitation(call, { enterpriseId: kept ?? '' }))).rejects.toMatchObject(
      { error: 'enterpriseWithheld' },
    )
    const undo = async () => {
      const { last } = (await city.call('tryBulk', winner, district)).result
      return (await city.call('undoBulk', { key: newKey(), act: last?.id ?? newKey() }, district)).result
    }
    expect((await mark(null, winner)).result).toMatchObject({ changed: 1 })
    expect(await undo()).toEqual({ changed: 1 })
    expect((await mark(null, winner)).result).toMatchObject({ changed: 1 })
    expect((await city.call('tryBulk', winner, district)).result).toMatchObject({
      changes: { withhold: 1, release: 0 },
    })
  })
})
