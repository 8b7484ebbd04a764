/**
 * The command line for tests that start many processes: the product's own code, compiled as the release compiles it, once a test file.
 * From its sources (`npm run cli`) each start would be compiled and loaded through tsx anew, which is most of its time.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCode } from '../../config/release/code'
import { ROOT } from '../../config/release/source'

/** What Node is given to run the sources, as `npm run cli` does. */
export const SOURCES = [join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'), join(ROOT, 'cloud', 'cli.ts')]

/** What Node is given to run the compiled code. It lies where Node finds the packages; `remove` takes it away. */
export function compileCli(): { entry: string[]; remove: () => void } {
  const cache = join(ROOT, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const app = mkdtempSync(join(cache, 'league-cli-'))
  writeCode(app, { name: 'one-tap-league-under-test', version: '0.0.0' })
  return { entry: [join(app, 'cloud', 'cli.js')], remove: () => rmSync(app, { recursive: true, force: true }) }
}

export interface Ended {
  code: number | null
  out: string
  err: string
}

/** What a process said, once it has ended. */
export const ended = (child: ChildProcessWithoutNullStreams) =>
  new Promise<Ended>((resolve) => {
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.on('close', (code) => {
      resolve({ code, out, err })
    })
  })

/** A folder with a city's data in it, and commands on them, each a process of its own. `close` takes all of it away. */
export function openCommandLine() {
  const compiled = compileCli()
  const folder = mkdtempSync(join(tmpdir(), 'league-cli-'))
  const launch = (args: readonly string[], more: Record<string, string> = {}, entry = compiled.entry) =>
    spawn(process.execPath, [...entry, ...args], {
      cwd: folder,
      env: { ...process.env, DATA_DIR: join(folder, 'city'), PORT: '0', LOG_LEVEL: 'silent', ...more },
    })
  return {
    folder,
    launch,
    cli: (...args: string[]) => ended(launch(args)),
    close: () => {
      compiled.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
