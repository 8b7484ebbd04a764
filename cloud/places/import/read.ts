/** From an open file to checked rows and refusals of a list of places. */
import { readTable, type Reading } from '../../platform/spreadsheet/reading'
import type { OpenTable } from '../../platform/spreadsheet/table'
import { createChecker, isRefusal, type PlaceRecord, type PlaceRefusal } from './check'
import { findHeader, type PlaceField } from './headers'

/** A file that as a whole is no list of places; its message is the sentence to show. */
export class PlaceFileRefused extends Error {
  override readonly name = 'PlaceFileRefused'
}

export type PlaceReading = Reading<PlaceField, PlaceRecord, PlaceRefusal, Record<string, never>>

/** Reads the first sheet that has a header. Throws PlaceFileRefused, UnreadableTable. */
export async function readPlaces(table: OpenTable): Promise<PlaceReading> {
  const reading = await readTable<PlaceField, PlaceRecord, PlaceRefusal, Record<string, never>>(table, {
    findHeader,
    createChecker,
    isRefusal,
  })
  if (typeof reading === 'string') throw new PlaceFileRefused(reading)
  return reading
}
