/** What a round of sending reads: its own batch, however many messages, invitations and enterprises there are, and whatever statistics PostgreSQL has. */
import { sql } from 'kysely'
import { openGround } from '../../cloud/compose'
import { createSandboxSms, type InboxMessage } from '../../cloud/gateways/sms/sandbox'
import { sendWanted, takeReports } from '../../cloud/outreach/actions'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { runCampaign } from '../sim/sending/campaign'
import { freshDatabase } from '../support/postgres'

/** Enough for PostgreSQL to prefer looking up 50 of them to reading all. */
const MESSAGES = 12_000
const ROUNDS = 30

test('neither a round nor the receipts of its messages read all messages, invitations or enterprises', async () => {
  const fresh = await freshDatabase()
  const shift = new Date('2026-11-27T02:00:00Z').getTime() - Date.now()
  const clock = { now: () => new Date(Date.now() + shift) }
  const settings = { DATABASE_URL: fresh.url, DATABASE_POOL: '1', DATA_DIR: '/tmp/none', LOG_LEVEL: 'silent' }
  const ground = await openGround(readConfiguration(settings), { clock, inMemory: true })
  const { database, tools } = ground
  try {
    await runCampaign(ground, MESSAGES)
    // All are wanted yet, and nothing was received: what is known of a campaign that begins.
    await sql`analyze`.execute(database.kysely)
    const sms = createSandboxSms({ clock, sign: '一键入团', link: 'example.invalid/i/' })
    const taken: InboxMessage[] = []
    sms.subscribe((message) => taken.push(message))
    const readWhole = async () => {
      await sql`select pg_stat_force_next_flush()`.execute(database.kysely)
      const { rows } = await sql<{ name: string; n: number }>`
        select relname as name, seq_tup_read::int as n from pg_stat_user_tables
        where relname in ('enterprise', 'invitation', 'message_intent')`.execute(database.kysely)
      return new Map(rows.map(({ name, n }) => [name, n]))
    }
    const before = await readWhole()
    for (let round = 0; round < ROUNDS; round++) {
      expect(await sendWanted({ database, tools, clock, sms })).toBe(50)
      const receipts = taken.splice(0).map(({ serial, ref, phone, at }) => ({
        ...{ providerId: `sandbox:${serial}`, ref, phone, at },
        ...{ code: 'DELIVRD', delivered: true },
      }))
      expect(receipts).toHaveLength(50)
      await ground.act((call) => takeReports(call, 'sandbox', { receipts, replies: [] }))
    }
    const after = await readWhole()
    const read = [...after].map(([name, n]) => [name, n - (before.get(name) ?? 0)])
    expect(Object.fromEntries(read)).toEqual({ enterprise: 0, invitation: 0, message_intent: 0 })
  } finally {
    await ground.stop()
    await fresh.drop()
  }
})
