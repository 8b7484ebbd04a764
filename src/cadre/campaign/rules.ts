/** How the page of a campaign looks again, and which days it offers. */
import type { CampaignChoices, CampaignView } from '../../../types/campaigns'

export const pageRules = {
  lookEveryMs: 2000,
  /** Days from today on that a campaign may be put off to. */
  days: 3,
  since: '2026-11-28',
  source: 'own choice: two seconds are seen as live; whoever needs more than three days submits later',
} as const

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** The service's hours are China's, whatever the device says. */
const CHINA_MS = 8 * HOUR_MS

export interface OfferedDay {
  /** Days from today. */
  ahead: number
  hours: readonly { hour: number; at: string }[]
}

/** Days and hours at which it may begin: within the hours for it, none of them past. A day without one is not offered. */
export function offeredDays({ now, hours: { from, to } }: Pick<CampaignChoices, 'now' | 'hours'>): OfferedDay[] {
  const present = new Date(now).getTime()
  const midnight = Math.floor((present + CHINA_MS) / DAY_MS) * DAY_MS - CHINA_MS
  return Array.from({ length: pageRules.days }, (_, ahead) => ({
    ahead,
    hours: Array.from({ length: to - from }, (_each, i) => from + i)
      .map((hour) => ({ hour, at: midnight + ahead * DAY_MS + hour * HOUR_MS }))
      .filter(({ at }) => at > present)
      .map(({ hour, at }) => ({ hour, at: new Date(at).toISOString() })),
  })).filter(({ hours }) => hours.length > 0)
}

/** Whether something happens by itself: then it is looked at again and again. */
export const isMoving = ({ state, test, messages }: CampaignView): boolean =>
  state === 'preparing' ||
  state === 'running' ||
  messages.sending > 0 ||
  test?.state === 'wanted' ||
  test?.state === 'sending'

/** Messages by what became of them. */
export function countedOf({ messages, delivered, undelivered }: CampaignView) {
  const waiting = messages.wanted + messages.sending
  const unsent = messages.refused + messages.dropped
  return {
    all: waiting + messages.sent + messages.unknown + unsent,
    sent: messages.sent,
    delivered,
    undelivered,
    unknown: messages.unknown,
    unsent,
    waiting,
  }
}
