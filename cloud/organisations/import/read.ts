/** From an open file to checked rows and refusals of a list of organisations. */
import { readTable, type Reading } from '../../platform/spreadsheet/reading'
import type { OpenTable } from '../../platform/spreadsheet/table'
import {
  createChecker,
  isRefusal,
  type OrganisationRecord,
  type OrganisationRefusal,
  type OrganisationRemarks,
} from './check'
import { findHeader, type OrganisationField } from './headers'

/** A file that as a whole is no list of organisations; its message is the sentence to show. */
export class OrganisationFileRefused extends Error {
  override readonly name = 'OrganisationFileRefused'
}

export type OrganisationReading = Reading<
  OrganisationField,
  OrganisationRecord,
  OrganisationRefusal,
  OrganisationRemarks
>

/** Reads the first sheet that has a header. @param today of China's clock. Throws OrganisationFileRefused, UnreadableTable. */
export async function readOrganisations(table: OpenTable, today: string): Promise<OrganisationReading> {
  const reading = await readTable<OrganisationField, OrganisationRecord, OrganisationRefusal, OrganisationRemarks>(
    table,
    { findHeader, createChecker: createChecker(today), isRefusal },
  )
  if (typeof reading === 'string') throw new OrganisationFileRefused(reading)
  return reading
}
