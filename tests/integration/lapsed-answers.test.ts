/** Whoever scans a public poster may answer in an enterprise's place: what nobody has looked at does not keep it from being invited for years. */
import { sql } from 'kysely'
import { printedCode } from '../../cloud/intake/actions'
import { chosenAmong } from '../../cloud/outreach/campaigns/choose'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { inventUscc, newKey, phones, TestCity } from '../support/city'

const DAY = 86_400_000

describe('an answer by a poster', () => {
  let city: TestCity
  let serial = 8600
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
  })
  afterAll(() => city.stop())

  const firm = async () => {
    const uscc = inventUscc(++serial)
    const phone = `1540003${String(serial)}`
    const name = `杭州海报${serial}测试有限公司`
    await city.ground.act((call) =>
      putRecords(call, [{ name, uscc, address: '西湖区翠苑街道示例街1号', street: '翠苑街道', phone }], 'test'),
    )
    const id = await city.ground.act(async (call) => (await findEnterpriseByUscc(call, uscc))?.id ?? '')
    return { id, uscc, phone }
  }
  const reasonOf = (id: string) =>
    city.ground.act(async (call) => {
      const found = sql`select ${id}::uuid as id`
      const { rows } = await sql<{ exclusion: string | null }>`
        select exclusion from (${chosenAmong(found, { template: 'invitation', mostAtOneNumber: 5, now: call.now })}) chosen`.execute(
        call.tx,
      )
      return rows[0]?.exclusion
    })
  const poster = async (id: string) => (await city.ground.act((call) => printedCode(call, { enterpriseId: id }))) ?? ''
  const answer = (token: string, said: 'moved' | 'organised' = 'moved') =>
    city.call('answerInvitation', { key: newKey(), token, answer: said })
  const tasks = async () => (await city.call('listInvitationTasks', {}, await city.logIn(phones.cadre))).result.tasks

  test('leaves the enterprise out at once, and no longer once nobody has looked for a month; the task stays and says so', async () => {
    const { id } = await firm()
    expect(await reasonOf(id)).toBeNull()
    expect((await answer(await poster(id))).status).toBe(200)
    expect(await reasonOf(id)).toBe('answered')
    const [task] = await tasks()
    expect(task?.lapses).toEqual({ on: expect.stringMatching(/^\d{4}-/) as string, isOver: false })
    const lapses = Date.parse(`${task?.lapses?.on ?? ''}T00:00:00+08:00`)
    city.clock.advance(lapses - 1000 - city.clock.now().getTime())
    expect(await reasonOf(id)).toBe('answered')
    city.clock.advance(DAY)
    expect(await reasonOf(id)).toBeNull()
    const [late] = await tasks()
    expect(late).toMatchObject({ enterpriseId: id, late: true, lapses: { isOver: true } })
    // An office that looks after all has the last word.
    const session = await city.logIn(phones.cadre)
    await city.call('settleInvitationTask', { key: newKey(), id: late?.id ?? '', outcome: 'confirmed' }, session)
    expect(await reasonOf(id)).toBe('answered')
    city.clock.advance(400 * DAY)
    expect(await reasonOf(id)).toBe('answered')
    // Looked at once more it is left out while the office has its days.
    const again = await city.logIn(phones.cadre)
    await city.call('reopenInvitationTask', { key: newKey(), id: late?.id ?? '' }, again)
    expect(await reasonOf(id)).toBe('answered')
  })

  test('by an invitation that went to a number an answer counts until an office has looked', async () => {
    const { id, uscc, phone } = await firm()
    const token = await city.invite(uscc, { phone })
    expect((await answer(token)).status).toBe(200)
    city.clock.advance(400 * DAY)
    expect(await reasonOf(id)).toBe('answered')
    expect((await tasks()).find((one) => one.enterpriseId === id)).toMatchObject({ late: true, lapses: null })
  })

  test('that an office confirmed leaves the enterprise out, whatever is tapped afterwards, until an office says otherwise', async () => {
    const { id } = await firm()
    const token = await poster(id)
    await answer(token)
    const own = async () => (await tasks()).find((one) => one.enterpriseId === id)
    const settle = async (outcome: 'confirmed' | 'mistaken') => {
      const task = (await own())?.id ?? ''
      return city.call('settleInvitationTask', { key: newKey(), id: task, outcome }, await city.logIn(phones.cadre))
    }
    expect((await settle('confirmed')).status).toBe(200)
    // Within the hour another answer may still be given; nobody looks at it.
    await answer(token, 'organised')
    expect(await own()).toMatchObject({ answer: 'organised', lapses: null })
    city.clock.advance(400 * DAY)
    expect(await reasonOf(id)).toBe('answered')
    // Later no tap does anything any more.
    const before = await own()
    expect((await answer(token)).result).toEqual({ answer: 'moved', kept: [] })
    expect(await own()).toEqual(before)
    await settle('mistaken')
    expect(await reasonOf(id)).toBeNull()
  })

  test('that nobody has looked at lapses on its own day, however often it is tapped', async () => {
    const { id } = await firm()
    const token = await poster(id)
    await answer(token)
    for (let i = 0; i < 5; i++) {
      city.clock.advance(10 * DAY)
      await answer(token, i % 2 === 0 ? 'organised' : 'moved')
    }
    expect(await reasonOf(id)).toBeNull()
  })
})
