/** The service whose invitations are opened, a process of its own. Started by opening.ts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openGround } from '../../cloud/compose'
import { issueInvitations } from '../../cloud/intake/actions'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { putRecords } from '../../cloud/pool/actions'
import { serve } from '../../cloud/serve'
import { inventPool } from './city'

export interface OpeningOrder {
  /** Of the database. */
  url: string
  enterprises: number
  invitations: number
}
export interface OpeningReady {
  url: string
  /** As they stand in the links: half of them whole tokens, half short codes. */
  tokens: string[]
}

const CHUNK = 2000

async function run({ url, enterprises, invitations }: OpeningOrder): Promise<void> {
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
  await ground.act((call) => putRecords(call, inventPool(enterprises), 'bench'))
  const { rows } = await sql<{ id: string }>`select id from enterprise order by id`.execute(ground.database.kysely)
  const tokens: string[] = []
  for (let from = 0; from < invitations; from += CHUNK)
    await ground.act(async (call) => {
      const some = Array.from({ length: Math.min(CHUNK, invitations - from) }, (_, i) => ({
        kind: 'enterprise' as const,
        channel: 'sms' as const,
        enterpriseId: rows[(from + i) % rows.length]?.id ?? '',
      }))
      const issued = await issueInvitations(call, some)
      tokens.push(...issued.map(({ token, code }, i) => (i % 2 === 0 ? token : code)))
    })
  await sql`analyze`.execute(ground.database.kysely)
  const running = await serve(ground, null)
  process.send?.({ url: running.url, tokens } satisfies OpeningReady)
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

process.once('message', (order: OpeningOrder) => {
  run(order).catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
})
