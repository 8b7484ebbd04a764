/**
 * `node .ci/again.mjs REPORT`: runs the suites that failed by a jest report once more, alone. What is wrong with the product fails both times; what
 * came of two busy cores does not, and is told as unsteady: a fault of the test, to be mended, that holds up nobody's change meanwhile.
 * The report is rewritten with what the second run gave. Exit code 1: it failed again, or too much failed, or there is no report.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'

/** More than these at once are no accident. */
const MOST = 3

const [, , file] = process.argv
if (file === undefined || !existsSync(file)) process.exit(1)
const first = JSON.parse(readFileSync(file, 'utf8'))
const failed = first.testResults.filter(({ status }) => status === 'failed')
if (failed.length === 0 || failed.length > MOST) process.exit(1)

const suites = failed.map(({ name }) => relative(process.cwd(), name))
console.log(`\n?? once more, alone: ${suites.join(', ')}`)
const { status } = spawnSync(
  'npx',
  ['jest', '--runInBand', '--runTestsByPath', ...suites, '--json', `--outputFile=${file}.again`],
  { stdio: 'inherit' },
)
if (status !== 0) process.exit(1)
const second = JSON.parse(readFileSync(`${file}.again`, 'utf8'))
const passedBefore = failed
  .flatMap(({ assertionResults }) => assertionResults)
  .filter((one) => one.status === 'passed').length
const numPassedTests = first.numPassedTests - passedBefore + second.numPassedTests
writeFileSync(file, JSON.stringify({ numPassedTests, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }))
console.log(`?? UNSTEADY, to be mended: ${suites.join(', ')}`)
