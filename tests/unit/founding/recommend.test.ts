/** What is recommended to a cadre, in the words that the cadre reads. */
import { recommendedForms } from '../../../types/founding'
import type { Situation } from '../../../cloud/founding/rules/meets'
import { isDeviation, recommend } from '../../../cloud/founding/rules/recommend'
import { readCityRules } from '../../../cloud/founding/rules/city-rules'
import { knownVariants, standardsAt } from '../../../cloud/founding/rules/standards'

const TODAY = '2026-11-27'
const enterprise = (known: Partial<Situation>): Situation => ({
  members: 0,
  youth: 0,
  staff: null,
  neighbours: { enterprises: 0, members: null },
  party: null,
  ...known,
})
const ask = (known: Partial<Situation>) => recommend(enterprise(known), TODAY)

it.each<[string, Partial<Situation>, string, string]>([
  ['three members', { members: 3 }, 'branch', '团员 3 人，达到 3 人，可建团支部'],
  ['twenty-nine', { members: 29 }, 'branch', '团员 29 人，达到 3 人，可建团支部'],
  ['thirty', { members: 30 }, 'general-branch', '团员 30 人，达到 30 人，可建团总支'],
  ['a hundred', { members: 100 }, 'committee', '团员 100 人，达到 100 人，可建基层团委'],
  [
    'two, and neighbours',
    { members: 2, youth: 5, neighbours: { enterprises: 2, members: 2 } },
    'joint-branch',
    '团员 2 人，不足 3 人，附近有 2 家企业可以联合，团员合计 4 人，可建联合团支部',
  ],
  [
    'two, and nobody has looked for neighbours',
    { members: 2, neighbours: null },
    'joint-branch',
    '团员 2 人，不足 3 人，附近可联合的企业还不清楚，联合后团员合计应达到 3 人，可建联合团支部',
  ],
  [
    'two, and no neighbour',
    { members: 2, youth: 4 },
    'youth-committee',
    '团员 2 人，不足 3 人，有 35 岁以下青年 4 人，可建青年工作委员会',
  ],
  [
    'one, and a neighbour without a member',
    { members: 1, neighbours: { enterprises: 1, members: 0 } },
    'youth-committee',
    '团员 1 人，不足 3 人，有 35 岁以下青年 1 人，可建青年工作委员会',
  ],
  ['one young person', { youth: 1 }, 'youth-committee', '还没有团员，有 35 岁以下青年 1 人，可建青年工作委员会'],
  ['nobody young', {}, 'not-yet', '还没有团员，还没有 35 岁以下青年，暂不具备建团条件'],
])('%s', (_, known, form, reason) => {
  expect(ask(known)).toMatchObject({ form, reason })
})

describe('what an owner tapped', () => {
  it('says that the number is open upwards, and what it would lead to', () => {
    const { form, reason, alternatives } = ask({ members: '3+', youth: '3+' })
    expect(form).toBe('branch')
    expect(reason).toBe('团员 3 人以上，可建团支部，具体人数还不清楚，达到 30 人可建团总支')
    expect(alternatives).toEqual([
      { form: 'committee', condition: '团员达到 100 人' },
      { form: 'general-branch', condition: '团员达到 30 人' },
    ])
  })
  it('takes one or two for too few, whichever it is', () => {
    expect(ask({ members: '1-2', youth: '3+', neighbours: { enterprises: 1, members: 2 } })).toMatchObject({
      form: 'joint-branch',
      reason: '团员 1–2 人，不足 3 人，附近有 1 家企业可以联合，团员合计 3–4 人，可建联合团支部',
    })
  })
  it('rests on what is sure where members are not known, and asks for them', () => {
    const { form, reason, unknown, alternatives } = ask({ members: 'unknown', youth: '1-2' })
    expect(form).toBe('youth-committee')
    expect(reason).toBe('团员人数还不清楚，有 35 岁以下青年 1–2 人，可先建青年工作委员会')
    expect(unknown).toEqual(['members'])
    expect(alternatives.map((one) => one.form)).toEqual(['committee', 'general-branch', 'branch', 'joint-branch'])
  })
  it('asks soon where nothing is known, and lacks nothing', () => {
    expect(ask({ members: null, youth: 'unknown' })).toMatchObject({
      form: 'not-yet',
      reason: '团员人数、青年人数还不清楚，请先向企业了解清楚',
      missing: [],
      unknown: ['members', 'youth'],
      // Ten working days.
      lookAgain: '2026-12-11',
    })
  })
})

