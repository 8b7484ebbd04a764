import type { Command } from 'commander'
import { terminalWords as words } from '../../types/words/terminal'
import { importOrganisationsFile, type OrganisationImportOptions } from './organisations-import'
import { withGround } from './with-ground'

/** `organisations import FILE [--source NAME] [--refused FILE] [--dry-run]` */
export function registerOrganisationsCommands(program: Command): void {
  program
    .command('organisations')
    .description(words.organisations)
    .command('import <file>')
    .description(words.organisationsImport)
    .option('--source <name>', words.poolSource)
    .option('--refused <file>', words.poolRefused)
    .option('--dry-run', words.poolDryRun)
    .action((file: string, options: OrganisationImportOptions) =>
      withGround((ground) => importOrganisationsFile(ground, file, options)),
    )
}
