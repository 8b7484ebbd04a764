/** Unsure matches: beside each other, decided once, with all that follows for the case. All names are invented. */
import { sql } from 'kysely'
import { putRecords } from '../../cloud/pool/actions'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'

const cityCadre = '15400000006'
const near = { name: '杭州柳岸青测试科技有限公司', uscc: inventUscc(77), address: '西湖区翠苑街道试验路18号' }

describe('the review of unsure matches', () => {
  let city: TestCity
  let district = ''
  let street = ''
  let owner = ''
  let id = ''
  beforeEach(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.district, '西湖区')
    await city.appoint(phones.neighbour, '拱墅区')
    await city.appoint(cityCadre, '杭州市')
    owner = await city.logIn(phones.owner)
    district = await city.logIn(phones.district)
    street = await city.logIn(phones.cadre)
    id = await submit(near, owner)
  })
  afterEach(() => city.stop())

  const submit = async (subject: { name: string; uscc: string; address: string }, session: string) => {
    const reply = await city.call(
      'submitApplication',
      { key: newKey(), subject, contactName: '示例甲', bodies: ['league'], noticeVersion: '2026-11-24' },
      session,
    )
    return reply.result.id
  }
  const review = async (session = district) => (await city.call('getReview', { id }, session)).result
  const list = async (state: 'open' | 'later' | 'settled', session = district) =>
    (await city.call('listReviews', { state }, session)).result
  const willow = async () => (await review()).candidates.find(({ uscc }) => uscc === firms.willow.uscc)

  test('lies beside what it may mean, with what differs, and the engine’s reason', async () => {
    const { rows, counts } = await list('open')
    expect(rows).toMatchObject([{ id, name: near.name, reason: expect.stringContaining('柳岸晴') }])
    expect(counts).toEqual({ open: 1, later: 0, settled: 0 })
    const found = await review()
    expect(found).toMatchObject({ state: 'open', submitted: near, decided: [] })
    expect((await willow())?.differences.name).toEqual({
      given: [
        { text: '杭州柳岸', same: true },
        { text: '青', same: false },
        { text: '测试科技有限公司', same: true },
      ],
      known: [
        { text: '杭州柳岸', same: true },
        { text: '晴', same: false },
        { text: '测试科技有限公司', same: true },
      ],
    })
  })

  test('“this one” links the application, tells the street, and is decided once', async () => {
    const enterprise = (await willow())?.id ?? ''
    const input = { key: newKey(), id, decision: 'this' as const, enterprise, ground: 'licence' as const }
    expect((await city.call('decideMatch', input, district)).result).toEqual({ state: 'settled' })
    // The same tap again is the same answer; another one is told that it is over.
    expect((await city.call('decideMatch', input, district)).result).toEqual({ state: 'settled' })
    const again = await city.call(
      'decideMatch',
      { ...input, key: newKey(), decision: 'new', enterprise: undefined },
      district,
    )
    expect(again.error.name).toBe('reviewSettled')
    expect((await list('open')).rows).toEqual([])
    expect((await list('settled')).rows).toMatchObject([{ id, dueOn: null }])
    const found = await review()
    expect(found).toMatchObject({ state: 'settled', submitted: { uscc: near.uscc } })
    expect(found.decided).toMatchObject([
      { decision: 'this', ground: 'licence', enterprise: firms.willow.name, whoMasked: '示***' },
    ])
    const seen = (await city.call('getCase', { id }, street)).result
    expect(seen.enterprise?.uscc).toBe(firms.willow.uscc)
    expect(seen.match.reason).toContain('已人工核对')
    expect(seen.timeline[0]).toMatchObject({ title: '企业已人工核对', detail: '是企业库里的企业' })
    expect((await city.call('listQueue', { queue: 'to-accept' }, street)).result.rows[0]?.why).toContain(
      '企业已人工核对',
    )
    expect((await city.call('searchPool', { standing: 'applied' }, district)).result.rows).toMatchObject([
      { id: enterprise },
    ])
    const page = (await city.call('getEnterprise', { id: enterprise }, district)).result
    expect(page.cases).toMatchObject([{ id, sure: true }])
    // The owner reads nothing of it, and goes on as before.
    const own = (await city.call('getMyCase', { id }, owner)).result
    expect(own.timeline).toHaveLength(1)
    expect((await city.call('acceptCase', { key: newKey(), id }, street)).result).toEqual({ state: 'accepted' })
    const { rows } = await city.ground.act((call) =>
      sql`select 1 from audit_entry where function = 'decideMatch' and outcome = 'done' and record_id = ${id}`.execute(
        call.tx,
      ),
    )
    expect(rows).toHaveLength(1)
  })

  test('put off it waits apart; “none of them” leaves a new enterprise', async () => {
    const decide = (decision: 'later' | 'new') =>
      city.call('decideMatch', { key: newKey(), id, decision, ground: 'called' }, district)
    expect((await decide('later')).result).toEqual({ state: 'later' })
    expect((await list('later')).counts).toEqual({ open: 0, later: 1, settled: 0 })
    expect((await decide('new')).result).toEqual({ state: 'settled' })
    expect((await review()).decided.map(({ decision }) => decision)).toEqual(['new', 'later'])
    const seen = (await city.call('getCase', { id }, street)).result
    expect([seen.enterprise, seen.timeline[0]?.detail]).toEqual([null, '企业库里没有，是新企业'])
    expect((await city.call('searchPool', { standing: 'in-review' }, district)).result.total).toBe(0)
  })

  test('is nobody’s beside the district; an application that needs none is as good as not there', async () => {
    const neighbour = await city.logIn(phones.neighbour)
    expect(await list('open', neighbour)).toMatchObject({ rows: [], counts: { open: 0, later: 0, settled: 0 } })
    const nowhere = '00000000-0000-4000-8000-000000000000'
    const sure = await submit(firms.brook, await city.logIn(phones.other))
    const input = (one: string) => ({ key: newKey(), id: one, decision: 'new' as const, ground: 'called' as const })
    for (const [one, session] of [
      [id, neighbour],
      [sure, district],
      [nowhere, district],
    ] as const) {
      expect((await city.call('getReview', { id: one }, session)).error.name).toBe('applicationUnknown')
      expect((await city.call('decideMatch', input(one), session)).error.name).toBe('applicationUnknown')
    }
    expect((await city.call('listReviews', { state: 'open' }, street)).error.name).toBe('forbidden')
    const far = { name: '杭州云来霁物流有限公司', uscc: inventUscc(20, '330110'), address: '余杭区', street: null }
    await city.ground.act((call) => putRecords(call, [far], 'test'))
    const whole = await city.logIn(cityCadre)
    const other = (await city.call('searchPool', { query: far.uscc }, whole)).result.rows[0]?.id ?? ''
    // An enterprise of another district, which nothing proposes: it is no answer, and not told apart from none.
    for (const enterprise of [other, nowhere]) {
      const tried = await city.call('decideMatch', { ...input(id), decision: 'this', enterprise }, district)
      expect(tried.error).toMatchObject({ name: 'inputInvalid', fields: [{ field: 'enterprise' }] })
    }
  })

  test('one person’s two applications never become one enterprise’s', async () => {
    await submit(firms.willow, owner)
    const enterprise = (await willow())?.id ?? ''
    const tried = await city.call(
      'decideMatch',
      { key: newKey(), id, decision: 'this', enterprise, ground: 'licence' },
      district,
    )
    expect(tried.error.name).toBe('reviewTwice')
    expect((await list('open')).counts.open).toBe(1)
  })

  test('one that was taken back needs no review any more', async () => {
    await city.call('withdrawApplication', { key: newKey(), id }, owner)
    expect((await list('open')).counts).toEqual({ open: 0, later: 0, settled: 0 })
    const tried = await city.call('decideMatch', { key: newKey(), id, decision: 'new', ground: 'called' }, district)
    expect(tried.error.name).toBe('caseMoved')
  })
})
