/** Enterprises that said no for now: campaigns leave them alone for a while, by rule; whoever invites one by hand sees it and may. */
import type { RawBuilder } from 'kysely'
import { restRules } from '../../../types/rest-rules'
import { withdrawnSince } from '../../casework/actions'
import { localDate } from '../../platform/calendar/calendar'

export const rests = ['withdrawn'] as const
export type Rest = (typeof rests)[number]

const DAY_MS = 86_400_000

/** Ids of rows as they are. */
export function restingEnterprises(rest: Rest, now: Date): RawBuilder<unknown> {
  const since = new Date(now.getTime() - restRules[rest].days * DAY_MS)
  return withdrawnSince(localDate(since))
}
