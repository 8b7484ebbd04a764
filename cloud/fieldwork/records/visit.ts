/** A visit: kept with what was learnt, compared with what is known by now, and what follows from it. */
import type { ContactOutcome } from '../../../types/case-life'
import type { MetKind } from '../../../types/field-records'
import { logContact } from '../../casework/actions'
import { putPersonalValue } from '../../people/actions'
import { findPlace } from '../../places/actions'
import { addWorkingDays, localDate } from '../../platform/calendar/calendar'
import { Failure } from '../../platform/failure'
import { agree } from '../conflicts/rules'
import { noteConflict, type Met } from '../conflicts/noting'
import * as follows from '../follows/store'
import { confirmSeen } from '../places'
import { markVisited } from '../plans/store'
import { fieldRules } from '../rules'
import type { Standing } from '../standing'
import { isFree, openFollow } from './anew'
import type { Arrived, Scene } from './scene'
import type { ParsedBody, Resolved } from './subject'
import * as records from './store'
import * as store from './visit-store'

type VisitBody = Extract<ParsedBody, { kind: 'visit' }>

/** Under which field a visit's remark lies with the phone's seat. */
export const noteField = (recordId: string): string => `field-note/${recordId}`

const spotOf = (at: VisitBody['at']) => at ?? { floor: '', room: '' }

type Found = Extract<Resolved, { is: 'enterprise' | 'newcomer' }>

export async function applyVisit(scene: Scene, arrived: Arrived, body: VisitBody, found: Found): Promise<void> {
  const { call, device } = scene
  const standing = found.is === 'enterprise' ? found.standing : undefined
  const enterpriseId = standing?.enterprise.id ?? null
  const newcomerId = 'newcomer' in body.subject ? body.subject.newcomer : null
  const office = await scene.officeOf(standing)
  const before = await store.listOfEnterprises(call.tx, standing?.ids ?? [newcomerId ?? ''])
  await store.insertVisit(call.tx, {
    record_id: arrived.id,
    enterprise_id: enterpriseId,
    newcomer_id: newcomerId,
    person_id: device.person_id,
    on_date: localDate(arrived.at),
    at: arrived.at,
    place_id: body.place,
    ...spotOf(body.at),
    met: body.met,
    staff: body.staff,
    youth: body.youth,
    members: body.members,
    wish: body.wish,
    why: body.why,
    next_on: body.nextOn,
    has_note: body.note !== '',
    replaces: null,
  })
  if (body.note !== '') await putPersonalValue(call, device.seat_id, noteField(arrived.id), body.note)
  await records.changeRecord(call.tx, arrived.id, {
    enterprise_id: enterpriseId,
    newcomer_id: newcomerId,
    place_id: body.place,
    office_id: office.officeId,
    office_path: office.officePath,
    ...(body.replaces === null ? {} : { detail: JSON.stringify({ replaces: body.replaces }) }),
  })
  const replaced = await putRight(scene, arrived.id, body.replaces)
  const meet = (met: Pick<Met, 'kind' | 'byRule' | 'theirs'>) =>
    noteConflict(scene, { recordId: arrived.id, office, enterpriseId, ...met })
  await meetOthers(scene, body, before, replaced, meet)
  if (standing === undefined || found.is !== 'enterprise') return followUp(scene, arrived, body, undefined, before)
  if (found.merged) await meet({ kind: 'enterprise-merged', byRule: true })
  await meetPresent(scene, body, standing, meet)
  // Who has moved is not there any more; a closed door says nothing.
  const by = { personId: device.person_id, officeId: device.office_id }
  const seen = {
    placeId: body.place,
    enterpriseId: standing.enterprise.id,
    here: body.met !== 'moved',
    at: body.at,
    by,
  }
  if (body.met !== 'nobody' && (await reachesPlace(scene, body.place)))
    await confirmSeen(call, { ...seen, on: arrived.at })
  await markVisited(call.tx, standing.ids, arrived.at)
  await tellCase(scene, arrived, body, standing)
  await followUp(scene, arrived, body, standing, before)
}

/** A visit elsewhere is remembered; what the registry of places says there is the office's there. */
const reachesPlace = async (scene: Scene, id: string | null): Promise<boolean> =>
  id === null || scene.reaches((await findPlace(scene.call, id))?.path)

/** The record that this one puts right counts no more; and this one does not where a later one, that came first, puts it right. */
async function putRight(scene: Scene, id: string, replaces: string | null): Promise<string | null> {
  const { call, device } = scene
  const later = await store.findReplacing(call.tx, id, device.person_id)
  if (later !== undefined) {
    await store.endVisit(call.tx, id, 'replaced')
    await store.setReplaces(call.tx, later, id)
  }
  const old = replaces === null ? undefined : await store.findVisit(call.tx, replaces)
  if (old === undefined || old.person_id !== device.person_id) return null
  await store.setReplaces(call.tx, id, old.record_id)
  if (await store.endVisit(call.tx, old.record_id, 'replaced'))
    await follows.endOfRecord(call.tx, old.record_id, { by: null, now: call.now, outcome: 'by-itself' })
  return old.record_id
}

