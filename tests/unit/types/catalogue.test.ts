/** The whole catalogue: how sentences are written (LOOK, DOMAIN §8). */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(__dirname, '..', '..', '..', 'types', 'words')

/** Numbers and names for the places of a sentence: what a function of the catalogue is given matters not here. */
const ANY_ARGUMENTS = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']

function sentencesOf(value: unknown, at: string): [string, string][] {
  if (typeof value === 'string') return [[at, value]]
  if (typeof value === 'function') return [[at, String(value)], ...sentencesOf(called(value), `${at}()`)]
  if (Array.isArray(value)) return value.flatMap((one, i) => sentencesOf(one, `${at}.${i}`))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, one]) => sentencesOf(one, `${at}.${name}`))
  return []
}

function called(sentence: unknown): unknown {
  try {
    return (sentence as (...words: unknown[]) => unknown)(...ANY_ARGUMENTS)
  } catch {
    // It wants a list: its source was looked at above.
    return undefined
  }
}

const catalogue = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => sentencesOf(jest.requireActual(join(FOLDER, file)), file))

it('is read whole', () => {
  expect(catalogue.length).toBeGreaterThan(300)
})

it.each([
  ['exclamation marks', /！|(?<=[\u4e00-\u9fff”])!/],
  ['系统异常 and its kin', /系统异常|系统错误|未知错误|操作失败|服务器内部错误/],
  ['English left over in a sentence', /[\u4e00-\u9fff](?:undefined|null|NaN|\[object)/],
  ['ISO dates shown to people', /\d{4}-\d{2}-\d{2}[\u4e00-\u9fff]/],
  ['traditional office language to an owner', /贵司|贵单位|烦请|兹/],
])('has no %s', (_, forbidden) => {
  const found = catalogue
    // A date that a test put in for some other word is no date of the catalogue.
    .filter(([at]) => (String(forbidden).includes('\\d{4}') ? !at.endsWith(')') : true))
    .filter(([, sentence]) => forbidden.test(sentence))
  expect(found).toEqual([])
})
