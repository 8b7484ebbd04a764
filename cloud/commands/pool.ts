import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { SingleBar } from 'cli-progress'
import type { Command } from 'commander'
import { poolWords } from '../../types/words/pool'
import { terminalWords as words } from '../../types/words/terminal'
import { decodeText, formatCsv, parseCsv, UnreadableCsv, type CsvTable } from '../platform/csv'
import { findFact, putFact } from '../platform/facts'
import { putRecords, readPoolTable, type Refusal } from '../pool/actions'
import { batchWords } from '../../types/words/reasons'
import { CommandRefused, withGround } from './with-ground'

/** `pool import FILE [--source NAME] [--refused FILE]` */
export function registerPoolCommands(program: Command): void {
  program
    .command('pool')
    .description(words.pool)
    .command('import <file>')
    .description(words.poolImport)
    .option('--source <name>', '数据来源，记入每一行')
    .option('--refused <file>', '拒收的行写入此文件')
    .action((file: string, options: { source?: string; refused?: string }) => importPool(file, options))
}

async function importPool(file: string, options: { source?: string; refused?: string }): Promise<void> {
  await withGround(async (ground) => {
    const table = readPoolTable(readTable(file))
    if (typeof table === 'string') throw new CommandRefused(table)
    const bar = process.stderr.isTTY
      ? new SingleBar({ format: '{bar} {percentage}% {value}/{total}', stream: process.stderr, hideCursor: true })
      : undefined
    bar?.start(table.records.length, 0)
    const count = await ground.act(async (call) => {
      if ((await findFact(call.tx, 'data')) === 'demo') throw new CommandRefused(words.demoDatabase)
      await putFact(call.tx, 'data', 'real')
      return putRecords(call, table.records, options.source ?? basename(file), (done) => bar?.update(done))
    })
    bar?.stop()
    const read = table.records.length + table.refused.length
    process.stdout.write(
      `${poolWords.summary(read, count.inserted, count.updated, count.unchanged, table.refused.length)}\n`,
    )
    if (table.refused.length > 0) writeRefused(options.refused ?? `${basename(file)}.refused.csv`, table.refused)
  })
}

function readTable(file: string): CsvTable {
  try {
    return parseCsv(decodeText(readFileSync(file)))
  } catch (error) {
    throw new CommandRefused(
      error instanceof UnreadableCsv ? batchWords.unreadable(file) : batchWords.missingFile(file),
      { cause: error },
    )
  }
}

/** A cell that a spreadsheet would run as a formula is marked as text. */
const asText = (content: string) => (/^[=+\-@\t]/.test(content) ? `'${content}` : content)

function writeRefused(file: string, refused: readonly Refusal[]): void {
  const rows = refused.map(({ line, field, reason, content }) => [String(line), field, reason, asText(content)])
  // With the mark of UTF-8, so that a spreadsheet opens it without asking.
  writeFileSync(file, formatCsv(poolWords.refusedColumns, rows, { mark: true }))
  process.stdout.write(`${poolWords.refusedFile(file)}\n`)
}
