import { basename } from 'node:path'
import { poolWords } from '../../types/words/pool'
import { terminalWords as words } from '../../types/words/terminal'
import type { Ground } from '../compose'
import { sayTime } from '../platform/calendar/calendar'
import { writeAudit } from '../platform/audit'
import { findFact, putFact } from '../platform/facts'
import { UnreadableTable, type OpenTable } from '../platform/spreadsheet/table'
import {
  beginImport,
  importPool,
  PoolFileRefused,
  readPool,
  type ImportOutcome,
  type PoolReading,
} from '../pool/actions'
import { RefusedReport } from './pool-refused'
import { openTableFile, startBar } from './table-file'
import { CommandRefused } from './with-ground'

export interface ImportOptions {
  source?: string
  /** Where refused rows are written; by default beside nothing: the present folder. */
  refused?: string
  dryRun?: boolean
  strict?: boolean
}

/** Carries an import's outcome out of the transaction that it takes back. */
class TakenBack extends Error {
  override readonly name = 'TakenBack'
  constructor(readonly done: Done) {
    super('taken back')
  }
}

interface Done {
  outcome: ImportOutcome
  reading: PoolReading
  before: Date | undefined
}

type Report = RefusedReport<keyof typeof poolWords.fields>

const say = (line: string) => process.stdout.write(`${line}\n`)

/**
 * Imports a file in one transaction. A dry run does all of it and takes it back; so does a strict run that refused a row.
 * @throws CommandRefused with the sentence to show; the pool is untouched then
 */
export async function importPoolFile(ground: Ground, path: string, options: ImportOptions): Promise<void> {
  const table = await openTableFile(path)
  const report = new RefusedReport(options.refused ?? `${basename(path)}.refused.csv`, poolWords.fields)
  const bar = startBar()
  let done: Done
  try {
    done = await run(ground, table, path, options, report, (read) => bar?.update(table.progress(), { read }))
  } catch (error) {
    if (error instanceof UnreadableTable || error instanceof PoolFileRefused)
      throw new CommandRefused(error.message, { cause: error })
    throw error
  } finally {
    bar?.stop()
    report.close()
    await table.close()
  }
  tell(done, options, report)
}

async function run(
  ground: Ground,
  table: OpenTable,
  path: string,
  { source, dryRun, strict }: ImportOptions,
  report: Report,
  progress: (read: number) => void,
): Promise<Done> {
  const file = basename(path)
  try {
    // The database may ask for the transaction again: everything begins anew then, the report too.
    return await ground.act(async (call) => {
      report.restart()
      const before = await beginImport(call, table.sha256)
      if ((await findFact(call.tx, 'data')) === 'demo') throw new CommandRefused(words.demoDatabase)
      await putFact(call.tx, 'data', 'real')
      const reading = await readPool(table)
      const outcome = await importPool(
        call,
        reading,
        { file, sha256: table.sha256, source: source ?? file },
        { refused: (rows) => report.write(rows), progress },
      )
      await writeAudit(call, { function: 'pool import', act: 'imported the pool', record: outcome.id, outcome: 'done' })
      const done = { outcome, reading, before }
      if (dryRun === true || (strict === true && outcome.refused > 0)) throw new TakenBack(done)
      return done
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.done
    throw error
  }
}

function tell({ outcome, reading, before }: Done, { dryRun, strict }: ImportOptions, report: Report): void {
  const { header, remarks, sheet } = reading
  if (before !== undefined) say(poolWords.importedBefore(sayTime(before)))
  if (sheet !== '') say(poolWords.sheet(sheet, header.line))
  else if (header.line > 1) say(poolWords.headerLine(header.line))
  if (header.unused.length > 0) say(poolWords.unused(header.unused))
  if (remarks.unknownStatuses.size > 0) say(poolWords.unknownStatuses([...remarks.unknownStatuses]))
  if (remarks.unknownOwnerships.size > 0) say(poolWords.unknownOwnerships([...remarks.unknownOwnerships]))
  if (remarks.phonesIgnored > 0) say(poolWords.phonesIgnored(remarks.phonesIgnored))
  if (remarks.shortened > 0) say(poolWords.shortened(remarks.shortened))
  if (report.rows > 0) say(poolWords.refusedFile(report.path))
  // A strict file with refused rows has changed nothing: no counts that look as if it had.
  if (strict === true && outcome.refused > 0) throw new CommandRefused(poolWords.strict(outcome.refused))
  say(poolWords.summary(outcome.read, outcome.inserted, outcome.updated, outcome.unchanged, outcome.refused))
  if (dryRun === true) say(poolWords.dryRun)
}
