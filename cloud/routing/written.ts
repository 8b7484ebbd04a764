import { fold } from '../../types/fold'
import { Elsewhere, type Foreign } from './elsewhere'
import type { Gazetteer } from './gazetteer-type'
import { goesOn, startsRoad } from './names'
import { StreetFinder, type WrittenStreet } from './streets'

/** An address taken apart as far as the gazetteer goes. */
export interface ReadAddress {
  /** Full name of a city or province that is not home, where the address begins with one. */
  elsewhere: string | undefined
  /** Elsewhere is beyond the mainland. */
  abroad: boolean
  /** Whether the home city itself is named. */
  home: boolean
  provinceWritten: string | undefined
  cityWritten: string | undefined
  /** District as written, and today's districts it may mean. */
  districtWritten: string | undefined
  districts: string[]
  /** Two districts are written of which neither is part of the other. */
  isTorn: boolean
  written: WrittenStreet | undefined
  /** A second street named, other than the first. */
  alsoWritten: WrittenStreet | undefined
  /** What remains without province, city, district and street: road, number, building. */
  rest: string
}

/** Zones that count as a district only where none is written: 萧山区经济技术开发区 is one of 萧山, not the one that became a district. */
const ZONE = /(?:开发区|集聚区|新区)$/
/** What makes a district's short name the beginning of another name: 钱塘村, 西湖花园. */
const NOT_A_DISTRICT =
  /^(?:新?村|社区|山|桥|门|镇|乡|湾|饭店|宾馆|[\u4e00-\u9fa5](?:路|街|巷)|[^路街巷弄道村号镇乡区县\d]{0,4}(?:大厦|广场|公园|科技园|工业园|中心|小区|花园|花苑|家园|公寓|名苑|基地|国际|商城|一品))/

/** What a form's field is called, pasted along with what stands in it. */
const LABEL =
  /^(?:公司|企业|单位|我们)?(?:注册|登记|办公|经营|营业|生产|联系|通讯|通信|详细|实际|现)*(?:地址|住所|场所)[:是为在]?/

/** Characters of another address before one's own. */
const LEFT_OVER = 16

/** Parts taken off the front of an address: more than any address repeats, few enough to be quick. */
const MOST_PARTS = 40

/** Takes addresses apart as far as the gazetteer goes. Built once; reading is pure and bounded. */
export class AddressReader {
  private readonly streets: StreetFinder
  private readonly districtNames = new Map<string, string[]>()
  private longestDistrict = 2
  private readonly elsewhere: Elsewhere
  private readonly homeNames: string[]
  private readonly provinceNames: string[]

  constructor(gazetteer: Gazetteer) {
    this.homeNames = gazetteer.cityNames.map(fold).sort((a, b) => b.length - a.length)
    this.provinceNames = gazetteer.provinceNames.map(fold).sort((a, b) => b.length - a.length)
    for (const { name, short } of gazetteer.districts) {
      this.districtNames.set(fold(name), [name])
      this.districtNames.set(fold(short), [name])
    }
    // Before the former districts: 临平 alone was a street's area long before it was a district.
    const today = new Set(this.districtNames.keys())
    this.streets = new StreetFinder(gazetteer, (name) => today.has(name))
    for (const { former, level, today: districts } of gazetteer.former) {
      if (level === 'district') this.putFormer(fold(former), districts)
    }
    for (const name of this.districtNames.keys()) this.longestDistrict = Math.max(this.longestDistrict, name.length)
    this.elsewhere = new Elsewhere(gazetteer.elsewhere)
  }

  private putFormer(name: string, today: readonly string[]): void {
    const short = name.replace(/[区县市]$/, '')
    for (const one of short.length >= 2 ? [name, short] : [name])
      this.districtNames.set(one, [...new Set([...(this.districtNames.get(one) ?? []), ...today])])
  }

