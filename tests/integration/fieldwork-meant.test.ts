/** A record whose enterprise nobody knew: found in the pool by a person of the office, or taken in with its code; what waits for it goes on. */
import { sql } from 'kysely'
import { keepFieldwork } from '../../cloud/fieldwork/actions'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import type { RecordBody } from '../../types/field-records'
import type { InputOf } from '../../types/registry'
import { fieldworkWords } from '../../types/words/fieldwork'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { FieldPhone, visitOf } from '../support/fieldwork'

const DAY = 86_400_000

describe('an enterprise that nobody knew', () => {
  let city: TestCity
  const sessions: Record<string, string> = {}
  let phone: FieldPhone
  let notice = ''
  let serial = 8000
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const idOf = async (uscc: string) =>
    city.ground.act(async (call) => (await findEnterpriseByUscc(call, uscc))?.id ?? '')
  const firm = async (name: string, street: string | null = '翠苑街道') => {
    const uscc = inventUscc(++serial)
    const address = `西湖区${street ?? ''}试验路${serial}号`
    await city.ground.act((call) => putRecords(call, [{ name, uscc, address, street }], 'test'))
    return { id: await idOf(uscc), uscc, name, address }
  }
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
  const application = (subject: { newcomer: string }, owner: string): RecordBody => ({
    form: 1,
    kind: 'application',
    subject,
    contactName: '欧阳示例乙',
    phone: owner,
    bodies: ['league'],
    youth: 2,
    members: 0,
    noticeVersion: notice,
  })
  const conflicts = async (who = 'cadre') => (await city.call('listFieldConflicts', {}, sessions[who])).result.rows
  const conflictOf = async (record: string, who = 'cadre') =>
    (await conflicts(who)).find((one) => one.ours.record === record)
  const settle = (input: Omit<InputOf<'settleFieldConflict'>, 'key'>, who = 'cadre') =>
    city.call('settleFieldConflict', { key: newKey(), ...input }, sessions[who])
  const find = (id: string, query: string, who = 'cadre') =>
    city.call('findForFieldConflict', { id, query }, sessions[who])
  const visitsOf = async (id: string) =>
    (await city.call('listEnterpriseVisits', { id }, sessions.cadre)).result.visits.map((one) => one.youth)
  const taken = async () => (await city.call('listTakenApplications', {}, sessions.cadre)).result.rows
  /** A newcomer without a code with one visit; what the office is shown of it. */
  const met = async (name: string, youth: number, more: object = {}) => {
    const made = phone.make(newcomer(name, more))
    await phone.send([made, phone.make(visitOf({ newcomer: made.id }, { youth }))])
    const conflict = await conflictOf(made.id)
    if (conflict === undefined) throw new Error(`${name} is not shown`)
    return { record: made.id, conflict }
  }

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    for (const who of ['cadre', 'neighbour', 'district'] as const) sessions[who] = await city.logIn(phones[who])
    sessions.owner = await city.logIn(phones.owner)
    notice = (await city.call('getCity', {})).result.notice.version
    phone = new FieldPhone(city, sessions.cadre ?? '')
    await phone.open()
  })
  afterAll(() => city.stop())

  it('is called by its code among what is to be done, and is never without a name', async () => {
    const uscc = inventUscc(++serial)
    const unknown = phone.make(visitOf({ uscc }))
    const missing = phone.make(visitOf({ newcomer: newKey() }))
    await phone.send([unknown, missing])
    const { result } = await city.call('listFollowUps', { mine: true }, sessions.cadre)
    const named = result.rows.filter((one) => one.kind === 'settle-conflict').map((one) => one.enterprise)
    expect(named).toContain(`信用代码 ${uscc}`)
    expect(named).toContain('没有记下名称')
    expect(named).not.toContain('')
    const day = await city.call('getFieldDay', {}, sessions.cadre)
    expect(day.result.follows.map((one) => one.enterprise)).toContain(`信用代码 ${uscc}`)
  })

  it('is called by its newcomer’s name while that has not come to be an enterprise', async () => {
    const made = phone.make(newcomer('杭州试验待认商行'))
    const told = phone.make(application({ newcomer: made.id }, phones.owner))
    await phone.send([made, told])
    const { result } = await city.call('listFollowUps', { mine: true }, sessions.cadre)
    expect(result.rows.filter((one) => one.enterprise === '杭州试验待认商行')).toHaveLength(2)
  })

  test('is found by a part of its name, its code or its address, within the reach and for an open conflict only', async () => {
    const own = await firm('杭州松涛阁试验餐饮有限公司')
    const far = await firm('杭州松涛阁试验贸易有限公司', '转塘街道')
    const { conflict } = await met('楼上没有招牌的小馆', 3)
    expect(conflict).toMatchObject({ kind: 'unknown-enterprise', theirs: null })
    for (const query of ['松涛阁', own.uscc.slice(0, 18), `试验路${serial - 1}号`]) {
      const { result } = await find(conflict.id, query)
      expect(result.rows.map((one) => one.id)).toContain(own.id)
      expect(result.rows.map((one) => one.id)).not.toContain(far.id)
    }
    expect((await find(conflict.id, '松涛阁')).result.rows).toEqual([
      { id: own.id, name: own.name, uscc: own.uscc, address: own.address },
    ])
    // One letter finds half the pool: that would be a list of it.
    expect((await find(conflict.id, '杭')).error.name).toBe('inputInvalid')
    expect((await find(conflict.id, '松涛阁', 'neighbour')).error.name).toBe('fieldConflictUnknown')
    expect((await find(conflict.id, '松涛阁', 'district')).result.rows.map((one) => one.id).sort()).toEqual(
      [own.id, far.id].sort(),
    )
    expect((await find(newKey(), '松涛阁')).error.name).toBe('fieldConflictUnknown')
    expect((await settle({ id: conflict.id, decision: 'link', enterprise: far.id })).error.name).toBe(
      'enterpriseUnknown',
    )
    expect((await settle({ id: conflict.id, decision: 'link', enterprise: own.id })).status).toBe(200)
    expect(await visitsOf(own.id)).toEqual([3])
    expect((await find(conflict.id, '松涛阁')).error.name).toBe('fieldConflictSettled')
  })

  test('says how many more there are than are shown', async () => {
    const uscc = () => inventUscc(++serial)
    const many = Array.from({ length: 12 }, (_, i) => ({
      name: `杭州同巷${'甲乙丙丁戊己庚辛壬癸子丑'.charAt(i)}试验有限公司`,
      uscc: uscc(),
      address: '西湖区翠苑街道同巷路1号',
      street: '翠苑街道',
    }))
    await city.ground.act((call) => putRecords(call, many, 'test'))
    const { conflict } = await met('同一条巷子的小铺', 1)
    const { result } = await find(conflict.id, '同巷')
    expect(result.rows).toHaveLength(10)
    expect(result.more).toBe(true)
  })

  test('is taken in with the code that a person found, with what was recorded of it', async () => {
    const { conflict } = await met('巷口新开的试验面馆', 4, { address: '西湖区翠苑街道试验路9901号' })
    expect(conflict.may).toContain('take-in')
    expect(conflict.ours).toMatchObject({ uscc: null, address: '西湖区翠苑街道试验路9901号' })
    const missing = (await settle({ id: conflict.id, decision: 'take-in' })).error
    expect(missing).toMatchObject({ name: 'inputInvalid', fields: [{ field: 'uscc' }] })
    expect((await settle({ id: conflict.id, decision: 'take-in', uscc: '91330106WW' })).error.name).toBe('inputInvalid')
    const uscc = inventUscc(++serial)
    expect((await settle({ id: conflict.id, decision: 'take-in', uscc })).status).toBe(200)
    const id = await idOf(uscc)
    expect(await rows(sql`select name, source from enterprise where id = ${id}`)).toEqual([
      { name: '巷口新开的试验面馆', source: 'field' },
    ])
    expect(await visitsOf(id)).toEqual([4])
  })

  test('with the code of one that the pool has under another name is that one once a person says so, wherever it is registered', async () => {
    const known = await firm('杭州竹里馆试验文化有限公司', null)
    const { conflict } = await met('二楼东边的琴行', 5)
    const { id, uscc } = known
    expect((await settle({ id: conflict.id, decision: 'take-in', uscc })).error).toMatchObject({
      name: 'inputInvalid',
      fields: [{ field: 'uscc', message: fieldworkWords.usccOf(known.name) }],
    })
    // It lies with the district, out of the street's reach: its whole code finds it, and nothing else does.
    expect((await find(conflict.id, '竹里馆')).result.rows).toEqual([])
    expect((await find(conflict.id, uscc.toLowerCase())).result).toEqual({
      rows: [{ id, uscc, name: known.name, address: '' }],
      elsewhere: true,
      more: false,
    })
    expect((await settle({ id: conflict.id, decision: 'link', enterprise: id })).error.name).toBe('enterpriseUnknown')
    expect((await settle({ id: conflict.id, decision: 'link', enterprise: id, uscc })).status).toBe(200)
    expect(await rows(sql`select 1 from enterprise where uscc = ${known.uscc}`)).toHaveLength(1)
    expect(await rows(sql`select youth from field_visit where enterprise_id = ${known.id}`)).toEqual([{ youth: 5 }])
  })

  test('two of one name: each says so truly, and each can be settled', async () => {
    const first = await met('楼下卖灯的试验店', 1)
    const second = await met('楼下卖灯的试验店', 2)
    expect(second.conflict).toMatchObject({
      kind: 'possible-duplicate',
      reason: fieldworkWords.sameName,
      theirs: { record: first.record },
    })
    // Both by one person: nobody else is spoken of.
    expect(fieldworkWords.sameName).not.toContain('同事')
    expect(second.conflict.may).toContain('take-in')
    const uscc = inventUscc(++serial)
    expect((await settle({ id: first.conflict.id, decision: 'take-in', uscc })).status).toBe(200)
    expect((await settle({ id: second.conflict.id, decision: 'take-in', uscc })).status).toBe(200)
    expect((await visitsOf(await idOf(uscc))).sort()).toEqual([1, 2])
  })

  test('that an import brought meanwhile is shown as what may be meant', async () => {
    const { record } = await met('杭州苔痕绿试验园艺有限公司', 6)
    const before = await conflictOf(record)
    expect(before).toMatchObject({ candidates: [], asks: true })
    const alike = async (who = 'cadre') => city.call('listFieldCandidates', { id: before?.id ?? '' }, sessions[who])
    expect((await alike()).result.rows.filter((one) => !one.unsure)).toEqual([])
    expect((await alike('neighbour')).error.name).toBe('fieldConflictUnknown')
    // The duty says which one it is about, as it was written down.
    const { rows: duties } = (await city.call('listFollowUps', { mine: true }, sessions.cadre)).result
    expect(duties.map((one) => [one.kind, one.enterprise])).toContainEqual([
      'settle-conflict',
      '杭州苔痕绿试验园艺有限公司',
    ])
    const { id } = await firm('杭州苔痕绿试验园艺有限公司')
    const shown = await conflictOf(record)
    expect((await alike()).result.rows[0]).toMatchObject({ id, unsure: false })
    expect((await settle({ id: shown?.id ?? '', decision: 'link', enterprise: id })).status).toBe(200)
    expect((await alike()).error.name).toBe('fieldConflictSettled')
    expect(await visitsOf(id)).toEqual([6])
  })

  test('shows with the record what stood at the door: the code of a visit that no list had', async () => {
    const uscc = inventUscc(++serial)
    const [visit] = await phone.record(visitOf({ uscc }, { youth: 7 }))
    expect(await conflictOf(visit?.id ?? '')).toMatchObject({ enterprise: '', ours: { uscc, youth: 7 } })
  })

  test('of which only a code was scanned is taken in by it, with the name that the licence has', async () => {
    const uscc = inventUscc(++serial)
    const [visit, waits] = await phone.record(visitOf({ uscc }, { youth: 8, note: '企业名称：锁屏时扫到的试验商行' }), {
      ...application({ newcomer: newKey() }, '15400000175'),
      subject: { uscc },
    } as RecordBody)
    expect([visit?.outcome, waits?.outcome]).toEqual(['kept', 'kept'])
    const shown = await conflictOf(visit?.id ?? '')
    expect(shown?.may).toEqual(['link', 'take-in', 'set-aside'])
    const takeIn = (of: string, more: object) => settle({ id: of, decision: 'take-in', ...more })
    expect((await takeIn(shown?.id ?? '', {})).error).toMatchObject({
      name: 'inputInvalid',
      fields: [{ field: 'name' }],
    })
    expect((await takeIn(shown?.id ?? '', { name: '锁屏时扫到的试验商行' })).status).toBe(200)
    const id = await idOf(uscc)
    expect(await rows(sql`select name, source from enterprise where id = ${id}`)).toEqual([
      { name: '锁屏时扫到的试验商行', source: 'field' },
    ])
    expect(await visitsOf(id)).toEqual([8])
    // The other record of it: the pool has the code by now.
    const other = await conflictOf(waits?.id ?? '')
    expect(other?.may).toContain('take-in')
    expect((await takeIn(other?.id ?? '', { name: '另一个名字' })).status).toBe(200)
    expect((await taken()).find((one) => one.id === waits?.id)?.enterprise).toBe('锁屏时扫到的试验商行')
    // Of a code that nobody scanned there is nothing to take in.
    const [lost] = await phone.record(visitOf({ invitation: 'notAnInvitationAtAll00001' }))
    expect((await conflictOf(lost?.id ?? ''))?.may).toEqual(['link', 'set-aside'])
  })

  describe('with an application taken there', () => {
    test('shows its name and why it waits, and goes on by itself once the enterprise is taken in', async () => {
      const owner = '15400000171'
      const { record, conflict } = await met('拐角的试验修表铺', 2)
      const [waits] = await phone.record(application({ newcomer: record }, owner))
      expect(waits?.outcome).toBe('kept')
      expect(await conflictOf(waits?.id ?? '')).toMatchObject({
        enterprise: '拐角的试验修表铺',
        reason: fieldworkWords.awaitsNewcomer('2026-12-07'),
      })
      const uscc = inventUscc(++serial)
      expect((await settle({ id: conflict.id, decision: 'take-in', uscc })).status).toBe(200)
      expect((await taken()).find((one) => one.id === waits?.id)).toMatchObject({
        enterprise: '拐角的试验修表铺',
        state: 'waiting',
      })
      expect(await conflictOf(waits?.id ?? '')).toBeUndefined()
      expect(await rows(sql`select is_text_kept, outcome from field_record where id = ${waits?.id ?? ''}`)).toEqual([
        { is_text_kept: false, outcome: 'recorded' },
      ])
    })

    test('keeps its newcomer from being taken back until it is taken back itself', async () => {
      const { record } = await met('院里的试验木工坊', 2)
      await phone.record({ form: 1, kind: 'taken-back', record: await visitIn(record) })
      const [waits] = await phone.record(application({ newcomer: record }, '15400000172'))
      const [early] = await phone.record({ form: 1, kind: 'taken-back', record })
      expect(early?.outcome).toBe('kept')
      await phone.record({ form: 1, kind: 'taken-back', record: waits?.id ?? '' })
      const [late] = await phone.record({ form: 1, kind: 'taken-back', record })
      expect(late?.outcome).toBe('recorded')
    })
    const visitIn = async (newcomer: string) =>
      (await rows(sql<{ id: string }>`select record_id as id from field_visit where newcomer_id = ${newcomer}`))[0]
        ?.id ?? ''

    test('its fortnight counts from when it was kept last; once its text is gone that is what is said', async () => {
      const { record, conflict } = await met('河边的试验茶摊', 2)
      const [waits] = await phone.record(application({ newcomer: record }, '15400000173'))
      const id = waits?.id ?? ''
      const isKept = async () =>
        (await rows(sql<{ kept: boolean }>`select is_text_kept as kept from field_record where id = ${id}`))[0]?.kept
      const rounds = async (days: number) => {
        city.clock.advance(days * DAY)
        await keepFieldwork((part) => city.ground.act(part))
        sessions.cadre = await city.logIn(phones.cadre)
      }
      await rounds(10)
      // It is struck off, as the register says: kept anew, for another reason.
      const uscc = inventUscc(++serial)
      const struck = {
        name: '河边试验茶摊',
        uscc,
        address: '西湖区翠苑街道',
        street: '翠苑街道',
        status: 'closed',
      } as const
      await city.ground.act((call) => putRecords(call, [struck], 'test'))
      expect((await settle({ id: conflict.id, decision: 'take-in', uscc })).status).toBe(200)
      expect(await conflictOf(id)).toMatchObject({ kind: 'struck-off' })
      await rounds(10)
      expect(await isKept()).toBe(true)
      await rounds(5)
      expect(await isKept()).toBe(false)
      expect(await conflictOf(id)).toMatchObject({ reason: fieldworkWords.erased, may: ['set-aside'] })
    })
  })
})
