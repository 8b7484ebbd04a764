/**
 * What an owner told at the door of an enterprise whose application is under way: kept whole until whoever works on the case says whether it is
 * taken into it, and held by the case from then on, until that is founded or has ended.
 */
import type { Headcount } from '../../../types/intake'
import { casesUnderWay, listFilesUnguarded, lockUnguarded } from '../../casework/actions'
import { isUnderWay, type MovedCase } from '../../casework/rules'
import { putHeadcount } from '../../intake/actions'
import { findPersonByPhone } from '../../people/actions'
import { may } from '../../people/rules'
import { localDate } from '../../platform/calendar/calendar'
import type { Call, SignedInCall } from '../../platform/call'
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

/**
 * No message goes out: the enterprise has applied. Whoever is the applicant already is no second contact.
 * @returns false where the case is founded or has ended by now: it holds nobody any more, and would forget nobody
 */
export async function holdForCase(
  { call, device }: Scene,
  arrived: Arrived,
  body: Extract<ParsedBody, { kind: 'application' }>,
  { enterpriseId, caseId, office }: { enterpriseId: string; caseId: string; office: OfficeRef },
): Promise<boolean> {
  // With its lock: a case that ends in between would not see what it is to forget.
  const file = await lockUnguarded(call, caseId)
  if (file === undefined || !isUnderWay(file.state)) return false
  const isApplicant = (await findPersonByPhone(call, body.phone)) === file.applicant_id
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
  return true
}

/** Whoever settles visits where the visit lies, or where the case lies by now. */
export const maySettle = (call: SignedInCall, ...officePaths: readonly string[]): boolean =>
  officePaths.some((officePath) => may(call.actor, 'visit.settle', { officePath }))

/** The office of the case that holds this one. */
export const findOfficeOfCase = async (
  call: Call,
  { application_id: caseId }: Pick<store.TakenRow, 'application_id'>,
): Promise<string | undefined> =>
  caseId === null ? undefined : (await listFilesUnguarded(call, [caseId])).get(caseId)?.office_path

/** The case is founded or has ended: nobody needs a second contact any more. */
export async function forgetHeld(call: Call, { caseId }: Pick<MovedCase, 'caseId'>): Promise<void> {
  const held = await store.lockHeldOf(call.tx, caseId)
  const state = held.length === 0 ? undefined : (await listFilesUnguarded(call, [caseId])).get(caseId)?.state
  if (state === undefined || isUnderWay(state)) return
  for (const row of held) await erase(call, row, { state: 'expired', settled_by: null })
}

/** Own choice, 2026-11-29: a round. */
const BATCH = 100

/** What is left on a case that is founded or has ended, whatever the move was told: goes in the next round. @returns how many */
export async function forgetLeft(call: Call): Promise<number> {
  const left = await store.lockHeldOutside(call.tx, casesUnderWay(), BATCH)
  for (const row of left) await erase(call, row, { state: 'expired', settled_by: null })
  return left.length
}
