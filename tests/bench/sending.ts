/**
 * npm run bench:sending: a campaign of 53,000 invented enterprises, prepared and sent through the sandbox with receipts, by the product's own steps; beside
 * it, in the same run, the least that a sender could do: one row claimed, sent and settled at a time, without looking at anything else. On PostgreSQL where
 * DATABASE_URL names an empty database, else on the embedded one.
 */
import { sql } from 'kysely'
import { openGround } from '../../cloud/compose'
import { createSandboxSms } from '../../cloud/gateways/sms/sandbox'
import { sendWanted } from '../../cloud/outreach/actions'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { followReceipts } from '../../cloud/receipts'
import { runCampaign } from '../sim/sending/campaign'

const MESSAGES = Number(process.env.MESSAGES ?? 53_000)
/** Rows of the peer: it is slow, and its rate does not change with their number. */
const PEER = 2000
const say = (line: string) => process.stdout.write(`${line}\n`)
const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

async function main(): Promise<void> {
  const ten = new Date('2026-11-27T02:00:00Z').getTime() - Date.now()
  const clock = { now: () => new Date(Date.now() + ten) }
  const ground = await openGround(readConfiguration({ ...process.env, DATA_DIR: '/tmp/none', LOG_LEVEL: 'silent' }), {
    clock,
    inMemory: true,
  })
  const sms = createSandboxSms({ clock, sign: '一键入团', link: 'example.invalid/i/', receiptAfterMs: 100 })
  const stopReceipts = followReceipts(sms, ground)
  const { database, tools } = ground
  try {
    const { prepared } = await runCampaign(ground, MESSAGES)
    say(`${MESSAGES} enterprises: prepared in ${(prepared / 1000).toFixed(1)} s`)
    await sql`analyze`.execute(database.kysely)
    const rounds: number[] = []
    let sent = 0
    const began = performance.now()
    for (;;) {
      const round = performance.now()
      const n = await sendWanted({ database, tools, clock, sms })
      if (n === 0) break
      rounds.push(performance.now() - round)
      sent += n
    }
    const seconds = (performance.now() - began) / 1000
    rounds.sort((a, b) => a - b)
    say(
      `sent ${sent} in ${seconds.toFixed(1)} s: ${Math.round(sent / seconds)} a second; a round of 50 p50 ${at(rounds, 0.5).toFixed(1)} ms, p99 ${at(rounds, 0.99).toFixed(1)} ms`,
    )
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const { rows } = await sql<{ told: number; sent: number }>`
      select count(delivery_code)::int as told, count(*) filter (where state = 'sent')::int as sent
      from message_intent where campaign_id is not null`.execute(database.kysely)
    say(`receipts kept ${rows[0]?.told} of ${rows[0]?.sent} sent`)

    await sql`create table bench_peer (id int primary key, state text not null)`.execute(database.kysely)
    await sql`insert into bench_peer select n, 'wanted' from generate_series(1, ${sql.lit(PEER)}) n`.execute(
      database.kysely,
    )
    const peer = performance.now()
    for (let n = 0; n < PEER; n++) {
      const taken = await sql<{ id: number }>`
        update bench_peer set state = 'sending' where id = (
          select id from bench_peer where state = 'wanted' limit 1 for update skip locked) returning id`.execute(
        database.kysely,
      )
      const id = taken.rows[0]?.id ?? 0
      await sms.send({
        phone: `154${String(90_000_000 + id)}`,
        template: 'invitation',
        params: ['示例团委', '2222222222'],
        ref: String(id),
      })
      await sql`update bench_peer set state = 'sent' where id = ${id}`.execute(database.kysely)
    }
    const bare = PEER / ((performance.now() - peer) / 1000)
    await sql`drop table bench_peer`.execute(database.kysely)
    say(`one at a time, nothing looked at: ${Math.round(bare)} a second; ours × ${(sent / seconds / bare).toFixed(2)}`)
  } finally {
    await stopReceipts()
    await ground.stop()
  }
}

void main()
