/**
 * Applications taken down on the spot: an invitation that is filled in, for the owner to submit on an own phone. Counted nowhere before; erased
 * by a day where nobody confirms.
 */
import type { OutputOf, ParsedOf } from '../../../types/registry'
import type { Headcount } from '../../../types/intake'
import {
  findApplication,
  forgetContactOf,
  issueInvitations,
  listApplicationsOf,
  putHeadcount,
  takeInvitationBack,
} from '../../intake/actions'
import type { SubmittedApplication } from '../../intake/rules'
import {
  findPersonalValue,
  forgetUnnamed,
  forgetWrittenThen,
  getPersonByPhone,
  phoneBlind,
  putPersonalValue,
} from '../../people/actions'
import { maskName, maskPhone, may, reach } from '../../people/rules'
import { addWorkingDays, localDate } from '../../platform/calendar/calendar'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { noteConflict } from '../conflicts/noting'
import * as follows from '../follows/store'
import { namesFor } from '../names'
import type { Arrived, Scene } from '../records/scene'
import type { Kept } from '../records/settle'
import type { ParsedBody } from '../records/subject'
import { applicationTaken, fieldRules } from '../rules'
import type { Standing } from '../standing'
import * as store from './store'
import type { TakenRow } from './store'

type ApplicationBody = Extract<ParsedBody, { kind: 'application' }>

const DAY = 86_400_000

/** @returns why a person has to look first; undefined where it waits for its owner now, or there is nothing to wait for */
export async function takeApplication(
  scene: Scene,
  arrived: Arrived,
  body: ApplicationBody,
  standing: Standing,
): Promise<Pick<Kept, 'kept' | 'theirs'> | undefined> {
  const { call, device } = scene
  if (standing.gone && !scene.isForced) return { kept: 'struck-off' }
  if (standing.organised && !scene.isForced) return { kept: 'already-organised' }
  const office = await scene.officeOf(standing)
  const enterpriseId = standing.enterprise.id
  const other = await store.lockWaitingOf(call.tx, standing.ids)
  // An application of the enterprise's own hand is worth more than one that waits for its owner.
  if (standing.open !== null) {
    await noteConflict(scene, { recordId: arrived.id, kind: 'already-applied', office, enterpriseId, byRule: true })
    return undefined
  }
  // Once more by the same hand: a number was wrong, the newer one holds. By another's a person says which: each may hold the right number.
  if (other !== undefined && other.person_id !== device.person_id && !scene.isForced)
    return { kept: 'already-applied', theirs: other.record_id }
  if (other !== undefined)
    await erase(call, other, { state: 'withdrawn', settled_by: call.actor.personId, why: 'mistake' })
  const { personId: ownerId, isNew } = await getPersonByPhone(call, body.phone)
  // Who already told the own name keeps it.
  const known = isNew ? undefined : await findPersonalValue(call, ownerId, 'name')
  if (known === undefined) await putPersonalValue(call, ownerId, 'name', body.contactName)
  const [issued] = await issueInvitations(call, [
    {
      kind: 'enterprise',
      channel: 'link',
      enterpriseId,
      contactPersonId: ownerId,
      contactBlind: phoneBlind(call, body.phone),
      invitedBy: device.person_id,
      officeId: office.officeId,
    },
  ])
  if (issued === undefined) throw new Error('an invitation without a row')
  const today = localDate(call.now)
  await store.insertTaken(call.tx, {
    record_id: arrived.id,
    enterprise_id: enterpriseId,
    invitation_id: issued.id,
    contact_person_id: ownerId,
    is_new_person: isNew,
    name_written_at: known === undefined ? call.now : null,
    person_id: device.person_id,
    office_id: office.officeId,
    office_path: office.officePath,
    taken_on: localDate(arrived.at),
    until_on: localDate(new Date(call.now.getTime() + fieldRules.taken.days * DAY)),
    bodies: body.bodies,
    youth: body.youth,
    members: body.members,
    notice_version: body.noticeVersion,
    state: 'waiting',
    application_id: null,
    settled_at: null,
    settled_by: null,
    why: null,
  })
  const end = { by: null, now: call.now, outcome: 'by-itself' } as const
  await follows.endOfEnterprises(call.tx, standing.ids, ['send-invitation', 'await-confirmation'], end)
  await follows.insertFollow(call.tx, {
    kind: 'await-confirmation',
    record_id: arrived.id,
    conflict_id: null,
    enterprise_id: enterpriseId,
    newcomer_id: null,
    due_on: addWorkingDays(today, fieldRules.awaitConfirmation.workingDays),
    office_id: office.officeId,
    office_path: office.officePath,
    person_id: (await scene.whose()).nameFor(office.officePath, arrived.id, device.person_id),
    opened_at: call.now,
  })
  await call.tools.bus.emit(call, applicationTaken, {
    cause: `taken/${arrived.id}`,
    personId: ownerId,
    officePath: office.officePath,
    code: issued.code,
  })
  return undefined
}

type End = { state: 'expired' | 'withdrawn'; settled_by: string | null; why?: 'mistake' | 'owner-asked' }

