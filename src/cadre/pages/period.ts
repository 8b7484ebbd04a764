/** Since when cases were submitted: for counting them, and for a list of them. */
export const periods = ['ever', 'year', 'month'] as const
export type Period = (typeof periods)[number]

/** China's clock, whatever the device says. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString()

/** From the beginning of the running year or month on. */
export function readPeriod(period: Period): { since?: string } {
  if (period === 'ever') return {}
  return { since: period === 'year' ? `${today().slice(0, 4)}-01-01` : `${today().slice(0, 7)}-01` }
}

/** Which of them days are, in January the month; undefined: another one, as a link may name. */
export const periodOf = ({ since, until }: { since?: string | undefined; until?: string | undefined }) =>
  until === undefined ? [...periods].reverse().find((one) => readPeriod(one).since === since) : undefined
