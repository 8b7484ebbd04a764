/** A day as people type it: 12月8日, 12-8, 2026/12/8, 20261208. Pure, for every form that asks for one. */
const DAY_MS = 86_400_000
/** China's clock, whatever the device says. */
const CHINA_OFFSET_MS = 8 * 3_600_000

const asDay = (at: Date): string => at.toISOString().slice(0, 10)

/** China's day of a moment. */
export const dayOfMoment = (ms: number): string => asDay(new Date(ms + CHINA_OFFSET_MS))
export const dayAfter = (day: string, days: number): string =>
  asDay(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS))

/**
 * @param today the day that is nearest to what was typed without a year decides the year
 * @param ahead of days without a year only those that are not over are meant
 * @returns an ISO date; undefined where it is no day
 */
export function readDay(typed: string, today: string, ahead = false): string | undefined {
  const plain = typed.normalize('NFKC').replace(/\s/g, '')
  const found = /^(\d{4})(\d\d)(\d\d)$/.exec(plain) ?? /^(?:(\d{4})[-年./])?(\d{1,2})[-月./](\d{1,2})日?$/.exec(plain)
  if (!found) return undefined
  const [, year, month = '', date = ''] = found
  const inYear = (of: number) => {
    const at = new Date(Date.UTC(of, Number(month) - 1, Number(date)))
    return at.getUTCMonth() === Number(month) - 1 ? asDay(at) : undefined
  }
  if (year !== undefined) return inYear(Number(year))
  const own = Number(today.slice(0, 4))
  const away = (day: string) => Math.abs(Date.parse(day) - Date.parse(today))
  return [own - 1, own, own + 1]
    .map(inYear)
    .filter((day): day is string => day !== undefined && !(ahead && day < today))
    .sort((a, b) => away(a) - away(b))[0]
}

/** As the service wants it; what is no day goes as it was typed, for the service to say so. */
export const asIsoDay = (typed: string, ahead = false, now = Date.now()): string =>
  readDay(typed, dayOfMoment(now), ahead) ?? typed.trim()
