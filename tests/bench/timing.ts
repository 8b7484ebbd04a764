/**
 * `npm run bench:timing`: whether the time that an answer takes tells that something exists. Three pairs, each call of what is there beside
 * one of what is not, in turns, on real PostgreSQL: medians, p99 and the ratio of the medians. `CALLS` may be set. Ends with 1 where a
 * pair is further apart than `APART`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openGround } from '../../cloud/compose'
import { createInvitation } from '../../cloud/intake/actions'
import { getPersonByPhone, openSession } from '../../cloud/people/actions'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { serve } from '../../cloud/serve'
import { freshDatabase } from '../support/postgres'
import { inventUscc } from '../support/city'
import { Wire } from '../policy/wire'
import { inventPool, SEED } from './city'
import { median, ms, print, quantile } from './figures'

const CALLS = Number(process.env.CALLS ?? 2000)
const ROWS = 10_000
/** Below what one person may look up in an hour (intake/candidates/rules). */
const LOOKUPS = 20
/** How far apart the medians may be: the 5 %. */
const APART = 0.05
/** The first calls of a pair warm caches and are not counted. */
const WARM = 100

interface Pair {
  name: string
  /** The `at`-th call of either side. */
  exists: (at: number) => Promise<unknown>
  not: (at: number) => Promise<unknown>
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}

async function measure({ name, exists, not }: Pair): Promise<{ line: string; isEven: boolean }> {
  const times = { exists: [] as number[], not: [] as number[] }
  for (let at = 0; at < CALLS + WARM; at++) {
    // Which comes first changes: neither side always meets a warm path.
    const order = at % 2 === 0 ? (['exists', 'not'] as const) : (['not', 'exists'] as const)
    for (const side of order) {
      const took = await timed(() => (side === 'exists' ? exists(at) : not(at)))
      if (at >= WARM) times[side].push(took)
    }
  }
  const of = (side: 'exists' | 'not') => `p50 ${ms(median(times[side]))} ms, p99 ${ms(quantile(times[side], 0.99))} ms`
  const ratio = median(times.exists) / median(times.not)
  const line = `${name}: there ${of('exists')}; not there ${of('not')}; ratio of medians ${ratio.toFixed(3)} (${CALLS} calls each)`
  return { line, isEven: Math.abs(ratio - 1) <= APART }
}

/** @returns whether all pairs are even */
async function main(): Promise<boolean> {
  const database = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'league-timing-'))
  const ground = await openGround(
    readConfiguration({
      DATABASE_URL: database.url,
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATA_DIR: folder,
      REQUEST_LIMIT_FACTOR: '100000',
    }),
  )
  const pool = inventPool(ROWS)
  await ground.act((call) => putRecords(call, pool, 'bench'))
  const running = await serve(ground, null)
  try {
    const all = CALLS + WARM
    const sessionsFor = (side: string) =>
      ground.act(async (call) => {
        const tokens: string[] = []
        for (let i = 0; i * LOOKUPS < all; i++) {
          const phone = `1542${side}${String(i).padStart(6, '0')}`
          const { personId } = await getPersonByPhone(call, phone)
          tokens.push(await openSession(call, personId, 'phone'))
        }
        return tokens
      })
    const [askers, others] = [await sessionsFor('1'), await sessionsFor('2')]
    const tokens = await ground.act(async (call) => {
      const made: string[] = []
      for (const { uscc } of pool.slice(0, 50)) {
        const enterprise = await findEnterpriseByUscc(call, uscc)
        made.push(await createInvitation(call, { enterpriseId: enterprise?.id ?? '' }))
      }
      return made
    })
    const known = (at: number) => `1543${String(at).padStart(7, '0')}`
    await ground.act(async (call) => {
      for (let at = 0; at < all; at++) await getPersonByPhone(call, known(at))
    })
    let keys = 0
    const wire = new Wire(running.url, () => String(keys++))
    const tryCode = (phone: string) =>
      wire.send('/1.1/usersByMobilePhone', { body: { mobilePhoneNumber: phone, smsCode: '000000' } })
    const look = (query: string, session: string | undefined) => wire.run('findEnterprise', { query }, session)
    const pairs: Pair[] = [
      {
        name: 'phone (a wrong code)',
        exists: (at) => tryCode(known(at)),
        not: (at) => tryCode(`1544${String(at).padStart(7, '0')}`),
      },
      {
        name: 'invitation (opened by a stranger)',
        exists: (at) => wire.run('openInvitation', { token: tokens[at % tokens.length] }),
        not: (at) => wire.run('openInvitation', { token: `A${String(at).padStart(23, 'B')}` }),
      },
      {
        name: 'enterprise (by its code)',
        exists: (at) => look(pool[at % ROWS]?.uscc ?? '', askers[Math.floor(at / LOOKUPS)]),
        not: (at) => look(inventUscc(9_000_000 + at), others[Math.floor(at / LOOKUPS)]),
      },
    ]
    const measured: Awaited<ReturnType<typeof measure>>[] = []
    for (const pair of pairs) measured.push(await measure(pair))
    const { rows } = await sql<{ server_version: string }>`show server_version`.execute(ground.database.kysely)
    print(
      `exists beside does not exist, pool of ${ROWS}, seed ${SEED}, in turns, PostgreSQL ${rows[0]?.server_version ?? ''}`,
      measured.map(({ line }) => line),
    )
    return measured.every(({ isEven }) => isEven)
  } finally {
    await running.stop()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}

main().then(
  (isEven) => process.exit(isEven ? 0 : 1),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
