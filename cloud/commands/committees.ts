import type { Command } from 'commander'
import { terminalWords as words } from '../../types/words/terminal'
import { ensureOfficeBeside } from '../divisions/actions'
import { getOfficeWritten } from '../people/actions'
import { partnerBodies } from '../people/rules'
import { writeAudit } from '../platform/audit'
import { CommandRefused, withGround } from './with-ground'

/** Small letters and digits: the id stands in paths. */
const ID = /^[a-z][a-z0-9]{1,30}$/

/** `committees add ID --name NAME [--division DIVISION…]`: an industry committee at the city, and in districts where named. */
export function registerCommitteeCommands(program: Command): void {
  program
    .command('committees')
    .description(words.committees)
    .command('add <id>')
    .description(words.committeesAdd)
    .requiredOption('--name <name>', '行业团工委全称，例如 快递物流行业团工委')
    .option('--division <divisions...>', '设立的区划；不写则只在市级设立')
    .action((id: string, { name, division = [] }: { name: string; division?: string[] }) =>
      withGround(async (ground) => {
        if (!ID.test(id) || id === 'league' || (partnerBodies as readonly string[]).includes(id))
          throw new CommandRefused(words.committeeId(id))
        const made = await ground.act(async (call) => {
          const names: string[] = []
          for (const written of division.length > 0 ? division : [ground.configuration.HOME_CITY]) {
            const league = await getOfficeWritten(call, written)
            names.push((await ensureOfficeBeside(call, id, league, (of) => `${of}${name.trim()}`)).name)
          }
          await writeAudit(call, {
            function: 'committees add',
            act: `set up committee ${id}`,
            record: null,
            outcome: 'done',
          })
          return names
        })
        process.stdout.write(`${words.committeesMade(made)}\n`)
      }),
    )
}
