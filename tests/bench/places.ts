/**
 * `npm run bench:places -- [--pool FILE] [--seed 9] [--sample 120] [--out FILE]`: places proposed from the addresses of a pool, taken into the registry, and their
 * enterprises proposed; on PostgreSQL where DATABASE_URL names an empty database, else on the embedded one. Writes a sample of the
 * proposals of membership to be read by eye (`proposal,place,at,kind,address,floor,room`; keep it out of the project) and says how many of those that somebody
 * has read are right (`places/verdicts.csv`: of seed 9). Then a market with 5,000 enterprises. FILE as `pool import` reads it; without one the market alone.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { importPoolFile } from '../../cloud/commands/pool-import'
import { openGround, type Ground } from '../../cloud/compose'
import { followPool } from '../../cloud/places/actions'
import { enterPlace } from '../../cloud/places/keeping/actions'
import { listProposals } from '../../cloud/places/proposing'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { formatCsv } from '../../cloud/platform/csv'
import { ms, print } from './figures'
import { market, timed } from './places/market'
import { draw, judge, proposalOf, readKeptVerdicts, type Proposed } from './places/sample'

const { values: options } = parseArgs({
  options: {
    pool: { type: 'string' },
    seed: { type: 'string', default: '9' },
    sample: { type: 'string', default: '120' },
    out: { type: 'string', default: 'places-sample.csv' },
  },
})
const everywhere = [{ kind: 'all' as const }]

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
