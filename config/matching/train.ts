/**
 * `npm run train:matching`: trains the matching engine's decision on invented registers and noise, writes cloud/matching/model.json and
 * prints a report on registers of other seeds. Seeds are constants: the same code gives the same file. Nothing of any real register
 * goes in.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRegions } from '../../cloud/divisions/actions'
import { findCandidates, prepareQuery, type Candidate } from '../../cloud/matching/candidates'
import { PAIR_FEATURES } from '../../cloud/matching/compare'
import { CHOICE_FEATURES, Ranking, choiceVector, type MatchingModel } from '../../cloud/matching/ranking'
import { Boosted, type BoostedModel } from '../../types/boosted'
import { trainBoosted } from './boost'
import { risingCurve } from './calibrate'
import { Collected } from './collected'
import { sample, type Asked, type Setting } from './samples'

const PAIR_SETTINGS: Setting[] = [
  { seed: 101, size: 4000, queries: 18_000, regime: 'plain' },
  { seed: 102, size: 20_000, queries: 24_000, regime: 'rough' },
  { seed: 103, size: 60_000, queries: 28_000, regime: 'plain' },
  { seed: 104, size: 12_000, queries: 18_000, regime: 'bare' },
  { seed: 105, size: 200_000, queries: 24_000, regime: 'plain' },
]
const CHOICE_SETTINGS: Setting[] = [
  { seed: 201, size: 4000, queries: 24_000, regime: 'plain' },
  { seed: 202, size: 20_000, queries: 40_000, regime: 'rough' },
  { seed: 203, size: 60_000, queries: 60_000, regime: 'plain' },
  { seed: 204, size: 12_000, queries: 24_000, regime: 'bare' },
  { seed: 205, size: 200_000, queries: 52_000, regime: 'plain' },
]
const CURVE_SETTINGS: Setting[] = [
  { seed: 301, size: 8000, queries: 40_000, regime: 'plain' },
  { seed: 302, size: 50_000, queries: 100_000, regime: 'plain' },
  { seed: 303, size: 30_000, queries: 40_000, regime: 'rough' },
  { seed: 304, size: 20_000, queries: 24_000, regime: 'bare' },
]

const PAIR_MONOTONE = {
  core: 1,
  soft: -1,
  mark: 1,
  region: 1,
  legal: 1,
  branch: 1,
  full: 1,
  rareShared: 1,
  rareMissing: -1,
  district: 1,
} as const
const CHOICE_MONOTONE = { ...PAIR_MONOTONE, sum: 1, margin: 1, closeOnes: -1 } as const

interface Looked {
  asked: Asked
  candidates: Candidate[]
}

function* look(settings: readonly Setting[]): Generator<Looked> {
  const regions = readRegions()
  for (const setting of settings) {
    const { index, asked } = sample(setting, regions)
    for (const one of asked) {
      const query = prepareQuery({ name: one.name, address: one.address }, index)
      yield { asked: one, candidates: findCandidates(query, index, []) }
    }
    console.error(`seed ${setting.seed}: ${asked.length} queries over ${index.size} rows`)
  }
}

function trainPair(): BoostedModel {
  const collected = new Collected()
  for (const { asked, candidates } of look(PAIR_SETTINGS)) {
    for (const { id, comparison } of candidates) collected.add(comparison.vector, id === asked.truth, 1)
  }
  console.error(`${collected.count} pairs`)
  const options = {
    features: PAIR_FEATURES,
    monotone: PAIR_MONOTONE,
    trees: 120,
    depth: 5,
    rate: 0.15,
    least: 8,
    calm: 2,
  }
  return trainBoosted(collected.samples(PAIR_FEATURES.length), options)
}

function trainChoice(ranking: Ranking): BoostedModel {
  const collected = new Collected()
  for (const { asked, candidates } of look(CHOICE_SETTINGS)) {
    const ranked = ranking.rank(candidates)
    if (ranked.length === 0) continue
    collected.add(choiceVector(ranked), ranked[0]!.candidate.id === asked.truth, 1)
  }
  console.error(`${collected.count} choices`)
  const options = {
    features: CHOICE_FEATURES,
    monotone: CHOICE_MONOTONE,
    trees: 120,
    depth: 5,
    rate: 0.12,
    least: 10,
    calm: 3,
  }
  return trainBoosted(collected.samples(CHOICE_FEATURES.length), options)
}

function train(): MatchingModel {
  const pair = trainPair()
  const none: BoostedModel = { features: CHOICE_FEATURES, depth: 1, base: 0, splits: [], limits: [], leaves: [] }
  const trained = { on: 'invented registers, seeds 101-304', command: 'npm run train:matching', queries: 0 }
  const draft: MatchingModel = { trained, pair, choice: none, curve: { sums: [], shares: [] } }
  const ranking = new Ranking(draft)
  const choice = trainChoice(ranking)
  const boosted = new Boosted(choice)
  const points: { sum: number; right: boolean }[] = []
  for (const { asked, candidates } of look(CURVE_SETTINGS)) {
    const ranked = ranking.rank(candidates)
    if (ranked.length === 0) continue
    points.push({ sum: boosted.sumOf(choiceVector(ranked)), right: ranked[0]!.candidate.id === asked.truth })
  }
  const queries = [...PAIR_SETTINGS, ...CHOICE_SETTINGS, ...CURVE_SETTINGS].reduce((sum, one) => sum + one.queries, 0)
  return { trained: { ...trained, queries }, pair, choice, curve: risingCurve(points) }
}

const began = Date.now()
const model = train()
writeFileSync(join(__dirname, '../../cloud/matching/model.json'), `${JSON.stringify(model)}\n`)
console.error(`trained in ${Math.round((Date.now() - began) / 1000)} s`)
