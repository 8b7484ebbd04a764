/** Starts listening on a composed service and stops it gracefully. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { terminalWords } from '../types/words/terminal'
import { composeService, StartRefused, type Composed, type Ground } from './compose'
import type { ShownCode } from './protocol/inbox'
import { buildService } from './protocol/service'

export interface Running extends Composed {
  /** The address that people reach it under. */
  url: string
  stop: () => Promise<void>
}

/** Where the H5 app is, if it was built. */
export function findH5(): string | null {
  const folder = join(__dirname, '..', 'dist', 'h5')
  return existsSync(join(folder, 'index.html')) ? folder : null
}

/** Listens. Stopping ends requests first, then the loops, then the database: nothing acknowledged is lost. */
export async function serve(
  ground: Ground,
  h5: string | null = findH5(),
  authenticators?: () => readonly ShownCode[],
): Promise<Running> {
  const composed = await composeService(ground, h5)
  let url = ''
  const service = await buildService({
    parts: composed.parts,
    inbox: composed.inbox,
    authenticators,
    log: composed.log,
    publicUrl: () => url,
  })
  const { HOST, PORT, PUBLIC_URL } = ground.configuration
  const stop = async () => {
    await service.close()
    await composed.stopLoops()
    await ground.stop()
  }
  try {
    await service.listen({ host: HOST, port: PORT })
  } catch (error) {
    await stop()
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new StartRefused(terminalWords.portTaken(PORT))
  }
  const { port } = service.server.address() as AddressInfo
  url = PUBLIC_URL?.replace(/\/$/, '') ?? `http://${HOST}:${port}`
  return { ...composed, url, stop }
}

/** Stops on the signals that ask for it; a second one ends at once. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1)
      isStopping = true
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
          process.exit(1)
        },
      )
    })
  }
}
