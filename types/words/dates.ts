/** Dates, moments and phones as people read them, on both sides of the wire. */
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const
/** Offices, deadlines and people are on one clock: China's, whatever the device says. */
const CHINA_OFFSET_MS = 8 * 3_600_000

const chinaTime = (iso: string): Date => {
  const plainDay = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (plainDay) return new Date(Date.UTC(Number(plainDay[1]), Number(plainDay[2]) - 1, Number(plainDay[3])))
  return new Date(new Date(iso).getTime() + CHINA_OFFSET_MS)
}

const two = (n: number) => `0${n}`.slice(-2)

/** Whose year is this year. Tests set it: what they say must not depend on when they run. */
export const clock = { now: (): number => Date.now() }

/** 11月23日 周一, from an ISO date or moment; of another year than this with it: 2027年1月4日 周一. @param now whose year is this year */
export function sayDate(iso: string, now = clock.now()): string {
  const at = chinaTime(iso)
  const year = at.getUTCFullYear()
  return `${year === new Date(now + CHINA_OFFSET_MS).getUTCFullYear() ? '' : `${year}年`}${at.getUTCMonth() + 1}月${at.getUTCDate()}日 周${WEEKDAYS[at.getUTCDay()] ?? ''}`
}

/** 2021年5月4日, from an ISO date: for days that may lie years away. */
export function sayDay(iso: string): string {
  const at = chinaTime(iso)
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`
}

/** 11月23日 周一 14:05, from an ISO moment; a bare date stays a day. */
export function sayMoment(iso: string, now = clock.now()): string {
  if (iso.length <= 10) return sayDate(iso, now)
  const at = chinaTime(iso)
  return `${sayDate(iso, now)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

/** 138 0000 0000; a landline or hotline stays as its office writes it. */
export function sayPhone(phone: string): string {
  const mobile = /^(1\d{2})(\d{4})(\d{4})$/.exec(phone)
  return mobile ? `${mobile[1] ?? ''} ${mobile[2] ?? ''} ${mobile[3] ?? ''}` : phone
}
