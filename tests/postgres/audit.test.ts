/** The audit trail on a real PostgreSQL: nothing is skipped, every change is found and named, and the service's user cannot make one. */
import { examine } from '../../cloud/commands/doctor'
import { openGround, type Ground } from '../../cloud/compose'
import { writeAudit } from '../../cloud/platform/audit'
import { expireTrail } from '../../cloud/platform/audit/expire'
import { runNight } from '../../cloud/platform/audit/nightly'
import { protectionSql, releaseSql } from '../../cloud/platform/audit/protect'
import { alignPositions, ChainRolledBack, createSealer } from '../../cloud/platform/audit/seal'
import { verifyTrail } from '../../cloud/platform/audit/verify'
import { standingClock } from '../../cloud/platform/clock'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { freshOwnedDatabase, query, type OwnedDatabase } from '../support/postgres-user'

const START = new Date('2026-11-23T18:00:00Z')
const clock = standingClock(START)
let database: OwnedDatabase
let ground: Ground
const open = (url: string) => openGround(readConfiguration({ DATABASE_URL: url, LOG_LEVEL: 'silent' }), { clock })

const write = (act: string, on = ground) => on.act((call) => writeAudit(call, line(act)))
const line = (act: string) => ({ function: 'test', act, record: null, outcome: 'done' }) as const
/** As whoever may do everything: triggers do not stop it. */
const tamper = (...statements: string[]) =>
  query(database.adminUrl, 'begin', 'set local session_replication_role = replica', ...statements, 'commit')
const verify = async () => (await verifyTrail(ground)).broken

beforeEach(async () => {
  database = await freshOwnedDatabase()
  ground = await open(database.url)
})
afterEach(async () => {
  await ground.stop()
  await database.drop()
})

describe('the sealer', () => {
  test('skips nothing that commits late, waits for no act, and seals each row once', async () => {
    let release = () => {}
    let begun = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const hasBegun = new Promise<void>((resolve) => (begun = resolve))
    const slow = ground.act(async (call) => {
      await writeAudit(call, line('begun early, committed late'))
      begun()
      await held
    })
    await hasBegun
    await write('in between')
    expect(await ground.sealer.seal()).toBe(1)
    await write('after the first block')
    release()
    await slow
    expect(await ground.sealer.seal()).toBe(2)
    expect(await ground.sealer.seal()).toBe(0)
    expect(await verifyTrail(ground)).toMatchObject({ blocks: 2, rows: 3, broken: null })
  })

  test('of two processes one seals at a time, beside many acts, and the chain is one', async () => {
    const other = await open(database.url)
    try {
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; i < 25; i++) await write(`act ${i}`, writer % 2 === 0 ? ground : other)
      })
      let writing = true
      const sealers = [ground, other].map(async (one) => {
        while (writing) await one.sealer.seal()
      })
      await Promise.all(writers)
      writing = false
      await Promise.all(sealers)
      await ground.sealer.seal()
      expect(await verifyTrail(ground)).toMatchObject({ rows: 200, broken: null })
    } finally {
      await other.stop()
    }
  })

  test('takes many rows in several blocks', async () => {
    await ground.act(async (call) => {
      for (let i = 0; i < 2500; i++) await writeAudit(call, line('one of many'))
    })
    await write('one more')
    expect(await ground.sealer.seal()).toBe(2501)
    expect(await verifyTrail(ground)).toMatchObject({ blocks: 3, rows: 2501, broken: null })
    await tamper(`update audit_entry set act = 'changed' where id = 1700`)
    expect(await verify()).toEqual({ kind: 'row-altered', block: '2', row: '1700' })
  })

  test('refuses to go on from a chain that is not the one it sealed', async () => {
    await write('first')
    await ground.sealer.seal()
    await write('second')
    await ground.sealer.seal()
    await tamper('delete from audit_block where number = 2', `delete from audit_entry where act = 'second'`)
    await write('third')
    await expect(ground.sealer.seal()).rejects.toThrow(ChainRolledBack)
  })

  test('goes on in a cluster whose transaction ids begin low again', async () => {
    await tamper('insert into audit_shift values (5000000000)')
    await write('in the old cluster')
    await ground.sealer.seal()
    await write('there, and not sealed there')
    await tamper('delete from audit_shift')
    // What a start does.
    await ground.database.transact(alignPositions)
    await write('in the new cluster')
    expect(await ground.sealer.seal()).toBe(2)
    expect(await verifyTrail(ground)).toMatchObject({ rows: 3, broken: null })
    await ground.database.transact(alignPositions)
    expect(await query(database.adminUrl, 'select count(*)::int as n from audit_shift')).toEqual([{ n: 1 }])
  })
})

