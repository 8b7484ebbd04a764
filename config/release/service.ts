/** The service's archive: compiled code, its packages, the H5 app, what installs and keeps it. */
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkLoads, listFiles, packFolder, writeSums } from './archive'
import { writeCode } from './code'
import { environmentExample } from './environment-example'
import { copyPackages } from './packages'
import { findMachineFiles, findMachinePackages } from './platform'
import { servicePackages } from './shipped'
import { ROOT, type Source } from './source'
import { trims } from './trims'

/** What the archive refuses to be made with. */
export class ReleaseRefused extends Error {
  override readonly name = 'ReleaseRefused'
}

const FILES = join(__dirname, 'files')
const EXECUTABLE = new Set(['install.sh', 'bin/one-tap-league'])

/** Documents that go along, under their names in the archive. */
const DOCUMENTS: readonly (readonly [from: string, to: string])[] = [
  ['LICENSE', 'LICENSE'],
  ['CHANGELOG.md', 'CHANGELOG.md'],
  ['docs/operations.md', 'OPERATIONS.md'],
  ['docs/settings.md', 'SETTINGS.md'],
]

/** Puts everything into `folder`. @throws ReleaseRefused */
async function stageService(folder: string, source: Source, licences: string): Promise<void> {
  const h5 = join(ROOT, 'dist', 'h5')
  if (!existsSync(join(h5, 'index.html'))) throw new ReleaseRefused('dist/h5 is not built: npm run build:h5')
  const app = join(folder, 'app')
  mkdirSync(app, { recursive: true })
  const code = writeCode(app, source)
  const packages = servicePackages(code.external)
  const forOneMachine = findMachinePackages(packages)
  if (forOneMachine.length > 0)
    throw new ReleaseRefused(
      `made for one kind of machine: ${forOneMachine.join(', ')}; one archive would not serve all`,
    )
  copyPackages(app, packages, trims)
  // Where the service looks for it: beside cloud/.
  cpSync(h5, join(app, 'dist', 'h5'), { recursive: true })
  mkdirSync(join(folder, 'bin'))
  copyFileSync(join(FILES, 'one-tap-league'), join(folder, 'bin', 'one-tap-league'))
  for (const file of ['install.sh', 'one-tap-league.service']) copyFileSync(join(FILES, file), join(folder, file))
  for (const [from, to] of DOCUMENTS) copyFileSync(join(ROOT, from), join(folder, to))
  writeFileSync(join(folder, 'environment.example'), environmentExample())
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licences)
  writeFileSync(join(folder, 'VERSION'), `${source.version}\n`)
  const { commit, changed, name, version } = source
  const manifest = {
    name,
    version,
    commit,
    changed,
    node: '>=20.12',
    machines: 'any with Node: nothing inside is compiled for one (x64, arm64)',
    migrations: readdirSync(join(app, 'cloud', 'platform', 'migrations')).sort(),
    packages: packages.map((one) => `${one.name}@${one.version}`),
  }
  writeFileSync(join(folder, 'MANIFEST.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const machineFiles = findMachineFiles(folder)
  if (machineFiles.length > 0) throw new ReleaseRefused(`compiled for one kind of machine: ${machineFiles.join(', ')}`)
  checkLoads(app, code.external)
  for (const file of listFiles(folder)) chmodSync(join(folder, file), EXECUTABLE.has(file) ? 0o755 : 0o644)
  await writeSums(folder)
}

/** @returns the archive's path */
export async function packService(
  source: Source,
  { stage, out, licences }: { stage: string; out: string; licences: string },
): Promise<string> {
  const name = `${source.name}-${source.version}`
  const folder = join(stage, name)
  await stageService(folder, source, licences)
  const file = join(out, `${name}.tar.gz`)
  await packFolder(folder, file, source.epoch)
  return file
}
