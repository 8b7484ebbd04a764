/**
 * The service's own code, compiled file by file: the tree of the archive is the tree of the repository, so that every path
 * relative to a file (migrations, the worker's file, the history of divisions) holds unchanged. Nothing but the TypeScript
 * compiler is needed; what is compiled is found by following the imports of the entry points.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, extname, join, relative } from 'node:path'
import ts from 'typescript'
import { ROOT } from './source'

/** What is started by its name; the workers are started by the embedded database, the cleaning of uploads, the pool's engines, the press. */
export const ENTRY_POINTS = [
  'cloud/main.ts',
  'cloud/cli.ts',
  'cloud/platform/database/embedded/worker.ts',
  'cloud/gateways/files/cleaning/worker.ts',
  'cloud/pool/engines/packer.ts',
  'cloud/outreach/posters/worker.ts',
] as const

/** Node's own compiler options for the archive: Node 20.12 understands all of ES2022, and the packages are CommonJS. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
  isolatedModules: true,
}

const builtin = new Set(builtinModules)
const isBuiltin = (specifier: string) => specifier.startsWith('node:') || builtin.has(specifier)

export interface Code {
  /** Our own files, relative to the root, sorted. */
  files: string[]
  /** Specifiers of packages that the compiled files load, sorted: fastify, zod/mini, … */
  external: string[]
}

interface Compiled {
  text: string
  specifiers: string[]
}

/** Compiles one file; imports of types are gone from what it says it loads. */
function compile(file: string): Compiled {
  const { outputText } = ts.transpileModule(readFileSync(join(ROOT, file), 'utf8'), {
    compilerOptions: OPTIONS,
    fileName: file,
  })
  const specifiers = ts.preProcessFile(outputText, true, true).importedFiles.map(({ fileName }) => fileName)
  return { text: outputText, specifiers }
}

/** @throws Error where a file imports what is not there */
function resolveOwn(from: string, specifier: string): string {
  const base = join(dirname(from), specifier)
  const found = [base, `${base}.ts`, join(base, 'index.ts')].find(
    (path) => existsSync(join(ROOT, path)) && statSync(join(ROOT, path)).isFile(),
  )
  if (found === undefined) throw new Error(`${from} imports ${specifier}, which is not there`)
  return found
}

/** Follows the imports from the entry points. @param onFile called with each compiled file */
export function followCode(
  entries: readonly string[] = ENTRY_POINTS,
  onFile: (file: string, text: string) => void = () => {},
): Code {
  const files = new Set<string>()
  const external = new Set<string>()
  const queue = [...entries]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file)) continue
    files.add(file)
    if (!/\.tsx?$/.test(file)) continue
    const { text, specifiers } = compile(file)
    onFile(file, text)
    for (const specifier of specifiers) {
      if (specifier.startsWith('.')) queue.push(resolveOwn(file, specifier))
      else if (!isBuiltin(specifier)) external.add(specifier)
    }
  }
  return { files: [...files].sort(), external: [...external].sort() }
}

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path)
    else yield path
  }
}

/** Data beside the code that is read at run time: migrations, history of divisions, whatever else is no source. */
function listData(): string[] {
  return ['cloud', 'types']
    .flatMap((folder) => [...filesUnder(join(ROOT, folder))])
    .filter((path) => !['.ts', '.tsx', '.md'].includes(extname(path)))
    .map((path) => relative(ROOT, path))
}

/** Writes the compiled service into a folder. */
export function writeCode(app: string, { name, version }: { name: string; version: string }): Code {
  const write = (file: string, text: string) => {
    const to = join(app, file)
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, text)
  }
  const code = followCode(ENTRY_POINTS, (file, text) => {
    write(file.replace(/\.ts$/, '.js'), text)
  })
  for (const file of listData()) {
    mkdirSync(dirname(join(app, file)), { recursive: true })
    copyFileSync(join(ROOT, file), join(app, file))
  }
  write('package.json', `${JSON.stringify({ name, version, private: true, license: 'MIT' }, null, 2)}\n`)
  return code
}
