/** Invents a register: firms with their relatives, neighbours and branches, as registers have them. No real firm is meant. */
import { usccCheckCharacter } from '../../types/uscc'
import type { RegionRow } from '../../cloud/matching/regions'
import { isHomophone } from '../../types/syllables'
import { createRandom, type Random } from '../../cloud/demo/random'
import * as words from './words'

export interface InventedRow {
  id: string
  name: string
  uscc: string
  address: string
}

/** Shares of what a register holds; counted on public registers where they could be, else own choice. */
export const INVENT_SHARES = {
  since: '2026-11-24',
  source:
    'orders of magnitude of public registers (one firm in ten has a neighbour one character away); own choice else',
  sister: 0.1,
  series: 0.04,
  near: 0.09,
  sameMark: 0.08,
  branch: 0.09,
  shop: 0.12,
  sisterSamePlace: 0.55,
  nearSamePlace: 0.06,
  village: 0.22,
  crowded: 0.12,
} as const

interface Firm {
  region: string
  mark: string
  trade: string
  form: string
  place: Place
}

interface Place {
  text: string
  room: (random: Random) => string
}

/** Draws from a list by rank: the first are common, the last rare. */
function byRank<T>(random: Random, list: readonly T[], bend: number): T {
  const share = random.below(1_000_000) / 1_000_000
  return list[Math.floor(share ** bend * list.length)]!
}

export class Register {
  private readonly random: Random
  private readonly characters = [...new Set(words.MARK_CHARACTERS)]
  private readonly trades = words.TRADES.split(' ')
  private readonly shops = words.SHOPS.split(' ')
  private readonly branches = words.BRANCH_KINDS.split(' ')
  private readonly roads: string[]
  private readonly villages: string[]
  private readonly streets: string[]
  private readonly city: RegionRow
  private readonly province: RegionRow
  private readonly districts: RegionRow[]
  private readonly firms: Firm[] = []
  private readonly places: Place[] = []
  private readonly hubs: Place[] = []
  private serial = 0

  constructor(seed: number, regions: readonly RegionRow[], size: number) {
    this.random = createRandom(seed)
    const cities = regions.filter(
      ({ code }) => code.length === 4 && regions.filter((one) => one.code.startsWith(code)).length > 6,
    )
    this.city = this.random.pick(cities)
    this.province = regions.find(({ code }) => code === this.city.code.slice(0, 2))!
    this.districts = regions.filter(({ code }) => code.length === 6 && code.startsWith(this.city.code))
    this.shuffle(this.characters)
    this.shuffle(this.trades)
    const road = [...new Set(words.ROAD_CHARACTERS)]
    const village = [...new Set(words.VILLAGE_CHARACTERS)]
    const { random } = this
    const some = (count: number, make: () => string) => Array.from({ length: count }, make)
    this.roads = some(
      Math.max(20, size / 25),
      () => random.pick(road) + random.pick(road) + random.pick(['路', '路', '路', '街', '大道', '巷', '弄']),
    )
    this.villages = some(
      Math.max(10, size / 60),
      () => random.pick(village) + random.pick(village) + random.pick(['村', '村', '社区']),
    )
    this.streets = some(60, () => random.pick(village) + random.pick(road) + random.pick(['街道', '街道', '镇', '乡']))
    for (let i = 0; i < Math.max(4, size / 300); i++) this.hubs.push(this.newPlace(true))
  }

