/** Two rows of one enterprise, made one: their open applications know of each other, and what came in meanwhile goes back. All invented. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as pathOf } from 'node:path'
import { sql } from 'kysely'
import { importOrganisationsFile } from '../../cloud/commands/organisations-import'
import { findOfficesByName } from '../../cloud/divisions/actions'
import { putRecords } from '../../cloud/pool/actions'
import { inventUscc, newKey, phones, TestCity } from '../support/city'

const NOTICE = '2026-11-24'

/** A firm and its twin of another code: a name of its own each time. */
function twins(serial: number, name: string) {
  const at = { address: '西湖区翠苑街道试验路18号', street: '翠苑街道' }
  return {
    winner: { name: `杭州${name}科技有限公司`, uscc: inventUscc(serial), ...at },
    loser: { name: `杭州${name}信息有限公司`, uscc: inventUscc(serial + 1), ...at },
  }
}
type Twins = ReturnType<typeof twins>
const street = '翠苑街道'

describe('the applications of two rows made one', () => {
  let city: TestCity
  let owner = ''
  let stranger = ''
  let clerk = ''
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    await city.appoint(phones.cadre, street)
    owner = await city.logIn(phones.owner)
    stranger = await city.logIn(phones.other)
    clerk = await city.logIn(phones.cadre)
  })
  afterAll(() => city.stop())

  let corrector = ''
  const district = async () => {
    corrector ||= await city.logIn(phones.district)
    await city.showFactor(phones.district, corrector)
    return corrector
  }
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const enter = ({ winner, loser }: Twins) => city.ground.act((call) => putRecords(call, [winner, loser], 'test'))
  async function idOf(uscc: string, session: string): Promise<string> {
    return (await city.call('searchPool', { query: uscc }, session)).result.rows[0]?.id ?? ''
  }
  async function merge({ winner, loser }: Twins) {
    const session = await district()
    const ids = { id: await idOf(winner.uscc, session), other: await idOf(loser.uscc, session) }
    const { result } = await city.call('mergeEnterprises', { key: newKey(), ground: 'renamed', ...ids }, session)
    const undo = async () => {
      const fresh = await district()
      return city.call('undoMerge', { key: newKey(), id: ids.id, merge: result.merge }, fresh)
    }
    return { ...ids, undo }
  }
  const typed = ({ name, uscc, address }: Twins['winner']) => ({ name, uscc, address })
  const submit = (
    subject: { invitation: string } | { candidate: string } | { name: string; uscc: string; address: string },
    session: string,
    licence?: string,
  ) =>
    city.call(
      'submitApplication',
      {
        key: newKey(),
        subject,
        contactName: '示例甲',
        bodies: ['league'],
        noticeVersion: NOTICE,
        ...(licence === undefined ? {} : { licence }),
      },
      session,
    )
  async function importList(content: string) {
    const folder = mkdtempSync(pathOf(tmpdir(), 'merged-test-'))
    const out = jest.spyOn(process.stdout, 'write').mockImplementation(() => true)
    writeFileSync(pathOf(folder, 'list.csv'), content)
    await importOrganisationsFile(city.ground, pathOf(folder, 'list.csv'), {})
    out.mockRestore()
    rmSync(folder, { recursive: true })
  }
  const join = (subject: Parameters<typeof submit>[0], session: string) =>
    city.call('askToJoin', { key: newKey(), subject, contactName: '示例乙', noticeVersion: NOTICE }, session)

  test('of the one are in the way of the other, and joined, seen and reopened beside it', async () => {
    const pair = twins(600, '远帆雾测试')
    await enter(pair)
    const invited = await city.invite(pair.loser.uscc, { phone: phones.owner })
    const first = (await submit({ invitation: invited }, owner)).result
    await merge(pair)
    const token = await city.invite(pair.winner.uscc, { phone: phones.owner })
    expect((await city.call('openInvitation', { token }, owner)).result.ownApplication).toBe(first.id)
    expect((await submit({ invitation: token }, owner)).error.name).toBe('applicationOpen')
    expect((await submit(typed(pair.winner), stranger)).error.name).toBe('applicationExists')
    expect((await submit(typed(pair.loser), stranger)).error.name).toBe('applicationExists')
    expect((await join(typed(pair.winner), stranger)).status).toBe(200)
  })

  test('that stood before name each other, and one alone is taken up', async () => {
    const pair = twins(610, '近岸霜测试')
    await enter(pair)
    const one = (await submit(typed(pair.loser), owner)).result
    const two = (await submit(typed(pair.winner), stranger)).result
    await merge(pair)
    const others = async (id: string) => (await city.call('getCase', { id }, clerk)).result.others.map((o) => o.number)
    expect([await others(one.id), await others(two.id)]).toEqual([[two.number], [one.number]])
    expect((await city.call('acceptCase', { key: newKey(), id: one.id }, clerk)).status).toBe(200)
    expect((await city.call('acceptCase', { key: newKey(), id: two.id }, clerk)).error.name).toBe('enterpriseTaken')
  })

  test('handed in at the same moment are still one', async () => {
    const pair = twins(620, '高台雨测试')
    await enter(pair)
    // By the code of the other row under a name that is none of theirs: it stays under the code that was given.
    const strange = { ...typed(pair.loser), name: '宁波毫不相干测试有限公司' }
    await merge(pair)
    const answers = await Promise.all([submit(typed(pair.winner), owner), submit(strange, owner)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.error.name).toBe('applicationOpen')
  })

  test('that came in meanwhile by the code of the one that was merged go back with it, and organisations do', async () => {
    const pair = twins(630, '深谷云测试')
    await enter(pair)
    const before = (await submit(typed(pair.winner), owner)).result
    const { id, other, undo } = await merge(pair)
    city.clock.advance(60_000)
    const list = `团组织名称,企业名称,统一社会信用代码,类别\n深谷云团支部,${pair.loser.name},${pair.loser.uscc},团支部\n`
    await importList(list)
    const meanwhile = (await submit(typed(pair.loser), stranger)).result
    const seen = async (one: string) => (await city.call('getEnterprise', { id: one }, await district())).result
    const linked = await seen(id)
    expect(linked.cases.map(({ number }) => number).sort()).toEqual([before.number, meanwhile.number])
    expect(linked.organisations).toHaveLength(1)
    const given = async () => (await city.call('getCase', { id: meanwhile.id }, clerk)).result
    expect((await given()).submitted.uscc).toBe(pair.loser.uscc)
    expect((await given()).enterprise?.uscc).toBe(pair.winner.uscc)
    expect((await undo()).status).toBe(200)
    const [stays, back] = [await seen(id), await seen(other)]
    expect(stays.cases.map(({ number }) => number)).toEqual([before.number])
    expect(back.cases.map(({ number }) => number)).toEqual([meanwhile.number])
    expect([stays.organisations.length, back.organisations.length]).toEqual([0, 1])
    const told = await rows(sql<{ kind: string; enterprise: string }>`
      select kind, enterprise_id as enterprise from organisation_event
      where organisation_id in (select id from organisation where name = '深谷云团支部')
        and (kind = 'set-apart' or enterprise_id = ${other}) order by kind`)
    expect(told).toEqual([
      { kind: 'linked', enterprise: other },
      { kind: 'set-apart', enterprise: id },
    ])
    expect((await given()).enterprise?.uscc).toBe(pair.loser.uscc)
    expect((await given()).others).toEqual([])
    expect((await city.call('acceptCase', { key: newKey(), id: before.id }, clerk)).status).toBe(200)
    expect((await city.call('acceptCase', { key: newKey(), id: meanwhile.id }, clerk)).status).toBe(200)
  })

  test('by an invitation or a search of the one that was merged go back, too; by those of the other they stay', async () => {
    const pair = twins(640, '长桥月测试')
    await enter(pair)
    const invited = await city.invite(pair.loser.uscc)
    const { id, other, undo } = await merge(pair)
    const first = (await submit({ invitation: invited }, owner)).result
    const { candidates } = (await city.call('findEnterprise', { query: pair.loser.uscc }, stranger)).result
    const second = (await submit({ candidate: candidates[0]?.ref ?? '' }, stranger)).result
    const third = (await submit(typed(pair.winner), await city.logIn(phones.neighbour))).result
    expect((await undo()).status).toBe(200)
    const numbers = async (one: string) =>
      (await city.call('getEnterprise', { id: one }, await district())).result.cases.map(({ number }) => number).sort()
    expect(await numbers(id)).toEqual([third.number])
    expect(await numbers(other)).toEqual([first.number, second.number])
  })

  test('and was not taken up before stays one of two: another is taken up already', async () => {
    const pair = twins(650, '曲水荷测试')
    await enter(pair)
    const one = (await submit(typed(pair.loser), owner)).result
    const { undo } = await merge(pair)
    const two = (await submit(typed(pair.loser), stranger)).result
    expect((await city.call('acceptCase', { key: newKey(), id: one.id }, clerk)).status).toBe(200)
    expect((await undo()).status).toBe(200)
    expect((await city.call('acceptCase', { key: newKey(), id: two.id }, clerk)).error.name).toBe('enterpriseTaken')
  })

  test('one that streets dispute before anybody took it up is not put beside another when it goes back', async () => {
    const pair = twins(670, '远汀鹭测试')
    await enter(pair)
    const one = (await submit(typed(pair.loser), owner)).result
    const { undo } = await merge(pair)
    const { id } = (await submit(typed(pair.loser), stranger)).result
    await city.call('acceptCase', { key: newKey(), id: one.id }, clerk)
    await city.appoint(phones.neighbour, '转塘街道')
    const neighbour = await city.logIn(phones.neighbour)
    const officeOf = async (division: string) =>
      (await city.ground.act((call) => findOfficesByName(call, division)))[0]?.id ?? ''
    const [here, there] = [await officeOf(street), await officeOf('转塘街道')]
    for (const [session, office] of [
      [clerk, there],
      [neighbour, here],
    ] as const)
      await city.call('handOnCase', { key: newKey(), id, office, reason: 'address-elsewhere', note: '' }, session)
    expect((await undo()).status).toBe(200)
    const [file] = await rows(
      sql<{ state: string; beside: boolean }>`select state, beside from case_file where id = ${id}`,
    )
    expect(file).toEqual({ state: 'disputed', beside: false })
  })

  test('an appeal is granted only where no case of the other row is taken up', async () => {
    const pair = twins(660, '疏林雀测试')
    await enter(pair)
    const one = (await submit(typed(pair.loser), owner)).result
    const { id } = one
    await city.call('refuseCase', { key: newKey(), id, reason: 'other', note: '示例' }, clerk)
    expect((await city.call('appealCase', { key: newKey(), id, note: '请复核' }, owner)).status).toBe(200)
    await merge(pair)
    const two = (await submit(typed(pair.winner), stranger)).result
    expect((await city.call('acceptCase', { key: newKey(), id: two.id }, clerk)).status).toBe(200)
    const grant = async () =>
      city.call('answerAppeal', { key: newKey(), id, decision: 'granted', note: '' }, await district())
    expect((await grant()).error.name).toBe('enterpriseTaken')
  })
})
