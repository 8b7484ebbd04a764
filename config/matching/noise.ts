/** Makes queries of rows: the ways in which people write a firm's name and address. Used for training and for measuring, with other seeds. */
import { SIMPLIFIED_PAIRS } from '../../types/fold-table'
import { usccCheckCharacter } from '../../types/uscc'
import { markOf } from '../../cloud/matching/canonical'
import { headOf } from '../../cloud/matching/written-places'
import type { RegionRow } from '../../cloud/matching/regions'
import { SYLLABLES } from '../../types/syllables-data'
import type { Random } from '../../cloud/demo/random'

export interface Dirty {
  name: string
  uscc: string
  address: string
}

/** How a batch of queries is written: shares 0-1. */
export interface NoiseRegime {
  /** Name written as in the register. */
  clean: number
  /** Name cut to its 字号, before other changes. */
  markOnly: number
  /** A second and third change of the name. */
  more: number
  withAddress: number
  addressClean: number
  addressMoved: number
  withCode: number
}

export const REGIMES: Readonly<Record<'plain' | 'rough' | 'bare' | 'coded', NoiseRegime>> = {
  plain: {
    clean: 0.15,
    markOnly: 0.01,
    more: 0.2,
    withAddress: 0.97,
    addressClean: 0.4,
    addressMoved: 0.01,
    withCode: 0,
  },
  rough: {
    clean: 0.1,
    markOnly: 0.03,
    more: 0.35,
    withAddress: 0.85,
    addressClean: 0.25,
    addressMoved: 0.03,
    withCode: 0,
  },
  bare: { clean: 0.2, markOnly: 0.02, more: 0.2, withAddress: 0, addressClean: 0, addressMoved: 0, withCode: 0 },
  coded: {
    clean: 0.2,
    markOnly: 0.02,
    more: 0.25,
    withAddress: 0.8,
    addressClean: 0.4,
    addressMoved: 0.02,
    withCode: 0.4,
  },
}

const traditional = new Map<string, string>()
for (let i = 0; i + 1 < SIMPLIFIED_PAIRS.length; i += 2)
  traditional.set(SIMPLIFIED_PAIRS.charAt(i + 1), SIMPLIFIED_PAIRS.charAt(i))
const soundsLike = new Map<string, string[]>()
const common: string[] = []
for (const line of SYLLABLES.trim().split(/\|\n?/)) {
  const characters = [...(line.split(' ')[1] ?? '')]
  for (const one of characters)
    soundsLike.set(one, [...(soundsLike.get(one) ?? []), ...characters.filter((other) => other !== one)])
  common.push(...characters.slice(0, 12))
}

const LEGAL = /(股份有限公司|有限责任公司|有限公司|合伙企业（有限合伙）|合伙企业\(有限合伙\)|公司)/
const wide = (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))

export class Noise {
  private readonly cityNames: string[]
  constructor(
    private readonly random: Random,
    private readonly regions: readonly RegionRow[],
  ) {
    this.cityNames = regions.filter(({ code }) => code.length === 4).map(({ short }) => short)
  }

  private regionOf(name: string): RegionRow | undefined {
    return this.regions.find(
      ({ name: full, short, code }) =>
        code.length <= 4 && (name.startsWith(full) || (short.length > 1 && name.startsWith(short))),
    )
  }

