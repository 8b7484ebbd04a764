/** Plans of visits: whom first and why, shared out without overlap, taken along as a list. */
import { sql } from 'kysely'
import { keepFieldwork, moveFieldwork } from '../../cloud/fieldwork/actions'
import type { OfficeMove } from '../../cloud/divisions/changes/rules'
import { visitPlanRules } from '../../cloud/fieldwork/plans/rules'
import { confirmMember } from '../../cloud/places/actions'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { SEARCH_VERSION } from '../../cloud/pool/search/rules'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { FieldPhone, visitOf } from '../support/fieldwork'
import { soon } from '../support/soon'

const colleague = '15400000061'
const DAY = 86_400_000

describe('plans of visits', () => {
  let city: TestCity
  const sessions: Record<string, string> = {}
  const ids: string[] = []
  let office = ''
  let place = ''
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const plan = async (who = 'cadre', more = {}) => (await city.call('planVisits', { ...more }, sessions[who])).result
  const create = (cadres: string[], take: number, { who = 'cadre', until = '2026-12-31', ...more } = {}) =>
    city.call('createVisitPlan', { key: newKey(), cadres, take, until, ...more }, sessions[who])
  const list = async (who: string, more = {}) =>
    (await city.call('takeFieldList', { places: [], ...more }, sessions[who])).result

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(colleague, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    for (const [who, number] of [
      ['cadre', phones.cadre],
      ['colleague', colleague],
      ['neighbour', phones.neighbour],
      ['district', phones.district],
    ] as const)
      sessions[who] = await city.logIn(number)
    const firms = Array.from({ length: 30 }, (_, i) => ({
      name: `杭州试验第${'一二三四五六七八九十'[i % 10] ?? ''}${i}号软件有限公司`,
      uscc: inventUscc(5000 + i),
      address: `西湖区翠苑街道试验路88号示例大厦${1 + Math.floor(i / 6)}层${i}室`,
      street: '翠苑街道',
    }))
    await city.ground.act(async (call) => {
      await putRecords(call, firms, 'test')
      for (const one of firms) ids.push((await findEnterpriseByUscc(call, one.uscc))?.id ?? '')
    })
    const [found] = await rows(sql<{ path: string }>`
      select place as path from enterprise_search where enterprise_id = ${ids[0] ?? ''}`)
    office = found?.path ?? ''
    // Addresses are read beside the requests.
    await soon('every address', async () => (await city.call('proposePlaces', {}, sessions.cadre)).result.unread === 0)
    const made = await city.call(
      'createPlace',
      {
        key: newKey(),
        kind: 'building',
        name: '示例大厦',
        address: '西湖区翠苑街道试验路88号',
        place: office,
        entrances: ['东门'],
        floors: [],
      },
      sessions.cadre,
    )
    place = made.result.id
  })
  afterAll(() => city.stop())

  test('says whom first and why, with unknown facts as unknown, and nobody beyond the reach', async () => {
    const phone = new FieldPhone(city, sessions.cadre ?? '')
    await phone.open()
    await phone.record(
      visitOf({ enterprise: ids[7] ?? '' }, { members: 4, youth: 12, wish: 'later', nextOn: '2026-11-24' }),
    )
    expect((await plan()).leftOut.visited).toBe(1)
    // The place says where somebody has been, by floor; nobody's name, nobody's number.
    const floors = (await city.call('getPlaceFloors', { id: place }, sessions.cadre)).result
    expect(floors.floors.map(({ floor, enterprises, visited }) => [floor, enterprises, visited])).toEqual(
      ['1', '2', '3', '4', '5'].map((floor) => [floor, 6, floor === '2' ? 1 : 0]),
    )
    expect(floors.visited).toBe(1)
    city.clock.advance(DAY)
    const planned = await plan()
    // The day to come again has come.
    expect(planned.rows[0]).toMatchObject({
      id: ids[7],
      because: [expect.stringMatching(/2026-11-24/), '已知团员 4 人', '已知青年 12 人', '行业：信息技术'],
    })
    expect(planned.rows[1]?.facts).toMatchObject({ staff: null, youth: null, contacts: 0, lastContactOn: null })
    expect(planned.total).toBeGreaterThanOrEqual(30)
    expect(planned.cadres.map((one) => one.me)).toEqual([true, false])
    expect((await plan('neighbour')).rows.map((row) => row.id)).not.toContain(ids[0])
    expect((await city.call('planVisits', { office }, sessions.neighbour)).error.name).toBe('forbidden')
    expect(JSON.stringify(planned)).not.toMatch(/probab|score|概率/)
  })

  test('of a place, floor by floor; shared out without overlap, and once only', async () => {
    const chosen = await plan('cadre', { place })
    expect(chosen.total).toBe(30)
    const cadres = chosen.cadres.map((one) => one.id)
    const { result } = await create(cadres, 30, { place } as object)
    expect(result.enterprises).toBe(30)
    expect(result.shares.map((one) => one.enterprises).sort()).toEqual([12, 18])
    const mine = await list('cadre')
    const others = await list('colleague')
    expect(new Set([...mine.enterprises, ...others.enterprises].map((one) => one.id)).size).toBe(30)
    expect(mine.enterprises.map((one) => one.turn)).toEqual(mine.enterprises.map((_, i) => i + 1))
    // Nobody asked for the place: its name comes with what lies in it.
    expect(mine.places).toMatchObject([{ id: place, name: '示例大厦' }])
    // Walked from below: floors never go down and up again within the building.
    const floors = mine.enterprises.map((one) => one.floor)
    expect(floors).toEqual([...floors].sort())
    const again = await plan('cadre', { place })
    expect([again.total, again.given]).toEqual([0, 30])
    expect((await create(cadres, 5, { place } as object)).error.name).toBe('visitPlanMoved')
  })

  test('shows how far it is as a whole, and is free for another once it ends', async () => {
    const [mine] = (await list('cadre')).enterprises
    const phone = new FieldPhone(city, sessions.cadre ?? '')
    await phone.open()
    await phone.record(visitOf({ enterprise: mine?.id ?? '' }, { place, at: { floor: '3', room: '301' } }))
    const shown = (await city.call('listVisitPlans', {}, sessions.colleague)).result.rows
    expect(shown).toEqual([
      {
        id: expect.any(String) as string,
        where: '示例大厦',
        until: '2026-12-31',
        ended: false,
        enterprises: 30,
        visited: 1,
      },
    ])
    expect((await city.call('listVisitPlans', {}, sessions.neighbour)).result.rows).toEqual([])
    // Two of it that turn out to be one are one; taken apart again they are two.
    const into = (winner: string | null) =>
      rows(sql`update enterprise set merged_into = ${winner} where id = ${ids[20] ?? ''}`)
    await into(ids[21] ?? '')
    const [counted] = (await city.call('listVisitPlans', {}, sessions.colleague)).result.rows
    expect(counted).toMatchObject({ enterprises: 29, visited: 1 })
    await into(null)
    // Seen there in passing.
    const seen = (await list('cadre', { places: [place] })).enterprises.find((one) => one.id === mine?.id)
    expect(seen).toMatchObject({ place, membership: 'confirmed', floor: '3', room: '301', lastVisit: { mine: true } })
    const end = (who: string) => city.call('endVisitPlan', { key: newKey(), id: shown[0]?.id ?? '' }, sessions[who])
    expect((await end('neighbour')).error.name).toBe('visitPlanUnknown')
    expect((await end('colleague')).status).toBe(200)
    expect((await end('colleague')).error.name).toBe('visitPlanUnknown')
    expect((await list('cadre')).enterprises).toEqual([])
    expect((await plan('cadre', { place })).total).toBe(29)
    // Of one cadre alone how far it is would be a count of that cadre's visits.
    const [me] = (await plan()).cadres
    const { result } = await create([me?.id ?? ''], 3, { place } as object)
    const own = (await city.call('listVisitPlans', {}, sessions.colleague)).result.rows[0]
    expect(own).toMatchObject({ id: result.id, ended: false, enterprises: 3, visited: null })
    await city.call('endVisitPlan', { key: newKey(), id: result.id }, sessions.cadre)
  })

  test('the codes printed for a place come with it, so that a scanned poster leads there without a network', async () => {
    const order = { kind: 'place', registryPlace: place, name: '示例大厦' } as const
    const made = await city.call('makePosters', { key: newKey(), format: 'a4', ...order, expected: 1 }, sessions.cadre)
    expect(made.status).toBe(200)
    let tokens: string[] = []
    await soon('the poster', async () => {
      tokens = (await list('cadre', { places: [place] })).places[0]?.tokens ?? []
      return tokens.length > 0
    })
    const opened = await city.call('openInvitation', { token: tokens[0] ?? '' })
    expect(opened.result).toMatchObject({ kind: 'place', title: '示例大厦' })
  })

  test('a list comes page by page with its places, and a page of another list is refused', async () => {
    const first = await list('cadre', { places: [place], limit: 10 })
    expect(first).toMatchObject({
      total: 30,
      places: [{ id: place, name: '示例大厦', entrances: ['东门'], enterprises: 30 }],
    })
    const pages = [first]
    for (let next = first.next; next !== null; next = pages.at(-1)?.next ?? null)
      pages.push(await list('cadre', { places: [place], limit: 10, cursor: next }))
    expect(new Set(pages.flatMap((page) => page.enterprises.map((one) => one.id)))).toEqual(new Set(ids))
    expect(pages.map((page) => [page.version, page.places.length])).toEqual([
      [first.version, 1],
      [first.version, 0],
      [first.version, 0],
    ])
    const { error } = await city.call('takeFieldList', { places: [], cursor: first.next ?? '' }, sessions.cadre)
    expect(error.fields?.[0]?.field).toBe('cursor')
    // A place out of reach is not there.
    expect((await list('neighbour', { places: [place] })).enterprises).toEqual([])
    expect(JSON.stringify(pages)).not.toMatch(/\b154\d{8}\b|示例干部/)
  })

  test('neighbours are those of the same place, from wherever they come, and of no other', async () => {
    const [home, from] = [inventUscc(5900), inventUscc(5901)]
    await city.ground.act(async (call) => {
      const street = '转塘街道'
      await putRecords(
        call,
        [
          { name: '杭州试验本地物业有限公司', uscc: home, address: '西湖区转塘街道试验路3号', street },
          { name: '杭州试验外来物业有限公司', uscc: from, address: '西湖区转塘街道试验路5号', street },
        ],
        'test',
      )
      const id = (await findEnterpriseByUscc(call, from))?.id ?? ''
      const [officer] = (
        await sql<{ personId: string; officeId: string }>`
        select person_id as "personId", office_id as "officeId" from cadre_grant limit 1`.execute(call.tx)
      ).rows
      if (officer === undefined) throw new Error('nobody is in office')
      // Registered in another street, and seen in the building.
      await confirmMember(call, {
        ...{ place, enterprise: id, here: true, floor: '2', room: null },
        ...{ by: officer, now: call.now },
      })
    })
    for (const uscc of [home, from])
      await rows(sql<never>`
        insert into organisation (kind, name, enterprise_name, enterprise_key, name_key, enterprise_id, link, reason, source, imported_at)
        select 'branch', name || '团支部', name, name, name || '团支部', id, 'person', '', 'test', now() from enterprise where uscc = ${uscc}`)
    const { enterprises } = await list('cadre', { places: [place], limit: 300 })
    expect(enterprises).toHaveLength(31)
    expect(enterprises.filter((one) => one.organised).map((one) => one.facts.neighbours)).toEqual([0])
    expect(new Set(enterprises.filter((one) => !one.organised).map((one) => one.facts.neighbours))).toEqual(
      new Set([1]),
    )
    expect((await plan('cadre', { place })).rows[0]?.because).toContain('同一场所已有 1 家建团')
    const visited = await city.ground.act(async ({ tx }) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      return sql`explain select enterprise_id from field_visit where ended is null and on_date > '2026-11-01'`.execute(
        tx,
      )
    })
    expect(JSON.stringify(visited.rows)).toContain('field_visit_day')
  })

  test('refuses days that are over or too far, and cadres who are none here', async () => {
    const me = (await plan()).cadres[0]?.id ?? ''
    expect((await create([me], 5, { until: '2026-01-01' })).error.fields?.[0]?.field).toBe('until')
    expect((await create([me], 5, { until: '2099-01-01' })).error.fields?.[0]?.field).toBe('until')
    const other = (await plan('neighbour')).cadres[0]?.id ?? ''
    expect((await create([other], 5)).error.fields?.[0]?.field).toBe('cadres')
  })

  test('what an import moves to another street is that street’s: free for its plans, with what is to be done there', async () => {
    const firm = (n: number, street: string) => ({
      name: `杭州迁居试验${n}号软件有限公司`,
      uscc: inventUscc(6950 + n),
      address: `西湖区${street}试验路${900 + n}号`,
      street,
    })
    const put = (street: string) =>
      city.ground.act(async (call) => {
        await putRecords(call, [firm(1, street), firm(2, street)], 'test')
        const found = [
          await findEnterpriseByUscc(call, inventUscc(6951)),
          await findEnterpriseByUscc(call, inventUscc(6952)),
        ]
        return found.map((one) => one?.id ?? '')
      })
    const [planned = '', visited = ''] = await put('翠苑街道')
    const me = (await plan('cadre')).cadres.find((one) => one.me)?.id ?? ''
    await rows(sql`with made as (
        insert into visit_plan (name, office_id, office_path, person_id, created_at, until_on)
        select '迁居', id, path, ${me}, ${city.clock.now()}, '2026-12-31' from office where path = ${office} and body = 'league' returning id)
      insert into visit_plan_enterprise (plan_id, enterprise_id, person_id, turn, because)
      select id, ${planned}, ${me}, 1, '{}' from made`)
    const phone = new FieldPhone(city, sessions.cadre ?? '')
    await phone.open()
    await phone.record(visitOf({ enterprise: visited }, { wish: 'yes' }))
    const open = () => rows(sql`select 1 from visit_plan_enterprise where enterprise_id = ${planned} and is_open`)
    const follows = async (who: string) =>
      (await city.call('listFollowUps', { mine: true }, sessions[who])).result.rows.filter(
        (one) => one.enterpriseId === visited,
      )
    const round = () => keepFieldwork((part) => city.ground.act(part))
    await round()
    expect([(await open()).length, (await follows('cadre')).length]).toEqual([1, 1])
    await put('转塘街道')
    await round()
    expect(await open()).toEqual([])
    expect(await follows('cadre')).toEqual([])
    expect((await follows('neighbour')).map((one) => one.kind)).toEqual(['send-invitation'])
  })

  test('who leaves goes nowhere by a plan any more: the successor does, or it is free', async () => {
    const cadres = (await plan('district', { office })).cadres
    const who = (await plan('colleague')).cadres.find((one) => one.me)?.id ?? ''
    expect(cadres.map((one) => one.id)).toContain(who)
    expect((await create([who], 3, { who: 'district', office } as object)).status).toBe(200)
    expect((await list('colleague')).total).toBe(3)
    const [grant] = await rows(
      sql<{ id: string }>`select id from cadre_grant where person_id = ${who} and valid_until is null`,
    )
    await city.call('endGrant', { key: newKey(), id: grant?.id ?? '' }, sessions.district)
    expect(await rows(sql`select 1 from visit_plan_enterprise where person_id = ${who} and is_open`)).toEqual([])
  })

  test('gives nobody another street’s enterprises: neither by a plan nor by what was planned before', async () => {
    const { cadres } = await plan('district', { office })
    const me = (await plan('cadre')).cadres.find((one) => one.me)?.id ?? ''
    const [neighbour] = (await plan('neighbour')).cadres
    // Of the whole district: a street's cadre does not answer for the others.
    expect((await plan('district')).cadres.map((one) => one.me)).toEqual([true])
    expect((await create([me], 5, { who: 'district' })).error.fields?.[0]?.field).toBe('cadres')
    expect(cadres.map((one) => one.id)).not.toContain(neighbour?.id)
    // Whoever leaves this street for another goes here no more, though still a visiting cadre.
    expect((await create([me], 3, { who: 'district', office } as object)).status).toBe(200)
    await city.appoint(phones.cadre, '转塘街道')
    const [grant] = await rows(sql<{ id: string }>`
      select cadre_grant.id from cadre_grant join office on office.id = office_id
      where person_id = ${me} and valid_until is null and office.path = ${office}`)
    const ended = await city.call('endGrant', { key: newKey(), id: grant?.id ?? '' }, sessions.district)
    expect(ended.status).toBe(200)
    expect(await rows(sql`select 1 from visit_plan_enterprise where person_id = ${me} and is_open`)).toEqual([])
    // What is out of reach is not shown even where it still lies open.
    await rows(sql`update visit_plan_enterprise set is_open = true where ctid = any(array(
      select ctid from visit_plan_enterprise where person_id = ${me} limit 1))`)
    expect((await list('cadre')).enterprises).toEqual([])
  })

  test('where a street is split, what its cadre goes to is what still lies there', async () => {
    const who = '15400000062'
    await city.appoint(who, '翠苑街道')
    sessions.stays = await city.logIn(who)
    const me = (await plan('stays')).cadres.find((one) => one.me)?.id ?? ''
    expect((await create([me], 2, { who: 'district', office } as object)).status).toBe(200)
    const [gone, stays] = (await list('stays')).enterprises.map((one) => one.id)
    const [from, to] = await rows(sql<{ officeId: string; path: string }>`
      select id as "officeId", path from office where body = 'league' and path like ${office.replace(/[^/]+\/$/, '%')} and level = 'street'
      order by path <> ${office}, path limit 2`)
    if (from === undefined || to === undefined) throw new Error('a district of one street')
    // As the pool's and the registry's turns leave them.
    await rows(sql`update enterprise_search set place = ${to.path} where enterprise_id = ${gone ?? ''} returning 1`)
    await rows(sql`delete from place_enterprise where enterprise_id = ${gone ?? ''} returning 1`)
    const parts = { place: '西湖区', names: [] }
    const move: OfficeMove = {
      body: 'league',
      fromOfficeId: from.officeId,
      fromPath: from.path,
      toOfficeId: from.officeId,
      toPath: from.path,
      toPlace: '西湖区翠苑街道',
      candidates: [
        { ...from, ...parts },
        { ...to, ...parts },
      ],
    }
    await city.ground.act((call) =>
      moveFieldwork(call, {
        changeId: newKey(),
        kind: 'split',
        personId: null,
        moves: [move],
        moved: {},
        warnings: [],
      }),
    )
    expect((await list('stays')).enterprises.map((one) => one.id)).toEqual([stays])
    expect(
      await rows(
        sql`select is_open from visit_plan_enterprise where person_id = ${me} order by enterprise_id = ${stays ?? ''}`,
      ),
    ).toEqual([{ is_open: false }, { is_open: true }])
  })

  test('of more than can be looked at one by one is refused, and says to choose less; a street of as many as there are is not', async () => {
    const { enterprises } = visitPlanRules.most
    const [other] = await rows(sql<{ path: string }>`
      select path from office where body = 'league' and level = 'street' and path like ${office.replace(/[^/]+\/$/, '%')}
        and path <> ${office} order by path limit 1`)
    const fill = (from: number, to: number) => sql<never>`
      with made as (
        insert into enterprise (uscc, name, canonical_name, source, imported_at)
        select '9' || lpad(n::text, 17, '0'), '杭州试验' || n || '号贸易有限公司', '杭州试验' || n || '号贸易有限公司', 'test', now()
        from generate_series(${from}::int, ${to}::int) n returning id, name)
      insert into enterprise_search (enterprise_id, sorted, names, address, initials, codes, place, made_by)
      select id, name, '', '', '', '', ${other?.path ?? ''}, ${SEARCH_VERSION} from made`
    // With those of the tests before: as many as may be in the district, at the most.
    const [{ n } = { n: 0 }] = await rows(sql<{ n: number }>`
      select count(*)::int as n from enterprise_search where place like ${office.replace(/[^/]+\/$/, '%')}`)
    await rows(fill(1, enterprises - n))
    expect((await plan('district', { office: other?.path })).total).toBeGreaterThanOrEqual(enterprises - n)
    await rows(fill(enterprises - n + 1, enterprises - n + 1))
    const { error } = await city.call('planVisits', {}, sessions.district)
    expect(error.name).toBe('inputInvalid')
    expect(error.fields).toEqual([{ field: 'office', message: '范围太大，请选择一个街道或一处楼宇' }])
    expect((await plan('district', { office })).total).toBeGreaterThan(0)
  })
})
