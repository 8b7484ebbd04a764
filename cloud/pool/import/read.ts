/** From an open file to checked records and refusals, some rows at a time. */
import { readTable, type Reading, type TableKind } from '../../platform/spreadsheet/reading'
import type { OpenTable } from '../../platform/spreadsheet/table'
import { createPoolChecker, isRefusal, type PoolRecord, type Refusal, type Remarks } from './check'
import { findHeader, type PoolField } from './headers'

/** A file that as a whole is no pool; its message is the sentence to show. */
export class PoolFileRefused extends Error {
  override readonly name = 'PoolFileRefused'
}

export type PoolReading = Reading<PoolField, PoolRecord, Refusal, Remarks>

const poolTable: TableKind<PoolField, PoolRecord, Refusal, Remarks> = {
  findHeader,
  createChecker: createPoolChecker,
  isRefusal,
}

/** Reads the first sheet that has a header. Throws PoolFileRefused, UnreadableTable. */
export async function readPool(table: OpenTable): Promise<PoolReading> {
  const reading = await readTable(table, poolTable)
  if (typeof reading === 'string') throw new PoolFileRefused(reading)
  return reading
}
