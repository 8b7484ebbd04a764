/**
 * What a block's digests cover, and with which key: HMAC-SM3 under a key that is derived from TOKEN_KEY, so that whoever has the
 * database alone cannot compute a chain that fits what was changed.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Tools } from '../call'
import type { AuditBlock, AuditRow } from './store'

/** Bytes of a row's own digest within its block. */
export const ROW_DIGEST_BYTES = 8
/** What the first block names as the one before it. */
export const NO_BLOCK = Buffer.alloc(32)

export interface AuditDigests {
  row: (row: AuditRow) => Buffer
  rows: (rows: readonly AuditRow[]) => Buffer
  block: (block: Omit<AuditBlock, 'digest'>) => Buffer
  stub: (block: Pick<AuditBlock, 'number' | 'digest'>, expiredAt: string) => Buffer
}

/** Fields in a fixed order as JSON: no two different rows give the same text. */
const rowText = (row: AuditRow) =>
  JSON.stringify([
    row.id,
    row.position,
    row.at,
    row.request_id,
    row.person_id,
    row.session_id,
    row.role,
    row.office_id,
    row.device,
    row.address,
    row.function,
    row.act,
    row.record_kind,
    row.record_id,
    row.reason,
    row.outcome,
  ])

const blockText = (block: Omit<AuditBlock, 'digest'>) =>
  JSON.stringify([
    block.number,
    block.format,
    block.since_seen,
    block.until_seen,
    block.after_position,
    block.after_id,
    block.last_position,
    block.last_id,
    block.closes,
    block.row_ids,
    block.row_digests.toString('hex'),
    block.rows_digest.toString('hex'),
    block.sealed_at,
    block.previous.toString('hex'),
  ])

export function createDigests({ tokens }: Pick<Tools, 'tokens'>): AuditDigests {
  // A key for each use: a row's digest is never a block's.
  const mac = (use: string) => {
    const key = tokens.derive(`audit/${use}`)
    return (text: string) => createHmac('sm3', key).update(text).digest()
  }
  const [ofRow, ofRows, ofBlock, ofStub] = [mac('row'), mac('rows'), mac('block'), mac('stub')]
  return {
    row: (row) => ofRow(rowText(row)).subarray(0, ROW_DIGEST_BYTES),
    rows: (rows) => ofRows(rows.map(rowText).join('\n')),
    block: (block) => ofBlock(blockText(block)),
    stub: (block, expiredAt) => ofStub(JSON.stringify([block.number, block.digest.toString('hex'), expiredAt])),
  }
}

export const sameDigest = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other)
