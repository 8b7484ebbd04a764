/** The days of a founding follow one another: request, reply, election, confirmation; and no term is over before it begins. */
import { fieldWords } from '../../types/words/fields'
import { electionWords } from '../../types/words/founding'
import { newKey, phones, TestCity } from '../support/city'
import { FoundingWalk, usualPlan, type FoundingPlan } from '../support/founding'

const DAY = 86_400_000

describe('days of a founding', () => {
  let city: TestCity
  let sessions: Record<'owner' | 'street', string>
  const logIn = async () => {
    sessions = { owner: await city.logIn(phones.owner), street: await city.logIn(phones.cadre) }
  }
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await logIn()
  })
  afterAll(() => city.stop())

  const today = (days = 0) =>
    new Date(city.clock.now().getTime() + 8 * 3_600_000 + days * DAY).toISOString().slice(0, 10)
  const walk = (plan: Partial<FoundingPlan> = {}) =>
    new FoundingWalk(city, sessions.owner, sessions.street, { ...usualPlan, isNumbered: false, ...plan })
  const reply = (id: string, on: string) =>
    city.call('replyRequest', { key: newKey(), id, decision: 'granted', on, note: '' }, sessions.street)
  const report = async (id: string, heldOn: string) => {
    const { candidates } = (await city.call('getMyFounding', { id }, sessions.owner)).result
    const votes = candidates.map((one, at) => ({ candidate: one.id, votes: at < 3 ? 8 - at : 0, elected: at < 3 }))
    const meeting = { heldOn, eligible: 8, present: 8 }
    return city.call('reportElection', { key: newKey(), id, ...meeting, votes, note: '' }, sessions.owner)
  }
  const confirm = (id: string, on: string, chosen: { years?: number } = {}) =>
    city.call('confirmElection', { key: newKey(), id, decision: 'granted', on, note: '', ...chosen }, sessions.street)

  test('no reply is dated before its request, no election before the reply, no confirmation before the election', async () => {
    const { id, replyNumber } = await walk().to('requested')
    const early = [{ field: 'on', message: electionWords.beforeRequest(today()) }]
    expect((await reply(id, today(-1))).error.fields).toEqual(early)
    const paper = { id, kind: 'reply' as const, number: replyNumber, on: today(-1) }
    expect((await city.call('previewDocument', paper, sessions.street)).error.fields).toEqual(early)
    expect((await reply(id, today())).result.state).toBe('approved')
    expect((await report(id, today(-1))).error.fields).toEqual([
      { field: 'heldOn', message: electionWords.beforeReply(today()) },
    ])
    expect((await report(id, today())).result.state).toBe('elected')
    expect((await confirm(id, today(-1))).error.fields).toEqual([
      { field: 'on', message: electionWords.beforeElection(today()) },
    ])
    expect((await confirm(id, today())).result.state).toBe('founded')
  })

  test('what is sent back has no day, what is granted has one', async () => {
    const { id } = await walk().to('requested')
    const undated = { key: newKey(), id, decision: 'granted' as const, note: '' }
    const missing = [{ field: 'on', message: fieldWords.day.wrong }]
    const back = () => ({ key: newKey(), id, decision: 'declined' as const, note: '请修改' })
    expect((await city.call('replyRequest', undated, sessions.street)).error.fields).toEqual(missing)
    expect((await city.call('replyRequest', back(), sessions.street)).result.state).toBe('preparing')
    await city.call('sendRequest', { key: newKey(), id, note: '' }, sessions.owner)
    await reply(id, today())
    await report(id, today())
    expect((await city.call('confirmElection', undated, sessions.street)).error.fields).toEqual(missing)
    expect((await city.call('confirmElection', back(), sessions.street)).result.state).toBe('approved')
  })

  test('an election whose term is over by now is neither reported nor confirmed: each is told so, and it can be held anew', async () => {
    const unreported = await walk().to('approved')
    const unconfirmed = await walk().to('elected')
    const committee = await walk({
      form: 'committee',
      members: 120,
      seats: 7,
      posts: ['secretary', ...Array.from({ length: 8 }, () => 'member' as const)],
      elected: 7,
    }).to('elected')
    const held = today()
    const after = (years: number) => `${Number(held.slice(0, 4)) + years}${held.slice(4)}`
    city.clock.advance(Date.parse(after(3)) - Date.parse(held) + DAY)
    await logIn()
    const message = electionWords.over(after(3))
    expect((await report(unreported.id, held)).error.fields).toEqual([{ field: 'heldOn', message }])
    for (const on of [held, today()])
      expect((await confirm(unconfirmed.id, on)).error.fields).toEqual([{ field: 'on', message }])
    const paper = {
      id: unconfirmed.id,
      kind: 'election-reply' as const,
      number: unconfirmed.confirmNumber,
      on: today(),
    }
    expect((await city.call('previewDocument', paper, sessions.street)).error.fields).toEqual([
      { field: 'on', message },
    ])
    const back = { key: newKey(), id: unconfirmed.id, decision: 'declined' as const, on: today(), note: '请重新选举' }
    expect((await city.call('confirmElection', back, sessions.street)).result.state).toBe('approved')
    expect((await report(unconfirmed.id, today())).result.state).toBe('elected')
    expect((await confirm(unconfirmed.id, today())).result.state).toBe('founded')
    // Where the rule allows a longer term, that is what is to be chosen.
    expect((await confirm(committee.id, today())).error.fields).toEqual([{ field: 'years', message }])
    expect((await confirm(committee.id, today(), { years: 4 })).result).toEqual({ state: 'founded', dueOn: after(4) })
  })
})
