/**
 * Two acts on one invitation at the same moment. The first is held open inside of its transaction until the second waits for it, as the
 * database itself tells; so nothing here depends on how fast anything is.
 */
import { sql } from 'kysely'
import { lockInvitation, printedCode, putAnswer, revokeInvitationOf } from '../../cloud/intake/actions'
import { noteSubmitted } from '../../cloud/intake/invitations/progress'
import type { SignedInCall } from '../../cloud/platform/call'
import { firms, newKey, phones, TestCity } from '../support/city'
import { issueList } from '../support/invited'
import { freshDatabase } from '../support/postgres'

type Act = Pick<SignedInCall, 'tx' | 'now'>

describe('two at once', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>
  let city: TestCity
  let cadre = ''
  let owner = ''
  beforeAll(async () => {
    database = await freshDatabase()
    city = await TestCity.start({ DATABASE_URL: database.url })
    await city.appoint(phones.cadre, '翠苑街道')
    cadre = await city.logIn(phones.cadre)
    owner = await city.logIn(phones.owner)
  })
  afterAll(async () => {
    await city.stop()
    await database.drop()
  })

  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const invite = async () => {
    const token = await city.invite(firms.willow.uscc)
    const [row] = await rows(
      sql<{ id: string; enterprise_id: string }>`
        select id, enterprise_id from invitation where list_id is null order by created_at desc, id limit 1`,
    )
    if (row === undefined) throw new Error('no invitation')
    city.clock.advance(1000)
    return { token, ...row }
  }
  const isWaitedFor = async (pid: number) =>
    (await rows(sql`select from pg_stat_activity where ${pid} = any(pg_blocking_pids(pid))`)).length > 0

  /** Runs `second` while the transaction of `first` is open; ends that once `second` waits for it, or is done without having waited. */
  async function during<T>(first: (act: Act) => Promise<unknown>, second: () => Promise<T>): Promise<T> {
    let later: Promise<T> | undefined
    await city.ground.database.transact(async (tx) => {
      await first({ tx, now: city.clock.now() })
      const holder = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      const state = { done: false }
      later = second().finally(() => {
        state.done = true
      })
      while (!state.done && !(await isWaitedFor(holder.rows[0]?.pid ?? 0)))
        await new Promise((resolve) => setTimeout(resolve, 5))
    })
    if (later === undefined) throw new Error('never begun')
    return later
  }
  const submit = (token: string) =>
    city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { invitation: token },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: '2026-11-23',
      },
      owner,
    )

  test('who applies while the invitation is being taken back finds it taken back', async () => {
    const { token, id } = await invite()
    const reply = await during(
      async (act) => {
        await lockInvitation(act, id)
        await revokeInvitationOf(act, id)
      },
      () => submit(token),
    )
    expect(reply.error.name).toBe('invitationRevoked')
    expect(await rows(sql`select 1 from application`)).toEqual([])
    expect(await rows(sql`select 1 from invitation where id = ${id} and submitted_at is not null`)).toEqual([])
  })

  test('who takes it back while somebody applies by it finds it used', async () => {
    const { id, enterprise_id: enterprise } = await invite()
    const reply = await during(
      async (act) => {
        await lockInvitation(act, id)
        await noteSubmitted(act, id)
      },
      () => city.call('revokeInvite', { key: newKey(), id: enterprise, invitation: id }, cadre),
    )
    expect(reply.error).toMatchObject({ name: 'inputInvalid', fields: [{ field: 'invitation' }] })
    expect(await rows(sql`select 1 from invitation where id = ${id} and revoked_at is null`)).toHaveLength(1)
  })

  test('two who print or show an enterprise’s code at once get one code', async () => {
    const { enterprise_id: enterpriseId } = await invite()
    let first: string | undefined
    const reply = await during(
      async (act) => {
        first = await printedCode({ ...act, tools: city.ground.tools }, { enterpriseId })
      },
      () => city.call('showInvitation', { key: newKey(), id: enterpriseId }, cadre),
    )
    expect(reply.status).toBe(200)
    expect(first).toBeDefined()
    expect(reply.result.link?.endsWith(`/i/${first ?? ''}`)).toBe(true)
    expect(
      await rows(sql`select 1 from invitation where enterprise_id = ${enterpriseId} and channel = 'poster'`),
    ).toHaveLength(1)
  })

  test('who answers a whole list does not write over what was just said of one enterprise of it', async () => {
    const number = '15400000301'
    const { token, id } = await issueList(city, number, [firms.willow.uscc, firms.brook.uscc])
    const invitee = await city.logIn(number)
    const [first] = await rows(sql<{ id: string }>`select id from invitation where list_id = ${id} order by id limit 1`)
    const reply = await during(
      async (act) => {
        await lockInvitation(act, first?.id ?? '')
        await putAnswer(act, first?.id ?? '', 'organised')
      },
      () => city.call('answerInvitation', { key: newKey(), token, answer: 'left' }, invitee),
    )
    expect(reply.status).toBe(200)
    expect(await rows(sql`select answer from invitation where list_id = ${id} order by id`)).toEqual([
      { answer: 'organised' },
      { answer: 'left' },
    ])
  })

  test('who answers while it is being taken back is told', async () => {
    const { token, id } = await invite()
    const reply = await during(
      async (act) => {
        await lockInvitation(act, id)
        await revokeInvitationOf(act, id)
      },
      () => city.call('answerInvitation', { key: newKey(), token, answer: 'moved' }),
    )
    expect(reply.error.name).toBe('invitationRevoked')
    expect(await rows(sql`select 1 from invitation_task where invitation_id = ${id}`)).toEqual([])
  })

  test('what a sender is claiming while the invitation is taken back keeps the sender’s word', async () => {
    const { id, enterprise_id: enterprise } = await invite()
    await rows(sql`
      insert into message_intent (person_id, cause, template, params, state, wanted_at, invitation_id, not_before)
      select id, ${`invitation/${id}`}, 'invitation', '[]', 'wanted', now(), ${id}, ${city.clock.now()}::timestamptz + interval '1 year' from person limit 1`)
    const reply = await during(
      ({ tx }) =>
        sql`update message_intent set state = 'sending', claimed_at = ${city.clock.now()} where invitation_id = ${id}`.execute(
          tx,
        ),
      () => city.call('revokeInvite', { key: newKey(), id: enterprise, invitation: id }, cadre),
    )
    expect(reply.status).toBe(200)
    expect(await rows(sql`select state from message_intent where invitation_id = ${id}`)).toEqual([
      { state: 'sending' },
    ])
  })
})
