/**
 * A sender of its own process, to be killed: what the service's loop does, with the real client of a provider, on a clock that stands within
 * the hours of sending. Tells its parent when it is under way, and ends by itself when nothing is left.
 */
import { join } from 'node:path'
import { sql } from 'kysely'
import { createTencentSms } from '../../../cloud/gateways/sms/tencent'
import { sendWanted } from '../../../cloud/outreach/actions'
import { openDatabase } from '../../../cloud/platform/database/database'
import { createTools } from '../../../cloud/tools'
import { readConfiguration } from '../../../cloud/platform/configuration/read'
import { provider } from './provider'

/** What the parent hands over. */
export interface SenderTask {
  endpoint: string
  /** What is added to the machine's clock. */
  shiftMs: number
  settings: Record<string, string>
  /** The guard taken out: a claim does not outlive its process. */
  breakClaim: boolean
}

async function main({ endpoint, shiftMs, settings, breakClaim }: SenderTask): Promise<void> {
  const clock = { now: () => new Date(Date.now() + shiftMs) }
  const configuration = readConfiguration(settings)
  const database = await openDatabase({
    url: configuration.DATABASE_URL,
    connections: configuration.DATABASE_POOL,
    folder: join(configuration.DATA_DIR, 'database'),
  })
  const tools = createTools(configuration)
  const sms = createTencentSms({ ...provider, clock, endpoint })
  if (breakClaim)
    await database.transact((tx) =>
      sql`update message_intent set state = 'wanted' where state in ('sending', 'unknown')`.execute(tx),
    )
  await told('go')
  process.send?.('sending')
  let idle = 0
  // Another sender may have the campaign in hand at this moment: nothing to claim once is not yet the end.
  while (idle < 5) {
    if ((await sendWanted({ database, tools, clock, sms })) > 0) idle = 0
    else {
      idle++
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  process.send?.('done')
  await database.stop()
}

/** Warmed up it waits: what is killed is to be killed at work. */
const told = (word: string) => {
  process.send?.('ready')
  return new Promise<void>((resolve) => {
    process.on('message', (message) => {
      if (message === word) resolve()
    })
  })
}

process.once('message', (task: SenderTask) => {
  main(task).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      process.exit(1)
    },
  )
})
