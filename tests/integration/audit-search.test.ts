/** The auditor reads the trail: finds, turns pages, exports; sees nobody in clear; and everybody else reads nothing. */
import { sql } from 'kysely'
import { getPersonByPhone, putPersonalValue } from '../../cloud/people/actions'
import { firms, newKey, phones, TestCity } from '../support/city'

const AUDITOR = '15400000009'
const NAME = '欧阳示例乙'

describe('the auditor', () => {
  let city: TestCity
  let auditor: string
  let id = ''
  /** Appointed at the city's office; the role is the auditor's. */
  const appointAuditor = async () => {
    await city.appoint(AUDITOR, '杭州市')
    await city.ground.act(async (call) => {
      const { personId } = await getPersonByPhone(call, AUDITOR)
      await putPersonalValue(call, personId, 'name', '示例审计员')
      await sql`update cadre_grant set role = 'auditor' where person_id = ${personId}`.execute(call.tx)
    })
  }
  const search = async (input: Parameters<typeof city.call<'searchAudit'>>[1]) =>
    (await city.call('searchAudit', input, auditor)).result
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await appointAuditor()
    const owner = await city.logIn(phones.owner)
    await city.ground.act(async (call) => {
      const { personId } = await getPersonByPhone(call, phones.owner)
      await putPersonalValue(call, personId, 'name', NAME)
    })
    const subject = { invitation: await city.invite(firms.willow.uscc) }
    const input = {
      key: newKey(),
      subject,
      contactName: NAME,
      bodies: ['league' as const],
      noticeVersion: '2026-11-24',
    }
    id = (await city.call('submitApplication', input, owner)).result.id
    const cadre = await city.logIn(phones.cadre)
    await city.call('getCase', { id }, cadre)
    await city.call('revealContact', { id }, cadre)
    await city.call('acceptCase', { key: newKey(), id }, cadre)
    auditor = await city.logIn(AUDITOR)
    await city.ground.sealer.seal()
  })
  afterAll(() => city.stop())

  test('finds by record, person, number, function, outcome and day, newest first', async () => {
    const ofCase = await search({ record: id })
    expect(ofCase.rows.map((row) => row.function)).toEqual([
      'acceptCase',
      'revealContact',
      'getCase',
      'submitApplication',
    ])
    expect(ofCase.rows[0]).toMatchObject({ who: '示***', role: 'street-cadre', address: '127.0.0.1', outcome: 'done' })
    expect(ofCase.rows[0]?.office).toContain('翠苑街道')
    expect(ofCase.rows[3]).toMatchObject({ who: '欧****', role: null })
    const cadreId = ofCase.rows[0]?.personId ?? ''
    const byPerson = await search({ who: cadreId, record: id })
    const byNumber = await search({ who: phones.cadre, record: id })
    expect(byPerson.rows.map((row) => row.id)).toEqual(byNumber.rows.map((row) => row.id))
    expect(byPerson.rows).toHaveLength(3)
    expect((await search({ who: '15400000099' })).rows).toEqual([])
    expect((await search({ function: 'revealContact', outcome: 'done' })).rows).toHaveLength(1)
    expect((await search({ from: '2026-11-23', until: '2026-11-23', record: id })).rows).toHaveLength(4)
    expect((await search({ from: '2026-11-24', until: '2026-11-30', record: id })).rows).toEqual([])
    expect((await search({ until: '2026-11-22', record: id })).rows).toEqual([])
  })

  test('turns pages without a gap and without meeting a row twice', async () => {
    // Looking is itself in the trail: the question is one that new looks do not answer.
    const all = (await search({ record: id })).rows.map((row) => row.id)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await search({ record: id, limit: 1, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.rows.map((row) => row.id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(all)
    const wrong = await city.call('searchAudit', { cursor: 'bm90aGluZw' }, auditor)
    expect(wrong.error.name).toBe('inputInvalid')
  })

  test('sees nobody in clear, and is told the state of the chain', async () => {
    const reply = await search({})
    for (const secret of [phones.owner, phones.cadre, AUDITOR, NAME, '示例干部', '示例审计员'])
      expect(JSON.stringify(reply)).not.toContain(secret)
    expect(reply.state).toMatchObject({ verifiedAt: null, broken: null, block: expect.stringMatching(/^\d+$/) })
  })

  test('exports what the search finds, once the second factor was shown anew; both stand in the trail', async () => {
    city.clock.advance(3_600_000)
    const stale = await city.call('exportAudit', { record: id }, auditor)
    if (stale.status !== 200) {
      expect(['freshFactorNeeded', 'sessionLocked', 'secondFactorNeeded']).toContain(stale.error.name)
      await city.showFactor(AUDITOR, auditor)
    }
    const { result } = await city.call('exportAudit', { record: id }, auditor)
    const lines = result.csv.trim().split('\n')
    expect([result.rows, result.cut, lines.length]).toEqual([4, false, 5])
    expect(result.csv.startsWith('\ufeff序号,时间,操作人')).toBe(true)
    expect(result.csv).not.toContain(NAME)
    expect((await search({ function: 'exportAudit' })).rows[0]).toMatchObject({ role: 'auditor', outcome: 'done' })
    expect((await search({ function: 'searchAudit' })).rows.length).toBeGreaterThan(3)
  })

  test('alone: no other role reads the trail, and the auditor handles no case', async () => {
    const cadre = await city.logIn(phones.cadre)
    expect((await city.call('searchAudit', {}, cadre)).error.name).toBe('forbidden')
    const again = await city.logIn(AUDITOR)
    expect((await city.call('getCase', { id }, again)).error.name).toBe('forbidden')
    expect((await city.call('listQueue', { queue: 'accepted' }, again)).error.name).toBe('forbidden')
    expect((await city.call('listComplaints', { state: 'open' }, again)).error.name).toBe('forbidden')
    expect((await city.call('searchAudit', {}, await city.logIn(phones.owner))).error.name).toBe('forbidden')
    expect((await city.call('searchAudit', {})).error.name).toBe('signInNeeded')
  })
})
