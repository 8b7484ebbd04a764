import { fold } from '../../types/fold'
import { isNearSound, spellingOf } from '../../types/syllables'
import type { Gazetteer } from './gazetteer-type'

/** How a street's name stands in an address. */
export interface WrittenStreet {
  kind: 'street-written' | 'street-former' | 'street-mistyped' | 'street-short' | 'street-inferred' | 'street-misheard'
  /** As written. */
  text: string
  /** Indexes of the streets it may mean today. */
  streets: number[]
  certain: boolean
  at: number
}

/** An address taken apart as far as the gazetteer goes. */
export interface ReadAddress {
  /** Full name of a city or province that is not home, where the address begins with one. */
  elsewhere: string | undefined
  /** Whether the home city itself is named. */
  home: boolean
  /** District as written, and today's districts it may mean. */
  districtWritten: string | undefined
  districts: string[]
  written: WrittenStreet | undefined
  /** A second street named, other than the first. */
  alsoWritten: WrittenStreet | undefined
  /** What remains without province, city, district and street: road, number, building. */
  rest: string
}

const SUFFIXES = ['街道办事处', '街道办', '街办', '街道', '镇', '乡']
/** What makes a short name part of a road's, a bridge's or a village's name: 临平大道 lies in many streets. */
const NOT_A_STREET =
  /^(?:[东西南北中新老]?(?:路|街(?!道)|大道|大街|巷|弄|桥|港|山路|直街|支路|新村|公园|门|站|立交|高架|隧道|医院|中学|小学|银行|大厦|广场|商城)|[东西南北]路)/
/** What makes a district's short name the beginning of another name: 钱塘村, 西湖花园. */
const NOT_A_DISTRICT = /^(?:新?村|社区|小区|花园|花苑|家园|公寓|名苑|山|桥|门|镇|乡|饭店|宾馆)/
const TOWN = /([\u4e00-\u9fa5]{2,4}?)(街道|镇|乡)/g

/** Names that only one place in the world has, as good as certain. */
const SURE_OF_HOME: ReadonlySet<WrittenStreet['kind']> = new Set(['street-written', 'street-former'] as const)

/** Parts taken off the front of an address: more than any address repeats, few enough to be quick. */
const MOST_PARTS = 40

interface Alias {
  kind: WrittenStreet['kind']
  streets: number[]
  district: string | undefined
  certain: boolean
}

/** Finds the gazetteer's names in addresses. Built once; reading is pure and bounded. */
export class AddressReader {
  private readonly aliases = new Map<string, Alias[]>()
  private longestAlias = 0
  private readonly districtNames = new Map<string, string[]>()
  private readonly shortStreets = new Map<string, number[]>()
  /** Streets by the bare names of their communities: former towns live on in them. */
  private readonly shorts: { short: string; spelt: string; street: number }[]
  private readonly villageStreets = new Map<string, number[]>()
  private readonly districtOf: string[]
  private readonly elsewhere = new Map<string, Gazetteer['elsewhere'][number]>()
  private readonly homeNames: string[]
  private readonly provinceNames: string[]

  constructor(gazetteer: Gazetteer) {
    this.homeNames = gazetteer.cityNames.map(fold).sort((a, b) => b.length - a.length)
    this.provinceNames = gazetteer.provinceNames.map(fold).sort((a, b) => b.length - a.length)
    this.districtOf = gazetteer.streets.map(({ district }) => district)
    for (const { name, short } of gazetteer.districts) {
      this.districtNames.set(fold(name), [name])
      this.districtNames.set(fold(short), [name])
    }
    this.shorts = gazetteer.streets.map(({ short }, street) => {
      const folded = fold(short)
      return { short: folded, spelt: [...folded].map((one) => spellingOf(one.charCodeAt(0))).join(''), street }
    })
    const indexOf = new Map(gazetteer.streets.map(({ name }, index) => [name, index]))
    gazetteer.streets.forEach(({ name, short }, index) => {
      this.put(fold(name), { kind: 'street-written', streets: [index], district: undefined, certain: true })
      const folded = fold(short)
      for (const suffix of SUFFIXES) {
        this.put(folded + suffix, { kind: 'street-written', streets: [index], district: undefined, certain: true })
      }
      if (!this.districtNames.has(folded) && folded.length >= 2) {
        const others = this.shortStreets.get(folded) ?? []
        this.shortStreets.set(folded, [...others, index])
      }
    })
    for (const { name, street } of gazetteer.communities) {
      const bare = fold(name).replace(/(社区|村)$/, '')
      const index = indexOf.get(street)
      const others = this.villageStreets.get(bare) ?? []
      if (index !== undefined && bare.length >= 2 && !others.includes(index))
        this.villageStreets.set(bare, [...others, index])
    }
    for (const { former, level, district, today, certain } of gazetteer.former) {
      const name = fold(former)
      if (level === 'district') {
        const known = this.districtNames.get(name) ?? []
        this.districtNames.set(name, [...new Set([...known, ...today])])
        const short = name.replace(/[区县市]$/, '')
        const shortKnown = this.districtNames.get(short) ?? []
        if (short.length >= 2) this.districtNames.set(short, [...new Set([...shortKnown, ...today])])
        continue
      }
      const streets = today.map((street) => indexOf.get(street)).filter((index) => index !== undefined)
      if (streets.length === 0) continue
      const alias: Alias = { kind: 'street-former', streets, district, certain: certain && streets.length === 1 }
      // 勾庄镇 is written 勾庄街道 and 勾庄乡 as well.
      const bare = name.replace(/(街道|镇|乡)$/, '')
      for (const one of bare === name || bare.length < 2 ? [name] : SUFFIXES.map((suffix) => bare + suffix))
        if (!this.aliases.get(one)?.some(({ kind }) => kind === 'street-former')) this.put(one, alias)
    }
    for (const place of gazetteer.elsewhere) {
      if (!this.elsewhere.has(fold(place.name))) this.elsewhere.set(fold(place.name), place)
      const short = fold(place.short)
      if (place.level !== 'district' && !this.elsewhere.has(short)) this.elsewhere.set(short, place)
    }
  }

