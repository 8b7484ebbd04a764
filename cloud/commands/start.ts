/** `npm start`: everything on the embedded database with invented data, and where to tap. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Command } from 'commander'
import { sayPhone } from '../../types/words/dates'
import { staffWords } from '../../types/words/staff'
import { terminalWords as words } from '../../types/words/terminal'
import { openGround } from '../compose'
import { readConfiguration } from '../platform/configuration/read'
import { findFact } from '../platform/facts'
import { showAuthenticators } from '../demo/accounts'
import { ensureDemoCases } from '../demo/cases'
import { ensureDemo, type DemoWays } from '../demo/ensure'
import { findH5, serve, stopOnSignals } from '../serve'
import { CommandRefused, runCommand } from './with-ground'

export function registerStartCommand(program: Command): void {
  program
    .command('start')
    .description(words.start)
    .action(() => runCommand(start))
}

async function start(): Promise<void> {
  if (findH5() === null) buildH5()
  // Demo data has a folder of its own: it never lies beside what a city imported.
  const configuration = readConfiguration({
    LOG_LEVEL: 'error',
    WECHAT_PROVIDER: 'sandbox',
    DINGTALK_PROVIDER: 'sandbox',
    ...process.env,
    MODE: 'demo',
    DATA_DIR: process.env.DATA_DIR ?? join('data', 'demo'),
  })
  const ground = await openGround(configuration)
  let ways: DemoWays
  try {
    if ((await ground.act((call) => findFact(call.tx, 'data'))) === 'real') throw new CommandRefused(words.realDatabase)
    ways = await ensureDemo(ground, () => {
      say(words.seeding)
    })
  } catch (error) {
    await ground.stop()
    throw error
  }
  const running = await serve(ground, findH5(), () =>
    showAuthenticators(ground.tools, ways.accounts, ground.clock.now()),
  )
  stopOnSignals(running.stop)
  await ensureDemoCases(ground, running.parts.handlers, ways.stage)
  printWays(running.url, ways)
}

const say = (line: string) => process.stdout.write(`${line}\n`)

function buildH5(): void {
  say(words.building)
  const built = spawnSync(process.execPath, [join(__dirname, '..', '..', 'config', 'build.cjs'), 'h5'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (built.status !== 0) throw new CommandRefused(words.buildFailed)
}

function printWays(url: string, ways: DemoWays): void {
  say('')
  say(words.running(url))
  say('')
  say(`  ${words.tap}`)
  for (const invitation of ways.invitations) say(`    ${url}/i/${invitation.token}   ${invitation.enterprise}`)
  say(`  ${words.inbox}`)
  say(`    ${url}/sandbox/inbox`)
  say(`  ${words.accounts}`)
  for (const { role, office, phone } of ways.accounts)
    say(`    ${sayPhone(phone)}   ${staffWords.roles[role]} · ${office}`)
  say(`  ${words.workbench}`)
  say(`    ${url}/#/cadre/queue/index`)
  say(`  ${words.field}`)
  say(`    ${url}/#/field/today/index`)
  say(`  ${words.plans}`)
  say(`    ${url}/#/cadre/visits/index`)
  say(`  ${words.docs}`)
  say(`    ${url}/docs`)
  say(`  ${words.next}`)
  say('')
}
