/** What is kept no longer: candidates of a case that ended; some time after the founding who was not elected, after the dissolution everybody. */
import type { MovedCase } from '../casework/rules'
import { localDate } from '../platform/calendar/calendar'
import type { Call } from '../platform/call'
import { letGo } from './candidates'
import { foundingRules } from './keeping-rules'
import * as store from './store'

const DAY = 86_400_000
/** Own choice, 2026-11-27: persons of one round. */
const BATCH = 100

/** The case has ended without an organisation: nobody stands any more. */
export async function forgetOnEnd(call: Call, moved: MovedCase): Promise<void> {
  if (!['withdrawn', 'refused', 'appeal-rejected', 'deferred', 'reconsidered', 'joint-left'].includes(moved.kind))
    return
  for (const candidate of await store.listCandidates(call.tx, moved.caseId))
    await letGo(call, candidate, { removed_at: call.now })
  // Another reply may follow; this election is none of what comes then.
  if (moved.kind === 'reconsidered') await store.forgetElection(call.tx, moved.caseId)
  // Who led once and goes on alone begins anew: what was written went to the new lead.
  if (moved.kind === 'joint-left') await store.clearFounding(call.tx, moved.caseId)
}

/** @returns how many persons were let go of */
export async function forgetCandidates(call: Pick<Call, 'tx' | 'now'>): Promise<number> {
  const ago = (days: number) => localDate(new Date(call.now.getTime() - days * DAY))
  const before = {
    foundedBefore: ago(foundingRules.unelectedDays),
    dissolvedBefore: ago(foundingRules.dissolvedDays),
  }
  const due = await store.takeUnneeded(call.tx, before, BATCH)
  for (const candidate of due) await letGo(call, candidate)
  return due.length
}
