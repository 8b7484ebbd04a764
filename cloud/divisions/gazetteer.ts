import type { FormerPlace, Gazetteer } from '../routing/gazetteer-type'
import { readFormerCommunities, readHistory } from './history'
import { readCommunities, readStreets, readUpperDivisions, type NationRow } from './nation'
import { ABROAD, communityNameOf, DIVISION_RULES, shortNameOf } from './rules'

interface Region {
  code: string
  name: string
  short: string
  /** Districts of former times of which some area lies in this one today, full names. */
  former?: string[]
}

/**
 * The places that names of enterprises begin with: provinces, cities and districts of the country, for the matching engine; with the
 * districts of former times where a city's history is recorded.
 */
export function readRegions(): Region[] {
  const upper = readUpperDivisions()
  const former = new Map<string, string[]>()
  for (const city of upper.filter(({ level }) => level === 'city')) {
    for (const entry of readHistory(city.code).filter(({ level }) => level === 'district')) {
      for (const name of entry.today) {
        const code = upper.find((one) => one.parentCode === city.code && one.name === name)?.code
        if (code !== undefined && name !== entry.former) former.set(code, [...(former.get(code) ?? []), entry.former])
      }
    }
  }
  return upper.map(({ code, name }) => ({
    code,
    name,
    short: shortNameOf(name),
    ...(former.has(code) && { former: former.get(code) }),
  }))
}

/** What lies within a city: by this version's data, or as its database knows it (geography.ts). */
export interface CityDivisions {
  streets: readonly NationRow[]
  communities: readonly NationRow[]
  former: readonly FormerPlace[]
  formerCommunities: readonly { name: string; street: string }[]
}

const divisionsOfData = (cityCode: string): CityDivisions => ({
  streets: readStreets(cityCode),
  communities: readCommunities(cityCode),
  former: readHistory(cityCode),
  formerCommunities: readFormerCommunities(cityCode),
})

/**
 * Everything the routing engine knows of the world, for one home city (4-digit code). A code that is no city gives a gazetteer
 * without streets.
 * @param own without: as this version's data have it, whatever the city changed since
 */
export function buildGazetteer(cityCode: string, own: CityDivisions = divisionsOfData(cityCode)): Gazetteer {
  const upper = readUpperDivisions()
  const city = upper.find(({ code, level }) => level === 'city' && code === cityCode)
  const province = upper.find(({ code, level }) => level === 'province' && code === city?.parentCode)
  const districts = upper.filter(({ level, parentCode }) => level === 'district' && parentCode === cityCode)
  const districtNames = new Map(districts.map(({ code, name }) => [code, name]))
  const streets = own.streets.map(({ code, name, parentCode = '' }) => ({
    code,
    name,
    short: shortNameOf(name),
    district: districtNames.get(parentCode) ?? '',
  }))
  const byCode = new Map(streets.map((street) => [street.code, street]))
  const communities = own.communities.flatMap(({ name, parentCode = '' }) => {
    const street = byCode.get(parentCode)
    return street === undefined ? [] : [{ name: communityNameOf(name), street: street.name, district: street.district }]
  })
  const known = new Set(streets.map(({ name }) => name))
  const homeCodes = new Set([cityCode, province?.code, ...districtNames.keys()])
  return {
    cityCode,
    cityNames: namesOf(city?.name),
    provinceNames: namesOf(province?.name),
    districts: districts.map(({ code, name }) => ({ code, name, short: shortNameOf(name) })),
    streets,
    communities: [...communities, ...own.formerCommunities.filter(({ street }) => known.has(street))],
    former: own.former,
    elsewhere: [
      ...ABROAD.names.map((name) => ({ name, short: name, level: 'province' as const, sameProvince: false })),
      ...upper
        .filter(({ code, level }) => level !== 'community' && level !== 'street' && !homeCodes.has(code))
        .filter(({ name }) => !DIVISION_RULES.placeholders.names.some((word) => name.startsWith(word)))
        .map(({ code, name, level }) => ({
          name,
          short: shortNameOf(name),
          level: level as 'province' | 'city' | 'district',
          sameProvince: code.startsWith(cityCode.slice(0, 2)),
          code,
        })),
    ],
  }
}

function namesOf(name: string | undefined): string[] {
  return name === undefined ? [] : [...new Set([name, shortNameOf(name)])]
}
