/** One import: a file's rows, as they are read, into the pool; all in the caller's transaction. */
import { randomUUID } from 'node:crypto'
import type { Call } from '../../platform/call'
import type { PoolRecord, Refusal } from './check'
import { addCount, putRecords, type ImportCount } from './put'
import type { PoolReading } from './read'
import * as store from './store'

/** Own choice, 2026-11-24: records gathered before they are written; bounds the memory. */
const GATHERED = 2000

export interface ImportedFile {
  /** Its name without folders. */
  file: string
  sha256: string
  source: string
}

export interface ImportOutcome extends ImportCount {
  id: string
  read: number
  refused: number
}

/**
 * Begins an import: from here to the end of the transaction no other one runs.
 * @returns when this very file was imported before; undefined where it was not
 */
export async function beginImport(act: Pick<Call, 'tx'>, sha256: string): Promise<Date | undefined> {
  await store.lockImports(act.tx)
  return store.findImport(act.tx, sha256)
}

/**
 * Takes a file into the pool and records that it did; after `beginImport`. Rows are read while the database writes those before.
 * @param told refused rows, and how many rows were read and written so far
 */
export async function importPool(
  act: Pick<Call, 'tx' | 'now' | 'tools'>,
  reading: PoolReading,
  { file, sha256, source }: ImportedFile,
  told: { refused: (refused: readonly Refusal[]) => void; progress: (read: number, written: number) => void },
): Promise<ImportOutcome> {
  const id = randomUUID()
  const count: ImportCount = { inserted: 0, updated: 0, unchanged: 0 }
  let read = 0
  let refused = 0
  let gathered: PoolRecord[] = []
  let writing: Promise<ImportCount> | undefined
  const settle = async () => {
    if (writing !== undefined) addCount(count, await writing)
  }
  const write = async () => {
    await settle()
    writing = putRecords(act, gathered, source, id)
    // Waited for at the next batch: until then a failure is nobody's unhandled one.
    writing.catch(() => {})
    gathered = []
  }
  try {
    for await (const batch of reading.rows) {
      read += batch.records.length + batch.refused.length
      refused += batch.refused.length
      if (batch.refused.length > 0) told.refused(batch.refused)
      gathered.push(...batch.records)
      if (gathered.length >= GATHERED) await write()
      told.progress(read, count.inserted + count.updated + count.unchanged)
    }
    await write()
  } finally {
    // The transaction must not end while a statement runs in it.
    await settle()
  }
  await store.insertImport(act.tx, { id, at: act.now, file, sha256, source, rows_read: read, ...count, refused })
  return { id, read, refused, ...count }
}

export const listImports = (act: Pick<Call, 'tx'>, limit: number) => store.listImports(act.tx, limit)
