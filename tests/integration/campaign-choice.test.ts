/** Whom a campaign leaves out by what the register and the applications say, and whom it writes to of a cell with several numbers. All invented. */
import { sql } from 'kysely'
import { printedCode } from '../../cloud/intake/actions'
import { rereadPoolPhones } from '../../cloud/commands/pool-phones'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import type { PoolRecord } from '../../cloud/pool/import/check'
import { prepareCampaign, releaseCampaign, sendAll } from '../support/campaigns'
import { FieldPhone, visitOf } from '../support/fieldwork'
import { inventUscc, newKey, phones, TestCity } from '../support/city'

const second = '15400000007'
const firm = (word: string, serial: number, more: Partial<PoolRecord> = {}): PoolRecord => ({
  name: `杭州${word}${serial}测试有限公司`,
  uscc: inventUscc(82_000 + serial),
  address: '西湖区翠苑街道示例街1号',
  street: '翠苑街道',
  phone: `1540030${String(serial).padStart(4, '0')}`,
  ...more,
})
const status = (statusWritten: string, known: PoolRecord['status'] = null) => ({ status: known, statusWritten })

describe('whom a campaign leaves out', () => {
  let city: TestCity
  let district = ''
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    await city.appoint(second, '西湖区')
    district = await city.logIn(phones.district)
  })
  afterAll(() => city.stop())

  const put = (records: readonly PoolRecord[]) => city.ground.act((call) => putRecords(call, records, 'test'))
  const idOf = async ({ uscc }: PoolRecord) =>
    (await city.ground.act((call) => findEnterpriseByUscc(call, uscc)))?.id ?? ''
  const plan = async (query: string) =>
    (await city.call('planCampaign', { query, template: 'invitation' }, district)).result

  test('words of a register that nobody knows wait for a person, who may invite; a resting enterprise waits; what was closed stays closed', async () => {
    const unknown = firm('状态', 1, status('清算'))
    const was = firm('状态', 2, status('注销', 'closed'))
    const resting = firm('状态', 3, status('歇业', 'active'))
    await put([unknown, was, resting, firm('状态', 4, status('存续', 'active'))])
    await put([{ ...was, ...status('停业') }])
    expect(await plan('状态')).toMatchObject({
      messages: 1,
      excluded: { 'status-unclear': 1, suspended: 1, ineligible: 1 },
      unclear: ['清算'],
    })
    for (const one of [unknown, resting])
      expect((await city.call('planInvite', { id: await idOf(one) }, district)).result.refusal).toBeNull()
    const id = await prepareCampaign(city, phones.district, '状态')
    expect((await city.call('getCampaign', { id }, district)).result.plan).toMatchObject({ unclear: ['清算'] })
    // The same file again is no news; a word that is known ends the doubt.
    expect(await put([{ ...was, ...status('停业') }])).toMatchObject({ unchanged: 1 })
    await put([{ ...unknown, ...status('存续', 'active') }])
    expect((await plan('状态')).messages).toBe(2)
  })

  test('what a register says of the status since the preparation holds the message back; one by hand goes out', async () => {
    const [rests, unknown] = [firm('续登', 51), firm('续登', 52)]
    await put([rests, unknown, firm('续登', 53)])
    const id = await prepareCampaign(city, phones.district, '续登')
    expect((await city.call('getCampaign', { id }, district)).result.plan).toMatchObject({ messages: 3 })
    await put([
      { ...rests, ...status('歇业', 'active') },
      { ...unknown, ...status('清算') },
    ])
    await releaseCampaign(city, second, id)
    await sendAll(city)
    expect((await city.call('getCampaign', { id }, district)).result.messages).toMatchObject({ sent: 1, dropped: 2 })
    for (const one of [rests, unknown]) {
      const invite = await city.call('sendInvite', { key: newKey(), id: await idOf(one) }, district)
      expect(invite.status).toBe(200)
      await sendAll(city)
      expect(city.running.inbox?.list(one.phone ?? '')).toHaveLength(1)
    }
  })

  test('an application that may mean the enterprise holds the message back, in the choice and when it is sent', async () => {
    const one = firm('待核', 11)
    await put([one, firm('待核', 12)])
    const id = await prepareCampaign(city, phones.district, '待核')
    const enterprise = await idOf(one)
    const owner = await city.logIn('15400000611')
    const subject = { name: '杭州另一家测试有限公司', uscc: inventUscc(82_999), address: one.address }
    await city.call(
      'submitApplication',
      { key: newKey(), subject, contactName: '示例甲', bodies: ['league'], noticeVersion: '2026-11-24' },
      owner,
    )
    // As if the engine had taken it for perhaps this one.
    await city.ground.act((call) =>
      sql`update application set match_decision = 'review', match_candidate_id = ${enterprise}::uuid, enterprise_id = null
        where uscc = ${subject.uscc}`.execute(call.tx),
    )
    expect((await plan('待核')).excluded).toEqual({ 'in-review': 1 })
    await releaseCampaign(city, second, id)
    await sendAll(city)
    expect((await city.call('getCampaign', { id }, district)).result.messages).toMatchObject({ sent: 1, dropped: 1 })
  })

  test('“not in touch” looks at visits and at calls of cases, too, in the plan and when it is prepared', async () => {
    const [visited, called, quiet] = [firm('联系', 41), firm('联系', 42), firm('联系', 43)]
    await put([visited, called, quiet])
    await city.appoint(phones.cadre, '翠苑街道')
    const phone = new FieldPhone(city, await city.logIn(phones.cadre))
    await phone.open()
    await phone.record(visitOf({ enterprise: await idOf(visited) }, { met: 'principal' }))
    const owner = await city.logIn('15400000612')
    const { name, uscc, address } = called
    const { result } = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { name, uscc, address },
        contactName: '示例甲',
        bodies: ['league'],
        noticeVersion: '2026-11-24',
      },
      owner,
    )
    const street = await city.logIn(phones.cadre)
    await city.call(
      'logContact',
      { key: newKey(), id: result.id, way: 'phone', outcome: 'reached', nextOn: null, note: '' },
      street,
    )
    // Taken back it is an enterprise that may be written to again, but not one that nobody spoke to.
    await city.ground.act((call) =>
      sql`update application set closed_at = ${call.now} where id = ${result.id}`.execute(call.tx),
    )
    district = await city.logIn(phones.district)
    const asked = async (lastContact?: 'never' | 'over-30-days') =>
      (await city.call('planCampaign', { query: '联系', template: 'invitation', lastContact }, district)).result.found
    expect([await asked(), await asked('never'), await asked('over-30-days')]).toEqual([3, 1, 1])
    city.clock.advance(31 * 86_400_000)
    district = await city.logIn(phones.district)
    expect([await asked('never'), await asked('over-30-days')]).toEqual([1, 3])
  })

  test('who took an application back is left alone for half a year, also where it is taken back after the preparation; a cadre may invite it', async () => {
    const [gone, later, quiet] = [firm('撤回', 61), firm('撤回', 62), firm('撤回', 63)]
    await put([gone, later, quiet])
    const apply = async ({ name, uscc, address }: PoolRecord) => {
      const owner = await city.logIn(`154000006${uscc.slice(15, 17)}`)
      const subject = { name, uscc, address }
      const input = { subject, contactName: '示例甲', bodies: ['league' as const], noticeVersion: '2026-11-24' }
      const { result } = await city.call('submitApplication', { key: newKey(), ...input }, owner)
      const takeBack = () => city.call('withdrawApplication', { key: newKey(), id: result.id }, owner)
      return { takeBack }
    }
    district = await city.logIn(phones.district)
    const { takeBack } = await apply(gone)
    expect((await plan('撤回')).excluded).toEqual({ applied: 1 })
    expect((await takeBack()).status).toBe(200)
    expect(await plan('撤回')).toMatchObject({ messages: 2, excluded: { withdrawn: 1 } })
    const id = await prepareCampaign(city, phones.district, '撤回')
    await (await apply(later)).takeBack()
    await releaseCampaign(city, second, id)
    await sendAll(city)
    expect((await city.call('getCampaign', { id }, district)).result).toMatchObject({
      plan: { messages: 2, excluded: { withdrawn: 1 } },
      messages: { sent: 1, dropped: 1 },
    })
    // A person who looks at the one enterprise may.
    const invite = await city.call('sendInvite', { key: newKey(), id: await idOf(gone) }, district)
    expect(invite.status).toBe(200)
    await sendAll(city)
    expect(city.running.inbox?.list(gone.phone ?? '')).toHaveLength(1)
    city.clock.advance(181 * 86_400_000)
    district = await city.logIn(phones.district)
    expect(await plan('撤回')).toMatchObject({ messages: 3, excluded: {} })
  })

  test('who waits in another campaign that was let out is counted, so that the plan is what goes out; of a paused one nobody is', async () => {
    await put([firm('排队甲', 71), firm('排队甲', 72), firm('排队乙', 73)])
    const campaignOf = async (id: string) => (await city.call('getCampaign', { id }, district)).result
    const first = await prepareCampaign(city, phones.district, '排队甲')
    // Nobody has approved it: it may never go out.
    expect((await plan('排队')).messages).toBe(3)
    await releaseCampaign(city, second, first, 3_600_000)
    expect(await plan('排队')).toMatchObject({ found: 3, messages: 1, excluded: { waiting: 2 } })
    await city.call('steerCampaign', { key: newKey(), id: first, act: 'pause' }, district)
    expect((await plan('排队')).messages).toBe(3)
    await city.call('steerCampaign', { key: newKey(), id: first, act: 'resume' }, district)
    const other = await prepareCampaign(city, phones.district, '排队')
    await releaseCampaign(city, second, other)
    await sendAll(city)
    city.clock.advance(3_700_000)
    district = await city.logIn(phones.district)
    await sendAll(city)
    for (const [id, messages] of [
      [first, 2],
      [other, 1],
    ] as const) {
      const { plan: planned, messages: came } = await campaignOf(id)
      expect(planned?.messages).toBe(messages)
      expect(came).toMatchObject({ sent: messages, dropped: 0 })
    }
    expect((await plan('排队')).excluded).toEqual({ 'too-often': 3 })
  })

  test('a printed sheet is no contact until somebody opens its code', async () => {
    const printed = firm('印刷', 91)
    await put([printed])
    const enterpriseId = await idOf(printed)
    const token = (await city.ground.act((call) => printedCode(call, { enterpriseId }))) ?? ''
    const found = async () =>
      (await city.call('planCampaign', { query: '印刷', template: 'invitation', lastContact: 'never' }, district))
        .result.found
    expect(await found()).toBe(1)
    await city.call('openInvitation', { token })
    expect(await found()).toBe(0)
  })

  test('of several numbers in a cell the mobile is written to, and its opt-out counts', async () => {
    const [phone, other] = ['15400300021', '15400300022']
    await put([
      firm('两号', 21, { phone: `0571-88888888、${phone}` }),
      firm('两号', 22, { phone: `${other}；${phone}` }),
      firm('两号', 23, { phone: '0571-88888888/0571-88888889' }),
    ])
    const id = await prepareCampaign(city, phones.district, '两号')
    await releaseCampaign(city, second, id)
    await sendAll(city)
    const campaign = (await city.call('getCampaign', { id }, district)).result
    expect(campaign).toMatchObject({ messages: { sent: 2 }, plan: { excluded: { landline: 1 } } })
    for (const to of [phone, other]) expect(city.running.inbox?.list(to)).toHaveLength(1)
  })

  test('a cell of several numbers that was imported when its whole counted waits for the next import', async () => {
    const one = firm('旧格', 31, { phone: '15400300031、15400300032' })
    await put([one])
    await city.ground.act((call) =>
      sql`update personal_value set blind = decode('00', 'hex') where field = 'register/phone' and person_id = (
        select register_person_id from enterprise where uscc = ${one.uscc})`.execute(call.tx),
    )
    const id = await prepareCampaign(city, phones.district, '旧格')
    expect((await city.call('getCampaign', { id }, district)).result.plan?.excluded).toEqual({ 'wrong-number': 1 })
    await put([one])
    expect((await city.call('planInvite', { id: await idOf(one) }, district)).result).toMatchObject({ refusal: null })
  })

  test('or for the command that reads such cells anew: once, whatever an import changed meanwhile, and without what no key opens', async () => {
    const [old, broken] = [firm('旧号', 81, { phone: '15400300081、15400300082' }), firm('旧号', 82)]
    await put([old, broken])
    const spoil = (record: PoolRecord, change: ReturnType<typeof sql>) =>
      city.ground.act((call) =>
        sql`update personal_value set ${change} where field = 'register/phone' and person_id = (
          select register_person_id from enterprise where uscc = ${record.uscc})`.execute(call.tx),
      )
    await spoil(old, sql`blind = decode('00', 'hex')`)
    await spoil(broken, sql`sealed = decode('00', 'hex')`)
    const said: string[] = []
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line)) > 0)
    try {
      await rereadPoolPhones(city.ground, { dryRun: true })
      const id = await prepareCampaign(city, phones.district, '旧号')
      expect((await city.call('getCampaign', { id }, district)).result.plan?.excluded['wrong-number']).toBe(1)
      for (let twice = 0; twice < 2; twice++) await rereadPoolPhones(city.ground, { dryRun: false })
    } finally {
      write.mockRestore()
    }
    const unopened = '另有 1 个用现有的密钥解不开，没有改动\n'
    expect(said.map((line) => line.replace(/核对 \d+ 个/, '核对'))).toEqual([
      '核对登记电话，将重新识别 1 个（试运行，没有写入）\n',
      unopened,
      '核对登记电话，已重新识别 1 个\n',
      unopened,
      '核对登记电话，已重新识别 0 个\n',
      unopened,
    ])
    expect((await city.call('planInvite', { id: await idOf(old) }, district)).result).toMatchObject({ refusal: null })
    const { rows } = await city.ground.act((call) =>
      sql`select from audit_entry where function = 'pool phones'`.execute(call.tx),
    )
    expect(rows).toHaveLength(3)
  })
})
