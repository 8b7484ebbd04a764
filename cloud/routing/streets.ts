import { fold } from '../../types/fold'
import { spellingOf } from '../../types/syllables'
import { indexStreets, type Gazetteer } from './gazetteer-type'
import { isInPassing, isRoadAfterTown, isTornOff, startsRoad, townAt } from './names'
import { isOneEdit, isSwapped, soundsLike } from './slips'

/** How a street's name stands in an address. */
export interface WrittenStreet {
  kind: 'street-written' | 'street-former' | 'street-mistyped' | 'street-short' | 'street-inferred' | 'street-misheard'
  /** As written. */
  text: string
  /** Indexes of the streets it may mean today. */
  streets: number[]
  certain: boolean
  /** A slip of many hands, known as such. */
  slip?: boolean
  /** Named in passing, as what lies near or lay there once. */
  passing?: true
  /** It lay in the district written, and lies in another one today. */
  moved?: boolean
  at: number
}

const SUFFIXES = ['街道办事处', '街道办', '街办', '街道', '镇', '乡']

interface Alias {
  /** The street's own full name, not one with another word behind. */
  exact?: boolean
  slip?: boolean
  kind: WrittenStreet['kind']
  streets: number[]
  district: string | undefined
  certain: boolean
}

/** A street's own name, in the ways in which it is compared. */
interface OwnName {
  short: string
  /** 街道, 镇, 乡. */
  word: string
  spelt: string
  street: number
}

/** Finds streets named in a text that has lost its province, city and district. */
export class StreetFinder {
  private readonly aliases = new Map<string, Alias[]>()
  private longestAlias = 0
  private readonly shortStreets = new Map<string, number[]>()
  private readonly ownNames: OwnName[]
  /** Streets by the bare names of their communities: former towns live on in them. */
  private readonly villageStreets = new Map<string, number[]>()
  private readonly districtOf: string[]

