/** An invitation taken back from its enterprise's page: by whom, what its link says then, that nothing is sent, that another can follow. */
import { sql } from 'kysely'
import { sendWanted } from '../../cloud/outreach/actions'
import { putRecords } from '../../cloud/pool/actions'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { issueList } from '../support/invited'

const NOBODYS = '00000000-0000-4000-8000-00000000dead'
const WEEK = 7 * 86_400_000
const firm = {
  name: '杭州水杉测试有限公司',
  uscc: inventUscc(71_001),
  address: '西湖区翠苑街道试验路28号',
  street: '翠苑街道',
  phone: '15400000081',
}

describe('an invitation is taken back', () => {
  let city: TestCity
  let street = ''
  let id = ''
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const plan = async () => (await city.call('planInvite', { id }, street)).result
  const invite = async () => (await city.call('sendInvite', { key: newKey(), id }, street)).result
  const revoke = (invitation: string, session = street, key = newKey(), enterprise = id) =>
    city.call('revokeInvite', { key, id: enterprise, invitation }, session)
  const stateOf = async (invitation: string) =>
    (await rows(sql<{ state: string }>`select state from message_intent where invitation_id = ${invitation}`))[0]?.state
  const messages = () => city.running.inbox?.list(firm.phone) ?? []
  /** Until nothing waits any more; the service's own sender may be at it as well. */
  const settle = async () => {
    const { database, tools } = city.ground
    const waiting = () => rows(sql`select 1 from message_intent where state in ('wanted', 'sending')`)
    while ((await waiting()).length > 0) {
      await sendWanted({ database, tools, clock: city.clock, sms: city.running.parts.sms })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.ground.act((call) => putRecords(call, [firm] as never, 'test'))
    street = await city.logIn(phones.cadre)
    id = (await rows(sql<{ id: string }>`select id from enterprise where uscc = ${firm.uscc}`))[0]?.id ?? ''
  })
  afterAll(() => city.stop())

  test('what was sent leads nowhere and says so; another can follow; the history and the trail have both', async () => {
    const { invitation } = await invite()
    await settle()
    const code = messages().find((one) => one.template === 'invitation')?.params[1] ?? ''
    expect((await city.call('openInvitation', { token: code })).status).toBe(200)
    expect((await plan()).earlier).toMatchObject([{ id: invitation, revokedAt: null, mayRevoke: true }])
    const key = newKey()
    const first = await revoke(invitation, street, key)
    expect(first.status).toBe(200)
    // The same tap sent twice, and another tap later, change nothing.
    expect((await revoke(invitation, street, key)).result).toEqual(first.result)
    city.clock.advance(60_000)
    expect((await revoke(invitation)).result).toEqual(first.result)
    const { error } = await city.call('openInvitation', { token: code })
    expect(error).toMatchObject({ name: 'invitationRevoked' })
    expect((await plan()).earlier).toMatchObject([
      { id: invitation, revokedAt: first.result.revokedAt, mayRevoke: false, message: 'sent' },
    ])
    // The message has arrived all the same: whoever got it says here that no more is wanted, and takes that back.
    for (const stop of [true, false]) {
      expect((await city.call('stopMessages', { key: newKey(), token: code, stop })).result).toEqual({ stopped: stop })
      expect((await city.call('seeMessageChoice', { token: code })).result).toEqual({ toNumber: true, stopped: stop })
    }
    expect((await city.call('answerInvitation', { key: newKey(), token: code, answer: 'left' })).error.name).toBe(
      'invitationRevoked',
    )
    await city.appoint(phones.district, '西湖区')
    const district = await city.logIn(phones.district)
    const { history } = (await city.call('getEnterprise', { id }, district)).result
    expect(history.map(({ title }) => title)).toContain('收回邀请')
    const trail = await rows(
      sql<{ outcome: string }>`select outcome from audit_entry where function = 'revokeInvite' and record_id = ${id}`,
    )
    expect(trail.filter(({ outcome }) => outcome === 'done').length).toBeGreaterThanOrEqual(2)
    // Nobody is written to twice in a week; then another one opens.
    city.clock.advance(WEEK + 60_000)
    street = await city.logIn(phones.cadre)
    const next = await invite()
    await settle()
    const codes = messages().flatMap((one) => (one.template === 'invitation' ? [one.params[1] ?? ''] : []))
    expect(codes).toHaveLength(2)
    const opened = await Promise.all(codes.map((token) => city.call('openInvitation', { token })))
    expect(opened.map(({ status }) => status).sort()).toEqual([200, 410])
    expect((await plan()).earlier.map((one) => [one.id, one.mayRevoke])).toEqual([
      [next.invitation, true],
      [invitation, false],
    ])
    expect((await revoke(next.invitation)).status).toBe(200)
  })

  test('what waits for the morning is not sent once it is taken back', async () => {
    city.clock.advance(WEEK + 60_000)
    // To 23:00 in China, after the hours for it.
    const now = city.clock.now()
    city.clock.advance((((15 - now.getUTCHours() + 24) % 24) * 60 - now.getUTCMinutes()) * 60_000)
    street = await city.logIn(phones.cadre)
    const before = messages().filter((one) => one.template === 'invitation').length
    const { invitation, sendsAt } = await invite()
    expect(new Date(sendsAt).getTime()).toBeGreaterThan(city.clock.now().getTime())
    expect((await plan()).earlier[0]).toMatchObject({
      id: invitation,
      reached: null,
      message: 'waiting',
      mayRevoke: true,
    })
    const { revokedAt } = (await revoke(invitation)).result
    // At once, and not only when its turn comes; it stays on the page, and is said not to have gone out.
    expect(await stateOf(invitation)).toBe('dropped')
    expect((await plan()).earlier[0]).toMatchObject({ id: invitation, reached: null, message: 'unsent', revokedAt })
    city.clock.advance(12 * 3_600_000)
    await settle()
    expect(messages().filter((one) => one.template === 'invitation')).toHaveLength(before)
    expect(await stateOf(invitation)).toBe('dropped')
  })

  test('what a sender has claimed keeps its outcome: it may be on its way', async () => {
    city.clock.advance(WEEK + 60_000)
    street = await city.logIn(phones.cadre)
    const own = async (state: string) => {
      const token = await city.invite(firm.uscc)
      const [row] = await rows(
        sql<{ id: string }>`update invitation set channel = 'sms' where id = (
          select id from invitation order by created_at desc, id limit 1) returning id`,
      )
      const invitation = row?.id ?? ''
      await rows(sql`
        insert into message_intent (person_id, cause, template, params, state, wanted_at, claimed_at, invitation_id)
        select id, ${`invitation/${invitation}`}, 'invitation', '[]', ${state}, ${city.clock.now()}, ${city.clock.now()}, ${invitation} from person limit 1`)
      return { token, invitation }
    }
    for (const state of ['sending', 'unknown', 'refused', 'sent']) {
      const { invitation } = await own(state)
      city.clock.advance(1000)
      expect((await revoke(invitation)).status).toBe(200)
      expect(await stateOf(invitation)).toBe(state)
      const said = (await plan()).earlier.find((one) => one.id === invitation)
      expect(said?.message).toBe(state === 'refused' ? 'unsent' : state)
      await rows(sql`delete from message_intent where invitation_id = ${invitation}`)
    }
  })

  test('the message of a number’s list waits until the last of its enterprises was taken back', async () => {
    const number = '15400000083'
    const list = await issueList(city, number, [firm.uscc, firms.willow.uscc])
    await rows(sql`
      insert into message_intent (person_id, cause, template, params, state, wanted_at, invitation_id, not_before)
      select contact_person_id, 'list/1', 'invitation-list', '[]', 'wanted', now(), id, ${city.clock.now()}::timestamptz + interval '1 year'
      from invitation where id = ${list.id}`)
    const children = await rows(
      sql<{ id: string; enterprise_id: string }>`select id, enterprise_id from invitation where list_id = ${list.id}`,
    )
    const states: (string | undefined)[] = []
    for (const child of children) {
      expect((await revoke(child.id, street, newKey(), child.enterprise_id)).status).toBe(200)
      states.push(await stateOf(list.id))
    }
    expect(states).toEqual(['wanted', 'dropped'])
    // The number may still say no.
    expect((await city.call('seeMessageChoice', { token: list.token })).result.toNumber).toBe(true)
  })

  test('a poster that was taken back has no message, and none is stopped by it', async () => {
    const token = await city.invite(firms.willow.uscc)
    const [row] = await rows(
      sql<{ id: string; invitation: string }>`update invitation set channel = 'poster'
        where enterprise_id = (select id from enterprise where uscc = ${firms.willow.uscc}) and list_id is null
        returning enterprise_id as id, id as invitation`,
    )
    const { id: at = '', invitation = '' } = row ?? {}
    expect((await revoke(invitation, street, newKey(), at)).status).toBe(200)
    const { earlier } = (await city.call('planInvite', { id: at }, street)).result
    expect(earlier.find((one) => one.id === invitation)).toMatchObject({
      channel: 'poster',
      message: null,
      reached: null,
    })
    expect((await city.call('seeMessageChoice', { token })).result).toEqual({ toNumber: false, stopped: false })
    expect((await city.call('stopMessages', { key: newKey(), token, stop: true })).error.name).toBe('invitationUnknown')
  })

  test('who stands outside is answered as if there were no enterprise; one of another enterprise, or one that was used, stays', async () => {
    street = await city.logIn(phones.cadre)
    await city.invite(firms.brook.uscc)
    const [other] = await rows(
      sql<{ id: string }>`
        select id from invitation where enterprise_id = (select id from enterprise where uscc = ${firms.brook.uscc})`,
    )
    const { id: invitation = '' } = other ?? {}
    await city.appoint(phones.neighbour, '转塘街道')
    const neighbour = await city.logIn(phones.neighbour)
    for (const at of [id, NOBODYS])
      expect((await revoke(invitation, neighbour, newKey(), at)).error.name).toBe('enterpriseUnknown')
    for (const one of [invitation, NOBODYS])
      expect((await revoke(one)).error).toMatchObject({ name: 'inputInvalid', fields: [{ field: 'invitation' }] })
    const owner = await city.logIn(phones.owner)
    expect((await revoke(invitation, owner)).error.name).toBe('forbidden')
    const token = await city.invite(firm.uscc)
    const used = (await plan()).earlier[0]
    expect(used).toMatchObject({ channel: 'link', mayRevoke: true })
    await rows(sql`update invitation set submitted_at = now() where id = ${used?.id ?? ''}`)
    expect((await plan()).earlier[0]).toMatchObject({ id: used?.id, mayRevoke: false })
    expect((await revoke(used?.id ?? '')).error).toMatchObject({
      name: 'inputInvalid',
      fields: [{ field: 'invitation', message: '企业已经通过这份邀请提交申请，不用收回' }],
    })
    expect((await city.call('openInvitation', { token })).status).toBe(200)
  })
})
