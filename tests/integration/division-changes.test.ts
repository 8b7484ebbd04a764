/** Streets merged, split, renamed, moved: their offices, their people and their open work go along, and nothing is left behind. */
import { sql } from 'kysely'
import { listMisfolded } from '../../cloud/casework/actions'
import { ensureTreeBeside, readGeographyVersion } from '../../cloud/divisions/actions'
import { staffWords } from '../../types/words/staff'
import { DivisionDesk, TODAY } from '../support/divisions'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { soon } from '../support/soon'

describe('changes of streets', () => {
  let city: TestCity
  let desk: DivisionDesk
  /** One more after every few: a person's own day is limited. */
  const applicants: string[] = []
  let serial = 300
  beforeAll(async () => {
    city = await TestCity.start()
    await city.ground.act((call) => ensureTreeBeside(call, 'union', staffWords.partners.union))
    desk = await new DivisionDesk(city).open()
  })
  afterAll(() => city.stop())

  /** An application from an address; it lies with the street that is written there. */
  const submit = async (address: string) => {
    if ((serial - 300) % 4 === 0) applicants.unshift(await city.logIn(`1540000067${applicants.length}`))
    const reply = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { name: '杭州区划霁测试有限公司', uscc: inventUscc(serial++), address },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: (await city.call('getCity', {})).result.notice.version,
      },
      applicants[0],
    )
    if (reply.status !== 200) throw new Error(reply.error.name)
    return reply.result
  }
  const caseOf = async (id: string) => {
    const [row] = await desk.rows(
      sql<{ place: string; office: string; owed: string; applied: string; paths: boolean }>`
        select file.place, office.name as office, owner.name as owed, applied.name as applied,
          office.path = file.office_path and owner.path = file.owner_path and application.place = file.place as paths
        from case_file file join office on office.id = file.office_id
        join duty on duty.case_id = file.id and duty.fulfilled_at is null join office owner on owner.id = duty.office_id
        join application on application.id = file.id join office applied on applied.id = application.office_id
        where file.id = ${id}::uuid`,
    )
    return row
  }
  const officesOf = (name: string, body = 'league') =>
    desk.rows(
      sql<{ name: string; path: string; ended_on: string | null; successor: string | null }>`
        select office.name, office.path, office.ended_on, next.path as successor from office
        join division on division.code = office.division_code left join office next on next.id = office.successor_id
        where division.name = ${name} and office.body = ${body} order by office.ended_on nulls last, office.path`,
    )
  const grantsOf = async (session: string) =>
    (await city.call('getMe', {}, session)).result.grants.map((one) => one.office)
  const placeOf = async (uscc: string) =>
    (
      await desk.rows(
        sql<{
          place: string
        }>`select place from enterprise_search search join enterprise on enterprise.id = search.enterprise_id
          where uscc = ${uscc}`,
      )
    )[0]?.place
  /** Every process follows within seconds. */
  /** Until the service stands on the divisions of now; it may have followed before anybody asks. */
  const followed = async () => {
    const version = await city.ground.act((call) => readGeographyVersion(call))
    await soon('the divisions of now', () => city.running.engines.placesVersion === version)
  }
  const misfolded = () => city.ground.act((call) => listMisfolded(call))

  test('a street takes another in: what lay there goes along, people too, nobody twice', async () => {
    await city.appoint('15400000621', '北山街道')
    await city.appoint('15400000622', '北山街道')
    await city.appoint('15400000622', '翠苑街道')
    const [only, both] = [await city.logIn('15400000621'), await city.logIn('15400000622')]
    const receipt = await submit('西湖区北山街道试验路1号')
    const about = { key: newKey(), kind: 'complaint' as const, text: '没有人接电话', from: 'status', about: receipt.id }
    const complaint = (await city.call('fileComplaint', about, applicants[0])).result
    await city.call('acceptCase', { key: newKey(), id: receipt.id }, only)
    expect(receipt.office.name).toBe('北山街道团工委')
    const [kept, gone] = [await desk.code('翠苑街道'), await desk.code('北山街道')]
    const { plan, state, counts } = await desk.done({ kind: 'merge', subjects: [kept, gone], into: [{ code: kept }] })
    expect([state, plan.atOnce, plan.warnings]).toEqual(['applied', true, []])
    const league = plan.offices.filter(({ name }) => !name.includes('总工会'))
    expect(league).toEqual([
      { what: 'goes-on', name: '翠苑街道团工委', place: '西湖区 翠苑街道', code: kept },
      { what: 'ends', name: '北山街道团工委', place: '西湖区 北山街道', code: gone },
    ])
    expect(plan.moves).toContainEqual({ from: '西湖区 北山街道', to: ['西湖区 翠苑街道'] })
    expect(counts).toEqual([
      { what: 'street-cadre', n: 2 },
      { what: 'cases', n: 1 },
      { what: 'duties', n: 1 },
      { what: 'complaints', n: 1 },
    ])
    expect(plan.counts).toEqual(counts)
    const path = `/3301/330106/${kept}/`
    expect(await officesOf('北山街道')).toEqual([expect.objectContaining({ ended_on: TODAY, successor: path })])
    expect(await officesOf('北山街道', 'union')).toEqual([
      expect.objectContaining({ ended_on: TODAY, successor: `/union${path}` }),
    ])
    expect(await caseOf(receipt.id)).toEqual({
      place: '西湖区 翠苑街道',
      office: '翠苑街道团工委',
      owed: '翠苑街道团工委',
      applied: '翠苑街道团工委',
      paths: true,
    })
    expect([await grantsOf(only), await grantsOf(both)]).toEqual([['翠苑街道团工委'], ['翠苑街道团工委']])
    // Whoever had it in hand goes on with it, and finds the complaint.
    expect((await city.call('getCase', { id: receipt.id }, only)).status).toBe(200)
    expect((await city.call('getComplaint', { id: complaint.id }, both)).result.timeline[0]?.title).toBe(
      '区划调整，转翠苑街道团工委',
    )
    expect(await misfolded()).toEqual([])
    expect((await desk.tree()).ended).toContainEqual({
      code: gone,
      name: '北山街道',
      district: '西湖区',
      endedOn: TODAY,
      today: ['西湖区 翠苑街道'],
    })
  })

  test('the old name in an address leads to the street of today, within seconds', async () => {
    if (!(await officesOf('北山街道'))[0]?.ended_on) throw new Error('the test before must have run')
    await soon('the old name', () => city.running.engines.gazetteer.former.some(({ former }) => former === '北山街道'))
    const receipt = await submit('西湖区北山街道试验路2号')
    expect(receipt.office.name).toBe('翠苑街道团工委')
    const [row] = await desk.rows(
      sql<{ decision: string }>`select route_decision as decision from application where id = ${receipt.id}::uuid`,
    )
    expect(row?.decision).toBe('auto')
  })

  test('nothing new comes to an office that ended', async () => {
    const [ended] = await desk.rows(
      sql<{ id: string }>`select id from office where ended_on is not null and body = 'league'`,
    )
    await expect(
      city.ground.act(async ({ tx }) => {
        await sql`insert into cadre_grant (person_id, role, office_id, valid_from)
          select person_id, 'street-cadre', ${ended?.id}::uuid, now() from cadre_grant limit 1`.execute(tx)
      }),
    ).rejects.toThrow(/has ended/)
    await city.appoint(phones.district, '西湖区')
    const district = await city.logIn(phones.district)
    const appointed = await city.call(
      'appointCadre',
      { key: newKey(), role: 'street-cadre', office: ended?.id ?? '', phone: '15400000629', name: '示例新人' },
      district,
    )
    expect(appointed.error.fields?.[0]?.field).toBe('office')
    await expect(city.appoint('15400000629', '北山街道')).rejects.toThrow()
  })

  test('two become a new one; desk and phone of the first are kept', async () => {
    const [one, other] = [await desk.code('古荡街道'), await desk.code('西溪街道')]
    await desk.rows(sql`update office set phone = '0000-3333333' where division_code = ${one} and body = 'league'`)
    const { plan } = await desk.done({
      kind: 'merge',
      subjects: [one, other],
      into: [{ name: '古西街道' }],
      ground: '示例政发〔2026〕2号',
    })
    const code = await desk.code('古西街道')
    expect(plan.warnings).toEqual([
      '西湖区 古西街道还没有街道干部，请区县团委及时任命，否则申请没有人受理',
      `西湖区 古西街道使用临时代码 ${code}，不影响办理`,
    ])
    expect(code).toBe('330106099')
    const [made] = await desk.rows(
      sql<{
        phone: string
        name: string
      }>`select phone, name from office where division_code = ${code} and body = 'league'`,
    )
    expect(made).toEqual({ phone: '0000-3333333', name: '古西街道团工委' })
    expect(await officesOf('古西街道', 'union')).toEqual([
      expect.objectContaining({ name: '古西街道总工会', path: `/union/3301/330106/${code}/` }),
    ])
  })

  test('a split divides work by the communities that addresses name; the rest stays with the first', async () => {
    await city.appoint('15400000631', '转塘街道')
    const cadre = await city.logIn('15400000631')
    const code = await desk.code('转塘街道')
    const { communities } = await desk.tree(code)
    const going = communities.filter(({ name }) => ['回龙社区', '象山社区'].includes(name))
    expect(going.length).toBeGreaterThan(0)
    const [named] = going
    const stays = await submit('西湖区转塘街道示例街77号')
    const goes = await submit(`西湖区转塘街道${named?.name ?? ''}示例街78号`)
    const asked = {
      kind: 'split' as const,
      subjects: [code],
      into: [{ name: '象山街道', communities: going.map((one) => one.code) }, { code }],
    }
    const { plan } = await desk.done(asked)
    expect(plan.moves).toEqual([{ from: '西湖区 转塘街道', to: ['西湖区 转塘街道', '西湖区 象山街道'] }])
    expect(plan.counts).toEqual([
      { what: 'cases', n: 1 },
      { what: 'duties', n: 1 },
    ])
    expect(plan.warnings.join()).toMatch(/西湖区 象山街道还没有街道干部/)
    expect((await caseOf(stays.id))?.office).toBe('转塘街道团工委')
    // Nobody works there yet: the district answers until somebody does.
    expect(await caseOf(goes.id)).toMatchObject({ office: '象山街道团工委', owed: '共青团西湖区委员会', paths: true })
    expect(await grantsOf(cadre)).toEqual(['转塘街道团工委'])
    expect(await placeOf(firms.brook.uscc)).toBe(`/3301/330106/${code}/`)
    await followed()
    const later = await submit(`西湖区${named?.name ?? ''}示例街79号`)
    expect(later.office.name).toBe('象山街道团工委')
    expect(await misfolded()).toEqual([])
  })

  test('a renamed street keeps everything under its new name', async () => {
    await city.appoint('15400000641', '蒋村街道')
    const cadre = await city.logIn('15400000641')
    const receipt = await submit('西湖区蒋村街道试验路3号')
    const code = await desk.code('蒋村街道')
    const { plan } = await desk.done({ kind: 'rename', subjects: [code], into: [{ name: '深潭街道' }] })
    expect(plan.offices).toContainEqual({ what: 'renamed', name: '深潭街道团工委', place: '西湖区 深潭街道', code })
    expect(plan.counts).toEqual([])
    expect(await caseOf(receipt.id)).toMatchObject({ place: '西湖区 深潭街道', office: '深潭街道团工委' })
    expect(await grantsOf(cadre)).toEqual(['深潭街道团工委'])
    await followed()
    expect((await submit('西湖区蒋村街道试验路4号')).office.name).toBe('深潭街道团工委')
  })

  test('a street goes over to another district: seen there from then on, and no more here', async () => {
    await city.appoint('15400000651', '留下街道')
    await city.appoint('15400000652', '余杭区')
    const [cadre, next] = [await city.logIn('15400000651'), await city.logIn('15400000652')]
    await city.appoint('15400000653', '西湖区')
    const before = await city.logIn('15400000653')
    const receipt = await submit('西湖区留下街道试验路5号')
    const code = await desk.code('留下街道')
    await desk.done({ kind: 'move', subjects: [code], into: [{ district: '330110' }] })
    const now = await desk.code('留下街道')
    const path = `/3301/330110/${now}/`
    expect(now).toBe('330110099')
    expect(await officesOf('留下街道')).toEqual([
      expect.objectContaining({ path: `/3301/330106/${code}/`, ended_on: TODAY, successor: path }),
      expect.objectContaining({ path, ended_on: null }),
    ])
    expect(await caseOf(receipt.id)).toMatchObject({ place: '余杭区 留下街道', paths: true })
    const see = async (session: string) => (await city.call('getCase', { id: receipt.id }, session)).status
    expect([await see(cadre), await see(next), await see(before)]).toEqual([200, 200, 404])
    expect(await officesOf('留下街道', 'union')).toHaveLength(2)
    await followed()
    // Written as it was, it is found as it is.
    expect((await submit('西湖区留下街道试验路6号')).office.name).toBe('留下街道团工委')
    expect(await misfolded()).toEqual([])
  })

  test('what makes no sense is refused at its field', async () => {
    const one = await desk.code('文新街道')
    const refused = async (asked: Parameters<typeof desk.plan>[0]) => {
      const { error } = await desk.plan(asked)
      return error.fields?.[0]?.field ?? error.name
    }
    expect(await refused({ kind: 'rename', subjects: ['330106777'], into: [{ name: '甲街道' }] })).toBe(
      'divisionUnknown',
    )
    expect(await refused({ kind: 'rename', subjects: [one], into: [{ name: '翠苑街道' }] })).toBe('into.0.name')
    expect(await refused({ kind: 'rename', subjects: [one], into: [{ name: '文新' }] })).toBe('into.0.name')
    expect(await refused({ kind: 'merge', subjects: [one], into: [{ code: one }] })).toBe('subjects')
    expect(await refused({ kind: 'merge', subjects: [one, one], into: [{ code: one }] })).toBe('subjects')
    expect(await refused({ kind: 'split', subjects: [one], into: [{ code: one }] })).toBe('into')
    expect(await refused({ kind: 'move', subjects: [one], into: [{ district: '330106' }] })).toBe('into.0.district')
    expect(await refused({ kind: 'move', subjects: [one], into: [{ district: '350203' }] })).toBe('into.0.district')
    const split = (communities: string[]) => ({
      kind: 'split' as const,
      subjects: [one],
      into: [{ code: one }, { name: '文二街道', communities }],
    })
    expect(await refused(split([(await desk.tree(await desk.code('翠苑街道'))).communities[0]?.code ?? '']))).toBe(
      'into.1.communities',
    )
    expect(await refused({ ...split([]), effectiveOn: '2028-01-01' })).toBe('effectiveOn')
    expect(await refused({ ...split([]), into: [{ code: one }, { name: '文二街道', code: '330106401' }] })).toBe(
      'into.1.code',
    )
  })

  test('only the city changes divisions, with a fresh factor, and only what it saw', async () => {
    const session = await city.logIn(phones.district)
    const code = await desk.code('文新街道')
    const asked = { kind: 'rename' as const, subjects: [code], into: [{ name: '文二街道' }] }
    const full = { ...asked, effectiveOn: TODAY, ground: '示例' }
    for (const [name, input] of [
      ['planDivisionChange', full],
      ['changeDivisions', { ...full, key: newKey(), plan: '0'.repeat(64) }],
      ['listDivisions', {}],
      ['listDivisionChanges', {}],
    ] as const)
      expect((await city.call(name, input as never, session)).error.name).toBe('forbidden')
    const { plan } = (await desk.plan(asked)).result
    await city.appoint('15400000661', '文新街道')
    await submit('西湖区文新街道试验路7号')
    const merge = { kind: 'merge' as const, subjects: [await desk.code('翠苑街道'), code], into: [{ code }] }
    const seen = (await desk.plan(merge)).result.plan
    await submit('西湖区翠苑街道试验路8号')
    expect((await desk.change(merge, seen)).error.name).toBe('divisionPlanMoved')
    expect(await officesOf('翠苑街道')).toEqual([expect.objectContaining({ ended_on: null })])
    // There was nobody when it was seen, and there is somebody now.
    expect((await desk.change(asked, plan)).error.name).toBe('divisionPlanMoved')
    expect((await desk.change(asked)).status).toBe(200)
    city.clock.advance(6 * 60_000)
    const stale = await desk.cancelStale()
    expect(stale).toBe('freshFactorNeeded')
  })

  test('one for a later day waits, can be taken back, is done on its day, or says why it could not', async () => {
    const [one, other, third] = [await desk.code('灵隐街道'), await desk.code('三墩镇'), await desk.code('双浦镇')]
    const later = { effectiveOn: '2026-12-01' }
    const rename = { kind: 'rename' as const, subjects: [one], into: [{ name: '飞来峰街道' }], ...later }
    const plan = (await desk.plan(rename)).result
    expect([plan.atOnce, plan.warnings.at(-1)]).toEqual([
      false,
      '以上按今天的情况试算，2026年12月1日生效时以当天的情况为准',
    ])
    const first = await desk.done(rename)
    expect(first.state).toBe('scheduled')
    expect((await officesOf('灵隐街道'))[0]?.ended_on).toBeNull()
    // What waits is spoken for.
    const merge = { kind: 'merge' as const, subjects: [one, other], into: [{ code: one }] }
    expect((await desk.plan(merge)).error.name).toBe('divisionWaiting')
    expect((await desk.cancel(first.id)).result.state).toBe('cancelled')
    expect((await desk.cancel(first.id)).error.name).toBe('divisionChangeSettled')
    await desk.done({ ...merge, ...later })
    // Two new streets of one district are promised two codes.
    const spoken = await desk.done({
      kind: 'split',
      subjects: [third],
      into: [{ code: third }, { name: '袁浦镇' }],
      ...later,
    })
    await desk.done({ kind: 'rename', subjects: [await desk.code('翠苑街道')], into: [{ name: '袁浦镇' }] })
    expect(await desk.due()).toBe(0)
    city.clock.advance(8 * 24 * 3_600_000)
    // The service's own loop may have been faster: what came of them is looked at below.
    await desk.due()
    const listed = await desk.changes()
    const states = new Map(listed.map(({ id, state }) => [id, state]))
    expect([...states.values()].filter((state) => state === 'scheduled')).toEqual([])
    expect(states.get(first.id)).toBe('cancelled')
    expect(listed.find(({ id }) => id === spoken.id)).toMatchObject({
      state: 'refused',
      why: '该区县已有西湖区 袁浦镇，请换一个名称',
    })
    expect((await officesOf('三墩镇'))[0]).toMatchObject({ ended_on: '2026-12-01' })
    const trail = await desk.rows(
      sql<{
        outcome: string
      }>`select outcome from audit_entry where function = 'changeDivisions' and device = 'service' order by outcome`,
    )
    expect(trail).toEqual([{ outcome: 'done' }, { outcome: 'refused' }])
  })

  test('a restart with new data keeps every change', async () => {
    const state = async () => ({
      tree: await desk.tree(),
      offices: await desk.rows(sql`select path, name, ended_on, successor_id from office order by path`),
      history: await desk.rows(sql`
        select name, level, district, today_codes, certain, slip from division_history order by name, level, district, today_codes`),
      divisions: await desk.rows(sql`
        select code, parent_code, name, valid_from, valid_until from division where code like '3301%' order by code`),
    })
    const before = await state()
    await desk.fillAnew()
    expect(await state()).toEqual(before)
    expect(before.tree.ended.length).toBeGreaterThan(4)
  })
})
