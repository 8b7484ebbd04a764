/** `backup FILE` and `restore FILE [--into URL|FOLDER]`. */
import type { Command } from 'commander'
import { backupWords as words } from '../../types/words/doctor'
import { readConfiguration } from '../platform/configuration/read'
import { EXIT_BAD_INPUT } from './batch'
import { sumOf } from './backup-manifest'
import { makeBackup } from './backup-make'
import { restoreBackup } from './backup-restore'
import { runCommand } from './with-ground'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** The settings with another target: an address of PostgreSQL, or the folder of an embedded database. */
function settingsInto(into: string | undefined): Record<string, string | undefined> {
  if (into === undefined) return process.env
  return /^postgres(ql)?:\/\//.test(into)
    ? { ...process.env, DATABASE_URL: into }
    : { ...process.env, DATABASE_URL: '', DATA_DIR: into }
}

export function registerBackupCommands(program: Command): void {
  program
    .command('backup <file>')
    .description(words.backup)
    .action((file: string) =>
      runCommand(async () => {
        const { rows, files } = await makeBackup(readConfiguration(process.env), file)
        say(words.done(file, sumOf(rows), files))
        say(words.keysApart)
      }),
    )
  program
    .command('restore <file>')
    .description(words.restore)
    .option('--into <target>', words.into)
    .action((file: string, { into }: { into?: string }) =>
      runCommand(async () => {
        const { manifest, sealProblems } = await restoreBackup(readConfiguration(settingsInto(into)), file)
        say(words.restored(manifest.version, sumOf(manifest.rows), manifest.files))
        for (const problem of sealProblems) process.stderr.write(`${words.sealsDiffer(problem)}\n`)
        if (sealProblems.length > 0) process.exitCode = EXIT_BAD_INPUT
      }),
    )
}
