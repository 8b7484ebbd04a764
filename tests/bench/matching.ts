/**
 * `npm run bench:matching -- [--pool FILE] [--size N] [--queries N] [--regime plain|rough|coded|bare] [--marks 0.01] [--seeds 7,8] [--peers mini,flex,sqlite,trgm]`:
 * the matching engine beside general search engines, in one run, on the same queries, in turns. With a file its rows are the register (name, uscc,
 * address), a fifth of them kept out of the pool; without one an invented register. A third of the queries has no true match, half of
 * those are one character from a firm of the pool; `marks` is the share of names cut to their 字号. Each peer gets the threshold that serves it best on these very queries.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { createRandom } from '../../cloud/demo/random'
import { readRegions } from '../../cloud/divisions/actions'
import { askOver, sample, type Asked, type Sampled } from '../../config/matching/samples'
import type { REGIMES } from '../../config/matching/noise'
import { median, print, quantile } from './figures'
import {
  flexSearch,
  miniSearch,
  ours,
  sqlite,
  trigrams,
  type Build,
  type Found,
  type Peer,
  type PeerRow,
} from './matching/peers'

const { values: options } = parseArgs({
  options: {
    pool: { type: 'string' },
    size: { type: 'string', default: '53000' },
    queries: { type: 'string', default: '3000' },
    slow: { type: 'string', default: '300' },
    regime: { type: 'string', default: 'plain' },
    marks: { type: 'string' },
    seeds: { type: 'string', default: '7,8' },
    peers: { type: 'string', default: 'sqlite,mini,flex,trgm' },
  },
})
const STRANGERS = 0.2
const WARM = 200

const regions = readRegions()
const PEERS: Record<string, Build> = { mini: miniSearch, flex: flexSearch, sqlite, trgm: trigrams }

function sampleOf(seed: number): Sampled {
  const setting = {
    seed,
    size: Number(options.size),
    queries: Number(options.queries),
    regime: options.regime as keyof typeof REGIMES,
    ...(options.marks !== undefined && { markOnly: Number(options.marks) }),
  }
  if (options.pool === undefined) return sample(setting, regions)
  const rows = parse<PeerRow>(readFileSync(options.pool, 'utf8'), { columns: true, bom: true })
  const random = createRandom(seed)
  const pool: PeerRow[] = []
  const strangers: PeerRow[] = []
  for (const [at, { name, uscc, address }] of rows.entries()) {
    const row = { id: String(at), name, uscc, address }
    if (random.chance(STRANGERS)) strangers.push(row)
    else pool.push(row)
  }
  return askOver(pool, strangers, setting, regions)
}

interface Answer {
  asked: Asked
  found: Found
  ms: number
}

interface Built {
  peer: Peer
  build: number
  answers: Answer[]
}

async function buildPeer(build: Build, rows: readonly PeerRow[]): Promise<Built> {
  const began = performance.now()
  const peer = await build(rows)
  return { peer, build: performance.now() - began, answers: [] }
}

/** Precision, recall and F1 of what is claimed from a score on. */
function claims(answers: readonly Answer[], from: number) {
  const meant = answers.filter(({ asked }) => asked.truth !== undefined).length
  const claimed = answers.filter(({ found }) => found.id !== undefined && found.score >= from)
  const right = claimed.filter(({ asked, found }) => asked.truth === found.id).length
  const precision = claimed.length === 0 ? 0 : right / claimed.length
  const recall = right / meant
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall), from }
}

function bestClaims(answers: readonly Answer[]) {
  const scores = answers.map(({ found }) => found.score).sort((a, b) => a - b)
  const tried = Array.from({ length: 200 }, (_, at) => scores[Math.floor((at * scores.length) / 200)] ?? 0)
  return tried.map((from) => claims(answers, from)).reduce((best, one) => (one.f1 > best.f1 ? one : best))
}

/** Upper end of Wilson's interval, 95 %. */
function upperBound(wrong: number, of: number): number {
  if (of === 0) return 1
  const z = 1.96
  const share = wrong / of
  const middle = share + (z * z) / (2 * of)
  return (middle + z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of)
}

