import type { Command } from 'commander'
import { personName, phone as phoneField } from '../../types/fields'
import { terminalWords as words } from '../../types/words/terminal'
import { findOfficesByName } from '../divisions/actions'
import { appointCadre } from '../people/actions'
import { parseInput } from '../protocol/input'
import { CommandRefused, withGround } from './with-ground'

/** `cadre add --phone PHONE --name NAME --office DIVISION` (转塘街道, 西湖区, a division's code) */
export function registerCadreCommands(program: Command): void {
  program
    .command('cadre')
    .description(words.cadreGroup)
    .command('add')
    .description(words.cadreAdd)
    .requiredOption('--phone <number>', '手机号')
    .requiredOption('--name <name>', '姓名')
    .requiredOption('--office <division>', '所在区划，例如 转塘街道、西湖区')
    .action((options: { phone: string; name: string; office: string }) =>
      withGround(async (ground) => {
        const phone = parseInput(phoneField, options.phone)
        const name = parseInput(personName, options.name)
        const { office, isNew } = await ground.act(
          async (call) => {
            const found = await findOfficesByName(call, options.office)
            const [first] = found
            if (first === undefined) throw new CommandRefused(words.officeUnknown(options.office))
            if (found.length > 1) throw new CommandRefused(words.officeAmbiguous(options.office))
            return { office: first.name, isNew: await appointCadre(call, { phone, name, office: first }) }
          },
          { function: 'cadre add', act: 'appointed a cadre' },
        )
        process.stdout.write(`${isNew ? words.cadreAdded(office) : words.cadreHeld(office)}\n`)
      }),
    )
}
