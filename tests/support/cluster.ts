/**
 * Most of a city's start is making a cluster, its tables and the divisions of the country: it is done once for all tests, and kept until one
 * of these changes.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureNation } from '../../cloud/divisions/actions'
import { openDatabase } from '../../cloud/platform/database/database'
import { startEmbedded } from '../../cloud/platform/database/embedded/start'
import { migrate } from '../../cloud/platform/database/migrate'

const ROOT = join(__dirname, '..', '..')
/** The city that is home where no setting says another one. */
const HOME_CITY = '3301'
/** What the copy is made of: the tables, the divisions and their offices, the packages. */
const MADE_OF = ['cloud/platform/migrations', 'cloud/divisions', 'types/words/offices.ts', 'package-lock.json']

function listFiles(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path]
  const entries = readdirSync(path, { withFileTypes: true })
  return entries.flatMap((entry) =>
    entry.isDirectory() ? listFiles(join(path, entry.name)) : [join(path, entry.name)],
  )
}

function print(): string {
  const hash = createHash('sha256')
  // The names count, too: a migration that was renamed or cut in two is another one.
  for (const file of MADE_OF.flatMap((path) => listFiles(join(ROOT, path))).sort())
    hash.update(relative(ROOT, file)).update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

async function make(file: string): Promise<void> {
  const embedded = await startEmbedded(null)
  const database = await openDatabase({
    url: `socket:${embedded.host}?db=postgres&user=postgres`,
    connections: 1,
    folder: null,
  })
  await migrate(database.kysely)
  await database.transact((tx) => ensureNation({ tx }, HOME_CITY))
  await database.stop()
  await embedded.save(file)
  await embedded.stop()
}

let prepared: Promise<string> | undefined

/** A file with a cluster as a start in the home city leaves it, with nothing in it that depends on keys; made where there is none. */
export function preparedCluster(): Promise<string> {
  prepared ??= (async () => {
    const folder = join(ROOT, 'node_modules', '.cache')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `prepared-cluster-${print()}.tar`)
    if (!existsSync(file)) await make(file)
    return file
  })()
  return prepared
}
