/** Runs PGlite behind its socket server in a thread of its own: inside the service's thread it would block every request. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { parentPort, threadId, workerData } from 'node:worker_threads'

const { folder, socket, copy } = workerData as { folder: string | null; socket: string; copy: string | undefined }

/** PostgreSQL's own 128 MB are filled with zeros at each start, which took a third of it; what is embedded holds a few thousand rows. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB']

/** A file whose bytes are given as they were read: a Blob of 70 MB gives them out in small pieces, which takes half a second. */
class WholeFile extends Blob {
  constructor(private readonly path: string) {
    super([])
  }
  override async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(readFileSync(this.path)).buffer
  }
}

/** In memory; a copy that is given is what it begins with: making a cluster is most of a start. */
const startInMemory = (): Promise<PGlite> =>
  PGlite.create({ startParams, ...(copy !== undefined && { loadDataDir: new WholeFile(copy) }) })

/** At once or not at all: others may be writing the same file. */
async function save(db: PGlite, file: string): Promise<void> {
  // Without it the copy would be recovered at each start.
  await db.exec('checkpoint')
  const made = `${file}.${process.pid}.${threadId}`
  writeFileSync(made, Buffer.from(await (await db.dumpDataDir('none')).arrayBuffer()))
  renameSync(made, file)
}

async function run() {
  const db = folder === null ? await startInMemory() : await PGlite.create({ dataDir: folder, startParams })
  const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 8 })
  await server.start()
  parentPort?.on('message', (message: 'stop' | { save: string }) => {
    if (message !== 'stop') {
      void save(db, message.save).then(() => parentPort?.postMessage('saved'))
      return
    }
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
