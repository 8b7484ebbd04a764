/** The packages that the service loads, with all that they load: found in node_modules as Node itself would, copied without network. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { dropped, type Trim } from './trims'
import { ROOT } from './source'

export interface Package {
  name: string
  version: string
  /** Its folder below the root: node_modules/a/node_modules/b. */
  folder: string
  manifest: Manifest
}

export interface Manifest {
  name: string
  version: string
  license?: unknown
  licenses?: unknown
  author?: unknown
  repository?: unknown
  homepage?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
  os?: string[]
  cpu?: string[]
  gypfile?: boolean
}

/** The package of a specifier: `@a/b/c` → `@a/b`. */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Where Node finds a package from a folder; undefined where it is not installed. */
function locate(name: string, from: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name)
    if (existsSync(join(ROOT, folder, 'package.json'))) return folder
    if (at === '.') return undefined
  }
}

/** The names a package may load, and whether it must be there. */
function needsOf(manifest: Manifest): Map<string, boolean> {
  const needs = new Map<string, boolean>()
  for (const name of Object.keys(manifest.dependencies ?? {})) needs.set(name, true)
  for (const name of Object.keys(manifest.optionalDependencies ?? {})) needs.set(name, false)
  for (const name of Object.keys(manifest.peerDependencies ?? {}))
    if (!manifest.peerDependenciesMeta?.[name]?.optional && !needs.has(name)) needs.set(name, false)
  return needs
}

/**
 * @param names where to begin
 * @param skip packages that are reached but not taken, with all that only they load
 * @throws Error naming a package that is needed and not installed
 */
export function closePackages(names: readonly string[], skip: ReadonlySet<string> = new Set()): Package[] {
  const found = new Map<string, Package>()
  const take = (name: string, from: string, isNeeded: boolean) => {
    if (skip.has(name)) return
    const folder = locate(name, from)
    if (folder === undefined) {
      if (isNeeded) throw new Error(`${name} is needed by ${from} and not installed: npm install`)
      return
    }
    if (found.has(folder)) return
    const manifest = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Manifest
    found.set(folder, { name: manifest.name, version: manifest.version, folder, manifest })
    for (const [need, isHard] of needsOf(manifest)) take(need, folder, isHard)
  }
  for (const name of names) take(name, '.', true)
  return [...found.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1))
}

/** Files of one package, relative to it, without what lies in its own node_modules (these are packages of their own). */
export function* listPackageFiles(folder: string, below = ''): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) {
      if (path !== 'node_modules') yield* listPackageFiles(folder, path)
    } else if (entry.isFile()) yield path
  }
}

/** Copies packages into `app`, without what no service reads. @returns bytes left out are not counted; the number of files */
export function copyPackages(app: string, packages: readonly Package[], trims: readonly Trim[]): number {
  let files = 0
  for (const { name, folder } of packages) {
    for (const file of listPackageFiles(folder)) {
      if (dropped(name, file, trims)) continue
      const to = join(app, relative('.', folder), file)
      mkdirSync(dirname(to), { recursive: true })
      copyFileSync(join(ROOT, folder, file), to)
      chmodSync(to, 0o644)
      files++
    }
  }
  return files
}
