/** What is being released: the version of package.json and the commit it stands at. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Source {
  name: string
  version: string
  /** The commit's full hash; null outside a repository (a source archive). */
  commit: string | null
  /** True when files differ from the commit: such an archive is for trying out, not for a city. */
  changed: boolean
  /** Seconds since 1970 of the commit: the time that every file of an archive bears, so that equal content is equal bytes. */
  epoch: number
}

/** Outside a repository there is no date of a commit. Own choice, 2026-11-24: the first day that archives were made. */
const NO_COMMIT_EPOCH = Date.UTC(2026, 10, 24) / 1000

/** The root of the repository. */
export const ROOT = join(__dirname, '..', '..')

function git(...args: string[]): string | null {
  try {
    // Without optional locks: reading the state never writes the index that another git process may be at.
    return execFileSync('git', ['--no-optional-locks', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return null
  }
}

export function describeSource(): Source {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    name: string
    version: string
  }
  const commit = git('rev-parse', 'HEAD')
  return {
    name,
    version,
    commit,
    changed: commit === null || git('status', '--porcelain') !== '',
    epoch: commit === null ? NO_COMMIT_EPOCH : Number(git('show', '-s', '--format=%ct', 'HEAD')),
  }
}
