/** A record counts no more: what it brought about is said anew by those that do. */
import { findPlace, takeWordBack } from '../../places/actions'
import { addWorkingDays, localDate } from '../../platform/calendar/calendar'
import type { Call } from '../../platform/call'
import * as follows from '../follows/store'
import { confirmSeen } from '../places'
import { fieldRules } from '../rules'
import type { Standing } from '../standing'
import { lockWaitingOf } from '../taken/store'
import * as store from './anew-store'
import type { Scene } from './scene'
import * as visits from './visit-store'

/** On what duties are opened: a batch's scene, or what a round knows. */
export interface Ground extends Pick<Scene, 'officeOf' | 'whose'> {
  call: Pick<Call, 'tx' | 'now'>
}

type Visit = NonNullable<Awaited<ReturnType<typeof visits.findVisit>>>

/** Duties, plans and the place of a visit that was ended. The case's timeline keeps that somebody was there: nothing is struck from one. */
export async function deriveAnew(scene: Scene, ended: Visit): Promise<void> {
  const { call } = scene
  const standing = ended.enterprise_id === null ? undefined : await scene.standingOf(ended.enterprise_id)
  const ids = standing?.ids ?? (ended.newcomer_id === null ? [] : [ended.newcomer_id])
  const counting = (await visits.listOfEnterprises(call.tx, ids)).filter((one) => one.ended === null)
  await openAnew(scene, ids, standing, counting)
  if (standing === undefined) return
  await store.markAnew(call.tx, ids, ended.at)
  if (ended.place_id !== null)
    await sayAnew(scene, standing, { placeId: ended.place_id, personId: ended.person_id, at: ended.at })
}

/** The last visit says when to look in again; the last that was told a wish, whether one is to be invited. */
export async function openAnew(
  scene: Ground,
  ids: readonly string[],
  standing: Standing | undefined,
  counting: readonly visits.VisitRow[],
): Promise<void> {
  const { tx, now } = scene.call
  const [last] = counting
  const isOpen = async (kind: 'look-in-again' | 'send-invitation') =>
    (await follows.listOpenAmong(tx, kind, ids)).size > 0
  if (
    last !== undefined &&
    last.next_on !== null &&
    !(await isOpen('look-in-again')) &&
    !(await store.isSettledSince(tx, ids, 'look-in-again', last.at))
  )
    await openFollow(scene, last, standing, 'look-in-again', last.next_on)
  const told = counting.find((one) => one.wish === 'yes' || one.wish === 'no')
  if (told?.wish !== 'yes' || !isFree(standing) || (await lockWaitingOf(tx, ids)) !== undefined) return
  if ((await isOpen('send-invitation')) || (await store.isSettledSince(tx, ids, 'send-invitation', told.at))) return
  const dueOn = addWorkingDays(localDate(now), fieldRules.sendInvitation.workingDays)
  await openFollow(scene, told, standing, 'send-invitation', dueOn)
}

/** Whether somebody may be invited there. */
export const isFree = (standing: Standing | undefined): boolean =>
  standing === undefined || (!standing.organised && !standing.gone && standing.open === null)

type FollowOf = Pick<Visit, 'record_id' | 'enterprise_id' | 'newcomer_id' | 'person_id'>

export async function followOf(
  scene: Ground,
  visit: FollowOf,
  standing: Standing | undefined,
  kind: 'look-in-again' | 'send-invitation',
  dueOn: string,
): Promise<follows.NewFollow> {
  const { call } = scene
  const office = await scene.officeOf(standing)
  const today = localDate(call.now)
  return {
    kind,
    record_id: visit.record_id,
    conflict_id: null,
    enterprise_id: visit.enterprise_id,
    newcomer_id: visit.newcomer_id,
    due_on: dueOn < today ? today : dueOn,
    office_id: office.officeId,
    office_path: office.officePath,
    person_id: (await scene.whose()).nameFor(office.officePath, visit.record_id, visit.person_id),
    opened_at: call.now,
  }
}

/** One that is open already stays. */
const openFollow = async (...of: Parameters<typeof followOf>): Promise<void> =>
  follows.insertFollows(of[0].call.tx, [await followOf(...of)])

/** The word about a place goes, where it is the one that holds; the latest other one stands in its stead, else what the address says. */
export async function sayAnew(
  scene: Scene,
  { ids, enterprise }: Standing,
  { placeId, personId, at }: { placeId: string; personId: string; at: Date },
): Promise<void> {
  const { call } = scene
  if (!(await takeWordBack(call, { place: placeId, enterprises: ids, personId, at }))) return
  const path = (await findPlace(call, placeId))?.path
  const whose = await scene.whose()
  const said = (await store.listSaid(call.tx, ids, placeId)).find(
    (one) => path === undefined || whose.answers(one.person_id, path),
  )
  if (said === undefined) return
  await confirmSeen(call, {
    placeId,
    enterpriseId: enterprise.id,
    here: said.here,
    at: said.floor === '' && said.room === '' ? null : { floor: said.floor, room: said.room },
    by: { personId: said.person_id, officeId: said.office_id },
    on: said.at,
  })
}
