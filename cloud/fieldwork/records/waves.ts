/**
 * A batch is applied in the phone's order. Visits that follow one another and concern different enterprises do not meet each other: they are read
 * for, and written, together, since each statement costs a batch of 200 more than what it does. Where one of them cannot be applied, each has its
 * turn alone.
 */
import { sql } from 'kysely'
import { noteConflict } from '../conflicts/noting'
import { standingsOf } from '../standing'
import type { Arrived, Scene } from './scene'
import { isWhole, settleRecord, settleWaiting } from './settle'
import * as store from './store'
import type { ParsedBody } from './subject'
import { applyVisits, type Told } from './visit'

export interface Coming {
  arrived: Arrived
  /** Undefined: could not be read. */
  body: ParsedBody | undefined
}

type VisitBody = Extract<ParsedBody, { kind: 'visit' }>
interface ComingVisit extends Coming {
  body: VisitBody & { subject: { enterprise: string } }
}

/** A visit to an enterprise that the phone knew, which puts nothing right. */
const isPlain = (one: Coming): one is ComingVisit =>
  one.body?.kind === 'visit' && one.body.replaces === null && 'enterprise' in one.body.subject

/** @param coming written down, and not applied yet; in the phone's order */
export async function settleAll(scene: Scene, coming: readonly Coming[]): Promise<void> {
  for (const { arrived } of coming) scene.pending.add(arrived.id)
  let plain: ComingVisit[] = []
  const settlePlain = async () => {
    const visits = plain
    plain = []
    await settleVisits(scene, visits)
  }
  for (const one of coming)
    if (isPlain(one) && scene.grants.length > 0) plain.push(one)
    else {
      await settlePlain()
      await settleAlone(scene, one)
    }
  await settlePlain()
}

async function settleAlone(scene: Scene, { arrived, body }: Coming): Promise<void> {
  scene.pending.delete(arrived.id)
  await settleRecord(scene, arrived, body)
}

async function settleVisits(scene: Scene, visits: readonly ComingVisit[]): Promise<void> {
  if (visits.length === 0) return
  const standings = await standingsOf(
    scene.call,
    visits.map(({ body }) => body.subject.enterprise),
  )
  // The second visit to an enterprise comes after the first, in another wave.
  const waves: { one: ComingVisit; told: Told }[][] = []
  const times = new Map<string, number>()
  const unknown: ComingVisit[] = []
  for (const one of visits) {
    const standing = standings.get(one.body.subject.enterprise)
    if (standing === undefined) {
      unknown.push(one)
      continue
    }
    const { id } = standing.enterprise
    const time = times.get(id) ?? 0
    times.set(id, time + 1)
    const found = { is: 'enterprise', standing, said: one.body.subject.enterprise } as const
    const { arrived, body } = one
    ;(waves[time] ??= []).push({ one, told: { arrived, body, found } })
  }
  for (const wave of waves)
    if (
      !(await applyTogether(
        scene,
        wave.map(({ told }) => told),
      ))
    )
      for (const { one } of wave) await settleAlone(scene, one)
  for (const one of unknown) await settleAlone(scene, one)
}

/** @returns false where nothing was applied */
async function applyTogether(scene: Scene, told: readonly Told[]): Promise<boolean> {
  const { tx } = scene.call
  if (told.length === 1) return false
  await sql`savepoint field_wave`.execute(tx)
  try {
    await applyVisits(scene, told)
    await sql`release savepoint field_wave`.execute(tx)
  } catch (error) {
    if (isWhole(error)) throw error
    await sql`rollback to savepoint field_wave`.execute(tx)
    return false
  }
  const ids = told.map(({ arrived }) => arrived.id)
  for (const { arrived } of told) {
    scene.pending.delete(arrived.id)
    if (arrived.corrected)
      await noteConflict(scene, { recordId: arrived.id, kind: 'clock', office: scene.office, byRule: true })
  }
  for (const id of await store.listAwaited(tx, ids)) await settleWaiting(scene, id)
  return true
}
