/** How an enterprise leaves a joint founding, by whatever way: its case goes on on its own, its seat is free, the others' histories tell of it. */
import type { JointLeaving } from '../../types/case-life'
import { moveLocked, noteJoint, type CaseFile } from '../casework/actions'
import { hasEnded } from '../casework/rules'
import { endFounded } from '../organisations/actions'
import { localDate } from '../platform/calendar/calendar'
import type { SignedInCall } from '../platform/call'
import { lockCase, type Group } from './group'
import * as store from './store'
import type { Seat } from './store'

/** One partner goes: back to where it is decided what it founds. The case must be locked. */
export async function letGo(
  call: SignedInCall,
  group: Group,
  { seat, file, why, note = '' }: { seat: Seat; file: CaseFile; why: JointLeaving; note?: string },
): Promise<void> {
  const joint = { groupId: group.id, leadId: null }
  const isGoingAlong = file.joint_lead_id !== null && !hasEnded(file.state)
  if (isGoingAlong && (file.state === 'joined' || file.state === 'founded'))
    await moveLocked(call, file, {
      id: file.id,
      action: 'joint.form',
      event: { kind: 'joint-left', payload: { ...joint, why, hasNote: note !== '' } },
      note,
    })
  // Asked only, or its case has come to its end otherwise.
  else if (!hasEnded(file.state))
    await noteJoint(call, file, { ...joint, act: why === 'left' ? 'declined' : 'ended', otherId: null }, note)
  // The organisation exists at this enterprise no more.
  if (seat.organisation_id !== null)
    await endFounded(call, seat.organisation_id, localDate(call.now), {
      personId: call.actor.personId,
      officeId: file.owner_id ?? file.office_id,
    })
  await store.deleteSeat(call.tx, seat.case_id)
}

/** The lead hears that one has gone, or said no. */
export async function tellLead(
  call: SignedInCall,
  group: Group,
  act: 'declined' | 'gone' | 'consented',
  otherId: string,
): Promise<void> {
  const lead = await lockCase(call, group.leadId)
  if (hasEnded(lead.state)) return
  await noteJoint(call, lead, { groupId: group.id, leadId: lead.joint_lead_id, act, otherId })
}

/** Nothing is founded together: everybody goes on on their own. `lead`: as it is now, locked. */
export async function disband(call: SignedInCall, group: Group, lead: CaseFile, note = ''): Promise<void> {
  for (const seat of group.seats.filter((one) => one.case_id !== group.leadId).sort(byCase))
    await letGo(call, group, { seat, file: await lockCase(call, seat.case_id), why: 'ended', note })
  await leaveLead(call, group, lead)
}

const byCase = (one: Seat, other: Seat) => (one.case_id < other.case_id ? -1 : 1)

/** The group is over for the lead, and altogether. */
export async function leaveLead(call: SignedInCall, group: Group, lead: CaseFile): Promise<void> {
  if (!hasEnded(lead.state))
    await noteJoint(call, lead, { groupId: group.id, leadId: null, act: 'ended', otherId: null })
  await store.deleteSeat(call.tx, lead.id)
  await store.endGroup(call.tx, group.id, call.now)
}
