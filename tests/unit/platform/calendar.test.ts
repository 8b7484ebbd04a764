import { addWorkingDays, findMissingYear, isWorkingDay, localDate } from '../../../cloud/platform/calendar/calendar'
import { holidays } from '../../../cloud/platform/calendar/holidays'

it.each([
  ['2026-11-22T15:59:59Z', '2026-11-22'],
  ['2026-11-22T16:00:00Z', '2026-11-23'],
  ['2026-12-31T16:00:00Z', '2027-01-01'],
])('tells the date in the country at %s: %s', (instant, date) => {
  expect(localDate(new Date(instant))).toBe(date)
})

it.each([
  ['2026-11-23', 'an ordinary Monday', true],
  ['2026-11-22', 'an ordinary Sunday', false],
  ['2026-01-01', 'New Year', false],
  ['2026-01-04', 'a Sunday worked for New Year', true],
  ['2026-02-14', 'a Saturday worked for the Spring Festival', true],
  ['2026-02-16', 'a Monday of the Spring Festival', false],
  ['2026-02-23', 'the last day of the Spring Festival', false],
  ['2026-02-24', 'the day after it', true],
  ['2026-10-07', 'the last day of the National Day', false],
  ['2026-10-10', 'a Saturday worked for it', true],
  ['2031-10-01', 'a Wednesday of a year not announced', true],
  ['2031-10-04', 'a Saturday of such a year', false],
])('knows %s (%s): open %s', (date, _, open) => {
  expect(isWorkingDay(date)).toBe(open)
})

it.each([
  ['2026-11-23', 3, '2026-11-26', 'within a week'],
  ['2026-11-20', 3, '2026-11-25', 'over a weekend'],
  ['2026-11-21', 1, '2026-11-23', 'from a Saturday'],
  ['2026-02-13', 1, '2026-02-14', 'onto a worked Saturday'],
  ['2026-02-13', 3, '2026-02-25', 'over the Spring Festival'],
  ['2026-09-30', 3, '2026-10-10', 'over the National Day, its worked Saturday counted'],
  ['2026-12-30', 3, '2027-01-04', 'into a year not announced'],
  ['2026-11-21', 0, '2026-11-21', 'not at all'],
])('counts from %s %d working days to %s: %s', (from, count, until) => {
  expect(addWorkingDays(from, count)).toBe(until)
})

it('counts by another calendar where one is given', () => {
  const calendar = {
    '2026': { source: 'invented', off: [['2026-11-24', '2026-11-25']], worked: ['2026-11-28'] },
  } as const
  expect(addWorkingDays('2026-11-23', 3, calendar)).toBe('2026-11-28')
})

it('refuses what is no date and no number of days', () => {
  for (const date of ['', '2026-02-30', '2026-1-1', '23.11.2026', '2026-11-23T00:00'])
    expect(() => addWorkingDays(date, 1)).toThrow(RangeError)
  for (const count of [-1, 0.5, NaN, Infinity]) expect(() => addWorkingDays('2026-11-23', count)).toThrow(RangeError)
})

/** Sums from the announcement's own text: days off and weekend days worked. */
it('holds the announcement whole', () => {
  const year = holidays['2026']
  const lengths = year?.off.map(([first, last]) => (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1)
  expect(lengths).toEqual([3, 9, 3, 5, 3, 3, 7])
  expect(year?.worked).toHaveLength(6)
  for (const date of year?.worked ?? []) expect([0, 6]).toContain(new Date(date).getUTCDay())
})

it.each([
  ['2026-11-30', ['2026'], null],
  ['2026-12-01', ['2026'], '2027'],
  ['2026-12-31', ['2026', '2027'], null],
  ['2027-01-01', ['2026'], '2027'],
  ['2027-06-01', ['2026', '2027'], null],
])('misses on %s, knowing %j: %s', (date, known, missing) => {
  const year = { source: '', off: [], worked: [] }
  expect(findMissingYear(date, Object.fromEntries(known.map((one) => [one, year])))).toBe(missing)
})

it('counts a year that is not here by its weekends', () => {
  expect(addWorkingDays('2030-12-30', 3)).toBe('2031-01-02')
})
