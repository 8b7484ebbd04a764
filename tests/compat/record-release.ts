/**
 * Writes down what today's service answers to a release's requests, once, when the version is released:
 * `npm run release:record -- 0.1.0`. The requests themselves are written by hand from what the pages send.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { replayInNewCity, type Release } from '../support/recorded'

async function main(): Promise<void> {
  const file = join(__dirname, 'releases', `${process.argv[2] ?? ''}.json`)
  const release = JSON.parse(readFileSync(file, 'utf8')) as Release
  const { replies } = await replayInNewCity(release)
  const requests = release.requests.map((request, i) => ({ ...request, reply: replies[i] }))
  writeFileSync(file, `${JSON.stringify({ ...release, requests }, null, 1)}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
