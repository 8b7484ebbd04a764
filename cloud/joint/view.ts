/** A joint founding as both sides of the counter see it. */
import type { JointView, MyJoint } from '../../types/joint'
import { jointWords } from '../../types/words/joint'
import { jointProgressWords } from '../../types/words/joint-events'
import { findCases, getFile, listBelonging, listFilesUnguarded, type CaseFile } from '../casework/actions'
import { hasEnded } from '../casework/rules'
import { listOffices } from '../divisions/actions'
import { listApplications } from '../intake/actions'
import type { Call, SignedInCall } from '../platform/call'
import { mayLead } from './asking'
import { consentedOf, findGroup, type Group } from './group'
import { countsOf, locate, suggestPartners } from './suggesting'

/** The lead first. */
const inOrder = ({ seats, leadId }: Group) =>
  [...seats].sort((one, other) => Number(other.case_id === leadId) - Number(one.case_id === leadId))

async function nameOffices(call: Pick<Call, 'tx'>, files: readonly CaseFile[]): Promise<Map<string, string>> {
  const offices = await listOffices(call, [...new Set(files.map((file) => file.office_id))])
  return new Map(offices.map((office) => [office.id, office.name]))
}

/** @throws Failure applicationUnknown */
export async function getJoint(call: SignedInCall, id: string): Promise<JointView> {
  const file = await getFile(call, 'joint.form', id)
  const group = await findGroup(call, id)
  const isLead = group === undefined || group.leadId === id
  const canAsk = isLead && mayLead(file)
  const partners = canAsk ? await suggestPartners(call, file) : []
  const offices = await nameOffices(
    call,
    partners.map((one) => one.file),
  )
  return {
    group: group === undefined ? null : { leadId: group.leadId, seats: await saySeats(call, group) },
    suggestions: partners.map(({ file: one, near, why, members, youth }) => ({
      id: one.id,
      number: one.number,
      enterprise: one.enterprise,
      office: offices.get(one.office_id) ?? '',
      near,
      why,
      members,
      youth,
    })),
    may: [
      ...(canAsk ? (['ask'] as const) : []),
      ...(group === undefined ? [] : (['release'] as const)),
      ...(group !== undefined && isLead && file.state === 'founded' ? (['lead'] as const) : []),
      ...(group !== undefined && isLead && file.state !== 'founded' && !hasEnded(file.state) ? (['end'] as const) : []),
    ],
  }
}

/** Enterprises outside the reader's reach sit in it as what they are: they found together, and one office leads it. */
async function saySeats(call: SignedInCall, group: Group): Promise<NonNullable<JointView['group']>['seats']> {
  const ids = group.seats.map((seat) => seat.case_id)
  const files = await listFilesUnguarded(call, ids)
  const applications = await listApplications(call, ids)
  const within = await findCases(call, 'joint.form', ids)
  const offices = await nameOffices(call, [...files.values()])
  const said: NonNullable<JointView['group']>['seats'] = []
  for (const seat of inOrder(group)) {
    const file = files.get(seat.case_id)
    if (file === undefined) continue
    // Whoever has not consented is nobody's but the own office's.
    const isShown = within.has(file.id) || seat.consented_at !== null
    const { members } = isShown ? await countsOf(call, file.id, applications.get(file.id)) : { members: null }
    said.push({
      id: file.id,
      number: isShown ? file.number : '',
      enterprise: isShown ? file.enterprise : '',
      office: offices.get(file.office_id) ?? '',
      isLead: file.id === group.leadId,
      consented: seat.consented_at !== null,
      state: file.state,
      members,
    })
  }
  return said
}

