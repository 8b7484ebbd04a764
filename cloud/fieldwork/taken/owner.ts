/** The owner of what was taken down at the door, as a person: named, and forgotten again. */
import { listApplicationsOf, takeInvitationBack } from '../../intake/actions'
import {
  findPersonalValue,
  forgetUnnamed,
  forgetWrittenThen,
  getPersonByPhone,
  putPersonalValue,
} from '../../people/actions'
import type { Call } from '../../platform/call'
import * as follows from '../follows/store'
import * as store from './store'
import type { TakenRow } from './store'

/** Finds or makes the person of a number. Who already told the own name keeps it. */
export async function nameOwner(
  call: Call,
  { phone, contactName }: { phone: string; contactName: string },
): Promise<Pick<TakenRow, 'is_new_person' | 'name_written_at'> & { contact_person_id: string }> {
  const { personId, isNew } = await getPersonByPhone(call, phone)
  const known = isNew ? undefined : await findPersonalValue(call, personId, 'name')
  if (known === undefined) await putPersonalValue(call, personId, 'name', contactName)
  return {
    contact_person_id: personId,
    is_new_person: isNew,
    name_written_at: known === undefined ? call.now : null,
  }
}

type End = { state: 'expired' | 'withdrawn'; settled_by: string | null; why?: 'mistake' | 'owner-asked' }

/** It leads nowhere any more, and what was written down of the owner goes; the owner too, where nothing else is known of that person. */
export async function erase(call: Call, row: TakenRow, end: End): Promise<void> {
  await store.settle(call.tx, row.record_id, { ...end, settled_at: call.now, contact_person_id: null })
  if (row.invitation_id !== null) await takeInvitationBack(call, row.invitation_id)
  await follows.endOfRecord(call.tx, row.record_id, {
    by: end.settled_by,
    now: call.now,
    outcome: end.settled_by === null ? 'by-itself' : 'dropped',
  })
  await forgetOwner(call, row)
}

/** What was written down of the owner goes, once this one names nobody any more: the owner whom nothing else names, else the name. */
export async function forgetOwner(call: Call, row: TakenRow): Promise<void> {
  const { contact_person_id: ownerId, name_written_at: writtenAt } = row
  if (ownerId === null || (await store.passOnOwner(call.tx, row))) return
  if (row.is_new_person && (await forgetUnnamed(call, ownerId))) return
  // Who has applied stands by the name.
  if (writtenAt === null || (await listApplicationsOf(call, ownerId)).length > 0) return
  await forgetWrittenThen(call, ownerId, 'name', writtenAt)
}