  private put(text: string, alias: Alias): void {
    const list = this.aliases.get(text)
    if (!list) this.aliases.set(text, [alias])
    // Today's own name goes before a changed suffix or a former name.
    else if (alias.kind === 'street-former' || !list.some(({ streets }) => streets[0] === alias.streets[0]))
      list.push(alias)
    this.longestAlias = Math.max(this.longestAlias, text.length)
  }

  read(address: string): ReadAddress {
    let text = fold(address).replace(/^[^\u4e00-\u9fa5a-z0-9]+/, '')
    let home = false
    let districtWritten: string | undefined
    let districts: string[] = []
    let elsewhere: string | undefined
    // Parts may be missing, repeated and in odd order: each is taken off the front while one is found.
    for (let round = 0; round < MOST_PARTS; round++) {
      const province = this.provinceNames.find((name) => text.startsWith(name))
      if (province && !startsRoad(text.slice(province.length))) {
        text = text.slice(province.length)
        continue
      }
      const city = this.homeNames.find((name) => text.startsWith(name))
      if (city && !startsRoad(text.slice(city.length))) {
        home = true
        text = text.slice(city.length).replace(/^市(?!政|场|民)/, '')
        continue
      }
      const district = this.districtAt(text)
      if (district) {
        if (districtWritten === undefined || district.today.length < districts.length) {
          districtWritten = district.text
          districts = district.today
        }
        text = text.slice(district.text.length)
        continue
      }
      if (!home && districtWritten === undefined) elsewhere ??= this.elsewhereAt(text)
      const separator = /^[,，.。、;:\s-]+|^中国|^县城/.exec(text)?.[0]
      if (!separator) break
      text = text.slice(separator.length)
    }
    const found = this.findStreets(text, districts)
    const written =
      found[0] ??
      this.findShort(text, districts) ??
      this.findInferred(text, districts) ??
      this.findMistyped(text, districts) ??
      this.findSpelt(text, districts)
    const alsoWritten = found.find(({ streets }) => written && streets[0] !== written.streets[0])
    if (written && written.kind !== 'street-short') {
      text = text.slice(0, written.at) + text.slice(written.at + written.text.length)
    }
    if (written && SURE_OF_HOME.has(written.kind)) elsewhere = undefined
    return { elsewhere, home, districtWritten, districts, written, alsoWritten, rest: text }
  }

  private districtAt(text: string): { text: string; today: string[] } | undefined {
    for (let length = 5; length >= 2; length--) {
      const name = text.slice(0, length)
      const today = this.districtNames.get(name)
      if (!today) continue
      const full = /[区县市]$/.test(name)
      if (!full && (startsRoad(text.slice(length)) || /^(?:街道|镇|乡)/.test(text.slice(length)))) return undefined
      if (full && /^街道/.test(text.slice(length))) return undefined
      if (!full && NOT_A_DISTRICT.test(text.slice(length))) return undefined
      return { text: name, today }
    }
    return undefined
  }

  private elsewhereAt(text: string): string | undefined {
    for (let length = Math.min(9, text.length); length >= 2; length--) {
      const place = this.elsewhere.get(text.slice(0, length))
      if (!place) continue
      const after = text.slice(length)
      if (text.slice(0, length) === fold(place.name) && length > 2) return place.name
      // A short name alone (温州) may begin a road's or a market's name: what follows must be a place.
      if (!startsRoad(after) && /^.{2,5}?(?:省|市|区|县|镇|乡|街道)/.test(after)) return place.name
    }
    return undefined
  }

  private findStreets(text: string, districts: readonly string[]): WrittenStreet[] {
    const found: WrittenStreet[] = []
    for (let at = 0; at < text.length - 1; at++) {
      for (let length = Math.min(this.longestAlias, text.length - at); length >= 3; length--) {
        const name = text.slice(at, at + length)
        const list = this.aliases.get(name)
        if (!list || isRoadAfterTown(name, text.slice(at + length))) continue
        const alias = this.chooseAlias(list, districts)
        if (!alias) continue
        found.push({ kind: alias.kind, text: name, streets: alias.streets, certain: alias.certain, at })
        at += length - 1
        break
      }
    }
    return found
  }