  /** One change of a name, of those that keep the firm meant. */
  change(name: string): string {
    const { random } = this
    const legal = LEGAL.exec(name)
    const body = legal ? name.slice(0, legal.index) : name
    const tail = name.slice(body.length)
    const region = this.regionOf(body)
    const head = region ? (body.startsWith(region.name) ? region.name : region.short) : ''
    const core = body.slice(head.length)
    const at = core.length > 0 ? random.below(core.length) : 0
    switch (random.below(16)) {
      case 0:
        return random.chance(0.5) ? [...name].map((one) => traditional.get(one) ?? one).join('') : wide(name)
      case 1: {
        const alike = soundsLike.get(core[at] ?? '') ?? []
        return alike.length > 0 ? head + core.slice(0, at) + random.pick(alike) + core.slice(at + 1) + tail : name
      }
      case 2: {
        const alike = soundsLike.get(core[at] ?? '') ?? []
        return alike.length > 0
          ? head + core.slice(0, at) + random.pick(alike.slice(0, 8)) + core.slice(at + 1) + tail
          : name
      }
      case 3:
        return at + 1 < core.length
          ? head + core.slice(0, at) + core.charAt(at + 1) + core.charAt(at) + core.slice(at + 2) + tail
          : name
      case 4:
      case 5:
        return core.length > 3 ? head + core.slice(0, at) + core.slice(at + 1) + tail : name
      case 6:
        return (
          head +
          core.slice(0, at) +
          (random.chance(0.4) ? (core[at] ?? '') : random.pick(common)) +
          core.slice(at) +
          tail
        )
      case 7:
        return head + core.slice(0, at) + random.pick(common) + core.slice(at + 1) + tail
      case 8:
      case 9:
        return head && core.length > 2 ? core + tail : head ? name : random.pick(this.cityNames.slice(0, 3)) + name
      case 10:
        return head ? (random.chance(0.5) ? `${core}（${head}）${tail}` : `${core}${head}${tail}`) : name
      case 11:
        return region && head === region.short ? region.name + core + tail : region ? region.short + core + tail : name
      case 12:
        return tail && !tail.slice(legal?.[0].length ?? 0) ? body : name
      case 13:
        return legal
          ? body + tail.replace(legal[0], random.pick(['有限公司', '有限责任公司', '公司', '股份有限公司']))
          : name
      case 14: {
        const short = core.replace(/(科技|贸易|管理|工程|服务|设备|技术|咨询|制品|用品|设计|传播|材料|开发)$/, '')
        return short.length >= 3 && !LEGAL.test(tail.slice(2))
          ? (random.chance(0.5) ? head : '') + short + (random.chance(0.5) ? tail : '')
          : name
      }
      default:
        return random.chance(0.5)
          ? [...name].join(random.chance(0.5) ? ' ' : '')
          : name
              .replace(/（/g, '(')
              .replace(/）/g, ')')
              .replace(/^/, random.chance(0.5) ? ' ' : '')
    }
  }

  /** A name cut to its 字号, with or without what stands around it: 青禾 or 杭州青禾有限公司 for 杭州青禾网络科技有限公司. */
  private markOf(name: string): string {
    const legal = LEGAL.exec(name)
    const body = legal ? name.slice(0, legal.index) : name
    const tail = name.slice(body.length)
    const region = this.regionOf(body)
    const head = region ? (body.startsWith(region.name) ? region.name : region.short) : ''
    // A branch's name without what it is a branch of means nothing.
    if (tail.length > (legal?.[0].length ?? 0)) return name
    return (
      (this.random.chance(0.5) ? head : '') + markOf(body.slice(head.length)) + (this.random.chance(0.5) ? tail : '')
    )
  }

  /** The same road and house in another district of the city; undefined where the address names no district. */
  twin(address: string): string | undefined {
    const { city, district } = headOf(address)
    const name = address.slice(city, district)
    const here = this.regions.find((one) => one.code.length === 6 && one.name === name)
    if (here === undefined) return undefined
    // Longer names (木里藏族自治县) are not read as districts of an address.
    const isShort = (one: RegionRow) => one.name.length <= 5
    const isRelated = (one: RegionRow) => one.former?.includes(name) ?? here.former?.includes(one.name) ?? false
    const others = this.regions.filter(
      (one) =>
        one.code.length === 6 &&
        one.code.startsWith(here.code.slice(0, 4)) &&
        one !== here &&
        isShort(one) &&
        !isRelated(one),
    )
    return others.length === 0
      ? undefined
      : address.slice(0, city) + this.random.pick(others).name + address.slice(district)
  }

