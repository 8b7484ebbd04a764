/** Runs PGlite behind its socket server in a thread of its own: inside the service's thread it would block every request. */
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { parentPort, workerData } from 'node:worker_threads'

const { folder, socket } = workerData as { folder: string | null; socket: string }

async function run() {
  const db = await PGlite.create(folder === null ? {} : { dataDir: folder })
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
