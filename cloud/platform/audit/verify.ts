/** Verification of the trail: every block, every row, the chain, and that nothing waits unsealed. In pages: memory stays bounded. */
import type { AuditBreak } from '../../../types/audit-trail'
import type { Tools } from '../call'
import type { Clock } from '../clock'
import type { Database, Tx } from '../database/database'
import { createDigests, NO_BLOCK, ROW_DIGEST_BYTES, sameDigest, type AuditDigests } from './digest'
import { auditRules, BLOCK_FORMAT } from './rules'
import * as store from './store'
import type { AuditBlock, AuditRow } from './store'

export interface AuditVerdict {
  /** The instant it began. */
  at: string
  blocks: number
  /** Rows compared; those past their time are gone and not counted. */
  rows: number
  /** The newest block. */
  head: { number: string; digest: string; sealedAt: string } | null
  broken: AuditBreak | null
}

/** A block that was written down outside of the database: the chain must still hold it. */
export interface Anchor {
  number: string
  digest: string
}

type Listed = Awaited<ReturnType<typeof store.listBlocks>>[number]

/** Blocks read at a time. Own choice, 2026-11-24: 50 blocks of 1,000 rows' ids and digests are below a megabyte. */
const PAGE = 50

export async function verifyTrail(
  { database, tools, clock }: { database: Database; tools: Pick<Tools, 'tokens'>; clock: Clock },
  anchor?: Anchor,
): Promise<AuditVerdict> {
  const digests = createDigests(tools)
  const verdict: AuditVerdict = { at: clock.now().toISOString(), blocks: 0, rows: 0, head: null, broken: null }
  let previous: AuditBlock | undefined
  let isAnchored = anchor === undefined
  for (;;) {
    const last = previous
    const page = await database.transact((tx) => checkPage(tx, digests, last))
    for (const { block, checked } of page) {
      if ('kind' in checked) return { ...verdict, broken: checked }
      if (anchor?.number === block.number) {
        if (block.digest.toString('hex') !== anchor.digest)
          return { ...verdict, broken: { kind: 'anchor-missing', block: block.number } }
        isAnchored = true
      }
      verdict.blocks++
      verdict.rows += checked.rows
      verdict.head = {
        number: block.number,
        digest: block.digest.toString('hex'),
        sealedAt: store.instantOf(block.sealed_at).toISOString(),
      }
      previous = block
    }
    if (page.length === 0) break
  }
  if (!isAnchored && anchor !== undefined)
    return { ...verdict, broken: { kind: 'anchor-missing', block: anchor.number } }
  return { ...verdict, broken: (await database.transact((tx) => checkRest(tx, previous, clock.now()))) ?? null }
}

/** Some blocks, up to the first break. */
async function checkPage(tx: Tx, digests: AuditDigests, before: AuditBlock | undefined) {
  const checks: { block: Listed; checked: AuditBreak | { rows: number } }[] = []
  let previous = before
  for (const block of await store.listBlocks(tx, before?.number ?? '0', PAGE)) {
    const checked = await checkBlock(tx, digests, block, previous)
    checks.push({ block, checked })
    if ('kind' in checked) break
    previous = block
  }
  return checks
}

async function checkBlock(
  tx: Tx,
  digests: AuditDigests,
  block: Listed,
  previous: AuditBlock | undefined,
): Promise<AuditBreak | { rows: number }> {
  const { number } = block
  const expected = String(BigInt(previous?.number ?? '0') + 1n)
  if (number !== expected) return { kind: 'block-missing', block: expected }
  if (!sameDigest(block.previous, previous?.digest ?? NO_BLOCK)) return { kind: 'chain-broken', block: number }
  if (block.format !== BLOCK_FORMAT || !sameDigest(block.digest, digests.block(block)))
    return { kind: 'block-altered', block: number }
  // One row more than there may be is enough to see that there are too many.
  const rows = await store.listRows(tx, block, block.row_ids.length + 1)
  if (block.expired_at !== null && block.stub !== null) {
    if (!sameDigest(block.stub, digests.stub(block, block.expired_at))) return { kind: 'block-altered', block: number }
    return rows[0] === undefined ? { rows: 0 } : { kind: 'row-left', block: number, row: rows[0].id }
  }
  return (await compareRows(tx, digests, block, rows, previous)) ?? { rows: rows.length }
}

async function compareRows(
  tx: Tx,
  digests: AuditDigests,
  block: AuditBlock,
  rows: readonly AuditRow[],
  previous: AuditBlock | undefined,
): Promise<AuditBreak | undefined> {
  const { number, row_ids: ids } = block
  const sealed = new Set(ids)
  for (let i = 0; i < Math.max(ids.length, rows.length); i++) {
    const row = rows[i]
    const id = ids[i]
    if (row !== undefined && !sealed.has(row.id)) return { kind: 'row-added', block: number, row: row.id }
    if (id === undefined) return { kind: 'row-added', block: number, row: row?.id ?? '' }
    if (row?.id !== id)
      // It may still be there, torn out of its place.
      return { kind: (await store.hasRow(tx, id)) ? 'row-altered' : 'row-missing', block: number, row: id }
    const own = block.row_digests.subarray(i * ROW_DIGEST_BYTES, (i + 1) * ROW_DIGEST_BYTES)
    if (!sameDigest(own, digests.row(row))) return { kind: 'row-altered', block: number, row: id }
    if (previous !== undefined && isMisplaced(row, previous)) return { kind: 'row-misplaced', block: number, row: id }
  }
  // Short digests name the row; the long one decides.
  return sameDigest(block.rows_digest, digests.rows(rows)) ? undefined : { kind: 'block-altered', block: number }
}

/** A row that says to be much older than the block before it was not written by an act: it was put back. */
const isMisplaced = (row: AuditRow, previous: AuditBlock) =>
  BigInt(row.at) < BigInt(previous.sealed_at) - BigInt(auditRules.misplaced.seconds) * 1_000_000n

async function checkRest(tx: Tx, head: AuditBlock | undefined, now: Date): Promise<AuditBreak | undefined> {
  const outside = await store.findOutside(tx)
  if (outside !== undefined) return { kind: 'row-outside', row: outside }
  // Blocks may have been sealed since ours was read: they are not what is asked here.
  const newest = (await store.findHead(tx)) ?? head
  const before = new Date(now.getTime() - auditRules.unsealed.seconds * 1000)
  const waiting = await store.findUnsealed(tx, newest, before)
  return waiting && { kind: 'row-unsealed', row: waiting.id }
}
