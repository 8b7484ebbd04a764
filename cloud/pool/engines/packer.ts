/** Packs a matcher's rows in a thread of its own: started by `packAside`, answers once, ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { matcherFromRows } from '../../matching'
import { buffersOf, type PackingTask } from './packing'

const { rows, regions } = workerData as PackingTask
const image = matcherFromRows(rows, { regions }).toImage()
parentPort?.postMessage(image, buffersOf(image))
