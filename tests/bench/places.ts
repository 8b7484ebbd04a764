/**
 * `npm run bench:places -- [--pool FILE] [--seed 1] [--sample 100] [--out FILE]`: places proposed from the addresses of a pool, taken into the registry, and their
 * enterprises proposed; on PostgreSQL where DATABASE_URL names an empty database, else on the embedded one. Writes a sample of the
 * proposals of membership to be checked by eye (`place,address of the place,kind,enterprise's address,floor,room`), and measures reading, proposing, and a
 * market with 5,000 enterprises. FILE as `pool import` reads it; without one nothing but the market is measured.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { importPoolFile } from '../../cloud/commands/pool-import'
import { openGround, type Ground } from '../../cloud/compose'
import { findOfficesByName } from '../../cloud/divisions/actions'
import { followPool, listFloors, listMembers } from '../../cloud/places/actions'
import { enterPlace } from '../../cloud/places/keeping/actions'
import { listProposals } from '../../cloud/places/proposing'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { formatCsv } from '../../cloud/platform/csv'
import { putRecords } from '../../cloud/pool/actions'
import { usccCheckCharacter } from '../../types/uscc'
import { median, ms, print, quantile } from './figures'
import { draw, judge, proposalOf, readKeptVerdicts, type Proposed } from './places/sample'

const { values: options } = parseArgs({
  options: {
    pool: { type: 'string' },
    seed: { type: 'string', default: '1' },
    sample: { type: 'string', default: '100' },
    out: { type: 'string', default: 'places-sample.csv' },
  },
})
const STALLS = 5000
const ROUNDS = 15
const everywhere = [{ kind: 'all' as const }]

const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const from = performance.now()
  const result = await work()
  return [result, performance.now() - from]
}
const often = async (work: () => Promise<unknown>): Promise<string> => {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push((await timed(work))[1])
  return `p50 ${ms(median(times))} ms, p95 ${ms(quantile(times, 0.95))} ms`
}

async function realPool(ground: Ground, file: string): Promise<string[]> {
  await importPoolFile(ground, file, { refused: join(ground.configuration.DATA_DIR, 'refused.csv') })
  const round = followPool(ground)
  const [, reading] = await timed(round)
  const [proposals, proposing] = await timed(() => ground.act((call) => listProposals(call, everywhere, 10_000)))
  const [taken, taking] = await timed(async () => {
    let n = 0
    for (const { kind, name, address, path } of proposals) {
      const said = { kind, name, address, path, entrances: [], floors: [] }
      await ground
        .act((call) => enterPlace(call, said, {}))
        .then(
          () => n++,
          (error: unknown) => {
            if (!(error instanceof Error) || error.name !== 'Failure') throw error
          },
        )
    }
    return n
  })
  await round()
  const { rows } = await ground.act((call) =>
    sql<Proposed>`
      select place.name as place, place.address as at, place.kind, enterprise.uscc, enterprise.address, member.floor, member.room
      from place_enterprise member join place on place.id = member.place_id
        join enterprise on enterprise.id = member.enterprise_id`.execute(call.tx),
  )
  const sample = draw(rows, options.seed, Number(options.sample))
  const lines = sample.map((row) => [proposalOf(row), row.place, row.at, row.kind, row.address, row.floor, row.room])
  const columns = ['proposal', 'place', 'at', 'kind', 'address', 'floor', 'room']
  writeFileSync(options.out, formatCsv(columns, lines, { mark: false }))
  const numbered = proposals.filter(({ name }) => /\d号$/.test(name)).length
  const withFloor = rows.filter(({ floor }) => floor !== '').length
  return [
    `reading all addresses ${ms(reading)} ms`,
    `proposals ${proposals.length} (${numbered} by house number alone), asked in ${ms(proposing)} ms`,
    `taken in ${taken}, ${ms(taking / Math.max(1, taken))} ms each with their enterprises`,
    `memberships proposed ${rows.length}, floor read ${((withFloor / Math.max(1, rows.length)) * 100).toFixed(0)} %`,
    `sample of ${sample.length} (seed ${options.seed}) in ${options.out}`,
    ...judge(sample, readKeptVerdicts()),
  ]
}

async function market(ground: Ground): Promise<string[]> {
  const address = '杭州市西湖区翠苑街道示例街9号示例万商批发市场'
  const stall = (n: number) => {
    const first = `91330106WW${String(9_000_000 + n).padStart(7, '0')}`
    return {
      name: `杭州万商${n}测试商行`,
      uscc: first + usccCheckCharacter(first),
      address: `${address}${(n % 4) + 1}楼${n}室`,
      street: '翠苑街道',
    }
  }
  const stalls = Array.from({ length: STALLS }, (_, n) => stall(n))
  for (let at = 0; at < STALLS; at += 1000)
    await ground.act((call) => putRecords(call, stalls.slice(at, at + 1000), 'bench'))
  const round = followPool(ground)
  await round()
  const [id, entering] = await timed(() =>
    ground.act(async (call) => {
      const [office] = await findOfficesByName(call, '翠苑街道')
      const name = '示例万商批发市场'
      const said = { kind: 'market' as const, name, address, path: office?.path ?? '', entrances: [], floors: [] }
      return enterPlace(call, said, {})
    }),
  )
  const [, rest] = await timed(round)
  const page = (cursor?: string) => ground.act((call) => listMembers(call, id, { limit: 50, cursor }))
  const first = await page()
  let middle: string | null = null
  for (let n = 0; n < 50; n++) middle = (await page(middle ?? undefined)).next
  return [
    `a market of ${first.total}: taken in ${ms(entering)} ms, the rest beside the requests ${ms(rest)} ms`,
    `its floors ${await often(() => ground.act((call) => listFloors(call, id)))}`,
    `first page of its enterprises ${await often(() => page())}`,
    `page 51 ${await often(() => page(middle ?? undefined))}`,
    `one floor of it ${await often(() => ground.act((call) => listMembers(call, id, { floor: '3', limit: 50 })))}`,
  ]
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'league-places-'))
  const configuration = readConfiguration({ ...process.env, DATA_DIR: folder, LOG_LEVEL: 'silent' })
  const ground = await openGround(configuration, { inMemory: true })
  try {
    const real = options.pool === undefined ? [] : await realPool(ground, options.pool)
    print('Places', [...real, ...(await market(ground))])
  } finally {
    await ground.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
