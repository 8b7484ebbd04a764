/** A built face as it lies in `dist/`: what is uploaded to the host, read as the host reads it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type MiniFace = 'weapp' | 'dd'

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string }[] }
}

export interface Dist {
  face: MiniFace
  /** The absolute folder of the build. */
  root: string
  /** Every page's path, subpackages included: `pages/home/index`. */
  pages: readonly string[]
  tabs: readonly string[]
  /** Taro's templates: how a node of the data becomes an element. */
  template: string
  /** Custom components that a page names, with those they name themselves. */
  componentsOf: (page: string) => readonly string[]
}

const ROOT = join(__dirname, '..', '..', '..')
const templates = { weapp: 'base.wxml', dd: 'base.axml' } as const

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/** A build stays as it is while it is tested: read once. */
const read = new Map<MiniFace, Dist>()

/** The build of a face. Throws, naming the command, when it has not been built. */
export function readDist(face: MiniFace): Dist {
  const dist = read.get(face) ?? readFrom(face)
  read.set(face, dist)
  return dist
}

function readFrom(face: MiniFace): Dist {
  const root = join(ROOT, 'dist', face)
  if (!existsSync(join(root, 'app.json')))
    throw new Error(`dist/${face} is not there: build it first with npm run build:${face}`)
  const app = readJson(join(root, 'app.json')) as AppJson
  const packaged = (app.subPackages ?? []).flatMap((one) => one.pages.map((page) => `${one.root}/${page}`))
  const componentsOf = (from: string, seen: string[] = []): string[] => {
    const file = join(root, `${from}.json`)
    if (!existsSync(file)) return seen
    const named = (readJson(file) as { usingComponents?: Record<string, string> }).usingComponents ?? {}
    for (const path of Object.values(named)) {
      const component = join(from, '..', path)
      if (seen.includes(component)) continue
      seen.push(component)
      componentsOf(component, seen)
    }
    return seen
  }
  const components = new Map<string, readonly string[]>()
  return {
    face,
    root,
    pages: [...app.pages, ...packaged],
    tabs: (app.tabBar?.list ?? []).map((tab) => tab.pagePath),
    template: readFileSync(join(root, templates[face]), 'utf8'),
    componentsOf: (page) => {
      const known = components.get(page) ?? componentsOf(page)
      components.set(page, known)
      return known
    },
  }
}
