/** Complaints and suggestions: a number, an office, a day, an answer; the office above when it is asked, or when the day goes by. */
import { sql } from 'kysely'
import { passOnOverdue } from '../../cloud/feedback/actions'
import { retain } from '../../cloud/rights/actions'
import { retentionRules } from '../../cloud/rights/rules'
import { firms, newKey, phones, TestCity } from '../support/city'

const TEXT = '示例丙三次联系街道都没有人接电话'
const ANSWER = '经示例丁核实，已安排专人联系您'
const DAY = 86_400_000
const cityCadre = '15400000006'

describe('a complaint', () => {
  let city: TestCity
  let caseId = ''
  beforeEach(async () => {
    city = await TestCity.start()
    owner = ''
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    await city.appoint(cityCadre, '杭州市')
    const applicant = await city.logIn(phones.owner)
    const subject = { invitation: await city.invite(firms.willow.uscc) }
    const input = {
      key: newKey(),
      subject,
      contactName: '示例甲',
      bodies: ['league' as const],
      noticeVersion: '2026-11-24',
    }
    caseId = (await city.call('submitApplication', input, applicant)).result.id
  })
  afterEach(() => city.stop())

  const file = async (about?: string, phone: string = phones.owner) => {
    const session = await city.logIn(phone)
    const input = { key: newKey(), kind: 'complaint' as const, text: TEXT, from: 'status', ...(about ? { about } : {}) }
    return { session, reply: await city.call('fileComplaint', input, session) }
  }
  /** One session as long as it lives: a number gets ten codes a day. */
  let owner = ''
  const mine = async (id: string) => {
    const reply = owner === '' ? undefined : await city.call('getMyComplaint', { id }, owner)
    if (reply?.status === 200) return reply.result
    owner = await city.logIn(phones.owner)
    return (await city.call('getMyComplaint', { id }, owner)).result
  }
  /** The service's own rounds may have done so before. */
  const passOn = async () => {
    while (await city.ground.act((call) => passOnOverdue(call)));
  }

  test('goes to the street where the application lies, is answered, and goes up twice, not three times', async () => {
    const { session, reply } = await file(caseId)
    const { id } = reply.result
    expect(reply.result).toMatchObject({ number: expect.stringMatching(/^TS20261123-\d{5}$/), dueOn: '2026-11-30' })
    expect(reply.result.office).toContain('翠苑街道')
    expect((await mine(id)).text).toBe(TEXT)
    expect((await mine(id)).above).toBeNull()
    const early = await city.call('escalateComplaint', { key: newKey(), id, note: '' }, session)
    expect(early.error.name).toBe('complaintMoved')

    for (const [phone, office, above] of [
      [phones.cadre, '翠苑街道', '西湖区'],
      [phones.district, '西湖区', '杭州市'],
      [cityCadre, '杭州市', undefined],
    ] as const) {
      const cadre = await city.logIn(phone)
      const found = (await city.call('getComplaint', { id }, cadre)).result
      expect(found).toMatchObject({ text: TEXT, mayAnswer: true, phoneMasked: '154 **** 0001' })
      expect(found.complaint.office).toContain(office)
      expect(found.about?.id).toBe(caseId)
      const answered = await city.call('answerComplaint', { key: newKey(), id, text: ANSWER }, cadre)
      expect(answered.result).toEqual({ state: 'answered' })
      const again = await city.call('answerComplaint', { key: newKey(), id, text: ANSWER }, cadre)
      expect(again.error.name).toBe('complaintMoved')
      const now = await mine(id)
      expect(now.timeline[0]?.detail).toBe(ANSWER)
      const up = await city.call('escalateComplaint', { key: newKey(), id, note: '仍然没有人联系' }, session)
      if (above === undefined) expect([now.above, up.error.name]).toEqual([null, 'complaintSettled'])
      else {
        expect(now.above).toContain(above)
        expect(up.result.next).toContain(above)
      }
    }
    expect((await mine(id)).timeline.map((entry) => entry.title)).toHaveLength(6)
    // Each answer wants a message of its own; whether carriers take as many on one day is theirs.
    const { rows } = await city.ground.act((call) =>
      sql<{ params: string[] }>`select params from message_intent where template = 'complaint-update'`.execute(call.tx),
    )
    expect(rows.map(({ params }) => params[1])).toEqual(['已答复', '已答复', '已答复'])
  })

  test('is seen from above, answered by the responsible office alone, and does not exist beside it', async () => {
    const { id } = (await file(caseId)).reply.result
    const district = await city.logIn(phones.district)
    const seen = (await city.call('getComplaint', { id }, district)).result
    expect([seen.text, seen.mayAnswer]).toEqual([TEXT, false])
    expect((await city.call('listComplaints', { state: 'open' }, district)).result.rows).toHaveLength(1)
    const tried = await city.call('answerComplaint', { key: newKey(), id, text: ANSWER }, district)
    expect(tried.error.name).toBe('complaintUnknown')
    const neighbour = await city.logIn(phones.neighbour)
    const unknown = '00000000-0000-4000-8000-000000000000'
    const [outside, none] = await Promise.all(
      [id, unknown].map((one) => city.call('getComplaint', { id: one }, neighbour)),
    )
    expect({ ...outside?.error, requestId: '' }).toEqual({ ...none?.error, requestId: '' })
    expect((await city.call('listComplaints', { state: 'open' }, neighbour)).result).toMatchObject({
      rows: [],
      counts: { open: 0, answered: 0 },
    })
    const other = await city.logIn(phones.other)
    expect((await city.call('getMyComplaint', { id }, other)).error.name).toBe('complaintUnknown')
    expect((await city.call('escalateComplaint', { key: newKey(), id, note: '' }, other)).error.name).toBe(
      'complaintUnknown',
    )
    expect((await file(caseId, phones.other)).reply.error.name).toBe('applicationUnknown')
    expect(
      (await city.call('fileComplaint', { key: newKey(), kind: 'complaint', text: TEXT, from: 'home' })).error.name,
    ).toBe('signInNeeded')
    const refused = await city.ground.act((call) =>
      sql<{
        n: number
      }>`select count(*)::int as n from audit_entry where outcome = 'refused' and record_id = ${id}`.execute(call.tx),
    )
    expect(refused.rows[0]?.n).toBeGreaterThanOrEqual(2)
  })

  test('whose day goes by is taken to the office above, day by day up to the city, and never lies with nobody', async () => {
    const { id } = (await file(caseId)).reply.result
    await passOn()
    for (const office of ['西湖区', '杭州市']) {
      city.clock.advance(9 * DAY)
      await passOn()
      const now = await mine(id)
      expect(now.office.name).toContain(office)
      expect(now.complaint.state).toBe('open')
      expect(now.timeline[0]?.title).toContain('超期')
    }
    city.clock.advance(30 * DAY)
    await passOn()
    expect((await mine(id)).complaint.next).toContain('现已超期')
    const { rows } = await city.ground.act((call) =>
      sql<{ n: number }>`select count(*)::int as n from complaint where office_id is null or due_on is null`.execute(
        call.tx,
      ),
    )
    expect(rows[0]?.n).toBe(0)
  })

  test('without an application goes to the city; too many in an hour are refused; an answer is final after its days', async () => {
    const { session, reply } = await file()
    expect(reply.result.office).toContain('杭州市')
    for (let i = 0; i < 4; i++)
      await city.call('fileComplaint', { key: newKey(), kind: 'suggestion', text: TEXT, from: 'home' }, session)
    const sixth = await city.call(
      'fileComplaint',
      { key: newKey(), kind: 'complaint', text: TEXT, from: 'home' },
      session,
    )
    expect(sixth.error.name).toBe('tooManyComplaints')
    expect((await city.call('listMyComplaints', {}, session)).result.complaints).toHaveLength(5)

    city.clock.advance(2 * 3_600_000)
    const { id } = (await file(caseId)).reply.result
    await city.call('answerComplaint', { key: newKey(), id, text: ANSWER }, await city.logIn(phones.cadre))
    city.clock.advance(40 * DAY)
    const late = await city.logIn(phones.owner)
    expect((await mine(id)).above).toBeNull()
    expect((await city.call('escalateComplaint', { key: newKey(), id, note: '' }, late)).error.name).toBe(
      'complaintSettled',
    )
  })

  test('what was written goes by rule once nothing can come of it any more, not before; the history stays', async () => {
    const { id } = (await file(caseId)).reply.result
    const open = (await file(caseId)).reply.result
    const place = { ...city.ground, files: city.running.parts.files }
    city.clock.advance(DAY)
    await city.call('answerComplaint', { key: newKey(), id, text: ANSWER }, await city.logIn(phones.cadre))
    const held = async () => {
      const fields = sql<{ n: number }>`select count(*)::int as n from personal_value where field like 'complaint%'`
      return (await city.ground.act((call) => fields.execute(call.tx))).rows[0]?.n
    }
    expect(await held()).toBe(3)
    // Twenty working days to object, and then the rule's days.
    city.clock.advance((retentionRules.complaint.days + 20) * DAY)
    expect((await retain(place)).gone.complaint).toBe(0)
    city.clock.advance(14 * DAY)
    expect((await retain(place, { dryRun: true })).gone.complaint).toBe(1)
    expect((await retain(place)).gone.complaint).toBe(1)
    expect((await retain(place)).gone.complaint).toBe(0)
    const mineNow = await mine(id)
    expect(mineNow.text).toBeNull()
    expect(mineNow.timeline.map((entry) => entry.detail)).toEqual([null, null])
    // The one that nobody answered is still needed.
    expect((await mine(open.id)).text).toBe(TEXT)
    expect(await held()).toBe(1)
  })

  test('what is written stands in clear in no table, and pages are turned without a gap', async () => {
    const { id } = (await file(caseId)).reply.result
    await file(caseId)
    const cadre = await city.logIn(phones.cadre)
    await city.call('answerComplaint', { key: newKey(), id, text: ANSWER }, cadre)
    await city.call('escalateComplaint', { key: newKey(), id, note: TEXT }, await city.logIn(phones.owner))
    const tables = await city.ground.act((call) =>
      sql<{
        name: string
      }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(call.tx),
    )
    for (const { name } of tables.rows) {
      const { rows } = await city.ground.act((call) =>
        sql`select 1 from ${sql.table(name)} t where t::text ~ ${`${TEXT}|${ANSWER}`}`.execute(call.tx),
      )
      expect([name, rows.length]).toEqual([name, 0])
    }
    const district = await city.logIn(phones.district)
    const first = (await city.call('listComplaints', { state: 'open', limit: 1 }, district)).result
    const second = (await city.call('listComplaints', { state: 'open', limit: 1, cursor: first.next ?? '' }, district))
      .result
    expect(second.next).toBeNull()
    expect(new Set([first, second].flatMap((page) => page.rows.map((row) => row.id))).size).toBe(2)
  })
})
