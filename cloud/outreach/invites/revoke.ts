import type { OutputOf } from '../../../types/registry'
import { fieldWords } from '../../../types/words/fields'
import { listInvitationsFor, lockInvitation, revokeInvitationOf } from '../../intake/actions'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { mustReachInvited } from './plan'

const wrong = (message: string) => new Failure('inputInvalid', [{ field: 'invitation', message }])

/**
 * Takes one invitation of an enterprise back. What waits to be sent about it is dropped when its turn comes (`dropUnwanted`); who opens its
 * link is told; the same again changes nothing.
 * @throws Failure enterpriseUnknown (none, or out of reach), inputInvalid (not of this enterprise; somebody has applied by it)
 */
export async function revokeInvite(
  call: SignedInCall,
  id: string,
  invitation: string,
): Promise<OutputOf<'revokeInvite'>> {
  const { ids } = await mustReachInvited(call, id)
  // Whoever applies by it at this moment comes first, or finds it taken back.
  await lockInvitation(call, invitation)
  const found = (await listInvitationsFor(call, ids)).find((one) => one.id === invitation)
  if (found === undefined) throw wrong(fieldWords.invitation.unknown)
  if (found.submitted_at !== null) throw wrong(fieldWords.invitation.used)
  await revokeInvitationOf(call, invitation)
  return { revokedAt: (found.revoked_at ?? call.now).toISOString() }
}
