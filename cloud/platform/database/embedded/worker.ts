/** Runs PGlite behind its socket server in a thread of its own: inside the service's thread it would block every request. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { parentPort, threadId, workerData } from 'node:worker_threads'

const { folder, socket, copy } = workerData as { folder: string | null; socket: string; copy: string | undefined }

/** In memory. Making a cluster is most of a start: where a copy of an empty one is kept, it is taken, and made where it is missing. */
async function startInMemory(): Promise<PGlite> {
  if (copy === undefined) return PGlite.create()
  if (existsSync(copy)) return PGlite.create({ loadDataDir: new Blob([readFileSync(copy)]) })
  const db = await PGlite.create()
  const made = `${copy}.${process.pid}.${threadId}`
  writeFileSync(made, Buffer.from(await (await db.dumpDataDir('none')).arrayBuffer()))
  // At once or not at all: others may be starting at the same time.
  renameSync(made, copy)
  return db
}

async function run() {
  const db = folder === null ? await startInMemory() : await PGlite.create({ dataDir: folder })
  const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 8 })
  await server.start()
  parentPort?.on('message', (message) => {
    if (message !== 'stop') return
    void server
      .stop()
      .then(() => db.close())
      .finally(() => process.exit(0))
  })
  parentPort?.postMessage('ready')
}

run().catch((error: unknown) => {
  throw error
})
