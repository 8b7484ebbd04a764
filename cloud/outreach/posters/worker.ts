/** Draws the posters of one batch. */
import { parentPort, workerData } from 'node:worker_threads'
import type { FromPress, ToPress } from './press'
import { openPrint } from './print'

const print = openPrint(workerData as { author: string; at: Date })
const say = (message: FromPress) => {
  parentPort?.postMessage(message)
}

async function pass(): Promise<void> {
  for await (const chunk of print.content) say({ chunk })
  say({ over: true })
}

parentPort?.on('message', (told: ToPress) => {
  if ('end' in told) print.end()
  else say({ drawn: told.draw.filter((poster) => print.add(poster)).length })
})

pass().catch((error: unknown) => {
  throw error
})
