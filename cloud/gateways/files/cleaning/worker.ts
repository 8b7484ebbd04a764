/** Cleans one file in a thread of its own: a picture takes seconds, and requests must not wait for it. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { FileType } from '../types'
import { cleanJpeg, cleanPng } from './image'
import { isPlainPdf } from './pdf'
import type { Cleaned } from './clean'

function clean(path: string, type: FileType): Cleaned {
  const content = readFileSync(path)
  try {
    switch (type) {
      case 'jpg':
        return { content: cleanJpeg(content) }
      case 'png':
        return { content: cleanPng(content) }
      case 'pdf':
        return isPlainPdf(content) ? { content } : { refused: 'unsafe' }
    }
  } catch {
    // Whatever the readers say of a broken file, it is broken.
    return { refused: 'unreadable' }
  }
}

const { path, type } = workerData as { path: string; type: FileType }
parentPort?.postMessage(clean(path, type))
