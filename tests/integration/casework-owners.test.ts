/** Whose a case is: who may take it from whom, who has it where an office loses everybody, who decides an appeal, and who hears of it. */
import { sql } from 'kysely'
import { listMisfolded } from '../../cloud/casework/actions'
import { strikeClocks } from '../../cloud/casework/clock'
import { settleVacancies } from '../../cloud/casework/staffing'
import { ensureOfficeBeside, findOfficesByName } from '../../cloud/divisions/actions'
import { appoint, getPersonByPhone } from '../../cloud/people/actions'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'

const DAY = 86_400_000
const CITY = '15400000007'
const COMMITTEE = '15400000061'

describe('whose a case is', () => {
  let city: TestCity
  let sessions: Record<'owner' | 'other' | 'street' | 'neighbour' | 'district' | 'city' | 'committee', string>
  let offices: Record<'street' | 'neighbour' | 'vacant' | 'district' | 'city' | 'committee', string>
  const officeId = (division: string) =>
    city.ground.act(async (call) => (await findOfficesByName(call, division))[0]?.id ?? '')
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    await city.appoint(CITY, '杭州市')
    const committee = await city.ground.act(async (call) => {
      const [league] = await findOfficesByName(call, '杭州市')
      if (league === undefined) throw new Error('no city')
      const office = await ensureOfficeBeside(call, 'express', league, (of) => `${of}快递物流行业团工委`)
      await appoint(call, { phone: COMMITTEE, name: '行业干部', office })
      return office.id
    })
    sessions = {
      owner: await city.logIn(phones.owner),
      other: await city.logIn(phones.other),
      street: await city.logIn(phones.cadre),
      neighbour: await city.logIn(phones.neighbour),
      district: await city.logIn(phones.district),
      city: await city.logIn(CITY),
      committee: await city.logIn(COMMITTEE),
    }
    offices = {
      street: await officeId('翠苑街道'),
      neighbour: await officeId('转塘街道'),
      vacant: await officeId('文新街道'),
      district: await officeId('西湖区'),
      city: await officeId('杭州市'),
      committee,
    }
  })
  afterAll(() => city.stop())
  let applicants = 0
  // Nobody applies as often in a day as all these tests do.
  beforeEach(async () => {
    sessions.owner = await city.logIn(`1540000${1000 + 10 * ++applicants}`)
  })
  afterEach(async () => {
    expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
  })

  let serial = 300
  const submit = async (session = sessions.owner, uscc?: string) => {
    serial++
    const { result } = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: {
          name: uscc === undefined ? `杭州第${serial}号归属测试有限公司` : '杭州同一家归属测试有限公司',
          uscc: uscc ?? inventUscc(serial),
          address: firms.willow.address,
        },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: (await city.call('getCity', {})).result.notice.version,
      },
      session,
    )
    return result.id
  }
  const caseOf = async (id: string, session: string) => (await city.call('getCase', { id }, session)).result
  const ownerOf = async (id: string) => (await caseOf(id, sessions.city)).owner?.office
  const accept = (id: string, by: string) => city.call('acceptCase', { key: newKey(), id }, by)
  const refuse = (id: string, by: string) =>
    city.call('refuseCase', { key: newKey(), id, reason: 'not-non-public', note: '' }, by)
  const appeal = (id: string) => city.call('appealCase', { key: newKey(), id, note: '请复核' }, sessions.owner)
  const answerAppeal = (id: string, by: string) =>
    city.call('answerAppeal', { key: newKey(), id, decision: 'rejected', note: '' }, by)
  const handOn = (id: string, office: string, by: string) =>
    city.call('handOnCase', { key: newKey(), id, office, reason: 'address-elsewhere', note: '' }, by)
  const settle = (id: string, office: string, by: string) =>
    city.call('settleDispute', { key: newKey(), id, office, note: '' }, by)
  const assign = (id: string, office: string, by: string, person?: string) =>
    city.call(
      'assignCase',
      { key: newKey(), id, office, reason: 'step-in', ...(person === undefined ? {} : { person }) },
      by,
    )
  const personOf = async (phone: string) =>
    city.ground.act(async (call) => (await getPersonByPhone(call, phone)).personId)
  const appealed = async () => {
    const id = await submit()
    await refuse(id, sessions.street)
    expect((await appeal(id)).status).toBe(200)
    return id
  }
  const disputed = async () => {
    const id = await submit()
    await handOn(id, offices.neighbour, sessions.street)
    await handOn(id, offices.street, sessions.neighbour)
    return id
  }

  describe('nobody takes a case from an office above', () => {
    test('an appeal stays with the office that was asked, whoever wants it below', async () => {
      const id = await appealed()
      expect((await caseOf(id, sessions.street)).may).not.toContain('assign')
      expect((await assign(id, offices.street, sessions.street)).error.name).toBe('applicationUnknown')
      expect((await answerAppeal(id, sessions.street)).error.name).toBe('applicationUnknown')
      expect(await ownerOf(id)).toBe('共青团西湖区委员会')
      // From above it may be given.
      expect((await caseOf(id, sessions.district)).may).toContain('assign')
      expect((await assign(id, offices.city, sessions.city)).status).toBe(200)
      expect((await assign(id, offices.district, sessions.district)).error.name).toBe('applicationUnknown')
    })

    test('neither is a whole filter', async () => {
      const id = await appealed()
      const own = await submit()
      const filter = { queue: 'all' as const, query: '号归属测试' }
      const input = {
        ...filter,
        office: offices.street,
        reason: 'share-out' as const,
        person: await personOf(phones.cadre),
      }
      await city.showFactor(phones.cadre, sessions.street)
      const { found, given } = (await city.call('planAssigning', input, sessions.street)).result
      const done = await city.call('assignMany', { key: newKey(), ...input, expected: given }, sessions.street)
      expect(done.result).toEqual({ found, given })
      expect(await ownerOf(id)).toBe('共青团西湖区委员会')
      expect((await caseOf(own, sessions.street)).owner?.isMine).toBe(true)
    })

    test('a dispute is decided above both streets; what the district stepped in for stays the district’s', async () => {
      const id = await disputed()
      expect((await assign(id, offices.street, sessions.street)).error.name).toBe('applicationUnknown')
      expect((await settle(id, offices.neighbour, sessions.street)).error.name).toBe('applicationUnknown')
      const taken = await submit()
      await assign(taken, offices.district, sessions.district)
      expect((await assign(taken, offices.street, sessions.street)).error.name).toBe('applicationUnknown')
      // What lies with the own office, or with a committee that it was given to, is the street's to give.
      const own = await submit()
      expect((await assign(own, offices.committee, sessions.street)).status).toBe(200)
      expect((await assign(own, offices.street, sessions.street)).status).toBe(200)
    })
  })

  const endGrantsAt = async (office: string, by: string) => {
    const { rows } = await sql<{ id: string }>`
      select id from cadre_grant where office_id = ${office} and valid_until is null`.execute(
      city.ground.database.kysely,
    )
    for (const { id } of rows) expect((await city.call('endGrant', { key: newKey(), id }, by)).status).toBe(200)
  }
  const fill = () => city.ground.act((call) => settleVacancies(call))
  const keepTime = () =>
    city.ground.act(async (call) => {
      while (!(await strikeClocks(call)).isDone);
    })
  const noticesOf = async (session: string) =>
    (await city.call('listNotices', {}, session)).result.notices.map(({ text, caseId }) => `${text} ${caseId ?? ''}`)
  const nameOf = async (id: string) => (await caseOf(id, sessions.city)).submitted.name

  test('an appeal, a dispute and what was taken or given go up where their office loses its last cadre, and to nobody below', async () => {
    const [first, second, taken, given] = [await appealed(), await disputed(), await submit(), await submit()]
    await assign(taken, offices.district, sessions.district, await personOf(phones.district))
    await assign(given, offices.committee, sessions.street)
    const due = (await caseOf(first, sessions.city)).dueOn
    await city.showFactor(CITY, sessions.city)
    await endGrantsAt(offices.district, sessions.city)
    for (const id of [first, second, taken]) expect(await ownerOf(id)).toBe('共青团杭州市委员会')
    expect(await caseOf(first, sessions.city)).toMatchObject({ state: 'appealed', dueOn: due, owner: { person: null } })
    // The loop finds nothing more to do; a street that has somebody gets no appeal.
    await fill()
    expect(await ownerOf(first)).toBe('共青团杭州市委员会')
    expect((await answerAppeal(first, sessions.street)).error.name).toBe('applicationUnknown')
    expect((await answerAppeal(first, sessions.city)).result.state).toBe('upheld')
    // Behind the service's back, as by a term that ran out: the loop looks as well, and what a committee had is the place's again.
    await sql`update cadre_grant set valid_until = ${city.clock.now()} where office_id = ${offices.committee}`.execute(
      city.ground.database.kysely,
    )
    city.clock.advance(1000)
    await fill()
    expect(await ownerOf(given)).toBe('翠苑街道团工委')
    await city.appoint(phones.district, '西湖区')
    await city.ground.act(async (call) => {
      const [office] = await findOfficesByName(call, '杭州市')
      if (office === undefined) throw new Error('no city')
      const committee = await ensureOfficeBeside(call, 'express', office, () => '')
      await appoint(call, { phone: COMMITTEE, name: '行业干部', office: committee })
    })
  })

  test('of one enterprise one case is taken up, also while the streets of the other are not agreed', async () => {
    const code = inventUscc(4444)
    const [one, other] = [await submit(sessions.owner, code), await submit(sessions.other, code)]
    expect((await accept(one, sessions.street)).result.state).toBe('accepted')
    await handOn(one, offices.neighbour, sessions.street)
    expect((await handOn(one, offices.street, sessions.neighbour)).result.state).toBe('disputed')
    expect((await accept(other, sessions.street)).error.name).toBe('enterpriseTaken')
    expect((await settle(one, offices.street, sessions.district)).result.state).toBe('accepted')
    expect((await refuse(other, sessions.street)).result.state).toBe('refused')
    // What nobody has taken up stands in nobody's way, disputed or not.
    const free = inventUscc(4445)
    const [third, fourth] = [await submit(sessions.owner, free), await submit(sessions.other, free)]
    await handOn(third, offices.neighbour, sessions.street)
    expect((await handOn(third, offices.street, sessions.neighbour)).result.state).toBe('disputed')
    expect((await accept(fourth, sessions.street)).result.state).toBe('accepted')
  })

  test('an appeal goes above whoever refused, also where that was the office above the street', async () => {
    const id = await submit()
    await handOn(id, offices.vacant, sessions.street)
    expect((await refuse(id, sessions.district)).result.state).toBe('refused')
    expect((await appeal(id)).result.next).toContain('共青团杭州市委员会')
    expect(await ownerOf(id)).toBe('共青团杭州市委员会')
    expect((await answerAppeal(id, sessions.district)).error.name).toBe('applicationUnknown')
    // A committee's refusal: the League's office of its own division.
    const committees = await submit()
    await assign(committees, offices.committee, sessions.street)
    expect((await refuse(committees, sessions.committee)).result.state).toBe('refused')
    await appeal(committees)
    expect(await ownerOf(committees)).toBe('共青团杭州市委员会')
    // Above the city is nobody: it looks again itself.
    const cities = await submit()
    await assign(cities, offices.city, sessions.city)
    expect((await refuse(cities, sessions.city)).result.state).toBe('refused')
    await appeal(cities)
    expect(await ownerOf(cities)).toBe('共青团杭州市委员会')
  })

  test('what a committee is late with is told to the offices of the place; a clock that finds nobody looks again', async () => {
    const id = await submit()
    await assign(id, offices.committee, sessions.street)
    const lonely = await submit()
    const far = await officeId('米市巷街道')
    await city.appoint('15400000071', '米市巷街道')
    await handOn(lonely, far, sessions.street)
    await sql`update cadre_grant set valid_until = ${city.clock.now()} where office_id = ${offices.city} and valid_until is null`.execute(
      city.ground.database.kysely,
    )
    // To be taken up by Thursday; on Saturday the first of the two days on which somebody is told is over.
    city.clock.advance(5 * DAY)
    await keepTime()
    const escalated = async (of: string, by: string) => (await caseOf(of, by)).escalatedTo
    expect(await escalated(id, sessions.committee)).toBe('翠苑街道团工委')
    expect(await noticesOf(sessions.street)).toContainEqual(expect.stringContaining('提请您督办'))
    // And may urge: a committee stands beside the tree, but its case lies in the place.
    const asked = await caseOf(id, sessions.street)
    expect(asked.supervision).toMatchObject({ urgedAt: null })
    expect(asked.may).toContain('urge')
    // Whoever of the committee is late reads it, too, though nobody is named.
    expect(await noticesOf(sessions.committee)).toContainEqual(expect.stringContaining('已提请上级督办'))
    const alone = await city.logIn('15400000071')
    expect(await escalated(lonely, alone)).toBeNull()
    // Some day there is somebody.
    await city.appoint('15400000072', '拱墅区')
    await city.appoint(CITY, '杭州市')
    city.clock.advance(3 * DAY)
    await keepTime()
    expect(await escalated(lonely, alone)).toBe('共青团拱墅区委员会')
    city.clock.advance(2 * DAY)
    await keepTime()
    expect(await escalated(lonely, alone)).toBe('共青团杭州市委员会')
    expect(await escalated(id, sessions.committee)).toBe('共青团西湖区委员会')
  })

  test('naming somebody for a whole filter leaves the cases where they lie by their place', async () => {
    const id = await submit()
    await handOn(id, offices.vacant, sessions.street)
    const person = await personOf(phones.district)
    const filter = { queue: 'to-accept' as const, place: offices.vacant }
    const input = { ...filter, office: offices.district, person, reason: 'share-out' as const }
    await city.showFactor(phones.district, sessions.district)
    const plan = (await city.call('planAssigning', input, sessions.district)).result
    expect(plan.given).toBeGreaterThan(0)
    await city.call('assignMany', { key: newKey(), ...input, expected: plan.given }, sessions.district)
    const { owner } = await caseOf(id, sessions.district)
    expect(owner).toMatchObject({ office: '共青团西湖区委员会', isMine: true })
    await city.appoint('15400000041', '文新街道')
    await fill()
    expect(await ownerOf(id)).toBe('文新街道团工委')
    // Whoever is there now hears of it, though nobody is named.
    expect(await noticesOf(await city.logIn('15400000041'))).toContainEqual(expect.stringContaining('交给您办理'))
  })

  test('an office that gets a case for nobody in particular hears of it, one or many', async () => {
    const id = await submit()
    await assign(id, offices.neighbour, sessions.district)
    const text = `交给您办理：${await nameOf(id)} ${id}`
    expect(await noticesOf(sessions.neighbour)).toContain(text)
    expect((await noticesOf(sessions.district)).filter((one) => one === text)).toEqual([])
    // Taken back by whoever does it: that is no news to them.
    await assign(id, offices.district, sessions.district)
    expect(await noticesOf(sessions.district)).not.toContain(text)
    const many = [await submit(), await submit()]
    for (const one of many) await accept(one, sessions.street)
    const input = {
      queue: 'accepted' as const,
      query: '号归属测试',
      place: offices.street,
      office: offices.neighbour,
      reason: 'share-out' as const,
    }
    await city.showFactor(phones.district, sessions.district)
    const { given } = (await city.call('planAssigning', input, sessions.district)).result
    expect(given).toBeGreaterThanOrEqual(2)
    await city.call('assignMany', { key: newKey(), ...input, expected: given }, sessions.district)
    expect(await noticesOf(sessions.neighbour)).toContain(`${given} 件申请交给您办理 `)
  })

  test('an office is told of its vacant streets’ cases, each group in one line', async () => {
    const [here, there] = [
      [await submit(), await submit()],
      [await submit(), await submit()],
    ]
    const [one, other] = [await officeId('北山街道'), await officeId('灵隐街道')]
    await city.appoint('15400000081', '北山街道')
    await city.appoint('15400000082', '灵隐街道')
    for (const id of here) await handOn(id, one, sessions.street)
    for (const id of there) await handOn(id, other, sessions.street)
    // A grant lasts longer than no time at all.
    city.clock.advance(1000)
    const told = async () =>
      (await noticesOf(sessions.district)).filter((text) => text === '2 件申请交给您办理 ').length
    const before = await told()
    await sql`update cadre_grant set valid_until = ${city.clock.now()} where office_id in (${one}, ${other})`.execute(
      city.ground.database.kysely,
    )
    city.clock.advance(1000)
    await fill()
    expect(await told()).toBe(before + 2)
  })

  test('who takes a refused case up again is named for it where the case lies, and only there', async () => {
    const id = await submit()
    await refuse(id, sessions.street)
    const { grants } = (await city.call('listAbsences', {}, sessions.street)).result
    const day = (ahead: number) =>
      new Date(city.clock.now().getTime() + ahead * DAY + 8 * 3_600_000).toISOString().slice(0, 10)
    await city.call(
      'recordAbsence',
      { key: newKey(), id: grants[0]?.id ?? '', begins: day(0), ends: day(2) },
      sessions.street,
    )
    // The district answers for the place meanwhile.
    const reopened = await city.call('reopenCase', { key: newKey(), id, note: '' }, sessions.street)
    expect(reopened.result.state).toBe('accepted')
    expect((await caseOf(id, sessions.district)).owner).toMatchObject({ office: '共青团西湖区委员会', person: null })
    const { absences } = (await city.call('listAbsences', {}, sessions.street)).result
    await city.call(
      'endAbsence',
      { key: newKey(), id: absences[0]?.grant ?? '', absence: absences[0]?.id ?? '' },
      sessions.street,
    )
    await fill()
    const own = await submit()
    await refuse(own, sessions.street)
    await city.call('reopenCase', { key: newKey(), id: own, note: '' }, sessions.street)
    expect((await caseOf(own, sessions.street)).owner?.isMine).toBe(true)
  })

  test('routing learns of a case that was handed on after it was taken up, too: once the other street works on it', async () => {
    const { engines } = city.running
    const learnt = async (address: string) => {
      await engines.followLessons(city.ground.database)
      return engines.route({ address }).street
    }
    const begin = async (address: string) => {
      const { result } = await city.call(
        'submitApplication',
        {
          key: newKey(),
          subject: { name: `杭州第${++serial}号归属测试有限公司`, uscc: inventUscc(serial), address },
          contactName: '示例联系人',
          bodies: ['league'],
          noticeVersion: (await city.call('getCity', {})).result.notice.version,
        },
        sessions.owner,
      )
      const { id } = result
      // No cadre works in that district: the city has its cases.
      expect((await accept(id, sessions.city)).status).toBe(200)
      return id
    }
    await city.appoint('15400000083', '仓前街道')
    const there = await city.logIn('15400000083')
    const street = await officeId('仓前街道')
    const survey = (id: string, by: string) =>
      city.call(
        'surveyCase',
        { key: newKey(), id, way: 'phone', staff: 40, youth: 12, members: 8, party: null, note: '' },
        by,
      )
    const first = await begin('余杭区无名测试巷9号')
    await handOn(first, street, sessions.city)
    expect(await learnt('余杭区无名测试巷9号')).toBeUndefined()
    expect((await survey(first, there)).result.state).toBe('surveyed')
    expect(await learnt('余杭区无名测试巷9号')).toBe('仓前街道')
    const lessonOf = async (id: string) => {
      const { rows } = await sql<{ street: string }>`select street from route_lesson where case_id = ${id}`.execute(
        city.ground.database.kysely,
      )
      return rows[0]?.street
    }
    // Surveyed before, decided by the other.
    const second = await begin('临平区无名测试巷9号')
    await survey(second, sessions.city)
    await handOn(second, street, sessions.city)
    expect(await lessonOf(second)).toBeUndefined()
    await city.call('decideForm', { key: newKey(), id: second, form: 'branch', note: '按实际情况' }, there)
    expect(await lessonOf(second)).toBe('仓前街道')
    // Nobody said that it lies elsewhere: nothing is learnt.
    const third = await begin('富阳区无名测试巷9号')
    await survey(third, sessions.city)
    expect(await lessonOf(third)).toBeUndefined()
  })
})
