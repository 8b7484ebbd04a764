/** 暂时不需要: an answer that nobody looks at and that is over after half a year. All invented. */
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import type { InvitationAnswer } from '../../types/invitations'
import { inventUscc, newKey, phones, TestCity } from '../support/city'

const DAY = 86_400_000
const firm = {
  name: '杭州且慢测试有限公司',
  uscc: inventUscc(83_500),
  address: '西湖区翠苑街道示例街1号',
  street: '翠苑街道',
  phone: '15400400096',
}

describe('the answer “not now”', () => {
  let city: TestCity
  let district = ''
  let street = ''
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    await city.appoint(phones.cadre, '翠苑街道')
    await city.ground.act((call) => putRecords(call, [firm], 'test'))
    district = await city.logIn(phones.district)
    street = await city.logIn(phones.cadre)
  })
  afterAll(() => city.stop())

  const idOf = async () => (await city.ground.act((call) => findEnterpriseByUscc(call, firm.uscc)))?.id ?? ''
  const say = async (token: string, answer: InvitationAnswer | null, session?: string) =>
    (await city.call('answerInvitation', { key: newKey(), token, answer }, session)).result
  const see = async (token: string, session?: string) =>
    (await city.call('openInvitation', { token }, session)).result.answer
  const tasks = async (session = street) => (await city.call('listInvitationTasks', {}, session)).result

  test('“not now” rests the enterprise for half a year without a task: listed, counted, shown to who invites it; the invitation stays', async () => {
    const token = await city.invite(firm.uscc, { phone: '15400400096' })
    const id = await idOf()
    const plan = async () =>
      (await city.call('planCampaign', { query: firm.name, template: 'invitation' }, district)).result
    const invite = async () => (await city.call('planInvite', { id }, district)).result
    const before = (await tasks()).total
    const answers = async () => (await city.call('getFunnel', {}, district)).result.funnel.answers
    const counted = (await answers())['not-now']
    district = await city.logIn(phones.district)
    expect(await say(token, 'not-now')).toEqual({ answer: 'not-now', kept: [] })
    expect(await see(token)).toBe('not-now')
    const until = new Date(city.clock.now().getTime() + 180 * DAY + 8 * 3_600_000).toISOString().slice(0, 10)
    expect(await tasks()).toMatchObject({
      total: before,
      resting: [{ enterpriseId: id, enterprise: firm.name, until }],
      restingTotal: 1,
    })
    expect((await answers())['not-now']).toBe(counted + 1)
    expect((await plan()).excluded).toEqual({ 'not-now': 1 })
    expect(await invite()).toMatchObject({
      refusal: null,
      rest: { why: 'not-now', until },
      earlier: [{ answer: 'not-now' }],
    })
    expect((await city.call('getEnterprise', { id }, district)).result.history).toContainEqual(
      expect.objectContaining({ title: '答复邀请', detail: '暂时不需要' }),
    )
    // Nobody but its giver takes it back, and it opens all the while.
    city.clock.advance(61 * 60_000)
    expect(await say(token, null)).toEqual({ answer: null, kept: [] })
    expect((await plan()).excluded).toEqual({ 'not-now': 1 })
    const invited = await city.logIn('15400400096')
    await say(token, null, invited)
    expect((await plan()).messages).toBe(1)
    expect(await tasks()).toMatchObject({ resting: [], restingTotal: 0 })
    // Said anew it holds anew, and over a task that nobody has looked at there is nothing to look at any more.
    await say(token, 'left', invited)
    expect((await tasks()).total).toBe(before + 1)
    await say(token, 'not-now', invited)
    expect((await tasks()).total).toBe(before)
    city.clock.advance(181 * DAY)
    district = await city.logIn(phones.district)
    street = await city.logIn(phones.cadre)
    expect(await plan()).toMatchObject({ messages: 1, excluded: {} })
    expect((await invite()).rest).toBeNull()
    expect(await see(token, await city.logIn('15400400096'))).toBeNull()
    expect((await tasks()).restingTotal).toBe(0)
    // By whoever has the link: the first answer is over.
    await say(token, 'not-now')
    expect((await plan()).excluded).toEqual({ 'not-now': 1 })
    await say(token, null)
  })

  test('an answer that an office looks at is heard over it, whoever gives it', async () => {
    const token = await city.invite(firm.uscc, { phone: '15400400096' })
    await say(token, 'not-now')
    // Longer ago than whoever has just tapped may take it back.
    city.clock.advance(61 * 60_000)
    expect(await say(token, 'moved')).toEqual({ answer: 'moved', kept: [] })
    const task = (await tasks()).tasks.find((one) => one.enterprise === firm.name)
    expect(task).toMatchObject({ answer: 'moved' })
    // What a cadre did not look at is not settled.
    const settle = (answer: 'left' | 'moved') =>
      city.call('settleInvitationTask', { key: newKey(), id: task?.id ?? '', answer, outcome: 'mistaken' }, street)
    expect((await settle('left')).error.name).toBe('taskUnknown')
    expect((await settle('moved')).status).toBe(200)
  })

  test('“not now” does not end what an office confirmed', async () => {
    const token = await city.invite(firm.uscc, { phone: '15400400096' })
    await say(token, 'organised')
    const { id } = (await tasks()).tasks.find((one) => one.enterprise === firm.name) ?? { id: '' }
    await city.call('settleInvitationTask', { key: newKey(), id, outcome: 'confirmed' }, street)
    expect(await say(token, 'not-now')).toMatchObject({ answer: 'organised', kept: [{ answer: 'organised' }] })
    expect(await see(token)).toBe('organised')
    await city.call('reopenInvitationTask', { key: newKey(), id }, street)
    await city.call('settleInvitationTask', { key: newKey(), id, outcome: 'mistaken' }, street)
  })
})
