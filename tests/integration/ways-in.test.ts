/** Ways in without an invitation, who may apply, what else the form takes: from the wire to the cadre's page. */
import { sql } from 'kysely'
import { configureBody, removeBody } from '../../cloud/intake/actions'
import { TestCity, firms, inventUscc, newKey, phones } from '../support/city'
import type { InputOf } from '../../types/registry'

type Submit = InputOf<'submitApplication'>

describe('the ways in', () => {
  let city: TestCity
  let notice: string
  const sessions: Record<string, string> = {}
  const submit = async (who: string, subject: Submit['subject'], more: Partial<Submit> = {}) =>
    city.call(
      'submitApplication',
      { key: newKey(), subject, contactName: '示例联系人', bodies: ['league'], noticeVersion: notice, ...more },
      sessions[who],
    )
  const newcomer = (serial: number) => ({
    name: `杭州新芽晴测试${serial}号设计有限公司`,
    uscc: inventUscc(serial),
    address: '西湖区翠苑街道试验路99号',
  })

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    notice = (await city.call('getCity', {})).result.notice.version
    for (const who of ['owner', 'other', 'cadre', 'neighbour'] as const) sessions[who] = await city.logIn(phones[who])
    sessions.third = await city.logIn('15400000031')
    sessions.fourth = await city.logIn('15400000032')
  })
  afterAll(() => city.stop())

  test('an exact code finds the enterprise, and tells no more than it must', async () => {
    const { result } = await city.call('findEnterprise', { query: firms.willow.uscc.toLowerCase() }, sessions.owner)
    expect(result.found).toBe('exact')
    expect(result.candidates).toHaveLength(1)
    const [found] = result.candidates
    expect(found).toMatchObject({
      name: firms.willow.name,
      district: '西湖区',
      usccTail: firms.willow.uscc.slice(-4),
    })
    expect(found?.addressPartly).toBe('西湖区翠苑街道试验路＊＊＊')
    expect(JSON.stringify(result)).not.toContain(firms.willow.uscc)
    expect(JSON.stringify(result)).not.toContain('18号')
  })

  test('of a code with one wrong character the firm that it can mean is offered, none otherwise', async () => {
    const [nine = '', , ...rest] = firms.willow.uscc
    const lost = await city.call('findEnterprise', { query: `${nine}L${rest.join('')}` }, sessions.owner)
    expect(lost.result.found).toBe('similar')
    expect(lost.result.candidates.map(({ name }) => name)).toEqual([firms.willow.name])
    const none = await city.call('findEnterprise', { query: `${nine}N${rest.join('')}` }, sessions.owner)
    expect(none.result).toEqual({ found: 'none', candidates: [] })
  })

  test('a name brings at most three, a stranger’s name none', async () => {
    const near = await city.call('findEnterprise', { query: '柳岸晴测试科技' }, sessions.owner)
    expect(near.result.candidates.map((one) => one.name)).toContain(firms.willow.name)
    expect(near.result.candidates.length).toBeLessThanOrEqual(3)
    const none = await city.call('findEnterprise', { query: '龙鳞瀑布音像出版社' }, sessions.owner)
    expect(none.result).toEqual({ found: 'none', candidates: [] })
    const unknownCode = await city.call('findEnterprise', { query: inventUscc(999) }, sessions.owner)
    expect(unknownCode.result).toEqual({ found: 'none', candidates: [] })
  })

  test('nobody looks without signing in, and nobody lists the pool', async () => {
    expect((await city.call('findEnterprise', { query: '测试' })).error.name).toBe('signInNeeded')
    const replies = []
    for (let i = 0; i < 25; i++) replies.push(await city.call('findEnterprise', { query: `测试${i}` }, sessions.fourth))
    const refused = replies.filter((reply) => reply.status !== 200)
    expect(refused).toHaveLength(5)
    expect(refused[0]?.error).toMatchObject({ name: 'tooManyLookups', code: 1050 })
    expect(refused[0]?.error.error).toContain('直接填写')
    // Another person is not held up, and the next hour is a new one.
    expect((await city.call('findEnterprise', { query: '测试' }, sessions.third)).status).toBe(200)
    city.clock.advance(3_600_000)
    expect((await city.call('findEnterprise', { query: '测试' }, sessions.fourth)).status).toBe(200)
  })

  test('a found enterprise is applied for; the reference is good for its finder only, and for a day', async () => {
    const { result } = await city.call('findEnterprise', { query: firms.brook.uscc }, sessions.owner)
    const ref = result.candidates[0]?.ref ?? ''
    expect((await submit('other', { candidate: ref })).error.name).toBe('candidateExpired')
    expect((await submit('owner', { candidate: `${ref}x` })).error.name).toBe('candidateExpired')
    const receipt = await submit('owner', { candidate: ref }, { foundBy: 'code' })
    expect(receipt.result.office.name).toBe('转塘街道团工委')
    const file = await city.call('getCase', { id: receipt.result.id }, sessions.neighbour)
    expect(file.result).toMatchObject({ authority: '身份待核实', match: { decision: 'auto' } })
    expect(file.result.submitted.foundBy).toBe('按信用代码查找')
    const again = await city.call('findEnterprise', { query: firms.willow.uscc }, sessions.owner)
    city.clock.advance(25 * 3_600_000)
    expect((await submit('owner', { candidate: again.result.candidates[0]?.ref ?? '' })).error.name).toBe(
      'candidateExpired',
    )
  })

  test('who is not in the pool is a newcomer in the street’s queue', async () => {
    const receipt = await submit('third', newcomer(50), { foundBy: 'typed' })
    expect(receipt.status).toBe(200)
    const queue = await city.call('listQueue', { queue: 'to-accept' }, sessions.cadre)
    expect(queue.result.rows.find((row) => row.id === receipt.result.id)?.why).toBe('库外新企业')
  })

  test('an unverified application never blocks the invited one; the later stranger may ask to join, the street decides', async () => {
    const subject = { name: firms.willow.name, uscc: firms.willow.uscc, address: firms.willow.address }
    const stranger = await submit('other', subject)
    expect(stranger.status).toBe(200)
    const token = await city.invite(firms.willow.uscc, { phone: phones.owner, name: '示例负责人' })
    const invited = await submit('owner', { invitation: token })
    expect(invited.status).toBe(200)

    // The cadre sees that there are two.
    const file = await city.call('getCase', { id: invited.result.id }, sessions.cadre)
    expect(file.result.authority).toBe('受邀手机号本人')
    expect(file.result.others).toEqual([{ number: stranger.result.number, office: '翠苑街道团工委' }])

    // A third one learns that one exists, and nothing of it.
    const refused = await submit('third', subject)
    expect(refused.error).toMatchObject({ name: 'applicationExists', code: 1036 })
    expect(Object.keys(refused.error).sort()).toEqual(['code', 'error', 'name', 'requestId'])
    expect(refused.error.error).not.toMatch(/\d/)
    const ask = (who: string) =>
      city.call('askToJoin', { key: newKey(), subject, contactName: '示例同事', noticeVersion: notice }, sessions[who])
    const joined = await ask('third')
    expect(joined.result.next).toBe('已转告翠苑街道团工委，核实后，结果会发短信告诉您')
    expect((await ask('third')).error.name).toBe('joinOpen')
    expect((await ask('owner')).error.name).toBe('applicationOpen')
    expect((await city.call('getMyCase', { id: invited.result.id }, sessions.third)).error.name).toBe(
      'applicationUnknown',
    )
    const queue = await city.call('listQueue', { queue: 'to-accept' }, sessions.cadre)
    expect(queue.result.rows.find((row) => row.id === invited.result.id)?.joins).toBe(1)
    const waiting = (await city.call('listMyCases', {}, sessions.third)).result.joins
    expect(waiting).toMatchObject([{ enterprise: firms.willow.name, state: 'open', caseId: null }])

    // The street: masked, then called, then admitted; another street reaches nothing of it.
    const before = (await city.call('getCase', { id: invited.result.id }, sessions.cadre)).result
    expect(before.joins).toMatchObject([{ nameMasked: '示***', phoneMasked: '154 **** 0031', state: 'open' }])
    expect(before.may).toContain('answerJoin')
    const join = before.joins[0]?.id ?? ''
    const reveal = { id: invited.result.id, join }
    expect((await city.call('revealContact', reveal, sessions.cadre)).result).toEqual({
      name: '示例同事',
      phone: '15400000031',
    })
    expect((await city.call('revealContact', reveal, sessions.neighbour)).error.name).toBe('applicationUnknown')
    const answer = { ...reveal, decision: 'admitted' as const }
    expect((await city.call('answerJoin', { key: newKey(), ...answer }, sessions.neighbour)).error.name).toBe(
      'applicationUnknown',
    )
    expect((await city.call('answerJoin', { key: newKey(), ...answer }, sessions.cadre)).status).toBe(200)
    expect((await city.call('answerJoin', { key: newKey(), ...answer }, sessions.cadre)).error.name).toBe('caseMoved')

    // Admitted: sees how it goes, not the applicant; cannot answer in the applicant's place.
    const [mine] = (await city.call('listMyCases', {}, sessions.third)).result.joins
    expect(mine).toMatchObject({ state: 'admitted', caseId: invited.result.id, headline: '街道已同意您加入' })
    const seen = await city.call('getMyCase', { id: invited.result.id }, sessions.third)
    expect(seen.result).toMatchObject({ mine: false, contactName: null, returnNote: null })
    await city.call(
      'returnCase',
      { key: newKey(), id: invited.result.id, reasons: ['other'], note: '请写明职务' },
      sessions.cadre,
    )
    const inAnothersPlace = { key: newKey(), id: invited.result.id, contactName: '示例同事', note: '' }
    expect((await city.call('resubmitCase', inAnothersPlace, sessions.third)).error.name).toBe('applicationUnknown')
    expect((await city.call('getMyCase', { id: invited.result.id }, sessions.third)).result.returnNote).toBeNull()
    expect((await city.call('getMyCase', { id: invited.result.id }, sessions.owner)).result).toMatchObject({
      mine: true,
      returnNote: '请写明职务',
    })
    const history = (await city.call('getCase', { id: invited.result.id }, sessions.cadre)).result.timeline
    expect(history.map((entry) => entry.title)).toEqual([
      '翠苑街道团工委退回补充',
      '翠苑街道团工委答复加入申请',
      '企业另有人申请加入，由翠苑街道团工委核实',
      '企业提交申请，分派到翠苑街道团工委',
    ])
  })

  test('a licence is for the street to look at, and locks nobody out; what the street took up does', async () => {
    const licence = (who: string) => city.upload(sessions[who] ?? '')
    const subject = newcomer(60)
    const first = await licence('other')
    expect((await submit('third', subject, { licence: first })).error.fields?.[0]?.field).toBe('licence')
    const known = await submit('other', subject, { licence: first })
    expect(known.status).toBe(200)
    expect((await submit('other', newcomer(61), { licence: first })).error.fields?.[0]?.field).toBe('licence')
    expect((await submit('third', subject)).status).toBe(200)
    await city.call('acceptCase', { key: newKey(), id: known.result.id }, sessions.cadre)
    expect((await submit('fourth', subject, { licence: await licence('fourth') })).error.name).toBe('applicationExists')

    const file = (await city.call('getCase', { id: known.result.id }, sessions.cadre)).result
    expect(file).toMatchObject({ authority: '已上传营业执照，待核对', licence: first })
    expect(file.may).toContain('viewLicence')
    const view = (who: string) =>
      fetch(`${city.url}/1.1/files/${first}`, {
        headers: {
          'x-lc-id': 'one-tap-league',
          'x-lc-session': sessions[who] ?? '',
        },
      })
    const seen = await view('cadre')
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect((await view('neighbour')).status).toBe(404)
    expect((await view('third')).status).toBe(404)
    expect(seen.headers.get('cache-control')).toBe('private, no-store')
    const trail = await city.ground.database.transact((tx) =>
      tx
        .withTables<{ audit_entry: { function: string; outcome: string; record_id: string | null } }>()
        .selectFrom('audit_entry')
        .select(['outcome', 'record_id'])
        .where('function', '=', 'viewLicence')
        .execute(),
    )
    expect(trail).toEqual([
      { outcome: 'done', record_id: known.result.id },
      { outcome: 'refused', record_id: first },
    ])
  })

  test('where it works leads to the street, where it is registered is kept', async () => {
    const receipt = await submit(
      'fourth',
      { ...newcomer(70), address: '西湖区翠苑街道试验路7号' },
      { operatingAddress: '西湖区转塘街道示例街12号' },
    )
    expect(receipt.result.office.name).toBe('转塘街道团工委')
    const file = (await city.call('getCase', { id: receipt.result.id }, sessions.neighbour)).result
    expect(file.submitted).toMatchObject({
      address: '西湖区翠苑街道试验路7号',
      operatingAddress: '西湖区转塘街道示例街12号',
    })
    expect(file.route.reason).toMatch(/^按实际办公地址判断：/)
    const useless = await submit('fourth', newcomer(71), { operatingAddress: '不知道' })
    expect(useless.result.office.name).toBe('翠苑街道团工委')
  })

  test('a body is offered while its office is configured, and the notice names who receives the data', async () => {
    const asked = { bodies: ['league', 'union'] as Submit['bodies'] }
    expect((await submit('fourth', newcomer(80), asked)).error.name).toBe('bodyUnavailable')
    await city.ground.act((call) => configureBody(call, 'union', '示例市总工会'))
    const { result } = await city.call('getCity', {})
    expect(result.bodies).toEqual([{ body: 'union', name: '工会', recipient: '示例市总工会' }])
    expect(JSON.stringify(result.notice.sections)).toContain('提供给示例市总工会')
    // What was agreed to before names nobody: it covers the League's organisation only.
    expect((await submit('fourth', newcomer(80), asked)).error.name).toBe('noticeOutdated')
    expect((await submit('fourth', newcomer(81))).status).toBe(200)
    const both = await submit('fourth', newcomer(80), { ...asked, noticeVersion: result.notice.version })
    expect(both.status).toBe(200)
    const file = (await city.call('getCase', { id: both.result.id }, sessions.cadre)).result
    expect(file.submitted.bodies).toEqual(['工会'])
    await city.ground.act((call) => removeBody(call, 'union'))
    expect((await city.call('getCity', {})).result.bodies).toEqual([])
  })

  test('an address in another city is told as such, with whom to ask; nothing of it is kept, and whoever works here goes on', async () => {
    sessions.afar = await city.logIn('15400000036')
    const afar = { ...newcomer(95), address: '江苏省苏州市姑苏区观前街1号' }
    const refused = await submit('afar', afar)
    expect(refused.error.name).toBe('inputInvalid')
    expect(refused.error.fields).toEqual([
      { field: 'address', message: expect.stringMatching(/不属本市，请联系当地团组织/) },
      { field: 'operatingAddress', message: expect.stringContaining('本市的办公地址') },
    ])
    const kept = await city.ground.act((call) =>
      sql<{ n: number }>`select count(*)::int as n from application where name = ${afar.name}`.execute(call.tx),
    )
    expect(kept.rows).toEqual([{ n: 0 }])
    expect(
      (await submit('afar', afar, { operatingAddress: '上海市浦东新区世纪大道1号' })).error.fields?.map(
        ({ field }) => field,
      ),
    ).toEqual(['operatingAddress'])
    const { result } = await submit('afar', afar, { operatingAddress: '西湖区翠苑街道试验路99号' })
    expect(result.office.division).toBe('翠苑街道')
    // Working here at an address that leads to no street is no other city: it goes to the city's queue.
    const vague = await submit(
      'afar',
      { ...afar, ...newcomer(96), address: afar.address },
      { operatingAddress: '某某大厦7楼' },
    )
    expect(vague.status).toBe(200)
    // Typed or chosen, one that the pool surely holds is ours, whatever address is written.
    const held = await submit('afar', { name: firms.brook.name, uscc: firms.brook.uscc, address: afar.address })
    expect(held.error.name).not.toBe('inputInvalid')
  })

  test('a draft waits on the other device, sealed, until the receipt, and never comes back after it', async () => {
    const values = { name: '杭州新芽晴测试', contactName: '示例联系人' }
    const draft = newKey()
    const keep = (turn: number, more: { draft?: string; values?: Record<string, string>; form?: string } = {}) =>
      city.call('keepDraft', { key: newKey(), form: 'apply', draft, turn, values, ...more }, sessions.third)
    const found = async (session: string | undefined) =>
      (await city.call('getDraft', { form: 'apply' }, session)).result.found
    expect((await keep(2)).result.kept).toBe(true)
    const elsewhere = await city.logIn('15400000031')
    expect(await found(elsewhere)).toMatchObject({ draft, turn: 2, values })
    expect(await found(sessions.other)).toBeNull()
    const rows = await city.ground.database.transact((tx) =>
      tx
        .withTables<{ personal_value: { sealed: Buffer; field: string } }>()
        .selectFrom('personal_value')
        .select(['sealed', 'field'])
        .where('field', 'like', 'draft/%')
        .execute(),
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.sealed.toString('utf8')).not.toContain('新芽')
    // Overtaken on the way, or begun anew on a device that had not seen it: neither replaces it.
    expect((await keep(1, { values: { name: '早' } })).result.kept).toBe(false)
    expect((await keep(9, { draft: newKey(), values: { name: '另' } })).result.kept).toBe(false)
    expect(await found(elsewhere)).toMatchObject({ values })
    // Another application of the same person leaves it alone; its own receipt ends it, and what was under way comes too late.
    await submit('third', newcomer(91), { draft: newKey() })
    expect(await found(elsewhere)).toMatchObject({ values })
    await submit('third', newcomer(90), { draft })
    expect(await found(elsewhere)).toBeNull()
    expect((await keep(3)).result.kept).toBe(false)
    expect(await found(elsewhere)).toBeNull()
    expect((await keep(1, { draft: newKey(), values: { name: '新' } })).result.kept).toBe(true)
    // An invitation's token opens it, and stands in no table.
    const token = await city.invite(firms.brook.uscc)
    expect((await keep(1, { form: `invitation:${token}`, draft: newKey() })).result.kept).toBe(true)
    expect((await keep(1, { form: 'invitation:made-up' })).error.name).toBe('invitationUnknown')
    const fields = await city.ground.database.transact((tx) =>
      tx.withTables<{ personal_value: { field: string } }>().selectFrom('personal_value').select('field').execute(),
    )
    expect(fields.filter(({ field }) => field.includes(token))).toEqual([])
  })

  test('whether an enterprise has an application cannot be tried out', async () => {
    sessions.curious = await city.logIn('15400000034')
    const names: string[] = []
    for (let i = 0; i < 40; i++) {
      const reply = await city.call(
        'askToJoin',
        { key: newKey(), subject: newcomer(300 + i), contactName: '示例', noticeVersion: notice },
        sessions.curious,
      )
      names.push(reply.error.name)
    }
    expect(names.filter((name) => name === 'joinNothing')).toHaveLength(30)
    expect(names.slice(30)).toEqual(Array.from({ length: 10 }, () => 'tooManySubmissions'))
    // A stranger's open application is none that anybody is told of.
    await submit('fourth', newcomer(400))
    const asked = await city.call(
      'askToJoin',
      { key: newKey(), subject: newcomer(400), contactName: '示例', noticeVersion: notice },
      sessions.other,
    )
    expect(asked.error.name).toBe('joinNothing')
  })

  test('a person without an invitation hands in ten a day, not more', async () => {
    const session = await city.logIn('15400000033')
    sessions.busy = session
    const names: string[] = []
    for (let i = 0; i < 11; i++) {
      const reply = await submit('busy', newcomer(200 + i))
      names.push(reply.status === 200 ? 'receipt' : reply.error.name)
    }
    expect(names).toEqual([...Array.from({ length: 10 }, () => 'receipt'), 'tooManySubmissions'])
  })
})
