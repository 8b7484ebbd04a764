/** The service under load, a process of its own: fills a database, opens sessions, says where to knock. Started by submit-client.ts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openGround } from '../../cloud/compose'
import { getPersonByPhone, openSession } from '../../cloud/people/actions'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { putRecords } from '../../cloud/pool/actions'
import { serve } from '../../cloud/serve'
import { inventPool } from './city'
import { withoutEncryption, withoutPolicyAndAudit } from './without'

export interface Order {
  /** Of the database. */
  url: string
  rows: number
  applications: number
  /** With adapters that do nothing in place of policy, audit and encryption. */
  without?: boolean
}

export interface Ready {
  url: string
  sessions: string[]
  subjects: { name: string; uscc: string; address: string }[]
}

async function run({ url, rows, applications, without = false }: Order): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'league-bench-'))
  const ground = await openGround(
    readConfiguration({
      DATABASE_URL: url,
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATA_DIR: folder,
      REQUEST_LIMIT_FACTOR: '100000',
    }),
  )
  if (without) withoutEncryption(ground.tools)
  const pool = inventPool(rows)
  await ground.act((call) => putRecords(call, pool, 'bench'))
  const sessions = await ground.act(async (call) => {
    const tokens: string[] = []
    for (let i = 0; i < applications; i++) {
      const { personId } = await getPersonByPhone(call, `1540${String(1_000_000 + i)}`)
      tokens.push(await openSession(call, personId, 'phone'))
    }
    return tokens
  })
  const running = await serve(ground, null)
  if (without) withoutPolicyAndAudit()
  const subjects = pool.slice(0, applications).map(({ name, uscc, address }) => ({ name, uscc, address }))
  const ready: Ready = { url: running.url, sessions, subjects }
  process.send?.(ready)
  process.once('message', () => {
    running.stop().then(
      () => {
        rmSync(folder, { recursive: true, force: true })
        process.exit(0)
      },
      () => process.exit(1),
    )
  })
}

process.once('message', (order: Order) => {
  run(order).catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
})
