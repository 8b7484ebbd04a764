/** Appointments from above, mixed duties refused, and what passes on when a grant ends. */
import { sql } from 'kysely'
import { findOfficesByName } from '../../cloud/divisions/actions'
import { appoint } from '../../cloud/people/actions'
import { firms, newKey, phones, TestCity } from '../support/city'

describe('appointments', () => {
  let city: TestCity
  let district = ''
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    district = await city.logIn(phones.district)
  })
  afterAll(() => city.stop())

  const officeId = async (division: string) =>
    city.ground.act(async (call) => (await findOfficesByName(call, division))[0]?.id ?? '')
  const give = async (
    session: string,
    division: string,
    phone: string,
    more: { role?: 'street-cadre' | 'district-cadre'; until?: string } = {},
  ) =>
    city.call(
      'appointCadre',
      { key: newKey(), role: 'street-cadre', office: await officeId(division), phone, name: '示例新人', ...more },
      session,
    )
  /** Named for a case's open duty. */
  const named = async (caseId: string) =>
    (
      await sql<{ person_id: string | null; office_id: string | null }>`
        select person_id, office_id from duty where case_id = ${caseId}::uuid and fulfilled_at is null`.execute(
        city.ground.database.kysely,
      )
    ).rows
  const submit = async () => {
    const owner = await city.logIn(phones.owner)
    const notice = (await city.call('getCity', {})).result.notice.version
    const reply = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { name: firms.willow.name, uscc: firms.willow.uscc, address: firms.willow.address },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: notice,
      },
      owner,
    )
    return reply.result.id
  }

  test('a district appoints in its own streets, and nowhere else, and no other role', async () => {
    expect((await give(district, '翠苑街道', '15400000201')).status).toBe(200)
    expect((await give(district, '翠苑街道', '15400000201')).error.name).toBe('grantHeld')
    const outside = await give(district, '塘栖镇', '15400000202')
    const nowhere = await city.call(
      'appointCadre',
      {
        key: newKey(),
        role: 'street-cadre',
        office: '00000000-0000-4000-8000-000000000000',
        phone: '15400000202',
        name: '示例',
      },
      district,
    )
    // An office outside and one that does not exist answer alike.
    const plain = ({ requestId: _, ...body }: { requestId?: string }) => body
    expect(plain(outside.error)).toEqual(plain(nowhere.error))
    expect((await give(district, '西湖区', '15400000202', { role: 'district-cadre' })).error.name).toBe('inputInvalid')
    const { offices } = (await city.call('findOffices', { role: 'street-cadre', query: '' }, district)).result
    expect(offices.map((office) => office.division)).toEqual(expect.arrayContaining(['翠苑街道', '转塘街道']))
    expect(offices.map((office) => office.division)).not.toContain('塘栖镇')
    const street = await city.logIn('15400000201')
    expect((await city.call('listStaff', {}, street)).error.name).toBe('forbidden')
  })

  test('the list goes office by office over its pages, each grant once', async () => {
    await city.showFactor(phones.district, district)
    const appointed = Array.from({ length: 24 }, (_, i) => [`154000004${String(i).padStart(2, '0')}`, i % 2] as const)
    for (const [phone, at] of appointed) {
      await city.showFactor(phones.district, district)
      expect((await give(district, at === 0 ? '翠苑街道' : '转塘街道', phone)).status).toBe(200)
    }
    const seen: { id: string; office: string }[] = []
    let cursor: string | undefined
    do {
      const page = (await city.call('listStaff', cursor === undefined ? {} : { cursor }, district)).result
      seen.push(...page.rows)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(new Set(seen.map((row) => row.id)).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(appointed.length)
    const turns = seen.map((row) => row.office).filter((office, i, all) => office !== all[i - 1])
    expect(turns).toEqual([...new Set(turns)])
    expect(turns.length).toBeGreaterThanOrEqual(2)
  })

  test('a fresh factor is asked for; a grant until a day ends with that day', async () => {
    city.clock.advance(6 * 60_000)
    const stale = await city.request('/1.1/functions/appointCadre', {
      body: {
        key: newKey(),
        role: 'street-cadre',
        office: await officeId('翠苑街道'),
        phone: '15400000203',
        name: '示例',
      },
      session: district,
    })
    expect([stale.status, stale.body.name]).toEqual([401, 'freshFactorNeeded'])
    await city.showFactor(phones.district, district)
    for (const until of ['2026-02-31', '2026-11-01'])
      expect((await give(district, '翠苑街道', '15400000203', { until })).error.fields?.[0]?.field).toBe('until')
    expect((await give(district, '翠苑街道', '15400000203', { until: '2026-11-25' })).status).toBe(200)
    const cadre = await city.logIn('15400000203')
    expect((await city.call('listQueue', { queue: 'to-accept' }, cadre)).status).toBe(200)
    city.clock.advance(4 * 24 * 3_600_000)
    expect((await city.call('listQueue', { queue: 'to-accept' }, cadre)).error.name).toBe('forbidden')
  })

  test('what an ended grant owed passes to the successor, or to the office: never to nobody', async () => {
    await give(district, '翠苑街道', '15400000204')
    await city.showFactor(phones.district, district)
    await give(district, '翠苑街道', '15400000205')
    const leaving = await city.logIn('15400000204')
    const staying = await city.logIn('15400000205')
    const idOf = async (session: string) =>
      String((await city.request('/1.1/users/me', { method: 'GET', session })).body.objectId)
    const id = await submit()
    expect((await named(id))[0]?.person_id).toBeNull()
    expect((await city.call('acceptCase', { key: newKey(), id }, leaving)).status).toBe(200)
    expect((await named(id))[0]?.person_id).toBe(await idOf(leaving))

    await city.showFactor(phones.district, district)
    const { rows } = (await city.call('listStaff', { query: '翠苑' }, district)).result
    const grantOf = (end: string) => rows.find((row) => row.phoneMasked.endsWith(end))?.id ?? ''
    const end = (grant: string, successor?: string) =>
      city.call('endGrant', { key: newKey(), id: grant, ...(successor === undefined ? {} : { successor }) }, district)
    expect((await end(grantOf('0204'), grantOf('0204'))).error.fields?.[0]?.field).toBe('successor')
    expect((await end(grantOf('0204'), grantOf('0205'))).result).toEqual({ handedOver: 1 })
    expect((await named(id))[0]?.person_id).toBe(await idOf(staying))
    // At once, in the same session.
    expect((await city.call('listQueue', { queue: 'accepted' }, leaving)).error.name).toBe('forbidden')
    expect((await end(grantOf('0205'))).result).toEqual({ handedOver: 1 })
    expect(await named(id)).toEqual([{ person_id: null, office_id: await officeId('翠苑街道') }])
    expect((await end(grantOf('0205'))).error.name).toBe('grantUnknown')
  })

  test('system, security and audit are three people, and none handles cases: by the code and by the database', async () => {
    const at = async (division: string) =>
      city.ground.act(async (call) => {
        const [office] = await findOfficesByName(call, division)
        if (office === undefined) throw new Error('no office')
        return office
      })
    const hangzhou = await at('3301')
    const give = (phone: string, role: 'city-administrator' | 'security-administrator' | 'auditor' | 'city-cadre') =>
      city.ground.act((call) => appoint(call, { phone, name: '示例管理员', office: hangzhou, role }))
    await give('15400000211', 'city-administrator')
    for (const role of ['security-administrator', 'auditor', 'city-cadre'] as const)
      await expect(give('15400000211', role)).rejects.toMatchObject({ error: 'dutiesMixed' })
    await expect(
      city.ground.act(async ({ tx }) => {
        await sql`
          insert into cadre_grant (person_id, role, office_id, valid_from)
          select person_id, 'auditor', office_id, now() from cadre_grant where role = 'city-administrator'`.execute(tx)
      }),
    ).rejects.toMatchObject({ code: '23514' })
    await give('15400000212', 'auditor')
    const auditor = await city.logIn('15400000212')
    for (const name of ['listQueue', 'listStaff'] as const)
      expect((await city.call(name, { queue: 'to-accept' }, auditor)).error.name).toBe('forbidden')
  })
})
