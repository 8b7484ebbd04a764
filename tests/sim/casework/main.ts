/**
 * The life test of casework: cases on random ways, by cadres of three levels, with leaps of the clock, hand-overs, absences and borders
 * that move, beside attempts at what is forbidden. `npm run --silent sim:casework -- --seed S --cases N --out DIR`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { stringify } from 'csv-stringify/sync'
import { sql } from 'kysely'
import { transitions } from '../../../cloud/casework/rules'
import { attempts, breaks } from './attempts'
import { judge, listCases, listEvents } from './checks'
import { rollDice } from './dice'
import { submit } from './people'
import { LEAST, seeTheRest, walkCases, type Walk } from './walk'
import { World } from './world'

/** Cases on which everything forbidden is tried once a guard is out. */
const BROKEN_CASES = 8

interface Options {
  seed: string
  cases: string
  out: string
  database?: string
  break?: string
}

/** How often the rarest of these names stands among them. */
function fewestOf(names: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Math.min(...counts.values())
}

async function run(options: Options): Promise<number> {
  const guard = options.break === undefined ? undefined : breaks[options.break]
  if (options.break !== undefined && guard === undefined)
    throw new Error(`--break takes one of ${Object.keys(breaks).join(', ')}`)
  const folder = mkdtempSync(join(tmpdir(), 'league-sim-'))
  const world = await World.build(rollDice(Number(options.seed)), { url: options.database, folder })
  try {
    const constraint = guard?.constraint ?? null
    if (constraint !== null) await world.service((call) => sql.raw(constraint).execute(call.tx))
    const walk: Walk = { ids: [], seen: new Set(), attempts: 0 }
    let stopped: unknown
    try {
      await walkCases(world, walk, Number(options.cases), attempts)
      if (guard === undefined) await seeTheRest(world, walk)
    } catch (error) {
      // With a guard taken out the service meets what cannot be; what stands in the database is judged all the same.
      if (guard === undefined) throw error
      stopped = error
    }
    // Whether every transition was seen is no question then; whether what the guard kept out comes in, is.
    if (guard !== undefined)
      // One that is open is among them, whatever became of the others.
      for (const id of [await submit(world, false), ...walk.ids].slice(0, BROKEN_CASES))
        for (const attempt of guard.tries)
          await world
            .file(id)
            .then((file) => attempt(world, file))
            .catch((error: unknown) => {
              stopped = error
            })
    const verdict = await judge(world)
    mkdirSync(options.out, { recursive: true })
    const happened = await listEvents(world)
    writeFileSync(
      join(options.out, 'events.csv'),
      stringify(happened, {
        header: true,
        columns: ['case', 'seq', 'event', 'from', 'to', 'actor', 'at'],
      }),
    )
    const cases = await listCases(world)
    writeFileSync(
      join(options.out, 'cases.csv'),
      stringify(cases, { header: true, columns: ['case', 'state', 'owner', 'deadline', 'folded_state'] }),
    )
    const { illegal, ownerless, withoutDeadline, foldMismatch, leaks, transitionsSeen } = verdict
    const isWhole =
      illegal + ownerless + withoutDeadline + foldMismatch + leaks === 0 &&
      (guard !== undefined || transitionsSeen === transitions.length) &&
      (guard !== undefined || fewestOf(happened.map((event) => event.case)) >= LEAST) &&
      stopped === undefined
    process.stdout.write(`${JSON.stringify(verdict)}\n`)
    return isWhole ? 0 : 1
  } finally {
    await world.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

new Command()
  .requiredOption('--seed <number>')
  .requiredOption('--cases <number>')
  .requiredOption('--out <folder>')
  .option('--database <url>')
  .option('--break <guard>', Object.keys(breaks).join('|'))
  .action(async (options: Options) => {
    process.exitCode = await run(options)
  })
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  })
