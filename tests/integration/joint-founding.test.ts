/** Three enterprises of one building found together, over the wire: suggested, asked, consented; one joins later, one splits off, the lead changes. */
import { sql } from 'kysely'
import { listMisfolded } from '../../cloud/casework/actions'
import type { FunctionName, InputOf, OutputOf } from '../../types/registry'
import { candidateNotice } from '../../types/words/founding-pages'
import { inventUscc, newKey, phones, TestCity } from '../support/city'

const owners = ['15400000021', '15400000022', '15400000023', '15400000024'] as const
const names = [
  '杭州示例云图软件有限公司',
  '杭州示例禾木餐饮有限公司',
  '杭州示例溪山网络科技有限公司',
  '杭州示例远岸文化传媒有限公司',
]
const BUILDING = '浙江省杭州市西湖区翠苑街道文三路478号示例时代广场'

describe('a joint founding', () => {
  let city: TestCity
  let street: string
  let neighbour: string
  let sessions: string[]
  let cases: string[]
  /** Done, or the test fails with what was said. */
  const ok = async <N extends FunctionName>(name: N, input: InputOf<N>, session: string): Promise<OutputOf<N>> => {
    const { status, result, error } = await city.call(name, input, session)
    if (status !== 200) throw new Error(`${name}: ${JSON.stringify(error)}`)
    return result
  }
  const at = (index: number): string => cases[index] ?? ''
  const own = (index: number): string => sessions[index] ?? ''
  const joint = async (index: number) => (await city.call('getMyJoint', { id: at(index) }, own(index))).result.joint
  const stateOf = async (index: number) =>
    (await city.call('getMyCase', { id: at(index) }, own(index))).result.case.state
  const answer = (index: number, decision: 'consented' | 'declined') =>
    city.call('answerJoint', { key: newKey(), id: at(index), decision }, own(index))

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    street = await city.logIn(phones.cadre)
    neighbour = await city.logIn(phones.neighbour)
    sessions = []
    cases = []
    const notice = (await city.call('getCity', {})).result.notice.version
    for (const [index, phone] of owners.entries()) {
      const session = await city.logIn(phone)
      sessions.push(session)
      const { result } = await city.call(
        'submitApplication',
        {
          key: newKey(),
          subject: {
            name: names[index] ?? '',
            uscc: inventUscc(300 + index),
            address: `${BUILDING}${index + 1}01室`,
          },
          contactName: '示例联系人',
          bodies: ['league'],
          noticeVersion: notice,
        },
        session,
      )
      cases.push(result.id)
      await city.call('acceptCase', { key: newKey(), id: result.id }, street)
      await city.call(
        'surveyCase',
        {
          key: newKey(),
          id: result.id,
          way: 'phone',
          staff: 10,
          youth: 4,
          members: 1 + (index % 2),
          party: 'none',
          note: '',
        },
        street,
      )
    }
  })
  afterAll(() => city.stop())

  test('enterprises of the building are suggested, with the reason; the recommendation counts them', async () => {
    const { suggestions, group, may } = (await city.call('getJoint', { id: at(0) }, street)).result
    expect(group).toBeNull()
    expect(may).toEqual(['ask'])
    expect(suggestions.map((one) => one.enterprise).sort()).toEqual(names.slice(1).sort())
    expect(suggestions[0]).toMatchObject({ near: 'building', enterprise: names[2] })
    expect(suggestions[0]?.why).toMatch(/同在.*示例时代广场.*；同属信息技术/)
    const { recommendation } = (await city.call('getFounding', { id: at(0) }, street)).result
    expect(recommendation).toMatchObject({ form: 'joint-branch' })
    expect(recommendation.reason).toContain('附近有 3 家企业可以联合')
  })

  test('a cadre elsewhere finds nothing to ask, and asking an enterprise outside is like asking none', async () => {
    const outside = await city.call('getJoint', { id: at(0) }, neighbour)
    expect(outside.error.name).toBe('applicationUnknown')
    const none = await city.call(
      'askPartners',
      { key: newKey(), id: at(0), partners: ['00000000-0000-4000-8000-000000000000'] },
      street,
    )
    expect(none.error.name).toBe('applicationUnknown')
    const itself = await city.call('askPartners', { key: newKey(), id: at(0), partners: [at(0)] }, street)
    expect(itself.error.fields?.[0]?.field).toBe('partners')
  })

  test('before both have consented an owner reads trade and building, and no name anywhere', async () => {
    await ok('askPartners', { key: newKey(), id: at(0), partners: [at(1), at(2)] }, street)
    expect((await city.call('getMyCase', { id: at(1) }, own(1))).result.joint).toBe(true)
    const seen = await city.call('getMyJoint', { id: at(1) }, own(1))
    expect(seen.result.joint).toMatchObject({ isLead: false, consented: false, open: true, progress: null })
    expect(seen.result.joint?.others).toEqual([
      expect.objectContaining({ enterprise: null, trade: '信息技术', isLead: true, consented: false }),
      expect.objectContaining({ enterprise: null, trade: '信息技术', isLead: false, consented: false }),
    ])
    const text = JSON.stringify(seen) + JSON.stringify(await city.call('getMyCase', { id: at(1) }, own(1)))
    expect(text).not.toContain('云图')
    expect(text).not.toContain('溪山')
    // Nobody else's joint founding is theirs to read or to answer.
    expect((await city.call('getMyJoint', { id: at(0) }, own(1))).error.name).toBe('applicationUnknown')
    expect(
      (await city.call('answerJoint', { key: newKey(), id: at(0), decision: 'consented' }, own(1))).error.name,
    ).toBe('applicationUnknown')
  })

  test('a joint request goes only when enough have consented, and all see each other then', async () => {
    await ok('decideForm', { key: newKey(), id: at(0), form: 'joint-branch', note: '' }, street)
    const [guide] = (await city.call('getFounding', { id: at(0) }, street)).result.guides
    await ok('nameGuide', { key: newKey(), id: at(0), person: guide?.id ?? '', on: '2026-12-01' }, street)
    await ok(
      'recordGuidance',
      { key: newKey(), id: at(0), outcome: 'agreed', next: 'request', nextOn: null, members: null, note: '' },
      street,
    )
    const request = {
      fullName: '示例时代广场联合团支部',
      shortName: '示例联合团支部',
      industry: '软件和信息技术服务业',
      staff: 30,
      youth: 12,
      members: 4,
      seats: 1,
      party: 'none' as const,
    }
    await ok('saveRequest', { key: newKey(), id: at(0), ...request }, own(0))
    const candidates: string[] = []
    for (const [i, post] of (['secretary', 'member'] as const).entries()) {
      const { link, candidate } = (await city.call('inviteCandidate', { key: newKey(), id: at(0), post }, own(0)))
        .result
      candidates.push(candidate)
      const person = await city.logIn(`1540000003${i}`)
      await ok(
        'giveCandidate',
        {
          key: newKey(),
          token: link.slice(link.lastIndexOf('/') + 1),
          noticeVersion: candidateNotice.version,
          agreesToMembership: true,
          name: '示例候选人',
          bornIn: '2001-05',
          joinedIn: '2016-05',
          education: 'bachelor',
          record: '',
        },
        person,
      )
    }
    // The lead is asked like the others, and is told of nobody's people before it has consented.
    expect((await answer(1, 'consented')).result.state).toBe('joined')
    expect((await city.call('getMyFounding', { id: at(0) }, own(0))).result.request.members).toBe(4)
    const open = await city.call('sendRequest', { key: newKey(), id: at(0), note: '' }, own(0))
    expect(open.error.fields?.[0]?.message).toMatch(/您的企业还没有答复是否联合建团/)
    await answer(1, 'declined')
    expect((await answer(0, 'consented')).result.state).toBe('preparing')
    const alone = await city.call('sendRequest', { key: newKey(), id: at(0), note: '' }, own(0))
    expect(alone.error.fields?.[0]?.message).toMatch(/至少要有 2 家企业同意，现在 1 家/)
    await ok('askPartners', { key: newKey(), id: at(0), partners: [at(1)] }, street)
    expect((await answer(1, 'consented')).result.state).toBe('joined')
    const seen = await joint(1)
    expect(seen?.others[0]).toMatchObject({ enterprise: names[0], isLead: true, consented: true })
    expect(seen?.others[1]?.enterprise).toBeNull()
    expect(seen?.progress).toBe('正在准备建团请示（书面申请）')
    expect((await joint(0))?.others.map((one) => one.enterprise)).toContain(names[1])
    const { request: prefilled } = (await city.call('getMyFounding', { id: at(0) }, own(0))).result
    expect(prefilled.members).toBe(4)
    await ok('sendRequest', { key: newKey(), id: at(0), note: '' }, own(0))
    // Whoever goes now leaves too few behind: nothing is approved.
    await answer(1, 'declined')
    const few = await city.call(
      'replyRequest',
      { key: newKey(), id: at(0), decision: 'granted', on: '2026-11-23', note: '' },
      street,
    )
    expect(few.error.name).toBe('jointTooFew')
    await ok(
      'replyRequest',
      { key: newKey(), id: at(0), decision: 'declined', on: '2026-11-23', note: '请补充' },
      street,
    )
    await ok('askPartners', { key: newKey(), id: at(0), partners: [at(1)] }, street)
    expect((await answer(1, 'consented')).result.state).toBe('joined')
    await ok('sendRequest', { key: newKey(), id: at(0), note: '' }, own(0))
    // The day of who goes along follows the lead's.
    const [lead, partner] = [
      (await city.call('getMyCase', { id: at(0) }, own(0))).result.case,
      (await city.call('getMyCase', { id: at(1) }, own(1))).result.case,
    ]
    expect((partner.dueOn ?? '') > (lead.dueOn ?? '')).toBe(true)
    expect(partner.headline).toBe('已加入联合建团，由牵头企业办理')
    // Asked, and at another step by now: its street goes on with it alone.
    expect(await stateOf(2)).toBe('surveyed')
    await ok('replyRequest', { key: newKey(), id: at(0), decision: 'granted', on: '2026-11-23', note: '' }, street)
    await ok(
      'reportElection',
      {
        key: newKey(),
        id: at(0),
        heldOn: '2026-11-23',
        eligible: 3,
        present: 3,
        votes: candidates.map((candidate, i) => ({ candidate, votes: i === 0 ? 3 : 0, elected: i === 0 })),
        note: '',
      },
      own(0),
    )
    await ok('confirmElection', { key: newKey(), id: at(0), decision: 'granted', on: '2026-11-23', note: '' }, street)
    expect(await Promise.all([stateOf(0), stateOf(1), stateOf(2)])).toEqual(['founded', 'founded', 'surveyed'])
  })

  test('whoever consents later belongs to it at once; each enterprise stands among the city’s organisations', async () => {
    expect((await answer(2, 'consented')).result.state).toBe('founded')
    const { rows } = await sql<{ enterprise_name: string; name: string; term_ends_on: string }>`
      select enterprise_name, name, term_ends_on::text from organisation where kind = 'joint-branch' order by enterprise_name`.execute(
      city.ground.database.kysely,
    )
    expect(rows.map((row) => row.enterprise_name)).toEqual(names.slice(0, 3).sort())
    expect(new Set(rows.map((row) => `${row.name} ${row.term_ends_on}`)).size).toBe(1)
  })

  test('what is led elsewhere is renewed and dissolved there alone', async () => {
    const acts = (await city.call('getCase', { id: at(1) }, street)).result.may
    expect(acts).not.toContain('renew')
    expect(acts).not.toContain('dissolve')
    const refused = await city.call('renewTerm', { key: newKey(), id: at(1), on: '2026-11-23', note: '' }, street)
    expect(refused.error.name).toBe('jointFollows')
  })

  test('one splits off for a branch of its own; the lead changes; the history tells of all', async () => {
    expect((await answer(1, 'declined')).error.name).toBe('jointFounded')
    await ok('releasePartner', { key: newKey(), id: at(0), partner: at(1), note: '人数够了' }, street)
    expect(await stateOf(1)).toBe('surveyed')
    const { rows } = await sql<{ ended: boolean }>`
      select ended_on is not null as ended from organisation where enterprise_name = ${names[1]}`.execute(
      city.ground.database.kysely,
    )
    expect(rows).toEqual([{ ended: true }])
    await ok('changeLead', { key: newKey(), id: at(0), partner: at(2), note: '' }, street)
    expect((await joint(2))?.isLead).toBe(true)
    expect((await city.call('getFounding', { id: at(2) }, street)).result.founded).not.toBeNull()
    const history = (await city.call('getCase', { id: at(0) }, street)).result.timeline.map((line) => line.detail)
    for (const part of ['发起联合建团', '征求企业意见', '一家企业同意', '一家企业退出', '更换牵头企业'])
      expect(history.join(' ')).toContain(part)
    city.clock.advance(86_400_000)
    const later = await city.logIn(phones.cadre)
    const on = city.clock.now().toISOString().slice(0, 10)
    await ok('renewTerm', { key: newKey(), id: at(2), on, note: '经批准提前换届' }, later)
    expect((await city.call('getCase', { id: at(0) }, later)).result.termEndsOn).toBe(
      (await city.call('getCase', { id: at(2) }, later)).result.termEndsOn,
    )
  })

  test('a former lead that is let out begins anew, with nothing of what went to the new lead', async () => {
    const later = await city.logIn(phones.cadre)
    await ok('releasePartner', { key: newKey(), id: at(2), partner: at(0), note: '' }, later)
    expect(await stateOf(0)).toBe('surveyed')
    const anew = (await city.call('getFounding', { id: at(0) }, later)).result
    expect(anew).toMatchObject({ reply: null, election: null, founded: null, candidates: [] })
    await ok('askPartners', { key: newKey(), id: at(2), partners: [at(0)] }, later)
    expect((await answer(0, 'consented')).result.state).toBe('founded')
  })

  test('a group ends with its lead: each goes on alone, and every history still folds', async () => {
    const later = await city.logIn(phones.cadre)
    await ok('askPartners', { key: newKey(), id: at(1), partners: [at(3)] }, later)
    await ok('answerJoint', { key: newKey(), id: at(3), decision: 'consented' }, own(3))
    expect(await stateOf(3)).toBe('joined')
    await ok('withdrawApplication', { key: newKey(), id: at(1) }, own(1))
    expect(await stateOf(3)).toBe('surveyed')
    expect(await joint(3)).toBeNull()
    await ok('dissolveOrganisation', { key: newKey(), id: at(2), on: '2026-11-24', note: '示例' }, later)
    expect(await Promise.all([stateOf(0), stateOf(2)])).toEqual(['dissolved', 'dissolved'])
    expect(await city.ground.act((act) => listMisfolded(act))).toEqual([])
    const { rows } = await sql`select 1 from joint_seat`.execute(city.ground.database.kysely)
    expect(rows).toEqual([])
  })
})
