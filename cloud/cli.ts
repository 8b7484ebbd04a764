/** The command line: `npm run cli -- …`. It composes commands; what they do lies in the rooms. */
import { Command } from 'commander'
import { terminalWords } from '../types/words/terminal'
import { registerAuditCommands } from './commands/audit'
import { registerBodiesCommands } from './commands/bodies'
import { registerBackupCommands } from './commands/backup'
import { registerCadreCommands } from './commands/cadre'
import { registerCommitteeCommands } from './commands/committees'
import { registerDoctorCommand } from './commands/doctor'
import { registerInviteCommands } from './commands/invite'
import { registerKeysCommands } from './commands/keys'
import { registerRetentionCommand } from './commands/retention'
import { registerSharingCommands } from './commands/sharing'
import { registerMatchCommand } from './commands/match'
import { registerOfficesCommands } from './commands/offices'
import { registerOrganisationsCommands } from './commands/organisations'
import { registerPlacesCommands } from './commands/places'
import { registerPoolCommands } from './commands/pool'
import { registerRouteCommand } from './commands/route'
import { registerStartCommand } from './commands/start'
import { registerUpkeepCommands } from './commands/upkeep'
import { settings } from './platform/configuration/settings'

const program = new Command('cli').description(terminalWords.program)
registerStartCommand(program)
registerPoolCommands(program)
registerOrganisationsCommands(program)
registerPlacesCommands(program)
registerOfficesCommands(program)
registerBodiesCommands(program)
registerInviteCommands(program)
registerCadreCommands(program)
registerCommitteeCommands(program)
registerMatchCommand(program)
registerRouteCommand(program, process.env.HOME_CITY || settings.HOME_CITY.default)
registerUpkeepCommands(program)
registerBackupCommands(program)
registerAuditCommands(program)
registerDoctorCommand(program)
registerSharingCommands(program)
registerRetentionCommand(program)
registerKeysCommands(program)

program.parseAsync(process.argv).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
})
