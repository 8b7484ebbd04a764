/** `retention [--dry-run]`: lets go of what is past its time, now and completely, and says what comes next. */
import { join } from 'node:path'
import type { Command } from 'commander'
import { retentionWords as words } from '../../types/words/keeping'
import { openFolderStore } from '../gateways/files/folder'
import { retain, retainAll, type RetentionReport } from '../rights/actions'
import { retentionKinds, retentionRules, roundRules } from '../rights/rules'
import { withGround } from './with-ground'

/** The report, a line each; kinds of which there is none are left out. */
export function sayRetention({ gone, next }: RetentionReport, dryRun: boolean): string[] {
  const said = dryRun ? words.due : words.gone
  const lines = [
    ...retentionKinds
      .filter((kind) => gone[kind] > 0)
      .map((kind) => said(words.kinds[kind], gone[kind], retentionRules[kind].days)),
    ...(gone.files > 0 ? [words.files(gone.files)] : []),
  ]
  return [
    ...(lines.length === 0 ? [words.nothing] : lines),
    ...retentionKinds
      .filter((kind) => next[kind] > 0)
      .map((kind) => words.next(roundRules.aheadDays, words.kinds[kind], next[kind])),
  ]
}

export function registerRetentionCommand(program: Command): void {
  program
    .command('retention')
    .description(words.command)
    .option('--dry-run', words.dryRun)
    .action(({ dryRun = false }: { dryRun?: boolean }) =>
      withGround(async (ground) => {
        const place = { ...ground, files: await openFolderStore(join(ground.configuration.DATA_DIR, 'files')) }
        const report = dryRun ? await retain(place, { dryRun }) : await retainAll(place)
        for (const line of sayRetention(report, dryRun)) process.stdout.write(`${line}\n`)
      }),
    )
}
