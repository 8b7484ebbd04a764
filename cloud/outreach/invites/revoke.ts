import type { OutputOf } from '../../../types/registry'
import { fieldWords } from '../../../types/words/fields'
import {
  isListEmpty,
  listInvitationsFor,
  lockInvitation,
  revokeInvitationOf,
  type LockedInvitation,
} from '../../intake/actions'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { dropWaiting } from '../sending/store'
import { mustReachInvited } from './plan'

const wrong = (message: string) => new Failure('inputInvalid', [{ field: 'invitation', message }])

/**
 * Takes one invitation of an enterprise back. What waits to be sent about it is dropped with it; what a sender has claimed may be on its
 * way. Who opens its link is told; the same again changes nothing.
 * @throws Failure enterpriseUnknown (none, or out of reach), inputInvalid (not of this enterprise; somebody has applied by it)
 */
export async function revokeInvite(
  call: SignedInCall,
  id: string,
  invitation: string,
): Promise<OutputOf<'revokeInvite'>> {
  const { ids } = await mustReachInvited(call, id)
  if (!(await listInvitationsFor(call, ids)).some((one) => one.id === invitation))
    throw wrong(fieldWords.invitation.unknown)
  // Whoever applies by it at this moment comes first, or finds it taken back.
  const held = await lockInvitation(call, invitation)
  if (held === undefined) throw wrong(fieldWords.invitation.unknown)
  if (held.submitted_at !== null) throw wrong(fieldWords.invitation.used)
  await revokeInvitationOf(call, invitation)
  await dropMessages(call, invitation, held)
  return { revokedAt: (held.revoked_at ?? call.now).toISOString() }
}

/** Its own message; and that of the number's list, once nothing on the list stands any more. */
async function dropMessages(
  call: SignedInCall,
  invitation: string,
  { list_id: listId, campaign_id: campaignId, contact_blind: number }: LockedInvitation,
): Promise<void> {
  const of = campaignId === null || number === null ? undefined : { campaignId, number }
  await dropWaiting(call.tx, call.now, invitation, of)
  if (listId === null) return
  // Two who take back the last two of a list at once wait for each other.
  await lockInvitation(call, listId)
  if (await isListEmpty(call, listId)) await dropWaiting(call.tx, call.now, listId, of)
}