it('says what is lacking and when to look again, on a working day', () => {
  const { missing, lookAgain } = recommend(enterprise({}), '2026-11-29')
  expect(missing).toEqual([
    { lacking: 'members', sentence: '还没有团员' },
    { lacking: 'youth', sentence: '还没有 35 岁以下青年' },
  ])
  // Half a year on is a Saturday.
  expect(lookAgain).toBe('2027-05-31')
  expect(ask({ members: 3 })).toMatchObject({ missing: [], lookAgain: null })
})

it('offers a smaller form where it is lawful, and says when the higher organisation must agree', () => {
  expect(ask({ members: 40 }).alternatives).toEqual([
    { form: 'branch', condition: '团员已达到 3 人，按实际需要也可以选择' },
  ])
  expect(ask({ members: 60 }).alternatives).toEqual([
    { form: 'branch', condition: '团员超过 50 人，须经上级团组织批准' },
  ])
  expect(ask({ members: 2, youth: 4 }).alternatives).toEqual([
    { form: 'joint-branch', condition: '与邻近或同行业企业联合，团员合计达到 3 人' },
  ])
  expect(ask({ members: 5 }).alternatives).toEqual([])
})

it('tells of numbers that cannot all be right, and still recommends', () => {
  expect(ask({ members: 5, youth: 2, staff: 4 })).toMatchObject({
    form: 'branch',
    remarks: ['团员比员工多，请核对人数', '团员也是青年，青年人数不应少于团员人数，请核对'],
  })
})

it('tells who gets a copy where the enterprise has a Party organisation', () => {
  expect(ask({ members: 5, youth: 9, party: 'own' }).remarks).toEqual(['企业有党组织，批复抄送其党组织'])
  expect(ask({ members: 5, youth: 9, party: 'none' }).remarks).toEqual([])
})

it('says on which rule it rests, and that a youth work committee is a local one', () => {
  expect(ask({ members: 3 }).basis).toEqual({ source: expect.stringContaining('团支部工作条例'), local: false })
  expect(ask({ youth: 1 }).basis.local).toBe(true)
})

it('asks for a reason exactly where the cadre chooses otherwise', () => {
  const recommendation = ask({ members: 5 })
  for (const chosen of recommendedForms) expect(isDeviation(recommendation, chosen)).toBe(chosen !== 'branch')
})

it.each([-1, 1.5, Number.NaN, Infinity])('refuses %s members: nobody counts so', (members) => {
  expect(() => ask({ members })).toThrow(RangeError)
})

describe('a city with rules of its own', () => {
  const source = '杭团〔2027〕示例1号'
  const city = readCityRules({
    generalBranch: [{ value: knownVariants.larger.generalBranch, since: '2027-01-01', source }],
    committee: [{ value: knownVariants.larger.committee, since: '2027-01-01', until: '2028-12-31', source }],
    youthAge: [{ value: knownVariants.older.youthAge, since: '2027-01-01', source }],
    youthCommittee: [{ value: null, since: '2028-01-01', source }],
  })
  const on = (date: string, known: Partial<Situation>) => recommend(enterprise(known), date, standardsAt(date, city))

  it('counts from its own day on, and no longer than it says', () => {
    expect(on('2026-12-31', { members: 40 }).form).toBe('general-branch')
    expect(on('2027-01-01', { members: 40 }).form).toBe('branch')
    expect(on('2028-12-31', { members: 150 }).form).toBe('general-branch')
    expect(on('2029-01-01', { members: 150 }).form).toBe('committee')
  })
  it('stands in the reason and in the source', () => {
    expect(on('2027-01-01', { members: 50 })).toMatchObject({
      reason: '团员 50 人，达到 50 人，可建团总支',
      basis: { source, local: false },
    })
    expect(on('2027-01-01', { youth: 1 }).reason).toContain('40 岁以下青年')
  })
  it('may found no youth work committees: then only partners help', () => {
    expect(on('2028-01-01', { members: 2, youth: 4 })).toMatchObject({
      form: 'not-yet',
      reason: '团员 2 人，还差 1 人达到 3 人，附近还没有可以联合的企业，暂不具备建团条件',
    })
    expect(on('2028-01-01', { youth: 4, neighbours: { enterprises: 3, members: 3 } }).form).toBe('joint-branch')
  })
})
