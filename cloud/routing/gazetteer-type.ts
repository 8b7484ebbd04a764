/** What the routing engine knows of the world: pure data, built by the room `divisions` for the home city. */
export interface Gazetteer {
  cityCode: string
  /** 杭州市, 杭州 - all names under which the home city is written. */
  cityNames: readonly string[]
  /** 浙江省, 浙江. */
  provinceNames: readonly string[]
  districts: readonly { code: string; name: string; short: string }[]
  /** Full names are unique in the city. */
  streets: readonly { code: string; name: string; short: string; district: string }[]
  /** As written in addresses (翠苑一区社区, 长埭村); `street` is the full name. */
  communities: readonly { name: string; street: string }[]
  former: readonly FormerPlace[]
  /** Provinces and cities that are not home, and districts of them: to recognise an address that is not ours. */
  elsewhere: readonly { name: string; short: string; level: 'province' | 'city' | 'district'; sameProvince: boolean }[]
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
  /** Whether the whole of it went there. */
  certain: boolean
}
