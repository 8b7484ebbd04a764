/** Reads the configuration once, at start; everything wrong is said at once. */
import { PUBLIC_SECRETS, settings, type Configuration } from './settings'
import { lackOfProvider, smsProviders } from './settings-sms'
import { weakSecrets } from './strength'

/** All that is wrong with the settings, a line each. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'ConfigurationError'
  }
}

/**
 * @param environment usually `process.env`; empty strings count as absent
 * @throws ConfigurationError naming every setting that is wrong, and in production every one that is not fit for it
 */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, entry] of Object.entries(settings)) {
    const given = environment[name] || ('default' in entry ? entry.default : undefined)
    if (given === undefined) continue
    const parsed = entry.schema.safeParse(given)
    if (parsed.success) values[name] = parsed.data
    else problems.push(`${name}: ${'secret' in entry ? 'the value' : `"${given}"`} is not usable. ${entry.means}.`)
  }
  // Each entry was parsed by its own schema above; the mapped type says the same thing as the loop.
  const configuration = values as Configuration
  if (configuration.MODE === 'production') problems.push(...unfitForProduction(configuration))
  problems.push(...halfSet(configuration))
  if (problems.length > 0) throw new ConfigurationError(problems)
  return configuration
}

function unfitForProduction(configuration: Configuration): string[] {
  const problems: string[] = []
  if (!configuration.DATABASE_URL)
    problems.push('DATABASE_URL: production needs PostgreSQL; the embedded database is for a first look.')
  const published = Object.values(PUBLIC_SECRETS).flatMap(keysIn)
  for (const name of Object.keys(PUBLIC_SECRETS) as (keyof typeof PUBLIC_SECRETS)[]) {
    if (keysIn(configuration[name]).some((key) => published.includes(key)))
      problems.push(`${name}: production refuses the default, which everybody can read.`)
  }
  // The published ones are a text, too: said once.
  const own = (name: keyof typeof PUBLIC_SECRETS) =>
    bytesOf(configuration[name]).filter((key) => !published.includes(key.toString('hex')))
  problems.push(
    ...weakSecrets({ MASTER_KEYS: own('MASTER_KEYS'), INDEX_KEY: own('INDEX_KEY'), TOKEN_KEY: own('TOKEN_KEY') }),
  )
  for (const provider of smsProviders(configuration)) problems.push(...lackOfProvider(provider, configuration))
  for (const name of ['WECHAT_PROVIDER', 'DINGTALK_PROVIDER', 'GEOCODER_PROVIDER'] as const)
    if (configuration[name] === 'sandbox') problems.push(`${name}: production refuses the sandbox.`)
  for (const name of [
    'WECHAT_API_BASE',
    'DINGTALK_API_BASE',
    'DINGTALK_OAPI_BASE',
    'GEOCODER_BASE',
    'SMS_GOVERNMENT_URL',
  ] as const)
    if (configuration[name]?.startsWith('http://'))
      problems.push(`${name}: production needs https, the secret is sent there.`)
  if (!configuration.PUBLIC_URL?.startsWith('https://')) problems.push('PUBLIC_URL: production needs an https address.')
  return problems
}

/** A host that is chosen without what it needs would refuse everybody, in a demo too. */
function halfSet(configuration: Configuration): string[] {
  const needed = [
    ...(configuration.WECHAT_PROVIDER === 'wechat'
      ? (['WECHAT_APP_ID', 'WECHAT_SECRET'] as const).map((name) => [name, 'WECHAT_PROVIDER=wechat'] as const)
      : []),
    ...(configuration.DINGTALK_PROVIDER === 'dingtalk'
      ? (['DINGTALK_APP_KEY', 'DINGTALK_APP_SECRET', 'DINGTALK_CORP_ID'] as const).map(
          (name) => [name, 'DINGTALK_PROVIDER=dingtalk'] as const,
        )
      : []),
    ...(configuration.GEOCODER_PROVIDER === 'tencent' || configuration.GEOCODER_PROVIDER === 'amap'
      ? [['GEOCODER_KEY', `GEOCODER_PROVIDER=${configuration.GEOCODER_PROVIDER}`] as const]
      : []),
  ]
  return needed.flatMap(([name, by]) => (configuration[name] ? [] : [`${name}: needed by ${by}.`]))
}

/** The keys of a setting, as bytes: whatever id stands before them, and wherever in the list they are. */
const bytesOf = (setting: string) =>
  setting.split(',').map((part) => Buffer.from(part.replace(/^[\w-]+:/, ''), 'base64'))
const keysIn = (setting: string) => bytesOf(setting).map((key) => key.toString('hex'))
