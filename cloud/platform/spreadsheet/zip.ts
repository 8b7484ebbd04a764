/**
 * The archive that a workbook is: its directory, and its parts as bounded streams. Only what workbooks use: stored and deflated parts.
 * What the directory says of sizes is checked first and believed never: the stream counts.
 * Format: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (its end).
 */
import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { tableWords } from '../../../types/words/pool'
import { FILE_RULES } from './rules'
import { UnreadableTable } from './table'

interface Part {
  method: number
  packed: number
  size: number
  offset: number
}

const END = { signature: 0x06054b50, bytes: 22, comment: 0xffff } as const
const ENTRY = { signature: 0x02014b50, bytes: 46 } as const
const LOCAL = { signature: 0x04034b50, bytes: 30 } as const
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1

export class Archive {
  private unfolded = 0

  private constructor(
    private readonly handle: FileHandle,
    private readonly parts: ReadonlyMap<string, Part>,
  ) {}

  /** Reads the directory. @param bytes size of the file. Throws UnreadableTable where it is damaged or a bomb by its own account. */
  static async open(handle: FileHandle, bytes: number): Promise<Archive> {
    const tail = await read(
      handle,
      Math.max(0, bytes - END.bytes - END.comment),
      Math.min(bytes, END.bytes + END.comment),
    )
    let at = tail.length - END.bytes
    while (at >= 0 && tail.readUInt32LE(at) !== END.signature) at--
    if (at < 0) throw new UnreadableTable(tableWords.damaged)
    const count = tail.readUInt16LE(at + 10)
    const size = tail.readUInt32LE(at + 12)
    const start = tail.readUInt32LE(at + 16)
    if (count > FILE_RULES.parts.value || start + size > bytes) throw new UnreadableTable(tableWords.damaged)
    const parts = readDirectory(await read(handle, start, size), count)
    let total = 0
    for (const part of parts.values()) {
      total += part.size
      if (isBomb(part.size, part.packed)) throw new UnreadableTable(tableWords.bomb)
    }
    if (total > FILE_RULES.unfolded.value) throw new UnreadableTable(tableWords.bomb)
    return new Archive(handle, parts)
  }

  has(name: string): boolean {
    return this.parts.has(name)
  }

  /** Size of a part by the directory's account; 0 where there is none. */
  sizeOf(name: string): number {
    return this.parts.get(name)?.size ?? 0
  }

  /** The bytes of a part. Throws UnreadableTable: damaged, more than `limit`, or a bomb. */
  async *read(name: string, limit: number): AsyncGenerator<Buffer> {
    const part = this.parts.get(name)
    if (part === undefined) throw new UnreadableTable(tableWords.damaged)
    const local = await read(this.handle, part.offset, LOCAL.bytes)
    if (local.readUInt32LE(0) !== LOCAL.signature) throw new UnreadableTable(tableWords.damaged)
    const start = part.offset + LOCAL.bytes + local.readUInt16LE(26) + local.readUInt16LE(28)
    if (part.packed === 0) return
    const packed = this.handle.createReadStream({ start, end: start + part.packed - 1, autoClose: false })
    // Errors reach the loop below through the last stream; the callback only keeps them from being thrown twice.
    const plain: AsyncIterable<Buffer> =
      part.method === STORED ? packed : pipeline(packed, createInflateRaw(), () => {})
    let size = 0
    try {
      for await (const chunk of plain) {
        size += chunk.length
        this.unfolded += chunk.length
        // A worksheet is read twice at most, hence twice what its archive may unfold to.
        if (size > limit || isBomb(size, part.packed) || this.unfolded > 2 * FILE_RULES.unfolded.value)
          throw new UnreadableTable(tableWords.bomb)
        yield chunk
      }
    } catch (error) {
      throw error instanceof UnreadableTable ? error : new UnreadableTable(tableWords.damaged, { cause: error })
    }
  }
}

const isBomb = (size: number, packed: number) =>
  size > FILE_RULES.ratioFrom.value && size > packed * FILE_RULES.ratio.value

function readDirectory(directory: Buffer, count: number): Map<string, Part> {
  const parts = new Map<string, Part>()
  for (let at = 0, i = 0; i < count; i++) {
    if (at + ENTRY.bytes > directory.length || directory.readUInt32LE(at) !== ENTRY.signature)
      throw new UnreadableTable(tableWords.damaged)
    const flags = directory.readUInt16LE(at + 8)
    const method = directory.readUInt16LE(at + 10)
    const nameEnd = at + ENTRY.bytes + directory.readUInt16LE(at + 28)
    const name = directory.toString('utf8', at + ENTRY.bytes, nameEnd)
    if ((flags & ENCRYPTED) !== 0 || (method !== STORED && method !== DEFLATED))
      throw new UnreadableTable(tableWords.damaged)
    parts.set(name.replace(/\\/g, '/'), {
      method,
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return parts
}

async function read(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, start)
  if (bytesRead < length) throw new UnreadableTable(tableWords.damaged)
  return buffer
}
