/** Sender processes that are killed: by the time since they began, or in the very moment in which the provider takes a message. */
import { fork, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Random } from '../../../cloud/demo/random'
import type { SenderTask } from './sender'

/** Where packages are found from, which the program leaves outside of itself. */
const CACHE = join(__dirname, '..', '..', '..', 'node_modules', '.cache')

/** The sender's program in one file: compiled once, so that a start does not read all of the service anew. @returns its path; whoever is done removes its folder */
export async function compileSender(): Promise<{ program: string; folder: string }> {
  mkdirSync(CACHE, { recursive: true })
  const folder = mkdtempSync(join(CACHE, 'sender-'))
  const program = join(folder, 'sender.cjs')
  await build({
    entryPoints: [join(__dirname, 'sender.ts')],
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  })
  return { program, folder }
}

export interface Sender {
  process: ChildProcess
  /** Lets it begin as soon as it can. Resolves when it sends. */
  go: () => Promise<void>
  /** Resolves when it is gone; true: by itself, with nothing left. */
  gone: Promise<boolean>
}

export function startSender(program: string, task: SenderTask): Sender {
  const child = fork(program, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
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
