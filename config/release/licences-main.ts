/**
 * `npm run licences -- [--check] [--out FILE]`: the licences of everything that is shipped. `--check` ends with 1 where one is
 * missing or not allowed; `--out` writes the texts.
 */
import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { collectLicences, formatLicences } from './licences'
import { clientPackages, servicePackages } from './shipped'

const options = new Command('licences')
  .option('--check', 'end with 1 where a licence is missing or not allowed')
  .option('--out <file>', 'write the texts here')
  .parse()
  .opts<{ check?: true; out?: string }>()

const { packages, problems } = collectLicences([...servicePackages(), ...clientPackages()])
const counts = new Map<string, number>()
for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1)
for (const [licence, count] of [...counts].sort(([, a], [, b]) => b - a)) console.log(`${licence}: ${count}`)
console.log(`${packages.length} packages, ${problems.length} problems`)
for (const problem of problems) console.error(problem)
if (options.out !== undefined) writeFileSync(options.out, formatLicences(packages))
if (options.check === true && problems.length > 0) process.exitCode = 1