/** Null: nobody has asked. @throws Failure applicationUnknown */
export async function getMyJoint(call: SignedInCall, id: string): Promise<MyJoint | null> {
  const file = await getFile(call, 'application.viewOwn', id)
  const group = await findGroup(call, id)
  const seat = group?.seats.find((one) => one.case_id === id)
  // Who was admitted to the case later is told how it goes, not whom the applicant is asked to go with.
  if (group === undefined || seat === undefined || file.applicant_id !== call.actor.personId) return null
  const ids = group.seats.map((one) => one.case_id)
  const files = await listFilesUnguarded(call, ids)
  const applications = await listApplications(call, ids)
  const lead = files.get(group.leadId)
  const [office] = await listOffices(call, [lead?.office_id ?? file.office_id])
  const isLead = group.leadId === id
  const leadSeat = group.seats.find((one) => one.case_id === group.leadId)
  const isMutual = seat.consented_at !== null && leadSeat?.consented_at !== null
  const others: MyJoint['others'] = []
  for (const one of inOrder(group)) {
    const other = files.get(one.case_id)
    if (one.case_id === id || other === undefined) continue
    const { trade, site } = locate(call, other, applications.get(other.id))
    others.push({
      // Before both have consented: trade and building, nothing that is somebody's (issue "Casework" §3).
      enterprise: seat.consented_at !== null && one.consented_at !== null ? other.enterprise : null,
      trade: trade ?? jointWords.tradeUnknown,
      building: site.place ?? site.road ?? jointWords.buildingUnknown,
      isLead: one.case_id === group.leadId,
      consented: one.consented_at !== null,
    })
  }
  return {
    isLead,
    consented: seat.consented_at !== null,
    founded: file.state === 'founded',
    open: isLead ? mayLead(file) && file.state !== 'founded' : file.state !== 'founded' && !hasEnded(file.state),
    office: office?.name ?? '',
    others,
    progress: isLead || !isMutual || lead === undefined ? null : jointProgressWords[lead.state],
  }
}

/** An enterprise of a joint founding with its people as far as known. */
export interface Together {
  id: string
  name: string
  uscc: string
  members: number | null
  youth: number | null
  staff: number | null
}

/** Those that have consented, the lead first; empty: there is no group, or its lead has not consented and so is told of nobody. */
export async function listTogether(call: Pick<Call, 'tx'>, leadId: string): Promise<Together[]> {
  const group = await findGroup(call, leadId)
  if (group === undefined) return []
  const seats = consentedOf({ seats: inOrder(group) })
  if (seats[0]?.case_id !== leadId) return []
  return sayTogether(
    call,
    seats.map((seat) => seat.case_id),
  )
}

/**
 * Those that belonged to it at a moment, as it was known then, whoever has gone or come since.
 * @param caseId any case that sits in it now
 * @param firstId the one that led then
 */
export async function listTogetherThen(
  call: Pick<Call, 'tx'>,
  { caseId, firstId, at }: { caseId: string; firstId: string; at: Date },
): Promise<Together[]> {
  const group = await findGroup(call, caseId)
  if (group === undefined) return []
  const ids = await listBelonging(call, group.id, at)
  return sayTogether(call, ids.includes(firstId) ? [firstId, ...ids.filter((id) => id !== firstId)] : ids, at)
}

async function sayTogether(call: Pick<Call, 'tx'>, ids: readonly string[], until?: Date): Promise<Together[]> {
  const files = await listFilesUnguarded(call, ids)
  const applications = await listApplications(call, ids)
  const together: Together[] = []
  for (const id of ids) {
    const file = files.get(id)
    if (file === undefined) continue
    const known = await countsOf(call, id, applications.get(id), until)
    // What was not known then may be learnt afterwards.
    const learnt = until === undefined ? known : await countsOf(call, id, applications.get(id))
    together.push({
      id,
      name: file.enterprise,
      uscc: file.uscc,
      members: known.members ?? learnt.members,
      youth: known.youth ?? learnt.youth,
      staff: known.staff ?? learnt.staff,
    })
  }
  return together
}

/** The people of all enterprises that have consented, as far as known; null: there is none to tell of. @param without a case that is not counted */
export async function sumCounts(
  call: Pick<Call, 'tx'>,
  leadId: string,
  without?: string,
): Promise<{ enterprises: number; members: number | null; youth: number | null; staff: number | null } | null> {
  const together = (await listTogether(call, leadId)).filter(({ id }) => id !== without)
  if (together.length === 0) return null
  const sum = (of: 'members' | 'youth' | 'staff') =>
    together.some((one) => one[of] === null) ? null : together.reduce((total, one) => total + (one[of] ?? 0), 0)
  return { enterprises: together.length, members: sum('members'), youth: sum('youth'), staff: sum('staff') }
}
