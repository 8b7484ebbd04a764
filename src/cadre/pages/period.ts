/** When cases were submitted: for counting them, and for a list of them. */
import type { Period } from '../../../types/queues'

export type { Period }
/** The month before stands before the running one: on its first days that is the one to report. */
export const periods = ['ever', 'year', 'last-month', 'month'] as const satisfies readonly Period[]

/** China's clock, whatever the device says. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString()

/** The first and the last day of the month before. */
function lastMonth(): { since: string; until: string } {
  const last = new Date(`${today().slice(0, 7)}-01T00:00:00Z`)
  last.setUTCDate(0)
  const until = last.toISOString().slice(0, 10)
  return { since: `${until.slice(0, 7)}-01`, until }
}

/** From the beginning of the running year or month on; of the month before its own days. */
export function readPeriod(period: Period): { since?: string; until?: string } {
  if (period === 'ever') return {}
  if (period === 'last-month') return lastMonth()
  return { since: period === 'year' ? `${today().slice(0, 4)}-01-01` : `${today().slice(0, 7)}-01` }
}

/** Which of them days are, in January the month; undefined: another one, as a link may name. */
export const periodOf = ({ since, until }: { since?: string | undefined; until?: string | undefined }) =>
  [...periods].reverse().find((one) => {
    const period = readPeriod(one)
    return period.since === since && period.until === until
  })
