/**
 * Phones that are killed at random points behind a network that lies: what was recorded reaches the service once, whatever happens.
 * `npm run --silent sim:fieldwork -- --seed S --visits N --out DIR [--break receipt] [--database URL]`: 20 cadres, 3 phones each, 30 days.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { stringify } from 'csv-stringify/sync'
import { createRandom } from '../../../cloud/demo/random'
import { SimulatedCity, START } from './city'
import { startNetwork } from './network'
import { plan, type Phone } from './plan'
import { compilePhone, runPhone } from './process'
import type { Ended, Task } from './task'
import { compare, countConflicts, listKept, listRecorded, listUnlike } from './verdict'

const CADRES = 20
const PHONES = 3
const DAYS = 30
const DAY_MS = 86_400_000
const ENTERPRISES = 600
/** Phones that are in hand at once. */
const HANDS = 4
const LAST_ROUNDS = 8

interface Options {
  seed: string
  visits: string
  out: string
  database?: string
  break?: string
}

/** Runs jobs, so many at a time, in their order. */
async function inHands(jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const left = [...jobs]
  const hand = async () => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) await job()
  }
  await Promise.all(Array.from({ length: HANDS }, hand))
}

const countBy = (words: readonly string[]) => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

async function run(options: Options): Promise<number> {
  if (options.break !== undefined && options.break !== 'receipt') throw new Error('--break takes receipt')
  const random = createRandom(Number(options.seed))
  const folder = mkdtempSync(join(tmpdir(), 'league-fieldwork-'))
  mkdirSync(options.out, { recursive: true })
  const program = await compilePhone(folder)
  const city = await SimulatedCity.start(random, {
    folder,
    cadres: CADRES,
    enterprises: ENTERPRISES,
    ...(options.database === undefined ? {} : { url: options.database }),
  })
  // What depends on how the processes run has chance of its own: the plan stays the same.
  const network = await startNetwork(city.url, createRandom(Number(options.seed) + 1))
  let kills = 0
  try {
    const phones: Phone[] = city.cadres.flatMap((cadre, c) =>
      Array.from({ length: PHONES }, (_, p) => {
        const own = join(folder, `phone-${c}-${p}`)
        mkdirSync(own)
        const wrong = random.chance(0.2) ? random.pick([-1, 1]) * DAY_MS : random.below(120_000) - 60_000
        return {
          folder: own,
          cadre,
          wrong,
          planned: [],
          deaths: new Map(),
          random: createRandom(random.below(2 ** 31)),
        }
      }),
    )
    const wanted = plan(random, city, phones, { visits: Number(options.visits), days: DAYS })

    const taskOf = (phone: Phone, day: number, more: Partial<Task>): Task => ({
      folder: phone.folder,
      url: network.url,
      session: phone.cadre.session,
      person: phone.cadre.person,
      noticeVersion: city.noticeVersion,
      now: city.clock.now().getTime() + phone.wrong,
      seed: phone.random.below(2 ** 31),
      planned: phone.planned.filter((one) => one.day <= day),
      opens: 'login',
      offline: false,
      takesList: false,
      failing: 0,
      room: null,
      dies: null,
      trusting: options.break === 'receipt',
      ...more,
    })
    const walk = async (phone: Phone, day: number): Promise<void> => {
      const { random: own } = phone
      await city.logIn(phone.cadre)
      for (const dies of [...(phone.deaths.get(day) ?? []), null]) {
        const outcome = await runPhone(
          program,
          taskOf(phone, day, {
            opens: own.chance(0.7) ? 'login' : own.pick(['pin', 'not'] as const),
            offline: own.chance(0.25),
            takesList: own.chance(0.2),
            failing: own.chance(0.1) ? 0.2 : 0,
            room: own.chance(0.05) ? 4000 + own.below(8000) : null,
            dies,
          }),
        )
        if (outcome.is === 'killed') kills++
      }
    }

    for (let day = 0; day < DAYS; day++) {
      city.toDay(day)
      await city.live(day)
      const out = phones.filter(({ planned }) => planned.some((one) => one.day === day))
      await inHands(out.map((phone) => () => walk(phone, day)))
    }
    city.toDay(DAYS)
    await network.calm()
    // At last everybody is logged in, and nothing is in the way.
    const left: string[] = []
    await inHands(
      phones
        .filter(({ planned }) => planned.length > 0)
        .map((phone) => async () => {
          let ended: Ended | undefined
          for (let n = 0; n < LAST_ROUNDS; n++) {
            await city.logIn(phone.cadre)
            const outcome = await runPhone(program, taskOf(phone, DAYS, {}))
            // A phone that was never opened before its person's grant ended: it can be once there is one again. All others send without.
            if (outcome.is === 'ended' && outcome.ended.state === 'new') await city.appointOne(phone.cadre)
            if (outcome.is === 'ended') ({ ended } = outcome)
            if (ended?.waiting === 0 && ended.forms === 0 && ended.state === 'open') return
          }
          left.push(`${phone.folder}: ${JSON.stringify(ended)}`)
        }),
    )

    const { recorded, open } = listRecorded(phones.map((phone) => phone.folder))
    const kept = await listKept(city)
    const { lost, doubled, foreign } = compare(recorded, kept)
    const unlike = await listUnlike(city)
    const { conflicts, unresolved } = await countConflicts(city)
    const rows = recorded.map(({ id, device, hash }) => [id, device, hash])
    writeFileSync(join(options.out, 'recorded.csv'), stringify([['visit', 'device', 'hash'], ...rows]))
    const held = kept.map(({ id, hash, times }) => [id, hash, times])
    writeFileSync(join(options.out, 'server.csv'), stringify([['visit', 'hash', 'times'], ...held]))
    const kinds = countBy(recorded.map(({ kind }) => kind))
    const visits = kinds.visit ?? 0
    const total = Object.values(conflicts).reduce((sum, n) => sum + n, 0)
    process.stderr.write(
      `${JSON.stringify({ days: Math.round((city.clock.now().getTime() - START.getTime()) / DAY_MS), records: kinds, foreign: foreign.length, unlike: unlike.length, network: Object.fromEntries(network.seen), conflicts })}\n`,
    )
    for (const line of [...open, ...left]) process.stderr.write(`unfinished: ${line}\n`)
    process.stdout.write(
      `${JSON.stringify({ visits, kills, lost: lost.length, doubled: doubled.length, conflicts: total, unresolved })}\n`,
    )
    const isRight =
      lost.length === 0 &&
      doubled.length === 0 &&
      unresolved === 0 &&
      foreign.length === 0 &&
      unlike.length === 0 &&
      kills === wanted &&
      open.length === 0 &&
      left.length === 0 &&
      visits === Number(options.visits)
    return isRight ? 0 : 1
  } finally {
    await network.stop()
    await city.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

new Command()
  .requiredOption('--seed <number>')
  .requiredOption('--visits <number>')
  .requiredOption('--out <folder>')
  .option('--database <url>')
  .option('--break <guard>', 'receipt')
  .action(async (options: Options) => {
    process.exitCode = await run(options)
  })
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  })