  /** Of several meanings the one in the district written; today's name before a former one. */
  private chooseAlias(list: readonly Alias[], districts: readonly string[]): Alias | undefined {
    const inside = list.filter(({ streets }) => this.isIn(streets, districts))
    return inside[0] ?? (list[0]?.kind === 'street-former' && districts.length > 0 ? undefined : list[0])
  }

  private isIn(streets: readonly number[], districts: readonly string[]): boolean {
    return districts.length === 0 || streets.some((street) => districts.includes(this.districtOf[street] ?? ''))
  }

  /** A street named without its suffix, directly after the district. */
  private findShort(text: string, districts: readonly string[]): WrittenStreet | undefined {
    for (let length = Math.min(4, text.length); length >= 2; length--) {
      const name = text.slice(0, length)
      const streets = this.shortStreets.get(name)?.filter((street) => this.isIn([street], districts))
      if (!streets || streets.length === 0 || NOT_A_STREET.test(text.slice(length))) continue
      return { kind: 'street-short', text: name, streets, certain: false, at: 0 }
    }
    return undefined
  }

  /** A town that no table knows, whose name a village of today still bears (受降镇: 受降村): where that village is. */
  private findInferred(text: string, districts: readonly string[]): WrittenStreet | undefined {
    const town = townAt(text)
    if (!town) return undefined
    const streets = this.villageStreets.get(town.name)?.filter((street) => this.isIn([street], districts)) ?? []
    if (streets.length === 0 || (districts.length === 0 && streets.length > 1)) return undefined
    return { kind: 'street-inferred', text: town.text, streets, certain: false, at: town.at }
  }

  /**
   * A town that no table knows and that sounds like exactly one street (无常街道: 五常), of the district written where one is; or differs
   * from exactly one of that district in a character.
   */
  private findMistyped(text: string, districts: readonly string[]): WrittenStreet | undefined {
    const town = townAt(text)
    if (!town) return undefined
    const inside = this.shorts.filter(({ street }) => this.isIn([street], districts))
    const alike = inside.filter(({ short }) => soundsLike(short, town.name))
    const near =
      alike.length > 0 || districts.length === 0 ? alike : inside.filter(({ short }) => isOneEdit(short, town.name))
    const [only] = near
    if (!only || near.length > 1) return undefined
    const kind = alike.length > 0 ? 'street-misheard' : 'street-mistyped'
    return { kind, text: town.text, streets: [only.street], certain: false, at: town.at }
  }

  /** A street spelt in pinyin: cuiyuanjiedao. */
  private findSpelt(text: string, districts: readonly string[]): WrittenStreet | undefined {
    const run = /[a-z]{4,40}/.exec(text)
    if (!run) return undefined
    const streets = this.shorts.filter(
      ({ spelt, street }) => spelt.length >= 4 && run[0].startsWith(spelt) && this.isIn([street], districts),
    )
    const [only] = streets
    if (!only || streets.length > 1) return undefined
    const rest = run[0].slice(only.spelt.length)
    const suffix = /^(?:jiedao|zhen|xiang)/.exec(rest)?.[0]
    if (suffix === undefined && rest !== '') return undefined
    const length = only.spelt.length + (suffix?.length ?? 0)
    const kind = suffix === undefined ? 'street-short' : 'street-misheard'
    return {
      kind,
      text: text.slice(run.index, run.index + length),
      streets: [only.street],
      certain: false,
      at: run.index,
    }
  }
}

/** A town named at the front of a text, whether known or not. */
function townAt(text: string): { name: string; text: string; at: number } | undefined {
  TOWN.lastIndex = 0
  const town = TOWN.exec(text)
  if (!town?.[1] || town.index > 2 || isRoadAfterTown(town[0], text.slice(town.index + town[0].length)))
    return undefined
  return { name: town[1], text: town[0], at: town.index }
}

function startsRoad(text: string): boolean {
  return NOT_A_STREET.test(text)
}

/** 三墩镇 in 三墩镇北路 is a road's name only where the road begins with the town's suffix: 环镇北路, 镇前路. */
function isRoadAfterTown(name: string, after: string): boolean {
  return /[镇乡]$/.test(name) && /^(?:[东西南北中前后]?(?:路|街(?!道)))/.test(after)
}

/** Two names of which each character sounds like its counterpart. */
function soundsLike(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && !isNearSound(a.charCodeAt(i), b.charCodeAt(i))) return false
  return true
}

/** One character replaced, two neighbours swapped, or (from three on) one missing or too many. */
function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let from = 0
  while (from < short.length && short[from] === long[from]) from++
  let back = 0
  while (back < short.length - from && short[short.length - 1 - back] === long[long.length - 1 - back]) back++
  const left = short.length - from - back
  if (short.length === long.length)
    return left === 1 || (left === 2 && short[from] === long[from + 1] && short[from + 1] === long[from])
  return short.length >= 2 && long.length - short.length === 1 && left === 0 && long.length >= 3
}