const percent = (share: number, digits = 2) => `${(share * 100).toFixed(digits)} %`

function automatic(answers: readonly Answer[]): string[] {
  const of = (take: (answer: Answer) => boolean) => answers.filter(take)
  const meant = of(({ asked }) => asked.kind === 'meant')
  const near = of(({ asked }) => asked.kind === 'neighbour')
  const auto = of(({ found }) => found.decision === 'auto')
  const wrong = auto.filter(({ asked, found }) => asked.truth !== found.id).length
  const is = (decision: string) => (one: Answer) => one.found.decision === decision
  return [
    `automatic: ${percent(auto.length / answers.length)} of all, ${percent(auto.filter(({ asked, found }) => asked.truth === found.id).length / meant.length)} of those in the pool; wrong ${wrong} of ${auto.length} (≤ ${percent(upperBound(wrong, auto.length), 3)})`,
    `one character from a firm, decided automatically: ${near.filter(is('auto')).length} of ${near.length}; in the pool, answered "none": ${percent(meant.filter(is('none')).length / meant.length)}; left to a person: ${percent(answers.filter(is('review')).length / answers.length)}`,
  ]
}

async function runSeed(seed: number, all: Map<string, Built[]>): Promise<void> {
  const { pool, asked } = sampleOf(seed)
  const chosen = options.peers.split(',').filter((name) => name in PEERS)
  const built = [await buildPeer(ours(regions), pool)]
  for (const name of chosen) built.push(await buildPeer(PEERS[name]!, pool))
  for (const one of asked.slice(0, WARM)) for (const { peer } of built) if (!peer.slow) await peer.find(one)
  for (const [at, one] of asked.entries()) {
    for (const { peer, answers } of built) {
      if (peer.slow && at >= Number(options.slow)) continue
      const began = performance.now()
      const answer = peer.find(one)
      const found = answer instanceof Promise ? await answer : answer
      answers.push({ asked: one, found, ms: performance.now() - began })
    }
  }
  for (const one of built) {
    await one.peer.close?.()
    all.set(one.peer.name, [...(all.get(one.peer.name) ?? []), one])
  }
  const own = built[0]!
  console.log(
    `seed ${seed}: ${pool.length} rows, ${asked.length} queries; ours ${((own.peer.bytes?.() ?? 0) / pool.length).toFixed(0)} bytes a row`,
  )
}

async function main(): Promise<void> {
  const seeds = options.seeds.split(',').map(Number)
  const all = new Map<string, Built[]>()
  for (const seed of seeds) await runSeed(seed, all)
  const timesOf = (built: readonly Built[]) => built.flatMap(({ answers }) => answers.map(({ ms }) => ms))
  const beside = timesOf([...all].find(([name]) => name.startsWith('SQLite'))?.[1] ?? [])
  const lines: string[] = []
  for (const [name, built] of all) {
    const answers = built.flatMap((one) => one.answers)
    const times = timesOf(built)
    const best = name === 'one-tap-league' ? claims(answers, 0.5) : bestClaims(answers)
    const meant = answers.filter(({ asked }) => asked.truth !== undefined)
    const top = meant.filter(({ asked, found }) => asked.truth === found.id).length / meant.length
    lines.push(
      `${name}: build ${median(built.map(({ build }) => build)).toFixed(0)} ms; p50 ${median(times).toFixed(3)} ms, p99 ${quantile(times, 0.99).toFixed(3)} ms; top-1 ${top.toFixed(4)}; precision ${best.precision.toFixed(4)}, recall ${best.recall.toFixed(4)}, F1 ${best.f1.toFixed(4)} (${answers.length} queries)`,
    )
    if (name === 'one-tap-league') {
      lines.push(...automatic(answers).map((line) => `  ${line}`))
      if (beside.length > 0)
        lines.push(
          `  beside SQLite FTS5: p50 × ${(median(times) / median(beside)).toFixed(3)}, p99 × ${(quantile(times, 0.99) / quantile(beside, 0.99)).toFixed(3)}`,
        )
    }
  }
  print(`matching: ${options.pool ?? `invented, ${options.size}`}, ${options.regime}, seeds ${options.seeds}`, lines)
}

void main()
