/** Enterprises that said no for now: campaigns leave them alone for a while, by rule; whoever invites one by hand sees it and may. */
import type { RawBuilder } from 'kysely'
import { restRules, type Rest } from '../../../types/rest-rules'
import { findLastWithdrawal, withdrawnAfter } from '../../casework/actions'
import { notNowSince } from '../../intake/actions'
import { standingAnswer } from '../../intake/rules'
import { localDate } from '../../platform/calendar/calendar'
import type { Call } from '../../platform/call'

const DAY_MS = 86_400_000

/** Ids of rows as they are. */
export function restingEnterprises(rest: Rest, now: Date): RawBuilder<unknown> {
  const since = new Date(now.getTime() - restRules[rest].days * DAY_MS)
  return rest === 'not-now' ? notNowSince(since) : withdrawnAfter(localDate(since))
}

/** The day from which campaigns write to it again. */
export const restsUntil = (rest: Rest, at: Date): string =>
  localDate(new Date(at.getTime() + restRules[rest].days * DAY_MS))

type Answered = Parameters<typeof standingAnswer>[0]

/** Why campaigns leave an enterprise alone now, and until when, by whichever reason lasts longest; null: they do not. */
export async function findRest(
  call: Pick<Call, 'tx' | 'now'>,
  enterpriseIds: readonly string[],
  invitations: readonly Answered[],
): Promise<{ why: Rest; until: string } | null> {
  const withdrawn = await findLastWithdrawal(call, enterpriseIds)
  const answered = invitations.flatMap((one) =>
    one.answered_at !== null && standingAnswer(one, call.now) === 'not-now' ? [one.answered_at] : [],
  )
  const found = [
    // By days: noon, so that no clock's shift makes another day of it.
    ...(withdrawn === undefined ? [] : [{ why: 'withdrawn' as const, at: new Date(`${withdrawn}T04:00:00Z`) }]),
    ...answered.map((at) => ({ why: 'not-now' as const, at })),
  ].map(({ why, at }) => ({ why, until: restsUntil(why, at) }))
  const today = localDate(call.now)
  return found.filter(({ until }) => until > today).sort((a, b) => (a.until < b.until ? 1 : -1))[0] ?? null
}
