/** What of field work goes with its time, and with the person. */
import { sql } from 'kysely'
import { findEnterpriseByUscc } from '../../cloud/pool/actions'
import { retain, retainAll } from '../../cloud/rights/actions'
import { retentionRules } from '../../cloud/rights/rules'
import { sayRetention } from '../../cloud/commands/retention'
import { firms, newKey, phones, TestCity } from '../support/city'
import { FieldPhone, visitOf } from '../support/fieldwork'

const DAY = 86_400_000
const colleague = '15400000091'

describe('retention of field work', () => {
  let city: TestCity
  let cadre: string
  let enterprise = ''
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const count = async (table: string) =>
    (await rows(sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`))[0]?.n
  const place = () => ({
    database: city.ground.database,
    clock: city.clock,
    files: { remove: () => Promise.resolve() },
  })
  /** As if all of it had come so many days earlier. */
  const age = (days: number) =>
    rows(sql`update field_record set received_at = received_at - ${days} * interval '1 day'`)
  const round = () => retainAll(place())
  const fields = async () =>
    (
      await rows(
        sql<{
          field: string
        }>`select split_part(field, '/', 1) as field from personal_value where field like 'field-%'`,
      )
    )
      .map((row) => row.field)
      .sort()

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.district, '西湖区')
    // Sets the second factor up.
    await city.logIn(phones.district)
    cadre = await city.logIn(phones.cadre)
    enterprise = (await city.ground.act((call) => findEnterpriseByUscc(call, firms.willow.uscc)))?.id ?? ''
  })
  afterAll(() => city.stop())

  test('a phone that was never used goes after its time with its secret; one that stands behind records stays', async () => {
    const idle = new FieldPhone(city, cadre)
    const used = new FieldPhone(city, cadre)
    await idle.open()
    await used.open()
    await used.record(visitOf({ enterprise }, { note: '前台说周三在', wish: 'yes', nextOn: '2026-12-01' }))
    city.clock.advance((retentionRules.fieldPhone.days - 1) * DAY)
    cadre = await city.logIn(phones.cadre)
    expect((await round()).gone).toMatchObject({ fieldPhone: 0, visitNote: 1 })
    expect(await count('field_device')).toBe(2)
    city.clock.advance(2 * DAY)
    expect((await retain(place(), { dryRun: true })).gone).toMatchObject({ fieldPhone: 1 })
    expect((await round()).gone).toMatchObject({ fieldPhone: 1, fieldRecord: 0 })
    expect(await rows(sql`select id from field_device`)).toEqual([{ id: used.device }])
    expect(await fields()).toEqual(['field-secret'])
    // Heard of is heard of: the day is counted anew, by its opening and by what it sends.
    const seen = async () => (await rows(sql<{ at: Date }>`select seen_at as at from field_device`))[0]?.at
    cadre = await city.logIn(phones.cadre)
    await used.open(cadre)
    expect(await seen()).toEqual(city.clock.now())
    city.clock.advance(DAY)
    cadre = await city.logIn(phones.cadre)
    const again = used.make(visitOf({ enterprise: 'none' }))
    await used.send([again], { session: cadre })
    expect(await seen()).toEqual(city.clock.now())
  })

  test('a record goes with what it said once nothing of it is open; what somebody has to do keeps it', async () => {
    await age(retentionRules.fieldRecord.days + 1)
    expect((await retain(place(), { dryRun: true })).gone.fieldRecord).toBe(0)
    for (const { id } of (await city.call('listFollowUps', { mine: false }, cadre)).result.rows) {
      const settled = await city.call('settleFollowUp', { key: newKey(), id, outcome: 'dropped' }, cadre)
      expect(settled.status === 200 || /^followUpBy/.test(settled.error.name)).toBe(true)
    }
    for (const { id } of (await city.call('listFieldConflicts', {}, cadre)).result.rows)
      await city.call('settleFieldConflict', { key: newKey(), id, decision: 'set-aside' }, cadre)
    const report = await round()
    expect(report.gone).toMatchObject({ fieldRecord: 2, fieldPhone: 0 })
    for (const table of ['field_record', 'field_visit', 'field_follow', 'field_conflict'])
      expect(await count(table)).toBe(0)
    expect(sayRetention(report, false).join('\n')).toContain('走访等外勤记录（保存 1096 天）：已删除 2')
  })

  test('records that stand on each other go together or after each other, and nothing of them stays', async () => {
    const phone = new FieldPhone(city, cadre)
    await phone.open()
    const newcomer = phone.make({
      form: 1,
      kind: 'newcomer',
      name: '杭州先走试验小吃店',
      uscc: null,
      address: null,
      place: null,
      at: null,
    })
    const there = phone.make(visitOf({ newcomer: newcomer.id }, { youth: 2 }))
    const wrong = phone.make(visitOf({ enterprise }, { youth: 3, nextOn: '2033-01-01' }))
    const right = phone.make(visitOf({ enterprise }, { youth: 30, replaces: wrong.id, note: '补记' }))
    await phone.send([newcomer, there, wrong, right])
    await city.appoint(colleague, '翠苑街道')
    const other = new FieldPhone(city, await city.logIn(colleague))
    await other.open()
    await other.record(visitOf({ enterprise }, { youth: 1 }))
    cadre = await city.logIn(phones.cadre)
    const conflicts = (await city.call('listFieldConflicts', {}, cadre)).result.rows
    expect(conflicts.map((one) => one.kind).sort()).toEqual(['unknown-enterprise', 'visited-by-other'])
    for (const { id, may } of conflicts) {
      const decision = may.includes('keep') ? 'keep' : 'set-aside'
      expect((await city.call('settleFieldConflict', { key: newKey(), id, decision }, cadre)).status).toBe(200)
    }
    for (const { id } of (await city.call('listFollowUps', { mine: false }, cadre)).result.rows)
      await city.call('settleFollowUp', { key: newKey(), id, outcome: 'done' }, cadre)
    await age(retentionRules.fieldRecord.days + 1)
    const first = await round()
    const second = await round()
    expect(first.gone.fieldRecord + second.gone.fieldRecord).toBe(5)
    for (const table of ['field_record', 'field_visit', 'field_newcomer', 'field_follow', 'field_conflict'])
      expect(await count(table)).toBe(0)
    expect(await fields()).not.toContain('field-note')
  })

  test('who is forgotten takes the secrets of the own phones along; the office keeps what was remarked', async () => {
    cadre = await city.logIn(phones.cadre)
    const [idle, used] = [new FieldPhone(city, cadre), new FieldPhone(city, cadre)]
    await idle.open()
    await used.open()
    await used.record(visitOf({ enterprise }, { note: '前台说周三在' }))
    const grants = await rows(sql<{ id: string }>`
      select grant_.id from cadre_grant grant_ join field_device device on device.person_id = grant_.person_id
      where device.id = ${used.device} and grant_.valid_until is null`)
    const district = await city.logIn(phones.district)
    for (const { id } of grants) expect((await city.call('endGrant', { key: newKey(), id }, district)).status).toBe(200)
    const gone = await city.call('deleteMyData', { key: newKey() }, cadre)
    expect(gone.status).toBe(200)
    expect((await rows(sql<{ id: string }>`select id from field_device`)).map((row) => row.id)).not.toContain(
      idle.device,
    )
    expect((await rows(sql<{ id: string }>`select id from field_device`)).map((row) => row.id)).toContain(used.device)
    const held = await rows(sql<{ field: string }>`
      select split_part(field, '/', 1) as field from personal_value
      where person_id = (select seat_id from field_device where id = ${used.device})`)
    expect(held).toEqual([{ field: 'field-note' }])
    const { visits } = (await city.call('listEnterpriseVisits', { id: enterprise }, district)).result
    expect(visits[0]).toMatchObject({ note: '前台说周三在', whoMasked: '' })
  })
})
