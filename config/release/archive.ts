/** Archives whose bytes follow from their content alone: sorted names, one time, nobody's user and rights. */
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Files under a folder, relative to it with `/`, in the order of their bytes. */
export function listFiles(folder: string): string[] {
  const found: string[] = []
  const walk = (below: string) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else found.push(path)
    }
  }
  walk('')
  return found.sort((a, b) => (a < b ? -1 : 1))
}

/** Writes `SHA256SUMS` beside the files of a folder, as `sha256sum --check` reads it. */
export async function writeSums(folder: string): Promise<void> {
  const lines: string[] = []
  for (const file of listFiles(folder).filter((path) => path !== 'SHA256SUMS'))
    lines.push(`${await sha256Of(join(folder, file))}  ${file}`)
  writeFileSync(join(folder, 'SHA256SUMS'), `${lines.join('\n')}\n`)
}

/** Packs a folder under its own name. Needs GNU tar and gzip, which Debian always has. @param epoch the time of every entry */
export async function packFolder(folder: string, file: string, epoch: number): Promise<void> {
  const tar = spawn(
    'tar',
    [
      '--create',
      '--sort=name',
      `--mtime=@${epoch}`,
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      '--mode=u=rwX,go=rX',
      '--format=gnu',
      '--file=-',
      basename(folder),
    ],
    // The locale decides how names are sorted.
    { cwd: dirname(folder), env: { ...process.env, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const gzip = spawn('gzip', ['-n', '-6'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = [tar, gzip].map(
    (child) =>
      new Promise<void>((resolve, reject) => {
        child.once('error', reject)
        child.once('close', (code) => {
          if (code === 0) resolve()
          else reject(new Error(`packing ended with ${code}`))
        })
      }),
  )
  await Promise.all([...ended, pipeline(tar.stdout, gzip.stdin), pipeline(gzip.stdout, createWriteStream(file))])
}

/** The compiled service loads on the oldest Node that is promised, where CommonJS cannot load an ES module. */
export function checkLoads(app: string, specifiers: readonly string[]): void {
  const script = `for (const name of ${JSON.stringify(specifiers)}) require(name)`
  const isOld = Number(process.versions.node.split('.')[0]) === 20 && Number(process.versions.node.split('.')[1]) < 19
  execFileSync(process.execPath, [...(isOld ? [] : ['--no-experimental-require-module']), '-e', script], {
    cwd: app,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
