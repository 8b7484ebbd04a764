/** Contacts: what is learnt with a call counts, and the day that was agreed for the next one is in a queue, in the digest, and in the history's fold. */
import { sql } from 'kysely'
import { listMisfolded, logContact } from '../../cloud/casework/actions'
import { writeDigests } from '../../cloud/casework/digests'
import { digestParts } from '../../cloud/subscriptions'
import type { InputOf } from '../../types/registry'
import { newKey, phones, TestCity } from '../support/city'
import { FoundingWalk } from '../support/founding'

const DAY = 86_400_000

describe('contacts', () => {
  let city: TestCity
  let sessions: Record<'owner' | 'street', string>
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    sessions = { owner: await city.logIn(phones.owner), street: await city.logIn(phones.cadre) }
  })
  afterAll(() => city.stop())

  const walkTo = (step: 'accepted' | 'surveyed') => new FoundingWalk(city, sessions.owner, sessions.street).to(step)
  const day = (ahead: number) =>
    new Date(city.clock.now().getTime() + 8 * 3_600_000 + ahead * DAY).toISOString().slice(0, 10)
  const log = (id: string, more: Partial<InputOf<'logContact'>>) =>
    city.call(
      'logContact',
      { key: newKey(), id, way: 'phone', outcome: 'reached', nextOn: null, note: '', ...more },
      sessions.street,
    )
  const caseOf = async (id: string) => (await city.call('getCase', { id }, sessions.street)).result
  const due = async () => (await city.call('listQueue', { queue: 'contacts-due' }, sessions.street)).result
  const wait = async (days: number) => {
    city.clock.advance(days * DAY)
    sessions.street = await city.logIn(phones.cadre)
  }

  test('counts learnt on the phone feed the recommendation, and what was known before stays', async () => {
    const { id } = await walkTo('accepted')
    expect((await log(id, { members: 2 })).status).toBe(200)
    expect((await log(id, { staff: 25, youth: 9 })).status).toBe(200)
    const seen = await caseOf(id)
    expect(seen).toMatchObject({ state: 'accepted', survey: { staff: 25, youth: 9, members: 2 } })
    expect(seen.timeline[0]?.detail).toBe('电话；已联系上；职工 25 人；青年 9 人')
    const { recommendation } = (await city.call('getFounding', { id }, sessions.street)).result
    expect(recommendation.form).not.toBe('branch')
    await log(id, { members: 6 })
    expect((await city.call('getFounding', { id }, sessions.street)).result.recommendation).toMatchObject({
      form: 'branch',
      reason: expect.stringContaining('6') as string,
    })
    // A call that nobody took tells no numbers.
    const { error } = await log(id, { outcome: 'no-answer', members: 7 })
    expect(error.fields).toEqual([{ field: 'members', message: expect.stringContaining('没有联系上') as string }])
    expect((await caseOf(id)).survey?.members).toBe(6)
  })

  test('the agreed day: not before it, in queue and digest from it on, until somebody has called', async () => {
    const { id } = await walkTo('accepted')
    await log(id, { outcome: 'call-back', nextOn: day(2) })
    expect(await caseOf(id)).toMatchObject({ contactOn: day(2), contactDue: false })
    expect((await due()).counts['contacts-due']).toBe(0)
    await wait(2)
    const listed = await due()
    expect(listed.rows.map((row) => row.id)).toEqual([id])
    expect(listed.counts['contacts-due']).toBe(1)
    expect(await caseOf(id)).toMatchObject({ contactOn: day(0), contactDue: true })
    await city.ground.act((call) => writeDigests(call, digestParts))
    expect((await city.call('listNotices', {}, sessions.street)).result.digest?.lines).toContain(
      '1 件约好的联系到了日期',
    )
    // Nobody took the call: what was agreed stands, and is due still.
    await log(id, { outcome: 'no-answer' })
    expect(await caseOf(id)).toMatchObject({ contactOn: day(0), contactDue: true })
    await log(id, { outcome: 'no-answer', nextOn: day(1) })
    expect((await due()).rows).toEqual([])
    await wait(1)
    expect((await due()).rows.map((row) => row.id)).toEqual([id])
    // A survey is the contact that was agreed.
    const survey = { way: 'on-site', staff: null, youth: 5, members: 4, party: null, note: '' } as const
    await city.call('surveyCase', { key: newKey(), id, ...survey }, sessions.street)
    expect(await caseOf(id)).toMatchObject({ contactOn: null, contactDue: false })
    expect((await due()).rows).toEqual([])
  })

  test('what a phone recorded before the day was agreed does not take it away; what was recorded afterwards does', async () => {
    const { id } = await walkTo('accepted')
    const before = city.clock.now()
    city.clock.advance(3_600_000)
    await log(id, { outcome: 'call-back', nextOn: day(3) })
    const visited = (at: Date) =>
      city.ground.act(async (call) => {
        const { rows } = await sql<{ person: string; office: string; path: string }>`
          select person_id as person, office_id as office, office.path from cadre_grant join office on office.id = office_id
          where office.name like '%翠苑街道%' limit 1`.execute(call.tx)
        const { person, office, path } = rows[0]!
        const grant = { role: 'street-cadre', officeId: office, officePath: path }
        const actor = { personId: person, grants: [grant] }
        await logContact({ ...call, actor } as never, {
          id,
          way: 'on-site',
          outcome: 'reached',
          nextOn: null,
          note: '',
          was: { personId: person, at },
        })
      })
    await visited(before)
    expect(await caseOf(id)).toMatchObject({ contactOn: day(3) })
    city.clock.advance(60_000)
    await visited(city.clock.now())
    expect(await caseOf(id)).toMatchObject({ contactOn: null })
    expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
  })

  test('who has taken the application back is called no more; every history folds to what the case says', async () => {
    const { id } = await walkTo('accepted')
    await log(id, { nextOn: day(1) })
    await city.call('withdrawApplication', { key: newKey(), id }, sessions.owner)
    await wait(3)
    expect((await due()).rows.map((row) => row.id)).not.toContain(id)
    expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
  })
})
