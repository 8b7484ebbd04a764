/** The papers of a founding, out of cases driven to where each comes: who may have them, what is missing, what stands in them. */
import { sql } from 'kysely'
import { forgetCandidates } from '../../cloud/founding/keeping'
import { documentKinds, type DocumentContent, type DocumentKind } from '../../types/documents'
import { documentWords } from '../../types/words/documents'
import { newKey, phones, TestCity } from '../support/city'
import { candidateName, FoundingWalk, usualPlan, type FoundingPlan } from '../support/founding'
import { paragraphsOf } from '../support/office-file'

const DAY = 86_400_000
const CITY = '15400000007'
const NOBODYS = '00000000-0000-4000-8000-00000000dead'
const { later, missing } = documentWords

const textOf = ({ blocks }: DocumentContent) =>
  blocks
    .map((block) =>
      block.role === 'table'
        ? block.rows.map((row) => row.map(({ text }) => text).join(' ')).join('\n')
        : `${block.lead ?? ''}${block.text}${block.right ?? ''}`,
    )
    .join('\n')

describe('documents', () => {
  let city: TestCity
  let sessions: Record<'owner' | 'street' | 'neighbour' | 'district' | 'city' | 'stranger', string>
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    await city.appoint(CITY, '杭州市')
    sessions = {
      owner: await city.logIn(phones.owner),
      street: await city.logIn(phones.cadre),
      neighbour: await city.logIn(phones.neighbour),
      district: await city.logIn(phones.district),
      city: await city.logIn(CITY),
      stranger: await city.logIn(phones.other),
    }
  })
  afterAll(() => city.stop())

  const walk = (plan: Partial<FoundingPlan> = {}, owner = sessions.owner) =>
    new FoundingWalk(city, owner, sessions.street, { ...usualPlan, ...plan })
  const list = async (id: string, session = sessions.street) =>
    (await city.call('listDocuments', { id }, session)).result
  const stateOf = async (id: string) =>
    Object.fromEntries((await list(id)).documents.map(({ kind, state, says }) => [kind, [state, ...says]]))
  const read = async (id: string, kind: DocumentKind, session = sessions.street) => {
    const { status, result, error } = await city.call('previewDocument', { id, kind }, session)
    if (status !== 200) throw new Error(JSON.stringify(error))
    return textOf(result)
  }
  const trail = (id: string) =>
    city.ground.act(
      async (call) =>
        (
          await sql<{ function: string; outcome: string; role: string | null }>`
            select function, outcome, role from audit_entry
            where record_id = ${id} and function like '%Document%' order by id`.execute(call.tx)
        ).rows,
    )

  test('each comes when what it says has been decided, and says until then when it will', async () => {
    const one = await walk().to('decided')
    for (const kind of documentKinds) expect((await stateOf(one.id))[kind]).toEqual(['later', later[kind]])
    const early = await city.call('previewDocument', { id: one.id, kind: 'reply' }, sessions.street)
    expect(early.error).toMatchObject({ name: 'documentLater', code: 1200 })

    await one.to('preparing')
    // Everything that the request still lacks, at once.
    expect((await stateOf(one.id)).request).toEqual(['missing', missing.request, missing.candidates, missing.secretary])
    await one.write()
    const token = await one.invite('secretary')
    expect(token).not.toBe('')
    const { candidates } = (await city.call('getMyFounding', { id: one.id }, sessions.owner)).result
    expect((await stateOf(one.id)).request).toEqual(['missing', missing.candidatesOpen])
    const refused = await city.call('getMyDocument', { id: one.id, kind: 'request' }, sessions.owner)
    expect(refused.error).toMatchObject({
      name: 'documentIncomplete',
      fields: [{ field: 'candidatesOpen', message: missing.candidatesOpen }],
    })
    await city.call(
      'removeCandidate',
      { key: newKey(), id: one.id, candidate: candidates[0]?.id ?? '' },
      sessions.owner,
    )

    await one.to('requested')
    expect((await stateOf(one.id)).request).toEqual(['ready'])
    expect((await stateOf(one.id)).reply).toEqual(['later', later.reply])
    await one.to('approved')
    expect((await stateOf(one.id)).reply).toEqual(['ready'])
    await one.to('elected')
    expect((await stateOf(one.id))['election-report']).toEqual(['ready'])
    expect((await list(one.id)).register).toBeNull()
    await one.to('founded')
    for (const kind of documentKinds) expect((await stateOf(one.id))[kind]).toEqual(['ready'])
    // Dissolved later, they are still what they were.
    const today = city.clock.now().toISOString().slice(0, 10)
    await city.call('dissolveOrganisation', { key: newKey(), id: one.id, on: today, note: '企业迁出' }, sessions.street)
    expect((await stateOf(one.id)).certificate).toEqual(['ready'])
  })

  test('every one says what its case says, on the page and in the file', async () => {
    const one = await walk().to('founded')
    const day = '2026年11月'
    const facts: Record<Exclude<DocumentKind, 'register-sheet'>, readonly string[]> = {
      request: [
        '翠苑街道团工委：',
        `关于成立${one.fullName}的请示`,
        '职工40人，其中35周岁以下青年12人、团员8人',
        '支部委员会拟设委员3名，其中书记1名',
        '我单位党组织中共示例有限公司支部委员会已研究同意',
        `${candidateName(0)} 书记 28周岁以下 本科 2016年5月`,
        `${candidateName(1)} 组织委员 28至35周岁`,
        `${candidateName(3)} 委员 35周岁以上 本科 非团员`,
      ],
      reply: [
        '翠苑街道团工委文件',
        one.replyNumber,
        `同意成立${one.fullName}（团支部）`,
        '抄送：中共示例有限公司支部委员会，共青团西湖区委员会。',
        '于2027年',
      ],
      'election-report': [
        `《翠苑街道团工委关于同意成立${one.fullName}的批复》（${one.replyNumber}）`,
        '应到会有选举权的8人，实到会8人，到会人数符合规定',
        `${candidateName(0)} 书记 8`,
      ],
      'election-reply': [
        one.confirmNumber,
        `由下列3名同志组成：${candidateName(0)}任书记，${candidateName(1)}任组织委员，${candidateName(2)}任宣传委员`,
        '任期3年',
      ],
      certificate: [
        `兹证明${one.fullName}由${one.enterprise}申请`,
        `批准文号 ${one.replyNumber}`,
        one.uscc,
        '单独建立',
      ],
    }
    for (const [kind, said] of Object.entries(facts) as [keyof typeof facts, readonly string[]][]) {
      const text = await read(one.id, kind)
      for (const part of [...said, day]) expect(text).toContain(part)
      expect(text).not.toMatch(/undefined|null|NaN/)
      const { result } = await city.call('getDocument', { id: one.id, kind }, sessions.street)
      expect(result.fileName).toMatch(/\.docx$/)
      const inFile = paragraphsOf(Buffer.from(result.base64, 'base64')).join('\n')
      for (const line of [one.fullName, ...(kind === 'certificate' ? [one.uscc] : [])]) expect(inFile).toContain(line)
    }
    // Who was not elected stands in the request alone.
    expect(await read(one.id, 'election-report')).not.toContain(candidateName(3))
    // The same case, the same bytes.
    const twice = await Promise.all(
      [0, 1].map(() => city.call('getDocument', { id: one.id, kind: 'reply' }, sessions.street)),
    )
    expect(twice[0]?.result.base64).toBe(twice[1]?.result.base64)
  })

  test('the register’s sheet wants what it locks confirmed, as it stands, and is told what no case knows', async () => {
    const one = await walk().to('founded')
    const { register } = await list(one.id)
    expect(register).toEqual({
      form: 'branch',
      shortName: `${one.enterprise}团支部`,
      fullName: one.fullName,
      industry: '造纸和纸制品业',
      hasStaffing: false,
    })
    if (register === null) throw new Error('nothing to confirm')
    const { hasStaffing: _asked, ...confirmed } = register
    const kind = 'register-sheet'
    const ask = (given?: { confirmed: typeof confirmed }) =>
      city.call('getDocument', { id: one.id, kind, register: given }, sessions.street)
    expect((await ask()).error).toMatchObject({ name: 'registerUnconfirmed' })
    const other = await ask({ confirmed: { ...confirmed, industry: '批发业' } })
    expect(other.error).toMatchObject({ name: 'registerUnconfirmed' })
    const { result } = await ask({ confirmed })
    expect(result.fileName).toMatch(/\.xlsx$/)
    const { result: shown } = await city.call(
      'previewDocument',
      { id: one.id, kind, register: { confirmed } },
      sessions.street,
    )
    expect(textOf(shown)).toContain(`书记姓名 ${candidateName(0)}`)
    expect(textOf(shown)).toContain('本平台不另外收集')
  })

  test('the street and the offices above read them; who stands outside is answered as if there were no case; the trail has it all', async () => {
    const one = await walk().to('founded')
    for (const session of [sessions.street, sessions.district, sessions.city])
      expect(await read(one.id, 'election-reply', session)).toContain(candidateName(0))
    // Whom to call stands in the enterprise's own copy: an office asks the case, and says why.
    expect(await read(one.id, 'request')).not.toContain(phones.owner)
    await city.showFactor(phones.neighbour, sessions.neighbour)
    const calls = ['listDocuments', 'previewDocument', 'getDocument'] as const
    for (const name of calls) {
      const ask = (id: string) =>
        city.request(`/1.1/functions/${name}`, { body: { id, kind: 'request' }, session: sessions.neighbour })
      const [there, nowhere] = [await ask(one.id), await ask(NOBODYS)]
      expect({ ...there.body, requestId: '' }).toEqual({ ...nowhere.body, requestId: '' })
      expect(there.body.name).toBe('applicationUnknown')
      expect((await city.call(name, { id: one.id, kind: 'request' }, sessions.owner)).error.name).toBe('forbidden')
    }
    const lines = await trail(one.id)
    expect(
      lines.filter(({ function: name, outcome }) => name === 'previewDocument' && outcome === 'done'),
    ).toHaveLength(4)
    expect(lines.filter(({ outcome }) => outcome === 'refused').map((line) => line.function)).toEqual(
      expect.arrayContaining([...calls]),
    )
  })

  test('a host that only downloads gets the same file the same way: same refusals, same trail', async () => {
    const one = await walk({}, sessions.stranger).to('approved')
    const take = async (name: string, input: object, session?: string) => {
      const header = { 'x-lc-input': encodeURIComponent(JSON.stringify(input)), 'x-client': 'weapp' }
      const answer = await fetch(`${city.url}/1.1/taken/${name}`, {
        headers: { ...header, ...(session === undefined ? {} : { 'x-lc-session': session }) },
      })
      const bytes = Buffer.from(await answer.arrayBuffer())
      const isFile = answer.status === 200
      return {
        headers: answer.headers,
        bytes,
        refused: isFile ? '' : (JSON.parse(bytes.toString()) as { name: string }).name,
      }
    }
    const asked = { id: one.id, kind: 'reply' }
    const { result } = await city.call('getDocument', { id: one.id, kind: 'reply' }, sessions.street)
    const taken = await take('getDocument', asked, sessions.street)
    expect(taken.bytes.toString('base64')).toBe(result.base64)
    expect(taken.headers.get('content-type')).toBe(result.type)
    expect(taken.headers.get('content-disposition')).toContain(encodeURIComponent(result.fileName))
    expect(taken.headers.get('cache-control')).toContain('no-store')
    await city.showFactor(phones.neighbour, sessions.neighbour)
    for (const id of [one.id, NOBODYS])
      expect((await take('getDocument', { ...asked, id }, sessions.neighbour)).refused).toBe('applicationUnknown')
    expect((await take('getDocument', asked)).refused).toBe('signInNeeded')
    expect((await take('getDocument', asked, sessions.stranger)).refused).toBe('forbidden')
    expect((await take('getMyDocument', { ...asked, kind: 'request' }, sessions.owner)).refused).toBe(
      'applicationUnknown',
    )
    expect((await take('getMyDocument', { ...asked, kind: 'request' }, sessions.stranger)).refused).toBe('')
    expect((await take('getDocument', { id: one.id }, sessions.street)).refused).toBe('inputInvalid')
    // No other function answers by this way.
    for (const name of ['getCase', 'listDocuments', 'constructor'])
      expect((await take(name, asked, sessions.street)).refused).toBe('notFound')
    const lines = await trail(one.id)
    expect(lines.map((line) => `${line.function} ${line.outcome}`)).toEqual([
      'getDocument done',
      'getDocument done',
      'getDocument refused',
      'getDocument refused',
      'getMyDocument done',
    ])
  })

  test('who applied has the two papers of the own enterprise, and nobody else through that door', async () => {
    const one = await walk().to('elected')
    const mine = await city.call('listMyDocuments', { id: one.id }, sessions.owner)
    expect(mine.result.documents).toEqual([
      { kind: 'request', state: 'ready', says: [], asksNumber: false },
      { kind: 'election-report', state: 'ready', says: [], asksNumber: false },
    ])
    const { result } = await city.call('previewMyDocument', { id: one.id, kind: 'request' }, sessions.owner)
    expect(textOf(result)).toContain(candidateName(0))
    expect(textOf(result)).toContain(`（联系人：联系人示例，联系电话：${phones.owner}）`)
    const file = await city.call('getMyDocument', { id: one.id, kind: 'election-report' }, sessions.owner)
    expect(file.result.fileName).toBe(`关于${one.fullName}选举结果的报告.docx`)
    const reply = await city.call('getMyDocument', { id: one.id, kind: 'reply' as 'request' }, sessions.owner)
    expect(reply.error).toMatchObject({ name: 'inputInvalid', fields: [{ field: 'kind' }] })
    for (const session of [sessions.stranger, sessions.street])
      for (const id of [one.id, NOBODYS])
        expect((await city.call('getMyDocument', { id, kind: 'request' }, session)).error.name).toBe(
          'applicationUnknown',
        )
    expect((await trail(one.id)).map((line) => line.function)).toEqual(['previewMyDocument', 'getMyDocument'])
  })

  test('a reply is read before it is given exactly as it will read; nothing is written but the trail, and the act’s own checks hold', async () => {
    const one = await walk().to('requested')
    const today = new Date(city.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    const before = (kind: 'reply' | 'election-reply', given: { number?: string; on?: string }, session?: string) =>
      city.call('previewDocument', { id: one.id, kind, on: today, ...given }, session ?? sessions.street)
    const foreseen = async (kind: 'reply' | 'election-reply', number: string) => {
      const standing = (await city.call('getCase', { id: one.id }, sessions.street)).result
      const { status, result } = await before(kind, { number })
      expect(status).toBe(200)
      expect((await city.call('getCase', { id: one.id }, sessions.street)).result).toEqual(standing)
      return textOf(result)
    }
    // As people type it, and as the standard writes it.
    const reply = await foreseen('reply', one.replyNumber.replace('〔2026〕', '[2026]第'))
    expect(reply).toContain(one.replyNumber)
    expect((await stateOf(one.id)).reply).toEqual(['later', later.reply])
    expect((await before('reply', {})).error).toMatchObject({
      name: 'documentIncomplete',
      fields: [{ field: 'number', message: missing.number }],
    })
    for (const on of ['', '2026-13-01', '2027-11-23']) {
      const { error } = await before('reply', { number: one.replyNumber, on })
      expect([error.name, error.fields?.[0]?.field]).toEqual(['inputInvalid', 'on'])
    }
    expect((await before('election-reply', { number: one.confirmNumber })).error.name).toBe('caseMoved')
    // The offices above read a reply once it is given; before, it is the responsible office's alone.
    for (const session of [sessions.district, sessions.city])
      expect((await before('reply', { number: one.replyNumber }, session)).error.name).toBe('applicationUnknown')
    expect((await before('reply', { number: one.replyNumber }, sessions.owner)).error.name).toBe('forbidden')

    await one.to('approved')
    expect(await read(one.id, 'reply')).toBe(reply)
    expect((await before('reply', { number: one.replyNumber })).error.name).toBe('caseMoved')
    await one.to('elected')
    const confirmed = await foreseen('election-reply', one.confirmNumber)
    const early = await before('election-reply', { number: one.confirmNumber, on: '2026-01-05' })
    expect(early.error).toMatchObject({ name: 'inputInvalid', fields: [{ field: 'on' }] })
    await one.to('founded')
    expect(await read(one.id, 'election-reply')).toBe(confirmed)
    const looks = (await trail(one.id)).filter(({ function: name }) => name === 'previewDocument')
    expect(looks.filter(({ outcome }) => outcome === 'done')).toHaveLength(4)
    expect(looks.filter(({ outcome }) => outcome === 'refused').length).toBeGreaterThan(0)
  })

  test('a look at a reply says of its number what giving it says: used, of another year, of another form', async () => {
    const other = await city.logIn('15400000008')
    const earlier = await walk({}, other).to('approved')
    const one = await walk({}, other).to('requested')
    const on = '2026-11-23'
    const numbers = [
      earlier.replyNumber,
      earlier.replyNumber.replace('〔2026〕', '[2026]第'),
      '杭翠团〔2025〕9001号',
      '翠团字9号',
    ]
    for (const number of numbers) {
      const looked = await city.call('previewDocument', { id: one.id, kind: 'reply', number, on }, sessions.street)
      expect(looked.status).toBe(200)
      const given = { key: newKey(), id: one.id, decision: 'granted' as const, number, on, note: '' }
      const { error } = await city.call('replyRequest', given, sessions.street)
      expect(error.name).toBe('inputInvalid')
      expect(looked.result.odd).toEqual(error.fields)
    }
    const whole = { id: one.id, kind: 'reply' as const, number: one.replyNumber, on }
    expect((await city.call('previewDocument', whole, sessions.street)).result.odd).toEqual([])
  })

  test('a reply without a number is given one later; what is odd about it is told once', async () => {
    const one = await walk({ isNumbered: false }).to('approved')
    expect((await stateOf(one.id)).reply).toEqual(['missing', missing.number])
    const asks = async (session: string) =>
      (await list(one.id, session)).documents.find(({ kind }) => kind === 'reply')?.asksNumber
    expect([await asks(sessions.street), await asks(sessions.district)]).toEqual([true, false])
    const number = (text: string, sure?: true, session = sessions.street) =>
      city.call('numberReply', { key: newKey(), id: one.id, kind: 'reply', number: text, sure }, session)
    expect((await number('口头同意')).error.fields?.[0]?.message).toContain('某团〔2026〕12号')
    expect((await number('杭翠团〔2025〕30号')).error.fields?.[0]?.message).toContain('不是 2026 年')
    expect((await number('杭翠团〔2026〕30号', undefined, sessions.district)).error.name).toBe('applicationUnknown')
    // As people type it, and as the standard writes it.
    expect((await number('杭翠团[2026]第030号')).result.number).toBe('杭翠团〔2026〕30号')
    expect(await read(one.id, 'reply')).toContain('杭翠团〔2026〕30号')
    const none = await city.call(
      'numberReply',
      { key: newKey(), id: one.id, kind: 'election-reply', number: '杭翠团〔2026〕32号' },
      sessions.street,
    )
    expect(none.error.name).toBe('caseMoved')
    // Typed otherwise it is the same number all the same.
    await one.to('elected')
    const same = await city.call(
      'confirmElection',
      { key: newKey(), id: one.id, decision: 'granted', number: '杭翠团【2026】30号', on: '2026-11-23', note: '' },
      sessions.street,
    )
    expect(same.error.fields?.map(({ field }) => field)).toContain('number')
    await one.to('founded')
    expect(
      (
        await city.call(
          'numberReply',
          { key: newKey(), id: one.id, kind: 'election-reply', number: '口头同意', sure: true },
          sessions.street,
        )
      ).result.number,
    ).toBe('口头同意')
  })

  test('a Party organisation is named, or the request does not go; a joint founding’s papers wait for its partners', async () => {
    const unnamed = await walk({ partyName: '' }).to('preparing')
    await unnamed.write()
    await unnamed.stand('secretary', 0)
    expect((await stateOf(unnamed.id)).request).toEqual(['missing', missing.partyName])
    const sent = await city.call('sendRequest', { key: newKey(), id: unnamed.id, note: '' }, sessions.owner)
    expect(sent.error.fields?.[0]?.message).toContain('党组织名称')
    const joint = await walk({ form: 'joint-branch', party: 'none', partyName: '' }).to('preparing')
    expect((await stateOf(joint.id)).request).toContain(missing.partners)
    const partner = await walk({}, sessions.stranger).to('surveyed')
    await city.call('askPartners', { key: newKey(), id: joint.id, partners: [partner.id] }, sessions.street)
    for (const [one, session] of [
      [joint, sessions.owner],
      [partner, sessions.stranger],
    ] as const)
      await city.call('answerJoint', { key: newKey(), id: one.id, decision: 'consented' }, session)
    await joint.to('requested')
    const asked = { id: joint.id, kind: 'reply' as const, number: joint.replyNumber, on: '2026-11-23' }
    const foreseen = await city.call('previewDocument', asked, sessions.street)
    expect(textOf(foreseen.result)).toContain(partner.enterprise)
    await joint.to('approved')
    expect(await read(joint.id, 'reply')).toBe(textOf(foreseen.result))
    await joint.to('founded')
    const states = await stateOf(joint.id)
    for (const kind of ['request', 'reply', 'election-report', 'election-reply', 'certificate'])
      expect(states[kind]).toEqual(['ready'])
    const request = await city.call('previewDocument', { id: joint.id, kind: 'request' }, sessions.street)
    // Both sign it, and its table names both.
    const text = JSON.stringify(request.result)
    expect(text.split(joint.enterprise).length).toBeGreaterThan(2)
    expect(text.split(partner.enterprise).length).toBeGreaterThan(2)
  })

  test('a case put aside keeps its papers, one taken back has none; who was let go of is missed', async () => {
    const aside = await walk().to('approved')
    await city.call(
      'suspendCase',
      { key: newKey(), id: aside.id, reason: 'moving', until: '2026-12-31', note: '' },
      sessions.street,
    )
    expect((await stateOf(aside.id)).reply).toEqual(['ready'])
    const back = await walk({}, sessions.stranger).to('requested')
    await city.call('withdrawApplication', { key: newKey(), id: back.id }, sessions.stranger)
    for (const kind of documentKinds) expect((await stateOf(back.id))[kind]).toEqual(['later', documentWords.ended])
    const old = await walk({}, sessions.stranger).to('founded')
    city.clock.advance(100 * DAY)
    await city.ground.act((call) => forgetCandidates(call))
    const street = await city.logIn(phones.cadre)
    const states = (await list(old.id, street)).documents
    expect(states.find(({ kind }) => kind === 'request')).toMatchObject({
      state: 'missing',
      says: [missing.candidatesGone],
    })
    expect(states.find(({ kind }) => kind === 'certificate')).toMatchObject({ state: 'ready' })
  })
})
