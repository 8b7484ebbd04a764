/** What comes back to the enterprise: answered with another address, left unanswered, refused, appealed against in time or too late. */
import { writeDigests } from '../../cloud/casework/digests'
import { digestParts } from '../../cloud/subscriptions'
import type { RefusalReason } from '../../types/case-life'
import type { Queue } from '../../types/queues'
import { sayDay } from '../../types/words/dates'
import { inventUscc, newKey, phones, TestCity } from '../support/city'

describe('a returned application', () => {
  let city: TestCity
  let sessions: Record<'owner' | 'street' | 'neighbour', string>
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    sessions = {
      owner: await city.logIn(phones.owner),
      street: await city.logIn(phones.cadre),
      neighbour: await city.logIn(phones.neighbour),
    }
  })
  afterAll(() => city.stop())

  let serial = 700
  const submit = async (operatingAddress?: string) => {
    const notice = (await city.call('getCity', {})).result.notice.version
    serial++
    const { result } = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: {
          name: `杭州第${serial}号测试有限公司`,
          uscc: inventUscc(serial),
          address: '西湖区翠苑街道试验路18号',
        },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: notice,
        ...(operatingAddress === undefined ? {} : { operatingAddress }),
      },
      sessions.owner,
    )
    return result.id
  }
  const caseOf = async (id: string, session = sessions.street) => (await city.call('getCase', { id }, session)).result
  const mine = async (id: string) => (await city.call('getMyCase', { id }, sessions.owner)).result
  const sendBack = (id: string) =>
    city.call('returnCase', { key: newKey(), id, reasons: ['address'], note: '' }, sessions.street)
  const answer = (id: string, operatingAddress?: string) =>
    city.call(
      'resubmitCase',
      {
        key: newKey(),
        id,
        contactName: '示例联系人',
        note: '',
        ...(operatingAddress === undefined ? {} : { operatingAddress }),
      },
      sessions.owner,
    )

  test('another address is routed anew: the street sees where it leads, and hands on with its day kept', async () => {
    const id = await submit()
    await sendBack(id)
    expect((await mine(id)).address).toBe('西湖区翠苑街道试验路18号')
    expect((await caseOf(id)).route.advised).toBeNull()
    const answered = await answer(id, '西湖区转塘街道示例街77号')
    expect(answered.result.next).toContain('翠苑街道团工委')
    const seen = await caseOf(id)
    expect(seen).toMatchObject({
      state: 'resubmitted',
      submitted: { address: '西湖区翠苑街道试验路18号', operatingAddress: '西湖区转塘街道示例街77号' },
      route: { decision: 'auto', advised: { name: '西湖区转塘街道' } },
      owner: { office: '翠苑街道团工委', holder: 'office' },
    })
    expect(seen.route.reason).toContain('转塘街道')
    expect(seen.timeline[0]?.detail).toBe('已改办公地址')
    const office = seen.route.advised?.office ?? ''
    await city.call(
      'handOnCase',
      { key: newKey(), id, office, reason: 'operates-elsewhere', note: '' },
      sessions.street,
    )
    const there = await caseOf(id, sessions.neighbour)
    expect(there).toMatchObject({ state: 'resubmitted', dueOn: seen.dueOn, route: { advised: null } })
    expect((await city.call('acceptCase', { key: newKey(), id }, sessions.neighbour)).result.state).toBe('accepted')
  })

  test('an address in another city is refused as at the submission, and nothing of the answer is done', async () => {
    const id = await submit()
    await sendBack(id)
    const refused = await answer(id, '上海市浦东新区示例路1号')
    expect(refused.error.fields).toEqual([
      { field: 'operatingAddress', message: expect.stringContaining('不属本市') as string },
    ])
    expect(await mine(id)).toMatchObject({ case: { state: 'returned' }, address: '西湖区翠苑街道试验路18号' })
    expect((await answer(id, '   ')).error.fields?.[0]?.field).toBe('operatingAddress')
  })

  test('the registered address as answer means that it works there; none means as before', async () => {
    const elsewhere = '西湖区转塘街道示例街78号'
    const kept = await submit(elsewhere)
    expect((await caseOf(kept, sessions.neighbour)).submitted.operatingAddress).toBe(elsewhere)
    await city.call('returnCase', { key: newKey(), id: kept, reasons: ['address'], note: '' }, sessions.neighbour)
    await answer(kept)
    expect((await caseOf(kept, sessions.neighbour)).submitted.operatingAddress).toBe(elsewhere)
    const back = await submit(elsewhere)
    await city.call('returnCase', { key: newKey(), id: back, reasons: ['address'], note: '' }, sessions.neighbour)
    await answer(back, '西湖区翠苑街道试验路18号')
    expect(await caseOf(back, sessions.neighbour)).toMatchObject({
      submitted: { operatingAddress: null },
      route: { advised: { name: '西湖区翠苑街道' } },
    })
  })

  test('an address is no way around a return: answered twice, the second is told that it moved on', async () => {
    const id = await submit()
    expect((await answer(id, '西湖区转塘街道示例街77号')).error.name).toBe('caseMoved')
    expect((await caseOf(id)).submitted.operatingAddress).toBeNull()
  })

  const DAY = 86_400_000
  const queue = async (name: Queue, session = sessions.street) =>
    (await city.call('listQueue', { queue: name }, session)).result
  const refuse = (id: string, reason: RefusalReason) =>
    city.call('refuseCase', { key: newKey(), id, reason, note: '' }, sessions.street)
  /** Whoever is signed in goes on after so long. */
  const wait = async (days: number) => {
    city.clock.advance(days * DAY)
    sessions.street = await city.logIn(phones.cadre)
    sessions.owner = await city.logIn(phones.owner)
  }

  test('left unanswered past its day: late in its row and in one queue, ended for that very reason, with the way to appeal until a day', async () => {
    const id = await submit()
    expect((await refuse(id, 'unanswered')).error.fields?.[0]?.field).toBe('reason')
    await sendBack(id)
    expect((await queue('enterprise-late')).rows).toEqual([])
    await wait(21)
    const late = await queue('enterprise-late')
    expect(late.rows.find((row) => row.id === id)).toMatchObject({ overdue: true, holder: 'enterprise' })
    expect(late.counts['enterprise-late']).toBe(late.rows.length)
    expect((await queue('overdue')).rows.map((row) => row.id)).not.toContain(id)
    await city.ground.act((call) => writeDigests(call, digestParts))
    expect((await city.call('listNotices', {}, sessions.street)).result.digest?.lines).toContain(
      `${late.rows.length} 件等企业办理，已过期`,
    )
    expect((await refuse(id, 'unanswered')).result.state).toBe('refused')
    const own = await mine(id)
    const last = new Date(city.clock.now().getTime() + 60 * DAY).toISOString().slice(0, 10)
    expect(own.appealUntil).toBe(last)
    expect(own.case.next).toBe(
      `原因：过了日期没有补充。准备好了可以随时重新申请。不同意的，请最晚于 ${sayDay(last)}打开这件申请，点“请上级复核”：会再审一次，并答复您`,
    )
    expect((await caseOf(id)).timeline[0]?.detail).toBe('逾期未补正')
    await wait(60)
    expect((await mine(id)).appealUntil).toBe(last)
    const appealed = await city.call('appealCase', { key: newKey(), id, note: '' }, sessions.owner)
    expect(appealed.result.next).toContain('共青团西湖区委员会')
    expect((await mine(id)).appealUntil).toBeNull()
  })

  test('a day too late the office above is not asked: a sentence says so, and nothing else offers it', async () => {
    const id = await submit()
    await refuse(id, 'elsewhere')
    expect((await mine(id)).appealUntil).not.toBeNull()
    await wait(61)
    const own = await mine(id)
    expect(own.appealUntil).toBeNull()
    expect(own.case.next).toBe('原因：企业不在本市。请上级复核的期限已过；需要时可以重新申请，有疑问请打电话问街道')
    const { error } = await city.call('appealCase', { key: newKey(), id, note: '' }, sessions.owner)
    expect(error).toMatchObject({ name: 'appealOver', error: expect.stringContaining('期限已过') as string })
    expect((await mine(id)).case.state).toBe('refused')
  })

  test('every row that is marked late stands in one of the queues of the late, and none else does', async () => {
    await wait(40)
    const rows = (await queue('all')).rows.filter((row) => row.overdue).map((row) => row.id)
    const late = [...(await queue('overdue')).rows, ...(await queue('enterprise-late')).rows].map((row) => row.id)
    expect(rows.length).toBeGreaterThan(2)
    expect(late.sort()).toEqual(rows.sort())
  })
})