/** What of a visit is compared. */
type ToldVisit = Pick<VisitBody, 'known' | 'met' | 'wish' | 'staff' | 'youth' | 'members'>

type Meet = (met: Pick<Met, 'kind' | 'byRule' | 'theirs'>) => Promise<void>

/** Somebody else was there since the list was taken. Where both say the same it is noted; else a person says what holds. */
export async function meetOthers(
  scene: Scene,
  body: ToldVisit,
  before: readonly store.VisitRow[],
  replaced: string | null,
  meet: Meet,
): Promise<void> {
  const { known } = body
  const today = scene.call.now.getTime()
  const recent = localDate(new Date(today - fieldRules.metVisit.days * 86_400_000))
  const others = before.filter(
    (one) =>
      one.ended === null &&
      one.person_id !== scene.device.person_id &&
      one.record_id !== replaced &&
      one.on_date >= recent &&
      (known.list === null || known.visitedOn === null || one.on_date > known.visitedOn),
  )
  const against = others.find((one) => !agree(one, body))
  const theirs = against ?? others[0]
  if (theirs !== undefined)
    await meet({ kind: 'visited-by-other', byRule: against === undefined, theirs: theirs.record_id })
}

const wasThere: readonly MetKind[] = ['principal', 'staff', 'reception']

export async function meetPresent(scene: Scene, body: ToldVisit, standing: Standing, meet: Meet): Promise<void> {
  const { known } = body
  if (!scene.reaches(standing.place)) await meet({ kind: 'division-changed', byRule: true })
  if (known.list !== null && (standing.open?.state ?? null) !== known.caseState)
    await meet({ kind: 'case-moved', byRule: true })
  // The register says one thing, who was there another: a person looks. A closed door agrees with the register.
  if (standing.gone) await meet({ kind: 'struck-off', byRule: !wasThere.includes(body.met) })
  if (standing.organised) await meet({ kind: 'already-organised', byRule: body.wish !== 'yes' })
}

const outcomeOf: Readonly<Record<MetKind, ContactOutcome>> = {
  principal: 'reached',
  staff: 'reached',
  reception: 'reached',
  nobody: 'no-answer',
  moved: 'no-answer',
  refused: 'declined',
}

/**
 * The open case's timeline tells of it, where the case is this person's to work on. What the phone recorded is told whether or not the page
 * is locked at the moment: it was recorded before.
 */
async function tellCase(scene: Scene, arrived: Arrived, body: VisitBody, { open }: Standing): Promise<void> {
  const { call, grants, device } = scene
  if (open === null || !(await isNews(scene, arrived.id, body.met))) return
  try {
    await logContact(
      { ...call, actor: { ...call.actor, grants } },
      {
        id: open.id,
        way: 'on-site',
        outcome: outcomeOf[body.met],
        nextOn: null,
        note: '',
        was: { personId: device.person_id, at: arrived.at },
      },
    )
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
}

/** A visit that was put right is not told; one that puts another right only where that one told something else. */
async function isNews({ call }: Scene, id: string, met: MetKind): Promise<boolean> {
  const visit = await store.findVisit(call.tx, id)
  if (visit === undefined || visit.ended !== null) return false
  const before = visit.replaces === null ? undefined : await store.findVisit(call.tx, visit.replaces)
  return before === undefined || outcomeOf[before.met] !== outcomeOf[met]
}

/** What follows; nothing where a later visit has come before this one, or a later record put it right. */
async function followUp(
  scene: Scene,
  arrived: Arrived,
  body: VisitBody,
  standing: Standing | undefined,
  before: readonly store.VisitRow[],
): Promise<void> {
  const { call } = scene
  const visit = await store.findVisit(call.tx, arrived.id)
  if (visit === undefined || visit.ended !== null) return
  if (before.some((one) => one.ended === null && one.at > arrived.at)) return
  const end = { by: null, now: call.now, outcome: 'by-itself' } as const
  const ids = standing?.ids ?? (visit.newcomer_id === null ? [] : [visit.newcomer_id])
  // Out of reach, what others there are to do stays theirs.
  const isWithinReach = scene.reaches(standing?.place)
  if (isWithinReach) await follows.endOfEnterprises(call.tx, ids, ['look-in-again'], end)
  if (body.nextOn !== null) await openFollow(scene, visit, standing, 'look-in-again', body.nextOn)
  const dueOn = addWorkingDays(localDate(call.now), fieldRules.sendInvitation.workingDays)
  if (body.wish === 'yes' && isFree(standing)) await openFollow(scene, visit, standing, 'send-invitation', dueOn)
  // Who does not want one is sent none.
  if (body.wish === 'no' && isWithinReach) await follows.endOfEnterprises(call.tx, ids, ['send-invitation'], end)
}
