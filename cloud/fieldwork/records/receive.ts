/**
 * Takes what a phone sends. A record is written down once, by its id and the hash of its text; the receipt is written in the transaction
 * that writes the record. Nothing that can come is an error of the batch: an outbox is never stuck behind one record.
 */
import type { FieldReceipt } from '../../../types/fieldwork'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { fieldworkWords as words } from '../../../types/words/fieldwork'
import type { SignedInCall } from '../../platform/call'
import { listEnterprises, type PoolEngines } from '../../pool/actions'
import { mustOwnDevice } from '../devices/actions'
import { tellable } from '../conflicts/rules'
import { listKindsOf } from '../conflicts/store'
import { readClock, storable, timeOf, type ClockReading } from '../rules'
import { hashOf, kindOf, readBody } from './body'
import { Scene } from './scene'
import * as store from './store'
import { lockKeyOf, lockKeysOf, resolveSubject, type ParsedBody, enterpriseKeys } from './subject'
import { listLinked } from './visit-store'
import { settleAll, type Coming } from './waves'

/** As it was sent, and read once. */
interface Sent {
  id: string
  seq: number
  recordedAt: Date
  text: string
  hash: Buffer
  body: ParsedBody | undefined
}

/** @throws Failure fieldDeviceUnknown, fieldDeviceTaken */
export async function recordFieldwork(
  call: SignedInCall,
  engines: PoolEngines,
  input: ParsedOf<'recordFieldwork'>,
): Promise<OutputOf<'recordFieldwork'>> {
  const device = await mustOwnDevice(call, input.device)
  const scene = new Scene(call, engines, device)
  const clock = readClock(new Date(input.now), call.now, device.opened_at)
  const inOrder = input.records
    .map(({ id, seq, recordedAt, body: text }): Sent => ({
      id,
      seq,
      recordedAt: new Date(recordedAt),
      text,
      hash: hashOf(text),
      body: readBody(text),
    }))
    .sort((one, other) => one.seq - other.seq)
  await lockSubjects(scene, inOrder)
  await settleAll(scene, await writeDown(scene, clock, inOrder))
  return { receipts: await receiptsOf(call, inOrder), now: call.now.toISOString() }
}

/** Two phones at one enterprise follow one another: the later one sees what the earlier one wrote. */
async function lockSubjects(scene: Scene, records: readonly Sent[]): Promise<void> {
  const keys: string[] = []
  // What was written down before changes nothing: a batch that comes again costs a look.
  const known = await store.listRecords(
    scene.call.tx,
    records.map((record) => record.id),
  )
  const bodies = records.flatMap(({ id, body }) => (known.has(id) || body === undefined ? [] : [body]))
  const named = bodies.flatMap((body) =>
    'subject' in body && 'enterprise' in body.subject ? [body.subject.enterprise] : [],
  )
  const enterprises = await listEnterprises(scene.call, named)
  for (const body of bodies) {
    if (body.kind === 'newcomer') keys.push(...lockKeysOf(body))
    // Whoever decides about it at the moment comes first.
    if (body.kind === 'taken-back') keys.push(body.record, ...(await meantBy(scene, body.record)))
    // What it puts right may be about another enterprise.
    if (body.kind === 'visit' && body.replaces !== null) keys.push(...(await meantBy(scene, body.replaces)))
    if (!('subject' in body)) continue
    if ('enterprise' in body.subject)
      keys.push(enterprises.get(body.subject.enterprise)?.enterprise.id ?? body.subject.enterprise)
    else keys.push(lockKeyOf(await resolveSubject(scene, body.subject), body.subject))
  }
  await store.lockMeant(scene.call.tx, keys)
}

/** What a record that is taken back, or put right, was about, and the visits that count in its place or come back with it. */
async function meantBy({ call }: Scene, recordId: string): Promise<string[]> {
  const record = await store.findRecord(call.tx, recordId)
  if (record === undefined) return []
  const linked = record.kind === 'visit' ? await listLinked(call.tx, recordId) : []
  const all = [record, ...linked]
  const newcomers = all.map((one) => one.newcomer_id).filter((id) => typeof id === 'string')
  const enterprises = all.map((one) => one.enterprise_id).filter((id) => typeof id === 'string')
  return [...newcomers, ...(await enterpriseKeys(call, enterprises))]
}

/** Each once, whatever becomes of it. @returns those that are new, in order */
async function writeDown(scene: Scene, clock: ClockReading, inOrder: readonly Sent[]): Promise<Coming[]> {
  const { call, device } = scene
  // Of two under one id the first one is the record.
  const seen = new Set<string>()
  const once = inOrder.filter(({ id }) => !seen.has(id) && seen.add(id))
  const timed = once.map((sent) => ({ sent, ...timeOf(sent.recordedAt, clock) }))
  const fresh = await store.insertRecords(
    call.tx,
    timed.map(({ sent, at }) => ({
      id: sent.id,
      device_id: device.id,
      person_id: device.person_id,
      seq: String(sent.seq),
      kind: sent.body?.kind ?? kindOf(sent.text),
      hash: sent.hash,
      recorded_at: storable(sent.recordedAt),
      at,
      received_at: call.now,
      outcome: 'recorded',
      office_id: device.office_id,
      office_path: device.office_path,
    })),
  )
  return timed.flatMap(({ sent: { id, text, body }, at, corrected }) =>
    fresh.has(id) ? [{ arrived: { id, at, corrected, text }, body }] : [],
  )
}

/**
 * The same text of the same person, also from another phone that got its copy, has the receipt of then. Another text under an id that is taken is
 * not this record.
 */
async function receiptsOf(call: SignedInCall, inOrder: readonly Sent[]): Promise<FieldReceipt[]> {
  const ids = inOrder.map((sent) => sent.id)
  const rows = await store.listRecords(call.tx, ids)
  const kinds = await listKindsOf(call.tx, ids)
  return inOrder.map(({ id, hash }) => {
    const row = rows.get(id)
    if (row === undefined) throw new Error('a record without a row')
    if (row.person_id !== call.actor.personId || !row.hash.equals(hash))
      return { id, hash: '', outcome: 'refused', conflicts: [], why: words.refusedTwice }
    const conflicts = tellable(kinds.get(id) ?? [])
    return { id, hash: row.hash.toString('hex'), outcome: row.outcome, conflicts, why: null }
  })
}
