/** `doctor [--json]`: looks at everything that the service stands on, a line each; ends with 2 where something must be put right. */
import type { Command } from 'commander'
import { doctorWords as words } from '../../types/words/doctor'
import { findH5 } from '../serve'
import { EXIT_BAD_INPUT } from './batch'
import type { Finding, Level } from './doctor-check'
import { checkDatabase } from './doctor-database'
import { checkHosts } from './doctor-gateways'
import { checkDataDir, checkDisk, checkFonts, checkH5, checkHolidays, checkNode } from './doctor-machine'
import { checkFoundingRules, checkKeys, checkPublicUrl, checkSettings } from './doctor-settings'
import { checkSms } from './doctor-sms'

const MARKS: Readonly<Record<Level, string>> = { good: '✓', warn: '!', bad: '✗' }

/** All findings, in the order they are said. Reads; changes nothing. */
export async function examine(
  environment: Readonly<Record<string, string | undefined>>,
  now: Date = new Date(),
): Promise<Finding[]> {
  const { configuration, findings } = checkSettings(environment)
  const ofSettings =
    configuration === null
      ? []
      : [
          checkKeys(configuration),
          checkPublicUrl(configuration),
          checkFoundingRules(configuration),
          ...(await checkDatabase(configuration)),
          checkDataDir(configuration.DATA_DIR),
          checkDisk(configuration.DATA_DIR),
          ...(await checkSms(configuration)),
          ...(await checkHosts(configuration)),
        ]
  return [
    checkNode(process.versions.node),
    ...findings,
    ...ofSettings,
    checkH5(findH5()),
    checkHolidays(now),
    checkFonts(),
  ]
}

/** Two lines a finding that needs something done, one for the others, and the sum. */
export function formatFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ check, level, says, remedy }) => [
    `${MARKS[level]} ${words.names[check]}：${says}`,
    ...(remedy === undefined ? [] : [`    ${words.remedy(remedy)}`]),
  ])
  const count = (level: Level) => findings.filter((one) => one.level === level).length
  return [...lines, words.summary(count('bad'), count('warn'))].join('\n')
}

export function registerDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description(words.description)
    .option('--json', words.json)
    .action(async ({ json }: { json?: true }) => {
      const findings = await examine(process.env)
      process.stdout.write(`${json ? JSON.stringify(findings, null, 2) : formatFindings(findings)}\n`)
      if (findings.some(({ level }) => level === 'bad')) process.exitCode = EXIT_BAD_INPUT
    })
}