describe('the verification finds, and names first', () => {
  beforeEach(async () => {
    for (const [block, acts] of [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
      ['g', 'h'],
    ].entries()) {
      for (const act of acts) await write(act)
      await ground.sealer.seal()
      // Hours apart: what is put back does not pass for new.
      clock.advance(7_200_000)
      expect(block).toBeLessThan(3)
    }
    expect(await verify()).toBeNull()
  })

  const columns =
    'at, request_id, person_id, device, function, act, record_id, outcome, session_id, role, office_id, record_kind, reason, address'
  test.each<[string, string[], Record<string, unknown>]>([
    [
      'a row that was altered',
      [`update audit_entry set act = 'x' where id = 5`],
      { kind: 'row-altered', block: '2', row: '5' },
    ],
    [
      'a row whose time was moved by a microsecond',
      [`update audit_entry set at = at + interval '1 microsecond' where id = 2`],
      { kind: 'row-altered', block: '1', row: '2' },
    ],
    ['a row that was deleted', ['delete from audit_entry where id = 4'], { kind: 'row-missing', block: '2', row: '4' }],
    ['the newest row of all', ['delete from audit_entry where id = 8'], { kind: 'row-missing', block: '3', row: '8' }],
    [
      'a row put in between',
      [
        `insert into audit_entry (id, position, ${columns}) overriding system value
         select 100, position, ${columns} from audit_entry where id = 5`,
      ],
      { kind: 'row-added', block: '2', row: '100' },
    ],
    [
      'two rows that changed places',
      [`update audit_entry set act = case id when 4 then 'e' else 'd' end where id in (4, 5)`],
      { kind: 'row-altered', block: '2', row: '4' },
    ],
    [
      'two rows whose order changed',
      [
        'update audit_entry set position = (select position from audit_entry where id = 1) where id = 3',
        `update audit_entry set position = (position::text::bigint + 1)::text::xid8 where id = 1`,
      ],
      { kind: 'row-altered', block: '1' },
    ],
    [
      'a row moved out of all blocks',
      [
        'alter table audit_entry alter column position drop not null',
        'update audit_entry set position = null where id = 6',
      ],
      { kind: 'row-altered', block: '2', row: '6' },
    ],
    ['a block that was cut out', ['delete from audit_block where number = 2'], { kind: 'block-missing', block: '2' }],
    [
      'a block that was altered with its rows',
      [
        'delete from audit_entry where id = 5',
        'update audit_block set row_ids = array_remove(row_ids, 5) where number = 2',
      ],
      { kind: 'block-altered', block: '2' },
    ],
    [
      'a block that was made from the one before',
      [`update audit_block set previous = '\\x00' where number = 3`],
      { kind: 'chain-broken', block: '3' },
    ],
    [
      'rows said to be past their time',
      [`insert into audit_expired values (1, now(), '\\x00')`, 'delete from audit_entry where id in (1, 2, 3)'],
      { kind: 'block-altered', block: '1' },
    ],
  ])('%s', async (_, statements, found) => {
    await tamper(...statements)
    expect(await verify()).toMatchObject(found)
  })

  test('an old row restored in place of what stands there', async () => {
    await tamper('create table kept as select * from audit_entry')
    await tamper(
      'delete from audit_entry where id = 7',
      `insert into audit_entry (id, position, ${columns}) overriding system value
       select 7, (select max(position) from kept), ${columns} from kept where id = 1`,
    )
    expect(await verify()).toMatchObject({ kind: 'row-altered', block: '3', row: '7' })
  })

  test('an old row that was taken away and appended again', async () => {
    await tamper(`insert into audit_entry (${columns}) select ${columns} from audit_entry where id = 1`)
    await ground.sealer.seal()
    expect(await verify()).toEqual({ kind: 'row-misplaced', block: '4', row: '9' })
  })

  test('a chain that was cut at its end, by what was written down elsewhere', async () => {
    const { head } = await verifyTrail(ground)
    const anchor = { number: head?.number ?? '', digest: head?.digest ?? '' }
    expect((await verifyTrail(ground, anchor)).broken).toBeNull()
    await tamper('delete from audit_block where number = 3', 'delete from audit_entry where id in (7, 8)')
    expect(await verify()).toBeNull()
    expect((await verifyTrail(ground, anchor)).broken).toEqual({ kind: 'anchor-missing', block: '3' })
  })

  test('a chain made anew without the key', async () => {
    await tamper('delete from audit_block', `update audit_entry set act = 'x' where id = 1`)
    const key = Buffer.alloc(32, 9).toString('base64')
    const { createTokens } = await import('../../cloud/platform/tokens')
    const forger = { database: ground.database, clock, tools: { tokens: createTokens(Buffer.from(key, 'base64')) } }
    await createSealer(forger).seal()
    expect(await verify()).toEqual({ kind: 'block-altered', block: '1' })
  })

  test('what nobody seals', async () => {
    await write('left alone')
    clock.advance(9000)
    expect(await verify()).toBeNull()
    clock.advance(2000)
    expect(await verify()).toEqual({ kind: 'row-unsealed', row: '9' })
  })

  test('at night, and says so once', async () => {
    await tamper(`update audit_entry set act = 'x' where id = 5`)
    const night = standingClock(new Date('2026-11-25T19:10:00Z'))
    const nights = await Promise.all([1, 2, 3].map(() => runNight({ ...ground, clock: night })))
    const done = nights.filter((one) => one !== undefined)
    expect(done).toHaveLength(1)
    expect(done[0]?.verdict.broken).toMatchObject({ kind: 'row-altered', row: '5' })
    const findings = await examine({ DATABASE_URL: database.url })
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'audit', level: 'bad', says: expect.stringContaining('记录 5') }),
    )
  })
})

