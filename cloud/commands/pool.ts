import type { Command } from 'commander'
import { terminalWords as words } from '../../types/words/terminal'
import { exportPoolFile } from './pool-export'
import { importPoolFile, type ImportOptions } from './pool-import'
import { rereadPoolPhones } from './pool-phones'
import { withGround } from './with-ground'

/** `pool import FILE [--source NAME] [--refused FILE] [--dry-run] [--strict]`, `pool export FILE [--with-contacts]`, `pool phones [--dry-run]` */
export function registerPoolCommands(program: Command): void {
  const pool = program.command('pool').description(words.pool)
  pool
    .command('import <file>')
    .description(words.poolImport)
    .option('--source <name>', words.poolSource)
    .option('--refused <file>', words.poolRefused)
    .option('--dry-run', words.poolDryRun)
    .option('--strict', words.poolStrict)
    .action((file: string, options: ImportOptions) => withGround((ground) => importPoolFile(ground, file, options)))
  pool
    .command('export <file>')
    .description(words.poolExport)
    .option('--with-contacts', words.poolWithContacts)
    .option('--to <recipient>', words.poolExportTo)
    .option('--purpose <text>', words.poolExportPurpose)
    .action(
      (
        file: string,
        { withContacts = false, to, purpose }: { withContacts?: boolean; to?: string; purpose?: string },
      ) => withGround((ground) => exportPoolFile(ground, file, { withContacts, recipient: to, purpose })),
    )
  pool
    .command('phones')
    .description(words.poolPhones)
    .option('--dry-run', words.poolPhonesDryRun)
    .action(({ dryRun = false }: { dryRun?: boolean }) => withGround((ground) => rereadPoolPhones(ground, { dryRun })))
}
