/** Opens a file as a table: by what is in it, never by its name. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { tableWords } from '../../../types/words/pool'
import { FILE_RULES } from './rules'
import { UnreadableTable, type OpenTable } from './table'
import { createEncodingSniffer, textSheet } from './text'
import { openWorkbook } from './xlsx'

/** How files begin that are often taken for tables. */
const BEGINNINGS = {
  archive: Buffer.from('PK\u0003\u0004', 'latin1'),
  emptyArchive: Buffer.from('PK\u0005\u0006', 'latin1'),
  /** The compound file of .xls, .doc, and of workbooks with a password. */
  compound: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  pdf: Buffer.from('%PDF-', 'latin1'),
} as const

/**
 * Opens a CSV (UTF-8, GB18030, UTF-16 with its mark) or a workbook (.xlsx). Reads the file once for its hash and encoding; rows are
 * read when asked for. Whoever opens it closes it.
 * @throws UnreadableTable for what is none or too large; the file system's own errors as they are
 */
export async function openTable(path: string): Promise<OpenTable> {
  const handle = await open(path)
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw new UnreadableTable(tableWords.noFile)
    if (stats.size === 0) throw new UnreadableTable(tableWords.empty)
    if (stats.size > FILE_RULES.file.value) throw new UnreadableTable(tableWords.large(FILE_RULES.file.value))
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0)
    const begins = (bytes: Buffer) => buffer.subarray(0, bytes.length).equals(bytes)
    if (begins(BEGINNINGS.compound)) throw new UnreadableTable(tableWords.oldWorkbook)
    if (begins(BEGINNINGS.pdf)) throw new UnreadableTable(tableWords.noText)
    if (begins(BEGINNINGS.archive) || begins(BEGINNINGS.emptyArchive)) {
      const workbook = await openWorkbook(handle, stats.size)
      const { sha256 } = await scan(path)
      return { format: 'xlsx', encoding: '', sha256, ...workbook, close: () => handle.close() }
    }
    const { sha256, encoding } = await scan(path)
    if (encoding === null) throw new UnreadableTable(tableWords.noText)
    let done = 0
    const sheet = textSheet(path, encoding, (count) => (done += count))
    return {
      format: 'csv',
      encoding,
      sha256,
      sheets: [sheet],
      progress: () => Math.min(1, done / stats.size),
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function scan(path: string) {
  const hash = createHash('sha256')
  const sniffer = createEncodingSniffer()
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    sniffer.take(chunk)
  }
  return { sha256: hash.digest('hex'), encoding: sniffer.end() }
}
