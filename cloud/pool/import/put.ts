/** Takes checked records into the pool. */
import type { Call } from '../../platform/call'
import { canonicalKey } from '../canonical'
import { refreshSearch } from '../search/actions'
import type { PoolRecord } from './check'
import { putContacts } from './contacts'
import { doubtOf } from './register-words'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

/** Own choice, 2026-11-23: rows a statement. */
const BATCH = 2000

export interface ImportCount {
  inserted: number
  updated: number
  unchanged: number
}

/** Takes checked records into the pool, all in the caller's transaction. Idempotent: the same records again change nothing. */
export async function putRecords(
  act: Act,
  records: readonly PoolRecord[],
  source: string,
  importId: string | null = null,
): Promise<ImportCount> {
  const count = { inserted: 0, updated: 0, unchanged: 0 }
  for (let at = 0; at < records.length; at += BATCH) {
    addCount(count, await putBatch(act, records.slice(at, at + BATCH), source, importId))
  }
  return count
}

export function addCount(count: ImportCount, more: ImportCount): void {
  count.inserted += more.inserted
  count.updated += more.updated
  count.unchanged += more.unchanged
}

async function putBatch(
  act: Act,
  batch: readonly PoolRecord[],
  source: string,
  importId: string | null,
): Promise<ImportCount> {
  const changed = await store.putEntries(
    act.tx,
    batch.map(({ name, uscc, address, street, ...more }) => ({
      name,
      uscc,
      address,
      street,
      canonicalName: canonicalKey(name),
      status: more.status ?? null,
      statusWritten: more.statusWritten ?? null,
      statusDoubt: doubtOf(more.statusWritten ?? ''),
      type: more.type ?? null,
      ownership: more.ownership ?? null,
      ownershipWritten: more.ownershipWritten ?? null,
    })),
    source,
    act.now,
  )
  const former = await store.putFormerNames(
    act.tx,
    batch.flatMap(({ uscc, formerNames = [] }) =>
      formerNames.map((name) => ({ uscc, name, canonicalName: canonicalKey(name) })),
    ),
  )
  const contacts = await putContacts(act, batch)
  const told = new Set([...changed.map((row) => row.id), ...former])
  // The engines know no personal values: a changed telephone is no news to them.
  await store.noteChanges(act.tx, [...told], importId)
  await refreshSearch(act, [...told])
  const inserted = changed.filter((row) => row.inserted).length
  const all = new Set([...told, ...contacts]).size
  return { inserted, updated: all - inserted, unchanged: batch.length - all }
}
