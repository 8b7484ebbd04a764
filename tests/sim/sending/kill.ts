/** Sender processes that are killed: by the time since they began, or in the very moment in which the provider takes a message. */
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Random } from '../../../cloud/demo/random'
import type { SenderTask } from './sender'

const SENDER = join(__dirname, 'sender.ts')

export interface Sender {
  process: ChildProcess
  /** Lets it begin as soon as it can. Resolves when it sends. */
  go: () => Promise<void>
  /** Resolves when it is gone; true: by itself, with nothing left. */
  gone: Promise<boolean>
}

export function startSender(task: SenderTask): Sender {
  const child = fork(SENDER, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  let isDone = false
  const told = (awaited: string) =>
    new Promise<void>((resolve) => {
      child.on('message', (word) => {
        if (word === awaited) resolve()
        if (word === 'done') isDone = true
      })
      child.once('exit', () => {
        resolve()
      })
    })
  const ready = told('ready')
  const go = async () => {
    await ready
    const sending = told('sending')
    if (child.connected) child.send('go')
    await sending
  }
  const gone = new Promise<boolean>((resolve) => {
    child.once('exit', () => {
      resolve(isDone)
    })
  })
  child.send(task)
  return { process: child, go, gone }
}

/** What ends a sender: so many milliseconds after it began, or so many messages after. */
export type Moment = { kind: 'after'; ms: number } | { kind: 'taken'; messages: number }

export const drawMoment = (random: Random): Moment =>
  random.chance(0.5) ? { kind: 'after', ms: random.below(250) } : { kind: 'taken', messages: 1 + random.below(120) }