describe('the service’s user', () => {
  const levels = async () =>
    (await examine({ DATABASE_URL: database.url })).filter(({ check }) => check === 'audit').map(({ level }) => level)

  test('may append and read, and nothing else; the service goes on', async () => {
    await write('before the protection')
    expect(await levels()).toEqual(['warn'])
    const sql = protectionSql({ user: database.user, schema: 'public' })
    await query(database.adminUrl, sql)
    // A second time changes nothing.
    await query(database.adminUrl, sql)
    expect(await levels()).toEqual(['good'])

    await write('under the protection')
    expect(await ground.sealer.seal()).toBe(2)
    expect(await verify()).toBeNull()

    const attempts = [
      `update audit_entry set act = 'x'`,
      'delete from audit_entry',
      'truncate audit_entry',
      'alter table audit_entry disable trigger all',
      'drop trigger audit_entry_appended on audit_entry',
      'create trigger mine before insert on audit_entry for each row execute function refuse_change()',
      'drop table audit_entry cascade',
      'alter table audit_entry rename to other',
      'alter table audit_entry owner to current_user',
      'insert into audit_entry (id, at, request_id, device, function, act, outcome) overriding system value values (1, now(), $$r$$, $$d$$, $$f$$, $$a$$, $$done$$)',
      `insert into audit_entry (position, at, request_id, device, function, act, outcome) values ('1', now(), 'r', 'd', 'f', 'a', 'done')`,
      'delete from audit_block',
      `update audit_block set sealed_at = now()`,
      'truncate audit_block cascade',
      'drop table audit_block cascade',
      `insert into audit_expired values (1, now(), '\\x00')`,
      'delete from audit_shift',
      'create or replace function refuse_audit_change() returns trigger language plpgsql as $$ begin return old; end $$',
      'create or replace function audit_position() returns xid8 language sql as $$ select pg_current_xact_id() $$',
      'drop function refuse_change() cascade',
      'drop schema public cascade',
      'alter schema public owner to current_user',
      'set role one_tap_league_audit',
      'set session_replication_role = replica',
      `select audit_expire(1, now(), '\\x00')`,
    ]
    for (const attempt of attempts)
      await expect(query(database.url, attempt).then(() => attempt)).rejects.toThrow(
        /permission denied|must be owner|must be member|younger than 6 months|cannot set parameter|must be superuser/,
      )
    expect(await verify()).toBeNull()

    // The next start brings its own migrations: the schema still takes new tables.
    await query(database.url, 'create table made_by_a_later_version ()')
    await (await open(database.url)).stop()

    await query(database.adminUrl, releaseSql({ user: database.user, schema: 'public' }))
    expect(await levels()).toEqual(['warn'])
    await write('after the release')
    await ground.sealer.seal()
    expect(await verify()).toBeNull()
  })

  test('is told when it could give itself the rights, and when the triggers are off', async () => {
    await query(database.adminUrl, protectionSql({ user: database.user, schema: 'public' }))
    await query(database.adminUrl, `alter role ${database.user} createrole`)
    expect(await levels()).toEqual(['warn'])
    await query(
      database.adminUrl,
      `alter role ${database.user} nocreaterole`,
      'alter table audit_entry disable trigger audit_entry_kept',
    )
    expect(await levels()).toEqual(['bad'])
  })
})

