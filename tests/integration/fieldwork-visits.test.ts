/** What follows from visits: facts kept beside each other, conflicts by rule or shown to a person, duties with a day and a person. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { mergeEnterprises, undoMerge } from '../../cloud/pool/actions'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import type { RecordBody } from '../../types/field-records'
import { fieldworkWords } from '../../types/words/fieldwork'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { FieldPhone, visitOf } from '../support/fieldwork'

const colleague = '15400000051'
const DAY = 86_400_000
const known = { list: 'abc', visitedOn: null, caseState: null }
const placeless = { place: null, at: null }

describe('what follows from visits', () => {
  let city: TestCity
  const sessions: Record<string, string> = {}
  const phone: Record<string, FieldPhone> = {}
  let serial = 100
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const idOf = async (uscc: string) =>
    city.ground.act(async (call) => (await findEnterpriseByUscc(call, uscc))?.id ?? '')
  /** A new enterprise of the pool. */
  const firm = async (name: string, street = '翠苑街道', more = {}) => {
    const uscc = inventUscc(++serial)
    const address = `西湖区${street}试验路${serial}号`
    await city.ground.act((call) => putRecords(call, [{ name, uscc, address, street, ...more }], 'test'))
    return { id: await idOf(uscc), uscc, name, address }
  }
  const conflicts = async (who = 'cadre') => (await city.call('listFieldConflicts', {}, sessions[who])).result
  const follows = async (who = 'cadre', mine = true) =>
    (await city.call('listFollowUps', { mine }, sessions[who])).result.rows
  const followsOf = async (enterprise: string, who = 'cadre') =>
    (await follows(who, false)).filter((one) => one.enterpriseId === enterprise)
  const newcomer = (name: string, more: object = {}): RecordBody => ({
    form: 1,
    kind: 'newcomer',
    name,
    uscc: null,
    address: null,
    ...placeless,
    ...more,
  })

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(colleague, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    sessions.owner = await city.logIn(phones.owner)
    for (const [who, number] of [
      ['cadre', phones.cadre],
      ['colleague', colleague],
      ['neighbour', phones.neighbour],
      ['district', phones.district],
    ] as const) {
      sessions[who] = await city.logIn(number)
      phone[who] = new FieldPhone(city, sessions[who] ?? '')
      await phone[who].open()
    }
  })
  afterAll(() => city.stop())

  test('a visit is kept with what was learnt; what was not told stays unknown', async () => {
    const { id } = await firm('杭州甲试验科技有限公司')
    await phone.cadre?.record(
      visitOf({ enterprise: id }, { youth: 12, wish: 'later', why: 'busy', note: '前台说经理周三在' }),
    )
    const { visits } = (await city.call('listEnterpriseVisits', { id }, sessions.cadre)).result
    expect(visits).toEqual([
      expect.objectContaining({
        staff: null,
        youth: 12,
        members: null,
        wish: 'later',
        counts: true,
        whoMasked: '示***',
      }),
    ])
    expect(visits[0]?.note).toBe('前台说经理周三在')
    // The remark does not lie open in the database.
    const [{ dump } = { dump: '' }] = await rows(sql<{ dump: string }>`
      select string_agg(field_visit::text, '') || (select string_agg(field_record::text, '') from field_record) as dump from field_visit`)
    expect(dump).not.toContain('经理')
    expect((await city.call('listEnterpriseVisits', { id }, sessions.neighbour)).error.name).toBe('enterpriseUnknown')
  })

  test('the same wish opens one duty with a day, an office and a person, and settling ends it', async () => {
    const { id } = await firm('杭州乙试验科技有限公司')
    await phone.cadre?.record(visitOf({ enterprise: id }, { wish: 'yes', nextOn: '2026-12-01' }))
    const mine = await followsOf(id)
    expect(mine.map(({ kind, dueOn, mine: own }) => [kind, dueOn, own]).sort()).toEqual([
      ['look-in-again', '2026-12-01', true],
      ['send-invitation', '2026-11-25', true],
    ])
    // The colleague of the office sees them too, as another's; the neighbour does not.
    expect((await followsOf(id, 'colleague')).map((one) => one.mine)).toEqual([false, false])
    expect(await followsOf(id, 'neighbour')).toEqual([])
    const send = mine.find((one) => one.kind === 'send-invitation')?.id ?? ''
    const settle = (who: string) =>
      city.call('settleFollowUp', { key: newKey(), id: send, outcome: 'done' }, sessions[who])
    expect((await settle('neighbour')).error.name).toBe('followUpUnknown')
    expect((await settle('cadre')).status).toBe(200)
    expect((await settle('cadre')).error.name).toBe('followUpUnknown')
    // Who looks in again has looked in.
    city.clock.advance(60_000)
    await phone.cadre?.record(visitOf({ enterprise: id }, { wish: 'no', why: 'few-youth' }))
    expect(await followsOf(id)).toEqual([])
  })

  test('a record that puts another right counts in its place, in whichever order they come', async () => {
    const { id } = await firm('杭州丙试验科技有限公司')
    for (const isReversed of [false, true]) {
      const wrong = phone.cadre!.make(visitOf({ enterprise: id }, { youth: 3 }))
      city.clock.advance(1000)
      const right = phone.cadre!.make(visitOf({ enterprise: id }, { youth: 30, replaces: wrong.id }))
      for (const one of isReversed ? [right, wrong] : [wrong, right]) await phone.cadre!.send([one])
      const { visits } = (await city.call('listEnterpriseVisits', { id }, sessions.cadre)).result
      expect(visits.find((one) => one.id === wrong.id)).toMatchObject({ counts: false, ended: 'replaced' })
      expect(visits.find((one) => one.id === right.id)?.counts).toBe(true)
    }
  })

  test('one that was put right and then taken back does not count again when what put it right is taken back, too', async () => {
    const { id } = await firm('杭州癸试验科技有限公司')
    const wrong = phone.cadre!.make(visitOf({ enterprise: id }, { youth: 3 }))
    const right = phone.cadre!.make(visitOf({ enterprise: id }, { youth: 30, replaces: wrong.id }))
    const back = (record: string) => phone.cadre!.make({ form: 1, kind: 'taken-back', record })
    await phone.cadre!.send([wrong, right])
    await phone.cadre!.send([back(wrong.id)])
    expect(await rows(sql`select ended from field_visit where record_id = ${right.id}`)).toEqual([{ ended: null }])
    await phone.cadre!.send([back(right.id)])
    const left = await rows(sql`select ended from field_visit where record_id in (${wrong.id}, ${right.id})`)
    expect(left).toEqual([{ ended: 'taken-back' }, { ended: 'taken-back' }])
  })

  test('put right twice, and both taken back: the first counts again, whichever goes first', async () => {
    const { id } = await firm('杭州子试验科技有限公司')
    for (const isReversed of [false, true]) {
      const first = phone.cadre!.make(visitOf({ enterprise: id }, { youth: 3 }))
      const second = phone.cadre!.make(visitOf({ enterprise: id }, { youth: 30, replaces: first.id }))
      const third = phone.cadre!.make(visitOf({ enterprise: id }, { youth: 31, replaces: second.id }))
      await phone.cadre!.send([first, second, third])
      for (const record of isReversed ? [third.id, second.id] : [second.id, third.id])
        await phone.cadre!.send([phone.cadre!.make({ form: 1, kind: 'taken-back', record })])
      const { visits } = (await city.call('listEnterpriseVisits', { id }, sessions.cadre)).result
      const counts = [first, second, third].map((one) => visits.find((visit) => visit.id === one.id)?.counts)
      expect(counts).toEqual([true, false, false])
    }
  })

  test('a mistake is taken back with what it brought about, also where the taking back came first', async () => {
    const { id } = await firm('杭州丁试验科技有限公司')
    const visit = phone.cadre!.make(visitOf({ enterprise: id }, { wish: 'yes', nextOn: '2026-12-20' }))
    const back = phone.cadre!.make({ form: 1, kind: 'taken-back', record: visit.id })
    const [early] = (await phone.cadre!.send([back])).result.receipts
    expect(early).toMatchObject({ outcome: 'kept', conflicts: ['missing-record'] })
    await phone.cadre!.send([visit])
    expect(await followsOf(id)).toEqual([])
    const { visits } = (await city.call('listEnterpriseVisits', { id }, sessions.cadre)).result
    expect(visits.map((one) => [one.counts, one.ended])).toEqual([[false, 'taken-back']])
    expect((await conflicts()).rows.filter((one) => one.ours.record === back.id)).toEqual([])
    expect((await phone.cadre!.send([back])).result.receipts[0]?.outcome).toBe('recorded')
  })

  test('two persons at one enterprise: agreeing is noted, differing is shown with both sides', async () => {
    const { id } = await firm('杭州戊试验科技有限公司')
    await phone.cadre?.record(visitOf({ enterprise: id }, { youth: 8, wish: 'yes' }))
    city.clock.advance(60_000)
    const [agreeing] = (await phone.colleague?.record(visitOf({ enterprise: id }, { youth: 8, known }))) ?? []
    expect(agreeing).toMatchObject({ outcome: 'recorded', conflicts: ['visited-by-other'] })
    const open = (await conflicts()).total
    city.clock.advance(60_000)
    const [differing] =
      (await phone.colleague?.record(
        visitOf({ enterprise: id }, { youth: 2, wish: 'no', note: '说没有青年', known }),
      )) ?? []
    expect(differing?.conflicts).toEqual(['visited-by-other'])
    const shown = await conflicts()
    expect(shown.total).toBe(open + 1)
    const one = shown.rows.find((row) => row.ours.record === differing?.id)
    expect(one).toMatchObject({
      enterpriseId: id,
      ours: { youth: 2, wish: 'no', note: '说没有青年' },
      theirs: { youth: 8, wish: 'yes' },
      may: ['keep', 'set-aside'],
    })
    expect((await conflicts('neighbour')).rows).toEqual([])
    // The duty to look at it has a day and a person, and is not settled apart from it.
    const duty = (await follows('colleague')).find((row) => row.kind === 'settle-conflict' && row.enterpriseId === id)
    const apart = await city.call(
      'settleFollowUp',
      { key: newKey(), id: duty?.id ?? '', outcome: 'done' },
      sessions.colleague,
    )
    expect(apart.error.name).toBe('followUpByConflict')
    const decide = (decision: 'keep' | 'take-in', who = 'cadre') =>
      city.call('settleFieldConflict', { key: newKey(), id: one?.id ?? '', decision }, sessions[who])
    expect((await decide('keep', 'neighbour')).error.name).toBe('fieldConflictUnknown')
    expect((await decide('take-in')).error.name).toBe('inputInvalid')
    expect((await decide('keep')).status).toBe(200)
    expect((await decide('keep')).error.name).toBe('fieldConflictSettled')
    const { visits } = (await city.call('listEnterpriseVisits', { id }, sessions.cadre)).result
    expect(visits.filter((visit) => visit.counts).map((visit) => visit.youth)).toEqual([2, 8])
    expect(visits).toHaveLength(3)
    expect((await follows('colleague')).some((row) => row.id === duty?.id)).toBe(false)
  })

  test('two that differ, and one is taken back: nothing is left to decide, and the other counts', async () => {
    for (const goes of ['ours', 'theirs'] as const) {
      const { id } = await firm(`杭州丑${goes}试验科技有限公司`)
      const [first] = (await phone.cadre?.record(visitOf({ enterprise: id }, { youth: 8 }))) ?? []
      city.clock.advance(60_000)
      const [second] = (await phone.colleague?.record(visitOf({ enterprise: id }, { youth: 2, known }))) ?? []
      const open = async () => (await conflicts()).rows.filter((row) => row.ours.record === second?.id)
      expect(await open()).toHaveLength(1)
      const [whose, record] = goes === 'ours' ? [phone.colleague, second] : [phone.cadre, first]
      await whose?.record({ form: 1, kind: 'taken-back', record: record?.id ?? '' })
      expect(await open()).toEqual([])
      expect((await followsOf(id)).filter((one) => one.kind === 'settle-conflict')).toEqual([])
      const { visits } = (await city.call('listEnterpriseVisits', { id }, sessions.cadre)).result
      expect(visits.filter((one) => one.counts).map((one) => one.youth)).toEqual([goes === 'ours' ? 8 : 2])
    }
  })

  test('a merged enterprise is followed to the one that it is now', async () => {
    const kept = await firm('杭州己试验科技有限公司')
    const gone = await firm('杭州己试验科技分公司')
    const person = (
      await rows(sql<{ person_id: string; office_id: string }>`select person_id, office_id from cadre_grant limit 1`)
    )[0]!
    await city.ground.act((call) =>
      mergeEnterprises(
        call,
        { winner: kept.id, loser: gone.id, ground: 'same' },
        { personId: person.person_id, officeId: person.office_id },
      ),
    )
    const [receipt] = (await phone.cadre?.record(visitOf({ enterprise: gone.id }, { wish: 'yes' }))) ?? []
    expect(receipt).toMatchObject({ outcome: 'recorded', conflicts: ['enterprise-merged'] })
    const { visits } = (await city.call('listEnterpriseVisits', { id: kept.id }, sessions.cadre)).result
    expect(visits.map((one) => one.id)).toEqual([receipt?.id])
    expect((await followsOf(kept.id)).map((one) => one.enterprise)).toEqual([kept.name])
  })

  test('a merge that is undone leaves each with the visits and the applications that were recorded of it', async () => {
    const kept = await firm('杭州合并试验甲科技有限公司')
    const other = await firm('杭州合并试验乙科技有限公司')
    const person = (
      await rows(sql<{ person_id: string; office_id: string }>`select person_id, office_id from cadre_grant limit 1`)
    )[0]!
    const by = { personId: person.person_id, officeId: person.office_id }
    await city.ground.act((call) => mergeEnterprises(call, { winner: kept.id, loser: other.id, ground: 'same' }, by))
    const notice = (await city.call('getCity', {})).result.notice.version
    const receipts =
      (await phone.cadre?.record(
        visitOf({ enterprise: other.id }, { youth: 3, wish: 'yes' }),
        visitOf({ uscc: other.uscc }, { youth: 4, wish: 'yes' }),
        visitOf({ enterprise: kept.id }, { youth: 5, wish: 'yes' }),
        {
          form: 1,
          kind: 'application',
          subject: { enterprise: other.id },
          contactName: '欧阳示例丙',
          phone: '15400000059',
          bodies: ['league'],
          youth: 2,
          members: 0,
          noticeVersion: notice,
        },
      )) ?? []
    expect(receipts.map((one) => one.outcome)).toEqual(['recorded', 'recorded', 'recorded', 'recorded'])
    const visitsOf = async (id: string) =>
      (await city.call('listEnterpriseVisits', { id }, sessions.cadre)).result.visits.map((one) => one.youth).sort()
    expect(await visitsOf(kept.id)).toEqual([3, 4, 5])
    expect((await followsOf(kept.id)).map((one) => one.kind)).toEqual(['await-confirmation'])
    const [merge] = await rows(sql<{ id: string }>`select id from enterprise_merge where loser_id = ${other.id}`)
    await city.ground.act((call) => undoMerge(call, { winner: kept.id, merge: merge?.id ?? '' }, by))
    expect([await visitsOf(kept.id), await visitsOf(other.id)]).toEqual([[5], [3, 4]])
    expect((await followsOf(other.id)).map((one) => one.kind)).toEqual(['await-confirmation'])
    expect(await followsOf(kept.id)).toEqual([])
  })

  test('an enterprise by its code or its invitation; a code of another city is kept for a person, who says which it is', async () => {
    const { id, uscc } = await firm('杭州庚试验科技有限公司')
    const token = await city.invite(uscc)
    const receipts =
      (await phone.cadre?.record(
        visitOf({ uscc }),
        visitOf({ invitation: token }),
        visitOf({ invitation: 'notAnInvitationAtAll00000' }),
        visitOf({ uscc: inventUscc(77, '310101') }, { youth: 5, wish: 'yes' }),
      )) ?? []
    expect(receipts.map((one) => [one.outcome, one.conflicts])).toEqual([
      ['recorded', []],
      ['recorded', []],
      ['kept', ['unknown-enterprise']],
      ['kept', ['unknown-enterprise']],
    ])
    const conflict = (await conflicts()).rows.find((row) => row.ours.record === receipts[3]?.id)
    expect(conflict).toMatchObject({ ours: { youth: 5, wish: 'yes' }, may: ['link', 'take-in', 'set-aside'] })
    const link = (enterprise: string) =>
      city.call(
        'settleFieldConflict',
        { key: newKey(), id: conflict?.id ?? '', decision: 'link', enterprise },
        sessions.cadre,
      )
    const brook = await idOf(firms.brook.uscc)
    expect((await link(brook)).error.name).toBe('enterpriseUnknown')
    expect((await link(id)).status).toBe(200)
    const { visits } = (await city.call('listEnterpriseVisits', { id }, sessions.cadre)).result
    expect(visits.find((one) => one.id === receipts[3]?.id)).toMatchObject({ youth: 5, counts: true })
    // Its text was needed until then.
    expect(
      await rows(sql`select 1 from personal_value where field = ${`field-text/${receipts[3]?.id ?? ''}`}`),
    ).toEqual([])
  })

  test('an enterprise of another office’s ground is recorded, noted, and what follows lies there', async () => {
    const { id } = await firm('杭州辛试验科技有限公司', '转塘街道')
    const [receipt] = (await phone.cadre?.record(visitOf({ enterprise: id }, { wish: 'yes' }))) ?? []
    expect(receipt).toMatchObject({ outcome: 'recorded', conflicts: ['division-changed'] })
    expect((await followsOf(id, 'neighbour')).map((one) => [one.kind, one.mine])).toEqual([['send-invitation', true]])
    expect(await followsOf(id, 'cadre')).toEqual([])
  })

  test('struck off: a closed door agrees with the register, somebody who was there does not', async () => {
    const { id } = await firm('杭州壬试验科技有限公司', '翠苑街道', { status: 'closed' })
    const before = (await conflicts()).total
    await phone.cadre?.record(visitOf({ enterprise: id }, { met: 'moved' }))
    expect((await conflicts()).total).toBe(before)
    await phone.cadre?.record(visitOf({ enterprise: id }, { met: 'principal', wish: 'yes' }))
    // The clock stands still: which of several comes last says nothing.
    expect((await conflicts()).rows.find((one) => one.enterpriseId === id)).toMatchObject({ kind: 'struck-off' })
    // Nobody is to invite what is struck off.
    expect((await followsOf(id)).map((one) => one.kind)).toEqual(['settle-conflict'])
  })

  test('the open case’s timeline tells of the visit, and nothing moves', async () => {
    const { id, uscc, name, address } = await firm('杭州癸试验科技有限公司')
    const { result } = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { name, uscc, address },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: (await city.call('getCity', {})).result.notice.version,
      },
      sessions.owner,
    )
    const [receipt] = (await phone.cadre?.record(visitOf({ enterprise: id }, { wish: 'yes', known }))) ?? []
    expect(receipt).toMatchObject({ outcome: 'recorded', conflicts: ['case-moved'] })
    const shown = (await city.call('getCase', { id: result.id }, sessions.cadre)).result
    expect(JSON.stringify(shown.timeline)).toMatch(/上门/)
    expect(await rows(sql`select state from case_file where id = ${result.id}`)).toEqual([{ state: 'submitted' }])
    expect((await followsOf(id)).filter((one) => one.kind === 'send-invitation')).toEqual([])
  })

  describe('a newcomer', () => {
    test('that the pool has is joined to it, with its visit', async () => {
      const { id, name, uscc } = await firm('杭州子丑试验贸易有限公司')
      const made = phone.cadre!.make(newcomer(name, { uscc }))
      const visit = phone.cadre!.make(visitOf({ newcomer: made.id }, { youth: 4 }))
      const { receipts } = (await phone.cadre!.send([made, visit])).result
      expect(receipts.map((one) => [one.outcome, one.conflicts])).toEqual([
        ['recorded', []],
        ['recorded', []],
      ])
      const { visits } = (await city.call('listEnterpriseVisits', { id }, sessions.cadre)).result
      expect(visits.map((one) => one.youth)).toEqual([4])
    })

    test('that is new and has a code is taken into the pool where it was seen', async () => {
      const uscc = inventUscc(++serial)
      const made = phone.cadre!.make(newcomer('杭州寅卯试验餐饮有限公司', { uscc }))
      const visit = phone.cadre!.make(visitOf({ newcomer: made.id }, { wish: 'yes' }))
      await phone.cadre!.send([made, visit])
      const id = await idOf(uscc)
      expect(await rows(sql`select source from enterprise where id = ${id}`)).toEqual([{ source: 'field' }])
      expect((await followsOf(id)).map((one) => one.kind)).toEqual(['send-invitation'])
      // The colleague stood before the same door: one enterprise.
      await phone.colleague?.record(newcomer('杭州寅卯试验餐饮有限公司', { uscc }))
      expect(await rows(sql`select 1 from enterprise where uscc = ${uscc}`)).toHaveLength(1)
    })

    test('that may be one of the pool, or has no code, is shown to a person; its visit follows what is decided', async () => {
      const { id } = await firm('杭州辰巳试验广告有限公司')
      const made = phone.cadre!.make(newcomer('辰巳楼上新开的设计工作室'))
      const visit = phone.cadre!.make(visitOf({ newcomer: made.id }, { youth: 6, wish: 'yes' }))
      const { receipts } = (await phone.cadre!.send([made, visit])).result
      expect(receipts[0]?.outcome).toBe('recorded')
      const row = (await conflicts()).rows.find((one) => one.ours.record === made.id)
      expect(row).toBeDefined()
      // With the code that a person finds: see fieldwork-meant.
      expect(row?.may).toContain('take-in')
      expect((await follows()).some((one) => one.enterprise === '辰巳楼上新开的设计工作室')).toBe(true)
      const { status } = await city.call(
        'settleFieldConflict',
        { key: newKey(), id: row?.id ?? '', decision: 'link', enterprise: id },
        sessions.cadre,
      )
      expect(status).toBe(200)
      const { visits } = (await city.call('listEnterpriseVisits', { id }, sessions.cadre)).result
      expect(visits.map((one) => one.youth)).toEqual([6])
      expect((await followsOf(id)).map((one) => one.kind)).toEqual(['send-invitation'])
    })

    test('that is taken back is asked of nobody; another of its name still is, and for its code', async () => {
      const name = '杭州卯寅试验美容有限公司'
      const [first] = (await phone.cadre?.record(newcomer(name))) ?? []
      const [second] = (await phone.colleague?.record(newcomer(name))) ?? []
      const shown = async (record?: string) => (await conflicts()).rows.filter((one) => one.ours.record === record)
      expect((await shown(first?.id)).map((one) => one.kind)).toEqual(['unknown-enterprise'])
      expect(await shown(second?.id)).toMatchObject([
        { kind: 'possible-duplicate', theirs: { record: first?.id }, reason: fieldworkWords.sameName },
      ])
      await phone.cadre?.record({ form: 1, kind: 'taken-back', record: first?.id ?? '' })
      expect(await shown(first?.id)).toEqual([])
      expect(
        await rows(sql`select 1 from field_follow where record_id = ${first?.id ?? ''} and settled_at is null`),
      ).toEqual([])
      expect(await shown(second?.id)).toMatchObject([{ theirs: null, reason: fieldworkWords.noCode }])
    })

    test('that comes after its visit brings the visit with it', async () => {
      const uscc = inventUscc(++serial)
      const made = phone.cadre!.make(newcomer('杭州午未试验物流有限公司', { uscc }))
      const visit = phone.cadre!.make(visitOf({ newcomer: made.id }, { youth: 9 }))
      const [early] = (await phone.cadre!.send([visit])).result.receipts
      expect(early).toMatchObject({ outcome: 'kept', conflicts: ['missing-record'] })
      await phone.cadre!.send([made])
      const { visits } = (await city.call('listEnterpriseVisits', { id: await idOf(uscc) }, sessions.cadre)).result
      expect(visits.map((one) => [one.youth, one.counts])).toEqual([[9, true]])
      expect((await conflicts()).rows.filter((one) => one.ours.record === visit.id)).toEqual([])
    })
  })

  test('the own day shows what was done and what follows; nobody else’s', async () => {
    city.clock.advance(3 * DAY)
    const { id } = await firm('杭州申酉试验科技有限公司')
    const [receipt] = (await phone.cadre?.record(visitOf({ enterprise: id }, { wish: 'yes', youth: 7 }))) ?? []
    await phone.colleague?.record(visitOf({ enterprise: id }, { youth: 7 }))
    const { result } = await city.call('getFieldDay', {}, sessions.cadre)
    expect(result.done).toEqual([
      expect.objectContaining({ record: receipt?.id, kind: 'visit', enterpriseId: id, wish: 'yes', youth: 7 }),
    ])
    expect(result.follows.map((one) => one.kind)).toEqual(['send-invitation'])
    await phone.cadre?.record({ form: 1, kind: 'taken-back', record: receipt?.id ?? '' })
    const after = (await city.call('getFieldDay', {}, sessions.cadre)).result
    expect(after.done.map((one) => [one.kind, one.takenBack])).toEqual([
      ['visit', true],
      ['taken-back', false],
    ])
    expect(result.done.map((one) => one.takenBack)).toEqual([false])
    expect(after.follows).toEqual([])
    expect((await city.call('getFieldDay', {}, sessions.district)).result.done).toEqual([])
    expect((await city.call('getFieldDay', { day: '2026-01-01' }, sessions.cadre)).result.done).toEqual([])
  })

  test('the own day tells what may be taken back, what is bound, and whose taking back is looked at', async () => {
    city.clock.advance(3 * DAY)
    const uscc = inventUscc(++serial)
    const made = phone.cadre!.make(newcomer('杭州酉申试验面点有限公司', { uscc }))
    const plain = phone.cadre!.make(newcomer('杭州未午试验面点'))
    const visit = phone.cadre!.make(visitOf({ newcomer: plain.id }))
    await phone.cadre!.send([made, plain, visit])
    const day = async () =>
      new Map((await city.call('getFieldDay', {}, sessions.cadre)).result.done.map((one) => [one.record, one]))
    const before = await day()
    // One is in the pool, on the other a visit rests.
    expect([made, plain, visit].map(({ id }) => before.get(id)?.back)).toEqual(['bound', 'bound', 'free'])
    const [asked] = (await phone.cadre?.record({ form: 1, kind: 'taken-back', record: made.id })) ?? []
    expect(asked).toMatchObject({ outcome: 'kept', conflicts: ['unapplied'] })
    await phone.cadre?.record({ form: 1, kind: 'taken-back', record: visit.id })
    const after = await day()
    expect([made, plain, visit].map(({ id }) => after.get(id)?.back)).toEqual(['asked', 'free', 'free'])
    expect([made, plain, visit].map(({ id }) => after.get(id)?.takenBack)).toEqual([false, false, true])
    const conflict = (await conflicts()).rows.find((row) => row.ours.record === asked?.id)
    await city.call(
      'settleFieldConflict',
      { key: newKey(), id: conflict?.id ?? '', decision: 'set-aside' },
      sessions.cadre,
    )
    expect((await day()).get(made.id)?.back).toBe('bound')
  })

  test('records of an ended grant are kept whole, answered, and count once a person of the office lets them', async () => {
    const { id } = await firm('杭州戌亥试验科技有限公司')
    const waiting = phone.colleague!.make(visitOf({ enterprise: id }, { youth: 11, wish: 'yes' }))
    await phone.colleague?.record(visitOf({ enterprise: id }, { nextOn: '2026-12-30' }))
    const [grant] = await rows(sql<{ id: string }>`
      select cadre_grant.id from cadre_grant join personal_value value on value.person_id = cadre_grant.person_id and value.field = 'phone'
      where value.person_id = (select person_id from field_device where id = ${phone.colleague!.device}) and valid_until is null`)
    const ended = await city.call('endGrant', { key: newKey(), id: grant?.id ?? '' }, sessions.district)
    expect(ended.status).toBe(200)
    // What was to be done has another owner at once.
    expect((await followsOf(id)).map((one) => [one.kind, one.mine])).toEqual([['look-in-again', true]])
    const [receipt] = (await phone.colleague!.send([waiting])).result.receipts
    expect(receipt).toMatchObject({ outcome: 'kept', conflicts: ['grant-ended'] })
    // The phone is still opened, so that what lies on it can be sent; a new one is not.
    expect((await phone.colleague!.open()).result.mayVisit).toBe(false)
    expect((await new FieldPhone(city, sessions.colleague ?? '').open()).error.name).toBe('forbidden')
    const row = (await conflicts()).rows.find((one) => one.ours.record === waiting.id)
    expect(row).toMatchObject({ kind: 'grant-ended', ours: { youth: 11 } })
    await city.call('settleFieldConflict', { key: newKey(), id: row?.id ?? '', decision: 'keep' }, sessions.cadre)
    const { visits } = (await city.call('listEnterpriseVisits', { id }, sessions.cadre)).result
    expect(visits.find((one) => one.id === waiting.id)).toMatchObject({ youth: 11, counts: true })
  })

  test('whatever a record refers to, nothing is lost and nothing stops the next', async () => {
    const hostile: RecordBody[] = [
      visitOf({ enterprise: randomUUID() }),
      visitOf({ newcomer: randomUUID() }),
      { form: 1, kind: 'taken-back', record: randomUUID() },
      { form: 1, kind: 'placed', place: randomUUID(), subject: { enterprise: randomUUID() }, here: true, at: null },
      newcomer("'; drop table field_record; --", { address: '%_\\' }),
    ]
    const receipts = (await phone.cadre?.record(...hostile)) ?? []
    expect(receipts.map((one) => one.outcome)).not.toContain('refused')
    const { id } = await firm('杭州天干试验科技有限公司')
    expect((await phone.cadre?.record(visitOf({ enterprise: id })))?.[0]?.outcome).toBe('recorded')
  })
})
