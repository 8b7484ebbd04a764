/** The built mini-programs as they are filed: one archive a face, with what it was made from and the sum of every file. */
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles, packFolder, sha256Of } from './archive'
import { ROOT, type Source } from './source'

export const MINI_FACES = ['weapp', 'dd'] as const
export type MiniFace = (typeof MINI_FACES)[number]

/** Where each platform's tools read the app's id from. */
const ID_FILES: Readonly<Record<MiniFace, { file: string; field: string }>> = {
  weapp: { file: 'project.config.json', field: 'appid' },
  dd: { file: 'mini.project.json', field: 'miniAppId' },
}

/** The developer tools' id for trying out; nothing can be filed under it. */
const TRIAL_IDS = ['touristappid', '']

/** What a client built without SERVICE_URL calls (config/index.ts). */
const NO_SERVICE = 'https://service.invalid'

export interface MiniArchive {
  file: string
  /** What stands in the way of filing it, a sentence each. */
  warnings: string[]
}

function appIdOf(face: MiniFace): string | null {
  const { file, field } = ID_FILES[face]
  const path = join(ROOT, file)
  if (!existsSync(path)) return null
  const id = (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>)[field]
  return typeof id === 'string' && !TRIAL_IDS.includes(id) ? id : null
}

/** @param licences the text of THIRD-PARTY-LICENSES.txt @throws Error where the face is not built */
export async function packMini(
  face: MiniFace,
  source: Source,
  { stage, out, licences }: { stage: string; out: string; licences: string },
): Promise<MiniArchive> {
  const built = join(ROOT, 'dist', face)
  if (!existsSync(join(built, 'app.json'))) throw new Error(`dist/${face} is not built: npm run build:${face}`)
  const name = `${source.name}-${face}-${source.version}`
  const folder = join(stage, name)
  mkdirSync(folder, { recursive: true })
  cpSync(built, join(folder, face), { recursive: true })
  const files = await Promise.all(
    listFiles(join(folder, face)).map(async (path) => ({
      path,
      bytes: statSync(join(folder, face, path)).size,
      sha256: await sha256Of(join(folder, face, path)),
    })),
  )
  const reachesService = !files.some(
    ({ path }) => path.endsWith('.js') && readFileSync(join(folder, face, path), 'utf8').includes(NO_SERVICE),
  )
  const appId = appIdOf(face)
  const manifest = {
    name: source.name,
    face,
    version: source.version,
    commit: source.commit,
    changed: source.changed,
    appId,
    reachesService,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    files,
  }
  writeFileSync(join(folder, 'MANIFEST.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licences)
  const file = join(out, `${name}.tar.gz`)
  await packFolder(folder, file, source.epoch)
  const warnings = []
  if (appId === null) warnings.push(`${face}: ${ID_FILES[face].file} names no app id of its own; it cannot be filed.`)
  if (!reachesService) warnings.push(`${face}: built without SERVICE_URL; it reaches no service.`)
  return { file, warnings }
}
