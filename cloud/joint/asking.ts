/** Who is asked into a joint founding, and what each enterprise answers. */
import { joinableStates, type CaseState } from '../../types/case-life'
import type { JointAnswer } from '../../types/joint'
import { fieldWords } from '../../types/words/fields'
import { findCases, mustReach, moveLocked, noteJoint, lockUnguarded, type CaseFile } from '../casework/actions'
import { hasEnded, stepOf } from '../casework/rules'
import { stepRules } from '../duties/rules'
import { addWorkingDays, localDate } from '../platform/calendar/calendar'
import type { SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { findGroup, lockCase, lockCases, type Group } from './group'
import { disband, letGo, tellLead } from './leaving'
import { nearRules } from './near'
import { jointAsked, jointJoined } from './rules'
import * as store from './store'

const wrong = (message: string) => new Failure('inputInvalid', [{ field: 'partners', message }])

const isJoinable = (state: CaseState) => (joinableStates as readonly CaseState[]).includes(state)
/** States of a lead to which others can still be asked: before its request, or once it is founded. */
const leads: ReadonlySet<CaseState> = new Set(['accepted', 'surveyed', 'decided', 'guiding', 'preparing', 'founded'])
export const mayLead = (file: Pick<CaseFile, 'state' | 'form'>): boolean =>
  leads.has(file.state) && (file.form === null || file.form === 'joint-branch')

/**
 * By when somebody looks how the joint founding goes: some days behind the lead's, which may be late itself. While it is the leading enterprise's
 * move, no office is late with it.
 */
export function dutyBehind(
  lead: Pick<CaseFile, 'due_on' | 'holder'>,
  now: Date,
): { dueOn: string; holder: 'office' | 'enterprise' } {
  const today = localDate(now)
  const day = lead.due_on > today ? lead.due_on : addWorkingDays(today, stepRules[stepOf.joined].workingDays)
  return { dueOn: addWorkingDays(day, stepRules.decide.workingDays), holder: lead.holder ?? 'office' }
}

async function formGroup(call: SignedInCall, lead: CaseFile): Promise<{ group: Group; lead: CaseFile }> {
  const groupId = await store.insertGroup(call.tx, lead.id, call.now)
  await store.insertSeat(call.tx, { caseId: lead.id, groupId, leadId: lead.id, now: call.now })
  const { file, eventId } = await noteJoint(call, lead, { groupId, leadId: lead.id, act: 'formed', otherId: null })
  await call.tools.bus.emit(call, jointAsked, { eventId, applicantId: lead.applicant_id, number: lead.number })
  return { group: { id: groupId, leadId: lead.id, seats: await store.listSeats(call.tx, groupId) }, lead: file }
}

/**
 * Asks enterprises; the lead is asked with the first of them.
 * @throws Failure applicationUnknown (outside, one of the partners too), caseMoved (it cannot lead, or belongs to another one), inputInvalid
 */
export async function askPartners(call: SignedInCall, id: string, partnerIds: readonly string[]): Promise<number> {
  const ids = [...new Set(partnerIds)]
  if (ids.includes(id)) throw wrong(fieldWords.partners.wrong)
  const found = await findCases(call, 'joint.form', ids)
  if (found.size !== ids.length) throw new Failure('applicationUnknown')
  const first = mustReach(call, 'joint.form', await lockUnguarded(call, id))
  const known = await findGroup(call, id)
  if (!mayLead(first) || (known !== undefined && known.leadId !== id)) throw new Failure('caseMoved')
  const partners = await lockCases(call, ids)
  const seated = await store.listSeated(call.tx, ids)
  if (seated.size > 0 || partners.some((file) => !isJoinable(file.state))) throw wrong(fieldWords.partners.wrong)
  const { group, lead } = known === undefined ? await formGroup(call, first) : { group: known, lead: first }
  if (group.seats.length + ids.length > nearRules.most) throw wrong(fieldWords.partners.many)
  let at = lead
  for (const file of partners) {
    await store.insertSeat(call.tx, { caseId: file.id, groupId: group.id, leadId: id, now: call.now })
    const joint = { groupId: group.id, act: 'asked' as const }
    const { eventId } = await noteJoint(call, file, { ...joint, leadId: null, otherId: id })
    await call.tools.bus.emit(call, jointAsked, { eventId, applicantId: file.applicant_id, number: file.number })
    at = (await noteJoint(call, at, { ...joint, leadId: at.joint_lead_id, otherId: file.id })).file
  }
  return ids.length
}

/**
 * An enterprise's answer, by whoever applied for it.
 * @throws Failure applicationUnknown, jointNone (nobody has asked), jointNotNow (its case is at another step), jointFounded
 */
export async function answerJoint(call: SignedInCall, id: string, decision: JointAnswer): Promise<CaseState> {
  const file = mustReach(call, 'application.answerOwn', await lockUnguarded(call, id))
  const group = await findGroup(call, id)
  const seat = group?.seats.find((one) => one.case_id === id)
  if (group === undefined || seat === undefined || hasEnded(file.state)) throw new Failure('jointNone')
  if (decision === 'consented') return consent(call, group, file, seat)
  if (file.state === 'founded') throw new Failure('jointFounded')
  if (id === group.leadId) {
    if (!mayLead(file)) throw new Failure('jointNotNow')
    await disband(call, group, file)
    return file.state
  }
  await letGo(call, group, { seat, file, why: 'left' })
  await tellLead(call, group, seat.consented_at === null ? 'declined' : 'gone', id)
  return (await lockCase(call, id)).state
}

async function consent(call: SignedInCall, group: Group, file: CaseFile, seat: store.Seat): Promise<CaseState> {
  if (seat.consented_at !== null) return file.state
  const isLead = file.id === group.leadId
  if (!isLead && !isJoinable(file.state)) throw new Failure('jointNotNow')
  await store.setSeat(call.tx, file.id, { consented_at: call.now })
  const joint = { groupId: group.id, leadId: group.leadId }
  if (isLead) {
    await noteJoint(call, file, { ...joint, act: 'consented', otherId: null })
    return file.state
  }
  const lead = await lockCase(call, group.leadId)
  await moveLocked(call, file, {
    id: file.id,
    action: 'application.answerOwn',
    event: { kind: 'joint-joined', payload: joint },
    ...dutyBehind(lead, call.now),
  })
  await tellLead(call, group, 'consented', file.id)
  await call.tools.bus.emit(call, jointJoined, { caseId: file.id, leadId: group.leadId })
  // A lead that is founded already has taken it along.
  return (await lockCase(call, file.id)).state
}
