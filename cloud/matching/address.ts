import { bare, fold } from '../../types/fold'
import { headOf, relatePlaces, type WrittenPlaces } from './written-places'

const WRITTEN_NUMBER = /[一二三四五六七八九十]+(?=[号幢栋楼层室座])/g
const DIGITS = '零一二三四五六七八九'
const NUMBERS = /\d+/g
const SHORTEST = 3
const HYPHEN = 0x2d
const CHINESE_FROM = 0x4e00
/** Up to here characters are letters in every version of Unicode. */
const CHINESE_PLAIN = 0x9fa5
const CHINESE_TO = 0x9fff

/** 十二 → 12; what is no number of up to two digits stays. */
function readNumber(text: string): string {
  const ten = text.indexOf('十')
  if (ten < 0) return [...text].map((one) => DIGITS.indexOf(one)).join('')
  const tens = ten === 0 ? 1 : DIGITS.indexOf(text.charAt(ten - 1))
  const ones = ten === text.length - 1 ? 0 : DIGITS.indexOf(text.charAt(ten + 1))
  return text.length > 3 ? text : String(tens * 10 + ones)
}

/** An address as it is compared: folded, house numbers in digits, without province, city and district. '' where that says nothing. */
export function addressText(address: string | undefined): string {
  return writtenAddress(address, undefined).text
}

/** An address as it is kept: its text (see `addressText`), and the places that it begins with (see `WrittenPlaces`). */
export interface WrittenAddress {
  text: string
  places: string
}

export function writtenAddress(address: string | undefined, reader: WrittenPlaces | undefined): WrittenAddress {
  if (!address) return { text: '', places: '' }
  const folded = fold(address)
  const head = headOf(folded)
  const places = reader?.meantBy(folded, head) ?? ''
  const rest = head.district === 0 ? folded : folded.slice(head.district)
  return { text: plainText(rest), places }
}

/** Kinds of characters: those that stay as they are, and among them those that may count houses. */
const STAYS = 1
const COUNTS = 2
const kinds = new Uint8Array(0x10000)
for (let code = CHINESE_FROM; code <= CHINESE_PLAIN; code++) kinds[code] = STAYS
for (const one of 'abcdefghijklmnopqrstuvwxyz0123456789-') kinds[one.charCodeAt(0)] = STAYS
for (const one of '一二三四五六七八九十') kinds[one.charCodeAt(0)] = STAYS | COUNTS

/** Letters and digits, house numbers in digits; '' where too few remain to say anything. */
function plainText(text: string): string {
  let all = STAYS
  let some = 0
  let hyphens = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    all &= kinds[code]!
    some |= kinds[code]!
    if (code === HYPHEN) hyphens++
  }
  if (all !== 0 && (some & COUNTS) === 0) return text.length - hyphens < SHORTEST ? '' : text
  const counted = (some & COUNTS) === 0 ? text : text.replace(WRITTEN_NUMBER, readNumber)
  const plain = all !== 0 ? counted : counted.replace(/[^\p{L}\p{N}-]/gu, '')
  return bare(plain).length < SHORTEST ? '' : plain
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39

/** The building or village an address stands for: all up to and with its first number, without the street's name. */
export function buildingOf(text: string): string {
  let number = 0
  while (number < text.length && !isDigit(text.charCodeAt(number))) number++
  const isNumbered = number >= 2 && number < text.length
  const end = isNumbered ? number : text.length
  let last = end
  if (isNumbered) while (last < text.length && isDigit(text.charCodeAt(last))) last++
  // 翠苑街道文三路 and 文三路 are one road: what stands before the last street or town is left out.
  for (let at = end - 1; at >= 0; at--) {
    const length = streetEndAt(text, at, end)
    if (length > 0) return at < end - 3 ? text.slice(at + length, last) : text.slice(0, last)
  }
  return text.slice(0, last)
}

/** How a building is looked for that nobody of the pool gives as it is written. */
export const OTHERWISE_WRITTEN = {
  since: '2026-11-29',
  source:
    'measured on generated registers (docs/matching.md): what stands before and behind the building where it is not found',
  /** Characters in front that may be a place without its suffix: 土默特衡场街73号. */
  before: 4,
  /** What must remain: of a road, and of a name without a number. */
  road: 2,
  name: 3,
  /** A longer text is no building: each of its readings would be looked up. */
  longest: 40,
  /** Ends of villages, buildings and parks behind which a remark may stand: 新溪村沿街商铺. */
  ends: '村区园厦苑城场心',
} as const

