/**
 * npm run --silent check:policy -- --seed S --out DIR [--url URL] [--sample N] [--break policy]
 * Sweeps every function × role × side; writes cases.csv; the last line is JSON. Ends with 1 on a leak, a 5xx, or a function not reached.
 * Without --url it starts a service of its own, in memory, with the demo's invented data. `--sample` tries so many functions only, which the
 * seed chooses. `--break policy` opens every row of the policy on purpose: the sweep must then end with 1, by leaks and by nothing else.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openGround } from '../../cloud/compose'
import { showAuthenticators } from '../../cloud/demo/accounts'
import { ensureDemo } from '../../cloud/demo/ensure'
import { policy } from '../../cloud/people/rules'
import type { Row } from '../../cloud/people/policy/table'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { serve } from '../../cloud/serve'
import { registry, type FunctionName } from '../../types/registry'
import { preparedCluster } from '../support/cluster'
import { sweep } from './sweep'
import { Wire } from './wire'
import { sweepRoles, type Dice } from './world'

/** A small generator (mulberry32): the same seed gives the same run. */
function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  const hex = (digits: number) => Array.from({ length: digits }, () => (next() % 16).toString(16)).join('')
  const WORDS = '晴柳溪岚霁荷桐榆枫澄屿瑭珩璟沅汐'
  let phones = 0
  return {
    key: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
    phone: () => `1541${String((seed % 1000) * 10_000 + phones++).padStart(7, '0')}`,
    word: () => Array.from({ length: 3 }, () => WORDS[next() % WORDS.length]).join(''),
  }
}

/** So many functions of the registry, in its order; always the same for a seed. */
function sampleOf(seed: number, count: number): FunctionName[] {
  const names = Object.keys(registry) as FunctionName[]
  const place = (name: string) => createHash('sha256').update(`${seed} ${name}`).digest('hex')
  const chosen = new Set([...names].sort((a, b) => (place(a) < place(b) ? -1 : 1)).slice(0, count))
  return names.filter((name) => chosen.has(name))
}

/** Every row open to whoever is signed in: what the sweep exists to notice. Who acts for which office stays known. */
function breakPolicy(): void {
  const table = policy as Record<string, Row>
  for (const [action, row] of Object.entries(table))
    if (row.roles !== undefined) table[action] = { ...row, signedIn: true }
}

async function startOwn(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'league-policy-'))
  // All of it comes from one address, and waiting tells nothing.
  const settings = { PORT: '0', LOG_LEVEL: 'error', DATA_DIR: folder, REQUEST_LIMIT_FACTOR: '100000' }
  const ground = await openGround(readConfiguration(settings), {
    inMemory: true,
    copy: await preparedCluster(),
  })
  const ways = await ensureDemo(ground, () => {})
  const running = await serve(ground, null, () => showAuthenticators(ground.tools, ways.accounts, ground.clock.now()))
  return {
    url: running.url,
    stop: async () => {
      await running.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: 'dist/policy' },
      url: { type: 'string' },
      sample: { type: 'string' },
      break: { type: 'string' },
    },
  })
  const seed = Number(values.seed)
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error('--seed takes a whole number from 0 up')
  const count = values.sample === undefined ? Number.POSITIVE_INFINITY : Number(values.sample)
  if (!(count >= 1)) throw new Error('--sample takes a number of functions')
  if (values.break !== undefined && values.break !== 'policy') throw new Error('--break takes: policy')
  if (values.break !== undefined && values.url !== undefined) throw new Error('--break works on the own service only')
  if (values.break === 'policy') breakPolicy()
  const own = values.url === undefined ? await startOwn() : undefined
  const url = (own?.url ?? values.url ?? '').replace(/\/$/, '')
  try {
    const dice = diceOf(seed)
    const names = sampleOf(seed, count)
    const { cases, unreached, errors5xx } = await sweep(new Wire(url, dice.key), url, dice, names)
    mkdirSync(values.out, { recursive: true })
    const lines = cases.map((one) => [one.function, one.role, one.side, one.http, one.leaked].join(','))
    writeFileSync(join(values.out, 'cases.csv'), `${['function,role,side,http,leaked', ...lines].join('\n')}\n`)
    const leaks = cases.filter((one) => one.leaked)
    for (const leak of leaks.slice(0, 20))
      process.stdout.write(`leak: ${leak.function} as ${leak.role}, ${leak.side}: ${leak.why ?? ''}\n`)
    if (unreached.length > 0)
      process.stdout.write(`not reached (their input was never valid): ${unreached.join(', ')}\n`)
    const summary = {
      functions: names.length,
      roles: sweepRoles.length,
      cases: cases.length,
      leaks: leaks.length,
      errors5xx,
    }
    process.stdout.write(`${JSON.stringify(summary)}\n`)
    if (values.break !== undefined) return leaks.length > 0 ? 1 : 0
    return leaks.length > 0 || errors5xx > 0 || unreached.length > 0 ? 1 : 0
  } finally {
    await own?.stop()
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(2)
  },
)
