/** Whoever goes along with a lead: its day follows the lead's, it is founded, renewed and dissolved with it; and what ends ends for all. */
import type { FoundingForm } from '../../types/case-life'
import { closeCase, moveLocked, mustReach, noteJoint, lockUnguarded, type CaseFile } from '../casework/actions'
import { findTransition, hasEnded, type CaseEventKind } from '../casework/rules'
import { findApplication } from '../intake/actions'
import { endFounded, enterFounded, renewFounded } from '../organisations/actions'
import type { Call, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { dutyBehind } from './asking'
import { consentedOf, findGroup, lockCase, partnersOf, type Group } from './group'
import { disband, letGo, tellLead } from './leaving'
import { leadChanged } from './rules'
import * as store from './store'
import type { Seat } from './store'

/** Events of a lead after which there is nothing to go along with. */
const undoing: ReadonlySet<CaseEventKind> = new Set([
  'withdrawn',
  'refused',
  'deferred',
  'reconsidered',
  'handed-on',
  'disputed',
])
/** Events of a lead whose consequences for the others the founding itself sees to. */
const carried: ReadonlySet<CaseEventKind> = new Set(['founded', 'renewed', 'dissolved'])

/** A case has moved: those who go along with it hear of it, and whoever leaves by another way gives the seat back. */
export async function followCase(
  call: Call,
  moved: { caseId: string; kind: CaseEventKind; form: FoundingForm | null },
): Promise<void> {
  const { kind, caseId } = moved
  if (kind.startsWith('joint-') || carried.has(kind)) return
  const group = await findGroup(call, caseId)
  if (group === undefined) return
  // Cases move by what people do.
  if (call.actor === null) throw new Error('a case of a joint founding moved by itself')
  const acting: SignedInCall = { ...call, actor: call.actor }
  const file = await lockCase(call, caseId)
  if (caseId === group.leadId) {
    // Another form than the joint one is founded alone.
    const isAlone = moved.form !== null && moved.form !== 'joint-branch'
    return undoing.has(kind) || isAlone ? disband(acting, group, file) : advance(acting, group, file)
  }
  const seat = group.seats.find((one) => one.case_id === caseId)
  if (seat === undefined || !(hasEnded(file.state) || isElsewhere(file))) return
  await letGo(acting, group, { seat, file, why: 'ended' })
  await tellLead(acting, group, seat.consented_at === null ? 'declined' : 'gone', caseId)
}

/** Asked, but on a way of its own by now: its answer could not be followed any more. */
const isElsewhere = ({ state, joint_lead_id: leadId }: CaseFile) =>
  leadId === null &&
  findTransition(state, 'joint-joined') === undefined &&
  state !== 'suspended' &&
  state !== 'disputed'

async function advance(call: SignedInCall, group: Group, lead: CaseFile): Promise<void> {
  for (const seat of partnersOf(group)) {
    const file = await lockCase(call, seat.case_id)
    if (file.state !== 'joined') continue
    await moveLocked(call, file, {
      id: file.id,
      action: 'joint.form',
      event: {
        kind: 'joint-advanced',
        payload: { groupId: group.id, leadId: group.leadId, leadState: lead.state },
      },
      ...dutyBehind(lead, call.now),
    })
  }
}

/** What was founded, as those who go along need it. */
export interface FoundedJointly {
  name: string
  on: string
  number: string | null
  termEndsOn: string
}

/** The organisation is this enterprise's as well. @param only the one that joined later */
export async function foundPartners(
  call: SignedInCall,
  leadId: string,
  founded: FoundedJointly,
  only?: string,
): Promise<void> {
  const group = await findGroup(call, leadId)
  if (group === undefined) return
  for (const seat of partnersOf(group)) {
    if (only !== undefined && seat.case_id !== only) continue
    const file = await lockCase(call, seat.case_id)
    if (file.state !== 'joined') continue
    const { on, number, termEndsOn } = founded
    await moveLocked(call, file, {
      id: file.id,
      action: 'joint.form',
      event: { kind: 'joint-founded', payload: { groupId: group.id, leadId, on, number, termEndsOn } },
      dueOn: termEndsOn,
    })
    await enterAt(call, file, founded)
  }
}

async function enterAt(call: SignedInCall, file: CaseFile, { name, on, termEndsOn }: FoundedJointly): Promise<void> {
  const application = await findApplication(call, file.id)
  const organisationId = await enterFounded(
    call,
    {
      kind: 'joint-branch',
      name,
      enterprise: {
        id: application?.enterprise_id ?? null,
        name: file.enterprise,
        uscc: application?.given_uscc ?? file.uscc,
      },
      foundedOn: on,
      termEndsOn,
      // The secretary stands with the lead's.
      secretaryPersonId: null,
    },
    byOf(call, file),
  )
  await store.setSeat(call.tx, file.id, { organisation_id: organisationId })
}

const byOf = (call: SignedInCall, file: CaseFile) => ({
  personId: call.actor.personId,
  officeId: file.owner_id ?? file.office_id,
})

/** A new term of the jointly founded organisation. */
export async function renewPartners(
  call: SignedInCall,
  leadId: string,
  { on, termEndsOn }: { on: string; termEndsOn: string },
): Promise<void> {
  for (const { seat, file } of await lockFounded(call, leadId)) {
    await moveLocked(call, file, {
      id: file.id,
      action: 'joint.form',
      event: { kind: 'renewed', payload: { on, termEndsOn, hasNote: false } },
      dueOn: termEndsOn,
    })
    if (seat.organisation_id !== null) await renewFounded(call, seat.organisation_id, termEndsOn, byOf(call, file))
  }
}

/** The jointly founded organisation is dissolved, at every enterprise. */
export async function dissolvePartners(call: SignedInCall, leadId: string, on: string): Promise<void> {
  const group = await findGroup(call, leadId)
  if (group === undefined) return
  for (const { seat, file } of await lockFounded(call, leadId)) {
    await moveLocked(call, file, {
      id: file.id,
      action: 'joint.form',
      event: { kind: 'dissolved', payload: { hasNote: false } },
    })
    await closeCase(call, file.id)
    if (seat.organisation_id !== null) await endFounded(call, seat.organisation_id, on, byOf(call, file))
    await store.deleteSeat(call.tx, file.id)
  }
  // Whoever was asked and has not answered yet is free again.
  const left = await findGroup(call, leadId)
  if (left !== undefined) await disband(call, left, await lockCase(call, leadId))
}

async function lockFounded(call: SignedInCall, leadId: string): Promise<{ seat: Seat; file: CaseFile }[]> {
  const group = await findGroup(call, leadId)
  const found: { seat: Seat; file: CaseFile }[] = []
  for (const seat of group === undefined ? [] : partnersOf(group)) {
    const file = await lockCase(call, seat.case_id)
    if (file.state === 'founded') found.push({ seat, file })
  }
  return found
}

/**
 * Another enterprise leads what was founded.
 * @throws Failure applicationUnknown, jointNotFounded (before the founding a group is ended and formed anew), inputInvalid
 */
export async function changeLead(
  call: SignedInCall,
  { id, partner, note }: { id: string; partner: string; note: string },
): Promise<void> {
  const lead = mustReach(call, 'joint.form', await lockUnguarded(call, id))
  const group = await findGroup(call, id)
  const seat = group && consentedOf(group).find((one) => one.case_id === partner && partner !== id)
  if (group?.leadId !== id || seat === undefined) throw new Failure('jointNone')
  // What is led elsewhere from now on must lie within the own reach, too.
  mustReach(call, 'joint.form', await lockUnguarded(call, partner))
  if (lead.state !== 'founded') throw new Failure('jointNotFounded')
  const { organisation_id: organisationId } = seat
  await store.setLead(call.tx, group.id, partner)
  for (const one of group.seats.filter((seat) => seat.consented_at !== null || seat.case_id === id)) {
    const file = one.case_id === id ? lead : await lockCase(call, one.case_id)
    await noteJoint(call, file, { groupId: group.id, leadId: partner, act: 'lead', otherId: partner }, note)
  }
  await store.setSeat(call.tx, partner, { organisation_id: null })
  await call.tools.bus.emit(call, leadChanged, { fromId: id, toId: partner, organisationId })
}

/** What is founded jointly is led by one case: the others' terms and ends follow it. @throws Failure jointFollows */
export function mustLead(file: Pick<CaseFile, 'id' | 'joint_lead_id'>): void {
  if (file.joint_lead_id !== null && file.joint_lead_id !== file.id) throw new Failure('jointFollows')
}
