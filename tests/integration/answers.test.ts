/** Answers to invitations: who learns of them, who looks at them after a merge, and in which morning's digest they stand. All invented. */
import { sql } from 'kysely'
import { writeDigests } from '../../cloud/casework/digests'
import { findOfficesByName } from '../../cloud/divisions/actions'
import { findPersonByPhone } from '../../cloud/people/actions'
import { findEnterpriseByUscc, mergeEnterprises, putRecords } from '../../cloud/pool/actions'
import { digestParts } from '../../cloud/subscriptions'
import type { InvitationAnswer } from '../../types/invitations'
import { prepareCampaign, releaseCampaign, sendAll } from '../support/campaigns'
import { inventUscc, newKey, phones, TestCity } from '../support/city'

const second = '15400000007'
const DAY = 86_400_000
const firm = (serial: number) => ({
  name: `杭州答复${serial}测试有限公司`,
  uscc: inventUscc(83_000 + serial),
  address: '西湖区翠苑街道示例街1号',
  street: '翠苑街道',
  phone: `1540040${String(serial).padStart(4, '0')}`,
})

describe('answers to invitations', () => {
  let city: TestCity
  let district = ''
  let street = ''
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(second, '西湖区')
    await city.ground.act((call) => putRecords(call, [1, 2, 3, 4, 5, 6, 7, 8].map(firm), 'test'))
    district = await city.logIn(phones.district)
    street = await city.logIn(phones.cadre)
  })
  afterAll(() => city.stop())

  const idOf = async (serial: number) =>
    (await city.ground.act((call) => findEnterpriseByUscc(call, firm(serial).uscc)))?.id ?? ''
  const say = async (token: string, answer: InvitationAnswer | null, session?: string) =>
    (await city.call('answerInvitation', { key: newKey(), token, answer }, session)).result
  const see = async (token: string, session?: string) =>
    (await city.call('openInvitation', { token }, session)).result.answer
  const tasks = async (session = street) => (await city.call('listInvitationTasks', {}, session)).result

  test('are told for an hour to whoever gives them, then to the invited number alone, who alone takes them back', async () => {
    const token = await city.invite(firm(1).uscc, { phone: '15400400091' })
    await say(token, 'left')
    expect(await see(token)).toBe('left')
    city.clock.advance(61 * 60_000)
    expect(await see(token)).toBeNull()
    expect(await see(token, await city.logIn('15400400092'))).toBeNull()
    expect(await say(token, null)).toEqual({ answer: null, kept: [] })
    const invited = await city.logIn('15400400091')
    expect(await see(token, invited)).toBe('left')
    await say(token, null, invited)
    expect(await see(token, invited)).toBeNull()
    expect((await tasks()).total).toBe(0)
  })

  test('stay with the office after a merge, which settles them', async () => {
    const [winner, loser] = [await idOf(2), await idOf(3)]
    const token = await city.invite(firm(3).uscc)
    await say(token, 'moved')
    await city.ground.act(async (call) => {
      const [office] = await findOfficesByName(call, '西湖区')
      const by = { personId: (await findPersonByPhone(call, phones.district)) ?? '', officeId: office?.id ?? '' }
      return mergeEnterprises(call, { winner, loser, ground: 'same' }, by)
    })
    const open = await tasks()
    expect(open).toMatchObject({ total: 1, tasks: [{ enterprise: firm(2).name, enterpriseId: winner }] })
    const id = open.tasks[0]?.id ?? ''
    const settle = () => city.call('settleInvitationTask', { key: newKey(), id, outcome: 'mistaken' }, street)
    expect((await settle()).result).toEqual({ id })
    expect(await tasks()).toMatchObject({ total: 0, settled: [{ id, enterprise: firm(2).name }] })
    expect((await city.call('planInvite', { id: winner }, district)).result.refusal).toBeNull()
  })

  test('a later tap by whoever has the link changes nothing of one that was given, and the office’s day stays', async () => {
    const token = await city.invite(firm(7).uscc, { phone: '15400400097' })
    await say(token, 'left')
    const [before] = (await tasks()).tasks
    city.clock.advance(20 * DAY)
    street = await city.logIn(phones.cadre)
    const stranger = await city.logIn('15400400098')
    // Said as to whoever is the first: nobody learns that there is another answer.
    for (const session of [undefined, stranger])
      expect(await say(token, 'moved', session)).toEqual({ answer: 'moved', kept: [] })
    expect(await see(token)).toBeNull()
    expect(await tasks()).toMatchObject({ total: 1, tasks: [{ id: before?.id, answer: 'left', dueOn: before?.dueOn }] })
    // Nor does the owner's own word, said again, give the office new days.
    const invited = await city.logIn('15400400097')
    expect(await say(token, 'left', invited)).toEqual({ answer: 'left', kept: [] })
    expect(await tasks()).toMatchObject({ total: 1, tasks: [{ id: before?.id, dueOn: before?.dueOn }] })
    await say(token, 'organised', invited)
    expect((await tasks()).tasks).toMatchObject([{ answer: 'organised' }])
    await say(token, null, invited)
    expect((await tasks()).total).toBe(0)
    district = await city.logIn(phones.district)
  })

  test('what the office confirmed stands when another answer is given and taken back, and the office may look once more', async () => {
    const token = await city.invite(firm(8).uscc, { phone: '15400400099' })
    await say(token, 'organised')
    const id = (await tasks()).tasks[0]?.id ?? ''
    // Nor is a sheet printed for it from then on.
    const enterprise = await idOf(8)
    const sheets = async () =>
      (await city.call('planPosters', { kind: 'enterprise', enterprise }, district)).result as unknown
    expect(await sheets()).toMatchObject({ posters: 1, leftOut: { answered: 0 } })
    await city.call('settleInvitationTask', { key: newKey(), id, outcome: 'confirmed' }, street)
    expect(await sheets()).toMatchObject({ posters: 0, leftOut: { answered: 1 } })
    city.clock.advance(60_000)
    await say(token, 'moved')
    expect((await tasks()).tasks).toMatchObject([{ answer: 'moved' }])
    expect(await say(token, null)).toMatchObject({ answer: 'organised', kept: [{ answer: 'organised' }] })
    expect(await see(token)).toBe('organised')
    const { total, settled } = await tasks()
    expect(total).toBe(0)
    expect(settled).toContainEqual(expect.objectContaining({ id, answer: 'organised', outcome: 'confirmed' }))
    const again = await city.call('reopenInvitationTask', { key: newKey(), id }, street)
    expect(again.status).toBe(200)
    await city.call('settleInvitationTask', { key: newKey(), id, outcome: 'mistaken' }, street)
    expect(await see(token)).toBeNull()
    expect(await sheets()).toMatchObject({ posters: 1, leftOut: { answered: 0 } })
  })

  test('stand in the digest of the office that answers, late ones by themselves', async () => {
    await say(await city.invite(firm(5).uscc), 'moved')
    const digest = async (phone: string) => {
      for (let i = 0; i < 3; i++) await city.ground.act((call) => writeDigests(call, digestParts))
      const session = await city.logIn(phone)
      return (await city.call('listNotices', {}, session)).result.digest
    }
    city.clock.advance(DAY)
    expect(await digest(phones.cadre)).toMatchObject({ lines: ['1 件企业答复等待核实'], leads: ['answers'] })
    expect(await digest(phones.district)).toBeNull()
    // Nobody is left in the street: the district answers for it. Ten days later nobody has looked.
    await city.ground.act((call) =>
      sql`update cadre_grant set valid_until = ${call.now} where office_id in (
        select id from office where path like '/3301/330106/_%')`.execute(call.tx),
    )
    city.clock.advance(10 * DAY)
    expect(await digest(phones.district)).toMatchObject({
      lines: ['1 件企业答复已超期，还没有核实'],
      leads: ['answers'],
    })
    district = await city.logIn(phones.district)
  })

  test('an invitation that a campaign only prepared is not in the history; a sent one is, at the time when it went out', async () => {
    const history = async () =>
      (await city.call('getEnterprise', { id: await idOf(4) }, district)).result.history.filter(
        ({ title }) => title === '发出邀请',
      )
    const id = await prepareCampaign(city, phones.district, '答复4')
    expect(await history()).toEqual([])
    city.clock.advance(30 * 60_000)
    await releaseCampaign(city, second, id)
    const at = city.clock.now().toISOString()
    await sendAll(city)
    expect(await history()).toMatchObject([{ at }])
  })

  test('changed again and again they give the office no new day, and a link changes them a few times a day only', async () => {
    const token = await city.invite(firm(6).uscc, { phone: '15400400095' })
    district = await city.logIn(phones.district)
    const mine = async () => (await tasks(district)).tasks.filter(({ enterprise }) => enterprise === firm(6).name)
    await say(token, 'left')
    const [first] = await mine()
    await say(token, 'moved')
    expect(await mine()).toMatchObject([{ id: first?.id, answer: 'moved', dueOn: first?.dueOn }])
    for (const answer of ['left', 'moved', 'left'] as const) await say(token, answer)
    const again = await city.call('answerInvitation', { key: newKey(), token, answer: 'moved' })
    expect(again.error.name).toBe('tooManyAnswers')
    // The same answer is no change, and the number's owner changes it all the same.
    expect(await say(token, 'left')).toMatchObject({ answer: 'left' })
    city.clock.advance(2 * DAY)
    district = await city.logIn(phones.district)
    const invited = await city.logIn('15400400095')
    expect(await say(token, 'moved', invited)).toMatchObject({ answer: 'moved' })
    expect(await mine()).toMatchObject([{ id: first?.id, answer: 'moved', dueOn: first?.dueOn }])
  })
})
