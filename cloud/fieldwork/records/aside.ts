/** A record counts no more, or never will: by a person of the office, or because the one who recorded it takes it back. */
import { forgetPersonalValues } from '../../people/actions'
import * as conflicts from '../conflicts/store'
import { findDevice } from '../devices/store'
import * as follows from '../follows/store'
import { textField } from './body'
import { endVisit } from './fold'
import { changeNewcomer, findNewcomer } from './newcomer-store'
import type { Scene } from './scene'
import * as store from './store'

/**
 * Nobody is asked any more of a record that counts no more: to let it count would undo what stands, and nothing stands against a visit that
 * differed from it. Before what it brought about goes: whoever decides locks a conflict first, too.
 * @param by who decided, or took it back
 */
export async function settleOpenOf({ call }: Pick<Scene, 'call'>, recordId: string, by: string): Promise<void> {
  for (const open of await conflicts.listOpenOf(call.tx, recordId)) {
    await conflicts.settleConflict(call.tx, open.id, { by, now: call.now, decision: 'set-aside' })
    await follows.endOfConflict(call.tx, open.id, { by, now: call.now, outcome: 'done' })
  }
  for (const open of await conflicts.listOpenAgainst(call.tx, recordId))
    if (open.kind === 'visited-by-other') {
      await conflicts.settleConflict(call.tx, open.id, { by: null, now: call.now, decision: 'rule' })
      await follows.endOfConflict(call.tx, open.id, { by: null, now: call.now, outcome: 'by-itself' })
    }
}

/** Whatever else was open of it is settled with it. @param by who decided */
export async function setRecordAside(scene: Scene, recordId: string, by: string): Promise<void> {
  const { call } = scene
  const record = await store.findRecord(call.tx, recordId)
  if (record === undefined) return
  await settleOpenOf(scene, recordId, by)
  await endVisit(scene, recordId, 'set-aside', by)
  const newcomer = record.kind === 'newcomer' ? await findNewcomer(call.tx, recordId) : undefined
  if (newcomer?.enterprise_id === null) {
    await changeNewcomer(call.tx, recordId, { state: 'taken-back' })
    await conflicts.forgetSameName(call.tx, recordId)
  }
  if (record.outcome === 'kept') {
    // It waits for nothing any more; an owner's name and phone are needed no longer.
    const isNeeded = record.is_text_kept && record.kind !== 'application'
    const device = isNeeded ? undefined : await findDevice(call.tx, record.device_id)
    if (device !== undefined) await forgetPersonalValues(call, device.seat_id, [textField(recordId)])
    await store.changeRecord(call.tx, recordId, { waits_for: null, is_text_kept: isNeeded })
  }
}
