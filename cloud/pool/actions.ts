/** The cultivation pool (团建培育库): enterprises known to the city. */
import { canonicalName, RegionTable } from '../matching'
import { readRegions } from '../divisions/actions'
import type { Call } from '../platform/call'
import * as store from './store'
import type { Enterprise } from './tables'
import type { PoolRecord } from './import/check'

export { readPoolTable } from './import/read'
export type { Refusal } from './import/check'
export { PoolEngines } from './engines/engines'
export type { Enterprise } from './tables'

type Act = Pick<Call, 'tx' | 'now'>

let regions: RegionTable | undefined
/** The name as the pool compares it: without region, legal form and punctuation. */
export function canonicalKey(name: string): string {
  regions ??= new RegionTable(readRegions())
  const { core, branch } = canonicalName(name, regions)
  return branch === '' ? core : `${core}|${branch}`
}

export async function findEnterprise(act: Pick<Act, 'tx'>, id: string): Promise<Enterprise | undefined> {
  return store.findEnterprise(act.tx, id)
}

export async function findEnterpriseByUscc(act: Pick<Act, 'tx'>, uscc: string): Promise<Enterprise | undefined> {
  return store.findByUscc(act.tx, uscc)
}

export async function countEnterprises(act: Pick<Act, 'tx'>): Promise<number> {
  return store.countEnterprises(act.tx)
}

/** Own choice, 2026-11-23: rows a statement. */
const BATCH = 2000

export interface ImportCount {
  inserted: number
  updated: number
  unchanged: number
}

/** Takes checked records into the pool, all in the caller's transaction. Idempotent: the same file again changes nothing. */
export async function putRecords(
  act: Act,
  records: readonly PoolRecord[],
  source: string,
  onProgress: (done: number) => void = () => {},
): Promise<ImportCount> {
  const count = { inserted: 0, updated: 0, unchanged: 0 }
  for (let at = 0; at < records.length; at += BATCH) {
    const batch = records.slice(at, at + BATCH)
    const { inserted, updated } = await store.putEntries(
      act.tx,
      batch.map((record) => ({ ...record, canonicalName: canonicalKey(record.name) })),
      source,
      act.now,
    )
    count.inserted += inserted
    count.updated += updated
    count.unchanged += batch.length - inserted - updated
    onProgress(at + batch.length)
  }
  return count
}
