/** The form turns out to be another one: what followed from the former is proposed anew, what is true of the enterprise stays. */
import type { FoundingForm } from '../../types/case-life'
import { newKey, phones, TestCity } from '../support/city'
import { FoundingWalk, usualPlan } from '../support/founding'

describe('a form that is reconsidered', () => {
  let city: TestCity
  let sessions: Record<'owner' | 'street', string>
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    sessions = { owner: await city.logIn(phones.owner), street: await city.logIn(phones.cadre) }
  })
  afterAll(() => city.stop())

  const request = async (id: string) => (await city.call('getMyFounding', { id }, sessions.owner)).result.request
  const decideAnew = async (id: string, form: FoundingForm) => {
    await city.call('reconsiderCase', { key: newKey(), id, note: '' }, sessions.street)
    const decided = await city.call('decideForm', { key: newKey(), id, form, note: '企业另有打算' }, sessions.street)
    expect(decided.result.state).toBe('decided')
  }

  test('another form is proposed its own name, and asks for its seats; counts, industry and Party organisation stay', async () => {
    const walk = new FoundingWalk(city, sessions.owner, sessions.street)
    const { id, enterprise } = await walk.to('preparing')
    await walk.write()
    await decideAnew(id, 'youth-committee')
    const anew = await request(id)
    expect(anew.fullName).toContain(enterprise)
    expect(anew.fullName).not.toBe(walk.fullName)
    expect(anew.shortName).not.toContain('团支部')
    expect(anew).toMatchObject({
      seats: null,
      members: 8,
      staff: 40,
      industry: '造纸和纸制品业',
      partyName: '中共示例有限公司支部委员会',
    })
  })

  test('the same form again keeps what was written', async () => {
    const walk = new FoundingWalk(city, sessions.owner, sessions.street)
    const { id } = await walk.to('preparing')
    await walk.write()
    await decideAnew(id, 'branch')
    expect(await request(id)).toMatchObject({ fullName: walk.fullName, seats: 3 })
  })

  test('the people of one enterprise are not counted for several: what was written for the branch gives way to the survey', async () => {
    const walk = new FoundingWalk(city, sessions.owner, sessions.street)
    const { id } = await walk.to('preparing')
    await walk.write()
    await city.call('reconsiderCase', { key: newKey(), id, note: '' }, sessions.street)
    const counts = { staff: 50, youth: 20, members: 11 }
    const survey = { key: newKey(), id, way: 'phone' as const, ...counts, party: null, note: '' }
    expect((await city.call('surveyCase', survey, sessions.street)).result.state).toBe('surveyed')
    await city.call('decideForm', { key: newKey(), id, form: 'joint-branch', note: '与邻居联合' }, sessions.street)
    expect(await request(id)).toMatchObject({ ...counts, seats: null })
  })

  test('what was answered and elected before is nothing of the new way, until there is another reply', async () => {
    const walk = new FoundingWalk(city, sessions.owner, sessions.street, { ...usualPlan, isNumbered: false })
    const { id } = await walk.to('elected')
    const stands = async () => {
      const { reply, election } = (await city.call('getMyFounding', { id }, sessions.owner)).result
      return [reply !== null, election !== null]
    }
    expect(await stands()).toEqual([true, true])
    const back = { key: newKey(), id, decision: 'declined' as const, note: '请重新选举' }
    expect((await city.call('confirmElection', back, sessions.street)).result.state).toBe('approved')
    expect(await stands()).toEqual([true, true])
    await decideAnew(id, 'branch')
    expect(await stands()).toEqual([false, false])
    walk.at = 'decided'
    await walk.to('requested')
    expect(await stands()).toEqual([false, false])
    await walk.to('approved')
    expect(await stands()).toEqual([true, false])
    const suspend = { key: newKey(), id, reason: 'moving' as const, until: '2026-12-31', note: '' }
    expect((await city.call('suspendCase', suspend, sessions.street)).result.state).toBe('suspended')
    expect(await stands()).toEqual([true, false])
  })
})
