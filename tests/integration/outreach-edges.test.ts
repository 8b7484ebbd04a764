/** What comes between the preparation of a message and its sending, and who may undo what by a link. All invented. */
import { sql } from 'kysely'
import type { SmsSender } from '../../cloud/gateways/sms/port'
import { moveInvitations, printedCode } from '../../cloud/intake/actions'
import { prepareCampaigns, sendWanted, settleReceipts, takeReports } from '../../cloud/outreach/actions'
import { outreachRules } from '../../cloud/outreach/rules'
import { countAct } from '../../cloud/platform/act-count'
import { insertCampaign, update } from '../../cloud/outreach/campaigns/store'
import { findPersonByPhone, putPersonalValue } from '../../cloud/people/actions'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { soon } from '../support/soon'

const second = '15400000007'
const firm = (serial: number, phone: string) => ({
  name: `杭州边界${serial}测试有限公司`,
  uscc: inventUscc(80_000 + serial),
  address: '西湖区翠苑街道示例街1号',
  street: '翠苑街道',
  phone,
})
const numberOf = (serial: number) => `1540002${String(serial).padStart(4, '0')}`

describe('between preparation and sending', () => {
  let city: TestCity
  let district = ''
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    await city.appoint(second, '西湖区')
    await city.ground.act((call) =>
      putRecords(
        call,
        Array.from({ length: 8 }, (_, i) => firm(i, numberOf(i))),
        'test',
      ),
    )
    district = await city.logIn(phones.district)
  })
  afterAll(() => city.stop())

  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  /** A campaign over one enterprise, approved but on hold, so that only this test sends it. */
  const hold = async (serial: number) => {
    const id = await city.ground.act(async (call) => {
      const by = (await findPersonByPhone(call, phones.district)) ?? ''
      const { rows: offices } = await sql<{ id: string; path: string }>`
        select id, path from office where path = '/3301/330106/'`.execute(call.tx)
      const [office] = offices
      return insertCampaign(call.tx, {
        name: '示例',
        template: 'invitation',
        office_id: office?.id ?? '',
        office_path: office?.path ?? '',
        filter: { query: `边界${serial}`, reach: ['/3301/'] },
        per_second: null,
        created_by: by,
        created_at: call.now,
      })
    })
    const { database, tools } = city.ground
    while (await prepareCampaigns({ database, tools, clock: city.clock }));
    return id
  }
  const release = async (id: string) =>
    city.ground.act(async (call) => {
      const approver = await findPersonByPhone(call, second)
      await update(call.tx, id, {
        state: 'running',
        approved_by: approver ?? '',
        approved_at: call.now,
        send_from: call.now,
      })
    })
  const sendBy = async (sms: SmsSender) => {
    const { database, tools } = city.ground
    while ((await sendWanted({ database, tools, clock: city.clock, sms })) > 0);
  }
  const intentOf = async (id: string) =>
    (
      await rows(
        sql<{ id: string; state: string; reason: string | null }>`
          select id, state, reason from message_intent where campaign_id = ${id}`,
      )
    )[0]
  const settled = async (id: string) => {
    let intent: Awaited<ReturnType<typeof intentOf>>
    await soon('what becomes of it', async () => {
      await sendBy(city.running.parts.sms)
      intent = await intentOf(id)
      return intent?.state !== 'wanted' && intent?.state !== 'sending'
    })
    return intent
  }

  test('a number that the register changed meanwhile is not written to', async () => {
    const id = await hold(0)
    await city.ground.act((call) => putRecords(call, [firm(0, '15400029999')], 'test'))
    await release(id)
    expect(await settled(id)).toMatchObject({ state: 'refused', reason: 'no-phone' })
    expect(city.running.inbox?.list('15400029999')).toEqual([])
  })

  test('the login code goes to the number that was invited alone, not to what the register gives by now', async () => {
    const [first, later] = ['15400029010', '15400029020']
    const change = (phone: string) => city.ground.act((call) => putRecords(call, [firm(9, phone)], 'test'))
    await change(first)
    const id = await hold(9)
    await release(id)
    expect(await settled(id)).toMatchObject({ state: 'sent' })
    const token = city.running.inbox?.list(first)[0]?.params[1] ?? ''
    const toInvited = async () => (await city.call('openInvitation', { token })).result.codeToInvited
    expect(await toInvited()).toBe(true)
    await change(later)
    expect(await toInvited()).toBe(false)
    const asked = await city.request('/1.1/requestSmsCode', { body: { invitation: token } })
    expect(asked.body).toMatchObject({ name: 'inputInvalid' })
    expect(city.running.inbox?.list(later)).toEqual([])
    await change(first)
    expect(await toInvited()).toBe(true)
  })

  test('an answer to another invitation that the office confirmed keeps the message back, and no tap undoes the office', async () => {
    const id = await hold(1)
    const token = await city.invite(firm(1, '').uscc)
    await city.call('answerInvitation', { key: newKey(), token, answer: 'moved' })
    const [task] = (await city.call('listInvitationTasks', {}, district)).result.tasks
    await city.call('settleInvitationTask', { key: newKey(), id: task?.id ?? '', outcome: 'confirmed' }, district)
    expect((await city.call('answerInvitation', { key: newKey(), token, answer: null })).result).toMatchObject({
      answer: 'moved',
      kept: [{ answer: 'moved', office: { name: expect.stringContaining('团工委') as string } }],
    })
    await release(id)
    expect(await settled(id)).toMatchObject({ state: 'dropped', reason: 'no-longer' })
  })

  test('whoever has left speaks for a number: a new one of the register is written to again, and the office may look once more', async () => {
    const of = 8
    const change = (phone: string) => city.ground.act((call) => putRecords(call, [firm(of, phone)], 'test'))
    await change(numberOf(of))
    const first = await hold(of)
    await release(first)
    expect(await settled(first)).toMatchObject({ state: 'sent' })
    const token = city.running.inbox?.list(numberOf(of))[0]?.params[1] ?? ''
    await city.ground.act(async (call) => {
      const by = (await findPersonByPhone(call, phones.district)) ?? ''
      await putPersonalValue(call, by, 'name', '区干部示例')
    })
    const enterprise = (await city.ground.act((call) => findEnterpriseByUscc(call, firm(of, '').uscc)))?.id ?? ''
    const refusal = async () => (await city.call('planInvite', { id: enterprise }, district)).result.refusal
    const tasks = async () => (await city.call('listInvitationTasks', {}, district)).result
    const settle = (id: string, outcome: 'confirmed' | 'mistaken') =>
      city.call('settleInvitationTask', { key: newKey(), id, outcome }, district)
    const reopen = (id: string, session = district) => city.call('reopenInvitationTask', { key: newKey(), id }, session)

    await city.call('answerInvitation', { key: newKey(), token, answer: 'left' })
    const id = (await tasks()).tasks[0]?.id ?? ''
    expect((await reopen(id)).error.name).toBe('taskUnknown')
    await settle(id, 'mistaken')
    expect(await refusal()).not.toBe('answered')
    // Both words of the office can be taken back, and what was said stands again.
    expect((await reopen(id)).status).toBe(200)
    expect(await refusal()).toBe('answered')
    expect((await settle(id, 'confirmed')).status).toBe(200)
    expect((await tasks()).settled).toContainEqual(
      expect.objectContaining({ id, answer: 'left', outcome: 'confirmed' }),
    )
    expect((await reopen(id)).status).toBe(200)
    expect((await tasks()).tasks).toMatchObject([{ id, answer: 'left' }])
    expect((await reopen(id)).error.name).toBe('taskUnknown')
    await settle(id, 'confirmed')
    expect(
      await rows(sql`select 1 from audit_entry where function = 'reopenInvitationTask' and outcome = 'done'`),
    ).toHaveLength(2)
    // Another office does not see it.
    await city.appoint('15400000061', '上城区')
    const other = await city.logIn('15400000061')
    expect((await reopen(id, other)).error.name).toBe('taskUnknown')
    expect((await city.call('listInvitationTasks', {}, other)).result.settled).toEqual([])

    expect((await city.call('planInvite', { id: enterprise }, district)).result.earlier).toMatchObject([
      { channel: 'sms', campaign: '示例', by: '区干部示例' },
    ])
    expect(await refusal()).toBe('answered')
    await change('15400028888')
    expect(await refusal()).toBeNull()
    const next = await hold(of)
    await release(next)
    expect(await settled(next)).toMatchObject({ state: 'sent' })
    expect(city.running.inbox?.list('15400028888')).toHaveLength(1)
    // The old number back again: it has said so.
    await change(numberOf(of))
    expect(await refusal()).toBe('answered')
  })

  test('an enterprise that moved away is not written to at another number either', async () => {
    const id = await hold(7)
    await release(id)
    expect(await settled(id)).toMatchObject({ state: 'sent' })
    const token = city.running.inbox?.list(numberOf(7))[0]?.params[1] ?? ''
    await city.call('answerInvitation', { key: newKey(), token, answer: 'moved' })
    const task = (await city.call('listInvitationTasks', {}, district)).result.tasks.find(
      (one) => one.answer === 'moved',
    )
    await city.call('settleInvitationTask', { key: newKey(), id: task?.id ?? '', outcome: 'confirmed' }, district)
    await city.ground.act((call) => putRecords(call, [firm(7, '15400027777')], 'test'))
    const enterprise = await city.ground.act((call) => findEnterpriseByUscc(call, firm(7, '').uscc))
    const plan = await city.call('planInvite', { id: enterprise?.id ?? '' }, district)
    expect(plan.result.refusal).toBe('answered')
  })

  test('a number that said no by itself is not given back by a link, nor told to whoever holds it', async () => {
    const id = await hold(2)
    await release(id)
    await settled(id)
    const code = city.running.inbox?.list(numberOf(2))[0]?.params[1] ?? ''
    const reply = { phone: numberOf(2), text: 'TD', at: city.clock.now() }
    await city.ground.act((call) => takeReports(call, 'sandbox', { receipts: [], replies: [reply] }))
    await city.call('stopMessages', { key: newKey(), token: code, stop: false })
    expect((await city.call('seeMessageChoice', { token: code })).result).toEqual({ toNumber: true, stopped: false })
    expect(await rows(sql`select 1 from message_opt_out`)).toHaveLength(1)
    const owner = await city.logIn(numberOf(2))
    expect((await city.call('seeMessageChoice', { token: code }, owner)).result.stopped).toBe(true)
    await city.call('stopMessages', { key: newKey(), token: code, stop: false }, owner)
    expect(await rows(sql`select 1 from message_opt_out`)).toHaveLength(0)
  })

  test('a number that told the office so gets nothing, also what was prepared', async () => {
    const id = await hold(6)
    const enterprise = (await city.ground.act((call) => findEnterpriseByUscc(call, firm(6, '').uscc)))?.id ?? ''
    const stop = (session: string) => city.call('stopNumber', { key: newKey(), id: enterprise }, session)
    await city.appoint('15400000062', '上城区')
    expect((await stop(await city.logIn('15400000062'))).error.name).toBe('enterpriseUnknown')
    expect((await stop(district)).result).toEqual({ stopped: true })
    expect(
      await rows(
        sql`select 1 from audit_entry where function = 'stopNumber' and record_id = ${enterprise} and outcome = 'done'`,
      ),
    ).toHaveLength(1)
    expect((await city.call('planInvite', { id: enterprise }, district)).result.refusal).toBe('opted-out')
    await release(id)
    expect(await settled(id)).toMatchObject({ state: 'dropped', reason: 'opted-out' })
    await rows(sql`delete from message_opt_out where way = 'office'`)
  })

  test('a tap is taken back on the same page for a while, later by the owner alone', async () => {
    const id = await hold(3)
    await release(id)
    await settled(id)
    const token = city.running.inbox?.list(numberOf(3))[0]?.params[1] ?? ''
    const tap = (stop: boolean) => city.call('stopMessages', { key: newKey(), token, stop })
    await tap(true)
    await tap(false)
    expect(await rows(sql`select 1 from message_opt_out`)).toHaveLength(0)
    await tap(true)
    city.clock.advance(2 * 3_600_000)
    await tap(false)
    expect(await rows(sql`select 1 from message_opt_out`)).toHaveLength(1)
  })

  test('a message in doubt is known to have gone out by a receipt that came before it was given up', async () => {
    const id = await hold(4)
    const silent: SmsSender = {
      name: 'silent',
      send: async () => ({ outcome: 'unknown', provider: 'silent', reason: 'time-out' }),
    }
    const [wanted] = await rows(sql<{ id: string }>`select id from message_intent where campaign_id = ${id}`)
    const ref = wanted?.id ?? ''
    const receipt = { providerId: 'p-1', ref, at: city.clock.now(), delivered: true, code: 'DELIVRD' }
    await city.ground.act((call) => takeReports(call, 'silent', { receipts: [receipt], replies: [] }))
    // The service's own sender must not be faster than the one that gets no answer.
    await city.ground.act((call) =>
      sql`update message_intent set state = 'unknown', claimed_at = ${call.now} where id = ${ref}`.execute(call.tx),
    )
    await sendBy(silent)
    await city.ground.act((call) => settleReceipts(call))
    const [known] = await rows(sql<{ state: string; delivered: boolean; noted: boolean }>`
      select intent.state, intent.delivered_at is not null as delivered, own.sent_at is not null and own.delivered_at is not null as noted
      from message_intent intent join invitation own on own.id = intent.invitation_id where intent.id = ${ref}`)
    expect(known).toEqual({ state: 'sent', delivered: true, noted: true })
  })

  test('what a campaign prepared and never sent invited nobody', async () => {
    const id = await hold(5)
    expect((await city.call('getFunnel', { campaign: id }, district)).result.funnel.invited).toBe(0)
    await release(id)
    await settled(id)
    expect((await city.call('getFunnel', { campaign: id }, district)).result.funnel).toMatchObject({
      invited: 1,
      steps: { sent: 1, opened: 0 },
    })
  })

  test('two streets with posters of one title become one', async () => {
    const at = (path: string) => ({ kind: 'campaign', title: '青年建团日', place: path }) as const
    const [a, b] = ['/3301/330106/330106001/', '/3301/330106/330106002/']
    const codes = await city.ground.act(async (call) => [
      await printedCode(call, at(a)),
      await printedCode(call, at(b)),
    ])
    expect(new Set(codes).size).toBe(2)
    const office = '00000000-0000-4000-8000-000000000000'
    await city.ground.act((call) => moveInvitations(call, { officeId: office, path: a }, { officeId: office, path: b }))
    for (const code of codes)
      expect((await city.call('openInvitation', { token: code ?? '' })).error.name).not.toBe('invitationUnknown')
    expect(await city.ground.act((call) => printedCode(call, at(b)))).toBe(codes[0])
  })

  test('an enterprise’s own link leads no application of another one', async () => {
    const other = await city.ground.act((call) => findEnterpriseByUscc(call, firm(6, '').uscc))
    const token = await city.invite(firm(7, '').uscc)
    const session = await city.logIn(phones.other)
    const { result: shown } = await city.call('openInvitation', { token }, session)
    const { result } = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { name: other?.name ?? '', uscc: other?.uscc ?? '', address: other?.address ?? '' },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: shown.notice.version,
        via: token,
      },
      session,
    )
    const [row] = await rows(
      sql<{ invitation_id: string | null }>`select invitation_id from application where id = ${result.id}`,
    )
    expect(row).toEqual({ invitation_id: null })
  })

  test('beyond a day’s number nobody invites nor stops by hand without a second person; the next day again', async () => {
    const nextDay = async () => {
      city.clock.advance(86_400_000)
      district = await city.logIn(phones.district)
    }
    await nextDay()
    const many = Array.from({ length: 2 }, (_, i) => firm(30 + i, `1540002903${i}`))
    await city.ground.act((call) => putRecords(call, many, 'test'))
    const ids: string[] = []
    for (const { uscc } of many) ids.push((await city.ground.act((call) => findEnterpriseByUscc(call, uscc)))?.id ?? '')
    const [one = '', other = ''] = ids
    await city.ground.act(async (call) => {
      const person = (await findPersonByPhone(call, phones.district)) ?? ''
      const { limits } = outreachRules.byHand
      for (const what of ['invite', 'stop-number'])
        for (let i = 0; i < limits[0].times - 1; i++) await countAct(call, `${what}/${person}`, limits)
    })
    const invite = (id: string) => city.call('sendInvite', { key: newKey(), id }, district)
    expect((await invite(one)).status).toBe(200)
    expect((await invite(other)).error).toMatchObject({
      name: 'tooManyInvites',
      error: expect.stringContaining('批量邀请') as string,
    })
    const stop = (id: string) => city.call('stopNumber', { key: newKey(), id }, district)
    expect((await stop(one)).status).toBe(200)
    expect((await stop(other)).error.name).toBe('tooManyInvites')
    await nextDay()
    expect((await invite(other)).status).toBe(200)
  })
})
