/** What the office is told, and held to, while a case goes from its form to its founding: the election's rules, the guide, the days. */
import { findOfficesByName } from '../../cloud/divisions/actions'
import { strikeClocks } from '../../cloud/casework/clock'
import { listColleagues } from '../../cloud/people/actions'
import { electionWords } from '../../types/words/founding'
import { fieldWords } from '../../types/words/fields'
import { noticeWords } from '../../types/words/notices'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { FoundingWalk, usualPlan, type FoundingPlan } from '../support/founding'

describe('what a case is checked for', () => {
  let city: TestCity
  let sessions: Record<'owner' | 'street' | 'district', string>
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.district, '西湖区')
    sessions = {
      owner: await city.logIn(phones.owner),
      street: await city.logIn(phones.cadre),
      district: await city.logIn(phones.district),
    }
  })
  afterAll(() => city.stop())

  const today = () => new Date(city.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const ahead = (days: number) =>
    new Date(city.clock.now().getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
  const officeId = (division: string) =>
    city.ground.act(async (call) => (await findOfficesByName(call, division))[0]?.id ?? '')
  const walk = (plan: Partial<FoundingPlan> = {}) =>
    new FoundingWalk(city, sessions.owner, sessions.street, { ...usualPlan, ...plan })
  const report = async (id: string, present: number, votesOf: (at: number) => number) => {
    const { candidates } = (await city.call('getMyFounding', { id }, sessions.owner)).result
    const votes = candidates.map((one, at) => ({ candidate: one.id, votes: votesOf(at), elected: at === 0 }))
    const meeting = { heldOn: today(), eligible: 8, present }
    return city.call('reportElection', { key: newKey(), id, ...meeting, votes, note: '' }, sessions.owner)
  }
  const confirm = (id: string, note: string) =>
    city.call('confirmElection', { key: newKey(), id, decision: 'granted', on: today(), note }, sessions.street)

  test('who is elected without a majority is confirmed only with a reason, which the history keeps', async () => {
    const { id } = await walk().to('approved')
    await report(id, 1, () => 0)
    const { election } = (await city.call('getFounding', { id }, sessions.street)).result
    expect(election?.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ level: 'error', sentence: expect.stringContaining('半数') as string }),
        // The quorum is a local rule here: told, not asked about.
        expect.objectContaining({ level: 'warning', sentence: expect.stringContaining('到会 1 人') as string }),
      ]),
    )
    const refused = await confirm(id, '')
    expect(refused.error.fields).toEqual([{ field: 'note', message: electionWords.reason }])
    expect((await city.call('getCase', { id }, sessions.street)).result.state).toBe('elected')
    expect((await confirm(id, '大会另有记录，已核对')).result.state).toBe('founded')
    const [founded] = (await city.call('getCase', { id }, sessions.district)).result.timeline
    expect(founded?.detail).toContain('大会另有记录，已核对')
  })

  test('a rule that is only local warns, and asks for nothing', async () => {
    const { id } = await walk().to('approved')
    await report(id, 6, (at) => (at === 0 ? 6 : 0))
    const { election } = (await city.call('getFounding', { id }, sessions.street)).result
    expect(election?.findings.map(({ sentence }) => sentence)).toContainEqual(expect.stringContaining('到会 6 人'))
    expect((await confirm(id, '')).result.state).toBe('founded')
  })

  test('only who works where the case lies may be its guide', async () => {
    const { id } = await walk().to('decided')
    const district = await officeId('西湖区')
    await city.call('assignCase', { key: newKey(), id, office: district, reason: 'step-in' }, sessions.district)
    const { guides } = (await city.call('getFounding', { id }, sessions.district)).result
    expect(guides.length).toBeGreaterThan(0)
    const street = await officeId('翠苑街道')
    const [cadre] = await city.ground.act((call) => listColleagues(call, [street]))
    const ofStreet = cadre?.personId ?? ''
    expect(guides.map((one) => one.id)).not.toContain(ofStreet)
    const named = await city.call('nameGuide', { key: newKey(), id, person: ofStreet, on: today() }, sessions.district)
    expect(named.error.fields?.[0]?.message).toBe(fieldWords.colleague.wrong)
  })

  test('the day of a guide is not farther away than any other day that is chosen', async () => {
    const { id } = await walk().to('decided')
    const [guide] = (await city.call('getFounding', { id }, sessions.street)).result.guides
    const name = (on: string) =>
      city.call('nameGuide', { key: newKey(), id, person: guide?.id ?? '', on }, sessions.street)
    expect((await name(ahead(400))).error.fields).toEqual([{ field: 'on', message: fieldWords.day.far(366) }])
    expect((await name(ahead(-1))).error.fields).toEqual([{ field: 'on', message: fieldWords.day.past }])
    expect((await name(today())).result.state).toBe('guiding')
  })

  const submitAs = async (name: string, serial: number) =>
    (
      await city.call(
        'submitApplication',
        {
          key: newKey(),
          subject: { name, uscc: inventUscc(serial), address: firms.willow.address },
          contactName: '示例联系人',
          bodies: ['league'],
          noticeVersion: (await city.call('getCity', {})).result.notice.version,
        },
        sessions.owner,
      )
    ).result.id

  test('a name is found as it is pasted, whatever its brackets, letters and blanks; a number in it is no code only', async () => {
    const id = await submitAs('示例云海（杭州）ABC 4399 网络有限公司', 7001)
    const found = async (query: string) =>
      (await city.call('listQueue', { queue: 'to-accept', query }, sessions.street)).result.rows.map((row) => row.id)
    for (const query of ['云海（杭州）', '云海(杭州)', 'abc4399', 'ABC 4399 网络', '4399', 'ａｂｃ'])
      expect([query, await found(query)]).toEqual([query, [id]])
    expect(await found('4398')).toEqual([])
  })

  test('an applicant is found by the number however it is pasted', async () => {
    const id = await submitAs('示例号码查找有限公司', 7003)
    const { owner: number } = phones
    const spaced = `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`
    for (const query of [
      number,
      spaced,
      spaced.replace(/ /g, '-'),
      `+86 ${number}`,
      `86${number}`,
      `＋86　${number}`,
    ]) {
      const { rows } = (await city.call('listQueue', { queue: 'to-accept', query }, sessions.street)).result
      expect([query, rows.map((row) => row.id).includes(id)]).toEqual([query, true])
    }
  })

  test('an owner reads no “other” as what is lacking; the office does', async () => {
    const { id } = await walk({ members: 0 }).to('surveyed')
    const deferred = { key: newKey(), id, lacking: ['members' as const, 'other' as const], until: ahead(30) }
    await city.call('deferCase', { ...deferred, note: '先了解情况' }, sessions.street)
    const detailOf = (timeline: readonly { detail: string | null }[]) => timeline[0]?.detail ?? ''
    const owners = detailOf((await city.call('getMyCase', { id }, sessions.owner)).result.timeline)
    expect(owners).toContain('团员人数不够')
    expect(owners).not.toContain('其他情况')
    expect(detailOf((await city.call('getCase', { id }, sessions.street)).result.timeline)).toContain('其他情况')
  })

  test('an election held long before the term ends is recorded with its reason only', async () => {
    const { id } = await walk().to('founded')
    const on = ahead(1)
    city.clock.advance(86_400_000)
    sessions.street = await city.logIn(phones.cadre)
    const renew = (note: string) => city.call('renewTerm', { key: newKey(), id, on, note }, sessions.street)
    expect((await renew('')).error.fields?.map(({ field }) => field)).toEqual(['note'])
    expect((await renew('经区团委批准')).result.state).toBe('founded')
  })

  test('what waits for its enterprise is not an office’s delay, and stands in its own queue', async () => {
    const id = await submitAs('示例补充材料有限公司', 7002)
    await city.call('returnCase', { key: newKey(), id, reasons: ['contact'], note: '请补充' }, sessions.street)
    const refuse = () =>
      city.call('refuseCase', { key: newKey(), id, reason: 'other', note: '逾期未补充' }, sessions.street)
    const mayOf = async () => (await city.call('getCase', { id }, sessions.street)).result.may
    expect(await mayOf()).not.toContain('refuse')
    expect((await refuse()).error.name).toBe('caseMoved')
    city.clock.advance(60 * 86_400_000)
    sessions.street = await city.logIn(phones.cadre)
    sessions.owner = await city.logIn(phones.owner)
    expect((await city.call('getCase', { id }, sessions.street)).result).toMatchObject({
      state: 'returned',
      overdue: true,
    })
    const listed = async (queue: 'overdue' | 'returned') =>
      (await city.call('listQueue', { queue }, sessions.street)).result
    const overdue = await listed('overdue')
    expect(overdue.rows.map((row) => row.id)).not.toContain(id)
    expect(overdue.counts.overdue).toBe(overdue.rows.length)
    expect((await listed('returned')).rows.map((row) => row.id)).toContain(id)
    // No dead end: after its day the office may end it.
    expect(await mayOf()).toContain('refuse')
    expect((await refuse()).result.state).toBe('refused')
  })

  test('late: the one named reads that those above were asked, those above that they are', async () => {
    const one = await walk().to('accepted')
    city.clock.advance(60 * 86_400_000)
    await city.ground.act(async (call) => {
      while (!(await strikeClocks(call)).isDone);
    })
    const textsOf = async (phone: string) =>
      (await city.call('listNotices', {}, await city.logIn(phone))).result.notices.map((notice) => notice.text)
    expect(await textsOf(phones.cadre)).toContain(noticeWords.late(one.enterprise))
    expect(await textsOf(phones.district)).toContain(noticeWords.one.escalated(one.enterprise))
  })
})
