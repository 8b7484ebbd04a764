/** What `doctor` finds in the settings. No value of a secret is ever said. */
import { doctorWords as words } from '../../types/words/doctor'
import { loadCityRules } from '../founding/own-rules'
import { CityRulesError } from '../founding/rules/city-rules'
import { createCiphers } from '../platform/ciphers/ciphers'
import { ConfigurationError, readConfiguration } from '../platform/configuration/read'
import { PUBLIC_SECRETS, type Configuration } from '../platform/configuration/settings'
import { bad, good, warn, type Finding } from './doctor-check'

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings; where they are only unfit for production, the other checks still have something to look at. */
export function checkSettings(environment: Environment): { configuration: Configuration | null; findings: Finding[] } {
  try {
    const configuration = readConfiguration(environment)
    return { configuration, findings: [good('settings', words.settingsRight(configuration.MODE))] }
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    const findings = error.problems.map((problem) =>
      bad('settings', words.settingWrong(problem), words.settingWrongRemedy),
    )
    return { configuration: readLenient(environment), findings }
  }
}

function readLenient(environment: Environment): Configuration | null {
  try {
    return { ...readConfiguration({ ...environment, MODE: 'demo' }), MODE: 'production' }
  } catch {
    return null
  }
}

/** As the service takes them apart; throws where they cannot be used together. */
export function ciphersOf(configuration: Configuration): ReturnType<typeof createCiphers> {
  return createCiphers({
    suite: configuration.CIPHER_SUITE,
    masterKeys: configuration.MASTER_KEYS.split(',').map((part) => Buffer.from(part.replace(/^[\w-]+:/, ''), 'base64')),
    indexKey: Buffer.from(configuration.INDEX_KEY, 'base64'),
  })
}

export function checkKeys(configuration: Configuration): Finding {
  try {
    ciphersOf(configuration)
  } catch (error) {
    return bad('keys', words.keysWrong(error instanceof Error ? error.message : ''), words.keysWrongRemedy)
  }
  const isPublished = (Object.keys(PUBLIC_SECRETS) as (keyof typeof PUBLIC_SECRETS)[]).some((name) =>
    configuration[name].includes(PUBLIC_SECRETS[name].replace(/^[\w-]+:/, '')),
  )
  if (!isPublished) return good('keys', words.keysOwn)
  const level = configuration.MODE === 'production' ? bad : warn
  return level('keys', words.keysDemo, words.keysDemoRemedy)
}

/** The city's own founding rules, where a file is named: read and without contradiction. */
export function checkFoundingRules(configuration: Configuration): Finding {
  const path = configuration.FOUNDING_RULES
  try {
    const rules = Object.keys(loadCityRules(configuration)).length
    return good('foundingRules', path === undefined ? words.foundingRulesNone : words.foundingRulesRight(path, rules))
  } catch (error) {
    if (!(error instanceof CityRulesError)) throw error
    return bad('foundingRules', error.message, words.foundingRulesRemedy)
  }
}

export function checkPublicUrl({ PUBLIC_URL, MODE }: Configuration): Finding {
  const level = MODE === 'production' ? bad : warn
  if (PUBLIC_URL === undefined) return level('publicUrl', words.publicUrlNone, words.publicUrlRemedy)
  if (!PUBLIC_URL.startsWith('https://'))
    return level('publicUrl', words.publicUrlPlain(PUBLIC_URL), words.publicUrlRemedy)
  return good('publicUrl', PUBLIC_URL)
}
