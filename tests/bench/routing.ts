/**
 * `npm run bench:routing -- [--known FILE] [--people FILE] [--city CODE] [--rows N] [--seeds 1,2] [--cut row|address|building]
 * [--folds N]`: the routing engine on
 * addresses from which the street was taken out, and on those with it, by strata, beside a vote of n-grams (and the address parsers of npm where
 * installed), on the same addresses. FILE has `address,street` (and `address_without_street`); without one the register is invented. What is
 * learned and what is asked are cut by row, by address or by building and road; with folds (row or address) in so many parts, each asked once.
 */
import { parseArgs } from 'node:util'
import { buildGazetteer } from '../../cloud/divisions/gazetteer'
import { createRouter, type Router } from '../../cloud/routing'
import { CommunityFinder } from '../../cloud/routing/communities'
import { AddressReader } from '../../cloud/routing/written'
import { fold } from '../../types/fold'
import { median, print, quantile, wilson } from './figures'
import { gramVote, installedParsers } from './routing/peers'
import {
  cut,
  cutInFolds,
  inventAddresses,
  readAddresses,
  type BenchAddress,
  type BenchSet,
  type Cut,
} from './routing/sets'

const { values: options } = parseArgs({
  options: {
    known: { type: 'string' },
    people: { type: 'string' },
    city: { type: 'string', default: '3301' },
    rows: { type: 'string', default: '16000' },
    seeds: { type: 'string', default: '1,2' },
    cut: { type: 'string', default: 'row' },
    folds: { type: 'string' },
  },
})
const how = options.cut as Cut
/** 0: one part held out. */
const folds = Number(options.folds ?? 0)
const seeds = options.seeds.split(',').map(Number)
const gazetteer = buildGazetteer(options.city)
/** The largest districts by their centre: the register leans to the others. */
const CENTRAL = new Set(['上城区', '拱墅区', '西湖区', '滨江区'])
const CURVE = [0, 100, 500, 2000, 5000, 10_000]

class Tally {
  all = 0
  answered = 0
  right = 0
  auto = 0
  autoRight = 0

  add(isAnswered: boolean, isRight: boolean, isAuto: boolean): void {
    this.all++
    if (isAnswered) this.answered++
    if (isRight) this.right++
    if (isAuto) this.auto++
    if (isAuto && isRight) this.autoRight++
  }

  get line(): string {
    const share = (part: number, of: number) => (of === 0 ? '–' : `${((part / of) * 100).toFixed(1)} %`)
    const [low, high] = wilson(this.right, this.all)
    const [autoLow] = wilson(this.autoRight, this.auto)
    return (
      `${String(this.all).padStart(6)} asked, answered ${share(this.answered, this.all)}, right ${share(this.right, this.all)} ` +
      `(${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}); automatic ${share(this.auto, this.all)}, ` +
      `of those right ${this.auto === 0 ? '–' : `${((this.autoRight / this.auto) * 100).toFixed(2)} %`} (≥ ${(autoLow * 100).toFixed(2)})`
    )
  }
}

const tallies = new Map<string, Tally>()
function count(
  stratum: string,
  router: Router,
  address: string,
  street: string,
  isRight = (answer: string | undefined) => answer === street,
  name?: string,
): void {
  const tally = tallies.get(stratum) ?? new Tally()
  tallies.set(stratum, tally)
  const result = router.route({ address, name })
  tally.add(result.street !== undefined, isRight(result.street), result.decision === 'auto')
}

const reader = new AddressReader(gazetteer)
const communities = new CommunityFinder(gazetteer)
/** Streets of all labelled rows by their text without the street. */
const streetsOf = new Map<string, Set<string>>()

/** Labels contain errors: either street is right where labelled rows of one address conflict, or the community named lies elsewhere. */
function isEither(asked: string, street: string, answer: string | undefined): boolean {
  if (answer === undefined || answer === street) return answer === street
  if (streetsOf.get(fold(asked))?.has(answer)) return true
  const { rest, districts } = reader.read(asked)
  const named = communities.find(
    rest,
    (index) => districts.length === 0 || districts.includes(gazetteer.streets[index]!.district),
  )
  const homes = named?.full === true ? named.streets.map((index) => gazetteer.streets[index]!.name) : []
  return homes.includes(answer) && !homes.includes(street)
}

function addressesOf(seed: number): BenchAddress[] {
  return options.known === undefined
    ? inventAddresses(options.city, Number(options.rows), seed)
    : readAddresses(options.known, options.city)
}

const routerOf = (train: readonly BenchAddress[]): Router =>
  createRouter(
    gazetteer,
    train.map(({ labelled: address, street, name }) => ({ address, street, name })),
  )

