/** What every uploaded file goes through before it is kept: pictures are drawn anew, documents looked through. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FileType } from '../types'
import { cleaningRules } from './rules'

export type Cleaned = { content: Uint8Array } | { refused: 'unreadable' | 'unsafe' | 'busy' }
export type Cleaner = (path: string, type: FileType) => Promise<Cleaned>

/**
 * Each file gets a fresh thread with bounded time and memory: whatever a hostile one does ends with it. Few at once; the others wait,
 * and when too many wait, the next one is told to come again.
 */
export function createCleaner(): Cleaner {
  let running = 0
  const waiting: (() => void)[] = []
  return async (path, type) => {
    if (waiting.length >= cleaningRules.waiting.max) return { refused: 'busy' }
    if (running >= cleaningRules.atOnce.max)
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
      })
    running++
    try {
      return await inThread(path, type)
    } finally {
      running--
      waiting.shift()?.()
    }
  }
}

function inThread(path: string, type: FileType): Promise<Cleaned> {
  // From a release it runs as the JavaScript that it was compiled to; from the sources through the same loader as we do.
  const isCompiled = __filename.endsWith('.js')
  const worker = new Worker(join(__dirname, isCompiled ? 'worker.js' : 'worker.ts'), {
    workerData: { path, type },
    resourceLimits: { maxOldGenerationSizeMb: cleaningRules.heapMegabytes.max },
    ...(isCompiled ? {} : { execArgv: ['--require', require.resolve('tsx/cjs')] }),
  })
  return new Promise((resolve) => {
    const settle = (cleaned: Cleaned) => {
      clearTimeout(timer)
      resolve(cleaned)
      void worker.terminate()
    }
    const timer = setTimeout(() => {
      settle({ refused: 'unreadable' })
    }, cleaningRules.milliseconds.max)
    worker.once('message', settle)
    // Out of memory, or a reader that broke: the file is not one that can be kept.
    worker.once('error', () => {
      settle({ refused: 'unreadable' })
    })
    worker.once('exit', () => {
      settle({ refused: 'unreadable' })
    })
  })
}
