/** A text file as a table: read as a stream, whatever its size. */
import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { getDecoder } from 'iconv-lite'
import { tableWords } from '../../../types/words/pool'
import { FILE_RULES } from './rules'
import { UnreadableTable, type Sheet, type TableRow } from './table'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** Rows handed on at once. Own choice, 2026-11-24. */
const AT_ONCE = 500
/** Own choice, 2026-11-24: lines in which the separator is counted. */
const SAMPLE = 20

/**
 * Tells how a text is encoded, from all its bytes: UTF-16 by its mark, UTF-8 where it is valid (or broken in few places only), else
 * GB18030, which holds all of GBK. `end` returns null for what is no text.
 */
export function createEncodingSniffer() {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const loose = new TextDecoder('utf-8')
  let first: Buffer | undefined
  let isValid = true
  let size = 0
  let nuls = 0
  let foreign = 0
  let broken = 0
  return {
    take: (chunk: Buffer) => {
      first ??= Buffer.from(chunk.subarray(0, 4))
      size += chunk.length
      for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) nuls++
      if (isValid)
        try {
          strict.decode(chunk, { stream: true })
        } catch {
          isValid = false
        }
      // Counted from the broken chunk on: what came before was valid and says UTF-8 anyhow.
      if (isValid) return
      for (const character of loose.decode(chunk, { stream: true }).matchAll(/[^\u0000-\u007f]/g)) {
        foreign++
        if (character[0] === '\ufffd') broken++
      }
    },
    end: (): Encoding | null => {
      if (first?.[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
      if (first?.[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
      if (nuls > size * FILE_RULES.nuls.value) return null
      return isValid || broken < foreign * FILE_RULES.broken.value ? 'utf-8' : 'gb18030'
    },
  }
}

async function* decodeFile(path: string, encoding: Encoding, onBytes: (count: number) => void): AsyncGenerator<string> {
  const chunks = createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>
  const gb = encoding === 'gb18030' ? getDecoder('gb18030') : undefined
  const other = gb === undefined ? new TextDecoder(encoding) : undefined
  for await (const chunk of chunks) {
    onBytes(chunk.length)
    yield gb === undefined ? (other?.decode(chunk, { stream: true }) ?? '') : gb.write(chunk)
  }
  yield (gb === undefined ? other?.decode() : gb.end()) ?? ''
}

/** The most frequent of the separators in the first lines; commas where nothing else is more frequent. */
function findDelimiter(text: string): string {
  const sample = text.split(/\r\n|\n|\r/, SAMPLE).join('\n')
  const count = (delimiter: string) => sample.split(delimiter).length
  return ['\t', ';'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best), ',')
}

interface CsvRecord {
  record: string[]
  info: { lines: number }
}

/** @param onBytes told how many bytes were read just now */
export function textSheet(path: string, encoding: Encoding, onBytes: (count: number) => void): Sheet {
  return {
    name: '',
    rows: async function* (): AsyncGenerator<TableRow[]> {
      const texts = decodeFile(path, encoding, onBytes)
      const first = await texts.next()
      const head = first.done === true ? '' : first.value
      const whole = async function* () {
        if (head !== '') yield head
        for await (const text of texts) if (text !== '') yield text
      }
      const parser = parse({
        delimiter: findDelimiter(head),
        bom: true,
        info: true,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        record_delimiter: ['\r\n', '\n', '\r'],
        max_record_size: FILE_RULES.record.value,
      })
      // Errors reach the loop below through the parser; the callback only keeps them from being thrown twice.
      pipeline(Readable.from(whole()), parser, () => {})
      let ready: TableRow[] = []
      let line = 1
      try {
        for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
          line = info.lines
          ready.push({ line, cells: record })
          if (ready.length < AT_ONCE) continue
          yield ready
          ready = []
        }
      } catch (error) {
        if (!(error instanceof CsvError)) throw error
        // The last good line is where a person begins to look. A quote that never closes ends at the longest record or at the file's end.
        const say = error.code === 'CSV_MAX_RECORD_SIZE' ? tableWords.longRecord : tableWords.quote
        throw new UnreadableTable(say(line), { cause: error })
      }
      if (ready.length > 0) yield ready
    },
  }
}
