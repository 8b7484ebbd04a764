/** Committees and elections, as a cadre has them looked at before a reply. */
import { readCityRules } from '../../../cloud/founding/rules/city-rules'
import { candidatesNeeded, checkCommittee, committeeSize } from '../../../cloud/founding/rules/committee'
import { checkElection, type Election } from '../../../cloud/founding/rules/election'
import { standardsAt } from '../../../cloud/founding/rules/standards'

const standards = standardsAt('2026-11-27')
const codes = (found: { level: string; code: string }[]) => found.map(({ level, code }) => `${level} ${code}`)

/** Twelve members, ten came, three of four candidates were elected. */
const sound: Election = {
  form: 'branch',
  members: 12,
  seats: 3,
  candidates: 4,
  present: 10,
  elected: 3,
  proxies: 0,
  ballots: { issued: 10, returned: 10, invalid: 0 },
  votes: [
    { votes: 10, isElected: true },
    { votes: 8, isElected: true },
    { votes: 7, isElected: true },
    { votes: 4, isElected: false },
  ],
}
const votes = (...counts: [number, boolean][]) => counts.map(([count, isElected]) => ({ votes: count, isElected }))

it('finds nothing in an election as it should be', () => {
  expect(checkElection(sound, standards)).toEqual([])
  expect(checkElection({ ...sound, ballots: null, votes: null }, standards)).toEqual([])
})

it.each<[string, Partial<Election>, string[]]>([
  ['nine of twelve where four fifths are asked for', { present: 9, ballots: null, votes: null }, ['warning quorum']],
  ['a vote for somebody else', { proxies: 1 }, ['error proxy']],
  ['more came than are there', { present: 13, ballots: null }, ['error present-over-expected']],
  [
    'a ballot more than was handed out',
    { ballots: { issued: 9, returned: 10, invalid: 0 } },
    ['error returned-over-issued'],
  ],
  ['more handed out than came', { ballots: { issued: 11, returned: 10, invalid: 0 } }, ['error issued-over-present']],
  ['three candidates for three seats', { candidates: 3 }, ['warning candidates-surplus']],
  ['two candidates for three seats', { candidates: 2 }, ['error candidates-under-seats']],
  ['six seats', { seats: 6, candidates: 8, elected: 6, votes: null }, ['warning seats-many']],
  ['two seats', { seats: 2, candidates: 3, elected: 2, votes: null }, ['warning seats-few']],
  ['four elected to three seats', { elected: 4, votes: null }, ['error elected-over-seats']],
  ['two elected to three seats', { elected: 2, votes: null }, ['warning elected-under-seats']],
  ['two numbers of elected', { elected: 2 }, ['warning elected-under-seats', 'error elected-mismatch']],
  ['half of those present', { votes: votes([10, true], [8, true], [5, true], [4, false]) }, ['error votes-half']],
  [
    'more than half of those present, not of all',
    { votes: votes([10, true], [8, true], [6, true], [4, false]) },
    ['warning votes-half-expected'],
  ],
  [
    'the wrong one',
    { votes: votes([9, true], [8, true], [7, true], [8, false]) },
    ['error votes-order', 'error votes-over-choices'],
  ],
  ['a tie', { votes: votes([8, true], [8, true], [7, true], [7, false]) }, ['error votes-tie']],
  ['no secretary', { secretaries: 0 }, ['error secretary-elected']],
  ['one secretary', { secretaries: 1 }, []],
  ['two secretaries', { secretaries: 2 }, ['error secretary-elected']],
  ['a candidate without a count', { votes: votes([10, true], [8, true], [7, true]) }, ['warning votes-missing']],
  [
    'more votes than ballots',
    { votes: votes([11, true], [8, true], [7, true], [1, false]) },
    ['error votes-over-ballots'],
  ],
])('sees %s', (_, changed, found) => {
  expect(codes(checkElection({ ...sound, ...changed }, standards)).sort()).toEqual(found.sort())
})

it('says it in numbers that a cadre can check', () => {
  const [quorum] = checkElection({ ...sound, present: 9 }, standards)
  expect(quorum?.sentence).toBe('到会 9 人，应有至少 10 人到会才能选举')
  const [surplus] = checkElection({ ...sound, candidates: 3 }, standards)
  expect(surplus?.sentence).toBe('候选人要比选出的人多 20% 以上：现在 3 人，至少要 4 人')
})

it('counts a written-in name without a candidacy', () => {
  const writtenIn = votes([9, true], [8, true], [7, true], [2, false], [1, false])
  expect(checkElection({ ...sound, votes: writtenIn }, standards)).toEqual([])
})

it('turns what is local into an error where the city has made it its own', () => {
  const city = readCityRules({ quorum: [{ value: { of: 4, among: 5 }, since: '2026-01-01', source: '示例选举办法' }] })
  expect(
    codes(checkElection({ ...sound, present: 9, ballots: null, votes: null }, standardsAt('2026-11-27', city))),
  ).toEqual(['error quorum'])
})

it('counts those who may vote, where they are not just the members', () => {
  expect(codes(checkElection({ ...sound, expected: 13 }, standards))).toEqual(['warning quorum'])
})

it('asks nothing of a youth work committee that the rules of election do not', () => {
  const committee = {
    ...sound,
    form: 'youth-committee',
    seats: 3,
    candidates: 3,
    present: 5,
    ballots: null,
    votes: null,
  } as const
  expect(checkElection(committee, standards)).toEqual([])
})

describe('the size of a committee', () => {
  it.each([
    ['branch', 12, { least: 3, most: 5 }],
    ['joint-branch', 7, { least: 3, most: 5 }],
    ['general-branch', 30, { least: 5, most: 7 }],
    ['committee', 100, { least: 7, most: 9 }],
    // A secretary, and a deputy where needed.
    ['branch', 3, { least: 1, most: 2 }],
    ['branch', 1, { least: 1, most: 1 }],
  ] as const)('%s of %i', (form, members, size) => {
    expect(committeeSize(form, members, standards)).toEqual(size)
  })
  it('is none where nobody is', () => {
    expect(committeeSize('branch', 0, standards)).toBeNull()
    expect(codes(checkCommittee({ form: 'branch', members: 0, seats: 1, candidates: null }, standards))).toEqual([
      'error members-none',
    ])
  })
  it('tells a small branch that a secretary is enough', () => {
    const found = checkCommittee({ form: 'branch', members: 5, seats: 3, candidates: 4 }, standards)
    expect(codes(found)).toEqual(['warning secretary-enough'])
    expect(checkCommittee({ form: 'branch', members: 3, seats: 1, candidates: 1 }, standards)).toEqual([])
  })
  it.each([
    [3, 4],
    [4, 5],
    [5, 6],
    [1, 1],
    [2, 2],
  ])('%i seats of a branch take %i candidates', (seats, candidates) => {
    expect(candidatesNeeded('branch', seats, standards)).toBe(candidates)
  })
  it('refuses seats that nobody can fill', () => {
    const planned = { form: 'branch', members: 4, candidates: null } as const
    expect(codes(checkCommittee({ ...planned, seats: 5 }, standards))).toEqual(['error seats-over-members'])
    expect(codes(checkCommittee({ ...planned, seats: 0 }, standards))).toEqual(['error seats-none'])
  })
})

it.each([-1, 1.5, Number.NaN])('refuses %s as a number of people', (count) => {
  expect(() => checkElection({ ...sound, present: count }, standards)).toThrow(RangeError)
  expect(() => checkElection({ ...sound, votes: votes([count, true]) }, standards)).toThrow(RangeError)
})
