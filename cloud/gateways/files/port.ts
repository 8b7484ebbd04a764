import type { Readable } from 'node:stream'
import type { FileType } from './types'

/** What became of an upload. Nothing is kept of a refused one. */
export type StoreOutcome =
  | { outcome: 'stored'; key: string; type: FileType; bytes: number }
  | { outcome: 'refused'; reason: 'empty' | 'too-large' | 'type' | 'unreadable' | 'unsafe' | 'busy' }

export interface StoredFile {
  type: FileType
  bytes: number
  /** Reads from the start; the caller consumes or destroys it. */
  content: Readable
}

export interface FileGateway {
  name: string
  /**
   * Keeps a file under a fresh random key, which is all the right to read it by. When it resolves with `stored` the file outlives
   * a power failure. The kind of file is told by its first bytes, never by its name. Rejects when the storage or the source fails.
   */
  store: (content: AsyncIterable<Uint8Array>, limit: { bytes: number }) => Promise<StoreOutcome>
  /** The file of a key; undefined when there is none, or the key is not one of ours. */
  find: (key: string) => Promise<StoredFile | undefined>
  /** Deletes the file; no error when there is none. */
  remove: (key: string) => Promise<void>
}
