/** Retention by rule, and the record of sharing: what is past its time goes, completely and once, and the report says how much. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { exportPoolFile } from '../../cloud/commands/pool-export'
import { sayRetention } from '../../cloud/commands/retention'
import { addSubjects, listSharings, recordSharing } from '../../cloud/people/actions'
import { putRecords } from '../../cloud/pool/actions'
import { retain, retainAll } from '../../cloud/rights/actions'
import { retentionKinds, retentionRules } from '../../cloud/rights/rules'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'

const NAME = '欧阳示例甲'
const REMARK = '请联系示例乙经理'
const DAY = 86_400_000

describe('retention', () => {
  let city: TestCity
  let owner: string
  let cadre: string
  let id: string
  const files = () =>
    readdirSync(join(city.ground.configuration.DATA_DIR, 'files'), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    ).length
  const place = () => ({ ...city.ground, files: city.running.parts.files })
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const fieldsHeld = async () =>
    (await rows(sql<{ field: string }>`select split_part(field, '/', 1) as field from personal_value order by 1`)).map(
      (row) => row.field,
    )

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    owner = await city.logIn(phones.owner)
    cadre = await city.logIn(phones.cadre)
    const subject = { name: firms.willow.name, uscc: firms.willow.uscc, address: firms.willow.address }
    const noticeVersion = (await city.call('getCity', {})).result.notice.version
    const licence = await city.upload(owner)
    const submitted = await city.call(
      'submitApplication',
      { key: newKey(), subject, contactName: NAME, bodies: ['league'], noticeVersion, licence },
      owner,
    )
    id = submitted.result.id
    await city.upload(owner)
    await city.call('returnCase', { key: newKey(), id, reasons: ['other'], note: REMARK }, cadre)
  })
  afterAll(() => city.stop())

  test('an open case keeps what it needs, however long it takes; a file that nothing rests on goes', async () => {
    city.clock.advance(200 * DAY)
    const due = await retain(place(), { dryRun: true })
    expect(due.gone).toMatchObject({ contact: 0, licenceEnded: 0, untaken: 1 })
    expect(files()).toBe(2)
    const report = await retain(place())
    expect(report.gone).toMatchObject({ contact: 0, licenceEnded: 0, untaken: 1, files: 1 })
    expect(files()).toBe(1)
    expect(await fieldsHeld()).toEqual(expect.arrayContaining(['case-note', 'contact-name']))
  })

  test('after a case has ended its contact, remarks and licence go on their day, not before', async () => {
    owner = await city.logIn(phones.owner)
    cadre = await city.logIn(phones.cadre)
    await city.call('withdrawApplication', { key: newKey(), id }, owner)
    city.clock.advance((retentionRules.contact.days - 1) * DAY)
    const early = await retain(place())
    expect(early.gone).toMatchObject({ contact: 0, licenceEnded: 0 })
    expect(early.next).toMatchObject({ contact: 1, licenceEnded: 1 })
    city.clock.advance(2 * DAY)
    const report = await retainAll(place())
    expect(report.gone).toMatchObject({ contact: 1, licenceEnded: 1, files: 1 })
    expect(files()).toBe(0)
    expect(await fieldsHeld()).not.toEqual(expect.arrayContaining(['case-note']))
    expect(await fieldsHeld()).not.toEqual(expect.arrayContaining(['contact-name']))
    // The person is still here, with the own account; on the case the screen says that the contact is gone.
    expect(await fieldsHeld()).toEqual(expect.arrayContaining(['name', 'phone']))
    cadre = await city.logIn(phones.cadre)
    expect((await city.call('getCase', { id }, cadre)).result).toMatchObject({
      contact: { nameMasked: '已删除', phoneMasked: '' },
      licence: null,
      may: [],
    })
    // Again: nothing is left to do, and no empty report is kept.
    const runs = async () => (await rows(sql`select 1 from retention_run`)).length
    const before = await runs()
    expect(Object.values((await retain(place())).gone)).toEqual(Object.values(report.gone).map(() => 0))
    expect(await runs()).toBe(before)
  })

  test('the reports hold counts and nothing else', async () => {
    const reports = await rows(sql<{ text: string }>`select gone::text || next::text as text from retention_run`)
    expect(reports.length).toBeGreaterThan(1)
    for (const { text } of reports) expect(text).toMatch(/^[{}":, a-zA-Z0-9]+$/)
    expect(sayRetention(await retain(place(), { dryRun: true }), true)).toEqual(['没有到期的内容'])
  })

  test('contacts of a register go with the enterprise, and a later round finds none', async () => {
    const record = { name: '杭州已销测试有限公司', uscc: inventUscc(95), address: '西湖区', street: null }
    await city.ground.act((call) =>
      putRecords(call, [{ ...record, phone: '15400000095', legalPerson: '示例法人' }], 'test'),
    )
    await rows(sql`update enterprise set registration_status = 'closed' where uscc = ${record.uscc}`)
    expect(await fieldsHeld()).toContain('register')
    city.clock.advance((retentionRules.register.days + 1) * DAY)
    expect((await retain(place())).gone.register).toBe(1)
    expect(await fieldsHeld()).not.toContain('register')
  })

  test('whom an ended campaign was about goes, and old receipts; one that runs, its messages and opt-outs stay', async () => {
    const days = retentionRules.targets.days
    const [maker] = await rows(
      sql<{ person: string; office: string; path: string }>`
        select person_id as person, office.id as office, office.path from cadre_grant join office on office.id = office_id limit 1`,
    )
    const { person, office, path } = maker ?? { person: '', office: '', path: '' }
    const [enterprise] = await rows(sql<{ id: string }>`select id from enterprise limit 1`)
    const old = new Date(city.clock.now().getTime() - (days + 1) * DAY)
    const campaign = async (state: string) => {
      const [made] = await rows(
        sql<{ id: string }>`
          insert into campaign (name, template, office_id, office_path, filter, state, created_by, created_at, approved_at, finished_at)
          values ('示例', 'invitation', ${office}, ${path}, '{}', ${state}, ${person}, ${old}, ${old}, ${state === 'finished' ? old : null})
          returning id`,
      )
      await rows(
        sql`insert into campaign_target (campaign_id, enterprise_id, number) values (${made?.id}, ${enterprise?.id}, '\\x01')`,
      )
      return made?.id ?? ''
    }
    const [finished, running] = [await campaign('finished'), await campaign('paused')]
    for (const [id, at] of [
      ['old', old],
      ['new', city.clock.now()],
    ] as const)
      await rows(
        sql`insert into delivery_receipt (provider, provider_id, delivered, code, received_at) values ('sandbox', ${id}, true, 'DELIVRD', ${at})`,
      )
    await rows(sql`insert into message_opt_out (number, at, way) values ('\\x01', ${old}, 'reply')`)
    expect((await retain(place(), { dryRun: true })).gone).toMatchObject({ targets: 1, receipts: 1 })
    expect((await retain(place())).gone).toMatchObject({ targets: 1, receipts: 1 })
    const left = await rows(sql<{ id: string }>`select campaign_id as id from campaign_target`)
    expect(left).toEqual([{ id: running }])
    expect(await rows(sql`select 1 from campaign where id = ${finished}`)).toHaveLength(1)
    expect(await rows(sql`select provider_id from delivery_receipt where provider_id in ('old', 'new')`)).toEqual([
      { provider_id: 'new' },
    ])
    expect(await rows(sql`select 1 from message_opt_out`)).toHaveLength(1)
    expect((await retain(place())).gone).toMatchObject({ targets: 0, receipts: 0 })
  })

  test('every kind has a rule with its day and its source', () => {
    for (const kind of retentionKinds) expect(retentionRules[kind].source.length).toBeGreaterThan(8)
    expect(retentionRules.sharing.days).toBeGreaterThanOrEqual(3 * 365)
  })
})

describe('the record of sharing', () => {
  let city: TestCity
  beforeAll(async () => {
    city = await TestCity.start()
  })
  afterAll(() => city.stop())
  const list = (from: string, to: string) =>
    city.ground.act((call) => listSharings(call, { from: new Date(from), to: new Date(to) }, '0', 100))

  test('an export with contacts names who gets it and what for, and whom it is about', async () => {
    const record = { name: '杭州有人测试有限公司', uscc: inventUscc(96), address: '西湖区', street: null }
    await city.ground.act((call) =>
      putRecords(call, [{ ...record, phone: '15400000096', legalPerson: '示例法人' }], 'test'),
    )
    const file = join(city.ground.configuration.DATA_DIR, 'pool.csv')
    await expect(exportPoolFile(city.ground, file, { withContacts: true })).rejects.toThrow('--to')
    expect(existsSync(file)).toBe(false)
    await exportPoolFile(city.ground, file, { withContacts: true, recipient: '示例区团委', purpose: '走访' })
    expect(await list('2026-11-01', '2026-12-01')).toEqual([
      expect.objectContaining({ manner: 'exported', recipient: '示例区团委', purpose: '走访', persons: 1 }),
    ])
  })

  test('is kept for three years by the database itself, and goes after', async () => {
    const rowsOf = (statement: ReturnType<typeof sql>) => city.ground.act((call) => statement.execute(call.tx))
    await expect(rowsOf(sql`delete from sharing_record`)).rejects.toThrow(/kept for three years/)
    await expect(rowsOf(sql`update sharing_record set recipient = 'x'`)).rejects.toThrow(/kept for three years/)
    await expect(rowsOf(sql`delete from sharing_subject`)).rejects.toThrow(/kept with its record/)
    await city.ground.act(async (call) => {
      const id = await recordSharing(
        { ...call, now: new Date('2020-01-01') },
        { manner: 'provided', recipient: '旧单位', fields: ['name'], purpose: 'union', basis: 'consent', act: 'test' },
        [],
      )
      const { rows } = await sql<{ id: string }>`select id from person limit 1`.execute(call.tx)
      await addSubjects(
        call,
        id,
        rows.map((row) => row.id),
      )
    })
    const { gone } = await retain({ ...city.ground, files: city.running.parts.files })
    expect(gone.sharing).toBe(1)
    expect((await list('2019-01-01', '2027-01-01')).map((one) => one.recipient)).toEqual(['示例区团委'])
  })
})
