/** The owner stands beside: the own invitation, to be scanned from the cadre's phone. */
import type { OutputOf } from '../../../types/registry'
import { invitationLink, printedCode } from '../../intake/actions'
import { may } from '../../people/rules'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { findEnterprise } from '../../pool/actions'
import { pathsOf } from '../plans/passing'

/**
 * The code on a phone is the code that hangs on paper: it names nobody, is one for each enterprise, and is opened by whoever scans it.
 * Where none hangs, showing one invites the enterprise; one that was taken back is not undone by a tap at a door.
 * @throws Failure enterpriseUnknown: none, or out of reach; invitationRevoked: it was taken back, and none was printed since
 */
export async function showInvitation(call: SignedInCall, id: string): Promise<OutputOf<'showInvitation'>> {
  const enterprise = await findEnterprise(call, id)
  const paths = enterprise === undefined ? [] : ((await pathsOf(call, [enterprise.id])).get(enterprise.id) ?? [])
  if (enterprise === undefined || !paths.some((officePath) => may(call.actor, 'visit.record', { officePath })))
    throw new Failure('enterpriseUnknown')
  const code = await printedCode(call, { enterpriseId: enterprise.id }, { anew: false })
  return { link: code === undefined ? null : invitationLink(call.tools.configuration, code) }
}
