/** What the routing engine knows of the world: pure data, built by the room `divisions` for the home city. */
export interface Gazetteer {
  cityCode: string
  /** 杭州市, 杭州 - all names under which the home city is written. */
  cityNames: readonly string[]
  /** 浙江省, 浙江. */
  provinceNames: readonly string[]
  districts: readonly { code: string; name: string; short: string }[]
  /** Full names; two districts may each have one of the same name. */
  streets: readonly { code: string; name: string; short: string; district: string }[]
  /** As written in addresses (翠苑一区社区, 长埭村); `street` is the full name, `district` that of its district, needed where two streets bear the name. */
  communities: readonly { name: string; street: string; district?: string | undefined }[]
  former: readonly FormerPlace[]
  /** Provinces and cities that are not home, and districts of them: to recognise an address that is not ours. */
  elsewhere: readonly ElsewherePlace[]
}

/** A place that is not home; a district's code begins with its city's, a city's with its province's. Countries have none. */
export interface ElsewherePlace {
  name: string
  short: string
  level: 'province' | 'city' | 'district'
  sameProvince: boolean
  code?: string | undefined
}

/** A division that no longer bears this name or these borders. */
export interface FormerPlace {
  former: string
  level: 'district' | 'street'
  /** Former or present district it lay in, where the name alone is ambiguous. */
  district?: string | undefined
  /** Full names of today's districts or streets; several where it was split. */
  today: readonly string[]
  /** Registering division codes (characters 3-8 of credit codes) of a former district. */
  codes?: readonly string[] | undefined
  /** A slip of many hands rather than a name of former times. */
  slip?: boolean | undefined
  /** Whether the whole of it went there. */
  certain: boolean
}

/** Finds streets by their full name. */
export type StreetIndex = (name: string, district?: string) => number | undefined

/** The street of a full name: the only one, or the one in the district; undefined where that leaves several or none. */
export function indexStreets({ streets }: Pick<Gazetteer, 'streets'>): StreetIndex {
  const byName = new Map<string, number[]>()
  streets.forEach(({ name }, index) => byName.set(name, [...(byName.get(name) ?? []), index]))
  return (name, district) => {
    const indexes = byName.get(name) ?? []
    if (indexes.length <= 1) return indexes[0]
    const inside = indexes.filter((index) => streets[index]!.district === district)
    return inside.length === 1 ? inside[0] : undefined
  }
}
