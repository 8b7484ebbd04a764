/** Where a person is signed in, and ending it. */
import type { AccountKind } from '../../../types/accounts'
import type { OutputOf } from '../../../types/registry'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { daysBefore, retention } from './rules'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now'>

export async function listSessions(call: SignedInCall): Promise<OutputOf<'listSessions'>> {
  const open = await store.listOpen(call.tx, call.actor.personId, call.now)
  return {
    sessions: open.map(({ id, device, method, created_at, idle_since }) => ({
      id,
      device,
      method,
      since: created_at.toISOString(),
      lastSeen: idle_since.toISOString(),
      current: id === call.actor.sessionId,
    })),
  }
}

/** @throws Failure sessionUnknown, for somebody else's session as for none */
export async function revokeSession(call: SignedInCall, id: string): Promise<number> {
  const ended = await store.revoke(call.tx, { personId: call.actor.personId, id }, call.now)
  if (ended === 0) throw new Failure('sessionUnknown')
  return ended
}

/** Ends a person's sessions, all but one, or only those that were opened in one way. @returns how many */
export async function endSessionsBy(
  act: Act,
  personId: string,
  which: { method?: AccountKind; except?: string } = {},
): Promise<number> {
  return store.revoke(act.tx, { personId, ...which }, act.now)
}

/** The session must show its second factor anew. */
export async function putFactorAway(act: Pick<Act, 'tx'>, id: string): Promise<void> {
  await store.forgetFactor(act.tx, id)
}

/** What nobody needs any more, past the time that the rules give it. @returns how much of each */
export async function sweepPeople({ tx, now }: Act): Promise<{ sessions: number; codes: number; uploads: number }> {
  return {
    sessions: await store.deleteSessionsEndedBefore(tx, daysBefore(now, retention.endedSessions)),
    codes: await store.deleteCodesBefore(tx, daysBefore(now, retention.loginCodes)),
    uploads: await store.deleteUnsentUploadsBefore(tx, daysBefore(now, retention.unsentUploads)),
  }
}
