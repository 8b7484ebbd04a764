/** What a record may bring about, and what it may not: out of reach, taken back, set aside, late, or of a newcomer that turns out to be known. */
import { sql } from 'kysely'
import { keepFieldwork } from '../../cloud/fieldwork/actions'
import { lockKeysOf } from '../../cloud/fieldwork/records/subject'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import type { RecordBody } from '../../types/field-records'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { FieldPhone, visitOf, type PhoneRecord } from '../support/fieldwork'

const colleague = '15400000052'

describe('what a record may bring about', () => {
  let city: TestCity
  const sessions: Record<string, string> = {}
  const phone = {} as Record<'cadre' | 'colleague' | 'neighbour', FieldPhone>
  let serial = 300
  let notice = ''
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const idOf = async (uscc: string) =>
    city.ground.act(async (call) => (await findEnterpriseByUscc(call, uscc))?.id ?? '')
  const firm = async (street = '翠苑街道', more = {}) => {
    const uscc = inventUscc(++serial)
    const name = `杭州界限${serial}号试验有限公司`
    const address = `西湖区${street}界限路${serial}号`
    await city.ground.act((call) => putRecords(call, [{ name, uscc, address, street, ...more }], 'test'))
    return { id: await idOf(uscc), uscc, name, address }
  }
  /** A building of the registry, in the street where this enterprise lies. */
  const buildingAt = async (enterprise: string) => {
    const [made] = await rows(sql<{ id: string }>`
      insert into place (kind, name, name_key, address, path, created_at)
      select 'building', '界限大厦', '界限大厦' || ${enterprise}::text, '界限路1号', place, now() from enterprise_search where enterprise_id = ${enterprise}
      returning id`)
    return made?.id ?? ''
  }
  const membership = async (place: string, enterprise: string) =>
    (
      await rows(sql<{ membership: string }>`
        select membership from place_enterprise where place_id = ${place} and enterprise_id = ${enterprise}`)
    )[0]?.membership
  const placed = (place: string, enterprise: string, here: boolean): RecordBody => ({
    form: 1,
    kind: 'placed',
    place,
    subject: { enterprise },
    here,
    at: null,
  })
  const application = (subject: { enterprise: string } | { newcomer: string }, owner: string): RecordBody => ({
    form: 1,
    kind: 'application',
    subject,
    contactName: '欧阳示例丙',
    phone: owner,
    bodies: ['league'],
    youth: 2,
    members: 0,
    noticeVersion: notice,
  })
  const newcomer = (name: string, more: object = {}): RecordBody => ({
    form: 1,
    kind: 'newcomer',
    name,
    uscc: null,
    address: null,
    place: null,
    at: null,
    ...more,
  })
  const conflictOf = async (record: string, who = 'cadre') =>
    (await city.call('listFieldConflicts', {}, sessions[who])).result.rows.find((one) => one.ours.record === record)
  const settle = async (record: string, decision: 'keep' | 'set-aside' | 'link', who = 'cadre', more = {}) =>
    city.call(
      'settleFieldConflict',
      { key: newKey(), id: (await conflictOf(record, who))?.id ?? '', decision, ...more },
      sessions[who],
    )
  const followsOf = async (enterprise: string, who = 'cadre') =>
    (await city.call('listFollowUps', { mine: false }, sessions[who])).result.rows
      .filter((one) => one.enterpriseId === enterprise)
      .map((one) => one.kind)
      .sort()
  const takenOf = (record: string) =>
    rows(sql<{ state: string }>`select state from field_taken where record_id = ${record}`)
  const later = () => city.clock.advance(60_000)

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(colleague, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    sessions.owner = await city.logIn(phones.owner)
    notice = (await city.call('getCity', {})).result.notice.version
    for (const [who, number] of [
      ['cadre', phones.cadre],
      ['colleague', colleague],
      ['neighbour', phones.neighbour],
    ] as const) {
      sessions[who] = await city.logIn(number)
      phone[who] = new FieldPhone(city, sessions[who] ?? '')
      await phone[who].open()
    }
  })
  afterAll(() => city.stop())

  describe('out of reach', () => {
    test('a place is marked, and an application taken, only once the office there says so', async () => {
      const theirs = await firm('转塘街道')
      const building = await buildingAt(theirs.id)
      const receipts = await phone.cadre.record(
        placed(building, theirs.id, false),
        application({ enterprise: theirs.id }, '15400000081'),
      )
      expect(receipts.map((one) => [one.outcome, one.conflicts])).toEqual([
        ['kept', ['division-changed']],
        ['kept', ['division-changed']],
      ])
      expect(await membership(building, theirs.id)).not.toBe('absent')
      expect(await rows(sql`select 1 from field_taken where enterprise_id = ${theirs.id}`)).toEqual([])
      expect((await settle(receipts[0]?.id ?? '', 'keep', 'neighbour')).status).toBe(200)
      expect(await membership(building, theirs.id)).toBe('absent')
      expect((await settle(receipts[1]?.id ?? '', 'keep', 'neighbour')).status).toBe(200)
      expect(await takenOf(receipts[1]?.id ?? '')).toEqual([{ state: 'waiting' }])
    })

    test('who works in the own building may be registered elsewhere', async () => {
      const theirs = await firm('转塘街道')
      const building = await buildingAt((await firm()).id)
      const [receipt] = await phone.cadre.record(placed(building, theirs.id, true))
      expect(receipt?.outcome).toBe('recorded')
      expect(await membership(building, theirs.id)).toBe('confirmed')
    })

    test('a visit leaves the duties of others alone, marks no place, and its receipt tells nothing of the enterprise', async () => {
      const theirs = await firm('转塘街道')
      const building = await buildingAt(theirs.id)
      await phone.neighbour.record(visitOf({ enterprise: theirs.id }, { wish: 'yes', nextOn: '2026-12-30' }))
      later()
      const [receipt] = await phone.cadre.record(
        visitOf(
          { enterprise: theirs.id },
          { wish: 'no', met: 'moved', place: building, known: { list: 'x', visitedOn: null, caseState: 'accepted' } },
        ),
      )
      expect(receipt).toMatchObject({ outcome: 'recorded', conflicts: ['division-changed'] })
      expect(await followsOf(theirs.id, 'neighbour')).toEqual(
        expect.arrayContaining(['look-in-again', 'send-invitation']),
      )
      expect(await membership(building, theirs.id)).not.toBe('absent')
      const day = (await city.call('getFieldDay', {}, sessions.cadre)).result.done
      expect(day.find((one) => one.record === receipt?.id)?.conflicts).toEqual(['division-changed'])
    })
  })
  describe('what replaces', () => {
    test('is found by an index, and only among the own records', async () => {
      const { id } = await firm()
      const first = phone.cadre.make(visitOf({ enterprise: id }, { youth: 3 }))
      await phone.colleague.record(visitOf({ enterprise: id }, { replaces: first.id }))
      const own = phone.cadre.make(visitOf({ enterprise: id }, { replaces: first.id }))
      await phone.cadre.send([own])
      await phone.cadre.record({ form: 1, kind: 'taken-back', record: own.id })
      // A stranger's word, and one that was taken back, put nothing right.
      await phone.cadre.send([first])
      const { visits } = (await city.call('listEnterpriseVisits', { id }, sessions.cadre)).result
      expect(visits.find((one) => one.id === first.id)?.counts).toBe(true)
      const plan = await city.ground.act(async ({ tx }) => {
        await sql`set local enable_seqscan = off`.execute(tx)
        return (
          await sql`explain select id from field_record where detail ? 'replaces' and detail->>'replaces' = ${first.id}`.execute(
            tx,
          )
        ).rows
      })
      expect(JSON.stringify(plan)).toContain('field_record_replaces')
    })
  })

  describe('set aside', () => {
    test('stays so: what it waited for changes nothing any more, and the owner’s name and phone are gone', async () => {
      const made = phone.cadre.make(newcomer('杭州搁置试验有限公司', { uscc: inventUscc(++serial) }))
      const [visit, applied, back] = [
        visitOf({ newcomer: made.id }, { youth: 5 }),
        application({ newcomer: made.id }, '15400000082'),
        application({ newcomer: made.id }, '15400000083'),
      ].map((body) => phone.cadre.make(body)) as [PhoneRecord, PhoneRecord, PhoneRecord]
      await phone.cadre.send([visit, applied, back])
      for (const one of [visit, applied]) expect((await settle(one.id, 'set-aside')).status).toBe(200)
      // By the hand that recorded it, too; and nothing is asked of anybody.
      const [taken] = await phone.cadre.record({ form: 1, kind: 'taken-back', record: back.id })
      expect(taken).toMatchObject({ outcome: 'recorded', conflicts: [] })
      expect(await conflictOf(back.id)).toBeUndefined()
      await phone.cadre.send([made])
      expect(await rows(sql`select 1 from field_visit where record_id = ${visit.id}`)).toEqual([])
      expect([...(await takenOf(applied.id)), ...(await takenOf(back.id))]).toEqual([])
      const texts = [applied, back].map((one) => `field-text/${one.id}`)
      expect(await rows(sql`select 1 from personal_value where field = any(${texts})`)).toEqual([])
    })

    test('before it came: a record that is kept is set aside by what took it back', async () => {
      const { id } = await firm('翠苑街道', { status: 'closed' })
      const applied = phone.cadre.make(application({ enterprise: id }, '15400000084'))
      const [back] = await phone.cadre.record({ form: 1, kind: 'taken-back', record: applied.id })
      expect(back?.outcome).toBe('kept')
      await phone.cadre.send([applied])
      expect(await conflictOf(applied.id)).toBeUndefined()
      expect(await conflictOf(back?.id ?? '')).toBeUndefined()
    })
  })
  test('another hand’s application waits for a person, who may let it stand in place of the first', async () => {
    const { id } = await firm()
    const [first] = await phone.cadre.record(application({ enterprise: id }, '15400000085'))
    const [second] = await phone.colleague.record(application({ enterprise: id }, '15400000086'))
    expect(second).toMatchObject({ outcome: 'kept', conflicts: ['already-applied'] })
    expect(await takenOf(first?.id ?? '')).toEqual([{ state: 'waiting' }])
    const shown = await conflictOf(second?.id ?? '')
    expect([shown?.may, shown?.theirs?.record]).toEqual([['keep', 'set-aside'], first?.id])
    expect((await settle(second?.id ?? '', 'keep')).status).toBe(200)
    expect(await takenOf(first?.id ?? '')).toEqual([{ state: 'withdrawn' }])
    expect(await takenOf(second?.id ?? '')).toEqual([{ state: 'waiting' }])
    expect(await rows(sql`select 1 from personal_value where field = ${`field-text/${second?.id ?? ''}`}`)).toEqual([])
  })

  test('one door is held together under each name and code that it is written with', () => {
    const keys = lockKeysOf({ name: '杭州 一门（试验）有限公司', uscc: null })
    const uscc = inventUscc(++serial)
    expect(lockKeysOf({ name: '杭州一门(试验)有限公司', uscc })).toEqual([...keys, uscc])
  })

  test('an application that cannot be read is gone with its owner’s name as early as one that can', async () => {
    const text = JSON.stringify({ ...application({ enterprise: (await firm()).id }, '15400000087'), bodies: ['guild'] })
    const made = [text, text.slice(0, -20)].map((body) => phone.cadre.make(body))
    const { receipts } = (await phone.cadre.send(made)).result
    expect(receipts.map((one) => one.conflicts)).toEqual([['unreadable'], ['unreadable']])
    const texts = () =>
      rows(sql`select 1 from personal_value where field = any(${made.map((one) => `field-text/${one.id}`)})`)
    expect(await texts()).toHaveLength(2)
    city.clock.advance(15 * 86_400_000)
    await keepFieldwork((part) => city.ground.act(part))
    expect(await texts()).toEqual([])
  })
  describe('taken back', () => {
    const back = (record: string) => phone.cadre.record({ form: 1, kind: 'taken-back', record })

    test('a visit gives back the duties that it had ended, and those that another one rests on', async () => {
      const { id } = await firm()
      await phone.colleague.record(visitOf({ enterprise: id }, { wish: 'yes', nextOn: '2027-01-15' }))
      later()
      const [no] = await phone.cadre.record(visitOf({ enterprise: id }, { wish: 'no' }))
      expect(await followsOf(id)).not.toContain('send-invitation')
      await back(no?.id ?? '')
      expect(await followsOf(id)).toEqual(expect.arrayContaining(['look-in-again', 'send-invitation']))
      const second = await firm()
      const [first] = await phone.cadre.record(visitOf({ enterprise: second.id }, { wish: 'yes' }))
      later()
      await phone.colleague.record(visitOf({ enterprise: second.id }, { wish: 'yes' }))
      await back(first?.id ?? '')
      expect(await followsOf(second.id)).toEqual(['send-invitation'])
    })

    test('a visit does not give back what a person has done', async () => {
      const { id } = await firm()
      await phone.cadre.record(visitOf({ enterprise: id }, { wish: 'yes' }))
      later()
      const open = (await city.call('listFollowUps', { mine: false }, sessions.cadre)).result.rows
      const follow = open.find((one) => one.enterpriseId === id)?.id ?? ''
      await city.call('settleFollowUp', { key: newKey(), id: follow, outcome: 'done' }, sessions.cadre)
      later()
      const [no] = await phone.cadre.record(visitOf({ enterprise: id }, { wish: 'no' }))
      await back(no?.id ?? '')
      expect(await followsOf(id)).toEqual([])
    })

    test('what was said of a place is said by those that still count, else by nobody', async () => {
      const { id } = await firm()
      const building = await buildingAt(id)
      const before = await membership(building, id)
      const [seen] = await phone.cadre.record(visitOf({ enterprise: id }, { place: building }))
      later()
      const [gone] = await phone.cadre.record(placed(building, id, false))
      expect(await membership(building, id)).toBe('absent')
      expect((await back(gone?.id ?? ''))[0]?.outcome).toBe('recorded')
      expect(await membership(building, id)).toBe('confirmed')
      await back(seen?.id ?? '')
      expect(await membership(building, id)).toBe(before)
    })

    test('a newcomer that goes leaves nobody seen at its place', async () => {
      const { id, name, uscc } = await firm()
      const building = await buildingAt(id)
      const before = await membership(building, id)
      const [made] = await phone.cadre.record({
        form: 1,
        kind: 'newcomer',
        name,
        uscc,
        address: null,
        place: building,
        at: null,
      })
      expect(await membership(building, id)).toBe('confirmed')
      expect((await back(made?.id ?? ''))[0]?.outcome).toBe('recorded')
      expect(await membership(building, id)).toBe(before)
    })

    test('a visit in a plan is a visit to be made again', async () => {
      const { id } = await firm()
      await rows(sql`
        with plan as (
          insert into visit_plan (name, office_id, office_path, person_id, created_at, until_on)
          select '试验计划', office_id, office_path, person_id, ${city.clock.now()}, '2027-12-31' from field_device where id = ${phone.cadre.device}
          returning id, person_id)
        insert into visit_plan_enterprise (plan_id, enterprise_id, person_id, turn, because)
        select id, ${id}, person_id, 1, '{}' from plan`)
      const visited = async () =>
        (
          await rows(
            sql<{ visited_at: Date | null }>`select visited_at from visit_plan_enterprise where enterprise_id = ${id}`,
          )
        )[0]?.visited_at
      later()
      const [first] = await phone.cadre.record(visitOf({ enterprise: id }))
      later()
      const [second] = await phone.cadre.record(visitOf({ enterprise: id }))
      const was = await visited()
      await back(first?.id ?? '')
      expect((await visited())?.getTime()).toBe((was?.getTime() ?? 0) + 60_000)
      await back(second?.id ?? '')
      expect(await visited()).toBeNull()
    })
  })
  test('a newcomer that turns out to be known meets what a visit there would have met', async () => {
    const { id } = await firm()
    await phone.colleague.record(visitOf({ enterprise: id }, { youth: 9, wish: 'yes', nextOn: '2027-02-01' }))
    later()
    const made = phone.cadre.make(newcomer('楼上没有招牌的试验工作室'))
    const visit = phone.cadre.make(visitOf({ newcomer: made.id }, { youth: 1, wish: 'no', met: 'principal' }))
    await phone.cadre.send([made, visit])
    expect(await followsOf(id)).toEqual(['look-in-again', 'send-invitation'])
    expect((await settle(made.id, 'link', 'cadre', { enterprise: id })).status).toBe(200)
    expect(await conflictOf(visit.id)).toMatchObject({
      kind: 'visited-by-other',
      enterpriseId: id,
      ours: { mine: true },
      theirs: { youth: 9, mine: false },
    })
    expect(await conflictOf(visit.id, 'colleague')).toMatchObject({ ours: { mine: false }, theirs: { mine: true } })
    expect(await followsOf(id)).toEqual(['settle-conflict'])
    // Struck off, and somebody was there: a person looks.
    const gone = await firm('翠苑街道', { status: 'closed' })
    const other = phone.cadre.make(newcomer('楼下没有招牌的试验工作室'))
    const there = phone.cadre.make(visitOf({ newcomer: other.id }, { met: 'principal', wish: 'yes' }))
    await phone.cadre.send([other, there])
    expect((await settle(other.id, 'link', 'cadre', { enterprise: gone.id })).status).toBe(200)
    expect(await conflictOf(there.id)).toMatchObject({ kind: 'struck-off' })
    expect(await followsOf(gone.id)).toEqual(['settle-conflict'])
  })
  test('the case’s timeline tells who was there and when, once, and nothing from before the application', async () => {
    const { id, uscc, name, address } = await firm()
    const early = phone.cadre.make(visitOf({ enterprise: id }))
    later()
    const { result } = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { name, uscc, address },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: notice,
      },
      sessions.owner,
    )
    later()
    const wrong = phone.cadre.make(visitOf({ enterprise: id }, { youth: 3 }))
    const told = city.clock.now()
    later()
    const right = phone.cadre.make(visitOf({ enterprise: id }, { youth: 30, replaces: wrong.id }))
    later()
    await phone.cadre.send([early, wrong, right])
    const [person] = await rows(sql<{ person_id: string }>`
      select person_id from field_device where id = ${phone.cadre.device}`)
    expect(
      await rows(sql`select at, actor_id from case_event where case_id = ${result.id} and kind = 'contacted'`),
    ).toEqual([{ at: told, actor_id: person?.person_id }])
  })
})
