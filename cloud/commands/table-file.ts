/** What commands that take a table in have in common: opening it, the bar, the time. */
import { SingleBar } from 'cli-progress'
import { poolWords } from '../../types/words/pool'
import { batchWords } from '../../types/words/reasons'
import { openTable } from '../platform/spreadsheet/open'
import { UnreadableTable, type OpenTable } from '../platform/spreadsheet/table'
import { CommandRefused } from './with-ground'

/** @throws CommandRefused where it is no table, or not there */
export async function openTableFile(path: string): Promise<OpenTable> {
  try {
    return await openTable(path)
  } catch (error) {
    if (error instanceof UnreadableTable) throw new CommandRefused(error.message, { cause: error })
    throw new CommandRefused(batchWords.missingFile(path), { cause: error })
  }
}

/** A bar on a terminal; undefined where nobody watches. */
export function startBar(): SingleBar | undefined {
  if (!process.stderr.isTTY) return undefined
  const format = `{bar} {percentage}% {read} ${poolWords.rowsRead}`
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true })
  bar.start(1, 0, { read: 0 })
  return bar
}
