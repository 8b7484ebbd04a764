/** An application taken down at the door while the enterprise's own one is under way: nothing of it is lost, and a person says what is used. */
import { sql } from 'kysely'
import { keepFieldwork } from '../../cloud/fieldwork/actions'
import { findPersonByPhone } from '../../cloud/people/actions'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import type { RecordBody } from '../../types/field-records'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { FieldPhone } from '../support/fieldwork'
import { FoundingWalk } from '../support/founding'

const DAY = 86_400_000
const NAME = '欧阳示例丁'

describe('told at the door of an enterprise that has applied', () => {
  let city: TestCity
  const sessions: Record<string, string> = {}
  let phone: FieldPhone
  let notice = ''
  let serial = 8200
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows

  /** An enterprise of the street that has applied by its owner's own hand. */
  const applied = async (ownerNumber: string) => {
    const uscc = inventUscc(++serial)
    const name = `杭州试验${serial}号科技有限公司`
    const address = `西湖区翠苑街道试验路${serial}号`
    await city.ground.act((call) => putRecords(call, [{ name, uscc, address, street: '翠苑街道' }], 'test'))
    const id = await city.ground.act(async (call) => (await findEnterpriseByUscc(call, uscc))?.id ?? '')
    const token = await city.invite(uscc, { phone: ownerNumber })
    const owner = await city.logIn(ownerNumber)
    const { result } = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { invitation: token },
        contactName: '示例甲',
        bodies: ['league'],
        noticeVersion: notice,
      },
      owner,
    )
    return { id, name, caseId: result.id, owner }
  }
  const atTheDoor = (enterprise: string, number: string, more: Partial<RecordBody> = {}): RecordBody =>
    ({
      form: 1,
      kind: 'application',
      subject: { enterprise },
      contactName: NAME,
      phone: number,
      bodies: ['league'],
      youth: 2,
      members: 0,
      noticeVersion: notice,
      ...more,
    }) as RecordBody
  const told = async (id: string, who = 'cadre') => city.call('listCaseContacts', { id }, sessions[who])
  const settle = (id: string | null | undefined, decision: 'keep' | 'set-aside', who = 'cadre') =>
    city.call('settleFieldConflict', { key: newKey(), id: id ?? '', decision }, sessions[who])
  const reveal = (id: string, record: string, field: 'name' | 'phone', who = 'cadre') =>
    city.call('revealContact', { id, record, field, reason: 'contact-applicant' }, sessions[who])
  const personOf = (number: string) => city.ground.act((call) => findPersonByPhone(call, number))

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

  test('waits on the case, masked, is shown for a reason that the audit trail has, and is taken into the case by a person', async () => {
    const number = '15400000171'
    const { id, name, caseId } = await applied('15400000170')
    const [receipt] = await phone.record(atTheDoor(id, number))
    expect(receipt).toMatchObject({ outcome: 'kept', conflicts: ['already-applied'] })
    const record = receipt?.id ?? ''
    const [row] = (await told(caseId)).result.rows
    expect(row).toMatchObject({
      record,
      contact: { nameMasked: '欧****', phoneMasked: '154 **** 0171' },
      youth: 2,
      members: 0,
      may: ['keep', 'set-aside'],
    })
    expect((await told(caseId, 'neighbour')).error.name).toBe('applicationUnknown')
    expect((await reveal(caseId, record, 'phone', 'neighbour')).error.name).toBe('applicationUnknown')
    expect((await reveal(caseId, record, 'phone')).result).toEqual({ name: null, phone: number })
    expect((await reveal(caseId, record, 'name')).result).toEqual({ name: NAME, phone: null })
    // The trail says whose number was shown: the record of that visit, not the case with its applicant.
    expect(
      await rows(sql`select record_id from audit_entry where function = 'revealContact' and outcome = 'done'`),
    ).toEqual([{ record_id: record }, { record_id: record }])
    // Two at once would leave open which of them the trail means.
    const both = { id: caseId, join: newKey(), record, field: 'phone', reason: 'contact-applicant' } as const
    const { error } = await city.call('revealContact', both, sessions.cadre)
    expect(error.name).toBe('inputInvalid')
    expect(error.fields).toEqual([{ field: 'record', message: '一次只能查看一个人的联系方式，请分开查看' }])
    // The same on the page of visits, where the duty leads.
    const shown = (await city.call('listFieldConflicts', {}, sessions.cadre)).result.rows.find(
      (one) => one.ours.record === record,
    )
    expect(shown).toMatchObject({
      caseId,
      enterprise: name,
      ours: { contact: '欧**** 154 **** 0171', youth: 2, members: 0 },
    })
    expect(shown?.reason).toContain('请决定是否记入这件申请')
    // Nobody is asked by a message, and nobody is a person of the service before somebody has decided.
    expect(await personOf(number)).toBeUndefined()
    expect((await settle(row?.conflict, 'keep', 'neighbour')).error.name).toBe('fieldConflictUnknown')
    expect((await settle(row?.conflict, 'keep')).status).toBe(200)
    expect(await rows(sql`select youth, members from application where id = ${caseId}`)).toEqual([
      { youth: '1-2', members: '0' },
    ])
    expect((await told(caseId)).result.rows).toEqual([
      expect.objectContaining({
        record,
        conflict: null,
        contact: { nameMasked: '欧****', phoneMasked: '154 **** 0171' },
        until: null,
        may: ['withdraw'],
      }),
    ])
    expect((await reveal(caseId, record, 'phone')).result.phone).toBe(number)
    expect(await rows(sql`select is_text_kept, outcome from field_record where id = ${record}`)).toEqual([
      { is_text_kept: false, outcome: 'recorded' },
    ])
    expect(city.running.inbox?.list(number) ?? []).toEqual([])
    expect((await city.call('listTakenApplications', {}, sessions.cadre)).result.rows).toEqual([])
  })

  test('goes with the case: nothing of the second contact is left once the application has ended', async () => {
    const number = '15400000173'
    const { id, caseId, owner } = await applied('15400000172')
    const [receipt] = await phone.record(atTheDoor(id, number))
    await settle((await told(caseId)).result.rows[0]?.conflict, 'keep')
    const person = await personOf(number)
    expect(person).toBeDefined()
    expect((await city.call('withdrawApplication', { key: newKey(), id: caseId }, owner)).status).toBe(200)
    expect(await personOf(number)).toBeUndefined()
    expect(await rows(sql`select 1 from personal_value where person_id = ${person ?? ''}`)).toEqual([])
    expect((await told(caseId)).result.rows).toEqual([])
    expect((await reveal(caseId, receipt?.id ?? '', 'phone')).error.name).toBe('contactEnded')
  })

  test('is put aside and gone; or erased by its day where nobody decides', async () => {
    const { id, caseId } = await applied('15400000174')
    const [first] = await phone.record(atTheDoor(id, '15400000175'))
    await settle((await told(caseId)).result.rows[0]?.conflict, 'set-aside')
    const texts = (record: string) => rows(sql`select 1 from personal_value where field = ${`field-text/${record}`}`)
    expect(await texts(first?.id ?? '')).toEqual([])
    const [second] = await phone.record(atTheDoor(id, '15400000176'))
    expect(await texts(second?.id ?? '')).toHaveLength(1)
    const waits = (await told(caseId)).result.rows
    expect(waits).toHaveLength(1)
    city.clock.advance(15 * DAY)
    await keepFieldwork((part) => city.ground.act(part))
    sessions.cadre = await city.logIn(phones.cadre)
    expect(await texts(second?.id ?? '')).toEqual([])
    expect((await told(caseId)).result.rows).toEqual([])
    // What is left of the record can only be put aside.
    expect((await settle(waits[0]?.conflict, 'keep')).error.name).toBe('inputInvalid')
    expect((await settle(waits[0]?.conflict, 'set-aside')).status).toBe(200)
    phone = new FieldPhone(city, sessions.cadre)
    await phone.open()
  })

  test('of the applicant’s own number the counts are taken, and no second contact; taken back by its maker it goes', async () => {
    const own = '15400000177'
    const { id, caseId } = await applied(own)
    const [receipt] = await phone.record(atTheDoor(id, own, { youth: null, members: 5 }))
    const [row] = (await told(caseId)).result.rows
    expect(row).toMatchObject({ contact: null, members: 5 })
    expect((await reveal(caseId, receipt?.id ?? '', 'phone')).error.name).toBe('applicationUnknown')
    expect((await settle(row?.conflict, 'keep')).status).toBe(200)
    expect(await rows(sql`select youth, members from application where id = ${caseId}`)).toEqual([
      { youth: null, members: '3+' },
    ])
    const [other] = await phone.record(atTheDoor(id, '15400000178'))
    await settle((await told(caseId)).result.rows.find((one) => one.conflict !== null)?.conflict, 'keep')
    expect(await personOf('15400000178')).toBeDefined()
    await phone.record({ form: 1, kind: 'taken-back', record: other?.id ?? '' })
    expect(await personOf('15400000178')).toBeUndefined()
    expect((await told(caseId)).result.rows.map((one) => one.record)).toEqual([receipt?.id])
  })

  test('is erased from the case by the office when the person asks for it, and by nobody else', async () => {
    const number = '15400000180'
    const { id, caseId } = await applied('15400000179')
    const [receipt] = await phone.record(atTheDoor(id, number))
    await settle((await told(caseId)).result.rows[0]?.conflict, 'keep')
    const withdraw = (who: string) =>
      city.call('withdrawTakenApplication', { key: newKey(), id: receipt?.id ?? '', why: 'owner-asked' }, sessions[who])
    expect((await withdraw('neighbour')).error.name).toBe('takenUnknown')
    expect(await personOf(number)).toBeDefined()
    expect((await withdraw('cadre')).status).toBe(200)
    expect(await personOf(number)).toBeUndefined()
    expect((await told(caseId)).result.rows).toEqual([])
    expect(await rows(sql`select state, why from field_taken where record_id = ${receipt?.id ?? ''}`)).toEqual([
      { state: 'withdrawn', why: 'owner-asked' },
    ])
    expect((await withdraw('cadre')).error.name).toBe('takenUnknown')
    // The case may lie with another office by now than the visit does.
    const [again] = await phone.record(atTheDoor(id, number))
    await settle((await told(caseId)).result.rows[0]?.conflict, 'keep')
    await city.ground.act((call) =>
      sql`update field_taken set office_path = '/elsewhere/' where record_id = ${again?.id ?? ''}`.execute(call.tx),
    )
    expect((await told(caseId)).result.rows[0]?.may).toEqual(['withdraw'])
    const theirs = { key: newKey(), id: again?.id ?? '', why: 'owner-asked' } as const
    expect((await city.call('withdrawTakenApplication', theirs, sessions.cadre)).status).toBe(200)
    expect(await personOf(number)).toBeUndefined()
  })

  test('is not taken into a case that is founded: nobody would ever erase it there', async () => {
    const number = '15400000182'
    const walk = new FoundingWalk(city, await city.logIn('15400000181'), sessions.cadre ?? '')
    const { enterprise: name, uscc } = walk
    const place = { address: `西湖区翠苑街道试验路${++serial}号`, street: '翠苑街道' }
    await city.ground.act((call) => putRecords(call, [{ name, uscc, ...place }], 'test'))
    const id = await city.ground.act(async (call) => (await findEnterpriseByUscc(call, uscc))?.id ?? '')
    await walk.to('elected')
    phone = new FieldPhone(city, sessions.cadre ?? '')
    await phone.open()
    const [before] = await phone.record(atTheDoor(id, number))
    expect(before?.conflicts).toEqual(['already-applied'])
    await walk.to('founded')
    const [after] = await phone.record(atTheDoor(id, number))
    expect(after?.conflicts).toEqual(['already-organised'])
    const open = (await city.call('listFieldConflicts', {}, sessions.cadre)).result.rows.filter((one) =>
      [before?.id, after?.id].includes(one.ours.record),
    )
    expect(open).toHaveLength(2)
    for (const one of open) {
      expect(one).toMatchObject({ caseId: null, may: ['set-aside'] })
      expect((await settle(one.id, 'keep')).error.name).toBe('fieldConflictStays')
    }
    expect(open.find((one) => one.ours.record === before?.id)?.reason).toBe(
      '走访时正在办理的申请已经办结，团组织已经成立，不用再记入，请搁置',
    )
    expect((await told(walk.id)).result.rows).toEqual([])
    expect(await personOf(number)).toBeUndefined()
    for (const one of open) expect((await settle(one.id, 'set-aside')).status).toBe(200)
  })

  test('goes in the next round where it was left on a case that is founded or has ended', async () => {
    const founded = (await rows<{ id: string }>(sql`select id from case_file where state = 'founded'`))[0]?.id
    const gone = await applied('15400000183')
    await city.call('withdrawApplication', { key: newKey(), id: gone.caseId }, gone.owner)
    const numbers = ['15400000184', '15400000185', '15400000186']
    const { id, caseId } = await applied('15400000187')
    for (const [at, left] of [founded, gone.caseId, caseId].entries()) {
      const [receipt] = await phone.record(atTheDoor(id, numbers[at] ?? ''))
      const waits = (await told(caseId)).result.rows.find((one) => one.conflict !== null)
      expect((await settle(waits?.conflict, 'keep')).status).toBe(200)
      // As it was left where a case ended while its contact was being taken in: no move is told any more.
      await city.ground.act((call) =>
        sql`update field_taken set application_id = ${left} where record_id = ${receipt?.id ?? ''}`.execute(call.tx),
      )
    }
    const known = () => Promise.all(numbers.map(async (number) => (await personOf(number)) !== undefined))
    expect(await known()).toEqual([true, true, true])
    await keepFieldwork((part) => city.ground.act(part))
    expect(await known()).toEqual([false, false, true])
  })
})
