import type { Command } from 'commander'
import { terminalWords as words } from '../../types/words/terminal'
import { importPlacesFile, type PlaceImportOptions } from './places-import'
import { withGround } from './with-ground'

/** `places import FILE [--source NAME] [--refused FILE] [--dry-run]` */
export function registerPlacesCommands(program: Command): void {
  program
    .command('places')
    .description(words.places)
    .command('import <file>')
    .description(words.placesImport)
    .option('--source <name>', words.poolSource)
    .option('--refused <file>', words.poolRefused)
    .option('--dry-run', words.poolDryRun)
    .action((file: string, options: PlaceImportOptions) =>
      withGround((ground) => importPlacesFile(ground, file, options)),
    )
}
