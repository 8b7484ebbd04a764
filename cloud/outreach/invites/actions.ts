import { issueInvitations } from '../../intake/actions'
import { countAct } from '../../platform/act-count'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { nextWithinHours, outreachRules } from '../rules'
import { optOut } from '../optouts/actions'
import { insertIntents } from '../sending/store'
import { findInvitable } from './plan'

/**
 * Invites one enterprise by a message to the number of the register.
 * @throws Failure enterpriseUnknown, inviteRefused (see planInvite for why), tooManyInvites
 */
export async function sendInvite(call: SignedInCall, id: string): Promise<{ invitation: string; sendsAt: string }> {
  const { enterpriseId, grant, office, personId, number, refusal } = await findInvitable(call, id)
  if (refusal !== null || personId === null || number === null) throw new Failure('inviteRefused')
  await countByHand(call, 'invite')
  const [issued] = await issueInvitations(call, [
    {
      kind: 'enterprise',
      channel: 'sms',
      enterpriseId,
      contactPersonId: personId,
      contactField: 'register/phone',
      contactBlind: number,
      invitedBy: call.actor.personId,
      officeId: grant.officeId,
    },
  ])
  if (issued === undefined) throw new Error('an invitation without a row')
  const sendsAt = nextWithinHours(call.now)
  await insertIntents(call.tx, call.now, [
    {
      personId,
      field: 'register/phone',
      number,
      cause: `invitation/${issued.id}`,
      invitationId: issued.id,
      template: 'invitation',
      params: [office, issued.code],
      notBefore: sendsAt,
    },
  ])
  return { invitation: issued.id, sendsAt: sendsAt.toISOString() }
}

/** What one person does by hand has a second one above a day's number. @throws Failure tooManyInvites */
async function countByHand(call: SignedInCall, what: 'invite' | 'stop-number'): Promise<void> {
  if (!(await countAct(call, `${what}/${call.actor.personId}`, outreachRules.byHand.limits)))
    throw new Failure('tooManyInvites')
}

/**
 * Somebody told the office that the number is to get no more. What waits for it is dropped when it is claimed; the number's owner alone takes it back.
 * @throws Failure enterpriseUnknown: none, or out of reach; inviteRefused: the register gives no number; tooManyInvites
 */
export async function stopNumber(call: SignedInCall, id: string): Promise<{ stopped: boolean }> {
  const { number } = await findInvitable(call, id)
  if (number === null) throw new Failure('inviteRefused')
  await countByHand(call, 'stop-number')
  await optOut(call, number, 'office')
  return { stopped: true }
}
