/**
 * What an owner told at the door of an enterprise whose application is under way: kept whole until whoever works on the case says whether it is
 * taken into it, and held by the case from then on, until that is founded or has ended.
 */
import type { Headcount } from '../../../types/intake'
import { listFilesUnguarded } from '../../casework/actions'
import { hasEnded, type MovedCase } from '../../casework/rules'
import { putHeadcount } from '../../intake/actions'
import { findPersonByPhone } from '../../people/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { Call } from '../../platform/call'
import type { OfficeRef } from '../owners'
import type { Arrived, Scene } from '../records/scene'
import type { ParsedBody } from '../records/subject'
import { erase, nameOwner } from './owner'
import * as store from './store'

/** As ranges, which is all that an application holds. */
const asHeadcount = (n: number): Headcount => (n === 0 ? '0' : n <= 2 ? '1-2' : '3+')

/** The numbers that a visit was told, as far as it was told any. */
export async function tellHeadcount(
  call: Pick<Call, 'tx'>,
  applicationId: string,
  { youth, members }: { youth: number | null; members: number | null },
): Promise<void> {
  if (youth === null && members === null) return
  await putHeadcount(call, applicationId, {
    youth: youth === null ? undefined : asHeadcount(youth),
    members: members === null ? undefined : asHeadcount(members),
  })
}

/** No message goes out: the enterprise has applied. Whoever is the applicant already is no second contact. */
export async function holdForCase(
  { call, device }: Scene,
  arrived: Arrived,
  body: Extract<ParsedBody, { kind: 'application' }>,
  { enterpriseId, caseId, office }: { enterpriseId: string; caseId: string; office: OfficeRef },
): Promise<void> {
  const file = (await listFilesUnguarded(call, [caseId])).get(caseId)
  const isApplicant = file !== undefined && (await findPersonByPhone(call, body.phone)) === file.applicant_id
  const owner = isApplicant
    ? { contact_person_id: null, is_new_person: false, name_written_at: null }
    : await nameOwner(call, body)
  await store.insertTaken(call.tx, {
    record_id: arrived.id,
    enterprise_id: enterpriseId,
    invitation_id: null,
    ...owner,
    person_id: device.person_id,
    office_id: office.officeId,
    office_path: office.officePath,
    taken_on: localDate(arrived.at),
    until_on: localDate(call.now),
    bodies: body.bodies,
    youth: body.youth,
    members: body.members,
    notice_version: body.noticeVersion,
    state: 'held',
    application_id: caseId,
    settled_at: call.now,
    settled_by: call.actor.personId,
    why: null,
  })
  await tellHeadcount(call, caseId, body)
}

/** The case is founded or has ended: nobody needs a second contact any more. */
export async function forgetHeld(call: Call, { caseId }: Pick<MovedCase, 'caseId'>): Promise<void> {
  const held = await store.lockHeldOf(call.tx, caseId)
  const state = held.length === 0 ? undefined : (await listFilesUnguarded(call, [caseId])).get(caseId)?.state
  if (state === undefined || (state !== 'founded' && !hasEnded(state))) return
  for (const row of held) await erase(call, row, { state: 'expired', settled_by: null })
}
