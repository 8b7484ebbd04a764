/**
 * npm run bench:search: the pool's search on 53,000 invented enterprises: on PostgreSQL where DATABASE_URL names an empty database, else on the embedded
 * one. Prints p50 and p95 by kind of query.
 */
import { sql } from 'kysely'
import { openGround } from '../../cloud/compose'
import { inventEnterprises } from '../../cloud/demo/enterprises'
import { listAllOffices } from '../../cloud/divisions/actions'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { countEnterprises, putRecords, readTerms, searchPool, type PoolQuestion } from '../../cloud/pool/actions'

const ROWS = 53_000
const SEED = 20261124
const ROUNDS = 25
const QUERIES: readonly (readonly [string, string, Partial<PoolQuestion>])[] = [
  ['nothing typed', '', {}],
  ['nothing typed, one district', '', { place: '/3301/330106/' }],
  ['one character', '云', {}],
  ['two characters', '云栖', {}],
  ['a common word', '科技', {}],
  ['every name', '有限公司', {}],
  ['a word and a street', '科技 翠苑', {}],
  ['initials', 'yl', {}],
  ['initials of a name', 'hzyl', {}],
  ['code', '91330106ww00', {}],
  ['address', '文三路', {}],
  ['nothing there', '不存在的字号', {}],
  ['status', '', { status: 'unknown' }],
]

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const ground = await openGround(readConfiguration({ ...process.env, DATA_DIR: '/tmp/none', LOG_LEVEL: 'silent' }), {
    inMemory: true,
  })
  try {
    if ((await ground.act(countEnterprises)) === 0) {
      const enterprises = await ground.act(async (call) => {
        const offices = await listAllOffices(call)
        const nameOf = new Map(offices.map((office) => [office.path, office.division]))
        const streets = offices
          .filter((office) => office.level === 'street')
          .map((office) => {
            const path = office.path.replace(/[^/]+\/$/, '')
            return { name: office.division, district: nameOf.get(path) ?? '', districtCode: path.split('/')[2] ?? '' }
          })
        return inventEnterprises({ seed: SEED, count: ROWS, city: '杭州市', streets })
      })
      const began = performance.now()
      await ground.act((call) =>
        putRecords(
          call,
          enterprises.map(({ phone: _, ...row }) => row),
          'bench',
        ),
      )
      say(`put ${ROWS} rows in ${Math.round(performance.now() - began)} ms`)
      await sql`analyze`.execute(ground.database.kysely)
    }
    for (const [what, query, filter] of QUERIES) {
      const question: PoolQuestion = { terms: readTerms(query), reach: [{ kind: 'all' }], among: [], ...filter }
      const times: number[] = []
      let total = 0
      for (let i = 0; i < ROUNDS; i++) {
        const began = performance.now()
        ;({ total } = await ground.act((call) => searchPool(call, question, { after: undefined, limit: 21 })))
        times.push(performance.now() - began)
      }
      times.sort((a, b) => a - b)
      say(
        `${what.padEnd(30)} ${String(total).padStart(6)} found  p50 ${at(times, 0.5).toFixed(1)} ms  p95 ${at(times, 0.95).toFixed(1)} ms`,
      )
    }
  } finally {
    await ground.stop()
  }
}

void main()
