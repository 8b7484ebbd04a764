/** What a person may do with the own data: see, correct, take along, take back, delete; and what that leaves behind. */
import { sql } from 'kysely'
import { configureBody } from '../../cloud/intake/actions'
import { findPersonByPhone, mustHaveConsent } from '../../cloud/people/actions'
import { listMisfolded } from '../../cloud/casework/actions'
import { currentMembershipNotice } from '../../types/words/rights'
import type { InputOf } from '../../types/registry'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'

const NAME = '欧阳示例甲'
const REMARK = '请联系示例乙经理'
const colleague = '15400000041'

describe('the rights of a person', () => {
  let city: TestCity
  const sessions: Record<string, string> = {}
  const notice = async () => (await city.call('getCity', {})).result.notice.version
  const submit = async (who: string, more: Partial<InputOf<'submitApplication'>> = {}) =>
    city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { name: firms.willow.name, uscc: firms.willow.uscc, address: firms.willow.address },
        contactName: NAME,
        bodies: ['league'],
        noticeVersion: await notice(),
        ...more,
      },
      sessions[who],
    )
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const personOf = async (phone: string) => (await city.ground.act((call) => findPersonByPhone(call, phone))) ?? ''

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    for (const who of ['owner', 'other', 'cadre'] as const) sessions[who] = await city.logIn(phones[who])
    sessions.colleague = await city.logIn(colleague)
  })
  afterAll(() => city.stop())

  test('consents are kept with the version that was shown, and never altered', async () => {
    await city.ground.act((call) => configureBody(call, 'union', '示例市总工会'))
    const version = await notice()
    const { result } = await submit('owner', {
      bodies: ['league', 'union'],
      licence: await city.upload(sessions.owner ?? ''),
    })
    const kept = await rows(
      sql<{ state: string; kind: string; notice_version: string; record_id: string; function: string }>`
        select kind, state, notice_version, record_id::text, function from consent`,
    )
    expect(kept).toEqual([
      {
        kind: 'application',
        state: 'given',
        notice_version: version,
        record_id: result.id,
        function: 'submitApplication',
      },
    ])
    await expect(rows(sql`update consent set state = 'withdrawn'`)).rejects.toThrow(/appended only/)
    await expect(rows(sql`delete from consent`)).rejects.toThrow(/appended only/)
  })

  test('what is held is said with its reason and its end, and who received it', async () => {
    const mine = (await city.call('seeMyData', {}, sessions.owner)).result
    const held = mine.groups.flatMap((group) => group.holdings)
    expect(held.map((one) => one.label)).toEqual(
      expect.arrayContaining([
        '手机号',
        '姓名',
        '营业执照照片',
        `联系人姓名（${mine.applications[0]?.number ?? '?'}）`,
      ]),
    )
    for (const one of held) {
      expect(one.why).not.toBe('')
      expect(one.until).not.toBe('')
    }
    expect(mine.sharings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ to: '示例市总工会', fields: '姓名、手机号、申请内容', purpose: '指导组建工会' }),
        expect.objectContaining({ to: '演示短信收件箱', fields: '手机号' }),
      ]),
    )
    expect(mine.consents[0]).toMatchObject({ what: '同意《申请告知书》' })
    // A phone lent for a moment shows nobody's number.
    expect(JSON.stringify(mine)).not.toContain(phones.owner)
    // Somebody else sees nothing of it.
    expect(JSON.stringify((await city.call('seeMyData', {}, sessions.other)).result)).not.toContain(NAME)
    expect((await city.call('seeMyData', {})).error.name).toBe('signInNeeded')
  })

  test('the file holds the same in full, as data', async () => {
    const { file, text } = (await city.call('exportMyData', {}, sessions.owner)).result
    const data = JSON.parse(text) as {
      values: { field: string; value: string }[]
      applications: object[]
      sharings: object[]
    }
    expect(file).toMatch(/^我的信息-2026-11-2\d\.json$/)
    expect(data.values).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'phone', value: phones.owner }),
        expect.objectContaining({ field: 'name', value: NAME }),
      ]),
    )
    expect(data.applications).toHaveLength(1)
    expect(data.sharings.length).toBeGreaterThan(1)
  })

  test('no table that names a person is left out of what the person sees', async () => {
    const tables = await rows(sql<{ name: string }>`
      select distinct tc.table_name as name from information_schema.referential_constraints rc
      join information_schema.table_constraints tc on tc.constraint_name = rc.constraint_name
      join information_schema.constraint_column_usage ccu on ccu.constraint_name = rc.unique_constraint_name
      where ccu.table_name = 'person' order by 1`)
    // Whoever adds a table with a person in it says here that `rights/holdings` tells of it, or why it does not.
    const told = [
      'application',
      'cadre_grant',
      // Its texts are personal values; the file and who acted are told in “我的” and in the trail.
      'complaint',
      'complaint_event',
      'consent',
      'join_request',
      'message_intent',
      'message_subscription',
      'message_preference',
      'personal_value',
      'session',
      'sharing_subject',
      'upload',
    ]
    const untold = [
      // The person named for an office's step.
      'duty',
      // That one is set up is told; codes and tries are secrets.
      'second_factor',
      'recovery_code',
      // Its applicant's name and state are told; who acted is in the audit trail.
      'case_event',
      'case_file',
      // The guide whom an office names.
      'founding',
      // What a candidate gave is a personal value, and told as such.
      'founding_candidate',
      // When a cadre is away, without a reason, and who stands in: read and ended on the cadre's own page; goes with its time.
      'cadre_absence',
      // What a cadre was told inside the workbench: of cases, not of the cadre. Gone with its time.
      'cadre_notice',
      'cadre_digest',
      // That digest in DingTalk.
      'work_notice',
      // Told as the wish to join that led to it.
      'case_party',
      // The register's persons: not people who sign in.
      'enterprise',
      // Who kept the registry of places, or saw an enterprise there: in the audit trail.
      'place_enterprise',
      'place_event',
      'place_merge',
      // Whose phone it is, who recorded, whose turn it is: a cadre's own page of the day tells it, and nobody counts it.
      'field_device',
      'field_record',
      'field_visit',
      'field_conflict',
      'field_follow',
      'visit_plan',
      'visit_plan_enterprise',
      // The owner's name and phone are personal values and told as such; once submitted it is an application.
      'field_taken',
      // The cadre who put the pool right or said which enterprise is meant: their acts are in the audit trail.
      'enterprise_merge',
      'match_review',
      // The secretary whom a list names: nobody who signs in. Who corrected the list is in the audit trail.
      'organisation',
      'organisation_event',
      // Who changed streets, or took a change back: in the audit trail.
      'division_change',
      'division_change_end',
      // Who marked enterprises in bulk: in the audit trail.
      'bulk_act',
      // Who sent a file for an import: in the audit trail.
      'import_job',
      // Who had posters made: in the audit trail; the line goes after a month.
      'poster_batch',
      // Only that a phone was invited.
      'invitation',
      // Who made, approved or stopped one: in the audit trail. Of its numbers those that were written to are told as messages.
      'campaign',
      'campaign_target',
      // Who looked at an enterprise's answer, or at a number that many share: in the audit trail.
      'invitation_task',
      'number_check',
    ]
    expect(tables.map((row) => row.name)).toEqual([...told, ...untold].sort())
  })

  test('the own name and the contact of an open application are corrected, by their owner only', async () => {
    const { id } = (await city.call('listMyCases', {}, sessions.owner)).result.cases[0] ?? { id: '' }
    await city.call('correctMyData', { key: newKey(), name: '欧阳更正' }, sessions.owner)
    expect((await city.call('getMe', {}, sessions.owner)).result.name).toBe('欧阳更正')
    await city.call('correctMyData', { key: newKey(), name: '司马更正', id }, sessions.owner)
    expect((await city.call('getCase', { id }, sessions.cadre)).result.contact.nameMasked).toBe('司***')
    const foreign = await city.call('correctMyData', { key: newKey(), name: '外人', id }, sessions.other)
    expect(foreign.error.name).toBe('applicationUnknown')
    expect((await city.call('correctMyData', { key: newKey(), name: '  ' }, sessions.owner)).error.name).toBe(
      'inputInvalid',
    )
  })

  test('membership needs a consent of its own, given to the text in force; counts need none', async () => {
    const personId = await personOf(phones.owner)
    const need = () => city.ground.act((call) => mustHaveConsent(call, personId, 'membership'))
    await expect(need()).rejects.toMatchObject({ error: 'consentNeeded' })
    const { id } = (await city.call('listMyCases', {}, sessions.owner)).result.cases[0] ?? { id: '' }
    const counted = await city.call(
      'reportHeadcount',
      { key: newKey(), id, youth: '3+', members: '3+' },
      sessions.owner,
    )
    expect(counted.result).toEqual({ youth: '3+', members: '3+' })
    const give = (noticeVersion: string) =>
      city.call('giveConsent', { key: newKey(), kind: 'membership', noticeVersion }, sessions.owner)
    expect((await give('2020-01-01')).error.name).toBe('noticeOutdated')
    expect((await give(currentMembershipNotice)).result).toEqual({ given: true })
    await expect(need()).resolves.toBeUndefined()
    await city.call('withdrawConsent', { key: newKey(), kind: 'membership' }, sessions.owner)
    await expect(need()).rejects.toMatchObject({ error: 'consentNeeded' })
    const history = (await city.call('seeMyData', {}, sessions.owner)).result.consents.map((one) => one.what)
    expect(history.slice(0, 2)).toEqual(['撤回对记录团员身份的同意', '单独同意记录团员身份'])
  })

  test('one field is revealed for a reason of the list; a reason is asked for', async () => {
    const { id } = (await city.call('listMyCases', {}, sessions.owner)).result.cases[0] ?? { id: '' }
    const phone = await city.call('revealContact', { id, field: 'phone', reason: 'contact-applicant' }, sessions.cadre)
    expect(phone.result).toEqual({ name: null, phone: phones.owner })
    const name = await city.call('revealContact', { id, field: 'name', reason: 'check-identity' }, sessions.cadre)
    expect(name.result).toEqual({ name: '司马更正', phone: null })
    const without = await city.call('revealContact', { id, field: 'phone' }, sessions.cadre)
    expect(without.error.fields?.[0]?.field).toBe('reason')
    const invented = { id, field: 'phone', reason: 'curious' } as unknown as InputOf<'revealContact'>
    expect((await city.call('revealContact', invented, sessions.cadre)).status).toBe(400)
  })

  test('an application is taken back: the street sees it, nobody owes anything, the enterprise is free again', async () => {
    const { id } = (await city.call('listMyCases', {}, sessions.owner)).result.cases[0] ?? { id: '' }
    await city.call('acceptCase', { key: newKey(), id }, sessions.cadre)
    const subject = { name: firms.willow.name, uscc: firms.willow.uscc, address: firms.willow.address }
    const join = { key: newKey(), subject, contactName: '示例同事', noticeVersion: '2026-11-23' }
    expect((await city.call('askToJoin', join, sessions.colleague)).status).toBe(200)
    const foreign = await city.call('withdrawApplication', { key: newKey(), id }, sessions.other)
    expect(foreign.error.name).toBe('applicationUnknown')
    const { result } = await city.call('withdrawApplication', { key: newKey(), id }, sessions.owner)
    expect(result).toEqual({ state: 'withdrawn', headline: '您已撤回这件申请' })

    const queue = (await city.call('listQueue', { queue: 'withdrawn' }, sessions.cadre)).result
    expect(queue.counts).toMatchObject({ accepted: 0, withdrawn: 1 })
    expect(queue.rows[0]).toMatchObject({ id, dueOn: null, overdue: false, joins: 0 })
    const file = (await city.call('getCase', { id }, sessions.cadre)).result
    expect(file).toMatchObject({ state: 'withdrawn', may: [], dueOn: null })
    expect(file.timeline[0]?.title).toBe('申请人已撤回，翠苑街道团工委不再办理')
    expect(await rows(sql`select 1 from duty where case_id = ${id} and fulfilled_at is null`)).toEqual([])
    // Whoever was asked to be called is left alone from now on, and the licence is nobody's to see.
    const again = await city.call('revealContact', { id, field: 'phone', reason: 'contact-applicant' }, sessions.cadre)
    expect(again.error.name).toBe('contactEnded')

    expect((await city.call('listMyCases', {}, sessions.colleague)).result.joins[0]).toMatchObject({
      state: 'ended',
      headline: '原申请已撤回',
    })
    expect(await rows(sql`select 1 from message_intent where params::text like '%原申请人已撤回申请%'`)).toHaveLength(1)
    for (const act of ['withdrawApplication', 'acceptCase'] as const)
      expect(
        (await city.call(act, { key: newKey(), id }, act === 'acceptCase' ? sessions.cadre : sessions.owner)).error
          .name,
      ).toBe('caseMoved')
    expect((await city.call('reportHeadcount', { key: newKey(), id, youth: '0' }, sessions.owner)).error.name).toBe(
      'caseMoved',
    )
    expect((await submit('other')).status).toBe(200)
    expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
  })

  test('a cadre in office is told whom to ask, and is not deleted', async () => {
    const { deletion } = (await city.call('seeMyData', {}, sessions.cadre)).result
    expect(deletion.obstacle).toContain('翠苑街道团工委')
    expect((await city.call('deleteMyData', { key: newKey() }, sessions.cadre)).error.name).toBe('deleteInOffice')
    expect((await city.call('getMe', {}, sessions.cadre)).status).toBe(200)
  })

  test('deleting leaves no value, no session, no open case; histories fold, and screens say that somebody was here', async () => {
    const token = await city.invite(firms.brook.uscc, { name: NAME, phone: phones.other })
    const uscc = inventUscc(90)
    const licence = await city.upload(sessions.other ?? '')
    const subject = { name: '杭州新芽晴测试九有限公司', uscc, address: '西湖区翠苑街道试验路18号' }
    const second = await submit('other', { subject, licence })
    await city.call(
      'returnCase',
      { key: newKey(), id: second.result.id, reasons: ['other'], note: REMARK },
      sessions.cadre,
    )
    const personId = await personOf(phones.other)
    const key = newKey()
    const { result } = await city.call('deleteMyData', { key }, sessions.other)
    expect(result).toEqual({ deleted: true, withdrawn: 2 })

    expect((await city.call('getMe', {}, sessions.other)).error.name).toBe('sessionInvalid')
    // The answer was lost: the same phone asks again under the same key and hears the same, without anything being done again.
    const trail = () => rows(sql`select 1 from audit_entry where function = 'deleteMyData' and person_id = ${personId}`)
    const noted = (await trail()).length
    expect((await city.call('deleteMyData', { key }, sessions.other)).result).toEqual(result)
    expect((await trail()).length).toBe(noted)
    // Another key, another session or another function is told no more than anybody.
    for (const reply of [
      await city.call('deleteMyData', { key: newKey() }, sessions.other),
      await city.call('deleteMyData', { key }, 'A'.repeat(43)),
      await city.call('withdrawConsent', { key, kind: 'membership' }, sessions.other),
    ])
      expect(reply.error.name).toBe('sessionInvalid')
    expect((await city.call('deleteMyData', { key }, sessions.cadre)).error.name).toBe('deleteInOffice')
    expect(await rows(sql`select field from personal_value where person_id = ${personId}`)).toEqual([])
    expect(
      await rows(sql`select 1 from person where id = ${personId} and wrapped_key is null and forgotten_at is not null`),
    ).toHaveLength(1)
    expect(
      await rows(sql`select 1 from application where applicant_person_id = ${personId} and closed_at is null`),
    ).toEqual([])
    expect(await rows(sql`select 1 from upload where person_id = ${personId} and discard_at is null`)).toEqual([])
    expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
    const file = (await city.call('getCase', { id: second.result.id }, sessions.cadre)).result
    expect(file.contact).toEqual({ nameMasked: '已删除', phoneMasked: '' })
    expect(JSON.stringify(file)).not.toContain(REMARK)
    // The invitation opens, and names nobody any more.
    const opened = await city.call('openInvitation', { token })
    expect(opened.result).toMatchObject({ codeToInvited: false, enterprise: { name: firms.brook.name } })
    // The phone is free for a person who begins anew, without what was before; and not twice on one day.
    sessions.other = await city.logIn(phones.other)
    expect(await personOf(phones.other)).not.toBe(personId)
    expect((await city.call('listMyCases', {}, sessions.other)).result.cases).toEqual([])
    expect((await city.call('deleteMyData', { key: newKey() }, sessions.other)).error.name).toBe('deletedToday')
    city.clock.advance(24 * 3_600_000)
    sessions.other = await city.logIn(phones.other)
    expect((await city.call('deleteMyData', { key: newKey() }, sessions.other)).status).toBe(200)
  })
})