  /** @param isDistrict whether a folded name is a district's, too: 临平 alone means the district */
  constructor(gazetteer: Gazetteer, isDistrict: (name: string) => boolean) {
    this.districtOf = gazetteer.streets.map(({ district }) => district)
    this.ownNames = gazetteer.streets.map(({ name, short }, street) => {
      const folded = fold(short)
      return {
        short: folded,
        word: fold(name).slice(folded.length),
        spelt: [...folded].map((one) => spellingOf(one.charCodeAt(0))).join(''),
        street,
      }
    })
    const indexOf = indexStreets(gazetteer)
    gazetteer.streets.forEach(({ name, short }, index) => {
      this.put(fold(name), {
        kind: 'street-written',
        streets: [index],
        district: undefined,
        certain: true,
        exact: true,
      })
      const folded = fold(short)
      for (const suffix of SUFFIXES) {
        this.put(folded + suffix, { kind: 'street-written', streets: [index], district: undefined, certain: true })
      }
      if (!isDistrict(folded) && folded.length >= 2) {
        const others = this.shortStreets.get(folded) ?? []
        this.shortStreets.set(folded, [...others, index])
      }
    })
    for (const { name, street, district } of gazetteer.communities) {
      const bare = fold(name).replace(/(社区|村)$/, '')
      const index = indexOf(street, district)
      const others = this.villageStreets.get(bare) ?? []
      if (index !== undefined && bare.length >= 2 && !others.includes(index))
        this.villageStreets.set(bare, [...others, index])
    }
    for (const { former, level, district, today, certain, slip = false } of gazetteer.former) {
      const name = fold(former)
      if (level === 'district') continue
      const streets = today.map((street) => indexOf(street, district)).filter((index) => index !== undefined)
      if (streets.length === 0) continue
      const alias: Alias = { kind: 'street-former', streets, district, certain: certain && streets.length === 1, slip }
      // 勾庄镇 is written 勾庄街道 and 勾庄乡 as well.
      const bare = name.replace(/(街道|镇|乡)$/, '')
      for (const one of bare === name || bare.length < 2 ? [name] : SUFFIXES.map((suffix) => bare + suffix))
        if (!this.aliases.get(one)?.some(({ kind }) => kind === 'street-former')) this.put(one, alias)
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

  /** The street named, and a second one other than the first. */
  find(
    text: string,
    districts: readonly string[],
    isHome: boolean,
  ): { written?: WrittenStreet; alsoWritten?: WrittenStreet } {
    const found = this.findStreets(text, districts, isHome)
    const first = found.find(({ passing }) => passing !== true) ?? found[0]
    const whole = first && first.at > 0 && first.at <= 2 ? this.findLonger(text, districts, first) : undefined
    const written =
      whole ??
      first ??
      this.findShort(text, districts) ??
      this.findInferred(text, districts) ??
      this.findMistyped(text, districts) ??
      this.findSpelt(text, districts)
    const alsoWritten = found.find(
      ({ streets, passing }) => written && passing !== true && streets[0] !== written.streets[0],
    )
    return { ...(written && { written }), ...(alsoWritten && { alsoWritten }) }
  }

  private findStreets(text: string, districts: readonly string[], isHome: boolean): WrittenStreet[] {
    const found: WrittenStreet[] = []
    for (let at = 0; at < text.length - 1; at++) {
      for (let length = Math.min(this.longestAlias, text.length - at); length >= 3; length--) {
        const name = text.slice(at, at + length)
        const list = this.aliases.get(name)
        const after = text.slice(at + length)
        if (!list || isRoadAfterTown(name, after)) continue
        const alias = this.chooseAlias(list, districts)
        if (!alias) continue
        const before = text.slice(0, at)
        const isPassing = isInPassing(before, after)
        const isDoubtful = isPassing || (!isHome && isTornOff(before))
        const kind = isDoubtful ? 'street-inferred' : alias.kind
        found.push({
          kind,
          text: name,
          streets: alias.streets,
          certain: alias.certain && !isDoubtful,
          ...(alias.slip === true && { slip: true }),
          ...(isPassing && { passing: true as const }),
          ...(this.hasLeft(alias, districts) && { moved: true }),
          at,
        })
        at += length - 1
        break
      }
    }
    return found
  }

  /** Of several meanings those in the districts written: today's own name, else with another word, else a former one. */
  private chooseAlias(list: readonly Alias[], districts: readonly string[]): Alias | undefined {
    const inside = list.filter(({ streets }) => this.isIn(streets, districts))
    const own = inside.filter(({ kind }) => kind === 'street-written')
    const exact = own.filter((alias) => alias.exact === true)
    const [first, ...others] = exact.length > 0 ? exact : own
    // Two districts may each have a street of the name.
    if (first && others.length > 0)
      return { ...first, streets: [first, ...others].flatMap(({ streets }) => streets), certain: false }
    const left = list.find((alias) => this.hasLeft(alias, districts))
    return (
      first ?? inside[0] ?? left ?? (list[0]?.kind === 'street-former' && districts.length > 0 ? undefined : list[0])
    )
  }

  /** A street that went over to another district is written with the one that it lay in. */
  private hasLeft({ kind, district, streets }: Alias, districts: readonly string[]): boolean {
    const lay = kind === 'street-former' && district !== undefined && districts.includes(district)
    return lay && !this.isIn(streets, districts)
  }

  private isIn(streets: readonly number[], districts: readonly string[]): boolean {
    return districts.length === 0 || streets.some((street) => districts.includes(this.districtOf[street] ?? ''))
  }

  /** A street named without its suffix, directly after the district. */
  private findShort(text: string, districts: readonly string[]): WrittenStreet | undefined {
    for (let length = Math.min(4, text.length); length >= 2; length--) {
      const name = text.slice(0, length)
      const streets = this.shortStreets.get(name)?.filter((street) => this.isIn([street], districts))
      if (!streets || streets.length === 0 || startsRoad(text.slice(length))) continue
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
   * A town that no table knows and that sounds like a street (无常街道: 五常), of the district written where one is; or differs from one of
   * that district in a character. Several where several are as near.
   */
  private findMistyped(text: string, districts: readonly string[]): WrittenStreet | undefined {
    const town = townAt(text)
    if (!town) return undefined
    const inside = this.ownNames.filter(({ street }) => this.isIn([street], districts))
    const alike = inside.filter(({ short }) => soundsLike(short, town.name))
    if (alike.length > 0) {
      const streets = alike.map(({ street }) => street)
      return { kind: 'street-misheard', text: town.text, streets, certain: false, at: town.at }
    }
    if (districts.length === 0) return undefined
    const swapped = inside.filter(({ short }) => isSwapped(short, town.name))
    const near = swapped.length > 0 ? swapped : inside.filter(({ short }) => isOneEdit(short, town.name))
    if (near.length === 0) return undefined
    // 河粑镇 is 河上镇 rather than 河庄街道.
    const sameWord = near.filter(({ word }) => town.text.endsWith(word))
    const streets = (sameWord.length === 1 ? sameWord : near).map(({ street }) => street)
    return { kind: 'street-mistyped', text: town.text, streets, certain: false, at: town.at }
  }

  /** 氟春江镇 is 富春江镇 with a slip, not 春江街道 after a stray character. */
  private findLonger(text: string, districts: readonly string[], found: WrittenStreet): WrittenStreet | undefined {
    const name = text.slice(0, found.at) + found.text.replace(/(街道|镇|乡)$/, '')
    const [only, other] = this.ownNames.filter(
      ({ short, street }) =>
        short.length === name.length && short.length >= 3 && this.isIn([street], districts) && isOneEdit(short, name),
    )
    if (!only || other) return undefined
    const length = found.at + found.text.length
    return { kind: 'street-mistyped', text: text.slice(0, length), streets: [only.street], certain: false, at: 0 }
  }

  /** A street spelt in pinyin: cuiyuanjiedao. */
  private findSpelt(text: string, districts: readonly string[]): WrittenStreet | undefined {
    const run = /[a-z]{4,40}/.exec(text)
    if (!run) return undefined
    const streets = this.ownNames.filter(
      ({ spelt, street }) => spelt.length >= 4 && run[0].startsWith(spelt) && this.isIn([street], districts),
    )
    const [only] = streets
    if (!only || streets.length > 1) return undefined
    const rest = run[0].slice(only.spelt.length)
    const behind = text.slice(run.index + run[0].length)
    const suffix = (rest === '' ? /^(?:街道|镇|乡)/.exec(behind) : /^(?:jiedao|zhen|xiang)/.exec(rest))?.[0]
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
