/** What follows from a record that was written down: applied within a savepoint of its own, or kept whole for a person. */
import { sql } from 'kysely'
import type { ConflictKind } from '../../../types/fieldwork'
import { findPersonalValue, forgetPersonalValues, putPersonalValue } from '../../people/actions'
import { sqlState } from '../../platform/database/database'
import { noteConflict } from '../conflicts/noting'
import * as conflicts from '../conflicts/store'
import * as devices from '../devices/store'
import * as follows from '../follows/store'
import { applyBody } from './apply'
import { readBody, textField } from './body'
import { Scene, type Arrived } from './scene'
import * as store from './store'
import { resolveSubject, type ParsedBody, type ParsedSubject } from './subject'

export { textField }

export interface Kept {
  kept: ConflictKind
  waitsFor?: string
  /** The record on the other side. */
  theirs?: string
  /** Path of where a person has to look; else where the enterprise lies. */
  at?: string
  /** A person's word for it changes nothing: it stays as it was kept. */
  stays?: true
}

/**
 * The database itself is in trouble, or asks for another try of the whole: nothing is decided about the record. A statement that took too long
 * (57014) would the next time, too: that is this record's alone, and the outbox goes on.
 */
const WHOLE = /^(08|40|53|57(?!014)|58|XX)/
/** Whether nothing is decided about the record by an error. */
export const isWhole = (error: unknown): boolean => WHOLE.test(sqlState(error) ?? '')
/** What was named went away between reading and writing; read again, it is another. */
const GONE = '23503'
/** Own choice, 2026-11-29: as often as a transaction is tried (platform/database). */
const TRIES = 3

/** @param meant the enterprise that a person says is meant, in place of the record's own word for it */
export async function settleRecord(
  scene: Scene,
  arrived: Arrived,
  body: ParsedBody | undefined,
  meant?: ParsedSubject,
): Promise<void> {
  const kept = await attempt(scene, arrived, body, meant)
  if (kept !== undefined) await keep(scene, arrived, body, kept)
  else if (arrived.corrected)
    await noteConflict(scene, { recordId: arrived.id, kind: 'clock', office: scene.office, byRule: true })
  // Also where it is kept: what takes it back may have come first.
  await settleWaiting(scene, arrived.id)
}

async function attempt(
  scene: Scene,
  arrived: Arrived,
  body: ParsedBody | undefined,
  meant: ParsedSubject | undefined,
): Promise<Kept | undefined> {
  const { tx } = scene.call
  if (body === undefined) return { kept: 'unreadable' }
  if (scene.grants.length === 0 && !scene.isForced) return { kept: 'grant-ended' }
  for (let tried = 1; ; tried++) {
    await sql`savepoint field_record`.execute(tx)
    try {
      const kept = await applyBody(scene, arrived, body, meant)
      if (kept === undefined) {
        await sql`release savepoint field_record`.execute(tx)
        return undefined
      }
      await sql`rollback to savepoint field_record`.execute(tx)
      return kept
    } catch (error) {
      const state = sqlState(error)
      if (isWhole(error)) throw error
      await sql`rollback to savepoint field_record`.execute(tx)
      if (state !== GONE || tried >= TRIES) return { kept: 'unapplied' }
    }
  }
}

/** The newcomer that a record is about. */
const newcomerIn = (body: ParsedBody | undefined): string | undefined =>
  body !== undefined && 'subject' in body && 'newcomer' in body.subject ? body.subject.newcomer : undefined

