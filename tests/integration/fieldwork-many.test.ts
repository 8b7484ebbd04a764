/** A district with many candidates and a market with many enterprises: what is read is what is shown, and the order is that of the whole. */
import { deflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { listPlannedFor } from '../../cloud/fieldwork/plans/store'
import { confirmMember } from '../../cloud/places/actions'
import { findEnterpriseByUscc, mergeEnterprises, putRecords, undoMerge } from '../../cloud/pool/actions'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { FieldPhone, visitOf } from '../support/fieldwork'
import { statementsOf } from '../support/statements'

const MANY = 400
const FEW = 20
const colleague = '15400000093'

/** Rows that the database gives to a request, by what a row tells. */
async function rowsRead(
  mark: RegExp,
  work: () => Promise<unknown>,
  counts: (row: object, text: string) => boolean,
): Promise<number> {
  const statements = await statementsOf(mark, work)
  return statements.flatMap(({ text, rows }) => rows.filter((row) => counts(row, text))).length
}

describe('field work where there are many', () => {
  let city: TestCity
  let cadre = ''
  let district = ''
  const ids: string[] = []
  let market = ''
  let annex = ''
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const list = async (more: { places: string[]; limit?: number; cursor?: string }) => {
    const { status, result, error } = await city.call('takeFieldList', more, cadre)
    if (status !== 200) throw new Error(JSON.stringify(error))
    return result
  }
  const whole = async (places: string[], limit: number) => {
    const pages = [await list({ places, limit })]
    for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null)
      pages.push(await list({ places, limit, cursor: next }))
    return pages
  }

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.district, '西湖区')
    cadre = await city.logIn(phones.cadre)
    district = await city.logIn(phones.district)
    await city.ground.act(async (call) => {
      const firms = Array.from({ length: MANY }, (_, i) => ({
        name: `杭州众多${i}号商行`,
        uscc: inventUscc(30_000 + i),
        address: `西湖区翠苑街道众多路${i}号`,
        street: '翠苑街道',
      }))
      await putRecords(call, firms, 'test')
      for (const { uscc } of firms) ids.push((await findEnterpriseByUscc(call, uscc))?.id ?? '')
    })
    const { offices } = (await city.call('proposePlaces', {}, cadre)).result
    const path = offices.at(-1)?.path ?? ''
    const make = async (name: string) => {
      const said = { kind: 'market' as const, name, address: `${name}1号`, place: path, entrances: [], floors: [] }
      return (await city.call('createPlace', { key: newKey(), ...said }, cadre)).result.id
    }
    market = await make('众多市场')
    annex = await make('众多市场二期')
    const [by] = await rows(sql<{ personId: string; officeId: string }>`
      select person_id as "personId", office_id as "officeId" from cadre_grant limit 1`)
    if (by === undefined) throw new Error('no cadre')
    await city.ground.act(async (call) => {
      const said = { floor: null, room: null, by, now: call.now }
      for (const [i, enterprise] of ids.entries()) {
        // Some were looked for and not found; some are in the annex, too, and a few there alone.
        const at = { ...said, enterprise, here: i % 10 !== 3 }
        if (i % 40 !== 7) await confirmMember(call, { ...at, place: market, floor: String(i % 9) })
        if (i % 8 === 7) await confirmMember(call, { ...at, here: true, place: annex })
      }
    })
    const cadres = (await city.call('planVisits', {}, cadre)).result.cadres.map((one) => one.id)
    const plan = { key: newKey(), cadres, take: 25, until: '2026-12-20' }
    expect((await city.call('createVisitPlan', plan, cadre)).status).toBe(200)
  })
  afterAll(() => city.stop())

  test('a list is the same however it is cut into pages, and nobody is on it twice', async () => {
    const places = [market, annex]
    const [at, most] = [await whole(places, FEW), await whole(places, 300)]
    const said = (pages: typeof at) => pages.flatMap((page) => page.enterprises.map(({ id, turn }) => [id, turn]))
    expect(said(at)).toEqual(said(most))
    const total = at[0]?.total ?? 0
    expect(total).toBeGreaterThan(MANY / 2)
    expect(said(at)).toHaveLength(total)
    expect(new Set(said(at).map(([id]) => id)).size).toBe(total)
    expect(
      said(at)
        .slice(0, 25)
        .map(([, turn]) => turn),
    ).toEqual(Array.from({ length: 25 }, (_, i) => i + 1))
    expect(new Set([...at, ...most].map((page) => page.version)).size).toBe(1)
  })

  test('what a list will take is told before, about so much it takes, and the trail tells the one from the other', async () => {
    const trail = async () =>
      (
        await rows(sql<{ function: string }>`
          select function from audit_entry where function in ('sizeFieldList', 'takeFieldList') order by id`)
      ).map((row) => row.function)
    const before = await trail()
    const { result } = await city.call('sizeFieldList', { places: [market, annex] }, cadre)
    expect(await trail()).toEqual([...before, 'sizeFieldList'])
    const taken = await whole([market, annex], 300)
    const enterprises = taken.flatMap((page) => page.enterprises)
    const known = deflateRawSync(JSON.stringify([taken[0]?.places, enterprises])).length / 1024
    expect(result.enterprises).toBe(enterprises.length)
    expect(result.kilobytes).toBeGreaterThanOrEqual(known * 0.7)
    expect(result.kilobytes).toBeLessThanOrEqual(known * 2.5)
  })

  test('a further page reads about what it brings; a cursor of another kind is refused', async () => {
    const first = await list({ places: [market, annex], limit: FEW })
    const read = await rowsRead(
      /visit_plan_enterprise/,
      () => list({ places: [market, annex], limit: FEW, cursor: first.next ?? '' }),
      (_, text) => /place_enterprise|visit_plan_enterprise|enterprise_search|from \\"enterprise\\"/.test(text),
    )
    expect(read).toBeGreaterThan(FEW)
    expect(read).toBeLessThan(FEW * 10)
    for (const cursor of [
      'x',
      `${first.version}.1.1.1.m0.!`,
      `${'0'.repeat(16)}.9.0.0.m0.`,
      `${first.version}.1.1.1.p1.1`,
      `${first.version}.1.1.1.p${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}.1`,
    ]) {
      const { error } = await city.call('takeFieldList', { places: [market, annex], cursor }, cadre)
      expect(error.fields?.[0]?.field).toBe('cursor')
    }
  })

  test('of a district with many candidates only those that come first are looked at whole, and they are the first of all', async () => {
    const phone = new FieldPhone(city, cadre)
    await phone.open()
    const last = [...ids].sort().at(-1) ?? ''
    await phone.record(visitOf({ enterprise: last }, { members: 5, nextOn: '2026-11-24' }))
    city.clock.advance(86_400_000)
    const ask = async (limit: number) => (await city.call('planVisits', { limit }, district)).result
    const [few, more] = [await ask(3), await ask(50)]
    expect(few.rows[0]).toMatchObject({ id: last, because: expect.arrayContaining(['已知团员 5 人']) as string[] })
    expect(few.rows).toEqual(more.rows.slice(0, 3))
    expect(few.total).toBeGreaterThan(MANY - 60)
    expect([few.total, few.given, few.leftOut]).toEqual([more.total, more.given, more.leftOut])
    const whole = await rowsRead(
      /as left_out/,
      () => ask(3),
      (row) => 'uscc' in row && 'address' in row,
    )
    expect(whole).toBe(3)
  })

  test('what was handed over and what was merged since is on the list once, however it is cut', async () => {
    await city.appoint(colleague, '翠苑街道')
    const other = await city.logIn(colleague)
    const mine = (who: string) =>
      city.call('planVisits', {}, who).then(({ result }) => result.cadres.find((one) => one.me)?.id ?? '')
    const [me, leaving] = [await mine(cadre), await mine(other)]
    const plan = { key: newKey(), cadres: [me, leaving], take: 20, until: '2026-12-22' }
    expect((await city.call('createVisitPlan', plan, cadre)).status).toBe(200)
    const [grant] = await rows(sql<{ id: string }>`
      select id from cadre_grant where person_id = ${leaving} and valid_until is null`)
    const [own] = await rows(sql<{ id: string }>`
      select id from cadre_grant where person_id = ${me} and valid_until is null`)
    await city.showFactor(phones.district, district)
    const ended = await city.call(
      'endGrant',
      { key: newKey(), id: grant?.id ?? '', successor: own?.id ?? '' },
      district,
    )
    expect(ended.status).toBe(200)
    // Two rows of one plan have each turn by now.
    expect(
      await rows(
        sql`select turn from visit_plan_enterprise where person_id = ${me} and is_open group by plan_id, turn having count(*) > 1`,
      ),
    ).not.toEqual([])
    const planned = await rows(sql<{ id: string }>`
      select enterprise_id as id from visit_plan_enterprise where person_id = ${me} and is_open order by plan_id, turn, enterprise_id`)
    const [winner, loser] = [planned[3]?.id ?? '', planned.at(-2)?.id ?? '']
    const [by] = await rows(sql<{ personId: string; officeId: string }>`
      select person_id as "personId", office_id as "officeId" from cadre_grant where person_id = ${me} limit 1`)
    if (by === undefined) throw new Error('no cadre')
    const [given] = await rows(sql<{ id: string }>`
      select id from person where id in (select person_id from cadre_grant where person_id <> ${me}) limit 1`)
    await rows(
      sql<never>`update visit_plan_enterprise set person_id = ${given?.id ?? ''} where enterprise_id = ${loser}`,
    )
    const plannedFor = async (personId = '') =>
      (await city.ground.act((call) => listPlannedFor(call.tx, personId))).map((row) => row.enterprise_id)
    expect(await plannedFor(given?.id)).toEqual([loser])
    const merge = await city.ground.act((call) => mergeEnterprises(call, { winner, loser, ground: 'same' }, by))
    // Planned for two who are now to go to the same one: only the one goes.
    expect(await plannedFor(given?.id)).toEqual([])
    expect(await plannedFor(me)).toContain(winner)
    for (const limit of [1, 7, 300]) {
      const pages = await whole([], limit)
      const said = pages.flatMap((page) => page.enterprises.map(({ id }) => id))
      expect(new Set(said).size).toBe(planned.length - 1)
      expect(said).toHaveLength(pages[0]?.total ?? 0)
      expect(said).not.toContain(loser)
    }
    // Taken along as well, the building adds nobody who is on the plan already.
    const all = (await whole([market, annex], 30)).flatMap((page) => page.enterprises.map(({ id }) => id))
    expect(new Set(all).size).toBe(all.length)
    // Taken apart again, each has whoever was to go there.
    await city.ground.act((call) => undoMerge(call, { winner, merge }, by))
    expect(await plannedFor(given?.id)).toEqual([loser])
    expect(await plannedFor(me)).toContain(winner)
    // A visit to the one of both is a visit to each row that was planned: no plan waits for ever.
    await city.ground.act((call) => mergeEnterprises(call, { winner, loser, ground: 'same' }, by))
    const phone = new FieldPhone(city, cadre)
    await phone.open()
    await phone.record(visitOf({ enterprise: winner }))
    expect(
      await rows(sql`
        select count(visited_at)::int as visited from visit_plan_enterprise where enterprise_id in (${winner}, ${loser}) and is_open`),
    ).toEqual([{ visited: 2 }])
  })
})
