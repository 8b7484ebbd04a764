/** Joint foundings (联建): several enterprises found one organisation; one of them leads, each has consented. */
import type { SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { lockUnguarded, mustReach } from '../casework/actions'
import { findGroup, lockCase } from './group'
import { disband, letGo, tellLead } from './leaving'
import * as store from './store'

export { answerJoint, askPartners } from './asking'
export {
  changeLead,
  dissolvePartners,
  followCase,
  foundPartners,
  mustLead,
  renewPartners,
  type FoundedJointly,
} from './following'
export { consentedOf, findGroup, partnersOf, type Group } from './group'
export { countNeighbours } from './suggesting'
export { listTogether, listTogetherThen, sumCounts, type Together } from './view'

/**
 * The office lets an enterprise out: of what is being founded, or of what was founded, for a branch of its own.
 * @throws Failure applicationUnknown, jointNone
 */
export async function releasePartner(
  call: SignedInCall,
  { id, partner, note }: { id: string; partner: string; note: string },
): Promise<void> {
  mustReach(call, 'joint.form', await lockUnguarded(call, id))
  const group = await findGroup(call, id)
  const seat = group?.seats.find((one) => one.case_id === partner)
  // By the office of the lead, or by the enterprise's own.
  if (group === undefined || seat === undefined || partner === group.leadId || (id !== group.leadId && id !== partner))
    throw new Failure('jointNone')
  const file = await lockCase(call, partner)
  await letGo(call, group, { seat, file, why: file.state === 'founded' ? 'split' : 'released', note })
  await tellLead(call, group, 'gone', partner)
}

/** @throws Failure applicationUnknown, jointNone, jointFounded (dissolve it instead) */
export async function endJoint(call: SignedInCall, id: string, note: string): Promise<void> {
  const lead = mustReach(call, 'joint.form', await lockUnguarded(call, id))
  const group = await findGroup(call, id)
  if (group?.leadId !== id) throw new Failure('jointNone')
  if (lead.state === 'founded') throw new Failure('jointFounded')
  await disband(call, group, lead, note)
}

/** What the organisation is called at an enterprise that no longer leads it. */
export const putOrganisation = (call: SignedInCall, caseId: string, organisationId: string | null): Promise<void> =>
  store.setSeat(call.tx, caseId, { organisation_id: organisationId })
