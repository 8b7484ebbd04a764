/**
 * Takes what a phone sends. A record is written down once, by its id and the hash of its text; the receipt is written in the transaction
 * that writes the record. Nothing that can come is an error of the batch: an outbox is never stuck behind one record.
 */
import { createHash } from 'node:crypto'
import { recordBody, type RecordBody } from '../../../types/field-records'
import type { FieldReceipt } from '../../../types/fieldwork'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { fieldworkWords as words } from '../../../types/words/fieldwork'
import type { SignedInCall } from '../../platform/call'
import type { PoolEngines } from '../../pool/actions'
import { mustOwnDevice } from '../devices/actions'
import type { DeviceRow } from '../devices/store'
import { readClock, storable, timeOf, type ClockReading } from '../rules'
import * as store from './store'
import { settleRecord } from './settle'

type Sent = ParsedOf<'recordFieldwork'>['records'][number]

export interface Scene {
  call: SignedInCall
  engines: PoolEngines
  device: DeviceRow
}

/** SHA-512 of the text, its first 32 bytes: what a phone computes of its own. */
const HASH_BYTES = 32
export const hashOf = (text: string): Buffer =>
  createHash('sha512').update(text, 'utf8').digest().subarray(0, HASH_BYTES)

/** Undefined for what is no record of a known form. */
function readBody(text: string): RecordBody | undefined {
  try {
    const read = recordBody.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** @throws Failure fieldDeviceUnknown, fieldDeviceTaken */
export async function recordFieldwork(
  call: SignedInCall,
  engines: PoolEngines,
  input: ParsedOf<'recordFieldwork'>,
): Promise<OutputOf<'recordFieldwork'>> {
  const device = await mustOwnDevice(call, input.device)
  const scene = { call, engines, device }
  const clock = readClock(new Date(input.now), call.now, device.opened_at)
  const inOrder = [...input.records].sort((one, other) => one.seq - other.seq)
  const receipts: FieldReceipt[] = []
  for (const sent of inOrder) receipts.push(await take(scene, clock, sent))
  return { receipts, now: call.now.toISOString() }
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
    kind: body?.kind ?? null,
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
  await settleRecord(scene, { id: sent.id, seq: sent.seq, at, corrected, text: sent.body }, body)
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
  conflicts: await store.listConflictKinds(call.tx, row.id),
  why: null,
})
