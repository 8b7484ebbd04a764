/**
 * The embedded database: for a first look and for single-client tests, not for a city. All connections to it are one backend,
 * so a pool holds exactly one; it survives a killed process, not a power cut.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { lockFolder } from './lock'

export interface EmbeddedDatabase {
  /** The folder of its socket: what `pg` takes as host. */
  host: string
  /** Writes a copy of it all into a file, for another one in memory to begin with. */
  save: (file: string) => Promise<void>
  stop: () => Promise<void>
}

/**
 * @param folder where it keeps its data; null keeps all in memory (tests)
 * @param copy in memory: a file that `save` wrote, to begin with
 */
export async function startEmbedded(folder: string | null, copy?: string): Promise<EmbeddedDatabase> {
  const unlock = folder === null ? () => {} : lockFolder(folder)
  const host = mkdtempSync(join(tmpdir(), 'league-db-'))
  const cleanUp = () => {
    rmSync(host, { recursive: true, force: true })
    unlock()
  }
  try {
    if (folder !== null) mkdirSync(folder, { recursive: true })
    // From a release it runs as the JavaScript that it was compiled to; from the sources through the same loader as we do.
    const isCompiled = __filename.endsWith('.js')
    const worker = new Worker(join(__dirname, isCompiled ? 'worker.js' : 'worker.ts'), {
      workerData: { folder, socket: join(host, '.s.PGSQL.5432'), copy },
      ...(isCompiled ? {} : { execArgv: ['--require', require.resolve('tsx/cjs')] }),
    })
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => {
        resolve()
      })
      worker.once('error', reject)
    })
    let isStopping = false
    const gone = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        resolve()
        // Without its database the service must not go on as if nothing were.
        if (!isStopping) throw new Error('the embedded database ended by itself')
      })
    })
    return {
      host,
      save: (file) =>
        new Promise<void>((resolve) => {
          worker.once('message', () => {
            resolve()
          })
          worker.postMessage({ save: file })
        }),
      stop: async () => {
        isStopping = true
        worker.postMessage('stop')
        await gone
        cleanUp()
      },
    }
  } catch (error) {
    cleanUp()
    throw error
  }
}
