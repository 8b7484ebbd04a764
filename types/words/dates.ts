/** Dates and phones as people read them. */
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const

/** '2026-11-23' → '11月23日 周一'. Takes an ISO date (a day of the city, no time zone involved). */
export function sayDate(isoDate: string): string {
  const [year = 1970, month = 1, day = 1] = isoDate.slice(0, 10).split('-').map(Number)
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  return `${month}月${day}日 周${weekday}`
}

/** '13800000000' → '138 0000 0000'; landlines and hotlines stay as they are. */
export function sayPhone(phone: string): string {
  return /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone
}
