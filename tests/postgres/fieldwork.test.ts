/** Field work on a real PostgreSQL: phones that send the same, stand before the same door, and planners who share the same out, all at once. */
import { sql } from 'kysely'
import { Client } from 'pg'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { FieldPhone, hashOf, visitOf, type PhoneRecord } from '../support/fieldwork'
import { freshDatabase } from '../support/postgres'

describe('field work under concurrency', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>
  let city: TestCity
  const numbers = [phones.cadre, '15400000081', '15400000082', '15400000083']
  const sessions: string[] = []
  const walkers: FieldPhone[] = []
  const ids: string[] = []
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows

  beforeAll(async () => {
    database = await freshDatabase()
    city = await TestCity.start({ DATABASE_URL: database.url })
    for (const number of numbers) await city.appoint(number, '翠苑街道')
    for (const number of numbers) {
      const session = await city.logIn(number)
      sessions.push(session)
      const phone = new FieldPhone(city, session)
      await phone.open()
      walkers.push(phone)
    }
    const firms = Array.from({ length: 40 }, (_, i) => ({
      name: `杭州并行试验${i}号有限公司`,
      uscc: inventUscc(9000 + i),
      address: `西湖区翠苑街道试验路${i}号`,
      street: '翠苑街道',
    }))
    await city.ground.act(async (call) => {
      await putRecords(call, firms, 'test')
      for (const one of firms) ids.push((await findEnterpriseByUscc(call, one.uscc))?.id ?? '')
    })
  })
  afterAll(async () => {
    await city.stop()
    await database.drop()
  })

  test('the same batch many times at once is written once, each answer with the same receipts', async () => {
    const phone = walkers[0]!
    const batch = ids.slice(0, 20).map((enterprise) => phone.make(visitOf({ enterprise })))
    const replies = await Promise.all(Array.from({ length: 8 }, () => phone.send(batch)))
    for (const { status, result } of replies) {
      expect(status).toBe(200)
      expect(result.receipts.map((one) => one.hash)).toEqual(batch.map((one) => hashOf(one.body)))
      expect(result.receipts.every((one) => one.outcome === 'recorded')).toBe(true)
    }
    const [{ n } = { n: 0 }] = await rows(sql<{ n: number }>`select count(*)::int as n from field_visit`)
    expect(n).toBe(20)
  })

  test('phones at the same doors in other orders: all are written, and whoever was later is told of the other', async () => {
    const doors = ids.slice(20, 36)
    const batches = walkers.map((phone, i) => {
      const order = i % 2 === 0 ? doors : [...doors].reverse()
      return order.map((enterprise): PhoneRecord => phone.make(visitOf({ enterprise }, { youth: i, wish: 'yes' })))
    })
    const replies = await Promise.all(walkers.map((phone, i) => phone.send(batches[i] ?? [])))
    expect(replies.map((reply) => reply.status)).toEqual(walkers.map(() => 200))
    const met = await rows(sql<{ enterprise_id: string; visits: number; met: number; follows: number }>`
      select visit.enterprise_id, count(distinct visit.record_id)::int as visits, count(distinct conflict.id)::int as met,
        (select count(*)::int from field_follow follow
          where follow.enterprise_id = visit.enterprise_id and kind = 'send-invitation' and settled_at is null) as follows
      from field_visit visit left join field_conflict conflict on conflict.record_id = visit.record_id and kind = 'visited-by-other'
      where visit.enterprise_id = any(${doors}::uuid[]) group by visit.enterprise_id`)
    expect(met).toHaveLength(doors.length)
    // The first at each door met nobody; nobody after it missed one.
    for (const door of met) expect([door.visits, door.met, door.follows]).toEqual([4, 3, 1])
  })

  test('one newcomer before four phones is one enterprise', async () => {
    const uscc = inventUscc(9900)
    const body = {
      form: 1,
      kind: 'newcomer',
      name: '杭州同门试验小吃店',
      uscc,
      address: null,
      place: null,
      at: null,
    } as const
    const replies = await Promise.all(walkers.map((phone) => phone.send([phone.make(body)])))
    expect(replies.map((reply) => reply.result.receipts[0]?.outcome)).toEqual(walkers.map(() => 'recorded'))
    expect(await rows(sql`select name, source from enterprise where uscc = ${uscc}`)).toEqual([
      { name: body.name, source: 'field' },
    ])
    expect(await rows(sql`select state, count(*)::int as n from field_newcomer group by state order by state`)).toEqual(
      [
        { state: 'joined', n: 3 },
        { state: 'new', n: 1 },
      ],
    )
  })

  test('one door without a code before four phones is one door: each that comes later is told of one before', async () => {
    const body = {
      form: 1,
      kind: 'newcomer',
      name: '杭州无牌试验修理铺',
      uscc: null,
      address: null,
      place: null,
      at: null,
    } as const
    const made = walkers.map((phone) => phone.make(body))
    const replies = await Promise.all(walkers.map((phone, i) => phone.send([made[i]!])))
    expect(replies.map((reply) => reply.result.receipts[0]?.outcome)).toEqual(walkers.map(() => 'recorded'))
    const met = await rows(sql<{ kind: string; n: number; named: number }>`
      select kind, count(*)::int as n, count(theirs_id)::int as named from field_conflict
      where record_id = any(${made.map((one) => one.id)}::uuid[]) group by kind order by kind`)
    // The first one knows of no other; nobody after it misses the first.
    expect(met).toEqual([
      { kind: 'possible-duplicate', n: 3, named: 3 },
      { kind: 'unknown-enterprise', n: 1, named: 0 },
    ])
  })

  test('a batch whose statement is cut off is refused as a whole, for another try; nothing of it is written, and the next try writes it once', async () => {
    const phone = walkers[2]!
    const [door] = ids
    const batch = [ids[37], door, ids[38]].map((enterprise) =>
      phone.make(visitOf({ enterprise: enterprise ?? '' }, { note: '说明' })),
    )
    const holder = new Client({ connectionString: database.url })
    await holder.connect()
    try {
      // Somebody stands before the same door for longer than a statement may take.
      await holder.query('begin')
      await holder.query(`select pg_advisory_xact_lock(hashtextextended('fieldwork/' || $1, 0))`, [door])
      const sending = phone.send(batch)
      // The time-out's own code, 57014, when the condition is met rather than after a minute.
      for (let cut = 0; cut === 0;) {
        await new Promise((wake) => setTimeout(wake, 20))
        const { rows: found } = await holder.query<{ cut: boolean }>(`
          select pg_cancel_backend(pid) as cut from pg_stat_activity
          where datname = current_database() and wait_event = 'advisory' and query like '%pg_advisory_xact_lock%'`)
        cut = found.length
      }
      const { status, error } = await sending
      expect([status, error.name]).toEqual([503, 'busy'])
      const written = async () =>
        (
          await rows(sql<{ n: number }>`
            select (select count(*) from field_record where id = any(${batch.map((one) => one.id)}::uuid[]))::int
              + (select count(*) from field_visit where record_id = any(${batch.map((one) => one.id)}::uuid[]))::int
              + (select count(*) from personal_value where field = any(${batch.map((one) => `field-note/${one.id}`)}))::int as n`)
        )[0]?.n
      expect(await written()).toBe(0)
      await holder.query('rollback')
      const again = await phone.send(batch)
      expect(again.result.receipts.map((one) => [one.outcome, one.hash])).toEqual(
        batch.map((one) => ['recorded', hashOf(one.body)]),
      )
      expect(await written()).toBe(3 * batch.length)
    } finally {
      await holder.end()
    }
  })

  test('a statement that is cut off while a batch is applied costs that record its place, not its words: the others count', async () => {
    const phone = walkers[3]!
    await rows(sql`
      create function slow_visit() returns trigger language plpgsql as $$
      begin if new.staff = 777 then raise exception 'canceling statement due to statement timeout' using errcode = '57014'; end if; return new; end $$`)
    await rows(sql`create trigger slow_visit before insert on field_visit for each row execute function slow_visit()`)
    try {
      const batch = [30, 777, 31].map((staff, i) =>
        phone.make(visitOf(i === 1 ? { enterprise: ids[39] ?? '' } : { enterprise: ids[i] ?? '' }, { staff })),
      )
      const { status, result } = await phone.send(batch)
      expect(status).toBe(200)
      expect(result.receipts.map((one) => one.outcome)).toEqual(['recorded', 'kept', 'recorded'])
      expect(result.receipts.map((one) => one.hash)).toEqual(batch.map((one) => hashOf(one.body)))
      // Its text lies whole with the phone's seat, for a person to let it count.
      expect(await rows(sql`select is_text_kept from field_record where id = ${batch[1]!.id}`)).toEqual([
        { is_text_kept: true },
      ])
    } finally {
      await rows(sql`drop trigger slow_visit on field_visit`)
      await rows(sql`drop function slow_visit`)
    }
  })

  test('what two share out at once goes to one of them; nobody is sent where another goes', async () => {
    const { result } = await city.call('planVisits', {}, sessions[0])
    const cadres = result.cadres.map((one) => one.id)
    const shared = await Promise.all(
      sessions.map((session) =>
        city.call('createVisitPlan', { key: newKey(), cadres, take: 4, until: '2026-12-20' }, session),
      ),
    )
    const made = shared.filter((reply) => reply.status === 200)
    expect(made.length).toBeGreaterThan(0)
    for (const reply of shared) if (reply.status !== 200) expect(reply.error.name).toBe('visitPlanMoved')
    const twice = await rows(sql`
      select enterprise_id from visit_plan_enterprise where is_open group by enterprise_id having count(*) > 1`)
    expect(twice).toEqual([])
    const [{ n } = { n: 0 }] = await rows(sql<{ n: number }>`select count(*)::int as n from visit_plan_enterprise`)
    expect(n).toBe(made.reduce((sum, reply) => sum + reply.result.enterprises, 0))
  })

  test('a newcomer and its visit in two batches at once end together, whichever came first', async () => {
    const phone = walkers[1]!
    for (let round = 0; round < 5; round++) {
      const made = phone.make({
        form: 1,
        kind: 'newcomer',
        name: `杭州先后试验${round}店`,
        uscc: inventUscc(9910 + round),
        address: null,
        place: null,
        at: null,
      })
      const visit = phone.make(visitOf({ newcomer: made.id }))
      await Promise.all([phone.send([visit]), phone.send([made])])
      expect(
        await rows(sql`select outcome, waits_for from field_record where id = any(${[made.id, visit.id]}::uuid[])`),
      ).toEqual([
        { outcome: 'recorded', waits_for: null },
        { outcome: 'recorded', waits_for: null },
      ])
    }
  })
})
