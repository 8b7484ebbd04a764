/** What the owner's pages ask about an invitation, the own messages, and how they are wanted. All invented. */
import { sql } from 'kysely'
import { sendWanted, preferenceOf } from '../../cloud/outreach/actions'
import { findPersonByPhone } from '../../cloud/people/actions'
import { firms, newKey, phones, TestCity } from '../support/city'
import { issueList, issuePoster } from '../support/invited'

describe('the invited', () => {
  let city: TestCity
  let owner = ''
  let cadre = ''
  const personOf = async (phone: string) => (await city.ground.act((call) => findPersonByPhone(call, phone))) ?? ''
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const submit = async (more: object) =>
    city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { name: firms.willow.name, uscc: firms.willow.uscc, address: firms.willow.address },
        contactName: '示例人',
        bodies: ['league'],
        noticeVersion: (await city.call('getCity', {})).result.notice.version,
        ...more,
      },
      owner,
    )
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    owner = await city.logIn(phones.owner)
    cadre = await city.logIn(phones.cadre)
  })
  afterAll(() => city.stop())

  test('whether a number is written to is known by whoever holds the invitation, and no number is told', async () => {
    const plain = await city.invite(firms.brook.uscc)
    expect((await city.call('seeMessageChoice', { token: plain })).result).toEqual({ toNumber: false, stopped: false })
    const sent = await issueList(city, '15400000091', [firms.brook.uscc])
    const token = sent.code
    const see = async () => (await city.call('seeMessageChoice', { token })).result
    expect(await see()).toEqual({ toNumber: true, stopped: false })
    await city.call('stopMessages', { key: newKey(), token, stop: true })
    expect(await see()).toEqual({ toNumber: true, stopped: true })
    await city.call('stopMessages', { key: newKey(), token, stop: false })
    expect(await see()).toEqual({ toNumber: true, stopped: false })
    expect((await city.call('seeMessageChoice', { token: 'A'.repeat(22) })).error.name).toBe('invitationUnknown')
  })

  test('a list is answered as a whole by the number’s owner alone, and taken back as a whole', async () => {
    const number = '15400000092'
    const { token } = await issueList(city, number, [firms.brook.uscc, firms.willow.uscc])
    const say = (answer: 'left' | 'moved' | null, session?: string) =>
      city.call('answerInvitation', { key: newKey(), token, answer }, session)
    expect((await say('left')).error.name).toBe('invitationUnknown')
    expect((await say('left', owner)).error.name).toBe('invitationUnknown')
    const invitee = await city.logIn(number)
    const choices = async () => (await city.call('openInvitation', { token }, invitee)).result.choices ?? []
    expect((await say('moved', invitee)).error).toMatchObject({ name: 'inputInvalid', fields: [{ field: 'answer' }] })
    expect((await choices()).map(({ answer }) => answer)).toEqual([null, null])

    // What is said of one alone stands, whatever is said of the others.
    const [first] = await choices()
    await city.call('answerInvitation', { key: newKey(), token: first?.token ?? '', answer: 'organised' })
    const key = newKey()
    for (let twice = 0; twice < 2; twice++)
      expect((await city.call('answerInvitation', { key, token, answer: 'left' }, invitee)).result).toEqual({
        answer: 'left',
        kept: [],
      })
    expect((await choices()).map(({ answer }) => answer)).toEqual(['organised', 'left'])
    const open = () =>
      rows(sql<{ answer: string }>`
        select t.answer from invitation_task t join invitation i on i.id = t.invitation_id
        where i.list_id is not null and t.settled_at is null order by t.answer`)
    expect(await open()).toEqual([{ answer: 'left' }, { answer: 'organised' }])

    expect((await say(null, invitee)).result).toEqual({ answer: null, kept: [] })
    expect((await choices()).map(({ answer }) => answer)).toEqual(['organised', null])
    expect(await open()).toEqual([{ answer: 'organised' }])
  })

  test('what an office has confirmed is not taken back, alone nor with the list: said of which enterprise, and whom to ask', async () => {
    const number = '15400000094'
    const { token } = await issueList(city, number, [firms.brook.uscc, firms.willow.uscc])
    const invitee = await city.logIn(number)
    const say = async (answer: 'left' | null) =>
      (await city.call('answerInvitation', { key: newKey(), token, answer }, invitee)).result
    const choices = async () => (await city.call('openInvitation', { token }, invitee)).result.choices ?? []
    await say('left')
    const { tasks } = (await city.call('listInvitationTasks', {}, cadre)).result
    const task = tasks.find(({ answer, enterprise }) => answer === 'left' && enterprise === firms.willow.name)
    await city.call('settleInvitationTask', { key: newKey(), id: task?.id ?? '', outcome: 'confirmed' }, cadre)
    const stands = {
      enterprise: firms.willow.name,
      answer: 'left',
      office: expect.objectContaining({ division: '翠苑街道' }) as object,
    }
    expect(await say(null)).toEqual({ answer: null, kept: [stands] })
    const own = (await choices()).find(({ enterprise }) => enterprise.name === firms.willow.name)
    expect((await choices()).map(({ answer }) => answer).sort()).toEqual(['left', null])
    const alone = await city.call('answerInvitation', { key: newKey(), token: own?.token ?? '', answer: null })
    expect(alone.result).toEqual({ answer: 'left', kept: [stands] })
    // Another answer asks the office again.
    const again = await city.call('answerInvitation', { key: newKey(), token: own?.token ?? '', answer: 'moved' })
    expect(again.result).toEqual({ answer: 'moved', kept: [] })
  })

  test('how an office is reached is shown as it is, whoever wrote it while it was known here', async () => {
    const token = await city.invite(firms.willow.uscc)
    const office = async () => (await city.call('openInvitation', { token })).result.office
    const before = await office()
    // As another process does it: nothing here is told.
    const code = rows(sql<{ code: string }>`select division_code as code from office where name = ${before.name}`)
    await rows(sql`update office set phone = '0571-00000000', hours = '示例时间' where name = ${before.name}`)
    expect(await office()).toMatchObject({ phone: '0571-00000000', hours: '示例时间', contactOf: null })
    await rows(sql`update division set name = '示例街道' where code = ${(await code)[0]?.code ?? ''}`)
    expect((await office()).division).not.toBe(before.division)
    await rows(sql`update division set name = ${before.division} where code = ${(await code)[0]?.code ?? ''}`)
    await rows(sql`update office set phone = ${before.phone}, hours = ${before.hours} where name = ${before.name}`)
    expect((await office()).division).toBe(before.division)
  })

  test('the poster that led to an application stands with it', async () => {
    const poster = await issuePoster(city, '翠苑街道', '翠苑街道邀请您建团')
    const shown = (await city.call('openInvitation', { token: poster.token })).result
    expect(shown).toMatchObject({ kind: 'place', enterprise: null, title: '翠苑街道邀请您建团', choices: null })
    const { result } = await submit({ via: poster.token })
    const [row] = await rows(
      sql<{ invitation_id: string }>`select invitation_id::text from application where id = ${result.id}`,
    )
    expect(row?.invitation_id).toBe(poster.id)
  })

  test('what was wanted for a person is read by that person in full words, also where no message went out', async () => {
    const { id, number } = (await city.call('listMyCases', {}, owner)).result.cases[0] ?? { id: '', number: '' }
    await city.call('acceptCase', { key: newKey(), id }, cadre)
    const read = async (session = owner, before?: string) =>
      (await city.call('listMyMessages', before === undefined ? {} : { before }, session)).result
    const [first] = (await read()).messages
    expect(first).toMatchObject({ text: expect.stringContaining(number) as string })
    const { database, tools } = city.ground
    // The service's own sender may be at it as well.
    while ((await read()).messages[0]?.outcome === 'waiting') {
      await sendWanted({ database, tools, clock: city.clock, sms: city.running.parts.sms })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect((await read()).messages[0]).toMatchObject({ id: first?.id, outcome: 'sent' })
    expect(first?.text).toMatch(/^您企业的建团申请.+有新进展：.+。$/)
    await rows(
      sql`update message_intent set state = 'refused', settled_at = wanted_at where person_id = ${await personOf(phones.owner)}`,
    )
    expect((await read()).messages[0]).toMatchObject({ id: first?.id, outcome: 'none' })
    await rows(sql`update message_intent set state = 'sent' where state = 'refused'`)
    expect((await read(owner, first?.id)).messages).toEqual([])
    // Somebody else's message is no place to begin at.
    expect(await read(cadre, first?.id)).toMatchObject({ messages: [], more: false })
    expect((await city.call('listMyMessages', {})).error.name).toBe('signInNeeded')
  })

  test('more than a page: each once, newest first', async () => {
    const personId = await personOf(phones.owner)
    await rows(sql`
      insert into message_intent (person_id, cause, template, params, state, wanted_at)
      select ${personId}, 'page/' || n, 'case-update', jsonb_build_array('示例', '第' || n), 'sent', now()
      from generate_series(1, 40) n`)
    const seen: string[] = []
    let before: string | undefined
    for (let more = true; more;) {
      const page: { messages: { id: string }[]; more: boolean } = (
        await city.call('listMyMessages', before === undefined ? {} : { before }, owner)
      ).result
      seen.push(...page.messages.map((one) => one.id))
      before = seen.at(-1)
      more = page.more
    }
    expect(seen).toHaveLength(41)
    expect(new Set(seen).size).toBe(41)
    await rows(sql`delete from message_intent where cause like 'page/%'`)
  })

  test('the way is chosen, told with the own data, and forgotten with the person', async () => {
    const personId = await personOf(phones.owner)
    const of = () => city.ground.act((call) => preferenceOf(call, personId))
    expect(await of()).toBe('wechat')
    for (const channel of ['sms', 'inbox'] as const)
      expect((await city.call('setMessagePreference', { key: newKey(), channel }, owner)).result).toEqual({ channel })
    expect(await of()).toBe('inbox')
    expect((await city.call('listMyMessages', {}, owner)).result.channel).toBe('inbox')
    const mine = (await city.call('seeMyData', {}, owner)).result
    expect(mine.groups.flatMap((group) => group.holdings)).toContainEqual(
      expect.objectContaining({ label: '接收通知的方式', value: '只在站内' }),
    )
    expect((await city.call('setMessagePreference', { key: newKey(), channel: 'fax' as never }, owner)).status).toBe(
      400,
    )
    const { result } = await city.call('exportMyData', {}, owner)
    expect(JSON.parse(result.text)).toMatchObject({ messagePreference: 'inbox' })
  })

  test('what was sent is said with its way; the draft shows what was typed and not where it came from', async () => {
    const draft = { form: 'apply', draft: newKey(), turn: 1, values: { query: '示例查找', via: 'POSTER', way: 'name' } }
    await city.call('keepDraft', { key: newKey(), ...draft }, owner)
    const mine = (await city.call('seeMyData', {}, owner)).result
    expect(mine.messages).toMatchObject([{ what: expect.stringContaining('有新进展') as string, channel: '短信' }])
    const said = mine.groups.flatMap((group) => group.holdings).find((one) => one.label === '未提交的草稿')
    expect(said?.value).toBe('示例查找')
    await city.call('deleteMyData', { key: newKey() }, owner)
    expect(await rows(sql`select 1 from message_preference`)).toEqual([])
  })
})
