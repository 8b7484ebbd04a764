/** Appointments at the command line: the first administrator, one by one, or a spreadsheet. */
import type { Command } from 'commander'
import { personName, phone as phoneField } from '../../types/fields'
import { roles, type Role } from '../../types/people'
import { staffWords } from '../../types/words/staff'
import { staffTableWords as tableWords } from '../../types/words/staff-table'
import { terminalWords as words } from '../../types/words/terminal'
import type { OfficeNode } from '../divisions/actions'
import { appoint, findRole, getOfficeWritten, isAdministered } from '../people/actions'
import { caseRoleAt, fitsOffice } from '../people/rules'
import { writeAudit } from '../platform/audit'
import type { Call } from '../platform/call'
import { parseInput } from '../protocol/input'
import { importCadres } from './cadre-import'
import { CommandRefused, withGround } from './with-ground'

interface AddOptions {
  phone: string
  name: string
  office: string
  role?: string
  body?: string
}

function roleAt(office: OfficeNode, written: string | undefined): Role {
  const role = written === undefined ? caseRoleAt(office) : findRole(written)
  if (role === undefined)
    throw new CommandRefused(
      tableWords.roleUnknown(
        written ?? '',
        roles.map((one) => staffWords.roles[one]),
      ),
    )
  if (!fitsOffice(role, office)) throw new CommandRefused(tableWords.roleUnfit(staffWords.roles[role], office.name))
  return role
}

async function add(call: Call, options: AddOptions): Promise<{ office: string; isNew: boolean }> {
  const phone = parseInput(phoneField, options.phone)
  const name = parseInput(personName, options.name)
  const office = await getOfficeWritten(call, options.office, options.body)
  const id = await appoint(call, { phone, name, office, role: roleAt(office, options.role) })
  if (id !== undefined)
    await writeAudit(call, { function: 'cadre add', act: 'appointed a cadre', record: id, outcome: 'done' })
  return { office: office.name, isNew: id !== undefined }
}

/** `init`, `cadre add`, `cadre import` */
export function registerCadreCommands(program: Command): void {
  program
    .command('init')
    .description(words.init)
    .requiredOption('--phone <number>', '手机号')
    .requiredOption('--name <name>', '姓名')
    .action((options: { phone: string; name: string }) =>
      withGround(async (ground) => {
        const city = ground.configuration.HOME_CITY
        await ground.act(async (call) => {
          if (await isAdministered(call)) throw new CommandRefused(words.initDone)
          await add(call, { ...options, office: city, role: 'city-administrator' })
        })
        process.stdout.write(`${words.initialised}\n`)
      }),
    )
  const cadre = program.command('cadre').description(words.cadreGroup)
  cadre
    .command('add')
    .description(words.cadreAdd)
    .requiredOption('--phone <number>', '手机号')
    .requiredOption('--name <name>', '姓名')
    .requiredOption('--office <division>', '所在区划，例如 转塘街道、西湖区')
    .option(
      '--role <role>',
      `职务：${roles.map((role) => staffWords.roles[role]).join('、')}；不写则为该单位的办件干部`,
    )
    .option('--body <body>', '所属组织：league（默认）、union、women，或行业团工委的代号')
    .action((options: AddOptions) =>
      withGround(async (ground) => {
        const { office, isNew } = await ground.act((call) => add(call, options))
        process.stdout.write(`${isNew ? words.cadreAdded(office) : words.cadreHeld(office)}\n`)
      }),
    )
  cadre
    .command('import <file>')
    .description(words.cadreImport)
    .option('--dry-run', words.cadreDryRun)
    .action((file: string, options: { dryRun?: boolean }) =>
      withGround((ground) => importCadres(ground, file, options)),
    )
}
