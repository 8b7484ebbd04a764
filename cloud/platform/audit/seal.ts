/**
 * The sealer: orders what was committed and chains it in blocks, beside the acts and never within them. One process seals at a time;
 * an act never waits for it.
 */
import type { Tools } from '../call'
import type { Clock } from '../clock'
import type { Database, Tx } from '../database/database'
import { createDigests, NO_BLOCK, sameDigest, type AuditDigests } from './digest'
import { auditRules, BLOCK_FORMAT } from './rules'
import * as store from './store'
import type { AuditBlock, BlockRange } from './store'

/** The chain is not the one that this process sealed: somebody put an older one in its place. */
export class ChainRolledBack extends Error {
  override readonly name = 'ChainRolledBack'
  constructor(readonly block: string) {
    super(`audit block ${block}, which this process has seen, is gone or another one`)
  }
}

export interface Sealer {
  /** Seals what is committed and in no block yet. @returns how many rows */
  seal: () => Promise<number>
  /** The newest block that this process has seen, for an anchor outside of the database. */
  head: () => { number: string; digest: Buffer } | undefined
}

export function createSealer(ground: { database: Database; tools: Pick<Tools, 'tokens'>; clock: Clock }): Sealer {
  const { database, clock } = ground
  const digests = createDigests(ground.tools)
  let seen: { number: string; digest: Buffer } | undefined
  const remember = (block: Pick<AuditBlock, 'number' | 'digest'> | undefined) => {
    if (block !== undefined) seen = { number: block.number, digest: block.digest }
  }
  const round = (tx: Tx) => sealOne(tx, digests, clock.now(), seen)
  return {
    seal: async () => {
      let rows = 0
      for (let block = 0; block < auditRules.seal.blocks; block++) {
        const result = await database.transact(round)
        if (result === 'busy') break
        remember(result.head)
        rows += result.rows
        if (result.rows === 0) break
      }
      return rows
    },
    head: () => seen,
  }
}

/** One block, in a transaction of its own. */
async function sealOne(
  tx: Tx,
  digests: AuditDigests,
  now: Date,
  seen: { number: string; digest: Buffer } | undefined,
): Promise<'busy' | { head: AuditBlock | undefined; rows: number }> {
  // The lock first: every later statement then sees what the process before us committed.
  if (!(await store.tryLock(tx))) return 'busy'
  const head = await store.findHead(tx)
  if (seen !== undefined) {
    const same = head?.number === seen.number ? head.digest : await store.findBlockDigest(tx, seen.number)
    if (same === undefined || !sameDigest(same, seen.digest)) throw new ChainRolledBack(seen.number)
  }
  const range = await nextRange(tx, head)
  const found = await store.listRows(tx, range, auditRules.seal.rows + 1)
  const rows = found.slice(0, auditRules.seal.rows)
  if (rows.length === 0 && range.after_id === null) return { head, rows: 0 }
  const last = rows.at(-1)
  const block = {
    ...range,
    number: String(BigInt(head?.number ?? '0') + 1n),
    format: BLOCK_FORMAT,
    last_position: last?.position ?? null,
    last_id: last?.id ?? null,
    closes: found.length === rows.length,
    row_ids: rows.map(({ id }) => id),
    row_digests: Buffer.concat(rows.map(digests.row)),
    rows_digest: digests.rows(rows),
    sealed_at: store.microsOf(now),
    previous: head?.digest ?? NO_BLOCK,
  }
  const sealed = { ...block, digest: digests.block(block) }
  await store.insertBlock(tx, sealed)
  return { head: sealed, rows: rows.length }
}

/** Goes on where the newest block stopped, or looks anew at what is committed. */
async function nextRange(tx: Tx, head: AuditBlock | undefined): Promise<BlockRange> {
  const open = { last_position: null, last_id: null, closes: true }
  if (head !== undefined && !head.closes)
    return {
      ...open,
      since_seen: head.since_seen,
      until_seen: head.until_seen,
      after_position: head.last_position,
      after_id: head.last_id,
    }
  return {
    ...open,
    since_seen: head?.until_seen ?? null,
    until_seen: await store.readSnapshot(tx),
    after_position: null,
    after_id: null,
  }
}

/**
 * Before anything is written: where this database came from another cluster, its transaction ids begin low again, and are moved behind
 * all that stand in the trail.
 */
export async function alignPositions(tx: Tx): Promise<void> {
  const shift = await store.findShift(tx)
  if (shift > 0n) await store.insertShift(tx, shift)
}