/** It leads nowhere any more, and what was written down of the owner goes; the owner too, where nothing else is known of that person. */
async function erase(call: Call, row: TakenRow, end: End): Promise<void> {
  await store.settle(call.tx, row.record_id, { ...end, settled_at: call.now, contact_person_id: null })
  if (row.invitation_id !== null) await takeInvitationBack(call, row.invitation_id)
  await follows.endOfRecord(call.tx, row.record_id, {
    by: end.settled_by,
    now: call.now,
    outcome: end.settled_by === null ? 'by-itself' : 'dropped',
  })
  await forgetOwner(call, row)
}

/** What was written down of the owner goes, once this one names nobody any more: the owner whom nothing else names, else the name. */
async function forgetOwner(call: Call, row: TakenRow): Promise<void> {
  const { contact_person_id: ownerId, name_written_at: writtenAt } = row
  if (ownerId === null || (await store.passOnOwner(call.tx, row))) return
  if (row.is_new_person && (await forgetUnnamed(call, ownerId))) return
  // Who has applied stands by the name.
  if (writtenAt === null || (await listApplicationsOf(call, ownerId)).length > 0) return
  await forgetWrittenThen(call, ownerId, 'name', writtenAt)
}

/** As ranges, which is all that an application holds. */
const asHeadcount = (n: number): Headcount => (n === 0 ? '0' : n <= 2 ? '1-2' : '3+')

/** The owner has submitted: it is an application from now on, with the numbers that the visit was told. */
export async function confirmTaken(call: Call, { applicationId, applicantId }: SubmittedApplication): Promise<void> {
  const application = await findApplication(call, applicationId)
  if (application === undefined) return
  const { invitation_id: invitationId, enterprise_id: enterpriseId } = application
  const row = await store.lockAnswered(call.tx, { invitationId, enterpriseId, personId: applicantId })
  if (row === undefined) return
  const isOwner = row.contact_person_id === applicantId
  await store.settle(call.tx, row.record_id, {
    state: 'confirmed',
    settled_at: call.now,
    settled_by: null,
    application_id: applicationId,
    ...(isOwner ? {} : { contact_person_id: null }),
  })
  if (!isOwner) {
    // Somebody else of the enterprise followed the link: whoever was named for it is asked nothing any more.
    if (row.invitation_id !== null) await forgetContactOf(call, row.invitation_id)
    await forgetOwner(call, row)
  }
  await follows.endOfRecord(call.tx, row.record_id, { by: null, now: call.now, outcome: 'by-itself' })
  const { youth, members } = row
  if (youth !== null || members !== null)
    await putHeadcount(call, applicationId, {
      youth: youth === null ? undefined : asHeadcount(youth),
      members: members === null ? undefined : asHeadcount(members),
    })
}

/** Own choice, 2026-11-29: a round. */
const BATCH = 100

/** What nobody confirmed in time is erased. @returns how many */
export async function expireTaken(call: Call): Promise<number> {
  const rows = await store.listPast(call.tx, localDate(call.now), BATCH)
  for (const row of rows) await erase(call, row, { state: 'expired', settled_by: null })
  return rows.length
}

/** The record was a mistake. @returns false where its owner has confirmed */
export async function takeApplicationBack(call: SignedInCall, recordId: string): Promise<boolean> {
  const row = await store.lockTaken(call.tx, recordId)
  if (row?.state === 'confirmed') return false
  if (row?.state === 'waiting')
    await erase(call, row, { state: 'withdrawn', settled_by: call.actor.personId, why: 'mistake' })
  return true
}

/** @throws Failure takenUnknown: none, out of reach, or it does not wait any more */
export async function withdrawTakenApplication(
  call: SignedInCall,
  { id, why }: ParsedOf<'withdrawTakenApplication'>,
): Promise<void> {
  const row = await store.lockTaken(call.tx, id)
  if (row?.state !== 'waiting' || !may(call.actor, 'visit.settle', { officePath: row.office_path }))
    throw new Failure('takenUnknown')
  await erase(call, row, { state: 'withdrawn', settled_by: call.actor.personId, why })
}

export async function listTakenApplications(call: SignedInCall): Promise<OutputOf<'listTakenApplications'>> {
  const rows = await store.listWithin(call.tx, reach(call.actor, 'visit.view'), fieldRules.page.rows)
  const names = await namesFor(
    call,
    rows.map((row) => ({ enterprise_id: row.enterprise_id, newcomer_id: null })),
  )
  const shown = []
  for (const row of rows) {
    const of = async (field: string) =>
      row.contact_person_id === null ? undefined : findPersonalValue(call, row.contact_person_id, field)
    const [name, phone] = [await of('name'), await of('phone')]
    shown.push({
      id: row.record_id,
      enterprise: names.of({ enterprise_id: row.enterprise_id, newcomer_id: null }).name,
      takenOn: row.taken_on,
      until: row.until_on,
      contactMasked: [
        ...(name === undefined ? [] : [maskName(name)]),
        ...(phone === undefined ? [] : [maskPhone(phone)]),
      ].join(' '),
      state: row.state,
    })
  }
  return { rows: shown }
}
