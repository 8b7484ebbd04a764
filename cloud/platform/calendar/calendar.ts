/** Days as offices count them. Dates are ISO (YYYY-MM-DD) in the country's one time zone, +08:00 without summer time. Pure. */
import { holidays } from './holidays'

/** By year: stretches of days off (inclusive), and the weekend days that are worked for them. */
export type Calendar = typeof holidays

const DAY = 86_400_000
/** Asia/Shanghai; no summer time since 1991. */
const ZONE = 8 * 3_600_000

/** The date in the country at that instant. */
export function localDate(instant: Date): string {
  return isoOf(instant.getTime() + ZONE)
}

/** 2026-11-24 09:30, in the country's one time zone. */
export function sayTime(at: Date): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
  return format.format(at)
}

/** Whether offices are open on that date. */
export function isWorkingDay(date: string, calendar: Calendar = holidays): boolean {
  const weekday = new Date(instantOf(date)).getUTCDay()
  const year = calendar[date.slice(0, 4)]
  if (year?.worked.includes(date)) return true
  if (year?.off.some(([first, last]) => first <= date && date <= last)) return false
  return weekday !== 0 && weekday !== 6
}

/**
 * The last day of a period of `count` working days. The day it begins on is not counted (民法典第二百零一条), so 1 is the next
 * working day; 0 is the day itself. Throws on a date that does not exist and on a count that is no whole number from 0 up.
 */
export function addWorkingDays(from: string, count: number, calendar: Calendar = holidays): string {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of days: ${count}`)
  let at = instantOf(from)
  for (let left = count; left > 0;) {
    at += DAY
    if (isWorkingDay(isoOf(at), calendar)) left--
  }
  return isoOf(at)
}

/** When whoever administers is warned of a year whose holidays are not here. `doctor` says it a month earlier. */
export const calendarWarning = {
  fromMonth: 12,
  since: '2026-11-28',
  source: 'issue "Casework" §4: a missing calendar for next year warns administrators from December',
} as const

/** The year whose holidays are missing on that date: the running one, or, from December on, the next. Null: none. */
export function findMissingYear(date: string, calendar: Calendar = holidays): string | null {
  const [year = '', month = ''] = date.split('-')
  if (!Object.hasOwn(calendar, year)) return year
  const next = String(Number(year) + 1)
  return Number(month) >= calendarWarning.fromMonth && !Object.hasOwn(calendar, next) ? next : null
}

function instantOf(date: string): number {
  const instant = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(instant) || isoOf(instant) !== date) throw new RangeError(`not a date: ${date}`)
  return instant
}

function isoOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
