/** Keeping and letting go: rows past their time go with their whole block, oldest first; the block stays in the chain. */
import type { Tools } from '../call'
import type { Clock } from '../clock'
import type { Database } from '../database/database'
import { createDigests } from './digest'
import { auditRules } from './rules'
import * as store from './store'

/** Blocks that were sealed before this are past their time. */
export function keptSince(now: Date): Date {
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - auditRules.kept.months)
  return since
}

/** @returns how many rows went; stops at the first block that is young enough */
export async function expireTrail({
  database,
  tools,
  clock,
}: {
  database: Database
  tools: Pick<Tools, 'tokens'>
  clock: Clock
}): Promise<{ blocks: number; rows: number }> {
  const digests = createDigests(tools)
  const total = { blocks: 0, rows: 0 }
  for (;;) {
    const gone = await database.transact(async (tx) => {
      const now = clock.now()
      const oldest = await store.findOldestKept(tx)
      if (oldest === undefined || store.instantOf(oldest.sealed_at) >= keptSince(now)) return undefined
      return store.expire(tx, oldest.number, now, digests.stub(oldest, store.microsOf(now)))
    })
    if (gone === undefined) return total
    total.blocks++
    total.rows += gone
  }
}
