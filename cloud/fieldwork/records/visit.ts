/** Visits: kept with what was learnt, compared with what is known by now, and what follows from them. */
import { putPersonalValues } from '../../people/actions'
import { addWorkingDays, localDate } from '../../platform/calendar/calendar'
import { noteConflict, type Met } from '../conflicts/noting'
import * as follows from '../follows/store'
import { confirmSeenMany, type Seen } from '../places'
import { markVisitedMany } from '../plans/store'
import { fieldRules } from '../rules'
import type { Standing } from '../standing'
import { lockWaitingAmong } from '../taken/store'
import { followOf, isFree } from './anew'
import { foldVisits } from './fold'
import { meetOthers, meetPresent } from './meeting'
import type { Arrived, Scene } from './scene'
import { isMerged, type ParsedBody, type Resolved } from './subject'
import * as records from './store'
import { tellCase } from './telling'
import * as store from './visit-store'

type VisitBody = Extract<ParsedBody, { kind: 'visit' }>

/** Under which field a visit's remark lies with the phone's seat. */
export const noteField = (recordId: string): string => `field-note/${recordId}`

/** A visit and whom it means. */
export interface Told {
  arrived: Arrived
  body: VisitBody
  found: Extract<Resolved, { is: 'enterprise' | 'newcomer' }>
}

interface PutRight {
  /** The own record that it puts right. */
  old: string | null
  counts: boolean
}

/** The same with what it stands on, read once. */
interface Visit extends Told {
  standing: Standing | undefined
  enterpriseId: string | null
  newcomerId: string | null
  /** Under which ids other visits to it lie. */
  ids: readonly string[]
  office: { officeId: string; officePath: string }
  before: readonly store.VisitRow[]
  /** Records that came first and put it right. */
  replacing: readonly string[]
}

/**
 * Applies visits, each of another enterprise or newcomer, so that none of them meets another: what they write is written together.
 * @param told none puts another one of them right
 */
export async function applyVisits(scene: Scene, told: readonly Told[]): Promise<void> {
  const { call, device } = scene
  const visits = await readAll(scene, told)
  await store.insertVisits(
    call.tx,
    visits.map(({ arrived, body, enterpriseId, newcomerId }) => ({
      record_id: arrived.id,
      enterprise_id: enterpriseId,
      newcomer_id: newcomerId,
      person_id: device.person_id,
      on_date: localDate(arrived.at),
      at: arrived.at,
      place_id: body.place,
      floor: body.at?.floor ?? '',
      room: body.at?.room ?? '',
      met: body.met,
      staff: body.staff,
      youth: body.youth,
      members: body.members,
      wish: body.wish,
      why: body.why,
      next_on: body.nextOn,
      has_note: body.note !== '',
      replaces: null,
    })),
  )
  const notes = visits.filter(({ body }) => body.note !== '')
  if (notes.length > 0)
    await putPersonalValues(
      call,
      device.seat_id,
      notes.map(({ arrived, body }) => ({ field: noteField(arrived.id), value: body.note })),
    )
  await records.putSubjects(
    call.tx,
    visits.map(({ arrived, body, enterpriseId, newcomerId, office }) => ({
      id: arrived.id,
      enterpriseId,
      newcomerId,
      placeId: body.place,
      detail: body.replaces === null ? null : JSON.stringify({ replaces: body.replaces }),
      ...office,
    })),
  )
  const counting: Visit[] = []
  for (const visit of visits) if (await meetAll(scene, visit)) counting.push(visit)
  await confirmSeenMany(call, await seenBy(scene, visits))
  const known = visits.flatMap(({ standing, arrived }) => standing?.ids.map((id) => ({ id, at: arrived.at })) ?? [])
  await markVisitedMany(call.tx, known)
  for (const { arrived, body, standing } of visits)
    if (standing !== undefined) await tellCase(scene, arrived, body, standing)
  await followUp(scene, counting)
}

async function readAll(scene: Scene, told: readonly Told[]): Promise<Visit[]> {
  const { call, device } = scene
  const read = told.map((one) => {
    const standing = one.found.is === 'enterprise' ? one.found.standing : undefined
    const newcomerId = 'newcomer' in one.body.subject ? one.body.subject.newcomer : null
    const ids = standing?.ids ?? (newcomerId === null ? [] : [newcomerId])
    return { ...one, standing, enterpriseId: one.found.is === 'enterprise' ? one.found.said : null, newcomerId, ids }
  })
  const before = await store.listOfEnterprises(
    call.tx,
    read.flatMap((one) => one.ids),
    store.MOST * read.length,
  )
  const byId = new Map<string | null, store.VisitRow[]>()
  for (const row of before)
    for (const id of new Set([row.enterprise_id, row.newcomer_id])) byId.set(id, [...(byId.get(id) ?? []), row])
  const replacing = await store.listReplacing(
    call.tx,
    read.map((one) => one.arrived.id),
    device.person_id,
  )
  const visits: Visit[] = []
  for (const one of read)
    visits.push({
      ...one,
      office: await scene.officeOf(one.standing),
      before: newestFirst(one.ids.flatMap((id) => byId.get(id) ?? [])),
      replacing: replacing.get(one.arrived.id) ?? [],
    })
  return visits
}

