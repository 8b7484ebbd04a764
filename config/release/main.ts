/**
 * `npm run release -- [--out FOLDER] [--reuse] [--skip-mini]`: builds the faces, and makes the archive of the service and of each
 * mini-program, with the licences of everything inside. `--reuse` takes the faces that lie in dist/. Needs no network.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Command } from 'commander'
import { sha256Of } from './archive'
import { collectLicences, formatLicences } from './licences'
import { MINI_FACES, packMini } from './mini'
import { packService, ReleaseRefused } from './service'
import { clientPackages, servicePackages } from './shipped'
import { describeSource, ROOT } from './source'

interface Options {
  out: string
  reuse?: true
  skipMini?: true
}

function build(face: string): void {
  console.log(`building ${face}`)
  const built = spawnSync(process.execPath, [join(ROOT, 'config', 'build.cjs'), face], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (built.status !== 0) throw new ReleaseRefused(`the build of ${face} failed`)
}

async function release({ out, reuse, skipMini }: Options): Promise<void> {
  const source = describeSource()
  const faces = skipMini ? [] : MINI_FACES
  const { packages, problems } = collectLicences([...servicePackages(), ...clientPackages()])
  if (problems.length > 0) throw new ReleaseRefused(problems.join('\n'))
  if (!reuse) for (const face of ['h5', ...faces]) build(face)
  const folder = resolve(out)
  mkdirSync(folder, { recursive: true })
  // Beside the result, not in the system's temporary folder: that may be in memory, and this is 100 MB.
  const stage = mkdtempSync(join(folder, '.stage-'))
  try {
    const to = { stage, out: folder, licences: formatLicences(packages) }
    const archives = [await packService(source, to)]
    for (const face of faces) {
      const { file, warnings } = await packMini(face, source, to)
      archives.push(file)
      for (const warning of warnings) console.error(`! ${warning}`)
    }
    const sums: string[] = []
    for (const file of archives) {
      sums.push(`${await sha256Of(file)}  ${basename(file)}`)
      console.log(`${basename(file)} ${(statSync(file).size / 1024 / 1024).toFixed(1)} MB`)
    }
    writeFileSync(join(folder, 'SHA256SUMS'), `${sums.join('\n')}\n`)
    if (source.changed) console.error('! files differ from the commit: this archive is for trying out, not for a city.')
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

const options = new Command('release')
  .option('--out <folder>', 'where the archives go', join(ROOT, 'dist', 'release'))
  .option('--reuse', 'take the faces that are built already')
  .option('--skip-mini', 'only the service with its H5 app')
  .parse()
  .opts<Options>()

release(options).catch((error: unknown) => {
  console.error(error instanceof ReleaseRefused ? error.message : error)
  process.exit(1)
})
