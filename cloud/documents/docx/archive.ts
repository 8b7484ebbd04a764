/** Office files whose bytes depend on nothing but what is in them: the libraries write the hour into them, this takes it out. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'

/** The earliest moment that a zip can say. Local time on purpose: it is written as local time, and so is the same everywhere. */
const NO_TIME = new Date(1980, 0, 1)

/**
 * @param changes of parts by their path: from the text that the library wrote ('' where there was none) to the text that is kept
 * @returns the archive with parts in the order of their names, without times
 */
export function repack(archive: Uint8Array, changes: Readonly<Record<string, (xml: string) => string>> = {}): Buffer {
  const parts = unzipSync(archive)
  for (const [path, change] of Object.entries(changes))
    parts[path] = strToU8(change(parts[path] === undefined ? '' : strFromU8(parts[path])))
  const kept: Zippable = {}
  // What says of which types the parts are comes first, as readers of files expect.
  const first = '[Content_Types].xml'
  for (const path of [first, ...Object.keys(parts).sort()]) {
    const part = parts[path]
    if (part !== undefined && !path.endsWith('/')) kept[path] = [part, { mtime: NO_TIME, os: 0 }]
  }
  return Buffer.from(zipSync(kept))
}
