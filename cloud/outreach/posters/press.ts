/** Posters drawn in a thread of their own: requests never wait for paper. */
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { Poster } from './poster'
import { posterRules } from './rules'

/** What the thread is told: draw these, or: that was all. */
export type ToPress = { draw: readonly Poster[] } | { end: true }
/** What it says: bytes of the file, how many of those given it drew, that it is over. */
export type FromPress = { chunk: Uint8Array } | { drawn: number } | { over: true }

export interface Press {
  /** The file; breaks off where the thread dies. */
  content: AsyncIterable<Uint8Array>
  /** @returns how many of them could be set */
  draw: (posters: readonly Poster[]) => Promise<number>
  end: () => void
  stop: () => Promise<void>
}

export function startPress(about: { author: string; at: Date }): Press {
  // From a release it runs as the JavaScript that it was compiled to; from the sources through the same loader as we do.
  const isCompiled = __filename.endsWith('.js')
  const worker = new Worker(join(__dirname, isCompiled ? 'worker.js' : 'worker.ts'), {
    workerData: about,
    ...(isCompiled ? {} : { execArgv: ['--require', require.resolve('tsx/cjs')] }),
  })
  const content = new PassThrough()
  // Whoever reads hears of it; before somebody does, nobody need.
  content.on('error', () => {})
  let waiting: { resolve: (drawn: number) => void; reject: (error: Error) => void } | undefined
  let isOver = false
  let broken: Error | undefined
  const breakOff = (error: Error) => {
    if (isOver) return
    broken = error
    content.destroy(error)
    waiting?.reject(error)
    waiting = undefined
  }
  const timer = setTimeout(() => {
    breakOff(new Error('the press took too long'))
    void worker.terminate()
  }, posterRules.pressMs)
  worker.on('message', (said: FromPress) => {
    if ('chunk' in said) content.write(said.chunk)
    else if ('drawn' in said) {
      waiting?.resolve(said.drawn)
      waiting = undefined
    } else {
      isOver = true
      content.end()
    }
  })
  worker.once('error', (error: Error) => {
    breakOff(error)
  })
  worker.once('exit', () => {
    clearTimeout(timer)
    breakOff(new Error('the press ended by itself'))
  })
  const tell = (message: ToPress) => {
    worker.postMessage(message)
  }
  return {
    content,
    draw: (posters) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) {
          reject(broken)
          return
        }
        waiting = { resolve, reject }
        tell({ draw: posters })
      }),
    end: () => {
      tell({ end: true })
    },
    stop: async () => {
      clearTimeout(timer)
      await worker.terminate()
    },
  }
}
