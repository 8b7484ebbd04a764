import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Cleaner } from './cleaning/clean'
import type { FileGateway, StoreOutcome } from './port'
import { type FileType, fileTypeOf, fileTypes, MAGIC_BYTES } from './types'

const INCOMING = 'incoming'
const KEY_BYTES = 16
const KEY = new RegExp(`^([0-9a-f]{${KEY_BYTES * 2}})\\.(${Object.keys(fileTypes).join('|')})$`)
/** What a dead process left half written is no upload any more. */
const ABANDONED = { hours: 24, since: '2026-11-23', source: 'own choice: no upload takes a day' } as const

/**
 * Files in a folder that the service has for itself (or shares with its other processes). Creates it where it is missing.
 * @param clean what each file goes through before it is kept; without it the store only keeps (commands, that take none in)
 */
export async function openFolderStore(folder: string, clean?: Cleaner): Promise<FileGateway> {
  const incoming = join(folder, INCOMING)
  await mkdir(incoming, { recursive: true })
  await sweep(incoming)

  return {
    name: 'folder',

    async store(content, limit) {
      const id = randomBytes(KEY_BYTES).toString('hex')
      const half = join(incoming, id)
      const handle = await open(half, 'wx', 0o600)
      try {
        const outcome = await write(handle, id, content, limit.bytes)
        await handle.close()
        if (outcome.outcome !== 'stored') return outcome
        const kept = clean === undefined ? outcome : await replace(half, outcome, clean)
        if (kept.outcome === 'stored') await settle(half, pathOf(folder, outcome.key))
        return kept
      } finally {
        await handle.close()
        await rm(half, { force: true })
      }
    },

    async find(key) {
      const type = typeOfKey(key)
      if (!type) return undefined
      try {
        const handle = await open(pathOf(folder, key), 'r')
        const { size } = await handle.stat()
        return { type, bytes: size, content: handle.createReadStream() }
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    async remove(key) {
      if (typeOfKey(key)) await rm(pathOf(folder, key), { force: true })
    },
  }
}

async function write(
  handle: FileHandle,
  id: string,
  content: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StoreOutcome> {
  let start = Buffer.alloc(0)
  let bytes = 0
  for await (const chunk of content) {
    bytes += chunk.length
    if (bytes > limit) return { outcome: 'refused', reason: 'too-large' }
    if (start.length < MAGIC_BYTES) {
      start = Buffer.concat([start, chunk.subarray(0, MAGIC_BYTES)])
      if (start.length >= MAGIC_BYTES && !fileTypeOf(start)) return { outcome: 'refused', reason: 'type' }
    }
    await handle.appendFile(chunk)
  }
  if (bytes === 0) return { outcome: 'refused', reason: 'empty' }
  const type = fileTypeOf(start)
  if (!type) return { outcome: 'refused', reason: 'type' }
  await handle.sync()
  return { outcome: 'stored', key: `${id}.${type}`, type, bytes }
}

/** Puts the cleaned content in the place of what was sent, which nobody ever sees. */
async function replace(
  half: string,
  sent: Extract<StoreOutcome, { outcome: 'stored' }>,
  clean: Cleaner,
): Promise<StoreOutcome> {
  const cleaned = await clean(half, sent.type)
  if ('refused' in cleaned) return { outcome: 'refused', reason: cleaned.refused }
  const handle = await open(half, 'w', 0o600)
  try {
    await handle.writeFile(cleaned.content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { ...sent, bytes: cleaned.content.length }
}

/** Gives the complete file its name. The folders are synced too, else the name may be lost where the content is not. */
async function settle(half: string, path: string): Promise<void> {
  const shelf = dirname(path)
  await mkdir(shelf, { recursive: true })
  await rename(half, path)
  await syncFolder(shelf)
  await syncFolder(dirname(shelf))
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function sweep(incoming: string): Promise<void> {
  const before = Date.now() - ABANDONED.hours * 3_600_000
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtimeMs < before) await rm(path, { force: true })
  }
}

/** 256 shelves, so that no folder grows beyond what file systems like. */
function pathOf(folder: string, key: string): string {
  return join(folder, key.slice(0, 2), key)
}

function typeOfKey(key: string): FileType | undefined {
  return KEY.exec(key)?.[2] as FileType | undefined
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
}
