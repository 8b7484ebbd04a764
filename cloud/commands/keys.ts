/** `keys status`, `keys rotate`: the master key that wraps everybody's keys, and the suite that seals values. */
import type { Command } from 'commander'
import { keysWords as words } from '../../types/words/keeping'
import { countKeys, rotateKeys, type KeyState } from '../people/actions'
import { CommandRefused, withGround } from './with-ground'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** What the state means for whoever wants to take an old key away, a line each. */
export function sayKeys({ current, older, foreign, isPrintCurrent }: KeyState): string[] {
  const isOlder = older.persons + older.values > 0
  return [
    words.current(current.persons, current.values),
    ...(foreign > 0 ? [words.foreign(foreign)] : []),
    ...(isOlder ? [words.older(older.persons, older.values)] : []),
    ...(!isOlder && !isPrintCurrent ? [words.seal] : []),
    ...(!isOlder && isPrintCurrent && foreign === 0 ? [words.done] : []),
  ]
}

export function registerKeysCommands(program: Command): void {
  const keys = program.command('keys').description(words.group)
  keys
    .command('status')
    .description(words.status)
    .action(() =>
      withGround(async (ground) => {
        sayKeys(await countKeys(ground)).forEach(say)
      }),
    )
  keys
    .command('rotate')
    .description(words.rotate)
    .action(() =>
      withGround(async (ground) => {
        const { foreign } = await countKeys(ground)
        if (foreign > 0) throw new CommandRefused(words.foreign(foreign))
        const moved = await rotateKeys(ground)
        say(words.rotated(moved.persons, moved.values))
        sayKeys(await countKeys(ground)).forEach(say)
      }),
    )
}
