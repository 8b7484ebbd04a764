/** Somebody is away: the deputy, the office, or the office above has the next steps meanwhile; on return all is as it was. */
import { sql } from 'kysely'
import { listMisfolded } from '../../cloud/casework/actions'
import { writeDigests } from '../../cloud/casework/digests'
import { digestParts } from '../../cloud/subscriptions'
import { settleVacancies } from '../../cloud/casework/staffing'
import { findOfficesByName } from '../../cloud/divisions/actions'
import { appoint, getPersonByPhone } from '../../cloud/people/actions'
import { localDate } from '../../cloud/platform/calendar/calendar'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'

const DAY = 86_400_000
const HOUR = 3_600_000
const DEPUTY = '15400000006'
const THIRD = '15400000008'

describe('absence', () => {
  let city: TestCity
  let sessions: Record<'owner' | 'away' | 'deputy' | 'third' | 'alone' | 'district', string>
  const named = async (phone: string, name: string, division: string) =>
    city.ground.act(async (call) => {
      const [office] = await findOfficesByName(call, division)
      if (office === undefined) throw new Error(division)
      await appoint(call, { phone, name, office })
    })
  beforeAll(async () => {
    city = await TestCity.start()
    await named(phones.cadre, '张示例', '翠苑街道')
    await named(DEPUTY, '李示例', '翠苑街道')
    await named(THIRD, '王示例', '翠苑街道')
    await named(phones.neighbour, '孤示例', '转塘街道')
    await named(phones.district, '区示例', '西湖区')
    sessions = {
      owner: await city.logIn(phones.owner),
      away: await city.logIn(phones.cadre),
      deputy: await city.logIn(DEPUTY),
      third: await city.logIn(THIRD),
      alone: await city.logIn(phones.neighbour),
      district: await city.logIn(phones.district),
    }
  })
  afterAll(() => city.stop())
  afterEach(async () => {
    // Never a case without an owner, and the history tells the same as the case.
    expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
    const { rows } = await sql`
      select file.id from case_file file left join duty on duty.id = file.duty_id and duty.fulfilled_at is null
      where file.duty_open and (file.owner_id is null or duty.id is null)`.execute(city.ground.database.kysely)
    expect(rows).toEqual([])
  })

  let serial = 900
  const submit = async (address: string = firms.willow.address) => {
    const { version } = (await city.call('getCity', {})).result.notice
    serial++
    const subject = { name: `杭州第${serial}号测试有限公司`, uscc: inventUscc(serial), address }
    const input = { key: newKey(), subject, contactName: '示例联系人', bodies: ['league' as const] }
    return (await city.call('submitApplication', { ...input, noticeVersion: version }, sessions.owner)).result.id
  }
  const accepted = async (session: string, address?: string) => {
    const id = await submit(address)
    expect((await city.call('acceptCase', { key: newKey(), id }, session)).status).toBe(200)
    return id
  }
  const ownerOf = async (id: string, session: string) => (await city.call('getCase', { id }, session)).result.owner
  const mine = async (session: string) => {
    const { result } = await city.call('listQueue', { queue: 'mine', limit: 50 }, session)
    expect(result.counts.mine).toBe(result.rows.length)
    return new Map(result.rows.map((row) => [row.id, row.owner]))
  }
  const day = (ahead: number) => localDate(new Date(city.clock.now().getTime() + ahead * DAY))
  const absences = async (session: string, grant?: string) =>
    (await city.call('listAbsences', grant === undefined ? {} : { grant }, session)).result
  const grantOf = async (session: string) => (await absences(session)).grants[0]?.id ?? ''
  const record = async (session: string, days: [number, number], deputy?: string, id?: string) =>
    city.call(
      'recordAbsence',
      {
        key: newKey(),
        id: id ?? (await grantOf(session)),
        begins: day(days[0]),
        ends: day(days[1]),
        ...(deputy === undefined ? {} : { deputy }),
      },
      session,
    )
  const back = async (session: string, grant?: string) => {
    const [row] = (await absences(session, grant)).absences
    return city.call('endAbsence', { key: newKey(), id: row?.grant ?? '', absence: row?.id ?? '' }, session)
  }
  const digestOf = async (session: string) => {
    await city.ground.act((call) => writeDigests(call, digestParts))
    return (await city.call('listNotices', {}, session)).result.digest?.lines ?? []
  }
  const settle = () => city.ground.act((call) => settleVacancies(call))
  /** The morning of a working day, from wherever the clock stands. */
  const morning = () => city.clock.advance(DAY - ((city.clock.now().getTime() + 8 * HOUR) % DAY) + 9 * HOUR)

  test('from the first day the deputy has the next steps, the notices and the digest; on return all goes back by itself', async () => {
    const id = await accepted(sessions.away)
    const { grants } = await absences(sessions.away)
    expect(grants[0]?.deputies.map(({ name }) => name).sort()).toEqual(['李示例', '王示例'])
    const deputy = await grantOf(sessions.deputy)
    expect((await record(sessions.away, [1, 2], deputy)).status).toBe(200)
    expect((await record(sessions.away, [2, 9], deputy)).error.name).toBe('absenceOverlaps')
    const told = (await city.call('listNotices', {}, sessions.deputy)).result.notices
    expect(told[0]?.text).toBe('同事外出期间请您代办，现有 1 件申请')
    // Not yet.
    expect(await ownerOf(id, sessions.deputy)).toMatchObject({ away: null, isMine: false })
    expect((await mine(sessions.deputy)).has(id)).toBe(false)
    morning()
    expect(await ownerOf(id, sessions.third)).toMatchObject({
      person: '张示例',
      away: '张示例 外出至 11月25日 周三，由 李示例 代',
      isMine: false,
    })
    expect((await ownerOf(id, sessions.deputy))?.isMine).toBe(true)
    expect((await mine(sessions.deputy)).get(id)).toBe('张示例（外出，李示例代）')
    expect((await mine(sessions.third)).has(id)).toBe(false)
    // What is given to who is away is told to both.
    const next = await submit()
    const { offices } = (await city.call('listAssignees', {}, sessions.third)).result
    const person = offices[0]?.persons.find(({ name }) => name === '张示例（外出至 11月25日 周三）')
    const given = await city.call(
      'assignCase',
      { key: newKey(), id: next, person: person?.id ?? '', reason: 'share-out' },
      sessions.third,
    )
    expect(given.status).toBe(200)
    for (const session of [sessions.away, sessions.deputy])
      expect((await city.call('listNotices', {}, session)).result.notices[0]?.text).toMatch(/^交给您办理/)
    expect((await mine(sessions.deputy)).has(next)).toBe(true)
    // The deputy does the step; the case stays named as it was.
    const survey = { key: newKey(), id, way: 'phone' as const, staff: 30, youth: 9, members: 4, party: null, note: '' }
    expect((await city.call('surveyCase', survey, sessions.deputy)).status).toBe(200)
    expect((await ownerOf(id, sessions.third))?.person).toBe('张示例')
    expect(await digestOf(sessions.away)).toEqual([])
    expect(await digestOf(sessions.deputy)).toContainEqual(expect.stringContaining('等待受理'))
    // The last day is over.
    morning()
    expect((await ownerOf(id, sessions.third))?.away).not.toBeNull()
    morning()
    expect(await ownerOf(id, sessions.third)).toMatchObject({ person: '张示例', away: null })
    expect((await mine(sessions.deputy)).has(id)).toBe(false)
    expect((await mine(sessions.away)).has(id)).toBe(true)
    expect(await digestOf(sessions.away)).not.toEqual([])
    expect((await absences(sessions.away)).absences).toEqual([])
  })

  test('back earlier; and by whoever appoints there, who may record it as well', async () => {
    const id = await accepted(sessions.away)
    const grant = await grantOf(sessions.away)
    const deputy = await grantOf(sessions.deputy)
    expect((await record(sessions.district, [0, 5], deputy, grant)).status).toBe(200)
    expect((await mine(sessions.deputy)).has(id)).toBe(true)
    const { absences: seen } = await absences(sessions.district, grant)
    expect(seen).toMatchObject([{ who: '张示例', deputy: '李示例', now: true, self: false }])
    expect((await back(sessions.away)).status).toBe(200)
    expect((await mine(sessions.deputy)).has(id)).toBe(false)
    expect((await ownerOf(id, sessions.deputy))?.away).toBeNull()
    const row = { key: newKey(), id: grant, absence: seen[0]?.id ?? '' }
    expect((await city.call('endAbsence', row, sessions.away)).error.name).toBe('absenceUnknown')
    // A colleague is no administrator.
    expect((await record(sessions.third, [0, 5], deputy, grant)).error.name).toBe('grantUnknown')
    expect((await city.call('listAbsences', { grant }, sessions.third)).error.name).toBe('grantUnknown')
  })

  test('without a deputy the office has it; so it is, too, when the deputy is away or leaves', async () => {
    const id = await accepted(sessions.away)
    expect((await record(sessions.away, [0, 20])).status).toBe(200)
    expect((await ownerOf(id, sessions.third))?.away).toMatch(/由 本单位其他人员 代$/)
    expect((await mine(sessions.third)).has(id)).toBe(false)
    // Five working days to speak with the enterprise: the digest of everybody there names it on its day.
    await back(sessions.away)
    const deputy = await grantOf(sessions.deputy)
    await record(sessions.away, [0, 20], deputy)
    expect((await ownerOf(id, sessions.third))?.away).toMatch(/由 李示例 代$/)
    // The deputy goes as well: nobody who is there is left out.
    await record(sessions.deputy, [0, 20])
    expect((await ownerOf(id, sessions.third))?.away).toMatch(/由 本单位其他人员 代$/)
    city.clock.advance(10 * DAY)
    morning()
    while (!(await digestOf(sessions.third)).some((line) => line.includes('已超期'))) morning()
    await back(sessions.deputy)
    expect((await ownerOf(id, sessions.third))?.away).toMatch(/由 李示例 代$/)
    city.clock.advance(6 * 60_000)
    await city.showFactor(phones.district, sessions.district)
    expect((await city.call('endGrant', { key: newKey(), id: deputy }, sessions.district)).status).toBe(200)
    expect((await ownerOf(id, sessions.third))?.away).toMatch(/由 本单位其他人员 代$/)
    await back(sessions.away)
  })

  test('an appointment that ends during an absence: the office has the case, and nobody is away any more', async () => {
    const id = await accepted(sessions.third)
    const grant = await grantOf(sessions.third)
    await record(sessions.third, [0, 30], await grantOf(sessions.away))
    expect((await mine(sessions.away)).has(id)).toBe(true)
    await city.showFactor(phones.district, sessions.district)
    const ended = await city.call('endGrant', { key: newKey(), id: grant }, sessions.district)
    expect(ended.result.handedOver).toBeGreaterThan(0)
    expect(await ownerOf(id, sessions.away)).toMatchObject({ person: null, away: null, office: '翠苑街道团工委' })
    const { rows } = await sql`select id from cadre_absence where ended_at is null and until_on >= ${day(0)}`.execute(
      city.ground.database.kysely,
    )
    expect(rows).toEqual([])
    // By running out, too.
    await named(THIRD, '王示例', '翠苑街道')
    const later = await accepted(sessions.third)
    await record(sessions.third, [0, 30], await grantOf(sessions.away))
    const { personId } = await city.ground.act((call) => getPersonByPhone(call, THIRD))
    await sql`update cadre_grant set valid_until = ${new Date(city.clock.now().getTime() + 1000)}
      where person_id = ${personId} and valid_until is null`.execute(city.ground.database.kysely)
    city.clock.advance(2000)
    const { handOverLapsed } = await import('../../cloud/people/actions')
    await city.ground.act((call) => handOverLapsed(call))
    expect(await ownerOf(later, sessions.away)).toMatchObject({ person: null, away: null })
  })

  test('where everybody is away the office above has it, and the owner reads whose phone to call; on return it goes back, to whom it was', async () => {
    const id = await accepted(sessions.alone, firms.brook.address)
    const own = async () => (await city.call('getMyCase', { id }, sessions.owner)).result.office.name
    expect(await own()).toBe('转塘街道团工委')
    const { grants } = await absences(sessions.alone)
    expect(grants[0]?.deputies).toEqual([])
    expect((await record(sessions.alone, [0, 3])).status).toBe(200)
    await settle()
    expect(await own()).toBe('共青团西湖区委员会')
    expect(await ownerOf(id, sessions.district)).toMatchObject({ office: '共青团西湖区委员会', person: null })
    // What comes meanwhile comes to the district as well.
    const came = await submit(firms.brook.address)
    expect((await ownerOf(came, sessions.district))?.office).toBe('共青团西湖区委员会')
    await back(sessions.alone)
    await settle()
    expect(await own()).toBe('转塘街道团工委')
    expect(await ownerOf(id, sessions.alone)).toMatchObject({ person: '孤示例', isMine: true, cause: null })
    expect(await ownerOf(came, sessions.alone)).toMatchObject({ office: '转塘街道团工委', person: null })
  })

  test('days and deputies that cannot be are refused at their field', async () => {
    const deputy = await grantOf(sessions.alone)
    for (const [days, who, field] of [
      [[-1, 3], undefined, 'begins'],
      [[3, 2], undefined, 'ends'],
      [[3, 400], undefined, 'ends'],
      [[3, 4], deputy, 'deputy'],
      [[3, 4], await grantOf(sessions.away), 'deputy'],
    ] as const) {
      const refused = await record(sessions.away, [...days], who)
      expect(refused.error.fields?.map((one) => one.field)).toEqual([field])
    }
  })
})
