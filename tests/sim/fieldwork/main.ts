/**
 * Phones that are killed at random points behind a network that lies: what was recorded reaches the service once, whatever happens.
 * `npm run --silent sim:fieldwork -- --seed S --visits N --out DIR [--break receipt] [--database URL]`: 20 cadres, 3 phones each, 30 days.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { stringify } from 'csv-stringify/sync'
import { createRandom, type Random } from '../../../cloud/demo/random'
import { SimulatedCity, START, type SimulatedCadre } from './city'
import { startNetwork } from './network'
import { compilePhone, runPhone } from './process'
import type { Ended, Planned, Task } from './task'
import { compare, countConflicts, listKept, listRecorded } from './verdict'

const CADRES = 20
const PHONES = 3
const DAYS = 30
const DAY_MS = 86_400_000
/** Doors in a row before the phone goes back into the pocket. */
const ROUND = 6
const ENTERPRISES = 600
/** Phones that are in hand at once. */
const HANDS = 4
/** How often a day's app is killed, and how often at most in a row. */
const KILLS = { chance: 0.6, most: 4 }
const LAST_ROUNDS = 8

interface Options {
  seed: string
  visits: string
  out: string
  database?: string
  break?: string
}

interface Phone {
  folder: string
  cadre: SimulatedCadre
  /** By how much its clock is wrong. */
  wrong: number
  planned: Planned[]
}

function plan(random: Random, city: SimulatedCity, phones: readonly Phone[], visits: number): void {
  let mark = 0
  while (mark < visits) {
    const phone = random.pick(phones)
    const day = random.below(DAYS)
    for (let n = 0; n < ROUND && mark < visits; n++) {
      mark++
      const { id, uscc } = city.door(phone.cadre)
      const subject: Planned['subject'] = random.chance(0.04)
        ? {
            newcomer: {
              name: `杭州路遇第${mark}号测试有限公司`,
              uscc: random.chance(0.5) ? city.unknownUscc() : null,
            },
          }
        : random.chance(0.02)
          ? { uscc: city.unknownUscc() }
          : random.chance(0.2)
            ? { uscc }
            : { enterprise: id }
      phone.planned.push({ mark, day, subject, note: random.chance(0.2) ? `第${mark}次，三楼前台👋` : '' })
    }
  }
}

/** Runs jobs, so many at a time, in their order. */
async function inHands(jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const left = [...jobs]
  const hand = async () => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) await job()
  }
  await Promise.all(Array.from({ length: HANDS }, hand))
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
  const network = await startNetwork(city.url, random)
  let kills = 0
  try {
    const phones: Phone[] = city.cadres.flatMap((cadre, c) =>
      Array.from({ length: PHONES }, (_, p) => {
        const own = join(folder, `phone-${c}-${p}`)
        mkdirSync(own)
        const wrong = random.chance(0.2) ? random.pick([-1, 1]) * DAY_MS : random.below(120_000) - 60_000
        return { folder: own, cadre, wrong, planned: [] }
      }),
    )
    plan(random, city, phones, Number(options.visits))

    const taskOf = (phone: Phone, day: number, more: Partial<Task>): Task => ({
      folder: phone.folder,
      url: network.url,
      session: phone.cadre.session,
      person: phone.cadre.person,
      now: city.clock.now().getTime() + phone.wrong,
      seed: random.below(2 ** 31),
      visits: phone.planned.filter((one) => one.day <= day),
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
      await city.logIn(phone.cadre)
      for (let n = 0; n <= KILLS.most; n++) {
        const isKilled = n < KILLS.most && random.chance(KILLS.chance)
        const fromOutside = random.chance(0.5)
        const outcome = await runPhone(
          program,
          taskOf(phone, day, {
            opens: random.chance(0.7) ? 'login' : random.pick(['pin', 'not'] as const),
            offline: random.chance(0.25),
            takesList: random.chance(0.2),
            failing: random.chance(0.1) ? 0.2 : 0,
            room: random.chance(0.05) ? 4000 + random.below(8000) : null,
            dies: isKilled && !fromOutside ? { act: 1 + random.below(250), after: random.chance(0.5) } : null,
          }),
          isKilled && fromOutside ? 50 + random.below(400) : undefined,
        )
        if (outcome.is === 'killed') kills++
        else return
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
            const outcome = await runPhone(program, taskOf(phone, DAYS, {}), undefined)
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
    const { conflicts, unresolved } = await countConflicts(city)
    const rows = recorded.map(({ id, device, hash }) => [id, device, hash])
    writeFileSync(join(options.out, 'recorded.csv'), stringify([['visit', 'device', 'hash'], ...rows]))
    const held = kept.map(({ id, hash, times }) => [id, hash, times])
    writeFileSync(join(options.out, 'server.csv'), stringify([['visit', 'hash', 'times'], ...held]))
    const visits = recorded.filter(({ mark }) => mark !== undefined).length
    const total = Object.values(conflicts).reduce((sum, n) => sum + n, 0)
    process.stderr.write(
      `${JSON.stringify({ days: Math.round((city.clock.now().getTime() - START.getTime()) / DAY_MS), records: recorded.length, foreign: foreign.length, network: Object.fromEntries(network.seen), conflicts })}\n`,
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
