/** An application taken down on the spot: an invitation that is filled in, counted nowhere until its owner submits it. */
import { sql } from 'kysely'
import { keepFieldwork } from '../../cloud/fieldwork/actions'
import { printedCode } from '../../cloud/intake/actions'
import { findPersonByPhone } from '../../cloud/people/actions'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import type { RecordBody } from '../../types/field-records'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { FieldPhone, visitOf } from '../support/fieldwork'
import { soon } from '../support/soon'

const DAY = 86_400_000
const NAME = '欧阳示例乙'

describe('an application taken down on the spot', () => {
  let city: TestCity
  const sessions: Record<string, string> = {}
  let phone: FieldPhone
  let serial = 7000
  let notice = ''
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const firm = async (more = {}) => {
    const uscc = inventUscc(++serial)
    const name = `杭州试验${serial}号餐饮有限公司`
    const address = `西湖区翠苑街道试验路${serial}号`
    await city.ground.act((call) => putRecords(call, [{ name, uscc, address, street: '翠苑街道', ...more }], 'test'))
    const id = await city.ground.act(async (call) => (await findEnterpriseByUscc(call, uscc))?.id ?? '')
    return { id, name, uscc }
  }
  const application = (subject: { enterprise: string } | { newcomer: string }, owner: string): RecordBody => ({
    form: 1,
    kind: 'application',
    subject,
    contactName: NAME,
    phone: owner,
    bodies: ['league'],
    youth: 2,
    members: 0,
    noticeVersion: notice,
  })
  const taken = async () => (await city.call('listTakenApplications', {}, sessions.cadre)).result.rows
  const follows = async (enterprise: string) =>
    (await city.call('listFollowUps', { mine: true }, sessions.cadre)).result.rows.filter(
      (one) => one.enterpriseId === enterprise,
    )
  const personOf = (number: string) => city.ground.act((call) => findPersonByPhone(call, number))
  const messages = async (number: string) => {
    const found = () => city.running.inbox?.list(number).filter((one) => one.template === 'application-taken') ?? []
    await soon('the message', () => found().length > 0)
    return found()
  }

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    for (const who of ['cadre', 'neighbour'] as const) sessions[who] = await city.logIn(phones[who])
    notice = (await city.call('getCity', {})).result.notice.version
    phone = new FieldPhone(city, sessions.cadre ?? '')
    await phone.open()
  })
  afterAll(() => city.stop())

  test('the owner who stands beside scans the enterprise’s own invitation: one for each, nobody’s, within the borders, of whom may be invited', async () => {
    const { id, name } = await firm()
    const show = (who: 'cadre' | 'neighbour', of: string) =>
      city.call('showInvitation', { key: newKey(), id: of }, sessions[who])
    const { link } = (await show('cadre', id)).result
    expect((await show('cadre', id)).result).toEqual({ link })
    expect(link).toContain('/i/')
    const token = link?.split('/').at(-1) ?? ''
    const opened = (await city.call('openInvitation', { token })).result
    expect(opened).toMatchObject({ enterprise: { name } })
    expect(await rows(sql`select channel, contact_person_id from invitation where enterprise_id = ${id}`)).toEqual([
      { channel: 'poster', contact_person_id: null },
    ])
    const unknown = (await show('neighbour', newKey())).error
    expect(unknown.name).toBe('enterpriseUnknown')
    expect((await show('neighbour', id)).error).toEqual({ ...unknown, requestId: expect.any(String) as string })
    const { id: gone } = await firm({ status: 'closed' })
    expect((await show('cadre', gone)).result).toEqual({ link: null })
  })

  test('an enterprise’s invitation that was taken back is not made again by showing it, and shown once it was printed anew', async () => {
    const { id } = await firm()
    const show = () => city.call('showInvitation', { key: newKey(), id }, sessions.cadre)
    expect((await show()).result.link).toContain('/i/')
    const printed = () =>
      rows(
        sql<{
          id: string
          revoked: boolean
        }>`select id, revoked_at is not null as revoked from invitation where enterprise_id = ${id} order by revoked_at`,
      )
    const [first] = await printed()
    await city.call('revokeInvite', { key: newKey(), id, invitation: first?.id ?? '' }, sessions.cadre)
    const { status, error } = await show()
    expect([status, error.name]).toEqual([410, 'invitationRevoked'])
    expect(await printed()).toEqual([{ id: first?.id, revoked: true }])
    const code = await city.ground.act((call) => printedCode(call, { enterpriseId: id }))
    expect((await show()).result.link?.endsWith(`/i/${code ?? ''}`)).toBe(true)
    expect(await printed()).toHaveLength(2)
  })

  test('leads its owner to the form by a message, counts when the owner submits, and hands over what was told', async () => {
    const owner = '15400000071'
    const { id, name } = await firm()
    const [receipt] = await phone.record(
      visitOf({ enterprise: id }, { wish: 'yes' }),
      application({ enterprise: id }, owner),
    )
    expect(receipt?.outcome).toBe('recorded')
    expect((await follows(id)).map((one) => one.kind)).toEqual(['await-confirmation'])
    const [waits] = (await city.call('listFollowUps', { mine: false }, sessions.cadre)).result.rows.filter(
      (one) => one.enterpriseId === id,
    )
    const early = { key: newKey(), id: waits?.id ?? '', outcome: 'done' as const }
    expect((await city.call('settleFollowUp', early, sessions.cadre)).error.name).toBe('followUpByOwner')
    expect((await follows(id)).map((one) => one.kind)).toEqual(['await-confirmation'])
    expect(await rows(sql`select 1 from application`)).toEqual([])
    expect(await taken()).toEqual([
      expect.objectContaining({
        enterprise: name,
        state: 'waiting',
        contactMasked: expect.stringMatching(/^欧\*{4} 154 \*{4} 0071$/) as string,
      }),
    ])
    expect((await city.call('listTakenApplications', {}, sessions.neighbour)).result.rows).toEqual([])
    const [message] = await messages(owner)
    const code = message?.params[1] ?? ''
    expect(code).toMatch(/^\w{10}$/)
    const session = await city.logIn(owner)
    const opened = (await city.call('openInvitation', { token: code }, session)).result
    expect(opened).toMatchObject({ enterprise: { name }, viewer: { invited: true, contactName: NAME } })
    const submitted = await city.call(
      'submitApplication',
      { key: newKey(), subject: { invitation: code }, contactName: NAME, bodies: ['league'], noticeVersion: notice },
      session,
    )
    expect(submitted.status).toBe(200)
    expect((await taken())[0]?.state).toBe('confirmed')
    expect(await follows(id)).toEqual([])
    expect(await rows(sql`select youth, members, authority from application`)).toEqual([
      { youth: '1-2', members: '0', authority: 'invited' },
    ])
    // Confirmed is not taken back by the hand that took it down.
    const done = (await taken())[0]?.id ?? ''
    const back = await city.call(
      'withdrawTakenApplication',
      { key: newKey(), id: done, why: 'mistake' },
      sessions.cadre,
    )
    expect(back.error.name).toBe('takenUnknown')
    // A second one at an enterprise that has applied makes nothing by itself: it is kept for whoever works on the application.
    const [second] = await phone.record(application({ enterprise: id }, '15400000072'))
    expect(second).toMatchObject({ outcome: 'kept', conflicts: ['already-applied'] })
    expect(await personOf('15400000072')).toBeUndefined()
  })

  test('names nobody in the open, and nothing of it is left once nobody confirmed in time', async () => {
    const owner = '15400000073'
    const { id } = await firm()
    const [receipt] = await phone.record(application({ enterprise: id }, owner))
    const [{ dump } = { dump: '' }] = await rows(sql<{ dump: string }>`
      select (select string_agg(field_record::text, '') from field_record) || (select string_agg(field_taken::text, '') from field_taken)
        || (select string_agg(message_intent::text, '') from message_intent) || (select string_agg(write_key::text, '') from write_key) as dump`)
    expect(dump).not.toContain(owner)
    expect(dump).not.toContain(NAME)
    const person = await personOf(owner)
    const [message] = await messages(owner)
    city.clock.advance(15 * DAY)
    await keepFieldwork((part) => city.ground.act(part))
    expect((await taken()).find((one) => one.id === receipt?.id)).toMatchObject({ state: 'expired', contactMasked: '' })
    expect(await personOf(owner)).toBeUndefined()
    expect(await rows(sql`select 1 from personal_value where person_id = ${person ?? ''}`)).toEqual([])
    expect(await follows(id)).toEqual([])
    const { error } = await city.call('openInvitation', { token: message?.params[1] ?? '' })
    expect(error.name).toBe('invitationRevoked')
  })

  test('with a wrong number is taken once more, or back; an owner who was known stays', async () => {
    const known = '15400000074'
    await city.logIn(known)
    const { id } = await firm()
    await phone.record(application({ enterprise: id }, '15400000075'))
    const [receipt] = await phone.record(application({ enterprise: id }, known))
    expect(await personOf('15400000075')).toBeUndefined()
    const withdraw = (who: string) =>
      city.call('withdrawTakenApplication', { key: newKey(), id: receipt?.id ?? '', why: 'owner-asked' }, sessions[who])
    expect((await withdraw('neighbour')).error.name).toBe('takenUnknown')
    expect((await withdraw('cadre')).status).toBe(200)
    expect(await personOf(known)).toBeDefined()
    // By a record of the phone, too.
    const [again] = await phone.record(application({ enterprise: id }, known))
    await phone.record({ form: 1, kind: 'taken-back', record: again?.id ?? '' })
    expect((await taken()).find((one) => one.id === again?.id)?.state).toBe('withdrawn')
  })

  test('at a struck-off enterprise is kept for a person; at a newcomer it waits until that one is settled', async () => {
    const gone = await firm({ status: 'closed' })
    const [kept] = await phone.record(application({ enterprise: gone.id }, '15400000076'))
    expect(kept).toMatchObject({ outcome: 'kept', conflicts: ['struck-off'] })
    expect(await personOf('15400000076')).toBeUndefined()
    const made = phone.make({
      form: 1,
      kind: 'newcomer',
      name: '楼上新来的试验小店',
      uscc: null,
      address: null,
      place: null,
      at: null,
    })
    const waits = phone.make(application({ newcomer: made.id }, '15400000077'))
    const { receipts } = (await phone.send([made, waits])).result
    expect(receipts[1]).toMatchObject({ outcome: 'kept', conflicts: ['missing-record'] })
    const { id } = await firm()
    const conflict = (await city.call('listFieldConflicts', {}, sessions.cadre)).result.rows.find(
      (one) => one.ours.record === made.id,
    )
    await city.call(
      'settleFieldConflict',
      { key: newKey(), id: conflict?.id ?? '', decision: 'link', enterprise: id },
      sessions.cadre,
    )
    expect((await taken()).find((one) => one.id === waits.id)?.state).toBe('waiting')
  })

  const valuesOf = async (number: string) =>
    (
      await rows(
        sql<{
          field: string
        }>`select field from personal_value where person_id = ${(await personOf(number)) ?? newKey()}`,
      )
    ).map((row) => row.field)
  const expire = async () => {
    city.clock.advance(15 * DAY)
    await keepFieldwork((part) => city.ground.act(part))
    // The cadre's session is over by then, too.
    sessions.cadre = await city.logIn(phones.cadre)
    phone = new FieldPhone(city, sessions.cadre)
    await phone.open()
  }

  test('an owner whom anything else names by then stays: a session that is over, an office, an invitation', async () => {
    const [was, official, invited] = ['15400000081', '15400000082', '15400000083']
    const sent = await firm()
    for (const owner of [was, official, invited]) {
      const { id } = await firm()
      expect((await phone.record(application({ enterprise: id }, owner)))[0]?.outcome).toBe('recorded')
    }
    const session = await city.logIn(was)
    await rows(sql`update session set revoked_at = ${new Date()} where person_id = ${(await personOf(was)) ?? ''}`)
    expect((await city.call('seeMyData', {}, session)).status).not.toBe(200)
    await city.appoint(official, '转塘街道')
    await city.invite(sent.uscc, { phone: invited })
    await expire()
    for (const owner of [was, official, invited]) expect(await valuesOf(owner)).toContain('phone')
    // What was told of their names goes; what the office wrote stays.
    expect(await valuesOf(was)).not.toContain('name')
    expect(await valuesOf(official)).toContain('name')
  })

  test('of an owner taken twice nothing is left once the second one is over; a name told of somebody known goes too', async () => {
    const [twice, nameless] = ['15400000084', '15400000085']
    await city.logIn(nameless)
    const [first, second, third] = [await firm(), await firm(), await firm()]
    const [one] = await phone.record(application({ enterprise: first.id }, twice))
    await phone.record(application({ enterprise: second.id }, twice), application({ enterprise: third.id }, nameless))
    expect(await valuesOf(nameless)).toContain('name')
    const back = { key: newKey(), id: one?.id ?? '', why: 'mistake' } as const
    expect((await city.call('withdrawTakenApplication', back, sessions.cadre)).status).toBe(200)
    // The second one still waits for this person.
    expect(await valuesOf(twice)).toEqual(expect.arrayContaining(['name', 'phone']))
    await expire()
    expect(await personOf(twice)).toBeUndefined()
    expect(await valuesOf(nameless)).toEqual(['phone'])
  })

  const kinds = async (enterprise: string) => (await follows(enterprise)).map((one) => one.kind)

  test('an invitation is to be sent only where no application waits, and again once it waits no more', async () => {
    const { id } = await firm()
    // As the pages go: the application from the visit's form, then the visit.
    const [first] = await phone.record(
      application({ enterprise: id }, '15400000091'),
      visitOf({ enterprise: id }, { wish: 'yes' }),
    )
    expect(await kinds(id)).toEqual(['await-confirmation'])
    await phone.record({ form: 1, kind: 'taken-back', record: first?.id ?? '' })
    expect(await kinds(id)).toEqual(['send-invitation'])
    const [second] = await phone.record(application({ enterprise: id }, '15400000092'))
    expect(await kinds(id)).toEqual(['await-confirmation'])
    // Whoever asks that nothing be kept is not written to once more.
    const back = { key: newKey(), id: second?.id ?? '', why: 'owner-asked' as const }
    expect((await city.call('withdrawTakenApplication', back, sessions.cadre)).status).toBe(200)
    expect(await kinds(id)).toEqual([])
    await phone.record(application({ enterprise: id }, '15400000093'))
    await expire()
    expect(await kinds(id)).toEqual(['send-invitation'])
  })

  test('whose enterprise has applied by itself is sent no invitation any more', async () => {
    const { id } = await firm()
    await phone.record(visitOf({ enterprise: id }, { wish: 'yes' }))
    expect(await kinds(id)).toEqual(['send-invitation'])
    const shown = await city.call('showInvitation', { key: newKey(), id }, sessions.cadre)
    const invitation = shown.result.link?.split('/').at(-1) ?? ''
    const submitted = await city.call(
      'submitApplication',
      { key: newKey(), subject: { invitation }, contactName: NAME, bodies: ['league'], noticeVersion: notice },
      await city.logIn('15400000094'),
    )
    expect(submitted.status).toBe(200)
    expect(await kinds(id)).toEqual([])
  })

  test('whoever was named is forgotten where somebody else of the enterprise follows the link', async () => {
    const [named, other] = ['15400000086', '15400000087']
    const { id } = await firm()
    const [receipt] = await phone.record(application({ enterprise: id }, named))
    const code = (await messages(named))[0]?.params[1] ?? ''
    const session = await city.logIn(other)
    const submitted = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { invitation: code },
        contactName: '示例丙',
        bodies: ['league'],
        noticeVersion: notice,
        licence: await city.upload(session),
      },
      session,
    )
    expect(submitted.status).toBe(200)
    expect((await taken()).find((one) => one.id === receipt?.id)).toMatchObject({
      state: 'confirmed',
      contactMasked: '',
    })
    expect(await personOf(named)).toBeUndefined()
    expect(await valuesOf(other)).toContain('phone')
  })

  test('a part of the round that fails is told, and keeps no other part from its turn', async () => {
    const owner = '15400000088'
    const { id } = await firm()
    await phone.record(visitOf({ enterprise: id }, { wish: 'yes' }))
    const gone = await firm({ status: 'closed' })
    const [kept] = await phone.record(application({ enterprise: gone.id }, '15400000089'))
    await phone.record(application({ enterprise: (await firm()).id }, owner))
    // Nobody's by now: the round finds somebody.
    await rows(sql`update field_follow set person_id = null where enterprise_id = ${id}`)
    city.clock.advance(15 * DAY)
    let turns = 0
    const round = keepFieldwork((part) =>
      turns++ === 0 ? Promise.reject(new Error('the first part')) : city.ground.act(part),
    )
    await expect(round).rejects.toThrow('the first part')
    expect(await personOf(owner)).toBeUndefined()
    expect(await rows(sql`select 1 from field_follow where enterprise_id = ${id} and person_id is null`)).toEqual([])
    expect(await rows(sql`select is_text_kept from field_record where id = ${kept?.id ?? ''}`)).toEqual([
      { is_text_kept: false },
    ])
  })

  test('what has to go by its day is found by an index, however many records are kept', async () => {
    const planOf = (query: ReturnType<typeof sql<{ 'QUERY PLAN': string }>>) =>
      city.ground.act(async ({ tx }) => {
        await sql`set local enable_seqscan = off`.execute(tx)
        return (await query.execute(tx)).rows.map((row) => row['QUERY PLAN']).join('\n')
      })
    expect(await planOf(sql`explain select id from field_record where is_text_kept and received_at < now()`)).toContain(
      'field_record_kept',
    )
    expect(await planOf(sql`explain select record_id from field_visit where has_note and at < now()`)).toContain(
      'field_visit_noted',
    )
  })
})
