/** When the clock of an open duty strikes: escalation after its day, as data. Pure. */
import { addWorkingDays, isWorkingDay, localDate } from '../platform/calendar/calendar'

export const clockRules = {
  /** Working days after the deadline from which the office above is told, and from which the one above that. */
  escalateAfter: [1, 4],
  /** Working days before the deadline on which the digest begins to name it. */
  remindBefore: 2,
  /** At most so many days ahead a deadline may be chosen (look again, resume). */
  farthestDays: 366,
  since: '2026-11-27',
  source: 'issue "Casework": reminders before, escalation after (district, then city); the numbers are our own choice',
} as const

/** When a working day's digest is written, and what it names as soon. */
export const digestRules = {
  fromHour: 8,
  soonDays: clockRules.remindBefore,
  since: '2026-11-27',
  source: 'issue "Casework" §4: one digest a cadre and working day; the hour is our own choice',
} as const

const HOUR = 3_600_000
/** China's clock; no summer time. */
const ZONE_HOURS = 8

/** Whether somebody may be reminded of something now: on a working day, from the digest's hour on. */
export const isReminderTime = (now: Date): boolean =>
  isWorkingDay(localDate(now)) && new Date(now.getTime() + ZONE_HOURS * HOUR).getUTCHours() >= digestRules.fromHour

/** An election is asked for so many months before the term ends, first and second time. */
export const electionReminders = {
  monthsAhead: [6, 3],
  since: '2026-11-27',
  source: 'issue "Casework" §11',
} as const

/**
 * The day on which the clock of a duty strikes next.
 * @param struck how many times it has been escalated already
 * @returns null: never again (the enterprise owes it, or everybody above knows)
 */
export function strikesOn(duty: { holder: 'office' | 'enterprise'; dueOn: string }, struck: number): string | null {
  const after = clockRules.escalateAfter[struck]
  return duty.holder === 'enterprise' || after === undefined ? null : addWorkingDays(duty.dueOn, after)
}
