/** Commands of whoever keeps the service: settings, checks. */
import type { Command } from 'commander'
import { terminalWords as words } from '../../types/words/terminal'
import { checkCases } from '../casework/actions'
import { settings } from '../platform/configuration/settings'
import { withGround } from './with-ground'

/** docs/settings.md, made from the table that the service reads. */
export function settingsPage(): string {
  const rows = Object.entries(settings).map(([name, entry]) => {
    const secret = 'secret' in entry
    const value = 'default' in entry ? (secret ? '(demo only)' : `\`${entry.default}\``) : '–'
    return `| \`${name}\` | ${value} | ${entry.means}${secret ? ' **Secret.**' : ''} |`
  })
  return [
    '# Settings',
    '',
    'All come from the environment and are checked at start. Made by `npm run --silent cli -- settings > docs/settings.md`.',
    '',
    '| name | default | meaning |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

export function registerUpkeepCommands(program: Command): void {
  program
    .command('settings')
    .description(words.settings)
    .action(() => {
      process.stdout.write(settingsPage())
    })
  program
    .command('casework')
    .command('check')
    .description(words.caseCheck)
    .action(() =>
      withGround(async (ground) => {
        const wrong = await ground.act((call) => checkCases(call))
        process.stdout.write(
          `${wrong.length === 0 ? words.caseRight : words.caseWrong(wrong.map(({ id, fields }) => `${id} (${fields.join(', ')})`))}\n`,
        )
        if (wrong.length > 0) process.exitCode = 1
      }),
    )
}
