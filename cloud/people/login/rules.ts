/** Rules of the login by text-message code, as data. */
import { limits } from '../../../types/limits'

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

/** Codes that one network address may have sent, to whatever numbers: text-message pumping costs the city money. */
export const addressRules = {
  since: '2026-11-24',
  source:
    'own choice: a building’s meeting of 60 people an hour; no building logs in more than 150 different numbers a day',
  codes: [
    { hours: 1, times: 60 },
    { hours: 24, times: 300 },
  ],
  numbers: [{ hours: 24, times: 150 }],
} as const

export const sessionRules = {
  since: '2026-11-23',
  source: 'own choice: an owner comes back within a case’s usual length; shortened for cadres by a later rule',
  days: limits.session.days,
} as const

/** Sessions of whoever holds a grant: how long the second factor counts. */
export const staffSessionRules = {
  since: '2026-11-24',
  source:
    'GB/T 22239-2019 8.1.4.1 b) asks for a time-out without a number; 15 minutes and a working day are own choices; fresh: own choice',
  /** Without a call for longer than this the session locks. */
  idleMinutes: limits.workbench.idleMinutes,
  /** However busy: after this the second factor is asked for again. */
  longestHours: 12,
  /** Exports, merges, appointments: the second factor within this. */
  freshMinutes: 5,
  /** How exactly it is kept since when a session is idle. */
  seenMinutes: 1,
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

/** What a session has shown, as of now. */
export interface ShownFactor {
  idleSince: Date
  secondFactorAt: Date | null
  freshAt: Date | null
}

/** Whether a session's second factor counts: `locked` where it was left alone, or has run for a working day. */
export function assuranceOf({ idleSince, secondFactorAt }: ShownFactor, now: Date): 'none' | 'locked' | 'passed' {
  if (secondFactorAt === null) return 'none'
  const idle = now.getTime() - idleSince.getTime() > staffSessionRules.idleMinutes * MINUTE
  const old = now.getTime() - secondFactorAt.getTime() > staffSessionRules.longestHours * HOUR
  return idle || old ? 'locked' : 'passed'
}

export const isFresh = ({ freshAt }: ShownFactor, now: Date): boolean =>
  freshAt !== null && now.getTime() - freshAt.getTime() <= staffSessionRules.freshMinutes * MINUTE

/** Whether since when it is idle must be written again. */
export const isUnseen = ({ idleSince }: ShownFactor, now: Date): boolean =>
  now.getTime() - idleSince.getTime() >= staffSessionRules.seenMinutes * MINUTE
