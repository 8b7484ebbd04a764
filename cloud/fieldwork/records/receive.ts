/**
 * Takes what a phone sends. A record is written down once, by its id and the hash of its text; the receipt is written in the transaction
 * that writes the record. Nothing that can come is an error of the batch: an outbox is never stuck behind one record.
 */
import type { FieldReceipt } from '../../../types/fieldwork'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { fieldworkWords as words } from '../../../types/words/fieldwork'
import type { SignedInCall } from '../../platform/call'
import type { PoolEngines } from '../../pool/actions'
import { mustOwnDevice } from '../devices/actions'
import { tellable } from '../conflicts/rules'
import { listKindsOf } from '../conflicts/store'
import { readClock, storable, timeOf, type ClockReading } from '../rules'
import { hashOf, kindOf, readBody } from './body'
import { Scene } from './scene'
import { settleRecord } from './settle'
import * as store from './store'
import { lockKeyOf, lockKeysOf, resolveSubject } from './subject'

type Sent = ParsedOf<'recordFieldwork'>['records'][number]

/** @throws Failure fieldDeviceUnknown, fieldDeviceTaken */
export async function recordFieldwork(
  call: SignedInCall,
  engines: PoolEngines,
  input: ParsedOf<'recordFieldwork'>,
): Promise<OutputOf<'recordFieldwork'>> {
  const device = await mustOwnDevice(call, input.device)
  const scene = new Scene(call, engines, device)
  const clock = readClock(new Date(input.now), call.now, device.opened_at)
  const inOrder = [...input.records].sort((one, other) => one.seq - other.seq)
  await lockSubjects(scene, inOrder)
  const receipts: FieldReceipt[] = []
  for (const sent of inOrder) receipts.push(await take(scene, clock, sent))
  return { receipts, now: call.now.toISOString() }
}

/** Two phones at one enterprise follow one another: the later one sees what the earlier one wrote. */
async function lockSubjects(scene: Scene, records: readonly Sent[]): Promise<void> {
  const keys: string[] = []
  // What was written down before changes nothing: a batch that comes again costs a look.
  const known = await store.listKnown(
    scene.call.tx,
    records.map((record) => record.id),
  )
  for (const { id, body } of records) {
    if (known.has(id)) continue
    const read = readBody(body)
    if (read?.kind === 'newcomer') keys.push(...lockKeysOf(read))
    // Whoever decides about it at the moment comes first.
    if (read?.kind === 'taken-back') keys.push(read.record, ...(await meantBy(scene, read.record)))
    if (read !== undefined && 'subject' in read)
      keys.push(lockKeyOf(await resolveSubject(scene, read.subject), read.subject))
  }
  await store.lockMeant(scene.call.tx, keys)
}

/** What a record that is taken back was about. */
async function meantBy({ call }: Scene, recordId: string): Promise<string[]> {
  const record = await store.findRecord(call.tx, recordId)
  return [record?.enterprise_id, record?.newcomer_id].filter((id) => typeof id === 'string')
}

async function take(scene: Scene, clock: ClockReading, sent: Sent): Promise<FieldReceipt> {
  const { call, device } = scene
  const hash = hashOf(sent.body)
  const before = await store.findRecord(call.tx, sent.id)
  if (before !== undefined) return again(call, before, hash)
  const recordedAt = new Date(sent.recordedAt)
  const { at, corrected } = timeOf(recordedAt, clock)
  const body = readBody(sent.body)
  const isFirst = await store.insertRecord(call.tx, {
    id: sent.id,
    device_id: device.id,
    person_id: device.person_id,
    seq: String(sent.seq),
    kind: body?.kind ?? kindOf(sent.body),
    hash,
    recorded_at: storable(recordedAt),
    at,
    received_at: call.now,
    outcome: 'recorded',
    office_id: device.office_id,
    office_path: device.office_path,
  })
  // Another phone with a copy of the same record was faster by a moment.
  if (!isFirst) return take(scene, clock, sent)
  await settleRecord(scene, { id: sent.id, at, corrected, text: sent.body }, body)
  const row = await store.findRecord(call.tx, sent.id)
  if (row === undefined) throw new Error('a record without a row')
  return receiptOf(call, row)
}

/** The same text of the same person, also from another phone that got its copy: the receipt of then. Another text is not this record. */
async function again(call: SignedInCall, before: store.RecordRow, hash: Buffer): Promise<FieldReceipt> {
  if (before.person_id === call.actor.personId && before.hash.equals(hash)) return receiptOf(call, before)
  return { id: before.id, hash: '', outcome: 'refused', conflicts: [], why: words.refusedTwice }
}

const receiptOf = async (call: SignedInCall, row: store.RecordRow): Promise<FieldReceipt> => ({
  id: row.id,
  hash: row.hash.toString('hex'),
  outcome: row.outcome,
  conflicts: tellable((await listKindsOf(call.tx, [row.id])).get(row.id) ?? []),
  why: null,
})
