/** A phone's storage on the disk: one file a name, written whole or not at all; it may be full, and its app may die at any act. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../../../cloud/demo/random'
import type { KeyValue } from '../../../src/client/field/ports'
import { SIGNAL, type Death } from './task'

const TEMPORARY = '.tmp'

export interface Troubles {
  random: Random
  failing: number
  room: number | null
  dies: Death | null
}

export function openFiles(folder: string, { random, failing, room, dies }: Troubles): KeyValue {
  mkdirSync(folder, { recursive: true })
  let acts = 0
  const at = (name: string) => join(folder, encodeURIComponent(name))
  const names = () =>
    readdirSync(folder)
      .filter((name) => !name.endsWith(TEMPORARY))
      .map(decodeURIComponent)
  const size = () => names().reduce((sum, name) => sum + statSync(at(name)).size, 0)
  const isItsLast = () => dies?.by === 'itself' && acts >= dies.act
  const act = <T>(what: () => T): T => {
    acts++
    // Whoever kills it needs a moment: it dies somewhere behind this.
    if (dies?.by === 'outside' && acts === dies.act) writeSync(SIGNAL, '!')
    if (isItsLast() && dies?.after === false) process.kill(process.pid, 'SIGKILL')
    const result = what()
    if (isItsLast()) process.kill(process.pid, 'SIGKILL')
    return result
  }
  return {
    get: (name) =>
      act(() => {
        try {
          return readFileSync(at(name), 'utf8')
        } catch {
          return undefined
        }
      }),
    set: (name, value) =>
      act(() => {
        if (random.chance(failing)) throw new Error('setStorage:fail')
        if (room !== null && size() + value.length > room) throw new Error('setStorage:fail exceed storage max size')
        writeFileSync(at(name) + TEMPORARY, value)
        // Dead between the two it left what was there before.
        if (isItsLast() && random.chance(0.5)) process.kill(process.pid, 'SIGKILL')
        renameSync(at(name) + TEMPORARY, at(name))
      }),
    remove: (name) => act(() => rmSync(at(name), { force: true })),
    names: () => act(names),
  }
}
