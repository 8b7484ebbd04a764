/** What only a real PostgreSQL with many connections can show: guarantees under concurrency. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { openGround, type Ground } from '../../cloud/compose'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { ensureDemo } from '../../cloud/demo/ensure'
import { listMisfolded } from '../../cloud/casework/actions'
import { findEnterpriseByUscc, mergeEnterprises, putRecords } from '../../cloud/pool/actions'
import { serve, type Running } from '../../cloud/serve'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { freshDatabase } from '../support/postgres'
import { soon } from '../support/soon'

describe('under concurrency', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>
  let city: TestCity
  beforeAll(async () => {
    database = await freshDatabase()
    city = await TestCity.start({ DATABASE_URL: database.url })
    await city.appoint(phones.cadre, '翠苑街道')
  })
  afterAll(async () => {
    await city.stop()
    await database.drop()
  })

  const input = (token: string, key: string) => ({
    key,
    subject: { invitation: token },
    contactName: '示例联系人',
    bodies: ['league' as const],
    noticeVersion: '2026-11-23',
  })
  const count = (names: readonly string[], name: string) => names.filter((one) => one === name).length

  test('twenty who merely say so do not block each other', async () => {
    const token = await city.invite(firms.willow.uscc)
    const sessions = await Promise.all(
      Array.from({ length: 20 }, (_, i) => `154000001${String(i).padStart(2, '0')}`).map((phone) => city.logIn(phone)),
    )
    const replies = await Promise.all(
      sessions.map((session) => city.call('submitApplication', input(token, newKey()), session)),
    )
    const names = replies.map((reply) => (reply.status === 200 ? 'receipt' : reply.error.name))
    expect(count(names, 'receipt')).toBe(20)
  })

  test('what the street took up stands in the way of all who come later, and each asks once', async () => {
    const subject = { name: '杭州并发测试有限公司', uscc: inventUscc(7001), address: '西湖区翠苑街道试验路1号' }
    const sessions = await Promise.all(
      Array.from({ length: 10 }, (_, i) => `154000002${String(i).padStart(2, '0')}`).map((phone) => city.logIn(phone)),
    )
    const firstOne = await city.call(
      'submitApplication',
      { ...input('', newKey()), subject },
      await city.logIn(phones.other),
    )
    const cadre = await city.logIn(phones.cadre)
    await city.call('acceptCase', { key: newKey(), id: firstOne.result.id }, cadre)
    const replies = await Promise.all(
      sessions.map((session) => city.call('submitApplication', { ...input('', newKey()), subject }, session)),
    )
    expect(
      count(
        replies.map((reply) => reply.error.name),
        'applicationExists',
      ),
    ).toBe(10)
    const joins = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        city.call(
          'askToJoin',
          { key: newKey(), subject, contactName: '示例同事', noticeVersion: '2026-11-24' },
          sessions[i % 10],
        ),
      ),
    )
    expect(joins.filter((reply) => reply.status === 200)).toHaveLength(10)
    expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
  })

  test('one key brings one application and one and the same receipt, however often it comes at once', async () => {
    const token = await city.invite(firms.brook.uscc)
    const session = await city.logIn(phones.owner)
    const same = input(token, newKey())
    const replies = await Promise.all(Array.from({ length: 25 }, () => city.call('submitApplication', same, session)))
    expect(new Set(replies.map((reply) => JSON.stringify(reply.result))).size).toBe(1)
    expect(replies.every((reply) => reply.status === 200)).toBe(true)
  })

  test('two cadres who act on one case at once: one is told that it moved', async () => {
    const session = await city.logIn(phones.cadre)
    const id = (await city.call('listQueue', { queue: 'to-accept' }, session)).result.rows[0]?.id ?? ''
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        i % 2 === 0
          ? city.call('acceptCase', { key: newKey(), id }, session)
          : city.call('returnCase', { key: newKey(), id, reasons: ['contact'], note: '' }, session),
      ),
    )
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
    expect(
      count(
        replies.map((reply) => (reply.status === 200 ? '' : reply.error.name)),
        'caseMoved',
      ),
    ).toBe(9)
    expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
  })

  test('of the cases of two rows made one a single one is taken up, though two cadres act at once', async () => {
    const pair = [7011, 7012].map((serial) => ({
      name: `杭州并作${serial}测试有限公司`,
      uscc: inventUscc(serial),
      address: '西湖区翠苑街道试验路2号',
      street: '翠苑街道',
    }))
    await city.ground.act((call) => putRecords(call, pair, 'test'))
    const ids: string[] = []
    for (const [at, { name, uscc, address }] of pair.entries()) {
      const session = await city.logIn(`1540000031${at}`)
      const subject = { name, uscc, address }
      ids.push((await city.call('submitApplication', { ...input('', newKey()), subject }, session)).result.id)
    }
    await city.ground.act(async (call) => {
      const [winner, loser] = await Promise.all(pair.map(({ uscc }) => findEnterpriseByUscc(call, uscc)))
      const { rows } = await sql<{ personId: string; officeId: string }>`
        select person_id as "personId", office_id as "officeId" from cadre_grant limit 1`.execute(call.tx)
      await mergeEnterprises(call, { winner: winner!.id, loser: loser!.id, ground: 'renamed' }, rows[0]!)
    })
    const cadre = await city.logIn(phones.cadre)
    const replies = await Promise.all(ids.map((id) => city.call('acceptCase', { key: newKey(), id }, cadre)))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(replies.find(({ status }) => status === 409)?.error.name).toBe('enterpriseTaken')
  })

  test('a number gets one code a minute, however many ask at once', async () => {
    city.clock.advance(61_000)
    const replies = await Promise.all(
      Array.from({ length: 20 }, () =>
        city.request('/1.1/requestSmsCode', { body: { mobilePhoneNumber: phones.other } }),
      ),
    )
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
  })

  test('five wrong tries are five, even at once', async () => {
    city.clock.advance(61_000)
    await city.request('/1.1/requestSmsCode', { body: { mobilePhoneNumber: phones.neighbour } })
    const right = city.codeFor(phones.neighbour)
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
    const tries = await Promise.all(
      Array.from({ length: 30 }, () =>
        city.request('/1.1/usersByMobilePhone', { body: { mobilePhoneNumber: phones.neighbour, smsCode: wrong } }),
      ),
    )
    expect(
      count(
        tries.map((reply) => String(reply.body.name)),
        'smsCodeWrong',
      ),
    ).toBe(4)
  })

  test('a phone that logs in and is invited at once is one person', async () => {
    const phone = '15400000777'
    const [session] = await Promise.all([
      city.logIn(phone),
      ...Array.from({ length: 10 }, () => city.invite(firms.unknownStreet.uscc, { phone })),
    ])
    const token = await city.invite(firms.unknownStreet.uscc, { phone })
    expect((await city.call('openInvitation', { token }, session)).result.viewer.invited).toBe(true)
  })
})

describe('two service processes on one database', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>
  let one: TestCity
  let otherGround: Ground
  let other: Running
  beforeAll(async () => {
    database = await freshDatabase()
    one = await TestCity.start({ DATABASE_URL: database.url })
    otherGround = await openGround(readConfiguration({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: database.url }), {
      clock: one.clock,
    })
    other = await serve(otherGround, null)
  })
  afterAll(async () => {
    await other.stop()
    await one.stop()
    await database.drop()
  })

  const firm = {
    name: '杭州晨雾汀测试工程有限公司',
    uscc: inventUscc(900),
    address: '西湖区转塘街道示例街90号',
    street: '转塘街道',
  }

  test('the index of one follows what the other wrote, also what was begun early and committed late', async () => {
    const late = { ...firm, uscc: inventUscc(901), name: '杭州暮云岭测试工程有限公司' }
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    let begun = () => {}
    const hasBegun = new Promise<void>((resolve) => (begun = resolve))
    const slow = one.ground.act(async (call) => {
      await putRecords(call, [late], 'test')
      begun()
      await held
    })
    await hasBegun
    // Counted before: the other's own round may be faster than this one.
    const before = other.engines.size
    await one.ground.act((call) => putRecords(call, [firm], 'test'))
    await other.engines.follow(otherGround.database)
    release()
    await slow
    // A long transaction of another suite, in another database of this server, holds the horizon back for all.
    await soon('both', async () => {
      await other.engines.follow(otherGround.database)
      return other.engines.size === before + 2
    })
  })

  test('a firm that the index does not have yet is matched all the same', async () => {
    const fresh = { ...firm, uscc: inventUscc(902), name: '杭州夜渡桥测试工程有限公司' }
    await one.ground.act((call) => putRecords(call, [fresh], 'test'))
    const found = await otherGround.act((call) =>
      other.engines.match(call.tx, { name: fresh.name, uscc: fresh.uscc }, '夜渡桥测试工程'),
    )
    expect([found.decision, found.candidates[0]?.uscc]).toEqual(['auto', fresh.uscc])
  })
})

describe('the database itself refuses', () => {
  test('to start on a locale that is blind to Chinese', async () => {
    const blind = await freshDatabase('C')
    await expect(openGround(readConfiguration({ DATABASE_URL: blind.url }))).rejects.toThrow(/Chinese/)
    await blind.drop()
  })

  test('what is appended cannot be altered, and no event outside the table of transitions', async () => {
    const database = await freshDatabase()
    const ground = await openGround(readConfiguration({ DATABASE_URL: database.url }))
    const { sql } = await import('kysely')
    const run = (statement: string) => ground.act((call) => sql.raw(statement).execute(call.tx))
    await run(
      `insert into audit_entry (at, request_id, device, function, act, outcome) values (now(), 'r', 'cli', 'f', 'a', 'done')`,
    )
    await expect(run('update audit_entry set act = null')).rejects.toThrow(/appended only/)
    await expect(run('delete from audit_entry')).rejects.toThrow(/appended only/)
    await expect(run('truncate audit_entry')).rejects.toThrow(/appended only/)
    await expect(run('truncate case_event cascade')).rejects.toThrow(/appended only/)
    await run(`insert into person (created_at, wrapped_key) values (now(), '\\x00')`)
    await expect(
      run(`insert into case_event (case_id, seq, version, from_state, kind, to_state, actor_id, device, at, payload)
           select gen_random_uuid(), 1, 1, 'none', 'accepted', 'accepted', id, 'cli', now(), '{}' from person`),
    ).rejects.toThrow(/foreign key/)
    await ground.stop()
    await database.drop()
  })

  test('other keys, another city, and a demo on what served in production', async () => {
    const database = await freshDatabase()
    const key = (n: number) => createHash('sha256').update(`invented ${n}`).digest('base64')
    const fit = {
      DATABASE_URL: database.url,
      MODE: 'production',
      PUBLIC_URL: 'https://city.example',
      MASTER_KEYS: `a:${key(1)}`,
      INDEX_KEY: key(2),
      TOKEN_KEY: key(3),
      SMS_PROVIDER: 'tencent',
      SMS_TENCENT_SECRET_ID: 'id',
      SMS_TENCENT_SECRET_KEY: 'key',
      SMS_TENCENT_APP_ID: '1',
      SMS_TENCENT_SIGN: '示例',
      SMS_TENCENT_TEMPLATES: 'login-code=1,case-update=2',
    }
    const open = async (change: Record<string, string>) => {
      const ground = await openGround(readConfiguration({ ...fit, ...change }))
      await ground.stop()
    }
    await open({})
    await expect(open({ INDEX_KEY: key(9) })).rejects.toThrow(/INDEX_KEY/)
    await expect(open({ TOKEN_KEY: key(9) })).rejects.toThrow(/TOKEN_KEY/)
    await expect(open({ MASTER_KEYS: `b:${key(9)}` })).rejects.toThrow(/MASTER_KEYS/)
    await expect(open({ HOME_CITY: '3502' })).rejects.toThrow(/HOME_CITY/)
    await expect(open({ MODE: 'demo', SMS_PROVIDER: 'sandbox' })).rejects.toThrow(/production/)
    // Demo data brings demo accounts with it: production refuses the whole database.
    const demo = await freshDatabase()
    const shown = await openGround(readConfiguration({ DATABASE_URL: demo.url }))
    await ensureDemo(shown, () => {})
    await shown.stop()
    await expect(open({ DATABASE_URL: demo.url })).rejects.toThrow(/demo/)
    await demo.drop()
    // A new master key in front, the old one behind it: rotation, not another key.
    await open({ MASTER_KEYS: `b:${key(9)},a:${key(1)}` })
    await database.drop()
  })
})
