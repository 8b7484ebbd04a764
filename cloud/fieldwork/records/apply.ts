/** What each kind of record brings about. */
import { noteConflict } from '../conflicts/noting'
import { forgetSameName } from '../conflicts/store'
import { sayAnew } from './anew'
import { setRecordAside, settleOpenOf } from './aside'
import { endVisit } from './fold'
import * as newcomers from './newcomer-store'
import { applyNewcomer } from './newcomer'
import type { Arrived, Scene } from './scene'
import type { Kept } from './settle'
import { findPlace } from '../../places/actions'
import { confirmSeen } from '../places'
import type { Standing } from '../standing'
import { takeApplication, takeApplicationBack } from '../taken/actions'
import * as store from './store'
import { isMerged, resolveSubject, type ParsedBody, type ParsedSubject } from './subject'
import { applyVisits } from './visit'

/** @returns why it can not be applied; undefined where it was */
export async function applyBody(
  scene: Scene,
  arrived: Arrived,
  body: ParsedBody,
  meant?: ParsedSubject,
): Promise<Kept | undefined> {
  if (body.kind === 'newcomer') {
    await applyNewcomer(scene, arrived, body)
    return undefined
  }
  if (body.kind === 'taken-back') return takeBack(scene, arrived, body.record)
  const found = await resolveSubject(scene, meant ?? body.subject)
  if (found.is === 'missing') return { kept: 'missing-record', waitsFor: found.waitsFor }
  if (found.is === 'unknown') return { kept: 'unknown-enterprise' }
  if (body.kind === 'visit') {
    await applyVisits(scene, [{ arrived, body, found }])
    return undefined
  }
  // A newcomer that nobody has settled yet has no invitation: its owner waits until somebody has.
  if (body.kind === 'application' && found.is === 'newcomer') return { kept: 'missing-record', waitsFor: found.id }
  const standing = found.is === 'enterprise' ? found.standing : undefined
  const outside = await outsideOf(scene, body, standing)
  if (outside !== undefined) return { kept: 'division-changed', at: outside }
  const office = await scene.officeOf(standing)
  const enterpriseId = found.is === 'enterprise' ? found.said : null
  await store.changeRecord(scene.call.tx, arrived.id, {
    enterprise_id: enterpriseId,
    newcomer_id: 'newcomer' in body.subject ? body.subject.newcomer : null,
    place_id: body.kind === 'placed' ? body.place : null,
    office_id: office.officeId,
    office_path: office.officePath,
    ...(body.kind === 'placed' ? { detail: JSON.stringify({ here: body.here, at: body.at }) } : {}),
  })
  if (body.kind === 'placed' && standing !== undefined) {
    const { personId, officeId } = { personId: scene.device.person_id, officeId: scene.device.office_id }
    const { place: placeId, here, at } = body
    const seen = { placeId, enterpriseId: standing.enterprise.id, here, at, by: { personId, officeId }, on: arrived.at }
    if (!(await confirmSeen(scene.call, seen))) return { kept: 'unapplied' }
  }
  if (body.kind === 'application' && found.is === 'enterprise') {
    const looks = await takeApplication(scene, arrived, body, found)
    if (looks !== undefined) return looks
  }
  if (isMerged(found))
    await noteConflict(scene, { recordId: arrived.id, kind: 'enterprise-merged', office, byRule: true })
  return undefined
}

/**
 * What speaks for an office, and is no visit's own memory, is done where its person visits: elsewhere the office there decides.
 * @returns the path where it lies, where that is out of reach
 */
async function outsideOf(
  scene: Scene,
  body: Extract<ParsedBody, { kind: 'placed' | 'application' }>,
  standing: Standing | undefined,
): Promise<string | undefined> {
  // Who works in a building may be registered anywhere: there the building counts.
  const path = body.kind === 'placed' ? (await findPlace(scene.call, body.place))?.path : standing?.place
  return scene.reaches(path) ? undefined : path
}

/**
 * A mistake is taken back: what it brought about goes, where nothing rests on it. An enterprise that was taken into the pool stays there; a
 * person is asked.
 */
async function takeBack(scene: Scene, arrived: Arrived, recordId: string): Promise<Kept | undefined> {
  const { call, device } = scene
  const record = await store.findRecord(call.tx, recordId)
  // One of the same batch that comes after it has brought nothing about yet.
  if (record === undefined || scene.pending.has(recordId)) return { kept: 'missing-record', waitsFor: recordId }
  if (record.person_id !== device.person_id) return { kept: 'unapplied' }
  await store.changeRecord(call.tx, arrived.id, {
    enterprise_id: record.enterprise_id,
    newcomer_id: record.newcomer_id,
    detail: JSON.stringify({ record: recordId }),
    office_id: record.office_id,
    office_path: record.office_path,
  })
  if (record.outcome === 'kept') {
    await setRecordAside(scene, recordId, device.person_id)
    return undefined
  }
  await settleOpenOf(scene, recordId, device.person_id)
  if (record.kind === 'visit') await endVisit(scene, recordId, 'taken-back', null)
  if (record.kind === 'placed') await unplace(scene, record)
  if (record.kind === 'application' && !(await takeApplicationBack(call, recordId))) return { kept: 'unapplied' }
  if (record.kind === 'newcomer') {
    const newcomer = await newcomers.findNewcomer(call.tx, recordId)
    if (newcomer === undefined || newcomer.state === 'new') return { kept: 'unapplied' }
    if (await newcomers.isRestedOn(call.tx, recordId)) return { kept: 'unapplied' }
    await newcomers.changeNewcomer(call.tx, recordId, { state: 'taken-back' })
    await forgetSameName(call.tx, recordId)
    await unsay(scene, newcomer)
  }
  return undefined
}

/** What it said of a place is not said any more. */
async function unplace(scene: Scene, record: store.RecordRow): Promise<void> {
  await store.changeRecord(scene.call.tx, record.id, {
    detail: JSON.stringify({ ...(record.detail as object), back: true }),
  })
  await unsay(scene, record)
}

/** Who was seen there by it is said to be there by what still counts, or by nobody. */
async function unsay(
  scene: Scene,
  said: Pick<store.RecordRow, 'enterprise_id' | 'place_id' | 'person_id' | 'at'>,
): Promise<void> {
  const { enterprise_id: enterpriseId, place_id: placeId, person_id: personId, at } = said
  const standing = enterpriseId === null ? undefined : await scene.standingOf(enterpriseId)
  if (standing !== undefined && placeId !== null) await sayAnew(scene, standing, { placeId, personId, at })
}
