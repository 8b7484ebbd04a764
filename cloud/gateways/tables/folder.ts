/** Files that live for a while: tables sent for an import, posters to be printed. In a folder of their own, for their owner only, until they are done with. */
import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

const KEY = /^[0-9a-f]{32}$/

export interface TableStore {
  /** Keeps what is sent. @returns its key; undefined where it is longer than `bytes`, or empty: then nothing is kept */
  store: (content: AsyncIterable<Uint8Array>, bytes: number) => Promise<string | undefined>
  pathOf: (key: string) => string
  /** Undefined where there is none. */
  read: (key: string) => Promise<Buffer | undefined>
  /** No error where there is none. */
  remove: (key: string) => Promise<void>
  list: () => Promise<string[]>
}

export async function openTableStore(folder: string): Promise<TableStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error('not a key of a table')
    return join(folder, key)
  }
  return {
    pathOf,
    async store(content, bytes) {
      const key = randomBytes(16).toString('hex')
      const handle = await open(pathOf(key), 'wx', 0o600)
      let length = 0
      try {
        for await (const chunk of content) {
          length += chunk.length
          if (length > bytes) break
          await handle.appendFile(chunk)
        }
        await handle.sync()
      } catch (error) {
        length = 0
        throw error
      } finally {
        await handle.close()
        if (length === 0 || length > bytes) await rm(pathOf(key), { force: true })
      }
      return length === 0 || length > bytes ? undefined : key
    },
    read: async (key) => {
      try {
        return await readFile(pathOf(key))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    remove: async (key) => {
      if (KEY.test(key)) await rm(pathOf(key), { force: true })
    },
    list: async () => (await readdir(folder)).filter((name) => KEY.test(name)),
  }
}
