/** `backup FILE`: the database at one instant, and the uploaded files. Keys are not inside. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { sql } from 'kysely'
import { backupWords as words } from '../../types/words/doctor'
import type { Configuration } from '../platform/configuration/settings'
import { openDatabase, type Tx } from '../platform/database/database'
import { lockFolder } from '../platform/database/embedded/lock'
import { BACKUP_FORMAT, describeProgram, type BackupManifest } from './backup-manifest'
import { DATABASE_FILES, listUploads, pack } from './backup-pack'
import { countRows, serverVersion } from './backup-rows'
import { connectionOf, findTool, runTool } from './backup-tools'
import { listRan } from './doctor-database'
import { CommandRefused } from './with-ground'

type Content = Pick<BackupManifest, 'database' | 'server' | 'migrations' | 'rows'>

/** @throws CommandRefused; FolderInUseError while the service runs on the embedded database */
export async function makeBackup(
  configuration: Configuration,
  target: string,
  now: Date = new Date(),
): Promise<BackupManifest> {
  const file = resolve(target)
  if (existsSync(file)) throw new CommandRefused(words.exists(target))
  const { DATABASE_URL: url, DATA_DIR: dataDir } = configuration
  const folder = join(dataDir, 'database')
  if (url === undefined && !existsSync(folder)) throw new CommandRefused(words.nothing)
  // Beside the file: there must be room for it there in any case.
  const stage = mkdtempSync(join(dirname(file), '.backup-'))
  try {
    const content = url === undefined ? await copyEmbedded(folder, stage) : await dumpPostgres(url, stage)
    const manifest: BackupManifest = {
      product: 'one-tap-league',
      format: BACKUP_FORMAT,
      ...describeProgram(),
      at: now.toISOString(),
      ...content,
      files: listUploads(dataDir).length,
    }
    await pack(file, stage, dataDir, manifest)
    return manifest
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

/** One instant for all: the counts and the dump are taken from the same snapshot, while the service goes on. */
async function dumpPostgres(url: string, stage: string): Promise<Content> {
  const database = await openDatabase({ url, connections: 1, folder: null })
  try {
    const server = await serverVersion(database.kysely)
    const tool = findTool('pg_dump', server.major)
    const { address, environment } = connectionOf(url)
    return await database.kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const { rows: exported } = await sql<{ id: string }>`select pg_export_snapshot() as id`.execute(tx)
        const content = await describe(tx, 'postgres', server.text)
        await runTool(
          tool,
          [
            '--format=custom',
            '--no-owner',
            '--no-privileges',
            `--snapshot=${exported[0]?.id ?? ''}`,
            `--file=${join(stage, DATABASE_FILES.postgres)}`,
            `--dbname=${address}`,
          ],
          { environment, name: 'pg_dump' },
        )
        return content
      })
  } finally {
    await database.stop()
  }
}

/** The embedded database can only be copied while nobody is at it: its lock is held meanwhile. */
async function copyEmbedded(folder: string, stage: string): Promise<Content> {
  const database = await openDatabase({ connections: 1, folder })
  let content: Content
  try {
    const { text } = await serverVersion(database.kysely)
    content = await database.transact((tx) => describe(tx, 'embedded', text))
  } finally {
    await database.stop()
  }
  const unlock = lockFolder(folder)
  try {
    await runTool('tar', [
      '--create',
      '--gzip',
      `--file=${join(stage, DATABASE_FILES.embedded)}`,
      `--directory=${folder}`,
      '.',
    ])
  } finally {
    unlock()
  }
  return content
}

async function describe(tx: Tx, database: Content['database'], server: string): Promise<Content> {
  const migrations = await listRan(tx)
  if (migrations === null) throw new CommandRefused(words.nothing)
  return { database, server, migrations, rows: await countRows(tx) }
}
