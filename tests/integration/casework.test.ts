/** A case through all its offices, over the wire: founded; refused and appealed; handed on and disputed; overdue and escalated; orphaned. */
import { sql } from 'kysely'
import { strikeClocks } from '../../cloud/casework/clock'
import { listMisfolded } from '../../cloud/casework/actions'
import { writeDigests } from '../../cloud/casework/digests'
import { digestParts } from '../../cloud/subscriptions'
import { settleVacancies } from '../../cloud/casework/staffing'
import { findOfficesByName, putOfficeContacts } from '../../cloud/divisions/actions'
import type { FunctionName, InputOf } from '../../types/registry'
import { candidateNotice } from '../../types/words/founding-pages'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'

const DAY = 86_400_000
const SECOND_CADRE = '15400000006'
const GONGSHU = '15400000007'

describe('casework', () => {
  let city: TestCity
  let sessions: Record<'owner' | 'street' | 'neighbour' | 'district' | 'city', string>
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(SECOND_CADRE, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    await city.appoint(GONGSHU, '杭州市')
    sessions = {
      owner: await city.logIn(phones.owner),
      street: await city.logIn(phones.cadre),
      neighbour: await city.logIn(phones.neighbour),
      district: await city.logIn(phones.district),
      city: await city.logIn(GONGSHU),
    }
  })
  afterAll(() => city.stop())

  let serial = 100
  const submit = async (session = sessions.owner, address: string = firms.willow.address) => {
    const notice = (await city.call('getCity', {})).result.notice.version
    serial++
    const { result } = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { name: `杭州第${serial}号测试有限公司`, uscc: inventUscc(serial), address },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: notice,
      },
      session,
    )
    return result.id
  }
  const officeId = (division: string) =>
    city.ground.act(async (call) => (await findOfficesByName(call, division))[0]?.id ?? '')
  const caseOf = async (id: string, session: string) => (await city.call('getCase', { id }, session)).result
  const mine = async (id: string) => (await city.call('getMyCase', { id }, sessions.owner)).result
  const keepTime = () =>
    city.ground.act(async (call) => {
      while (!(await strikeClocks(call)).isDone);
    })
  const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(city.ground.database.kysely)).rows
  const today = () => city.clock.now().toISOString().slice(0, 10)

  test('an application becomes a founded branch; the owner reads who does what by when at every step', async () => {
    const id = await submit()
    const { street, owner } = sessions
    const step = async (next: RegExp, headline: RegExp) => {
      const own = await mine(id)
      expect(own.case.next).toMatch(next)
      expect(own.case.headline).toMatch(headline)
    }
    await step(/翠苑街道团工委最晚于 11月26日 周四告诉您是否开始办理/, /已送达/)
    await city.call('acceptCase', { key: newKey(), id }, street)
    expect((await caseOf(id, street)).owner).toMatchObject({ person: '示例干部', isMine: true, cause: null })
    await step(/最晚于 11月30日 周一打电话或上门/, /开始办理/)
    await city.call(
      'surveyCase',
      { key: newKey(), id, way: 'phone', staff: 40, youth: 12, members: 8, party: 'joint', note: '' },
      street,
    )
    const founding = (await city.call('getFounding', { id }, street)).result
    expect(founding.recommendation).toMatchObject({ form: 'branch' })
    expect(founding.recommendation.reason).toContain('8')
    const other = await city.call('decideForm', { key: newKey(), id, form: 'youth-committee', note: '' }, street)
    expect(other.error.fields).toEqual([{ field: 'note', message: expect.stringContaining('理由') as string }])
    await city.call('decideForm', { key: newKey(), id, form: 'branch', note: '' }, street)
    await step(/为您安排一位指导员/, /已确定建团支部/)
    const [guide] = (await city.call('getFounding', { id }, street)).result.guides
    await city.call('nameGuide', { key: newKey(), id, person: guide?.id ?? '', on: '2026-12-01' }, street)
    expect((await city.call('getMyFounding', { id }, owner)).result.guide).toEqual({
      name: '示例干部',
      on: '2026-12-01',
    })
    await step(/12月1日 周二与您见面/, /指导员/)
    await city.call(
      'recordGuidance',
      { key: newKey(), id, outcome: 'agreed', next: 'request', nextOn: null, members: 8, note: '' },
      street,
    )

    // The owner writes, and each candidate gives the own data by the own link.
    const request = {
      fullName: '共青团测试有限公司支部委员会',
      shortName: '测试团支部',
      industry: '软件业',
      staff: 40,
      youth: 12,
      members: 8,
      seats: 3,
      party: 'joint' as const,
      partyName: '示例联合党支部',
    }
    const early = await city.call('sendRequest', { key: newKey(), id, note: '' }, owner)
    expect(early.error.fields?.[0]?.message).toContain('请先填写')
    await city.call('saveRequest', { key: newKey(), id, ...request }, owner)
    const links: string[] = []
    for (const post of ['secretary', 'organisation', 'publicity', 'member'] as const)
      links.push((await city.call('inviteCandidate', { key: newKey(), id, post }, owner)).result.link)
    for (const [at, link] of links.entries()) {
      const token = link.slice(link.lastIndexOf('/') + 1)
      const opened = (await city.call('openCandidate', { token })).result
      expect(opened).toMatchObject({ organisation: request.fullName, office: '翠苑街道团工委', given: false })
      const candidate = await city.logIn(`1540000002${at}`)
      const given = await city.call(
        'giveCandidate',
        {
          key: newKey(),
          token,
          noticeVersion: candidateNotice.version,
          agreesToMembership: true,
          name: `示例候选人${at}`,
          bornIn: '2001-05',
          joinedIn: '2016-05',
          education: 'bachelor',
          record: '',
        },
        candidate,
      )
      expect(given.status).toBe(200)
      // The link that went round is nobody else's.
      const stolen = await city.call(
        'giveCandidate',
        {
          ...(given.result as object),
          key: newKey(),
          token,
          noticeVersion: candidateNotice.version,
          agreesToMembership: true,
          name: '旁人',
          bornIn: '1999-01',
          joinedIn: null,
          education: 'college',
          record: '',
        },
        street,
      )
      expect(stolen.error.name).toBe('candidateUnknown')
      // Nobody fills the places of others.
      const next = links[at + 1]
      if (next === undefined) continue
      const twice = await city.call(
        'giveCandidate',
        {
          key: newKey(),
          token: next.slice(next.lastIndexOf('/') + 1),
          noticeVersion: candidateNotice.version,
          agreesToMembership: true,
          name: `示例候选人${at + 1}`,
          bornIn: '2001-05',
          joinedIn: null,
          education: 'bachelor',
          record: '',
        },
        candidate,
      )
      expect(twice.error.name).toBe('candidateTwice')
    }
    expect((await city.call('sendRequest', { key: newKey(), id, note: '' }, owner)).result.state).toBe('requested')
    await city.call(
      'replyRequest',
      { key: newKey(), id, decision: 'granted', number: '杭翠团〔2026〕7号', on: today(), note: '' },
      street,
    )
    expect((await city.call('getMyFounding', { id }, owner)).result.reply?.number).toBe('杭翠团〔2026〕7号')
    await step(/召开团员大会/, /同意建团/)
    const { candidates } = (await city.call('getMyFounding', { id }, owner)).result
    expect(candidates.map((one) => one.nameMasked)).toEqual(Array(4).fill(expect.stringMatching(/^示\*+/)))
    const reported = await city.call(
      'reportElection',
      {
        key: newKey(),
        id,
        heldOn: today(),
        eligible: 8,
        present: 8,
        votes: candidates.map((one, at) => ({ candidate: one.id, votes: at < 3 ? 8 - at : 0, elected: at < 3 })),
        note: '',
      },
      owner,
    )
    expect(reported.result.state).toBe('elected')
    const used = await city.call(
      'confirmElection',
      { key: newKey(), id, decision: 'granted', number: '杭翠团〔2026〕7号', on: today(), note: '' },
      street,
    )
    expect(used.error.fields?.[0]?.message).toContain('已经用过')
    expect((await city.call('getFounding', { id }, street)).result.proposedNumber).toBe('杭翠团〔2026〕8号')
    const founded = await city.call(
      'confirmElection',
      { key: newKey(), id, decision: 'granted', number: '杭翠团〔2026〕8号', on: today(), note: '' },
      street,
    )
    expect(founded.result.state).toBe('founded')
    await step(/任期到 2029年/, /已建立/)
    // District and city watch.
    for (const above of [sessions.district, sessions.city]) {
      const seen = await caseOf(id, above)
      expect(seen.state).toBe('founded')
      expect(seen.may).not.toContain('renew')
    }
    const [organisation] = await rows(
      sql<{ name: string; term_ends_on: string }>`select name, term_ends_on from organisation`,
    )
    expect(organisation).toMatchObject({ name: request.fullName, term_ends_on: founded.result.dueOn })
    expect((await city.call('listQueue', { queue: 'founded' }, sessions.district)).result.counts.founded).toBe(1)
  })

  test('a return happens once; a refusal says why, and the district can let it go on', async () => {
    const id = await submit()
    const { street, district, owner } = sessions
    await city.call('returnCase', { key: newKey(), id, reasons: ['contact', 'address'], note: '' }, street)
    await city.call('resubmitCase', { key: newKey(), id, contactName: '示例联系人', note: '已补充' }, owner)
    const again = await city.call('returnCase', { key: newKey(), id, reasons: ['contact'], note: '' }, street)
    expect(again.error.name).toBe('caseMoved')
    const bare = await city.call('refuseCase', { key: newKey(), id, reason: 'other', note: ' ' }, street)
    expect(bare.error.fields?.[0]?.field).toBe('note')
    await city.call('refuseCase', { key: newKey(), id, reason: 'elsewhere', note: '登记在外地' }, street)
    const refused = await mine(id)
    expect(refused.case.next).toContain('请上级复核')
    expect(refused.timeline[0]?.detail).toBe('企业不在本市；登记在外地')
    const appeal = await city.call('appealCase', { key: newKey(), id, note: '实际在本街道办公' }, owner)
    expect(appeal.result.next).toContain('共青团西湖区委员会')
    expect(
      (await city.call('answerAppeal', { key: newKey(), id, decision: 'granted', note: '' }, street)).error.name,
    ).toBe('applicationUnknown')
    expect((await city.call('listQueue', { queue: 'disputes' }, district)).result.rows.map((row) => row.id)).toEqual([
      id,
    ])
    const answered = await city.call('answerAppeal', { key: newKey(), id, decision: 'granted', note: '' }, district)
    expect(answered.result.state).toBe('accepted')
    expect((await caseOf(id, street)).owner?.office).toBe('翠苑街道团工委')
  })

  test('a refused case of a street where nobody is can be taken up again by the office that answers for it, and by no other', async () => {
    const { street, district } = sessions
    const id = await submit(sessions.owner, '西湖区灵隐街道示例路9号')
    const refuse = (of: string, by: string) =>
      city.call('refuseCase', { key: newKey(), id: of, reason: 'elsewhere', note: '登记在外地' }, by)
    const reopen = (of: string, by: string) =>
      city.call('reopenCase', { key: newKey(), id: of, note: '核对后可以办理' }, by)
    expect((await refuse(id, district)).result.state).toBe('refused')
    expect((await caseOf(id, sessions.city)).may).not.toContain('reopen')
    expect((await reopen(id, sessions.city)).error.name).toBe('applicationUnknown')
    expect((await caseOf(id, district)).may).toContain('reopen')
    expect((await reopen(id, district)).result.state).toBe('accepted')
    expect((await caseOf(id, district)).owner).toMatchObject({ office: '共青团西湖区委员会', isMine: true })
    // Where somebody is, it is that office's.
    const staffed = await submit()
    await refuse(staffed, street)
    expect((await caseOf(staffed, district)).may).not.toContain('reopen')
    expect((await reopen(staffed, district)).error.name).toBe('applicationUnknown')
    expect((await reopen(staffed, street)).result.state).toBe('accepted')
  })

  test('two colleagues of one name are told apart where one of them is chosen, and only there', async () => {
    const { offices } = (await city.call('listAssignees', {}, sessions.district)).result
    const names = (office: string) => offices.find((one) => one.name === office)?.persons.map((one) => one.name) ?? []
    expect(names('翠苑街道团工委').sort()).toEqual(['示例干部（手机尾号 0003）', '示例干部（手机尾号 0006）'])
    expect(names('转塘街道团工委')).toEqual(['示例干部'])
    const { grants } = (await city.call('listAbsences', {}, sessions.street)).result
    expect(grants[0]?.deputies.map((one) => one.name)).toEqual(['示例干部'])
  })

  test('two streets that each name the other: the district decides, the clock goes on, and the old street sees it no more', async () => {
    const id = await submit()
    const { street, neighbour, district } = sessions
    const due = (await caseOf(id, street)).dueOn
    const [there, here] = [await officeId('转塘街道'), await officeId('翠苑街道')]
    const same = await city.call(
      'handOnCase',
      { key: newKey(), id, office: here, reason: 'industry', note: '' },
      street,
    )
    expect(same.error.fields?.[0]?.field).toBe('office')
    await city.call('handOnCase', { key: newKey(), id, office: there, reason: 'operates-elsewhere', note: '' }, street)
    expect((await city.call('getCase', { id }, street)).error.name).toBe('applicationUnknown')
    const handed = await caseOf(id, neighbour)
    expect(handed).toMatchObject({ state: 'submitted', dueOn: due })
    expect((await mine(id)).timeline[0]?.title).toContain('转交转塘街道团工委')
    expect((await city.call('listNotices', {}, neighbour)).result.notices[0]?.text).toContain('交给您办理')
    await city.call('handOnCase', { key: newKey(), id, office: here, reason: 'address-elsewhere', note: '' }, neighbour)
    expect(await caseOf(id, district)).toMatchObject({ state: 'disputed', dueOn: due })
    expect((await mine(id)).office.name).toBe('共青团西湖区委员会')
    expect((await caseOf(id, district)).disputants).toEqual([
      { office: here, name: '西湖区 翠苑街道' },
      { office: there, name: '西湖区 转塘街道' },
    ])
    const settled = await city.call('settleDispute', { key: newKey(), id, office: here, note: '' }, district)
    expect(settled.result).toMatchObject({ state: 'submitted', dueOn: due })
    expect(await caseOf(id, street)).toMatchObject({ owner: { office: '翠苑街道团工委' }, disputants: [] })
    expect((await city.call('getCase', { id }, neighbour)).error.name).toBe('applicationUnknown')
  })

  test('what is late is told to the district, later to the city, and stays the street’s; a digest says so once a day', async () => {
    const id = await submit()
    const { street, district } = sessions
    await city.call('acceptCase', { key: newKey(), id }, street)
    // The survey is due on Monday; on Tuesday the district is told.
    city.clock.advance(8 * DAY)
    await keepTime()
    const late = await city.call('listQueue', { queue: 'escalated' }, district)
    expect(late.result.rows.map((row) => row.id)).toContain(id)
    expect(
      (await city.call('listQueue', { queue: 'escalated' }, sessions.city)).result.rows.map((row) => row.id),
    ).not.toContain(id)
    expect((await caseOf(id, street)).escalatedTo).toBe('共青团西湖区委员会')
    expect((await mine(id)).timeline[0]?.title).toContain('由共青团西湖区委员会督促')
    city.clock.advance(3 * DAY)
    await keepTime()
    await keepTime()
    expect(
      (await city.call('listQueue', { queue: 'escalated' }, sessions.city)).result.rows.map((row) => row.id),
    ).toContain(id)
    const before = await caseOf(id, street)
    expect(before.owner?.isMine).toBe(true)
    expect(before.overdue).toBe(true)
    for (let i = 0; i < 2; i++) await city.ground.act((call) => writeDigests(call, digestParts))
    const { digest } = (await city.call('listNotices', {}, street)).result
    expect(digest?.lines).toContainEqual(expect.stringContaining('已超期'))
    // Done at last: nobody above is asked any more.
    await city.call(
      'surveyCase',
      { key: newKey(), id, way: 'on-site', staff: null, youth: 5, members: 0, party: null, note: '' },
      street,
    )
    expect((await caseOf(id, street)).escalatedTo).toBeNull()
  })

  test('the office that was asked to supervise sees whom to call and urges once a day; the street is told, the owner is not', async () => {
    const id = await submit()
    const { street, neighbour, district, owner } = sessions
    const urge = (session: string, key = newKey()) => city.call('urgeCase', { key, id }, session)
    // In time there is nobody to urge, for nobody.
    expect((await caseOf(id, district)).supervision).toBeNull()
    expect((await urge(district)).error.name).toBe('caseMoved')
    await city.call('acceptCase', { key: newKey(), id }, street)
    // Due on a Friday; on Monday the district is told, on Thursday the city.
    city.clock.advance(10 * DAY)
    await keepTime()
    const asked = await caseOf(id, district)
    expect(asked.supervision).toEqual({
      office: expect.objectContaining({ name: '翠苑街道团工委', phone: null, contactOf: null }) as object,
      urgedAt: null,
    })
    expect(asked.may).toContain('urge')
    // The street's own phone, as owners see it; nothing is borrowed from the very office that asks.
    const contacts = [
      { officeId: await officeId('翠苑街道'), phone: '0571-00000001' },
      { officeId: await officeId('西湖区'), phone: '0571-00000002' },
    ]
    await city.ground.act((call) => putOfficeContacts(call, contacts))
    expect((await caseOf(id, district)).supervision?.office.phone).toBe('0571-00000001')
    // Who has the case, who is elsewhere, and the city that nobody has asked yet.
    expect((await caseOf(id, street)).supervision).toBeNull()
    expect((await caseOf(id, sessions.city)).may).not.toContain('urge')
    for (const [session, name] of [
      [street, 'caseMoved'],
      [neighbour, 'applicationUnknown'],
      [sessions.city, 'caseMoved'],
      [owner, 'forbidden'],
    ] as const)
      expect((await urge(session)).error.name).toBe(name)

    const before = (await mine(id)).timeline
    const key = newKey()
    expect((await urge(district, key)).status).toBe(200)
    expect((await urge(district, key)).status).toBe(200)
    expect((await urge(district)).error).toMatchObject({ name: 'urgedToday' })
    const urged = await caseOf(id, district)
    expect(urged.timeline.filter((one) => one.title === '共青团西湖区委员会催办')).toHaveLength(1)
    expect(urged.may).not.toContain('urge')
    expect(urged.supervision?.urgedAt).toBe(city.clock.now().toISOString())
    expect(urged).toMatchObject({ state: asked.state, dueOn: asked.dueOn, owner: asked.owner })
    expect((await mine(id)).timeline).toEqual(before)
    const told = (await city.call('listNotices', {}, street)).result.notices
    expect(told.filter((one) => one.caseId === id && one.text.includes('上级催办'))).toHaveLength(1)
    // Who works there too, though another one is named for it; nobody of the office that urges.
    const notified = await rows(
      sql<{ office: string }>`
        select office.name as office from cadre_notice
        join cadre_grant on cadre_grant.person_id = cadre_notice.person_id
        join office on office.id = cadre_grant.office_id
        where cadre_notice.kind = 'urged' and cadre_notice.case_id = ${id}`,
    )
    expect(notified).toEqual([{ office: '翠苑街道团工委' }, { office: '翠苑街道团工委' }])

    // The next day it may again, and after the second escalation the city beside it.
    city.clock.advance(3 * DAY)
    await keepTime()
    expect((await urge(district)).status).toBe(200)
    expect((await urge(sessions.city)).status).toBe(200)
    expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
    // Done: nobody is late, and nobody is urged.
    await city.call(
      'surveyCase',
      { key: newKey(), id, way: 'phone', staff: null, youth: 5, members: 0, party: null, note: '' },
      street,
    )
    expect((await caseOf(id, district)).supervision).toBeNull()
    expect((await urge(district)).error.name).toBe('caseMoved')
  })

  test('a street that loses its last cadre: the district has its cases, the owner the district’s name; a new cadre gets them back', async () => {
    const id = await submit(sessions.owner, firms.brook.address)
    expect((await mine(id)).office.name).toBe('转塘街道团工委')
    const [grant] = await rows(
      sql<{
        id: string
      }>`select id from cadre_grant where valid_until is null and office_id = ${await officeId('转塘街道')}`,
    )
    await city.call('endGrant', { key: newKey(), id: grant?.id ?? '' }, sessions.district)
    expect((await mine(id)).office.name).toBe('共青团西湖区委员会')
    expect((await city.call('acceptCase', { key: newKey(), id }, sessions.district)).status).toBe(200)
    await city.appoint('15400000031', '转塘街道')
    await city.ground.act((call) => settleVacancies(call))
    expect((await mine(id)).office.name).toBe('转塘街道团工委')
    expect((await caseOf(id, sessions.district)).owner).toMatchObject({ office: '转塘街道团工委', person: null })
  })

  test('routing learns from where a case was handed on to and taken up, and forgets it when that is doubted again', async () => {
    const { engines } = city.running
    // No cadre works in that district: the city has its cases.
    const address = '余杭区无名测试巷9号'
    const first = await submit(sessions.owner, address)
    expect(engines.route({ address }).street).toBeUndefined()
    const handOn = async (street: string) =>
      city.call(
        'handOnCase',
        { key: newKey(), id: first, office: await officeId(street), reason: 'address-elsewhere', note: '' },
        sessions.city,
      )
    await handOn('仓前街道')
    await engines.followLessons(city.ground.database)
    expect(engines.route({ address }).street).toBeUndefined()
    await city.call('acceptCase', { key: newKey(), id: first }, sessions.city)
    await engines.followLessons(city.ground.database)
    expect(engines.route({ address }).street).toBe('仓前街道')
    const applicant = await city.logIn('15400000041')
    const second = await submit(applicant, address)
    expect((await caseOf(second, sessions.city)).route.reason).toContain('仓前街道')
    // What is written stands above what was learnt.
    expect(engines.route({ address: '余杭区五常街道无名测试巷9号' }).street).toBe('五常街道')
    await handOn('五常街道')
    await engines.followLessons(city.ground.database)
    expect(engines.route({ address }).street).toBeUndefined()
  })

  test('routing learns as well where a case was handed on after it was taken up, once the other street works on it', async () => {
    const { engines } = city.running
    const street = async (address: string) => {
      await engines.followLessons(city.ground.database)
      return engines.route({ address }).street
    }
    const asCity = <N extends FunctionName>(name: N, input: InputOf<N>) => city.call(name, input, sessions.city)
    const handOn = async (id: string, name: string) =>
      asCity('handOnCase', {
        key: newKey(),
        id,
        office: await officeId(name),
        reason: 'address-elsewhere',
        note: '',
      })
    const survey = (id: string) =>
      asCity('surveyCase', { key: newKey(), id, way: 'phone', staff: 9, youth: 4, members: 3, party: null, note: '' })
    const early = '余杭区另一条测试巷3号'
    const asked = await submit(await city.logIn('15400000042'), early)
    await asCity('acceptCase', { key: newKey(), id: asked })
    await handOn(asked, '仓前街道')
    expect(await street(early)).toBeUndefined()
    expect((await survey(asked)).result.state).toBe('surveyed')
    expect(await street(early)).toBe('仓前街道')

    const late = '余杭区又一条测试弄5号'
    const decided = await submit(await city.logIn('15400000043'), late)
    await asCity('acceptCase', { key: newKey(), id: decided })
    await survey(decided)
    await handOn(decided, '五常街道')
    expect(await street(late)).not.toBe('五常街道')
    const form = { key: newKey(), id: decided, form: 'branch' as const, note: '企业希望单独建立' }
    expect((await asCity('decideForm', form)).result.state).toBe('decided')
    expect(await street(late)).toBe('五常街道')
  })

  test('a whole filter is given away: tried, confirmed by its number, and refused where that has changed', async () => {
    const ids = [await submit(), await submit()]
    for (const id of ids) await city.call('acceptCase', { key: newKey(), id }, sessions.street)
    const filter = { queue: 'accepted' as const, query: '杭州第' }
    const { offices } = (await city.call('listAssignees', {}, sessions.street)).result
    expect(offices.map((one) => one.name)).toEqual(['翠苑街道团工委'])
    const [office] = offices
    const input = { ...filter, office: office?.id ?? '', reason: 'share-out' as const }
    const locked = () => rows(sql<{ by: string }>`select xmax::text as by from case_file order by id`)
    const before = await locked()
    await city.call('planAssigning', input, sessions.street)
    // Who only tries makes nobody wait: no case was taken for it.
    expect(await locked()).toEqual(before)
    const plan = (await city.call('planAssigning', input, sessions.street)).result
    expect(plan.given).toBeGreaterThanOrEqual(2)
    const wrong = await city.call('assignMany', { key: newKey(), ...input, expected: plan.given + 1 }, sessions.street)
    expect(wrong.error.name).toBe('assigningMoved')
    const done = await city.call('assignMany', { key: newKey(), ...input, expected: plan.given }, sessions.street)
    expect(done.result.given).toBe(plan.given)
    // Nobody in particular: the office's own again.
    for (const id of ids) expect((await caseOf(id, sessions.street)).owner?.person).toBeNull()
  })

  test('a queue is narrowed to places within the own reach; notices are seen as far as they were shown', async () => {
    const placesOf = async (session: string) =>
      (await city.call('listQueuePlaces', {}, session)).result.places.map(({ name }) => name)
    expect(await placesOf(sessions.street)).toEqual(['翠苑街道'])
    const { places } = (await city.call('listQueuePlaces', {}, sessions.district)).result
    const [top, ...streets] = places
    expect(top).toMatchObject({ name: '西湖区', within: null })
    expect(streets.every(({ within }) => within === top?.id)).toBe(true)
    expect(streets.map(({ name }) => name)).toEqual(expect.arrayContaining(['翠苑街道', '转塘街道']))
    expect((await placesOf(sessions.city))[0]).toBe('杭州市')

    const persons = async () =>
      (await city.call('listAssignees', {}, sessions.city)).result.offices
        .filter(({ name }) => name === '转塘街道团工委')
        .flatMap((one) => one.persons.map(({ id }) => id))
    const before = await persons()
    await city.appoint('15400000032', '转塘街道')
    const person = (await persons()).find((one) => !before.includes(one)) ?? ''
    const told = await city.logIn('15400000032')
    const unseen = async () => (await city.call('listQueue', { queue: 'mine' }, told)).result.unseen
    const give = async () => {
      const id = await submit()
      const office = await officeId('转塘街道')
      await city.call('assignCase', { key: newKey(), id, office, person, reason: 'step-in' }, sessions.city)
    }
    await city.call('seeNotices', { key: newKey() }, told)
    expect(await unseen()).toBe(0)
    await give()
    const [shown] = (await city.call('listNotices', {}, told)).result.notices
    await give()
    expect(await unseen()).toBe(2)
    await city.call('seeNotices', { key: newKey(), upTo: shown?.id ?? '' }, told)
    expect(await unseen()).toBe(1)
    const wrong = await city.call('seeNotices', { key: newKey(), upTo: 'x' }, told)
    expect(wrong.error.name).toBe('inputInvalid')
  })

  test('cases are found by name, code, number and whole phone number, and by nothing outside', async () => {
    const id = await submit()
    const { number, submitted } = await caseOf(id, sessions.street)
    const found = async (query: string, session = sessions.street) =>
      (await city.call('listQueue', { queue: 'to-accept', query }, session)).result.rows.map((row) => row.id)
    for (const query of [submitted.name, submitted.uscc, submitted.uscc.slice(0, 17), number])
      expect(await found(query)).toEqual([id])
    expect(await found(phones.owner)).toContain(id)
    expect(await found('15400000099')).toEqual([])
    expect(await found(submitted.name.slice(2, 6))).toContain(id)
  })

  test('every case is what its history folds to', async () => {
    expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
    const orphaned = await rows(sql`
      select 1 from case_file left join duty on duty.case_id = case_file.id and duty.fulfilled_at is null
      where (case_file.duty_id is not null) <> (duty.id is not null)`)
    expect(orphaned).toEqual([])
  })
})
