/** Who is named for a case, who is no more, and the office that gets one back, hear of it; nobody of the own act. */
import { findOfficesByName } from '../../cloud/divisions/actions'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { FoundingWalk } from '../support/founding'

const COLLEAGUE = '15400000006'

describe('told of a case', () => {
  let city: TestCity
  let sessions: Record<'owner' | 'street' | 'colleague' | 'neighbour' | 'district', string>
  let offices: Record<'street' | 'neighbour', string>
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(COLLEAGUE, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    sessions = {
      owner: await city.logIn(phones.owner),
      street: await city.logIn(phones.cadre),
      colleague: await city.logIn(COLLEAGUE),
      neighbour: await city.logIn(phones.neighbour),
      district: await city.logIn(phones.district),
    }
    const officeId = (division: string) =>
      city.ground.act(async (call) => (await findOfficesByName(call, division))[0]?.id ?? '')
    offices = { street: await officeId('翠苑街道'), neighbour: await officeId('转塘街道') }
  })
  afterAll(() => city.stop())

  let serial = 8300
  const submit = async () => {
    serial++
    const { result } = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: {
          name: `杭州第${serial}号告知测试有限公司`,
          uscc: inventUscc(serial),
          address: firms.willow.address,
        },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: (await city.call('getCity', {})).result.notice.version,
      },
      sessions.owner,
    )
    return result.id
  }
  /** What each was told, by the first words, the newest first. */
  const told = async (who: keyof typeof sessions) =>
    (await city.call('listNotices', {}, sessions[who])).result.notices.map(({ text }) => text.slice(0, 7))
  const seen = async () => ({
    street: await told('street'),
    colleague: await told('colleague'),
    neighbour: await told('neighbour'),
    district: await told('district'),
  })
  /** What came since. */
  const since = async (before: Awaited<ReturnType<typeof seen>>) => {
    const now = await seen()
    const fresh = (who: keyof typeof before) => now[who].slice(0, now[who].length - before[who].length)
    return {
      street: fresh('street'),
      colleague: fresh('colleague'),
      neighbour: fresh('neighbour'),
      district: fresh('district'),
    }
  }
  const nobody = { street: [], colleague: [], neighbour: [], district: [] }
  const accept = (id: string, session: string) => city.call('acceptCase', { key: newKey(), id }, session)
  /** The person of a phone, as those see it who may give a case. */
  const colleagueId = async () => {
    const { offices: assignable } = (await city.call('listAssignees', {}, sessions.street)).result
    const persons = assignable.find(({ id }) => id === offices.street)?.persons ?? []
    return persons.find(({ name }) => name.includes('0006'))?.id ?? ''
  }
  const give = async (id: string) =>
    city.call(
      'assignCase',
      { key: newKey(), id, office: offices.street, person: await colleagueId(), reason: 'share-out' },
      sessions.street,
    )

  test('who takes up what a colleague was named for is not told of it, the colleague is', async () => {
    const id = await submit()
    expect((await give(id)).status).toBe(200)
    const before = await seen()
    expect((await accept(id, sessions.street)).status).toBe(200)
    expect(await since(before)).toEqual({ ...nobody, colleague: ['已改由他人办理'] })
  })

  test('a colleague who is made the guide is told, and who was it before', async () => {
    const { id } = await new FoundingWalk(city, sessions.owner, sessions.street).to('decided')
    const before = await seen()
    const name = (person: string, session: string) =>
      city.call('nameGuide', { key: newKey(), id, person, on: '2026-12-01' }, session)
    const { guides } = (await city.call('getFounding', { id }, sessions.street)).result
    const colleague = await colleagueId()
    const other = guides.find((one) => one.id !== colleague)?.id ?? ''
    expect((await name(colleague, sessions.street)).status).toBe(200)
    expect(await since(before)).toEqual({ ...nobody, colleague: ['交给您办理：杭'] })
    const after = await seen()
    // The guide gives it back: whoever is named now is told, nobody of the own act.
    expect((await name(other, sessions.colleague)).status).toBe(200)
    expect(await since(after)).toEqual({ ...nobody, street: ['交给您办理：杭'] })
  })

  test('who was named for what is handed on, or disputed, is told beside the office that gets it', async () => {
    const id = await submit()
    await give(id)
    const handOn = (office: string, session: string) =>
      city.call('handOnCase', { key: newKey(), id, office, reason: 'industry', note: '' }, session)
    const before = await seen()
    expect((await handOn(offices.neighbour, sessions.street)).status).toBe(200)
    expect(await since(before)).toEqual({ ...nobody, colleague: ['已改由他人办理'], neighbour: ['交给您办理：杭'] })
    const after = await seen()
    expect((await handOn(offices.street, sessions.neighbour)).result.state).toBe('disputed')
    expect(await since(after)).toEqual({ ...nobody, district: ['请确定由哪个街'] })
  })

  test('an appeal that is granted is told to the street that gets the case back', async () => {
    const id = await submit()
    await city.call('refuseCase', { key: newKey(), id, reason: 'other', note: '示例说明' }, sessions.street)
    await city.call('appealCase', { key: newKey(), id, note: '请再看' }, sessions.owner)
    const before = await seen()
    const answer = await city.call(
      'answerAppeal',
      { key: newKey(), id, decision: 'granted', note: '请受理' },
      sessions.district,
    )
    expect(answer.result.state).toBe('accepted')
    expect(await since(before)).toEqual({ ...nobody, street: ['交给您办理：杭'], colleague: ['交给您办理：杭'] })
  })
})
