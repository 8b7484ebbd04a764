/**
 * The command line for tests that start many processes: the product's own code, compiled as the release compiles it, once a test file.
 * From its sources (`npm run cli`) each start would be compiled and loaded through tsx anew, which is most of its time.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
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