  private shuffle(list: string[]): void {
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.random.below(i + 1)
      ;[list[i], list[j]] = [list[j]!, list[i]!]
    }
  }

  private newPlace(hub: boolean): Place {
    const { random } = this
    const district = random.pick(this.districts).name
    const head =
      (random.chance(0.45) ? this.province.name : '') +
      (random.chance(0.6) ? this.city.name : '') +
      (random.chance(0.9) ? district : '')
    const street = random.chance(0.4) ? random.pick(this.streets) : ''
    if (!hub && random.chance(INVENT_SHARES.village)) {
      const text = head + (street || random.pick(this.streets)) + random.pick(this.villages)
      const numbered = random.chance(0.25)
      return { text, room: () => (numbered ? `${random.below(80) + 1}号` : '') }
    }
    const building =
      hub || random.chance(0.2)
        ? random.pick(this.characters) + random.pick(this.characters) + random.pick(words.BUILDINGS.split(' '))
        : ''
    const text = `${head}${street}${random.pick(this.roads)}${random.below(700) + 1}号${building}`
    const kind = hub ? random.below(3) : random.below(6)
    const inside = [
      () => `${random.below(20) + 1}${String(random.below(30) + 1).padStart(2, '0')}室`,
      () => `${random.below(12) + 1}幢${random.below(20) + 1}0${random.below(9) + 1}室`,
      () => `${random.below(20) + 1}楼${random.pick(['', 'A座', 'B座', 'C座', `${random.below(30) + 1}室`])}`,
      () => '',
      () => '',
      () => `${random.below(9) + 1}幢`,
    ][kind]!
    return { text, room: inside }
  }

  private somePlace(): Place {
    const { random } = this
    if (random.chance(INVENT_SHARES.crowded)) return byRank(random, this.hubs, 2)
    if (this.places.length > 0 && random.chance(0.08)) return random.pick(this.places)
    const place = this.newPlace(false)
    this.places.push(place)
    return place
  }

  private mark(): string {
    const { random } = this
    const length = byRank(random, [2, 2, 2, 2, 2, 2, 3, 3, 4, 4], 1)
    let text = ''
    for (let i = 0; i < length; i++) text += byRank(random, this.characters, 1.6)
    return text
  }

  private region(): string {
    const { random } = this
    const district = random.pick(this.districts).short
    return random.pick([
      ...Array<string>(11).fill(this.city.short),
      this.city.name,
      this.province.short,
      this.province.short,
      `${this.city.short}${district}`,
      `${this.city.short}${district}`,
      district,
      district,
      `${this.city.name}${random.pick(this.districts).name}`,
      '',
    ])
  }

  private form(): string {
    let share = this.random.below(1000) / 1000
    for (const [form, part] of words.LEGAL_FORMS) {
      if (share < part) return form
      share -= part
    }
    return '有限公司'
  }

  /** Another character in a 字号: like in sound now and then, else any. */
  private altered(mark: string): string {
    const { random } = this
    const at = random.below(mark.length)
    const old = mark.charCodeAt(at)
    const alike = random.chance(0.2)
      ? this.characters.filter((one) => one !== mark[at] && isHomophone(one.charCodeAt(0), old))
      : []
    const other = alike.length > 0 ? random.pick(alike) : byRank(random, this.characters, 1.6)
    const kind = random.below(10)
    if (kind === 0 && mark.length > 2) return mark.slice(0, at) + mark.slice(at + 1)
    if (kind === 1) return mark.slice(0, at) + other + mark.slice(at)
    if (kind === 2 && at > 0) return mark.slice(0, at - 1) + mark.charAt(at) + mark.charAt(at - 1) + mark.slice(at + 1)
    return mark.slice(0, at) + other + mark.slice(at + 1)
  }

  private nextFirm(): Firm {
    const { random, firms } = this
    const known = firms.length > 10 ? random.pick(firms) : undefined
    const trade = () => byRank(random, this.trades, 1.5)
    const draw = random.below(1000) / 1000
    const shares = INVENT_SHARES
    let from = 0
    const falls = (share: number) => draw >= from && draw < (from += share)
    if (known && falls(shares.sister))
      return {
        ...known,
        trade: trade(),
        form: this.form(),
        place: random.chance(shares.sisterSamePlace) ? known.place : this.somePlace(),
      }
    if (known && falls(shares.series)) {
      const bare = known.mark.replace(/[一二三四五六七八九十甲乙丙壹贰叁肆伍]号?$/, '')
      return {
        ...known,
        mark: bare + random.pick([...'一二三四五六七八九壹贰叁肆伍']) + random.pick(['号', '号', '']),
        trade: random.pick(['投资', '股权投资', '创业投资', known.trade]),
        form: random.chance(0.7) ? '合伙企业（有限合伙）' : '有限公司',
      }
    }
    if (known && falls(shares.near))
      return {
        ...known,
        mark: this.altered(known.mark),
        trade: random.chance(0.6) ? known.trade : trade(),
        place: random.chance(shares.nearSamePlace) ? known.place : this.somePlace(),
      }
    if (known && falls(shares.sameMark))
      return {
        ...known,
        region: this.region(),
        trade: random.chance(0.25) ? known.trade : trade(),
        form: this.form(),
        place: this.somePlace(),
      }
    const shop = random.chance(shares.shop)
    return {
      region: this.region(),
      mark: this.mark(),
      trade: shop ? random.pick(this.shops) : trade() + (random.chance(0.06) ? trade() : ''),
      form: shop ? '' : this.form(),
      place: this.somePlace(),
    }
  }

  private written({ region, mark, trade, form }: Firm): string {
    if (region && this.random.chance(0.12))
      return `${mark}${this.random.chance(0.3) ? '' : trade}（${region}）${trade}${form}`.replace(
        `${trade}（${region}）${trade}`,
        `${trade}（${region}）`,
      )
    return region + mark + trade + form
  }

  next(): InventedRow {
    const { random } = this
    const firm = this.nextFirm()
    let name = this.written(firm)
    let place = firm.place
    if (random.chance(INVENT_SHARES.branch) && firm.form) {
      place = this.somePlace()
      const at = random.pick([
        this.city.short,
        random.pick(this.districts).short,
        random.pick(this.districts).name,
        random.pick(this.roads),
        random.pick(this.villages).slice(0, 2),
      ])
      name += at + random.pick(this.branches)
    } else this.firms.push(firm)
    const id = String(this.serial++)
    return { id, name, uscc: this.code(), address: place.text + place.room(random) }
  }

  private code(): string {
    const first = `91${random6(this.random.pick(this.districts).code)}WW${this.serial
      .toString(36)
      .toUpperCase()
      .replace(/[IOSVZ]/g, '0')
      .padStart(4, '0')}${String(this.random.below(1000)).padStart(3, '0')}`
    return first + usccCheckCharacter(first)
  }
}

const random6 = (code: string) => code.padEnd(6, '0').slice(0, 6)

export function inventRegister(seed: number, size: number, regions: readonly RegionRow[]): InventedRow[] {
  const register = new Register(seed, regions, size)
  return Array.from({ length: size }, () => register.next())
}
