/** `restore FILE`: into something empty, checked before and after. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { backupWords as words } from '../../types/words/doctor'
import type { Configuration } from '../platform/configuration/settings'
import { knowsChinese, openDatabase } from '../platform/database/database'
import { lockFolder } from '../platform/database/embedded/lock'
import { listMigrations } from '../platform/database/migrate'
import type { BackupManifest } from './backup-manifest'
import { DATABASE_FILES, unpack } from './backup-pack'
import { countRows, differingRows, isEmptyDatabase, serverVersion } from './backup-rows'
import { connectionOf, findTool, runTool } from './backup-tools'
import { findSealProblems, peek } from './doctor-database'
import { CommandRefused } from './with-ground'

export interface Restored {
  manifest: BackupManifest
  /** Keys or settings that do not fit what was restored; the data itself is there and right. */
  sealProblems: string[]
}

/**
 * @param configuration its DATABASE_URL or DATA_DIR is the target
 * @throws CommandRefused where the backup or the target is not fit; nothing was changed then, or the sentence says so
 */
export async function restoreBackup(configuration: Configuration, file: string): Promise<Restored> {
  const { DATABASE_URL: url, DATA_DIR: dataDir } = configuration
  mkdirSync(resolve(dataDir), { recursive: true })
  await refuseUnlessEmpty(url, dataDir)
  // On the target's disk, so that what was checked is moved and not copied.
  const stage = mkdtempSync(join(resolve(dataDir), '.restore-'))
  try {
    const manifest = await unpack(resolve(file), stage)
    const newer = manifest.migrations.filter((name) => !listMigrations().includes(name))
    if (newer.length > 0) throw new CommandRefused(words.newer(newer))
    if ((manifest.database === 'postgres') !== (url !== undefined))
      throw new CommandRefused(words.wrongKind(manifest.database))
    if (url === undefined) await loadEmbedded(join(dataDir, 'database'), stage)
    else await loadPostgres(url, stage)
    moveUploads(stage, dataDir)
    return { manifest, sealProblems: await verify(configuration, manifest) }
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

const isEmptyFolder = (folder: string) => !existsSync(folder) || readdirSync(folder).length === 0

/** Uploads of the target: the service makes the folder for halves at each start, so that alone is nothing. */
function hasUploads(dataDir: string): boolean {
  const folder = join(dataDir, 'files')
  return existsSync(folder) && readdirSync(folder).some((name) => name !== 'incoming')
}

async function refuseUnlessEmpty(url: string | undefined, dataDir: string): Promise<void> {
  if (hasUploads(dataDir)) throw new CommandRefused(words.notEmpty(join(dataDir, 'files')))
  const folder = join(dataDir, 'database')
  if (url === undefined) {
    if (!isEmptyFolder(folder)) throw new CommandRefused(words.notEmpty(folder))
    return
  }
  const database = await openDatabase({ url, connections: 1, folder: null })
  try {
    if (!(await isEmptyDatabase(database.kysely))) throw new CommandRefused(words.notEmpty(words.targetDatabase))
    if (!(await knowsChinese(database.kysely))) throw new CommandRefused(words.blind)
  } finally {
    await database.stop()
  }
}

async function loadPostgres(url: string, stage: string): Promise<void> {
  const database = await openDatabase({ url, connections: 1, folder: null })
  const { major } = await serverVersion(database.kysely).finally(() => database.stop())
  const { address, environment } = connectionOf(url)
  await runTool(
    findTool('pg_restore', major),
    [
      '--no-owner',
      '--no-privileges',
      '--exit-on-error',
      // All or nothing: after a failure the target is as empty as before.
      '--single-transaction',
      `--dbname=${address}`,
      join(stage, DATABASE_FILES.postgres),
    ],
    { environment, name: 'pg_restore' },
  )
}

async function loadEmbedded(folder: string, stage: string): Promise<void> {
  const unlock = lockFolder(folder)
  try {
    const unpacked = join(stage, 'database')
    mkdirSync(unpacked)
    await runTool('tar', [
      '--extract',
      '--gzip',
      `--file=${join(stage, DATABASE_FILES.embedded)}`,
      `--directory=${unpacked}`,
      '--no-same-owner',
    ])
    rmSync(folder, { recursive: true, force: true })
    renameSync(unpacked, folder)
  } finally {
    unlock()
  }
}

function moveUploads(stage: string, dataDir: string): void {
  const from = join(stage, 'files')
  if (!existsSync(from)) return
  const to = join(dataDir, 'files')
  mkdirSync(dirname(to), { recursive: true })
  rmSync(to, { recursive: true, force: true })
  renameSync(from, to)
}

/** Counts again what was counted, and tries the keys. */
async function verify(configuration: Configuration, manifest: BackupManifest): Promise<string[]> {
  const database = await openDatabase({
    url: configuration.DATABASE_URL,
    connections: 1,
    folder: join(configuration.DATA_DIR, 'database'),
  })
  try {
    const differing = differingRows(manifest.rows, await peek(database, countRows))
    if (differing.length > 0) throw new CommandRefused(words.rowsDiffer(differing))
    return (await peek(database, (tx) => findSealProblems(tx, configuration))) ?? []
  } finally {
    await database.stop()
  }
}
