/** What a joint founding asks of the founding itself: who joins later is founded at once, and a new lead takes what was written along. */
import * as casework from '../casework/actions'
import { foundPartners, putOrganisation } from '../joint/actions'
import type { JointJoined, LeadChanged } from '../joint/rules'
import type { Call, SignedInCall } from '../platform/call'
import * as store from './store'

/** By what people do, always. */
const acting = (call: Call): SignedInCall => {
  if (call.actor === null) throw new Error('a joint founding changed by itself')
  return { ...call, actor: call.actor }
}

/** Whoever joins what is founded already belongs to it from now on. */
export async function foundLate(call: Call, { caseId, leadId }: JointJoined): Promise<void> {
  const lead = await casework.findFileUnguarded(call, leadId)
  const founding = await store.findFounding(call.tx, leadId)
  if (lead?.state !== 'founded' || founding?.founded_on === undefined || founding.founded_on === null) return
  await foundPartners(
    acting(call),
    leadId,
    {
      name: founding.full_name,
      on: founding.founded_on,
      number: founding.confirm_number,
      termEndsOn: lead.term_ends_on ?? lead.due_on,
    },
    caseId,
  )
}

/**
 * Request, reply and election stand with whoever leads, and so do those who stood; the former lead keeps its own copy of what was written, and its
 * history tells of it.
 */
export async function moveFounding(call: Call, { fromId, toId, organisationId }: LeadChanged): Promise<void> {
  const founding = await store.findFounding(call.tx, fromId)
  if (founding === undefined) return
  const { case_id: _, organisation_id: formerId, ...written } = founding
  await store.putFounding(call.tx, fromId, { organisation_id: null })
  await store.putFounding(call.tx, toId, {
    ...written,
    organisation_id: organisationId,
    held_by_id: founding.held_by_id ?? fromId,
  })
  await store.moveCandidates(call.tx, fromId, toId)
  await putOrganisation(acting(call), fromId, formerId)
}
