/** What a candidate gave: gone with the place, also where both happen at once; kept of who was elected until some time after the dissolution. */
import { sql } from 'kysely'
import { letGo } from '../../cloud/founding/candidates'
import { forgetCandidates } from '../../cloud/founding/keeping'
import { listCandidates } from '../../cloud/founding/store'
import { documentWords } from '../../types/words/documents'
import { errorWords } from '../../types/words/errors'
import { candidateNotice } from '../../types/words/founding-pages'
import { newKey, phones, TestCity } from '../support/city'
import { FoundingWalk, usualPlan } from '../support/founding'

const DAY = 86_400_000

describe('what candidates gave', () => {
  let city: TestCity
  let sessions: Record<'owner' | 'street', string>
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    sessions = { owner: await city.logIn(phones.owner), street: await city.logIn(phones.cadre) }
  })
  afterAll(() => city.stop())

  const walk = () => new FoundingWalk(city, sessions.owner, sessions.street, { ...usualPlan, isNumbered: false })
  /** How many sealed values of the candidates of a case there are. */
  const kept = async (id: string) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from personal_value value
      join founding_candidate candidate on value.field like 'candidate/' || candidate.id || '/%'
      where candidate.case_id = ${id}`.execute(city.ground.database.kysely)
    return rows[0]?.count
  }

  test('given in the moment in which the place is taken away, it goes all the same', async () => {
    const one = await walk().to('preparing')
    await one.invite('secretary')
    const seen = await city.ground.act((call) => listCandidates(call.tx, one.id))
    await city.call('removeCandidate', { key: newKey(), id: one.id, candidate: seen[0]?.id ?? '' }, sessions.owner)
    await one.stand('secretary', 0)
    const [given] = await city.ground.act((call) => listCandidates(call.tx, one.id))
    if (given === undefined) throw new Error('nobody stands')
    expect(await kept(one.id)).toBeGreaterThan(0)
    // As it was read before the person gave anything.
    const stale = { ...given, person_id: null }
    await city.ground.act((call) => letGo(call, stale, { removed_at: call.now }))
    expect(await kept(one.id)).toBe(0)
  })

  test('of a case that is put aside a candidate reads that it waits, before the form and after', async () => {
    const one = await walk().to('preparing')
    const token = await one.invite('secretary')
    const opened = async () => (await city.call('openCandidate', { token })).result.closed
    expect(await opened()).toBeNull()
    const suspend = { key: newKey(), id: one.id, reason: 'moving' as const, until: '2026-12-31', note: '' }
    expect((await city.call('suspendCase', suspend, sessions.street)).result.state).toBe('suspended')
    expect(await opened()).toBe(errorWords.candidatePaused)
    const given = {
      token,
      noticeVersion: candidateNotice.version,
      agreesToMembership: true as const,
      name: '示例候选人',
      bornIn: '2001-05',
      joinedIn: null,
      education: 'bachelor' as const,
      record: '',
    }
    const give = async () => city.call('giveCandidate', { key: newKey(), ...given }, await city.logIn('15400000091'))
    expect((await give()).error.name).toBe('candidatePaused')
    await city.call('resumeCase', { key: newKey(), id: one.id, note: '' }, sessions.street)
    expect(await opened()).toBeNull()
    expect((await give()).status).toBe(200)
    await one.write()
    for (const at of [1, 2, 3]) await one.stand('member', at)
    await city.call('sendRequest', { key: newKey(), id: one.id, note: '' }, sessions.owner)
    expect(await opened()).toBe(errorWords.candidateClosed)
  })

  test('who was not elected is kept a season after the founding, who was elected a season after the dissolution', async () => {
    const one = await walk().to('founded')
    const all = (await kept(one.id)) ?? 0
    const forget = () => city.ground.act((call) => forgetCandidates(call))
    const later = async (days: number) => {
      city.clock.advance(days * DAY)
      sessions.street = await city.logIn(phones.cadre)
      await forget()
    }
    await later(100)
    const elected = (await kept(one.id)) ?? 0
    expect(elected).toBeGreaterThan(0)
    expect(elected).toBeLessThan(all)
    await later(400)
    const today = city.clock.now().toISOString().slice(0, 10)
    const dissolved = { key: newKey(), id: one.id, on: today, note: '企业迁出' }
    expect((await city.call('dissolveOrganisation', dissolved, sessions.street)).result.state).toBe('dissolved')
    await later(89)
    expect(await kept(one.id)).toBe(elected)
    await later(3)
    expect(await kept(one.id)).toBe(0)
    // Whoever wants the papers then reads why there are none.
    const { documents } = (await city.call('listDocuments', { id: one.id }, sessions.street)).result
    for (const kind of ['certificate', 'register-sheet'])
      expect(documents.find((one) => one.kind === kind)?.says).toEqual([documentWords.missing.candidatesGone])
  })
})
