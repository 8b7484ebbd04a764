/**
 * `npm run train:routing`: trains how the routing engine weighs its evidence, on invented enterprises in the divisions of other cities,
 * writes cloud/routing/model.json and prints what it reaches there. Seeds are constants: the same code gives the same file. Nothing of
 * any real register goes in.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BoostedModel } from '../../types/boosted'
import { STREET_FEATURES, STREET_WIDTH } from '../../cloud/routing/features'
import { oddsOf, StreetRanking, type RoutingModel } from '../../cloud/routing/ranking'
import { trainBoosted } from '../matching/boost'
import { risingCurve } from '../matching/calibrate'
import { Collected } from '../matching/collected'
import { ask, type CitySetting, type Question } from './questions'

const SETTINGS: Omit<CitySetting, 'seed'>[] = [
  { city: '3302', rows: 9000 },
  { city: '3201', rows: 14000 },
  { city: '3401', rows: 6000 },
  { city: '4201', rows: 20000 },
  { city: '3601', rows: 12000 },
  { city: '3702', rows: 9000 },
  { city: '4301', rows: 12000 },
  { city: '3306', rows: 5000 },
  { city: '3307', rows: 12000 },
  { city: '3304', rows: 2500 },
  { city: '3303', rows: 600 },
]
/** Each city is invented so many times: more of them say more than larger ones. */
const STREET_CITIES: CitySetting[] = [1001, 6001].flatMap((first) =>
  SETTINGS.map((setting, at) => ({ ...setting, seed: first + at })),
)
const CURVE_CITIES: CitySetting[] = [
  { city: '3201', rows: 12000, seed: 3001 },
  { city: '3304', rows: 9000, seed: 3002 },
  { city: '4301', rows: 16000, seed: 3003 },
  { city: '3307', rows: 12000, seed: 3004 },
  { city: '5101', rows: 14000, seed: 3005 },
  { city: '3205', rows: 9000, seed: 3006 },
  { city: '4101', rows: 12000, seed: 3007 },
  { city: '3501', rows: 3000, seed: 3008 },
]
const STREET_QUESTIONS = 1200
const CURVE_QUESTIONS = 4000
/** Of an address's wrong streets the nearest are all kept, of the others some that stand for the rest. */
const NEAREST = 6
const STAND_INS = 5

function addStreets(collected: Collected, { looked, features, truth }: Question): void {
  const vote = STREET_FEATURES.indexOf('vote')
  const rows = looked.candidates.map((_, row) => row)
  rows.sort((a, b) => features[b * STREET_WIDTH + vote]! - features[a * STREET_WIDTH + vote]! || a - b)
  const far = rows.slice(NEAREST)
  const step = Math.max(1, Math.ceil(far.length / STAND_INS))
  const chosen = new Map(rows.slice(0, NEAREST).map((row) => [row, 1]))
  const standIns = far.filter((_, at) => at % step === 0)
  for (const row of standIns) chosen.set(row, far.length / standIns.length)
  for (const [row, street] of looked.candidates.entries()) {
    const isRight = street === truth
    const weight = isRight ? 1 : chosen.get(row)
    if (weight === undefined) continue
    collected.add(features.subarray(row * STREET_WIDTH, (row + 1) * STREET_WIDTH), isRight, weight)
  }
}

function trainStreets(): BoostedModel {
  const collected = new Collected()
  for (const question of ask(STREET_CITIES, STREET_QUESTIONS)) addStreets(collected, question)
  console.error(`${collected.count} streets`)
  const options = {
    features: STREET_FEATURES,
    monotone: {},
    trees: 90,
    depth: 5,
    rate: 0.12,
    least: 40,
    calm: 2,
    areSpread: true,
  }
  return trainBoosted(collected.samples(STREET_WIDTH), options)
}

function train(): RoutingModel {
  const street = trainStreets()
  const trained = { on: 'invented cities, seeds 1001-3008', command: 'npm run train:routing', addresses: 0 }
  const ranking = new StreetRanking({ trained, street, curve: { sums: [], shares: [] } })
  const points: { sum: number; right: boolean }[] = []
  const tally = { known: [0, 0], unknown: [0, 0] }
  for (const { looked, features, truth, isRoadKnown } of ask(CURVE_CITIES, CURVE_QUESTIONS)) {
    const [first] = ranking.rank(looked.candidates, features)
    if (!first) continue
    const right = first.street === truth
    points.push({ sum: oddsOf(first.share), right })
    const of = isRoadKnown ? tally.known : tally.unknown
    of[1]!++
    if (right) of[0]!++
  }
  for (const [name, [right, all]] of Object.entries(tally))
    console.error(`invented, road ${name}: ${right} of ${all} right`)
  return { trained: { ...trained, addresses: points.length }, street, curve: risingCurve(points) }
}

const began = Date.now()
const model = train()
writeFileSync(join(__dirname, '../../cloud/routing/model.json'), `${JSON.stringify(model)}\n`)
console.error(`trained in ${Math.round((Date.now() - began) / 1000)} s`)
