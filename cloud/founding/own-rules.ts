/** The city's own founding rules, from the file that the setting names: read once, at the start. */
import { readFileSync } from 'node:fs'
import { cityRuleWords as words } from '../../types/words/city-rules'
import type { Call } from '../platform/call'
import type { Configuration } from '../platform/configuration/settings'
import { CityRulesError, readCityRules } from './rules/city-rules'
import { standardsAt, type CityRules, type Standards } from './rules/standards'

const known = new WeakMap<Configuration, CityRules>()

function readWritten(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new CityRulesError(words.unread(path))
  }
  try {
    // Editors of Windows begin a file with a mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new CityRulesError(words.notJson(path))
  }
}

/** None where the setting names no file. @throws CityRulesError, in words for whoever entered them */
export function loadCityRules(configuration: Configuration): CityRules {
  const before = known.get(configuration)
  if (before !== undefined) return before
  const path = configuration.FOUNDING_RULES
  const rules = path === undefined ? {} : readCityRules(readWritten(path))
  known.set(configuration, rules)
  return rules
}

/** The rules in force on a day, the city's own before the country's. */
export const standardsOn = ({ tools }: Pick<Call, 'tools'>, date: string): Standards =>
  standardsAt(date, loadCityRules(tools.configuration))
