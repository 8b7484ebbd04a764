import { bare, fold } from '../../types/fold'

// 翠苑小区, 科技园区, 农贸市场 are no district and no city.
const PLACES =
  /^(?:.{2,3}省)?(?:[^省市区县]{2,4}市(?!场))?(?:[^省市区县]{1,4}(?:(?<!小|园|社|发|业|景|厂|校|院|库|片|住宅)区|县|市(?!场)))?/
const WRITTEN_NUMBER = /[一二三四五六七八九十]+(?=[号幢栋楼层室座])/g
const COUNTED = /[一二三四五六七八九十][号幢栋楼层室座]/
const PLAIN = /^[\u4e00-\u9fa50-9a-z-]*$/
const DIGITS = '零一二三四五六七八九'
const NUMBERS = /\d+/g
const SHORTEST = 3

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
  if (!address) return ''
  let text = fold(address).replace(PLACES, '')
  if (COUNTED.test(text)) text = text.replace(WRITTEN_NUMBER, readNumber)
  if (!PLAIN.test(text)) text = text.replace(/[^\p{L}\p{N}-]/gu, '')
  return bare(text).length < SHORTEST ? '' : text
}

/** The building or village an address stands for: all up to and with its first number, without the street's name. */
export function buildingOf(text: string): string {
  const first = /\d+/.exec(text)
  const road = first && first.index >= 2 ? text.slice(0, first.index) : text
  // 翠苑街道文三路 and 文三路 are one road: what stands before the last street or town is left out.
  const named = Math.max(road.lastIndexOf('街道'), road.lastIndexOf('镇'), road.lastIndexOf('乡'))
  const own = named >= 0 && named < road.length - 3 ? road.slice(named + (road[named] === '街' ? 2 : 1)) : road
  return first && first.index >= 2 ? own + first[0] : own
}

/** An address taken apart once, to be compared with many. */
export interface AddressParts {
  text: string
  words: ReadonlySet<number>
  numbers: readonly string[]
}

const CHINESE_FROM = 0x4e00
const CHINESE_TO = 0x9fff
const isChinese = (code: number) => code >= CHINESE_FROM && code <= CHINESE_TO

export function readAddress(text: string): AddressParts {
  const words = new Set<number>()
  for (let i = 0; i + 1 < text.length; i++) {
    const a = text.charCodeAt(i)
    const b = text.charCodeAt(i + 1)
    if (isChinese(a) && isChinese(b)) words.add(a * 0x10000 + b)
  }
  return { text, words, numbers: text.match(NUMBERS) ?? [] }
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
}

export const NO_ADDRESS: AddressRelation = { words: -1, all: -1, house: -1, inside: -1, equal: -1 }

export function relateAddresses(a: AddressParts, b: AddressParts): AddressRelation {
  if (a.text === '' || b.text === '') return NO_ADDRESS
  if (a.text === b.text) {
    return {
      words: 1,
      all: 1,
      house: a.numbers.length > 0 ? 1 : -1,
      inside: a.numbers.length > 1 ? 1 : -1,
      equal: 1,
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
  }
}

const WEIGHTS = {
  words: 0.6,
  house: 0.3,
  inside: 0.1,
  since: '2026-11-24',
  source: 'own choice, for the sentence only',
} as const

/**
 * One figure, 0-1, of how far two addresses agree, for the sentence that a person reads; undefined where one of them says
 * nothing. The decision itself uses the parts.
 */
export function agreementOf({ words, house, inside }: AddressRelation): number | undefined {
  if (words < 0 && house < 0) return undefined
  const parts: (readonly [number, number])[] = [
    [words, WEIGHTS.words],
    [house, WEIGHTS.house],
    [inside, WEIGHTS.inside],
  ]
  const known = parts.filter(([value]) => value >= 0)
  return known.reduce((sum, [value, weight]) => sum + value * weight, 0) / known.reduce((sum, [, w]) => sum + w, 0)
}
