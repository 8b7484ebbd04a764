/** A city's own rules: what is refused, and that the operator is told where. */
import { CityRulesError, contradictions, readCityRules } from '../../../cloud/founding/rules/city-rules'
import { nationalRules, standardsAt } from '../../../cloud/founding/rules/standards'

const entry = { since: '2027-01-01', source: '示例文件' }

it('takes an empty set, and one that fits', () => {
  expect(readCityRules({})).toEqual({})
  expect(readCityRules({ quorum: [{ ...entry, value: { of: 2, among: 3 } }] })).toEqual({
    quorum: [{ ...entry, value: { of: 2, among: 3 }, local: false }],
  })
})

it.each<[string, unknown, RegExp]>([
  [
    'a rule that nobody knows',
    { generalbranch: [{ ...entry, value: { least: 50 } }] },
    /没有名为 generalbranch 的规则/,
  ],
  ['a rule without a source', { committee: [{ ...entry, source: '  ', value: { least: 200 } }] }, /committee.*source/],
  ['a day that does not exist', { committee: [{ ...entry, since: '2027-02-30', value: { least: 200 } }] }, /since/],
  ['a number below one', { branch: [{ ...entry, value: { least: 0, normallyMost: 50 } }] }, /branch.*least/],
  ['a value of another rule', { branch: [{ ...entry, value: { of: 1, among: 2 } }] }, /branch/],
  ['a list that is none', { branch: { ...entry } }, /branch/],
  ['nothing at all', null, /rules/],
  [
    'a general branch above the committee',
    { generalBranch: [{ ...entry, value: { least: 100 } }] },
    /2027-01-01.*committee/,
  ],
  ['a committee of five to three', { branchSeats: [{ ...entry, value: { least: 5, most: 3 } }] }, /branchSeats/],
  ['a quorum of more than all', { quorum: [{ ...entry, value: { of: 6, among: 5 } }] }, /quorum/],
  [
    'a contradiction that begins when another entry ends',
    {
      generalBranch: [{ ...entry, value: { least: 120 } }],
      committee: [{ ...entry, until: '2027-06-30', value: { least: 200 } }],
    },
    /2027-07-01/,
  ],
])('refuses %s', (_, written, told) => {
  expect(() => readCityRules(written)).toThrow(CityRulesError)
  expect(() => readCityRules(written)).toThrow(told)
})

it('finds no contradiction among the rules of the country, each with a source and a day', () => {
  for (const date of ['2020-01-01', '2025-01-03', '2026-11-27', '2040-01-01'])
    expect(contradictions(standardsAt(date))).toEqual([])
  for (const [name, entries] of Object.entries(nationalRules)) {
    expect([name, entries.length]).not.toEqual([name, 0])
    for (const { since, source } of entries) {
      expect(since).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(source).not.toBe('')
    }
  }
})
