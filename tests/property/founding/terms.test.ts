/** Whenever a committee was elected: its term ends later, its reminders come in between, its election moves within a window. */
import fc from 'fast-check'
import { foundingForms } from '../../../types/case-life'
import { addMonths } from '../../../cloud/platform/calendar/months'
import { standardsAt } from '../../../cloud/founding/rules/standards'
import {
  checkTermChange,
  electionWindow,
  termEnds,
  termReminders,
  termYears,
} from '../../../cloud/founding/rules/terms'

const DAY = 86_400_000
const date = fc
  .integer({ min: 0, max: 80 * 365 })
  .map((days) => new Date(Date.UTC(2000, 0, 1) + days * DAY).toISOString().slice(0, 10))
const form = fc.constantFrom(...foundingForms)
const standards = standardsAt('2026-11-27')

it('ends a term so many years later, on the same day or on the month’s last', () => {
  fc.assert(
    fc.property(form, date, fc.nat({ max: 2 }), (of, foundedOn, more) => {
      const { least, most } = termYears(of, standards)
      const years = Math.min(most, least + more)
      const endsOn = termEnds(of, foundedOn, { years })
      expect(endsOn > foundedOn).toBe(true)
      expect(Number(endsOn.slice(0, 4)) - Number(foundedOn.slice(0, 4))).toBe(years)
      expect(endsOn.slice(5, 7)).toBe(foundedOn.slice(5, 7))
      if (endsOn.slice(8) !== foundedOn.slice(8))
        expect([foundedOn.slice(5), endsOn.slice(5)]).toEqual(['02-29', '02-28'])
    }),
  )
})

it('reminds between the election and the end, the earlier first', () => {
  fc.assert(
    fc.property(form, date, (of, foundedOn) => {
      const endsOn = termEnds(of, foundedOn)
      const days = [foundedOn, ...termReminders(endsOn).map(({ on }) => on), endsOn]
      expect(days).toEqual([...new Set(days)].sort())
    }),
  )
})

it('accepts with leave exactly the days of the window', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -300, max: 300 }), (endsOn, days) => {
      const heldOn = new Date(Date.parse(endsOn) + days * DAY).toISOString().slice(0, 10)
      const { earliest, latest } = electionWindow(endsOn, standards)
      const found = checkTermChange({ endsOn, heldOn, isApproved: true }, standards)
      expect(found.length === 0).toBe(earliest <= heldOn && heldOn <= latest)
      expect(checkTermChange({ endsOn, heldOn, isApproved: false }, standards).length > 0).toBe(days !== 0)
    }),
  )
})

it('counts months like PostgreSQL: never into the month after', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -200, max: 200 }), (from, months) => {
      const to = addMonths(from, months)
      const index = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
      expect(index(to) - index(from)).toBe(months)
      expect(to.slice(8) <= from.slice(8)).toBe(true)
    }),
  )
})
