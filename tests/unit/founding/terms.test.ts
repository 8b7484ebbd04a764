/** Terms: their last day, when the next election is asked for, by how much it may move. */
import { checkTermChange, electionWindow, termEnds, termReminders } from '../../../cloud/founding/rules/terms'
import { standardsAt } from '../../../cloud/founding/rules/standards'

const standards = standardsAt('2026-11-27')

it.each([
  ['branch', '2026-11-27', '2029-11-27'],
  ['joint-branch', '2026-11-27', '2029-11-27'],
  ['general-branch', '2026-11-27', '2029-11-27'],
  ['committee', '2026-11-27', '2029-11-27'],
  ['youth-committee', '2026-11-27', '2029-11-27'],
  // There is no 29th of February in 2031.
  ['branch', '2028-02-29', '2031-02-28'],
] as const)('a %s elected on %s serves until %s', (form, foundedOn, endsOn) => {
  expect(termEnds(form, foundedOn)).toBe(endsOn)
})

it('lets a committee serve up to five years, and nobody else', () => {
  expect(termEnds('committee', '2026-11-27', { years: 5 })).toBe('2031-11-27')
  expect(() => termEnds('committee', '2026-11-27', { years: 6 })).toThrow(RangeError)
  expect(() => termEnds('branch', '2026-11-27', { years: 4 })).toThrow(RangeError)
})

it.each(['2026-02-29', '2026-13-01', '27.11.2026', ''])('refuses %s: no such day', (day) => {
  expect(() => termEnds('branch', day)).toThrow(RangeError)
})

it('reminds six and three months ahead, at the end of a shorter month where need be', () => {
  expect(termReminders('2029-08-31')).toEqual([
    { monthsAhead: 6, on: '2029-02-28' },
    { monthsAhead: 3, on: '2029-05-31' },
  ])
})

it('lets an election move by half a year with leave', () => {
  const endsOn = '2029-08-31'
  expect(electionWindow(endsOn, standards)).toEqual({ earliest: '2029-02-28', latest: '2030-02-28' })
  const found = (heldOn: string, isApproved: boolean) =>
    checkTermChange({ endsOn, heldOn, isApproved }, standards).map(({ level, code }) => `${level} ${code}`)
  expect(found(endsOn, false)).toEqual([])
  expect(found('2030-02-28', true)).toEqual([])
  expect(found('2030-02-28', false)).toEqual(['error term-not-approved'])
  expect(found('2029-08-20', false)).toEqual(['warning term-not-approved'])
  expect(found('2030-03-01', true)).toEqual(['error term-too-late'])
  expect(found('2029-02-27', true)).toEqual(['error term-too-early'])
  expect(checkTermChange({ endsOn, heldOn: '2030-03-01', isApproved: true }, standards)[0]?.sentence).toBe(
    '延期不超过 6 个月，最晚到2030年2月28日',
  )
})
