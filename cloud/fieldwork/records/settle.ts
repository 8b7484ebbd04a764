/** What follows from a record that was written down: applied within a savepoint of its own, or kept whole for a person. */
import type { RecordBody } from '../../../types/field-records'
import { putPersonalValue } from '../../people/actions'
import type { Scene } from './receive'
import * as store from './store'

export interface Arrived {
  id: string
  seq: number
  at: Date
  /** The phone's time was put right by more than is tolerated. */
  corrected: boolean
  text: string
}

/** Under which field a record's text lies with the phone's seat. */
export const textField = (recordId: string): string => `field-text/${recordId}`

export async function settleRecord(scene: Scene, arrived: Arrived, body: RecordBody | undefined): Promise<void> {
  await putPersonalValue(scene.call, scene.device.seat_id, textField(arrived.id), arrived.text)
  await store.changeRecord(scene.call.tx, arrived.id, {
    is_text_kept: true,
    outcome: body === undefined ? 'kept' : 'recorded',
  })
}
