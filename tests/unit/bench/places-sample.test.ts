/** The sample of `bench:places` and the verdicts that are kept of it. */
import { readFileSync } from 'node:fs'
import { draw, judge, proposalOf, readKeptVerdicts, readVerdicts, type Proposed } from '../../bench/places/sample'

const proposed = (n: number): Proposed => ({
  place: '示例大厦',
  at: '示例路66号',
  kind: 'building',
  uscc: `code ${n}`,
  address: `示例路66号示例大厦${n}室`,
  floor: '',
  room: String(n),
})
const all = Array.from({ length: 500 }, (_, n) => proposed(n))
const said = (rows: readonly Proposed[], verdict: string) =>
  readVerdicts(['proposal,member,floor', ...rows.map((row) => `${proposalOf(row)},${verdict},right`)].join('\n'))

test('the same seed draws the same, in whatever order they come; another seed draws others', () => {
  const sample = draw(all, '9', 50)
  expect(draw(all.toReversed(), '9', 50)).toEqual(sample)
  expect(draw(all, '10', 50)).not.toEqual(sample)
  // Fifty more push out about five; by their place in a row they would push out nearly all.
  const before = new Set(draw(all.slice(0, 450), '9', 50))
  expect(sample.filter((row) => before.has(row)).length).toBeGreaterThanOrEqual(40)
})

test('only what was read counts, and what was unclear is not right', () => {
  const sample = all.slice(0, 10)
  const verdicts = new Map([
    ...said(sample.slice(0, 6), 'right'),
    ...said(sample.slice(6, 7), 'wrong'),
    ...said(sample.slice(7, 8), 'unclear'),
  ])
  expect(judge(sample, verdicts)).toEqual([
    'membership: 6 right, 1 wrong, 1 unclear of 8 (right 75.0 %, Wilson 95 % 40.9 %–92.9 %)',
    'floor: 8 right, 0 wrong, 0 unclear of 8 (right 100.0 %, Wilson 95 % 67.6 %–100.0 %)',
    '2 of the sample not read by anybody: no figure for them',
  ])
  // Read at another floor, it is another proposal.
  expect(judge([{ ...proposed(0), floor: '7' }], verdicts)).toEqual([
    '1 of the sample not read by anybody: no figure for them',
  ])
})

test('a line that is no verdict is named', () => {
  expect(() =>
    readVerdicts('proposal,member,floor\n0123456789abcdef,right,right\n0123456789abcdef,fine,right'),
  ).toThrow('line 3')
})

test('of the public register hashes and kinds of error are kept, no name and no address', () => {
  expect(readKeptVerdicts().size).toBeGreaterThanOrEqual(100)
  const text = readFileSync('tests/bench/places/verdicts.csv', 'utf8')
  for (const line of text.trimEnd().split('\n').slice(1))
    expect(line).toMatch(/^[0-9a-f]{16},[a-z]+,[a-z]+,[a-z:; -]*$/)
})
