/**
 * Months and years as the law counts them: to the same day of the month, or to the month's last day where there is no such
 * day (民法典第二百零二条). Dates are ISO (YYYY-MM-DD). Pure.
 */
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

// Without it the machine's time zone would have a say.
dayjs.extend(utc)

/** Throws a RangeError on a date that does not exist and on a count that is not whole. Negative counts go back. */
export function addMonths(date: string, months: number): string {
  const start = dayjs.utc(date)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || start.format('YYYY-MM-DD') !== date) throw new RangeError(`no date: ${date}`)
  if (!Number.isInteger(months)) throw new RangeError(`not a number of months: ${months}`)
  return start.add(months, 'month').format('YYYY-MM-DD')
}

export const addYears = (date: string, years: number): string => addMonths(date, years * MONTHS_OF_A_YEAR)

const MONTHS_OF_A_YEAR = 12
