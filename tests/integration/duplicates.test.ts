/** Duplicates over the wire: found, merged with a fresh factor, seen as one everywhere, taken apart again; former names. All invented. */
import { sql } from 'kysely'
import { putRecords } from '../../cloud/pool/actions'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { soon } from '../support/soon'

const twin = {
  name: '杭州柳岸晴测试科技公司',
  uscc: inventUscc(51),
  address: '西湖区翠苑街道试验路18号',
  street: '翠苑街道',
}
/** One character away: the engine itself answers a name that it knows with that one alone. */
const near = {
  name: '杭州柳岸青测试科技有限公司',
  uscc: inventUscc(53),
  address: '西湖区翠苑街道试验路20号',
  street: '翠苑街道',
}
const far = {
  name: '杭州柳岸晴测试科技有限责任公司',
  uscc: inventUscc(52, '330110'),
  address: '余杭区五常街道',
  street: '五常街道',
}

describe('a duplicate', () => {
  let city: TestCity
  let district = ''
  let id = ''
  let other = ''
  let beyond = ''
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    await city.appoint('15400000006', '杭州市')
    await city.ground.act((call) => putRecords(call, [twin, near, far], 'test'))
    const whole = await city.logIn('15400000006')
    const idOf = async (uscc: string) =>
      (await city.call('searchPool', { query: uscc }, whole)).result.rows[0]?.id ?? ''
    id = await idOf(firms.willow.uscc)
    other = await idOf(twin.uscc)
    beyond = await idOf(far.uscc)
    district = await city.logIn(phones.district)
  })
  afterAll(() => city.stop())

  const page = async (of = id) => (await city.call('getEnterprise', { id: of }, district)).result
  const merge = (input: { id: string; other: string }) =>
    city.call('mergeEnterprises', { key: newKey(), ground: 'entered-twice', ...input }, district)
  const fresh = async () => city.showFactor(phones.district, district)

  test('is found with what differs, within the reach only', async () => {
    const find = async () => (await city.call('findDuplicates', { id }, district)).result.candidates
    // The index follows the pool within seconds.
    await soon('the index', async () => (await find()).some((one) => one.name === near.name))
    const candidates = await find()
    expect(candidates.map((one) => one.id)).toContain(other)
    expect(candidates.map((one) => one.name)).toContain(near.name)
    expect(candidates.map((one) => one.id)).not.toContain(beyond)
    expect(candidates.map((one) => one.id)).not.toContain(id)
  })

  test('becomes one with the other: searched, opened, applied for and invited as one; and comes back', async () => {
    const owner = await city.logIn(phones.owner)
    const token = await city.invite(twin.uscc)
    const subject = { invitation: token }
    const input = {
      key: newKey(),
      subject,
      contactName: '示例甲',
      bodies: ['league' as const],
      noticeVersion: '2026-11-24',
    }
    const { number } = (await city.call('submitApplication', input, owner)).result
    await fresh()
    const before = JSON.stringify([await page(), await page(other)])
    const merged = (await merge({ id, other })).result
    const found = await page()
    expect(found.merged).toMatchObject([{ merge: merged.merge, name: twin.name, uscc: twin.uscc }])
    expect(found.cases.map((one) => one.number)).toEqual([number])
    expect(found.marks).toEqual(['applied'])
    expect(found.history[0]).toMatchObject({ title: `并入重复企业“${twin.name}”`, detail: '依据：重复登记' })
    expect((await page(other)).id).toBe(id)
    const search = async (query: string) => (await city.call('searchPool', { query }, district)).result
    expect((await search(twin.uscc)).rows).toMatchObject([{ id }])
    expect((await search(twin.name)).rows).toMatchObject([{ id, formerName: twin.name }])
    expect((await city.call('searchPool', { standing: 'applied' }, district)).result.rows).toMatchObject([{ id }])
    expect(
      (await city.call('searchPool', { standing: 'not-applied' }, district)).result.rows.map((row) => row.id),
    ).not.toContain(id)
    expect((await city.call('openInvitation', { token })).result.enterprise?.name).toBe(firms.willow.name)
    // Merged once; an import of the row that went changes what it is called, and stays within.
    expect((await merge({ id, other })).error.name).toBe('mergeMoved')
    await city.ground.act((call) => putRecords(call, [{ ...twin, name: '杭州柳岸晴新测试公司' }], 'test'))
    expect((await search('柳岸晴新测试')).rows).toMatchObject([{ id }])
    await city.ground.act((call) => putRecords(call, [twin], 'test'))
    await city.ground.act((call) =>
      sql`delete from enterprise_former_name where enterprise_id = ${other}`.execute(call.tx),
    )

    await fresh()
    const undo = { key: newKey(), id, merge: merged.merge }
    expect((await city.call('undoMerge', undo, district)).result).toEqual({ undone: true })
    expect((await city.call('undoMerge', undo, district)).result).toEqual({ undone: true })
    expect((await city.call('undoMerge', { ...undo, key: newKey() }, district)).error.name).toBe('mergeMoved')
    const after = [await page(), await page(other)].map(({ history, importedAt: _, ...rest }) => ({
      ...rest,
      history: history.filter(({ title }) => !/合并|并入/.test(title)),
    }))
    const plain = (JSON.parse(before) as Awaited<ReturnType<typeof page>>[]).map(({ importedAt: _, ...rest }) => rest)
    expect(after).toEqual(plain)
  })

  test('needs a fresh factor, both within the reach, and two of them', async () => {
    city.clock.advance(6 * 60_000)
    const stale = await city.request('/1.1/functions/mergeEnterprises', {
      body: { key: newKey(), id, other, ground: 'renamed' },
      session: district,
    })
    expect(stale.body.name).toBe('freshFactorNeeded')
    await fresh()
    const outside = await merge({ id, other: beyond })
    const nowhere = await merge({ id, other: '00000000-0000-4000-8000-000000000000' })
    expect([outside.error.name, nowhere.error.name]).toEqual(['enterpriseUnknown', 'enterpriseUnknown'])
    expect((await merge({ id, other: id })).error.name).toBe('inputInvalid')
    expect((await city.call('undoMerge', { key: newKey(), id, merge: beyond }, district)).error.name).toBe('mergeMoved')
  })

  test('a former name is added, found by, corrected; the present one is none', async () => {
    const put = (name: string, instead?: string) =>
      city.call('putFormerName', { key: newKey(), id, name, ...(instead ? { instead } : {}) }, district)
    expect((await put('杭州老柳岸测试厂')).result).toEqual({ name: '杭州老柳岸测试厂' })
    expect((await city.call('searchPool', { query: '老柳岸' }, district)).result.rows).toMatchObject([
      { id, formerName: '杭州老柳岸测试厂' },
    ])
    expect((await put('杭州旧柳岸测试厂', '杭州老柳岸测试厂')).status).toBe(200)
    expect((await page()).formerNames.map(({ name }) => name)).toEqual(['杭州旧柳岸测试厂'])
    expect((await put('杭州甲测试厂', '没有的名字')).error.fields).toMatchObject([{ field: 'instead' }])
    expect((await put(firms.willow.name)).error.fields).toMatchObject([{ field: 'name' }])
  })

  test('a former name that a register dated keeps its day, and one of the row that was merged is corrected there', async () => {
    await fresh()
    const { merge: merged } = (await merge({ id, other })).result
    const until = '2025-02-28T16:00:00.000Z'
    await city.ground.act((call) =>
      sql`insert into enterprise_former_name (enterprise_id, name, canonical_name, until)
        values (${other}, '杭州旧岸晴测试公司', '旧岸晴测试', ${until})`.execute(call.tx),
    )
    const put = (name: string, instead: string) =>
      city.call('putFormerName', { key: newKey(), id, name, instead }, district)
    expect((await put('杭州旧岸青测试公司', '杭州旧岸晴测试公司')).status).toBe(200)
    const named = { name: '杭州旧岸青测试公司', until }
    expect((await page()).formerNames).toContainEqual(named)
    expect((await page()).history.map(({ title }) => title)).toContain('企业更名')
    await fresh()
    await city.call('undoMerge', { key: newKey(), id, merge: merged }, district)
    expect((await page()).formerNames).not.toContainEqual(named)
    expect((await page(other)).formerNames).toContainEqual(named)
  })
})
