/** Province, city and district as an address begins with them, and which places of today they may mean. */
import type { RegionTable } from './regions'

// 翠苑小区, 科技园区, 农贸市场 are no district and no city.
const NO_DISTRICT = ['小', '园', '社', '发', '业', '景', '厂', '校', '院', '库', '片', '住宅']
const [PROVINCE = 0, CITY = 0, DISTRICT = 0, COUNTY = 0] = [...'省市区县'].map((suffix) => suffix.charCodeAt(0))
const [SELF = 0, RULE = 0, PREFECTURE = 0] = [...'自治州'].map((one) => one.charCodeAt(0))
/** 黔西南布依族苗族自治州 */
const LONGEST_AUTONOMOUS = 12
const MARKET = '场'.charCodeAt(0)
const DISTRICT_CODE = 6
/** Beginnings of addresses that are kept with what they mean: a city's addresses begin in some hundreds of ways. */
const KEPT = 4096

/** Where province, city and district end in a folded address; equal to the one before where one is not written. */
interface Head {
  province: number
  city: number
  district: number
}

function nextSuffix(text: string, from: number, most: number): number {
  const end = Math.min(text.length, from + most + 1)
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === DISTRICT || code === CITY || code === COUNTY || code === PROVINCE) return at
  }
  return -1
}

const isCity = (text: string, at: number) => text.charCodeAt(at) === CITY && text.charCodeAt(at + 1) !== MARKET

/** Where an autonomous region, prefecture or county ends that begins here: 内蒙古自治区, 凉山彝族自治州; 0 for none. */
function autonomousEnd(text: string, from: number, suffix: number): number {
  const end = Math.min(text.length - 2, from + LONGEST_AUTONOMOUS)
  for (let at = from + 2; at < end; at++) {
    const isOne = text.charCodeAt(at) === SELF && text.charCodeAt(at + 1) === RULE && text.charCodeAt(at + 2) === suffix
    if (isOne) return at + 3
  }
  return 0
}

function provinceEnd(text: string): number {
  if (text.charCodeAt(3) === PROVINCE) return 4
  return text.charCodeAt(2) === PROVINCE ? 3 : autonomousEnd(text, 0, DISTRICT)
}

export function headOf(text: string): Head {
  const province = provinceEnd(text)
  const first = nextSuffix(text, province, 4)
  const isWritten = first >= province + 2 && isCity(text, first)
  const city = isWritten ? first + 1 : autonomousEnd(text, province, PREFECTURE) || province
  // 市北区, 市中区
  const next = nextSuffix(text, text.charCodeAt(city) === CITY ? city + 1 : city, 4)
  if (next <= city) return { province, city, district: autonomousEnd(text, city, COUNTY) || city }
  const suffix = text.charCodeAt(next)
  const isOne =
    suffix === DISTRICT
      ? !NO_DISTRICT.some((trap) => text.startsWith(trap, next - trap.length))
      : suffix === COUNTY || isCity(text, next)
  return { province, city, district: isOne ? next + 1 : city }
}

/** Reads beginnings of addresses. */
export class WrittenPlaces {
  private readonly known = new Map<string, string>()

  constructor(private readonly table: RegionTable) {}

  /**
   * Codes of all places that a beginning may mean, joined by commas: of the district where one is written, else of the city or province.
   * A district of former times means all those in which its area lies. '' where nothing is written that the table knows. Without a table
   * the district's name stands for itself.
   */
  meantBy(text: string, { province, city, district }: Head): string {
    if (district === 0) return ''
    const head = text.slice(0, district)
    const before = this.known.get(head)
    if (before !== undefined) return before
    const meant = this.read(head, province, city, district)
    if (this.known.size >= KEPT) this.known.clear()
    this.known.set(head, meant)
    return meant
  }

  private read(head: string, province: number, city: number, district: number): string {
    if (this.table.isEmpty) return head.slice(city, district)
    let codes: readonly string[] = []
    for (const name of [head.slice(0, province), head.slice(province, city), head.slice(city, district)]) {
      const meant = this.bearersOf(name, codes)
      if (meant.length > 0) codes = meant
    }
    return codes.join(',')
  }

  /** 杭州余杭区 is 余杭区 in 杭州市, too. */
  private bearersOf(name: string, within: readonly string[]): readonly string[] {
    const meant = this.table.bearersOf(name, within)
    if (meant.length > 0) return meant
    const place = this.table.findPrefix(name, [], {})
    return place === undefined ? [] : this.table.bearersOf(name.slice(place.length), [place.code])
  }
}

const isCode = (place: string) => /^\d/.test(place)

/** How the places of two addresses stand to each other: 1 one district, 0 different ones, -1 where one of both does not say. */
export function relatePlaces(a: readonly string[], b: readonly string[]): number {
  let relation = a.length === 0 || b.length === 0 ? -1 : 0
  for (const one of a) {
    for (const other of b) {
      if (one === other && (one.length >= DISTRICT_CODE || !isCode(one))) return 1
      if (isCode(one) && (one.startsWith(other) || other.startsWith(one))) relation = -1
    }
  }
  return relation
}
