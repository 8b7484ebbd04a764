/** What the office chooses on the way to a founding: against the rules with its reason, what comes of the guidance, how long a term is, who guides. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { listMisfolded } from '../../cloud/casework/actions'
import { findOfficesByName } from '../../cloud/divisions/actions'
import type { InputOf } from '../../types/registry'
import { electionWords } from '../../types/words/founding'
import { newKey, phones, TestCity } from '../support/city'
import { FoundingWalk, usualPlan, type FoundingPlan } from '../support/founding'

const DAY = 86_400_000
const COLLEAGUE = '15400000006'
/** The city asks for five seats from a day on that comes while a request lies with its office. */
const SINCE = '2026-12-01'

describe('choices of a founding', () => {
  let city: TestCity
  let sessions: Record<'owner' | 'street', string>
  beforeAll(async () => {
    const rules = join(mkdtempSync(join(tmpdir(), 'league-rules-')), 'rules.json')
    writeFileSync(
      rules,
      JSON.stringify({ branchSeats: [{ value: { least: 5, most: 7 }, since: SINCE, source: '示例市规定' }] }),
    )
    city = await TestCity.start({ FOUNDING_RULES: rules })
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(COLLEAGUE, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    sessions = { owner: await city.logIn(phones.owner), street: await city.logIn(phones.cadre) }
  })
  afterAll(() => city.stop())

  const day = (ahead = 0) =>
    new Date(city.clock.now().getTime() + 8 * 3_600_000 + ahead * DAY).toISOString().slice(0, 10)
  const walk = (plan: Partial<FoundingPlan> = {}) =>
    new FoundingWalk(city, sessions.owner, sessions.street, { ...usualPlan, ...plan })
  const caseOf = async (id: string) => (await city.call('getCase', { id }, sessions.street)).result
  const mine = async (id: string) => (await city.call('getMyCase', { id }, sessions.owner)).result
  const founding = async (id: string) => (await city.call('getFounding', { id }, sessions.street)).result
  const guide = (id: string, more: Partial<InputOf<'recordGuidance'>>) =>
    city.call(
      'recordGuidance',
      { key: newKey(), id, outcome: 'agreed', next: 'request', nextOn: null, members: null, note: '', ...more },
      sessions.street,
    )
  /** 100 members: a committee. */
  const committee = {
    form: 'committee',
    members: 120,
    seats: 7,
    posts: ['secretary', ...Array.from({ length: 8 }, () => 'member' as const)],
    elected: 7,
  } as const

  test('a guidance keeps what came of it and what is next: its day is the duty’s, the owner reads what was agreed', async () => {
    const { id } = await walk().to('guiding')
    expect((await guide(id, { nextOn: day() })).error.fields?.[0]?.field).toBe('nextOn')
    expect((await guide(id, { outcome: 'other' })).error.fields?.[0]?.field).toBe('note')
    const moved = await guide(id, { outcome: 'secretary', next: 'candidates', nextOn: day(8) })
    expect(moved.result).toEqual({ state: 'preparing', dueOn: day(8) })
    const seen = await caseOf(id)
    expect(seen).toMatchObject({
      dueOn: day(8),
      guidance: { outcome: 'secretary', next: 'candidates', on: day(8) },
      contactOn: null,
    })
    expect(seen.timeline[0]?.detail).toBe('负责人选还没有定；下一步：企业商定候选人（2026年12月1日）')
    const own = await mine(id)
    expect(own.case.next).toMatch(/^与指导员约定：请您商定候选人。请您最晚于 12月1日 周二填好请示/)
    expect(own.timeline[0]?.detail).toBe('请您商定候选人；2026年12月1日')
    expect(JSON.stringify(own)).not.toContain('负责人选还没有定')
  })

  test('where the guide comes again, that day is the office’s contact, and the enterprise keeps its time', async () => {
    const { id } = await walk().to('guiding')
    await guide(id, { outcome: 'undecided', next: 'meet-again', nextOn: day(3) })
    const seen = await caseOf(id)
    expect(seen).toMatchObject({ state: 'preparing', contactOn: day(3) })
    expect(seen.dueOn).not.toBe(day(3))
    expect((await mine(id)).case.next).toMatch(/^与指导员约定：指导员再与您见面（2026年11月26日）。/)
  })

  test('a committee’s term is chosen within the rule, proposed as the shortest; papers and the organisation follow', async () => {
    const { id } = await walk(committee).to('elected')
    expect((await founding(id)).term).toEqual({ least: 3, most: 5, proposed: 3 })
    const confirm = (years: number) =>
      city.call(
        'confirmElection',
        { key: newKey(), id, decision: 'granted', number: '杭翠团〔2026〕901号', on: day(), years, note: '' },
        sessions.street,
      )
    expect((await confirm(6)).error.fields).toEqual([{ field: 'years', message: '任期应为 3 至 5 年，请重新选择' }])
    const before = await city.call(
      'previewDocument',
      { id, kind: 'election-reply', on: day(), number: '杭翠团〔2026〕901号', years: 5 },
      sessions.street,
    )
    expect(JSON.stringify(before.result)).toContain('任期5年')
    expect((await confirm(5)).result).toEqual({ state: 'founded', dueOn: '2031-11-23' })
    expect((await caseOf(id)).termEndsOn).toBe('2031-11-23')
    const reply = await city.call('previewDocument', { id, kind: 'election-reply' }, sessions.street)
    expect(JSON.stringify(reply.result)).toContain('任期5年')
    expect((await founding(id)).electionWindow).toEqual({ earliest: '2031-05-23', latest: '2032-05-23' })
    city.clock.advance(DAY)
    sessions.street = await city.logIn(phones.cadre)
    const renewed = await city.call(
      'renewTerm',
      { key: newKey(), id, on: day(), years: 4, note: '经区团委同意' },
      sessions.street,
    )
    expect(renewed.result.dueOn).toBe('2030-11-24')
    // The first term stands in the papers of the founding.
    const later = await city.call('previewDocument', { id, kind: 'election-reply' }, sessions.street)
    expect(JSON.stringify(later.result)).toContain('任期5年')
  })

  test('a branch has no choice of years, and none but the rule’s is taken', async () => {
    const { id } = await walk().to('elected')
    expect((await founding(id)).term).toEqual({ least: 3, most: 3, proposed: 3 })
    const input = { id, decision: 'granted', on: day(), note: '' } as const
    const chosen = await city.call('confirmElection', { key: newKey(), ...input, years: 5 }, sessions.street)
    expect(chosen.error.fields?.[0]?.field).toBe('years')
  })

  test('a case whose guide is of another office names nobody after the repair: a guide is to be named, and the owner reads of none', async () => {
    const walked = await walk().to('decided')
    const { id } = walked
    const act = <T>(query: ReturnType<typeof sql<T>>) => city.ground.database.transact((tx) => query.execute(tx))
    const [street] = await city.ground.act((call) => findOfficesByName(call, '翠苑街道'))
    const [elsewhere] = await city.ground.act((call) => findOfficesByName(call, '转塘街道'))
    const { rows } = await act(sql<{ person: string }>`select person_id as person from case_file where id = ${id}`)
    // Who accepted it is named for it, and guides it.
    const named = rows[0]?.person ?? ''
    await city.call('nameGuide', { key: newKey(), id, person: named, on: day(1) }, sessions.street)
    const move = (to: string | undefined) =>
      act(sql`update cadre_grant set office_id = ${to} where person_id = ${named} and valid_until is null`)
    await move(elsewhere?.id)
    try {
      const repair = readFileSync('cloud/platform/migrations/0062_term_years_and_guides.sql', 'utf8')
      const statements = repair.slice(repair.indexOf('create temporary table'))
      await city.ground.database.transact(async (tx) => {
        for (const statement of statements.split(/;\n/).filter((one) => one.trim() !== ''))
          await sql.raw(statement).execute(tx)
      })
      sessions.street = await city.logIn(COLLEAGUE)
      const seen = await caseOf(id)
      expect(seen).toMatchObject({
        owner: { office: '翠苑街道团工委', person: null },
        guideGone: true,
        next: '原指导员已不在经办单位，请重新安排指导员',
      })
      expect(seen.may).toContain('nameGuide')
      expect((await city.call('getMyFounding', { id }, sessions.owner)).result.guide).toBeNull()
      expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
      const [colleague] = (await founding(id)).guides
      await city.call('nameGuide', { key: newKey(), id, person: colleague?.id ?? '', on: day(2) }, sessions.street)
      expect(await caseOf(id)).toMatchObject({ guideGone: false, owner: { isMine: true } })
      expect((await city.call('getMyFounding', { id }, sessions.owner)).result.guide?.on).toBe(day(2))
    } finally {
      await move(street?.id)
      sessions.street = await city.logIn(phones.cadre)
    }
  })

  test('a reply against what binds wants its reason, which the history keeps; one that sends back does not', async () => {
    const walked = await walk().to('requested')
    const { id } = walked
    city.clock.advance(14 * DAY)
    sessions.street = await city.logIn(phones.cadre)
    sessions.owner = await city.logIn(phones.owner)
    expect((await founding(id)).findings).toContainEqual(expect.objectContaining({ level: 'error' }))
    const reply = (note: string) =>
      city.call('replyRequest', { key: newKey(), id, decision: 'granted', on: day(), note }, sessions.street)
    expect((await reply('  ')).error.fields).toEqual([{ field: 'note', message: electionWords.replyReason }])
    expect((await caseOf(id)).state).toBe('requested')
    expect((await reply('企业规模小，区团委同意设 3 名')).result.state).toBe('approved')
    expect((await caseOf(id)).timeline[0]?.detail).toContain('区团委同意设 3 名')
  })
})
