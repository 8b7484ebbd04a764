import { fold } from '../../types/fold'
import type { ElsewherePlace } from './gazetteer-type'
import { goesOn } from './names'

/** A place that is not home, at the front of an address. */
export interface Foreign {
  text: string
  /** Its full name. */
  name: string
  /** Its division's code; none for what lies beyond the mainland. */
  code: string | undefined
  /** A street of ours behind it says more: many cities have a district of that name, or it is named in short. */
  isWeak: boolean
}

/** What follows another city's short name where it means the city: 温州瓯海区, not 温州家具市场. */
const PLACE_AFTER = /^[^场超农批]{2,5}?(?:省|(?<!超)市(?!场|政|民)|区|县|镇|乡|街道)/
/** A road with its number: 宁波解放路10号. */
const ROAD_AFTER = /^[\u4e00-\u9fa5]{2,6}?(?:大道|路|街|巷|弄)\d/
/** Ends of towns without a district: 义乌稠城街道. */
const TOWN_AFTER = /^[\u4e00-\u9fa5]{2,4}(?:街道|镇|乡)/
/** What makes it another place's own name: 安阳乡 is not in 安阳. */
const OWN_NAME = /^(?:街道|镇|乡|村|社区)/
/** 深圳市场 is a market. */
const MARKET = /^[场政民]/
/** Counties and cities of their rank, which are called by their short name alone: 义乌, 德清. */
const COUNTY = /[市县]$/
/** Longest name that is looked for. */
const LONGEST = 9
const SHORTEST = 2

/** Provinces, cities, counties and districts that are not home. */
export class Elsewhere {
  private readonly named = new Map<string, ElsewherePlace>()
  /** Provinces and cities by short name. */
  private readonly large = new Map<string, ElsewherePlace>()
  /** Everything by full and short name: what is meant is said by what it lies in. */
  private readonly all = new Map<string, ElsewherePlace[]>()

  constructor(places: readonly ElsewherePlace[]) {
    for (const place of places) {
      const [name, short] = [fold(place.name), fold(place.short)]
      if (!this.named.has(name)) this.named.set(name, place)
      if (place.level !== 'district' && !this.large.has(short)) this.large.set(short, place)
      for (const text of new Set([name, short])) this.all.set(text, [...(this.all.get(text) ?? []), place])
    }
  }

  /** The place that is not home which an address begins with. */
  at(text: string): Foreign | undefined {
    for (let length = Math.min(LONGEST, text.length); length >= SHORTEST; length--) {
      const name = text.slice(0, length)
      const found = this.called(name, text.slice(length))
      if (found !== undefined) return found
    }
    return undefined
  }

  /** Whether an address that goes on like this begins with a place called so. */
  private called(name: string, after: string): Foreign | undefined {
    const place = this.named.get(name)
    if (place !== undefined && name.length > SHORTEST && !(name.endsWith('市') && MARKET.test(after)))
      return { text: name, name: place.name, code: place.code, isWeak: place.level === 'district' }
    // A short name alone (温州) may begin a road's or a market's name: what follows must be a place.
    if (goesOn(name, after) || OWN_NAME.test(after)) return undefined
    const large = this.large.get(name)
    if (large !== undefined) {
      const { code } = large
      if (PLACE_AFTER.test(after)) return { text: name, name: large.name, code, isWeak: false }
      const within = this.within(large, after)
      if (within !== undefined) return { text: name + within, name: large.name, code, isWeak: true }
      return large.level === 'city' && ROAD_AFTER.test(after)
        ? { text: name, name: large.name, code, isWeak: true }
        : undefined
    }
    const county = this.all.get(name)?.find((one) => one.sameProvince && COUNTY.test(one.name))
    if (county === undefined || !(TOWN_AFTER.test(after) || ROAD_AFTER.test(after))) return undefined
    return { text: name, name: county.name, code: county.code, isWeak: true }
  }

  /** What follows and lies in a place: 北京海淀, 广东深圳. */
  private within({ code }: ElsewherePlace, after: string): string | undefined {
    if (code === undefined) return undefined
    const start = after.replace(/^[省市]/, '')
    for (let length = Math.min(LONGEST, start.length); length >= SHORTEST; length--) {
      const name = start.slice(0, length)
      const isInside = this.all.get(name)?.some((one) => one.code !== code && one.code?.startsWith(code) === true)
      if (isInside === true && !goesOn(name, start.slice(length)))
        return after.slice(0, after.length - start.length + length)
    }
    return undefined
  }
}