function strata({ train, test }: BenchSet, router: Router): void {
  const roads = new Set(train.map(({ road }) => road))
  const once = new Set<string>()
  for (const { asked, labelled, street, district, road, isFormerName, name } of test) {
    count('not written, all', router, asked, street)
    const either = (answer: string | undefined): boolean => isEither(asked, street, answer)
    count('not written, all, either street', router, asked, street, either)
    if (!once.has(asked)) {
      once.add(asked)
      count('not written, each text once, either', router, asked, street, either)
    }
    const stratum = `not written, road ${roads.has(road) ? 'known' : 'unknown'}`
    count(stratum, router, asked, street)
    count(`${stratum}, either street`, router, asked, street, either)
    if (name !== undefined) {
      count('with its name, all', router, asked, street, undefined, name)
      count('with its name, all, either street', router, asked, street, either, name)
      count(`with its name, ${stratum.slice(13)}, either street`, router, asked, street, either, name)
    }
    count(`not written, ${CENTRAL.has(district) ? 'central' : 'outer'} districts`, router, asked, street)
    count('written', router, labelled, street)
    if (isFormerName) count('written by another word (镇 for 街道)', router, labelled, street)
  }
}

function time(router: Router, test: readonly BenchAddress[]): string {
  for (const { asked } of test) router.route({ address: asked })
  const times = test.map(({ asked }) => {
    const began = performance.now()
    router.route({ address: asked })
    return performance.now() - began
  })
  return `one address: p50 ${median(times).toFixed(3)} ms, p99 ${quantile(times, 0.99).toFixed(3)} ms`
}

const lines: string[] = []
/** Of a peer's answers: right, either street, asked; right and asked where the road is known. */
const peerRight = new Map<string, [number, number, number, number, number]>()
for (const seed of seeds) {
  const addresses = addressesOf(seed)
  for (const { asked, street } of addresses) {
    const key = fold(asked)
    streetsOf.set(key, (streetsOf.get(key) ?? new Set()).add(street))
  }
  for (const set of setsOf(addresses, seed)) measure(set, seed)
}

function setsOf(addresses: readonly BenchAddress[], seed: number): BenchSet[] {
  if (folds === 0) return [cut(addresses, how, seed)]
  if (how === 'building') throw new Error('Folds are cut by row or by address.')
  return cutInFolds(addresses, how, folds, seed)
}

function measure(set: BenchSet, seed: number): void {
  const began = performance.now()
  const router = routerOf(set.train)
  const built = performance.now() - began
  strata(set, router)
  if (options.people !== undefined) {
    for (const { asked, labelled, street } of readAddresses(options.people, options.city)) {
      count('people: not written', router, asked, street)
      count('people: written', router, labelled, street)
    }
  }
  const roads = new Set(set.train.map(({ road }) => road))
  for (const peer of [gramVote(set.train), ...installedParsers()]) {
    const right = peerRight.get(peer.name) ?? [0, 0, 0, 0, 0]
    peerRight.set(peer.name, right)
    for (const { asked, street, district, road } of set.test) {
      right[2]++
      const answer = peer.answer(asked)
      const isRight = answer === (peer.answers === 'street' ? street : district)
      if (isRight) right[0]++
      if (roads.has(road)) right[4]++
      if (roads.has(road) && isRight) right[3]++
      if (isRight || (peer.answers === 'street' && isEither(asked, street, answer))) right[1]++
    }
  }
  lines.push(
    `seed ${seed}: ${set.train.length} learned in ${built.toFixed(0)} ms, ${set.test.length} asked; ${time(router, set.test)}`,
  )
}
for (const [stratum, tally] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)))
  lines.push(`${stratum.padEnd(38)} ${tally.line}`)
const percent = (part: number, of: number) => `${((part / of) * 100).toFixed(1)} %`
for (const [name, [right, either, all, knownRight, known]] of peerRight)
  lines.push(
    `peer: ${name.padEnd(32)} right ${percent(right, all)}, either street ${percent(either, all)} of ${all}; ` +
      `road known ${percent(knownRight, known)}, unknown ${percent(right - knownRight, all - known)} (npm's parsers: the district only)`,
  )
if (folds === 0) curve()
print(`Routing: ${options.known ?? 'invented'}, cut by ${how}${folds > 0 ? ` in ${folds} folds` : ''}`, lines)

/** How it rises with what is learned. */
function curve(): void {
  const [seed = 1] = seeds
  const { train, test } = cut(addressesOf(seed), how, seed)
  for (const size of [...CURVE.filter((one) => one < train.length), train.length]) {
    const tally = new Tally()
    const router = routerOf(train.slice(0, size))
    for (const { asked, street } of test) {
      const result = router.route({ address: asked })
      tally.add(result.street !== undefined, result.street === street, result.decision === 'auto')
    }
    lines.push(`learned ${String(size).padStart(6)}: ${tally.line}`)
  }
}
