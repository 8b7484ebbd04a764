import fc from 'fast-check'
import { addWorkingDays, isWorkingDay, localDate } from '../../../cloud/platform/calendar/calendar'

const DAY = 86_400_000
const date = fc
  .integer({ min: 0, max: 6 * 365 })
  .map((days) => new Date(Date.UTC(2024, 0, 1) + days * DAY).toISOString().slice(0, 10))
const count = fc.integer({ min: 1, max: 60 })
const between = (from: string, until: string) => {
  const days: string[] = []
  for (let at = Date.parse(from) + DAY; at <= Date.parse(until); at += DAY)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

it('ends on a working day, with exactly that many working days passed', () => {
  fc.assert(
    fc.property(date, count, (from, days) => {
      const until = addWorkingDays(from, days)
      expect(isWorkingDay(until)).toBe(true)
      expect(between(from, until).filter((day) => isWorkingDay(day))).toHaveLength(days)
    }),
  )
})

it('adds up: two periods in a row are one period', () => {
  fc.assert(
    fc.property(date, count, count, (from, first, second) => {
      expect(addWorkingDays(addWorkingDays(from, first), second)).toBe(addWorkingDays(from, first + second))
    }),
  )
})

it('never ends earlier for who begins later', () => {
  fc.assert(
    fc.property(date, date, count, (one, other, days) => {
      const [earlier, later] = one < other ? [one, other] : [other, one]
      expect(addWorkingDays(earlier, days) <= addWorkingDays(later, days)).toBe(true)
    }),
  )
})

it('tells the date as the time zone does', () => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (instant) => {
        expect(localDate(instant)).toBe(format.format(instant))
      },
    ),
  )
})
