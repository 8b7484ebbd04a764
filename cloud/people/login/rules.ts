/** Rules of the login by text-message code, as data. */
export const loginCodeRules = {
  since: '2026-11-23',
  source:
    'issue "The main job": 1 a minute, 5 an hour, 10 a day per number, 5 wrong tries, 5 minutes; DOMAIN §7 gives the carriers the same quotas',
  perMinute: 1,
  perHour: 5,
  perDay: 10,
  wrongTries: 5,
  lifeMinutes: 5,
} as const

export const sessionRules = {
  since: '2026-11-23',
  source: 'own choice: an owner comes back within a case’s usual length; shortened for cadres by a later rule',
  days: 30,
} as const

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * Whether one more code may go to a number.
 * @param sent when codes went out within the last day
 */
export function codeQuota(sent: readonly Date[], now: Date): 'smsTooSoon' | 'smsHourly' | 'smsDaily' | null {
  const within = (span: number) => sent.filter((at) => now.getTime() - at.getTime() < span).length
  if (within(DAY) >= loginCodeRules.perDay) return 'smsDaily'
  if (within(HOUR) >= loginCodeRules.perHour) return 'smsHourly'
  if (within(MINUTE) >= loginCodeRules.perMinute) return 'smsTooSoon'
  return null
}

export const codeWindow = (now: Date): Date => new Date(now.getTime() - DAY)
export const codeExpiry = (now: Date): Date => new Date(now.getTime() + loginCodeRules.lifeMinutes * MINUTE)
export const sessionExpiry = (now: Date): Date => new Date(now.getTime() + sessionRules.days * DAY)
