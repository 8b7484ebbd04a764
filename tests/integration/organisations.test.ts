/** League organisations that exist already: their lists taken in, put beside enterprises, shown, ended, and left out of whom to approach. All invented. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { importOrganisationsFile } from '../../cloud/commands/organisations-import'
import { importPoolFile } from '../../cloud/commands/pool-import'
import { createInvitation } from '../../cloud/intake/actions'
import { buildGazetteer, readRegions } from '../../cloud/divisions/actions'
import { compareOrganisations, enterprisesToLeaveOut } from '../../cloud/organisations/actions'
import { PoolEngines, putRecords } from '../../cloud/pool/actions'
import { retainAll } from '../../cloud/rights/actions'
import { organisationWords as words } from '../../types/words/organisations'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { workbook } from '../unit/pool/workbook'

const cityCadre = '15400000006'
const SECRETARY = '赵示例'
const HEAD = '企业名称,统一社会信用代码,团组织名称,团组织类型,书记,成立时间,任期届满,撤销日期'

describe('existing organisations', () => {
  let city: TestCity
  let district = ''
  let whole = ''
  const ids = { willow: '', brook: '' }
  const folder = mkdtempSync(join(tmpdir(), 'organisations-test-'))
  const printed: string[] = []
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed.push(String(chunk))
    return true
  })
  let files = 0
  const bring = async (content: string | Buffer, options: { dryRun?: boolean } = {}) => {
    printed.length = 0
    const path = join(folder, `list-${++files}.csv`)
    writeFileSync(path, content)
    const refused = `${path}.refused`
    let error = ''
    await importOrganisationsFile(city.ground, path, { refused, source: '示例名单', ...options }).catch(
      (thrown: unknown) => (error = thrown instanceof Error ? thrown.message : String(thrown)),
    )
    const report = existsSync(refused) ? readFileSync(refused, 'utf8').replace('\ufeff', '').trim().split('\n') : []
    return { said: printed.join(''), error, report }
  }
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const page = async (id: string) => (await city.call('getEnterprise', { id }, district)).result
  const leftOut = async () =>
    (
      await city.ground.act((call) =>
        sql<{
          name: string
        }>`select name from enterprise where id in (${enterprisesToLeaveOut(call.now)}) order by 1`.execute(call.tx),
      )
    ).rows.map((row) => row.name)

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    await city.appoint(cityCadre, '杭州市')
    district = await city.logIn(phones.district)
    whole = await city.logIn(cityCadre)
    const find = async (query: string) => (await city.call('searchPool', { query }, whole)).result.rows[0]?.id ?? ''
    ids.willow = await find(firms.willow.uscc)
    ids.brook = await find(firms.brook.uscc)
  })
  afterAll(async () => {
    out.mockRestore()
    await city.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const UNSURE = '杭州溪上岩测试贸易有限公司,,溪上岩团支部,团支部,钱示例,,,'
  const LIST = [
    '某区现有团组织名单（示例）',
    HEAD,
    `${firms.willow.name},${firms.willow.uscc},柳岸晴团支部,,${SECRETARY},2023年5月4日,2026年5月,`,
    `杭州溪上石测试贸易公司,,溪上石公司青年工作委员会,青工委,,2025/3/1,,`,
    UNSURE,
    '杭州库外灯测试机械有限公司,,库外灯团委,团委,,2020-01-01,,',
    '杭州无名测试有限公司,,无名协会,,,,,',
    ',,没有企业的团支部,团支部,,,,',
    '杭州晚日测试有限公司,,晚日团支部,,,2099-01-01,,',
    '杭州乱日测试有限公司,,乱日团支部,,,去年,,',
    '杭州库外灯测试机械有限公司,,库外灯团委,团委,,2020-01-01,,',
  ].join('\n')

  test('a dry run tells everything and writes nothing', async () => {
    const { said, error } = await bring(LIST, { dryRun: true })
    expect(error).toBe('')
    expect(said).toContain(words.summary(9, 4, 0, 0, 5))
    expect(await rows(sql`select 1 from organisation`)).toEqual([])
    expect(await rows(sql`select 1 from organisation_import`)).toEqual([])
  })

  test('a list is taken in, what is wrong is refused line by line, only what is sure stands beside an enterprise', async () => {
    const { said, report } = await bring(LIST)
    expect(said).toContain('表头在第 2 行')
    expect(said).toContain(words.summary(9, 4, 0, 0, 5))
    expect(said).toContain(words.unsureHint)
    expect(report.slice(1)).toEqual([
      expect.stringMatching(/^7,团组织类型,/),
      expect.stringMatching(/^8,企业名称,企业名称为空/),
      expect.stringMatching(/^9,成立日期,成立日期在今天之后/),
      expect.stringMatching(/^10,成立日期,日期看不懂/),
      expect.stringMatching(/^11,整行,与第 6 行是同一个团组织/),
    ])
    const stored = await rows(
      sql<{ name: string; kind: string; link: string; founded_on: string | null; term_ends_on: string | null }>`
        select name, kind, link, founded_on::text, term_ends_on::text from organisation order by name collate "C"`,
    )
    expect(stored).toEqual([
      { name: '库外灯团委', kind: 'committee', link: 'none', founded_on: '2020-01-01', term_ends_on: null },
      { name: '柳岸晴团支部', kind: 'branch', link: 'engine', founded_on: '2023-05-04', term_ends_on: '2026-05-31' },
      { name: '溪上岩团支部', kind: 'branch', link: 'unsure', founded_on: null, term_ends_on: null },
      {
        name: '溪上石公司青年工作委员会',
        kind: 'youth-committee',
        link: 'engine',
        founded_on: '2025-03-01',
        term_ends_on: null,
      },
    ])
    // The name of a person lies nowhere in clear.
    const everything = await rows(sql<{ t: string }>`select organisation::text as t from organisation
      union all select organisation_event::text from organisation_event`)
    expect(JSON.stringify(everything)).not.toContain(SECRETARY)
    expect(await rows(sql`select 1 from audit_entry where function = 'organisations import'`)).toHaveLength(1)
  })

  test('the same list again changes nothing; a later one updates the same organisation and erases nothing', async () => {
    const again = await bring(LIST)
    expect(again.said).toContain(words.summary(9, 0, 0, 4, 5))
    expect(again.said).toContain('导入过')
    const events = async () => (await rows(sql`select 1 from organisation_event`)).length
    const before = await events()
    const later = await bring(
      `${HEAD}\n${firms.willow.name},,柳岸晴团支部,团支部,孙示例,,2029-05-03,\n${firms.willow.name},,柳岸晴团支部,团总支,,,,`,
    )
    // Another kind is another organisation.
    expect(later.said).toContain(words.summary(2, 1, 1, 0, 0))
    expect(await events()).toBe(before + 2)
    const found = await page(ids.willow)
    expect(found.organisations[0]).toMatchObject({
      kind: 'branch',
      foundedOn: '2023-05-04',
      termEndsOn: '2029-05-03',
      termOver: false,
      secretaryMasked: '孙**',
    })
    expect(found.marks).toEqual(['organised'])
    expect(found.may).toEqual(['revealContact', 'invite', 'correct'])
    expect(found.history).toContainEqual(
      expect.objectContaining({ title: '更新团组织“柳岸晴团支部”的信息', detail: '任期届满、书记' }),
    )
    const wrong = await bring(`${HEAD}\n${firms.willow.name},,柳岸晴团支部,团支部,,,2020-01-01,`)
    expect(wrong.report[1]).toMatch(/^2,任期届满,/)
  })

  test('workbooks with days as numbers are read; an own number tells an organisation from all others', async () => {
    const book = workbook([
      {
        name: '名单',
        rows: [
          ['企业名称', '组织编码', '组织名称', '成立日期'],
          ['杭州远山雾测试咨询有限公司', 'T001', '远山雾团支部', 45000],
        ],
      },
    ])
    expect((await bring(book)).said).toContain(words.summary(1, 1, 0, 0, 0))
    const renamed = '企业名称,组织编码,组织名称\n杭州远山雾测试咨询有限公司,T001,远山雾公司团支部\n'
    expect((await bring(renamed)).said).toContain(words.summary(1, 0, 1, 0, 0))
    expect(await rows(sql`select name, founded_on::text as day from organisation where own_code = 'T001'`)).toEqual([
      { name: '远山雾公司团支部', day: '2023-03-15' },
    ])
    expect((await bring('a,b\n1,2\n')).error).toContain('企业名称')
  })

  test('the pool is searched for enterprises with one and without', async () => {
    const find = async (organised: 'with' | 'without') =>
      (await city.call('searchPool', { organised }, district)).result.rows.map((row) => row.name).sort()
    expect(await find('with')).toEqual([firms.brook.name, firms.willow.name, firms.unknownStreet.name].sort())
    expect(await find('without')).toEqual([])
  })

  test('what is unsure is put up for the city, with those that may be meant, and chosen by one tap', async () => {
    const list = (state: 'unsure' | 'apart' | 'linked', session = whole) =>
      city.call('listOrganisations', { state }, session)
    expect((await list('unsure', district)).error.name).toBe('forbidden')
    const { result } = await list('unsure')
    expect(result.counts).toEqual({ unsure: 1, apart: 1, linked: 4 })
    const [row] = result.rows
    expect(row).toMatchObject({ name: '溪上岩团支部', linkedTo: null, ended: false })
    expect(row?.candidates[0]).toMatchObject({ id: ids.brook, name: firms.brook.name })
    const id = row?.id ?? ''
    const decide = (enterprise: string | null) =>
      city.call('decideOrganisation', { key: newKey(), id, enterprise }, whole)
    expect((await decide(null)).result).toEqual({ state: 'apart' })
    // A person has said so: the list again does not ask again.
    expect((await bring(`${HEAD}\n${UNSURE}`)).said).toContain(words.summary(1, 0, 0, 1, 0))
    expect((await list('unsure')).result.rows).toEqual([])
    expect((await decide(ids.brook)).result).toEqual({ state: 'linked' })
    expect((await decide(newKey())).error.name).toBe('enterpriseUnknown')
    expect((await page(ids.brook)).history.map(({ title }) => title)).toContain(
      '人工核对：团组织“溪上岩团支部”属于本企业',
    )
    const nobody = await city.call('decideOrganisation', { key: newKey(), id: newKey(), enterprise: null }, whole)
    expect(nobody.error.name).toBe('organisationUnknown')
  })

  test('the secretary is shown for a reason, to whom the enterprise is, and that stands in the trail', async () => {
    const [one] = (await page(ids.willow)).organisations
    const input = { id: ids.willow, organisation: one?.id ?? '', reason: 'correct-data' as const }
    expect((await city.call('revealSecretary', input, district)).result).toEqual({ value: '孙示例' })
    const of = { ...input, id: ids.brook }
    expect((await city.call('revealSecretary', of, district)).error.name).toBe('organisationUnknown')
    expect(
      await rows(
        sql`select record_id, reason from audit_entry where function = 'revealSecretary' and outcome = 'done'`,
      ),
    ).toEqual([{ record_id: ids.willow, reason: 'correct-data' }])
  })

  test('whose enterprise has one is not invited, and who was invited is told so instead of a form', async () => {
    expect(await leftOut()).toEqual([firms.willow.name, firms.brook.name, firms.unknownStreet.name].sort())
    await expect(city.ground.act((call) => createInvitation(call, { enterpriseId: ids.willow }))).rejects.toMatchObject(
      { error: 'enterpriseOrganised' },
    )
    const free = {
      name: '杭州新泉测试科技有限公司',
      uscc: inventUscc(50),
      address: '西湖区翠苑街道试验路9号',
      street: '翠苑街道',
    }
    await city.ground.act((call) =>
      putRecords(
        call,
        [free, { ...free, name: '杭州旧井测试有限公司', uscc: inventUscc(51), status: 'closed' }],
        'test',
      ),
    )
    // The set and the rule for one enterprise agree on what registers tell, too.
    expect(await leftOut()).toContain('杭州旧井测试有限公司')
    expect(await leftOut()).not.toContain(free.name)
    const token = await city.invite(free.uscc)
    expect((await city.call('openInvitation', { token })).result.organisations).toEqual([])
    await bring(`${HEAD}\n${free.name},${free.uscc},新泉团支部,,,,,`)
    expect((await city.call('openInvitation', { token })).result.organisations).toEqual(['新泉团支部'])
    // Who applies all the same, for the list may be wrong, is not turned away: a person looks.
    const owner = await city.logIn(phones.owner)
    const { version } = (await city.call('getCity', {})).result.notice
    const sent = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { invitation: token },
        contactName: '示例甲',
        bodies: ['league'],
        noticeVersion: version,
      },
      owner,
    )
    expect(sent.status).toBe(200)
    const [kept] = await rows(
      sql<{ match_decision: string; match_reason: string }>`
        select match_decision, match_reason from application where id = ${sent.result.id}`,
    )
    expect(kept?.match_decision).toBe('review')
    expect(kept?.match_reason).toContain('已登记有团组织“新泉团支部”')
  })

  test('one is entered as dissolved, which is taken back, and kept; the enterprise may be approached in between', async () => {
    const enterprise = (await page(ids.brook)).organisations
    const end = (organisation: string, endedOn: string | null) =>
      city.call('endOrganisation', { key: newKey(), id: ids.brook, organisation, endedOn }, district)
    for (const { id } of enterprise) expect((await end(id, '2026-11-20')).result).toEqual({ endedOn: '2026-11-20' })
    expect((await page(ids.brook)).marks).toEqual([])
    expect(await leftOut()).not.toContain(firms.brook.name)
    const invited = await city.invite(firms.brook.uscc)
    expect((await city.call('openInvitation', { token: invited })).result.organisations).toEqual([])
    const dated = enterprise.find(({ foundedOn }) => foundedOn !== null)
    expect((await end(dated?.id ?? '', '2025-02-28')).error.fields?.[0]?.field).toBe('endedOn')
    expect((await end(dated?.id ?? '', null)).result).toEqual({ endedOn: null })
    expect((await page(ids.brook)).marks).toEqual(['organised'])
    // A list that says nothing of it does not bring it back, and does not end it.
    await bring(LIST)
    expect((await page(ids.brook)).organisations.filter(({ endedOn }) => endedOn !== null)).toHaveLength(1)
    await expect(rows(sql`delete from organisation_event`)).rejects.toThrow(/appended only/)
  })

  test('a list that came before the register: compared again when the pool has grown, once for each import', async () => {
    await bring(`${HEAD}\n杭州先来灯测试机械有限公司,,先来灯团支部,团支部,,,,`)
    const matching = await PoolEngines.build(city.ground.database, {
      regions: readRegions(),
      gazetteer: buildGazetteer('3301'),
    })
    const compare = () => city.ground.act((call) => compareOrganisations(call, matching, undefined))
    const link = () => rows(sql<{ link: string }>`select link from organisation where name = '先来灯团支部'`)
    await compare()
    expect(await link()).toEqual([{ link: 'none' }])
    const register = join(folder, 'register.csv')
    writeFileSync(
      register,
      `企业名称,统一社会信用代码,地址\n杭州先来灯测试机械有限公司,${inventUscc(70)},西湖区翠苑街道试验路9号`,
    )
    await importPoolFile(city.ground, register, { refused: `${register}.refused`, source: '示例名录' })
    await compare()
    expect(await link()).toEqual([{ link: 'engine' }])
    expect(await leftOut()).toContain('杭州先来灯测试机械有限公司')
    const [enterprise] = (await city.call('searchPool', { query: inventUscc(70) }, district)).result.rows
    expect(
      (await page(enterprise?.id ?? '')).history.map(({ title, detail }) => `${title}${detail ?? ''}`).join(),
    ).toContain('先来灯团支部')
    // One that was founded here as a new enterprise's has no list behind it, and stops nobody else's.
    const { person, office } = (
      await rows(
        sql<{
          person: string
          office: string
        }>`select person_id as person, office_id as office from cadre_grant limit 1`,
      )
    )[0]!
    await rows(sql`
      with made as (
        insert into organisation (kind, name, enterprise_name, given_uscc, enterprise_key, name_key, link, reason, source, imported_at)
        values ('branch', '后来灯团支部', '杭州后来灯测试机械有限公司', ${inventUscc(71)}, '杭州后来灯测试机械有限公司', '后来灯团支部', 'none', '', '建团', now())
        returning id)
      insert into organisation_event (organisation_id, at, kind, changed, person_id, office_id)
      select id, now(), 'entered', '{}', ${person}::uuid, ${office}::uuid from made returning 1`)
    // The clock stands still: of two imports of one moment none is the later.
    city.clock.advance(1000)
    writeFileSync(
      register,
      `企业名称,统一社会信用代码,地址\n杭州后来灯测试机械有限公司,${inventUscc(71)},西湖区翠苑街道试验路10号`,
    )
    await importPoolFile(city.ground, register, { refused: `${register}.refused`, source: '示例名录' })
    await compare()
    expect(await leftOut()).toContain('杭州后来灯测试机械有限公司')
    // What a person said is not asked again.
    await rows(
      sql`update organisation set link = 'apart', enterprise_id = null where name = '先来灯团支部' returning 1`,
    )
    city.clock.advance(24 * 3_600_000)
    await compare()
    expect(await link()).toEqual([{ link: 'apart' }])
  })

  test('a link that the engine made before the register was whole is looked at again; a person’s is not', async () => {
    const firm = (name: string, serial: number) => {
      const at = { address: '西湖区翠苑街道试验路11号', street: '翠苑街道' }
      return { name: `杭州${name}`, uscc: inventUscc(serial), ...at }
    }
    const [early, late] = [firm('先到禾测试科技集团有限公司', 75), firm('先到禾测试科技有限公司', 76)]
    // Alike but for the legal form: with both in the pool a person says which is meant.
    const [shares, limited] = [firm('后归舟示例贸易股份有限公司', 77), firm('后归舟示例贸易有限公司', 78)]
    await city.ground.act((call) => putRecords(call, [early, shares], 'test'))
    const matching = await PoolEngines.build(city.ground.database, {
      regions: readRegions(),
      gazetteer: buildGazetteer('3301'),
    })
    const compare = async () => {
      await matching.follow(city.ground.database)
      city.clock.advance(24 * 3_600_000)
      let walk: Awaited<ReturnType<typeof compareOrganisations>>
      do {
        const at = walk
        walk = await city.ground.act((call) => compareOrganisations(call, matching, at))
      } while (walk !== undefined)
    }
    await bring(
      [
        HEAD,
        `${late.name},,先到禾团支部,团支部,,,,`,
        `${late.name},,先到禾团委,团委,,,,`,
        `${firms.willow.name},,柳岸晴团总支,团总支,,,,`,
        `${limited.name},,后归舟团支部,团支部,,,,`,
      ].join('\n'),
    )
    const beside = () =>
      rows(
        sql<{ name: string; link: string; enterprise: string | null }>`
          select organisation.name, link, enterprise.name as enterprise
          from organisation left join enterprise on enterprise.id = enterprise_id
          where organisation.name in ('先到禾团支部', '先到禾团委', '柳岸晴团总支', '后归舟团支部')
          order by kind collate "C", organisation.name collate "C"`,
      )
    const willow = { name: '柳岸晴团总支', link: 'engine', enterprise: firms.willow.name }
    await compare()
    expect(await beside()).toEqual([
      { name: '先到禾团支部', link: 'engine', enterprise: early.name },
      { name: '后归舟团支部', link: 'engine', enterprise: shares.name },
      { name: '先到禾团委', link: 'engine', enterprise: early.name },
      willow,
    ])
    await rows(sql`update organisation set link = 'person' where name = '先到禾团委' returning 1`)
    await city.ground.act((call) => putRecords(call, [late, limited], 'test'))
    await compare()
    expect(await beside()).toEqual([
      { name: '先到禾团支部', link: 'engine', enterprise: late.name },
      { name: '后归舟团支部', link: 'unsure', enterprise: null },
      { name: '先到禾团委', link: 'person', enterprise: early.name },
      willow,
    ])
    district = await city.logIn(phones.district)
    const history = async (uscc: string) => {
      const [enterprise] = (await city.call('searchPool', { query: uscc }, district)).result.rows
      return (await page(enterprise?.id ?? '')).history.map(({ title }) => title)
    }
    expect(await history(early.uscc)).toContain('再次比对：团组织“先到禾团支部”不属于本企业')
    expect(await history(late.uscc)).toContain('再次比对：团组织“先到禾团支部”属于本企业')
  })

  test('the secretary of a dissolved one is forgotten by rule', async () => {
    await bring(`${HEAD}\n${firms.willow.name},,柳岸晴团支部,团支部,,,,2026-11-24`)
    city.clock.advance(100 * 86_400_000)
    await retainAll({
      database: city.ground.database,
      clock: city.clock,
      files: { remove: () => Promise.resolve() },
    })
    district = await city.logIn(phones.district)
    expect((await page(ids.willow)).organisations.find(({ kind }) => kind === 'branch')?.secretaryMasked).toBeNull()
  })
})