  read(address: string): ReadAddress {
    let text = this.fromHome(plainFront(address))
    let provinceWritten: string | undefined
    let cityWritten: string | undefined
    let districtWritten: string | undefined
    let districts: string[] = []
    let isTorn = false
    let foreign: Foreign | undefined
    // Parts may be missing, repeated and in odd order: each is taken off the front while one is found.
    for (let round = 0; round < MOST_PARTS; round++) {
      const city = this.homeNames.find((name) => text.startsWith(name))
      if (city && !goesOn(city, text.slice(city.length))) {
        cityWritten ??= city
        text = text.slice(city.length).replace(/^市(?!政|场|民)/, '')
        continue
      }
      const province = this.provinceNames.find((name) => text.startsWith(name))
      if (province && !goesOn(province, text.slice(province.length))) {
        provinceWritten ??= province
        text = text.slice(province.length)
        continue
      }
      // A district after another city's name is that city's, whatever ours are called.
      const district = foreign === undefined || cityWritten !== undefined ? this.districtAt(text) : undefined
      if (district && !isOverruled(district.text, districtWritten, district.today, districts)) {
        if (districtWritten === undefined) {
          districtWritten = district.text
          districts = district.today
        } else if (!ZONE.test(district.text)) {
          isTorn ||= !district.today.some((name) => districts.includes(name))
          districts = joined(districts, district.today)
        }
        text = text.slice(district.text.length)
        continue
      }
      if (foreign === undefined && cityWritten === undefined && districtWritten === undefined) {
        foreign = this.elsewhere.at(text)
        if (foreign) {
          text = text.slice(foreign.text.length)
          continue
        }
      }
      // 远山省北泽市: whom to ask is said by the city.
      const deeper = foreign?.code?.length === 2 ? this.elsewhere.at(text) : undefined
      if (foreign?.code !== undefined && deeper?.code?.startsWith(foreign.code) === true && deeper.code.length === 4) {
        foreign = { ...deeper, name: foreign.name + deeper.name, isWeak: foreign.isWeak }
        text = text.slice(deeper.text.length)
        continue
      }
      const separator = /^[,，.。、;:_/\\|+*\s-]+|^中国|^县城|^市辖区|^null|^undefined/.exec(text)?.[0]
      if (!separator) break
      text = text.slice(separator.length)
    }
    const home = cityWritten !== undefined
    const { written, alsoWritten } = this.streets.find(text, districts, home || districts.length > 0)
    if (written && written.kind !== 'street-short')
      text = text.slice(0, written.at) + text.slice(written.at + written.text.length)
    // Many cities have a district of that name: a street of ours behind it says more.
    const isOurs = home || (foreign?.isWeak === true && written?.certain === true)
    return {
      elsewhere: isOurs ? undefined : foreign?.name,
      abroad: foreign !== undefined && foreign.code === undefined,
      home,
      provinceWritten,
      cityWritten,
      districtWritten,
      districts,
      isTorn,
      written,
      alsoWritten,
      rest: text,
    }
  }

  /** What stands before the home province and city is left over from another form: 某省某市某区浙江省杭州市…. */
  private fromHome(text: string): string {
    for (const province of this.provinceNames) {
      for (const city of this.homeNames) {
        const at = text.indexOf(province + city)
        if (at > 0 && at <= LEFT_OVER && !startsRoad(text.slice(at + province.length + city.length)))
          return text.slice(at)
      }
    }
    return text
  }

  private districtAt(text: string): { text: string; today: string[] } | undefined {
    for (let length = this.longestDistrict; length >= 2; length--) {
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
}

/** An address as it is read, without what stands in front of it and is no place. */
function plainFront(address: string): string {
  const bare = (text: string) => text.replace(/^[^\u4e00-\u9fa5a-z0-9]+/, '')
  return bare(bare(fold(address)).replace(LABEL, ''))
}

/** Two districts in one address: the narrower where one is within the other, else either. */
function joined(one: readonly string[], other: readonly string[]): string[] {
  const both = other.filter((name) => one.includes(name))
  return both.length > 0 ? both : [...one, ...other]
}

/** A district's short name behind another's full one begins a road's or a building's name: 西湖区余杭塘路. */
function isOverruled(
  text: string,
  written: string | undefined,
  today: readonly string[],
  districts: readonly string[],
): boolean {
  const isShort = !/[区县市]$/.test(text)
  return (
    isShort && written !== undefined && /[区县市]$/.test(written) && !today.some((name) => districts.includes(name))
  )
}
