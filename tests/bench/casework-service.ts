/** The service under the load of casework, a process of its own. Started by casework.ts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openGround } from '../../cloud/compose'
import { listMisfolded } from '../../cloud/casework/actions'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { serve } from '../../cloud/serve'
import { fillCases, type FilledCadre } from './casework-fill'

export interface CaseworkOrder {
  url: string
  cases: number
}
export interface CaseworkReady {
  url: string
  cadres: FilledCadre[]
}

async function run({ url, cases }: CaseworkOrder): Promise<void> {
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
  await sql`create table bench_person (at int primary key, person_id uuid not null)`.execute(ground.database.kysely)
  const cadres = await fillCases(ground, cases)
  const running = await serve(ground, null)
  process.send?.({ url: running.url, cadres } satisfies CaseworkReady)
  process.on('message', (message) => {
    const finish = async () => {
      if (message === 'check') {
        process.send?.({ misfolded: (await ground.act((call) => listMisfolded(call))).length })
        return
      }
      await running.stop()
      rmSync(folder, { recursive: true, force: true })
      process.exit(0)
    }
    finish().catch(() => process.exit(1))
  })
}

process.once('message', (order: CaseworkOrder) => {
  run(order).catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
})