  /** An address as a person writes it; never another place, but for a wrong character now and then. */
  address(text: string): string {
    const { random } = this
    let written = text
    if (random.chance(0.5)) written = written.replace(/^[^省]{2,3}省/, '')
    if (random.chance(0.5)) written = written.replace(/^([^省市]{2,3}省)?[^市区县]{2,4}市/, '$1')
    if (random.chance(0.3)) written = written.replace(/^((?:[^省]{2,3}省)?(?:[^市]{2,4}市)?)[^市区县]{1,4}[区县]/, '$1')
    if (random.chance(0.25)) written = written.replace(/[^市区县]{1,4}(?:街道|镇|乡)/, '')
    if (random.chance(0.3)) written = written.replace(/\d+楼?[\dA-Z-]*室?$/, '')
    if (random.chance(0.15)) written = wide(written)
    if (random.chance(0.06) && written.length > 6) {
      const at = random.below(written.length)
      written = written.slice(0, at) + (random.chance(0.5) ? '' : random.pick(common)) + written.slice(at + 1)
    }
    if (random.chance(0.08)) written = written.replace(/号(?=[^号]*$)/, '')
    if (random.chance(0.08)) written += random.pick(['（办公）', '一楼', '附近', '沿街商铺', 'A座'])
    return written.length >= 3 ? written : text
  }

  code(uscc: string): string {
    const { random } = this
    if (random.chance(0.9)) return random.chance(0.3) ? uscc.toLowerCase() : uscc
    const at = random.below(uscc.length)
    return uscc.slice(0, at) + random.pick([...'0123456789OIBSZ']) + uscc.slice(at + 1)
  }

  /** A query that means the row. */
  dirty(row: Dirty, regime: NoiseRegime, elsewhere: string): Dirty {
    const { random } = this
    let { name } = row
    if (random.chance(regime.markOnly)) name = this.markOf(name)
    if (!random.chance(regime.clean)) {
      name = this.change(name)
      if (random.chance(regime.more)) name = this.change(name)
      if (random.chance(regime.more / 3)) name = this.change(name)
    }
    const moved = random.chance(regime.addressMoved)
    const source = moved ? elsewhere : row.address
    const address = !random.chance(regime.withAddress)
      ? ''
      : random.chance(regime.addressClean)
        ? source
        : this.address(source)
    return { name, uscc: random.chance(regime.withCode) ? this.code(row.uscc) : '', address }
  }

  /** Characters of the district that a name goes on with: a slip in it makes no other firm. */
  private districtAt(body: string, from: number): number {
    for (const { code, name, short } of this.regions) {
      const text =
        code.length !== 6 ? '' : body.startsWith(name, from) ? name : body.startsWith(short, from) ? short : ''
      if (text.length > 1 && body.length - from - text.length >= 2) return text.length
    }
    return 0
  }

  /** The name of a firm that is one character away from the row's, in the 字号 most often. */
  neighbour(name: string): string {
    const { random } = this
    const legal = LEGAL.exec(name)
    const body = legal ? name.slice(0, legal.index) : name
    const region = this.regionOf(body)
    const first = region ? (body.startsWith(region.name) ? region.name.length : region.short.length) : 0
    const head = first + this.districtAt(body, first)
    const at = Math.min(body.length - 1, head + random.below(random.chance(0.75) ? 2 : Math.max(1, body.length - head)))
    const alike = random.chance(0.15) ? (soundsLike.get(body[at] ?? '') ?? []) : []
    const other = alike.length > 0 ? random.pick(alike) : random.pick(common)
    const kind = random.below(8)
    const changed =
      kind === 0 && body.length - head > 4
        ? body.slice(0, at) + body.slice(at + 1)
        : kind === 1
          ? body.slice(0, at) + other + body.slice(at)
          : body.slice(0, at) + other + body.slice(at + 1)
    return changed + name.slice(body.length)
  }
}

/** A code that belongs to nobody of the pool: invented (GB 32100 with a subject code that no office gives out). */
export function foreignCode(random: Random, district: string): string {
  const first = `91${district.padEnd(6, '0').slice(0, 6)}WY${String(random.below(10_000_000)).padStart(7, '0')}`
  return first + usccCheckCharacter(first)
}