describe('what is past its time', () => {
  test.each([['unprotected'], ['protected']])('goes with its block, and the chain still verifies (%s)', async (how) => {
    const past = standingClock(new Date('2023-01-10T00:00:00Z'))
    const old = await openGround(readConfiguration({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' }), {
      clock: past,
    })
    await write('old', old)
    await write('old too', old)
    await old.sealer.seal()
    past.advance(86_400_000)
    await write('a day later', old)
    await old.stop()
    await write('young')
    await ground.sealer.seal()
    if (how === 'protected') await query(database.adminUrl, protectionSql({ user: database.user, schema: 'public' }))
    // On the day itself nothing is past its time yet.
    const at = (day: string) => ({ ...ground, clock: standingClock(new Date(day)) })
    expect(await expireTrail(at('2026-01-10T00:00:00Z'))).toEqual({ blocks: 0, rows: 0 })
    expect(await expireTrail(at('2026-01-10T00:00:01Z'))).toEqual({ blocks: 1, rows: 2 })
    expect(await verifyTrail(ground)).toMatchObject({ blocks: 3, rows: 2, broken: null })
    expect(await expireTrail(at('2026-11-24T00:00:00Z'))).toEqual({ blocks: 1, rows: 1 })
    // What the law keeps for six months is not let go, whatever clock the service has.
    await expect(expireTrail(at('2031-01-01T00:00:00Z'))).rejects.toThrow(/younger than 6 months/)
    expect(await verifyTrail(ground)).toMatchObject({ blocks: 3, rows: 1, broken: null })
    expect(await query(database.adminUrl, 'select act from audit_entry')).toEqual([{ act: 'young' }])
    // A row of a past block that comes back is found.
    await tamper(
      `insert into audit_entry (id, position, at, request_id, device, function, act, outcome) overriding system value
       select 1, (select after_seen from (select pg_snapshot_xmin(until_seen)::text::bigint - 1 as n from audit_block where number = 1) s,
         lateral (select n::text::xid8 as after_seen) x), now(), 'r', 'd', 'f', 'old', 'done'`,
    )
    expect(await verify()).toMatchObject({ kind: 'row-left', block: '1', row: '1' })
  })
})
