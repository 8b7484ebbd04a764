import { basename } from 'node:path'
import { organisationWords as own } from '../../types/words/organisations'
import { poolWords } from '../../types/words/pool'
import { terminalWords as words } from '../../types/words/terminal'
import type { Ground } from '../compose'
import { buildGazetteer, readRegions } from '../divisions/gazetteer'
import {
  beginOrganisationImport,
  importOrganisations,
  OrganisationFileRefused,
  readOrganisations,
  type Matching,
  type OrganisationOutcome,
  type OrganisationReading,
} from '../organisations/actions'
import { writeAudit } from '../platform/audit'
import { localDate, sayTime } from '../platform/calendar/calendar'
import { findFact, putFact } from '../platform/facts'
import { UnreadableTable, type OpenTable } from '../platform/spreadsheet/table'
import { PoolEngines } from '../pool/actions'
import { RefusedReport } from './pool-refused'
import { openTableFile, startBar } from './table-file'
import { CommandRefused } from './with-ground'

export interface OrganisationImportOptions {
  source?: string
  /** Where refused rows are written; by default the present folder. */
  refused?: string
  dryRun?: boolean
}

/** Carries an import's outcome out of the transaction that it takes back. */
class TakenBack extends Error {
  override readonly name = 'TakenBack'
  constructor(readonly done: Done) {
    super('taken back')
  }
}

interface Done {
  outcome: OrganisationOutcome
  reading: OrganisationReading
  before: Date | undefined
}

const say = (line: string) => process.stdout.write(`${line}\n`)

/**
 * Imports a list of organisations in one transaction; a dry run does all of it and takes it back.
 * @throws CommandRefused with the sentence to show; nothing is written then
 */
export async function importOrganisationsFile(
  ground: Ground,
  path: string,
  options: OrganisationImportOptions,
): Promise<void> {
  const table = await openTableFile(path)
  const report = new RefusedReport(options.refused ?? `${basename(path)}.refused.csv`, own.fields)
  const bar = startBar()
  let done: Done
  try {
    // The embedded database has one connection: the engines are built before the transaction takes it.
    const engines = await PoolEngines.build(ground.database, {
      regions: readRegions(),
      gazetteer: buildGazetteer(ground.configuration.HOME_CITY),
    })
    const progress = (read: number) => bar?.update(table.progress(), { read })
    done = await run(ground, engines, table, path, options, { report, progress })
  } catch (error) {
    if (error instanceof UnreadableTable || error instanceof OrganisationFileRefused)
      throw new CommandRefused(error.message, { cause: error })
    throw error
  } finally {
    bar?.stop()
    report.close()
    await table.close()
  }
  tell(done, options, report.rows > 0 ? report.path : undefined)
}

async function run(
  ground: Ground,
  engines: Matching,
  table: OpenTable,
  path: string,
  { source, dryRun }: OrganisationImportOptions,
  { report, progress }: { report: RefusedReport<keyof typeof own.fields>; progress: (read: number) => void },
): Promise<Done> {
  const file = basename(path)
  try {
    // The database may ask for the transaction again: everything begins anew then, the report too.
    return await ground.act(async (call) => {
      report.restart()
      const before = await beginOrganisationImport(call, table.sha256)
      if ((await findFact(call.tx, 'data')) === 'demo') throw new CommandRefused(words.demoDatabase)
      await putFact(call.tx, 'data', 'real')
      const reading = await readOrganisations(table, localDate(call.now))
      const list = { file, sha256: table.sha256, source: source ?? file }
      const told = { refused: report.write.bind(report), progress }
      const outcome = await importOrganisations(call, engines, reading, list, told)
      await writeAudit(call, {
        function: 'organisations import',
        act: 'imported organisations',
        record: outcome.id,
        outcome: 'done',
      })
      const done = { outcome, reading, before }
      if (dryRun === true) throw new TakenBack(done)
      return done
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.done
    throw error
  }
}

function tell(
  { outcome, reading, before }: Done,
  { dryRun }: OrganisationImportOptions,
  refusedFile: string | undefined,
): void {
  const { header, remarks, sheet } = reading
  if (before !== undefined) say(poolWords.importedBefore(sayTime(before)))
  if (sheet !== '') say(poolWords.sheet(sheet, header.line))
  else if (header.line > 1) say(poolWords.headerLine(header.line))
  if (header.unused.length > 0) say(poolWords.unused(header.unused))
  if (remarks.codesWrong > 0) say(own.codesWrong(remarks.codesWrong))
  if (refusedFile !== undefined) say(poolWords.refusedFile(refusedFile))
  say(own.summary(outcome.read, outcome.inserted, outcome.updated, outcome.unchanged, outcome.refused))
  const { linked, unsure, none } = outcome.links
  say(own.links(linked, unsure, none))
  if (unsure > 0) say(own.unsureHint)
  if (dryRun === true) say(poolWords.dryRun)
}
