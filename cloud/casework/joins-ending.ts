/** Events of wishes to join that move neither state nor duty, and how wishes end without an answer. */
import { listJoinsOfApplication, listJoinsOfPerson, settleJoin } from '../intake/actions'
import type { Call, SignedInCall } from '../platform/call'
import { EVENT_VERSION, type CaseEvent } from './life/events'
import { owedOf } from './moving'
import { joinEnded } from './rules'
import * as events from './event-store'
import * as store from './store'
import type { CaseFile } from './store'

/** Appends an event that leaves state and duty as they are. The file must be locked. */
export async function note(call: Call, file: CaseFile, actorId: string | null, event: CaseEvent): Promise<string> {
  const seq = file.seq + 1
  const eventId = await events.appendEvent(call.tx, {
    caseId: file.id,
    seq,
    version: EVENT_VERSION,
    from: file.state,
    kind: event.kind,
    to: file.state,
    actorId,
    device: call.device,
    at: call.now,
    payload: event.payload,
    duty: owedOf(file),
  })
  await store.project(call.tx, file.id, { seq })
  return eventId
}

/** The case is about to end: open wishes end with it, and those admitted hear of it. The file must be locked. */
export async function endJoinsOf(call: SignedInCall, file: CaseFile): Promise<void> {
  let { seq } = file
  for (const join of await listJoinsOfApplication(call, file.id)) {
    if (join.state === 'admitted')
      await call.tools.bus.emit(call, joinEnded, { cause: join.id, personId: join.person_id })
    if (join.state !== 'open' || (await settleJoin(call, join.id, 'ended')) === undefined) continue
    const cause = await note(call, { ...file, seq }, call.actor.personId, {
      kind: 'join-ended',
      payload: { joinId: join.id },
    })
    seq++
    await call.tools.bus.emit(call, joinEnded, { cause, personId: join.person_id })
  }
}

/** The person takes all own open wishes back. */
export async function endOwnJoins(call: SignedInCall): Promise<void> {
  for (const join of await listJoinsOfPerson(call, call.actor.personId)) {
    if (join.state !== 'open') continue
    const file = await store.lockFile(call.tx, join.application_id)
    if (file === undefined || (await settleJoin(call, join.id, 'ended')) === undefined) continue
    await note(call, file, call.actor.personId, { kind: 'join-ended', payload: { joinId: join.id } })
  }
}
