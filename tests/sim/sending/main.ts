/**
 * Senders that are killed at random points: no number gets a message twice, and nothing is marked as sent that was not.
 * `npm run --silent sim:sending -- --seed S --messages N --kills K --out DIR [--database URL] [--break claim]`. Without a database each sender
 * opens the embedded one in turn; on PostgreSQL two send at once.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { stringify } from 'csv-stringify/sync'
import { sql } from 'kysely'
import { openGround, type Ground } from '../../../cloud/compose'
import { createRandom } from '../../../cloud/demo/random'
import { readPersonalValuesInBulk } from '../../../cloud/people/actions'
import { sendingRules } from '../../../cloud/outreach/rules'
import { readConfiguration } from '../../../cloud/platform/configuration/read'
import { runCampaign } from './campaign'
import { judge, type Ended } from './judge'
import { drawMoment, startSender, type Sender } from './kill'
import { startProvider } from './provider'
import type { SenderTask } from './sender'

interface Options {
  seed: string
  messages: string
  kills: string
  out: string
  database?: string
  break?: string
}

const HOUR_MS = 3_600_000
/** Ten in the morning of China's clock, today: within the hours of sending, whenever this runs. */
const shiftToTen = () => {
  const now = Date.now()
  return Math.floor((now + 8 * HOUR_MS) / (24 * HOUR_MS)) * 24 * HOUR_MS + 2 * HOUR_MS - now
}

/** The campaign's intents with their numbers in clear, for whoever compares. */
async function listIntents(ground: Ground): Promise<Ended[]> {
  return ground.act(async (call) => {
    const { rows } = await sql<{ id: string; person_id: string; state: string }>`
      select id, person_id, state from message_intent where campaign_id is not null order by id`.execute(call.tx)
    const phones = await readPersonalValuesInBulk(
      call,
      rows.map((row) => row.person_id),
      ['register/phone'],
    )
    return rows.map((row) => ({
      id: row.id,
      number: phones.get(row.person_id)?.get('register/phone') ?? '',
      state: row.state,
    }))
  })
}

async function run(options: Options): Promise<number> {
  if (options.break !== undefined && options.break !== 'claim') throw new Error('--break takes claim')
  const [messages, kills] = [Number(options.messages), Number(options.kills)]
  const random = createRandom(Number(options.seed))
  const folder = mkdtempSync(join(tmpdir(), 'league-sending-'))
  mkdirSync(options.out, { recursive: true })
  const log = join(options.out, 'provider.csv')
  writeFileSync(log, 'number,text_hash,at\n')
  const shiftMs = shiftToTen()
  const clock = { now: () => new Date(Date.now() + shiftMs) }
  let onTaken = () => {}
  const provider = await startProvider(Number(options.seed), log, () => {
    onTaken()
  })
  const settings: Record<string, string> = {
    LOG_LEVEL: 'silent',
    DATA_DIR: folder,
    ...(options.database === undefined ? {} : { DATABASE_URL: options.database, DATABASE_POOL: '4' }),
  }
  const open = () => openGround(readConfiguration(settings), { clock })
  const task: SenderTask = {
    endpoint: provider.endpoint,
    shiftMs,
    settings,
    breakClaim: options.break === 'claim',
  }
  const running = new Set<Sender>()
  const start = (more: Partial<SenderTask> = {}) => {
    const sender = startSender({ ...task, ...more })
    running.add(sender)
    void sender.gone.then(() => running.delete(sender))
    return sender
  }
  try {
    const ground = await open()
    await runCampaign(ground, messages)
    const intended = await listIntents(ground)
    await ground.stop()
    write(options.out, 'intended.csv', ['intent', 'number'], intended)

    let killed = 0
    const isShared = options.database !== undefined
    // On PostgreSQL several may be open at once: the next ones warm up meanwhile, and the last two send side by side.
    const spares = isShared ? [start(), start()] : []
    while (killed < kills) {
      const victim = spares.shift() ?? start()
      if (isShared) spares.push(start())
      await victim.go()
      const moment = drawMoment(random)
      await Promise.race([
        victim.gone,
        moment.kind === 'after'
          ? new Promise((resolve) => setTimeout(resolve, moment.ms))
          : new Promise<void>((resolve) => {
              let left = moment.messages
              onTaken = () => {
                if (--left === 0) resolve()
              }
            }),
      ])
      if (victim.process.exitCode === null && victim.process.signalCode === null) {
        victim.process.kill('SIGKILL')
        killed++
      }
      if (await victim.gone) break
    }
    await Promise.all(
      spares.map(async (sender) => {
        await sender.go()
        await sender.gone
      }),
    )
    // What the dead had claimed is given up after its time; what is left goes out.
    const last = start({ shiftMs: shiftMs + HOUR_MS })
    await last.go()
    await last.gone

    const judged = await open()
    const final = await listIntents(judged)
    await judged.stop()
    write(options.out, 'final.csv', ['intent', 'state'], final)
    const times = new Map<string, number>()
    for (const { phone } of provider.taken) times.set(phone, (times.get(phone) ?? 0) + 1)
    const faults = final.filter(({ id }) => provider.isFaulty(id)).length
    const { batch } = sendingRules
    const { verdict, wrong } = judge({ wanted: { messages, kills }, final, taken: times, kills: killed, batch, faults })
    process.stdout.write(`${JSON.stringify(verdict)}\n`)
    for (const sentence of wrong) process.stderr.write(`${sentence}\n`)
    return wrong.length === 0 ? 0 : 1
  } finally {
    for (const { process: child } of running) child.kill('SIGKILL')
    await provider.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function write(out: string, file: string, columns: [string, string], intents: readonly Ended[]): void {
  const rows = intents.map(({ id, number, state }) => [id, columns[1] === 'number' ? number : state])
  writeFileSync(join(out, file), stringify([columns, ...rows]))
}

new Command()
  .requiredOption('--seed <number>')
  .requiredOption('--messages <number>')
  .requiredOption('--kills <number>')
  .requiredOption('--out <folder>')
  .option('--database <url>')
  .option('--break <guard>', 'claim')
  .action(async (options: Options) => {
    process.exitCode = await run(options)
  })
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  })