/** Each once: a row may lie under an enterprise and under its newcomer. */
const newestFirst = (rows: readonly store.VisitRow[]): store.VisitRow[] =>
  [...new Map(rows.map((row) => [row.record_id, row])).values()].sort(
    (one, other) => other.at.getTime() - one.at.getTime() || (one.record_id < other.record_id ? -1 : 1),
  )

/** @returns whether it counts */
async function meetAll(scene: Scene, visit: Visit): Promise<boolean> {
  const { arrived, body, standing, enterpriseId, office, before, found } = visit
  const { old, counts } = await putRight(scene, visit)
  const meet = (met: Pick<Met, 'kind' | 'byRule' | 'theirs'>) =>
    noteConflict(scene, { recordId: arrived.id, office, enterpriseId, ...met })
  await meetOthers(scene, body, before, old, meet)
  if (standing === undefined) return counts
  if (isMerged(found)) await meet({ kind: 'enterprise-merged', byRule: true })
  await meetPresent(scene, body, standing, meet)
  return counts
}

/**
 * What of the visits the registry of places is told. Who has moved is not there any more; a closed door says nothing. A visit elsewhere is
 * remembered; what the registry says there is the office's there.
 */
async function seenBy(scene: Scene, visits: readonly Visit[]): Promise<Seen[]> {
  const { device } = scene
  const places = await scene.placesOf(visits.flatMap(({ body }) => body.place ?? []))
  return visits.flatMap(({ arrived, body, standing }): Seen[] => {
    const { place: placeId, met, at } = body
    const enterpriseId = standing?.enterprise.id
    if (placeId === null || enterpriseId === undefined || met === 'nobody' || !scene.reaches(places.get(placeId)?.path))
      return []
    const by = { personId: device.person_id, officeId: device.office_id }
    return [{ placeId, enterpriseId, here: met !== 'moved', at, by, on: arrived.at }]
  })
}

/** The record that this one puts right counts no more; and this one does not where a later one, that came first, stands in its place. */
async function putRight(scene: Scene, { arrived, body, replacing }: Visit): Promise<PutRight> {
  const { call, device } = scene
  const said = body.replaces === null ? undefined : await store.findVisit(call.tx, body.replaces)
  const old = said?.person_id === device.person_id ? said.record_id : null
  if (old === null && replacing.length === 0) return { old, counts: true }
  await store.setReplaces(call.tx, replacing, arrived.id)
  if (old !== null) await store.setReplaces(call.tx, [arrived.id], old)
  const { replaced } = await foldVisits(scene, arrived.id)
  for (const id of replaced) await follows.endOfRecord(call.tx, id, { by: null, now: call.now, outcome: 'by-itself' })
  return { old, counts: !replaced.includes(arrived.id) }
}

/** What follows of those that count; nothing where a later visit has come before this one. */
async function followUp(scene: Scene, all: readonly Visit[]): Promise<void> {
  const { call } = scene
  const visits = all.filter(({ arrived, before }) => !before.some((one) => one.ended === null && one.at > arrived.at))
  const end = { by: null, now: call.now, outcome: 'by-itself' } as const
  // Out of reach, what others there are to do stays theirs.
  const within = visits.filter(({ standing }) => scene.reaches(standing?.place))
  const idsOf = (of: readonly Visit[]) => of.flatMap(({ ids }) => ids)
  await follows.endOfEnterprises(call.tx, idsOf(within), ['look-in-again'], end)
  const sendBy = addWorkingDays(localDate(call.now), fieldRules.sendInvitation.workingDays)
  const willing = visits.filter(({ body, standing }) => body.wish === 'yes' && isFree(standing))
  const waiting = await lockWaitingAmong(call.tx, idsOf(willing))
  const asked = await follows.listOpenAmong(call.tx, 'send-invitation', idsOf(willing))
  // Where the own round ended none, one of another id of the enterprise stands.
  const abroad = visits.filter((one) => one.body.nextOn !== null && !within.includes(one))
  const planned = await follows.listOpenAmong(call.tx, 'look-in-again', idsOf(abroad))
  const opened = []
  for (const one of visits) {
    const { arrived, body, standing, enterpriseId, newcomerId } = one
    const { id: record_id } = arrived
    const visit = { record_id, enterprise_id: enterpriseId, newcomer_id: newcomerId, person_id: scene.device.person_id }
    const isPlanned = abroad.includes(one) && one.ids.some((id) => planned.has(id))
    if (body.nextOn !== null && !isPlanned)
      opened.push(await followOf(scene, visit, standing, 'look-in-again', body.nextOn))
    // Whose application waits for its owner has been written to; who is to be invited under another id already is that one.
    if (willing.includes(one) && !one.ids.some((id) => waiting.has(id) || asked.has(id)))
      opened.push(await followOf(scene, visit, standing, 'send-invitation', sendBy))
  }
  await follows.insertFollows(call.tx, opened)
  // Who does not want one is sent none.
  const unwilling = within.filter(({ body }) => body.wish === 'no')
  await follows.endOfEnterprises(call.tx, idsOf(unwilling), ['send-invitation'], end)
}
