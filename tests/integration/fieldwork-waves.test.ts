/** A batch is read for and written together; what comes of it is what would come of its records one by one. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { findEnterpriseByUscc, mergeEnterprises, putRecords } from '../../cloud/pool/actions'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { FieldPhone, hashOf, visitOf, type PhoneRecord } from '../support/fieldwork'
import { statementsOf } from '../support/statements'

const colleague = '15400000071'
const known = { list: 'abc', visitedOn: null, caseState: null }

describe('a batch of field work', () => {
  let city: TestCity
  let cadre: FieldPhone
  let other: FieldPhone
  let session = ''
  let serial = 7000
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const firms = async (n: number, more: object = {}) => {
    const made = Array.from({ length: n }, () => {
      const uscc = inventUscc(++serial)
      const address = `西湖区翠苑街道分批路${serial}号`
      return { name: `杭州分批${serial}试验有限公司`, uscc, address, street: '翠苑街道', ...more }
    })
    return city.ground.act(async (call) => {
      await putRecords(call, made, 'test')
      const ids: string[] = []
      for (const { uscc } of made) ids.push((await findEnterpriseByUscc(call, uscc))?.id ?? '')
      return ids
    })
  }
  const building = async (name: string) => {
    const { offices } = (await city.call('proposePlaces', {}, session)).result
    const place = offices.at(-1)?.path ?? ''
    const said = { kind: 'building' as const, name, address: `${name}1号`, place, entrances: [], floors: [] }
    return (await city.call('createPlace', { key: newKey(), ...said }, session)).result.id
  }

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(colleague, '翠苑街道')
    session = await city.logIn(phones.cadre)
    cadre = new FieldPhone(city, session)
    await cadre.open()
    other = new FieldPhone(city, await city.logIn(colleague))
    await other.open()
  })
  afterAll(() => city.stop())

  /** Everything that a phone meets on a day, at enterprises of its own. */
  const day = async (place: string): Promise<PhoneRecord[]> => {
    const [plain, again, met, agreed, late, moved, wrong, right, winner] = (await firms(9)) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const [gone] = (await firms(1, { status: 'closed' })) as [string]
    const [loser] = (await firms(1)) as [string]
    const [by] = await rows(sql<{ personId: string; officeId: string }>`
      select person_id as "personId", office_id as "officeId" from cadre_grant limit 1`)
    if (by === undefined) throw new Error('no cadre')
    await city.ground.act((call) => mergeEnterprises(call, { winner, loser, ground: 'same' }, by))
    await other.record(
      visitOf({ enterprise: met }, { youth: 9, wish: 'no' }),
      visitOf({ enterprise: agreed }, { youth: 4 }),
    )
    const visit = (enterprise: string, more: Parameters<typeof visitOf>[1] = {}) =>
      cadre.make(visitOf({ enterprise }, { known, ...more }))
    const mistake = visit(wrong, { wish: 'yes', nextOn: '2026-12-03' })
    const first = visit(right, { wish: 'yes', youth: 3 })
    const backBefore = cadre.make({ form: 1, kind: 'taken-back', record: randomUUID() })
    const undone = visit(late, { nextOn: '2026-12-09' })
    return [
      visit(plain, { wish: 'yes', nextOn: '2026-12-01', note: '前台说周三在', place, at: { floor: '3', room: '301' } }),
      visit(again, { wish: 'yes' }),
      visit(met, { youth: 5, wish: 'yes' }),
      visit(agreed, { youth: 4, place, met: 'nobody' }),
      visit(moved, { met: 'moved', place }),
      visit(again, { wish: 'no', nextOn: '2026-12-02' }),
      visit(gone, { met: 'principal', wish: 'yes' }),
      visit(loser, { youth: 12 }),
      visit(randomUUID()),
      mistake,
      cadre.make({ form: 1, kind: 'taken-back', record: mistake.id }),
      first,
      visit(right, { wish: 'later', youth: 30, replaces: first.id }),
      backBefore,
      undone,
      visit(again, { wish: 'later', why: 'busy' }),
    ].sort((one, after) => one.seq - after.seq)
  }

  /** What came of records, by their turn: nothing in it names a record or an enterprise. */
  const came = async (records: readonly PhoneRecord[]) => {
    const ids = records.map((one) => one.id)
    const found = await rows(sql<{ id: string; text: string }>`
      select record.id, concat_ws(' ', record.outcome, record.kind, record.office_path, record.place_id is not null,
        (select concat_ws('/', visit.met, visit.wish, visit.youth, visit.next_on, visit.has_note, visit.ended, visit.replaces is not null, visit.floor)
          from field_visit visit where visit.record_id = record.id),
        (select string_agg(concat_ws(':', kind, decision, theirs_id is not null), ',' order by kind) from field_conflict where record_id = record.id),
        (select string_agg(concat_ws(':', kind, due_on, outcome, person_id = record.person_id), ',' order by kind, due_on, opened_at)
          from field_follow where record_id = record.id),
        (select string_agg(concat_ws(':', membership, floor, room), ',') from place_enterprise
          where enterprise_id = record.enterprise_id and source = 'visit')) as text
      from field_record record where record.id = any(${ids}::uuid[])`)
    const byId = new Map(found.map((row) => [row.id, row.text]))
    return ids.map((id) => byId.get(id))
  }

  test('comes to the same as its records one by one', async () => {
    const place = await building('分批大厦')
    const [together, alone] = [await day(place), await day(place)]
    const { status, result } = await cadre.send(together)
    expect(status).toBe(200)
    expect(result.receipts.map(({ id, hash }) => [id, hash])).toEqual(
      together.map(({ id, body }) => [id, hashOf(body)]),
    )
    const outcomes: object[] = []
    for (const one of alone) {
      const [receipt] = (await cadre.send([one])).result.receipts
      outcomes.push({ outcome: receipt?.outcome, conflicts: receipt?.conflicts })
    }
    const whole = await came(together)
    expect(whole).toEqual(await came(alone))
    // It is the day that was meant: each of these has happened in it.
    for (const what of ['visited-by-other', 'struck-off', 'enterprise-merged', 'unknown-enterprise', 'missing-record'])
      expect(whole.join(' ')).toContain(what)
    for (const what of ['absent', 'confirmed:3:301', 'replaced', 'taken-back', 'send-invitation', 'look-in-again'])
      expect(whole.join(' ')).toContain(what)
    // And again: nothing is written twice, the receipts are those of then.
    const again = await cadre.send(together)
    expect(again.result.receipts).toEqual(result.receipts)
    expect(await came(together)).toEqual(whole)
  })

  test('what takes back a record of the same batch that comes after it waits for it', async () => {
    const [enterprise] = (await firms(1)) as [string]
    const visit = { ...cadre.make(visitOf({ enterprise }, { wish: 'yes' })) }
    const back = cadre.make({ form: 1, kind: 'taken-back', record: visit.id })
    // The phone's numbers say which one came first.
    const [first, second] = [visit.seq, back.seq]
    await cadre.send([
      { ...back, seq: first },
      { ...visit, seq: second },
    ])
    expect(await rows(sql`select ended from field_visit where record_id = ${visit.id}`)).toEqual([
      { ended: 'taken-back' },
    ])
    expect(await rows(sql`select kind, outcome from field_follow where record_id = ${visit.id}`)).toEqual([
      { kind: 'send-invitation', outcome: 'dropped' },
    ])
  })

  test('one that the database refuses is kept whole, and the others count', async () => {
    const ids = await firms(6)
    await rows(sql`
      create function refuse_six() returns trigger language plpgsql as $$
      begin if new.staff = 666 then raise exception 'no such staff'; end if; return new; end $$`)
    await rows(sql`create trigger refuse_six before insert on field_visit for each row execute function refuse_six()`)
    try {
      const batch = ids.map((enterprise, i) =>
        cadre.make(visitOf({ enterprise }, { staff: i === 3 ? 666 : i, wish: 'yes' })),
      )
      const { result } = await cadre.send(batch)
      expect(result.receipts.map((one) => one.outcome)).toEqual(ids.map((_, i) => (i === 3 ? 'kept' : 'recorded')))
      expect(result.receipts[3]?.conflicts).toEqual(['unapplied'])
      const [{ n } = { n: 0 }] = await rows(sql<{ n: number }>`
        select count(*)::int as n from field_follow where kind = 'send-invitation' and enterprise_id = any(${ids}::uuid[])`)
      expect(n).toBe(5)
    } finally {
      await rows(sql`drop trigger refuse_six on field_visit`)
      await rows(sql`drop function refuse_six`)
    }
  })

  test('four times as many visits take no more statements', async () => {
    const place = await building('少问大厦')
    const asked = async (n: number) => {
      const batch = (await firms(n)).map((enterprise, i) =>
        cadre.make(
          visitOf({ enterprise }, { wish: i % 2 ? 'yes' : 'no', nextOn: '2026-12-20', note: `第${i}家`, place }),
        ),
      )
      const asked = await statementsOf(/update \\"field_device\\"/, async () => {
        expect((await cadre.send(batch)).result.receipts.every((one) => one.outcome === 'recorded')).toBe(true)
      })
      return asked.length
    }
    const few = await asked(12)
    expect(few).toBeGreaterThan(10)
    expect(await asked(48)).toBe(few)
  })

  test('its receipts travel compressed where the phone reads that', async () => {
    const batch = (await firms(40)).map((enterprise) => cadre.make(visitOf({ enterprise })))
    const send = (encoding: string) =>
      city.request('/1.1/functions/recordFieldwork', {
        body: { key: newKey(), device: cadre.device, now: city.clock.now().toISOString(), records: batch },
        session,
        headers: { 'accept-encoding': encoding },
      })
    const [packed, plain, refused] = [await send('gzip, deflate'), await send('identity'), await send('gzip;q=0, br')]
    expect([packed, plain, refused].map((one) => one.headers.get('content-encoding'))).toEqual(['gzip', null, null])
    const size = (one: { headers: Headers }) => Number(one.headers.get('content-length'))
    expect(size(packed)).toBeLessThan(size(plain) / 2)
    // A short answer, and one with a secret, travel as they are.
    const opened = await city.request('/1.1/functions/openFieldDevice', {
      body: { key: newKey(), device: cadre.device },
      session,
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(opened.headers.get('content-encoding')).toBeNull()
  })
})
