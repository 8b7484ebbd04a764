/** An organisation has a secretary: the request names one, and whoever deleted the account stands no more. */
import { documentWords } from '../../types/words/documents'
import { findingWords } from '../../types/words/founding'
import { foundingWords } from '../../types/words/founding-pages'
import { newKey, phones, TestCity } from '../support/city'
import { FoundingWalk, usualPlan } from '../support/founding'

describe('who leads what is founded', () => {
  let city: TestCity
  let sessions: Record<'owner' | 'street', string>
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    sessions = { owner: await city.logIn(phones.owner), street: await city.logIn(phones.cadre) }
  })
  afterAll(() => city.stop())

  const walk = () => new FoundingWalk(city, sessions.owner, sessions.street, { ...usualPlan, isNumbered: false })
  const founding = async (id: string) => (await city.call('getMyFounding', { id }, sessions.owner)).result
  const send = (id: string) => city.call('sendRequest', { key: newKey(), id, note: '' }, sessions.owner)
  const today = () => new Date(city.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

  test('a request without anybody for secretary does not go', async () => {
    const one = await walk().to('preparing')
    await one.write()
    for (const at of [1, 2, 3]) await one.stand('member', at)
    expect((await send(one.id)).error.fields).toEqual([{ field: 'request', message: documentWords.missing.secretary }])
    await one.stand('secretary', 0)
    expect((await send(one.id)).result.state).toBe('requested')
  })

  test('nor does one of somebody who has deleted the account: another one is invited instead', async () => {
    const one = await walk().to('preparing')
    await one.write()
    for (const [at, post] of usualPlan.posts.entries()) await one.stand(post, at)
    const gone = await city.logIn(one.phoneOf(3))
    expect((await city.call('deleteMyData', { key: newKey() }, gone)).status).toBe(200)
    expect((await send(one.id)).error.fields).toEqual([{ field: 'request', message: foundingWords.candidatesGone }])
    const { candidates } = await founding(one.id)
    expect(candidates.map(({ given }) => given)).toEqual([true, true, true, false])
    await city.call(
      'removeCandidate',
      { key: newKey(), id: one.id, candidate: candidates[3]?.id ?? '' },
      sessions.owner,
    )
    await one.stand('member', 4)
    expect((await send(one.id)).result.state).toBe('requested')
  })

  test('an election without a secretary is confirmed with the reason only', async () => {
    const one = await walk().to('approved')
    const { candidates } = await founding(one.id)
    const votes = candidates.map((candidate, at) => ({
      candidate: candidate.id,
      votes: at === 0 ? 0 : 8 - at,
      elected: at !== 0,
    }))
    const meeting = { heldOn: today(), eligible: 8, present: 8 }
    const input = { key: newKey(), id: one.id, ...meeting, votes, note: '' }
    expect((await city.call('reportElection', input, sessions.owner)).result.state).toBe('elected')
    expect((await founding(one.id)).election?.findings).toContainEqual({
      level: 'error',
      sentence: findingWords['secretary-elected'](0, 1),
    })
    const confirm = (note: string) =>
      city.call(
        'confirmElection',
        { key: newKey(), id: one.id, decision: 'granted', on: today(), note },
        sessions.street,
      )
    expect((await confirm('')).error.fields?.[0]?.field).toBe('note')
    expect((await confirm('书记由委员会第一次会议选出')).result.state).toBe('founded')
    // Nothing is asked for that no page takes.
    const { documents } = (await city.call('listDocuments', { id: one.id }, sessions.street)).result
    expect(documents.find(({ kind }) => kind === 'register-sheet')?.says).toEqual([documentWords.missing.secretaryName])
    expect(documentWords.missing.secretaryName).toContain('直接在智慧团建录入')
  })
})
