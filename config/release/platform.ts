/**
 * One archive serves every machine that has Node: x64 and arm64 alike. That holds as long as nothing in it was compiled for one
 * of them, and this looks at every file.
 */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Package } from './packages'

/** Programs and libraries of an operating system, by their first bytes: ELF, Mach-O (both orders, fat), PE, static libraries. */
const MAGIC = ['7f454c46', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', '4d5a9000', '213c6172']
const NAMES = /\.(node|so|dylib|dll|exe|a|o)$|(^|\/)binding\.gyp$/

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path)
    else yield path
  }
}

function startOf(path: string): string {
  const handle = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(4)
    return bytes.subarray(0, readSync(handle, bytes)).toString('hex')
  } finally {
    closeSync(handle)
  }
}

/** Files under a folder that run on one kind of machine only, relative to it. */
export function findMachineFiles(folder: string): string[] {
  return [...filesUnder(folder)]
    .filter((path) => {
      const start = startOf(path)
      return NAMES.test(path) || MAGIC.includes(start)
    })
    .map((path) => relative(folder, path))
}

/** Packages that say themselves that they are for one kind of machine, or that they compile something. */
export function findMachinePackages(packages: readonly Package[]): string[] {
  return packages
    .filter(({ manifest }) => manifest.os !== undefined || manifest.cpu !== undefined || manifest.gypfile === true)
    .map(({ name }) => name)
}
