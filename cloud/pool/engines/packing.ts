/** Packing the matcher's index anew without keeping a request waiting: in another thread, to which only bytes are handed. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { MatcherImage, MatcherRows, RegionRow } from '../../matching'

/** When the index is packed anew. */
export const PACKING_RULES = {
  since: '2026-11-24',
  source: 'own choice: loose postings cost a query some microseconds up to this share',
  share: 0.1,
  /** Rows added since the last packing below which it is not worth a thread. */
  least: 200,
} as const

export interface PackingTask {
  rows: MatcherRows
  regions: readonly RegionRow[]
}

/** The memory behind typed arrays anywhere in a value: handed over instead of copied. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : []
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.values(value).flatMap(buffersOf)
}

/**
 * @param signal ends the thread
 * @throws Error what went wrong in the thread, or that it was ended
 */
export async function packAside(task: PackingTask, signal: AbortSignal): Promise<MatcherImage> {
  signal.throwIfAborted()
  // From a release it runs as the JavaScript that it was compiled to; from the sources through the same loader as we do.
  const isCompiled = __filename.endsWith('.js')
  const worker = new Worker(join(__dirname, isCompiled ? 'packer.js' : 'packer.ts'), {
    workerData: task,
    transferList: buffersOf(task.rows),
    ...(isCompiled ? {} : { execArgv: ['--require', require.resolve('tsx/cjs')] }),
  })
  const end = () => {
    void worker.terminate()
  }
  signal.addEventListener('abort', end)
  try {
    return await new Promise<MatcherImage>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => {
        reject(new Error('the packing thread ended without an answer'))
      })
    })
  } finally {
    signal.removeEventListener('abort', end)
    await worker.terminate()
  }
}
