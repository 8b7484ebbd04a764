/**
 * A backup is one tar file: manifest.json, the database, the uploaded files, and SHA256SUMS of all of them. It is unpacked
 * beside the target and looked at before anything is touched.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { backupWords as words } from '../../types/words/doctor'
import { parseManifest, type BackupManifest } from './backup-manifest'
import { runTool } from './backup-tools'
import { CommandRefused } from './with-ground'

export const DATABASE_FILES = { postgres: 'database.dump', embedded: 'database.tar.gz' } as const

/** Names that a backup may hold; whatever else is inside was not put there by us. Uploads: as the folder store names them. */
const NAMES =
  /^(manifest\.json|SHA256SUMS|database\.dump|database\.tar\.gz|files\/[0-9a-f]{2}\/[0-9a-f]{32}\.[a-z0-9]+)$/
const UPLOAD = /^[0-9a-f]{32}\.[a-z0-9]+$/

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Complete uploads under a data folder, as `files/ab/ab….png`; halves that are arriving just now are left out. */
export function listUploads(dataDir: string): string[] {
  const folder = join(dataDir, 'files')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((shelf) => /^[0-9a-f]{2}$/.test(shelf))
    .flatMap((shelf) =>
      readdirSync(join(folder, shelf))
        .filter((name) => UPLOAD.test(name))
        .map((name) => `files/${shelf}/${name}`),
    )
    .sort()
}

/**
 * @param stage holds the database's file already
 * @param file appears under its name only when it is whole and on the disk
 */
export async function pack(file: string, stage: string, dataDir: string, manifest: BackupManifest): Promise<void> {
  writeFileSync(join(stage, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const own = ['manifest.json', DATABASE_FILES[manifest.database]]
  const uploads = listUploads(dataDir)
  const sums: string[] = []
  for (const name of own) sums.push(`${await sha256Of(join(stage, name))}  ${name}`)
  for (const name of uploads) sums.push(`${await sha256Of(join(dataDir, name))}  ${name}`)
  writeFileSync(join(stage, 'SHA256SUMS'), `${sums.join('\n')}\n`)
  const list = join(stage, 'uploads.list')
  writeFileSync(list, uploads.map((name) => `${name}\0`).join(''))
  const part = `${file}.part`
  try {
    await runTool('tar', [
      '--create',
      `--file=${part}`,
      '--format=gnu',
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      '--mode=u=rw,go=',
      `--directory=${stage}`,
      ...own,
      'SHA256SUMS',
      ...(uploads.length === 0 ? [] : [`--directory=${dataDir}`, '--null', `--files-from=${list}`]),
    ])
    const handle = await open(part, 'r+')
    try {
      await handle.chmod(0o600)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, file)
  } finally {
    await rm(part, { force: true })
  }
}

/** Unpacks into an empty folder and checks every byte. @throws CommandRefused */
export async function unpack(file: string, stage: string): Promise<BackupManifest> {
  const refuse = (why: string) => new CommandRefused(words.unusable(file, why))
  if (!existsSync(file)) throw new CommandRefused(words.missing(file))
  const names = await runTool('tar', ['--list', `--file=${file}`]).then(
    (out) => out.split('\n').filter((name) => name !== ''),
    (): string[] => [],
  )
  if (names.length === 0 || names.some((name) => !NAMES.test(name))) throw refuse(words.notBackup)
  await runTool('tar', ['--extract', `--file=${file}`, `--directory=${stage}`, '--no-same-owner']).catch(() => {
    throw refuse(words.notBackup)
  })
  if (names.some((name) => !lstatSync(join(stage, name)).isFile())) throw refuse(words.notBackup)
  const sums = new Map<string, string>()
  if (names.includes('SHA256SUMS'))
    for (const line of readFileSync(join(stage, 'SHA256SUMS'), 'utf8').split('\n')) {
      const [, sum, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
      if (sum !== undefined && name !== undefined) sums.set(name, sum)
    }
  const inside = names.filter((name) => name !== 'SHA256SUMS')
  const lost = [...sums.keys()].find((name) => !inside.includes(name))
  if (lost !== undefined) throw refuse(words.sumWrong(lost))
  for (const name of inside)
    if (sums.get(name) !== (await sha256Of(join(stage, name)))) throw refuse(words.sumWrong(name))
  const manifest = inside.includes('manifest.json')
    ? parseManifest(readFileSync(join(stage, 'manifest.json'), 'utf8'))
    : undefined
  if (manifest === undefined || !inside.includes(DATABASE_FILES[manifest.database])) throw refuse(words.notBackup)
  return manifest
}
