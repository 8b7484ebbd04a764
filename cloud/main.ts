/** The service: `npm run serve`. All it needs comes from the environment (docs/settings.md). */
import { openGround, StartRefused } from './compose'
import { ConfigurationError, readConfiguration } from './platform/configuration/read'
import { FolderInUseError } from './platform/database/embedded/lock'
import { serve, stopOnSignals } from './serve'

async function main(): Promise<void> {
  const running = await serve(await openGround(readConfiguration(process.env)))
  stopOnSignals(running.stop)
  process.stdout.write(`一键入团 ${running.url}\n`)
}

main().catch((error: unknown) => {
  const isExpected =
    error instanceof ConfigurationError || error instanceof StartRefused || error instanceof FolderInUseError
  process.stderr.write(
    `${isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exit(1)
})