/** What an address may mean as a building besides `buildingOf`, the longest first: without a place in front, without a remark behind. */
export function buildingsLike(building: string): string[] {
  const { before, road, name, longest, ends } = OTHERWISE_WRITTEN
  if (building.length > longest) return []
  const number = building.search(/\d/)
  const whole = [building]
  if (number < 0)
    for (let at = building.length - 1; at >= name; at--)
      if (ends.includes(building.charAt(at - 1))) whole.push(building.slice(0, at))
  const shortest = (text: string) => (number < 0 ? text.length - name : number - road)
  return whole
    .flatMap((text) => Array.from({ length: 1 + before }, (_, cut) => (cut <= shortest(text) ? text.slice(cut) : '')))
    .filter((text) => text !== '' && text !== building)
}

const [STREET, TOWN, TOWNSHIP, ROAD_END] = [...'街镇乡道'].map((one) => one.charCodeAt(0))

/** How many characters at a place end the name of a street office (街道) or town; 0 for none. */
function streetEndAt(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at)
  if (code === TOWN || code === TOWNSHIP) return 1
  return code === STREET && at + 1 < end && text.charCodeAt(at + 1) === ROAD_END ? 2 : 0
}

/** An address taken apart once, to be compared with many. */
export interface AddressParts {
  text: string
  /** Codes of the places it may lie in; see `WrittenPlaces`. */
  places: readonly string[]
  words: ReadonlySet<number>
  numbers: readonly string[]
}

const isChinese = (code: number) => code >= CHINESE_FROM && code <= CHINESE_TO

export function readAddress({ text, places }: WrittenAddress): AddressParts {
  const words = new Set<number>()
  for (let i = 0; i + 1 < text.length; i++) {
    const a = text.charCodeAt(i)
    const b = text.charCodeAt(i + 1)
    if (isChinese(a) && isChinese(b)) words.add(a * 0x10000 + b)
  }
  return { text, places: places === '' ? [] : places.split(','), words, numbers: text.match(NUMBERS) ?? [] }
}

/** How two addresses stand to each other; -1 stands for "one of both says nothing of it". */
export interface AddressRelation {
  /** 0-1: how much of the shorter one's words the other has. */
  words: number
  /** 0-1: how much of the longer one's words the other has. */
  all: number
  /** House numbers: 1 equal, 0 different. */
  house: number
  /** What follows the house number (building, floor, room): share of equal numbers. */
  inside: number
  /** 1 where both are written alike. */
  equal: number
  /** 1 where both lie in one district, 0 where in different ones: 余杭区人民路12号 is not 西湖区人民路12号. */
  district: number
}

export const NO_ADDRESS: AddressRelation = { words: -1, all: -1, house: -1, inside: -1, equal: -1, district: -1 }

export function relateAddresses(a: AddressParts, b: AddressParts): AddressRelation {
  const district = relatePlaces(a.places, b.places)
  if (a.text === '' || b.text === '') return { ...NO_ADDRESS, district }
  if (a.text === b.text) {
    return {
      words: 1,
      all: 1,
      house: a.numbers.length > 0 ? 1 : -1,
      inside: a.numbers.length > 1 ? 1 : -1,
      equal: 1,
      district,
    }
  }
  const [small, large] = a.words.size <= b.words.size ? [a.words, b.words] : [b.words, a.words]
  let shared = 0
  for (const one of small) if (large.has(one)) shared++
  const [houseA, ...insideA] = a.numbers
  const [houseB, ...insideB] = b.numbers
  let inside = -1
  if (insideA.length > 0 && insideB.length > 0) {
    const [few, many] = insideA.length <= insideB.length ? [insideA, insideB] : [insideB, insideA]
    inside = few.filter((number) => many.includes(number)).length / few.length
  }
  return {
    words: small.size === 0 ? -1 : shared / small.size,
    all: large.size === 0 ? -1 : shared / large.size,
    house: houseA === undefined || houseB === undefined ? -1 : Number(Number(houseA) === Number(houseB)),
    inside,
    equal: 0,
    district,
  }
}

const WEIGHTS = {
  words: 0.6,
  house: 0.3,
  inside: 0.1,
  /** What an address in another district is worth at most. */
  otherDistrict: 0.25,
  since: '2026-11-24',
  source: 'own choice, for the sentence only',
} as const

/**
 * One figure, 0-1, of how far two addresses agree, for the sentence that a person reads; undefined where one of them says
 * nothing. The decision itself uses the parts.
 */
export function agreementOf({ words, house, inside, district }: AddressRelation): number | undefined {
  if (words < 0 && house < 0) return district === 0 ? 0 : undefined
  const parts: (readonly [number, number])[] = [
    [words, WEIGHTS.words],
    [house, WEIGHTS.house],
    [inside, WEIGHTS.inside],
  ]
  const known = parts.filter(([value]) => value >= 0)
  const agreement =
    known.reduce((sum, [value, weight]) => sum + value * weight, 0) / known.reduce((sum, [, w]) => sum + w, 0)
  return district === 0 ? Math.min(agreement, WEIGHTS.otherDistrict) : agreement
}