/** Written down whole, and shown to a person. */
async function keep(scene: Scene, arrived: Arrived, body: ParsedBody | undefined, kept: Kept): Promise<void> {
  const { call, device } = scene
  const found = body !== undefined && 'subject' in body ? await resolveSubject(scene, body.subject) : undefined
  const standing = found?.is === 'enterprise' ? found.standing : undefined
  const office =
    (kept.at === undefined ? undefined : (await scene.whose()).officeAt(kept.at)) ?? (await scene.officeOf(standing))
  const enterpriseId = found?.is === 'enterprise' ? found.said : null
  const newcomerId = found?.is === 'newcomer' || found?.is === 'enterprise' ? newcomerIn(body) : undefined
  await putPersonalValue(call, device.seat_id, textField(arrived.id), arrived.text)
  await store.changeRecord(call.tx, arrived.id, {
    outcome: 'kept',
    is_text_kept: true,
    waits_for: kept.waitsFor ?? null,
    enterprise_id: enterpriseId,
    ...(newcomerId === undefined ? {} : { newcomer_id: newcomerId }),
    office_id: office.officeId,
    office_path: office.officePath,
    // So that its maker is told that somebody looks at it.
    ...(body?.kind === 'taken-back' ? { detail: JSON.stringify({ record: body.record }) } : {}),
  })
  await noteConflict(scene, {
    recordId: arrived.id,
    kind: kept.kept,
    office,
    enterpriseId,
    byRule: false,
    theirs: kept.theirs,
  })
  if (arrived.corrected) await noteConflict(scene, { recordId: arrived.id, kind: 'clock', office, byRule: true })
}

/** A record that was kept, as it came; undefined where its text is gone. */
export async function readKept(
  scene: Pick<Scene, 'call' | 'device'>,
  row: Pick<store.RecordRow, 'id' | 'at'>,
): Promise<{ arrived: Arrived; body: ParsedBody | undefined } | undefined> {
  const text = await findPersonalValue(scene.call, scene.device.seat_id, textField(row.id))
  return text === undefined
    ? undefined
    : { arrived: { id: row.id, at: row.at, corrected: false, text }, body: readBody(text) }
}

/** A kept record counts from now on: its text is not needed any more. */
export async function markApplied(scene: Scene, recordId: string): Promise<void> {
  const { call, device } = scene
  await forgetPersonalValues(call, device.seat_id, [textField(recordId)])
  await store.changeRecord(call.tx, recordId, { outcome: 'recorded', is_text_kept: false, waits_for: null })
}

/**
 * A person lets a kept record count, with the enterprise that it means where that was not known.
 * @returns false where it can not be applied for the same reason as before
 */
export async function applyKept(
  scene: Scene,
  row: Pick<store.RecordRow, 'id' | 'at'>,
  was: ConflictKind,
  meant?: ParsedSubject,
): Promise<boolean> {
  const kept = await readKept(scene, row)
  if (kept === undefined) return false
  const still = await attempt(scene, kept.arrived, kept.body, meant)
  if (still?.kept === was || still?.stays === true) return false
  if (still !== undefined) await keep(scene, kept.arrived, kept.body, still)
  else {
    await markApplied(scene, row.id)
    await settleWaiting(scene, row.id)
  }
  return true
}

/** The scene of another of the person's phones. */
export const sceneOf = async (scene: Scene, deviceId: string): Promise<Scene | undefined> => {
  if (deviceId === scene.device.id) return scene
  const device = await devices.findDevice(scene.call.tx, deviceId)
  return device && new Scene(scene.call, scene.engines, device, scene.isForced)
}

/** Records that waited for this one are applied now. */
export async function settleWaiting(scene: Scene, recordId: string): Promise<void> {
  const { call } = scene
  for (const row of await store.listWaiting(call.tx, recordId)) {
    const own = await sceneOf(scene, row.device_id)
    const kept = own && (await readKept(own, row))
    if (own === undefined || kept === undefined) continue
    const still = await attempt(own, kept.arrived, kept.body, undefined)
    if (still?.kept === 'missing-record') {
      // The newcomer has come; which enterprise it is nobody has said yet.
      if (newcomerIn(kept.body) === recordId) await store.changeRecord(call.tx, row.id, { newcomer_id: recordId })
      continue
    }
    const end = { by: null, now: call.now, outcome: 'by-itself' } as const
    for (const open of await conflicts.listOpenOf(call.tx, row.id))
      if (open.kind === 'missing-record') {
        await conflicts.settleConflict(call.tx, open.id, { by: null, now: call.now, decision: 'rule' })
        await follows.endOfConflict(call.tx, open.id, end)
      }
    if (still !== undefined) await keep(own, kept.arrived, kept.body, still)
    else {
      await markApplied(own, row.id)
      await settleWaiting(own, row.id)
    }
  }
}
