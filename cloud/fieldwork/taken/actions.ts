/**
 * Applications taken down on the spot: an invitation that is filled in, for the owner to submit on an own phone. Counted nowhere before; erased
 * by a day where nobody confirms.
 */
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { findApplication, forgetContactOf, issueInvitations } from '../../intake/actions'
import type { SubmittedApplication } from '../../intake/rules'
import { findPersonalValue, phoneBlind } from '../../people/actions'
import { maskName, maskPhone, reach } from '../../people/rules'
import { addWorkingDays, localDate } from '../../platform/calendar/calendar'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import * as follows from '../follows/store'
import { namesFor } from '../names'
import type { Arrived, Scene } from '../records/scene'
import type { Kept } from '../records/settle'
import type { ParsedBody } from '../records/subject'
import { applicationTaken, fieldRules } from '../rules'
import { standingsOf, type Standing } from '../standing'
import { openAgain } from './again'
import { findOfficeOfCase, holdForCase, maySettle, tellHeadcount } from './held'
import { erase, forgetOwner, nameOwner } from './owner'
import * as store from './store'

type ApplicationBody = Extract<ParsedBody, { kind: 'application' }>

const DAY = 86_400_000

/** @returns why a person has to look first; undefined where it waits for its owner now, or there is nothing to wait for */
export async function takeApplication(
  scene: Scene,
  arrived: Arrived,
  body: ApplicationBody,
  { standing, said: enterpriseId }: { standing: Standing; said: string },
): Promise<Omit<Kept, 'waitsFor'> | undefined> {
  const { call, device } = scene
  if (standing.gone && !scene.isForced) return { kept: 'struck-off' }
  if (standing.organised && !scene.isForced) return { kept: 'already-organised' }
  const office = await scene.officeOf(standing)
  // An application of the enterprise's own hand is worth more than one that would wait for its owner: whoever works on it says whether the name,
  // the number and the counts are taken into it.
  if (standing.open !== null) {
    if (!scene.isForced) return { kept: 'already-applied', at: standing.open.officePath }
    if (await holdForCase(scene, arrived, body, { enterpriseId, caseId: standing.open.id, office })) return undefined
    return {
      kept: standing.organised ? 'already-organised' : 'already-applied',
      at: standing.open.officePath,
      stays: true,
    }
  }
  const other = await store.lockWaitingOf(call.tx, standing.ids)
  // Once more by the same hand: a number was wrong, the newer one holds. By another's a person says which: each may hold the right number.
  if (other !== undefined && other.person_id !== device.person_id && !scene.isForced)
    return { kept: 'already-applied', theirs: other.record_id }
  if (other !== undefined)
    await erase(call, other, { state: 'withdrawn', settled_by: call.actor.personId, why: 'mistake' })
  const owner = await nameOwner(call, body)
  const ownerId = owner.contact_person_id
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
    ...owner,
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

/** The owner has submitted: it is an application from now on, with the numbers that the visit was told; nobody is to invite that enterprise any more. */
export async function confirmTaken(call: Call, { applicationId, applicantId }: SubmittedApplication): Promise<void> {
  const application = await findApplication(call, applicationId)
  if (application === undefined) return
  const { invitation_id: invitationId, enterprise_id: enterpriseId } = application
  const standing = enterpriseId === null ? undefined : (await standingsOf(call, [enterpriseId])).get(enterpriseId)
  const ids = standing?.ids ?? (enterpriseId === null ? [] : [enterpriseId])
  // Locked before its duties, as everywhere.
  const row = await store.lockAnswered(call.tx, { invitationId, enterpriseIds: ids, personId: applicantId })
  const end = { by: null, now: call.now, outcome: 'by-itself' } as const
  // Who has applied is invited no more, by whichever way it came.
  await follows.endOfEnterprises(call.tx, ids, ['send-invitation'], end)
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
  await follows.endOfRecord(call.tx, row.record_id, end)
  await tellHeadcount(call, applicationId, row)
}

/** Own choice, 2026-11-29: a round. */
const BATCH = 100

/** What nobody confirmed in time is erased. @returns how many */
export async function expireTaken(call: Call): Promise<number> {
  const rows = await store.listPast(call.tx, localDate(call.now), BATCH)
  for (const row of rows) await erase(call, row, { state: 'expired', settled_by: null })
  await openAgain(call, rows)
  return rows.length
}

/** The record was a mistake: also what a case holds of it goes. @returns false where its owner has confirmed */
export async function takeApplicationBack(call: SignedInCall, recordId: string): Promise<boolean> {
  const row = await store.lockTaken(call.tx, recordId)
  if (row?.state === 'confirmed') return false
  if (row?.state === 'waiting' || row?.state === 'held') {
    await erase(call, row, { state: 'withdrawn', settled_by: call.actor.personId, why: 'mistake' })
    await openAgain(call, [row])
  }
  return true
}

/**
 * Also what a case holds: the person may ask the office of either for it.
 * @throws Failure takenUnknown: none, out of reach, or it does not wait any more and no case holds it
 */
export async function withdrawTakenApplication(
  call: SignedInCall,
  { id, why }: ParsedOf<'withdrawTakenApplication'>,
): Promise<void> {
  const row = await store.lockTaken(call.tx, id)
  if (row?.state !== 'waiting' && row?.state !== 'held') throw new Failure('takenUnknown')
  const caseOffice = row.state === 'held' ? await findOfficeOfCase(call, row) : undefined
  if (!maySettle(call, row.office_path, ...(caseOffice === undefined ? [] : [caseOffice])))
    throw new Failure('takenUnknown')
  await erase(call, row, { state: 'withdrawn', settled_by: call.actor.personId, why })
  // Whoever asks that nothing be kept is not written to once more.
  if (why !== 'owner-asked') await openAgain(call, [row])
}

export async function listTakenApplications(call: SignedInCall): Promise<OutputOf<'listTakenApplications'>> {
  const rows = await store.listWithin(call.tx, reach(call.actor, 'visit.view'), fieldRules.page.rows)
  const names = await namesFor(
    call,
    rows.map((row) => ({ enterprise_id: row.enterprise_id, newcomer_id: null })),
  )
  const shown = []
  for (const row of rows) {
    const { state } = row
    // What a case holds stands on the case.
    if (state === 'held') continue
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
      state,
    })
  }
  return { rows: shown }
}
