/** The service under load, a process of its own: fills a database, opens sessions, says where to knock. Started by submit.ts. */
import { openGround } from '../../cloud/compose'
import { getPersonByPhone, openSession } from '../../cloud/people/actions'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { putRecords } from '../../cloud/pool/actions'
import { serve } from '../../cloud/serve'
import { inventPool } from './city'

interface Order {
  url: string
  rows: number
  applications: number
}

async function run({ url, rows, applications }: Order): Promise<void> {
  const ground = await openGround(
    readConfiguration({ DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: 'data/bench' }),
  )
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
  const subjects = pool.slice(0, applications).map(({ name, uscc, address }) => ({ name, uscc, address }))
  process.send?.({ url: running.url, sessions, subjects })
  process.once('message', () => {
    running.stop().then(
      () => process.exit(0),
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
