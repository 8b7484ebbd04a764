/** What each kind of file is taken in by, inside the transaction of its import. */
import type { ImportCounts } from '../../../types/imports'
import { organisationWords } from '../../../types/words/organisations'
import { placeWords } from '../../../types/words/places'
import { poolWords } from '../../../types/words/pool'
import { writeAudit } from '../../platform/audit'
import { localDate, sayTime } from '../../platform/calendar/calendar'
import type { Call } from '../../platform/call'
import { findFact, putFact } from '../../platform/facts'
import type { OpenTable } from '../../platform/spreadsheet/table'
import {
  beginOrganisationImport,
  importOrganisations,
  readOrganisations,
  type Matching,
} from '../../organisations/actions'
import { beginPlaceImport, importPlaces, readPlaces } from '../../places/actions'
import { beginImport, importPool, readPool } from '../../pool/actions'
import type { Job, RefusedRow } from './store'

interface Told {
  refused: (rows: readonly RefusedRow[]) => void
  progress: (read: number, written: number) => void
}

export async function takeIn(
  call: Call,
  engines: Matching,
  job: Job,
  table: OpenTable,
  told: Told,
): Promise<{ counts: ImportCounts; importId: string }> {
  if ((await findFact(call.tx, 'data')) !== 'demo') await putFact(call.tx, 'data', 'real')
  const done = await takers[job.kind](call, engines, job, table, told)
  await writeAudit(call, {
    function: 'startImport',
    act: acts[job.kind],
    record: job.id,
    recordKind: 'import',
    outcome: 'done',
  })
  return done
}

/** This very file came before: nothing is taken twice, and whoever sent it may have meant another one. */
const importedBefore = (before: Date | undefined): string[] =>
  before === undefined ? [] : [poolWords.importedBefore(sayTime(before))]

async function takePool(call: Call, _engines: Matching, job: Job, table: OpenTable, told: Told) {
  const before = await beginImport(call, table.sha256)
  const reading = await readPool(table)
  const file = { file: job.file, sha256: table.sha256, source: job.file }
  const { id, read, inserted, updated, unchanged, refused } = await importPool(call, reading, file, told)
  const { header, remarks } = reading
  const said = [
    ...importedBefore(before),
    ...(header.unused.length > 0 ? [poolWords.unused(header.unused)] : []),
    ...(remarks.unknownStatuses.size > 0 ? [poolWords.unknownStatuses([...remarks.unknownStatuses])] : []),
    ...(remarks.unknownOwnerships.size > 0 ? [poolWords.unknownOwnerships([...remarks.unknownOwnerships])] : []),
    ...(remarks.phonesIgnored > 0 ? [poolWords.phonesIgnored(remarks.phonesIgnored)] : []),
    ...(remarks.shortened > 0 ? [poolWords.shortened(remarks.shortened)] : []),
  ]
  return { counts: { read, inserted, updated, unchanged, refused, remarks: said }, importId: id }
}

async function takeList(call: Call, engines: Matching, job: Job, table: OpenTable, told: Told) {
  const before = await beginOrganisationImport(call, table.sha256)
  const reading = await readOrganisations(table, localDate(call.now))
  const list = { file: job.file, sha256: table.sha256, source: job.file }
  const outcome = await importOrganisations(call, engines, reading, list, told)
  const { id, read, inserted, updated, unchanged, refused, links } = outcome
  const { header, remarks } = reading
  const said = [
    ...importedBefore(before),
    organisationWords.links(links.linked, links.unsure, links.none),
    ...(header.unused.length > 0 ? [poolWords.unused(header.unused)] : []),
    ...(remarks.codesWrong > 0 ? [organisationWords.codesWrong(remarks.codesWrong)] : []),
  ]
  return { counts: { read, inserted, updated, unchanged, refused, remarks: said }, importId: id }
}

async function takePlaces(call: Call, _engines: Matching, job: Job, table: OpenTable, told: Told) {
  const before = await beginPlaceImport(call, table.sha256)
  const reading = await readPlaces(table)
  const list = { file: job.file, sha256: table.sha256, source: job.file }
  const { id, read, inserted, updated, unchanged, refused } = await importPlaces(call, reading, list, told)
  const { unused } = reading.header
  const said = [...importedBefore(before), placeWords.later, ...(unused.length > 0 ? [poolWords.unused(unused)] : [])]
  return { counts: { read, inserted, updated, unchanged, refused, remarks: said }, importId: id }
}

const takers = { pool: takePool, organisations: takeList, places: takePlaces }
const acts = { pool: 'imported the pool', organisations: 'imported organisations', places: 'imported places' }
