/** Which building, market or park an address means, and where inside: what places of the registry are recognised by. Pure. */
import { bare, fold } from '../../types/fold'
import type { Gazetteer } from './gazetteer-type'
import { createAddressParser } from './parse'
import { readInside, type Inside } from './inside'

/** Where an address is, as far as it tells. */
export interface AddressSite extends Inside {
  /** What the address calls the place, as it is written (folded); null where it names none. */
  name: string | null
  /** The name in the form in which names are compared. */
  nameKey: string | null
  /** Road and house number, as people write them: 文三路90号. */
  number: string | null
  numberKey: string | null
}

/** Rules as data: what ends a name of a place, what is no name of its own. */
export const SITE_RULES = {
  since: '2026-11-29',
  source: 'own choice, read off the 21,826 addresses of the public register of the home city',
  /** Longest first where one is part of another. */
  endings: [
    '购物中心',
    '产业园区',
    '科技园区',
    '工业园区',
    '创意园区',
    '创业园区',
    '大酒店',
    '孵化器',
    '写字楼',
    '产业园',
    '科技园',
    '软件园',
    '创意园',
    '创业园',
    '工业园',
    '批发城',
    '小商品城',
    '大厦',
    '大楼',
    '广场',
    '中心',
    '商厦',
    '市场',
    '商城',
    '园区',
    '小镇',
    '总部',
    '基地',
    '金座',
    '银座',
    '新界',
    '公寓',
    '花园',
    '宾馆',
    '饭店',
    '城',
    '园',
    '苑',
    '府',
    '晶座',
    '星座',
  ],
  /** What may stand before an ending without making a name: 综合大楼 is in every village. */
  common: [
    '综合',
    '办公',
    '行政',
    '商务',
    '商业',
    '科技',
    '工业',
    '创业',
    '研发',
    '农贸',
    '集贸',
    '农产品',
    '生产',
    '服务',
    '活动',
    '文化',
    '教学',
    '科研',
    '标准',
    '新',
    '老',
    '东',
    '南',
    '西',
    '北',
    '中',
    '上',
    '下',
    '前',
    '后',
    '第一',
    '第二',
    '一',
    '二',
    '三',
    '四',
    '五',
    '城',
    '园',
    '村',
    '镇',
    '街道',
    '社区',
    '花',
    '公',
    '总',
  ],
  /** Whole districts of work: nobody walks through them, and roads with numbers lie inside. */
  areas: ['开发区', '功能区', '集聚区', '工业区', '度假区', '保税区', '示范区', '高新区', '农场'],
  /** In front of a name, where enough of it is left: 杭州运河钢材市场 and 运河钢材市场 are one. */
  prefixLeaves: 4,
  longest: 24,
} as const

/** What goes on with one of these was no name yet: 上城区, 市场路. */
const ENDING = new RegExp(`^.*(?:${SITE_RULES.endings.join('|')})(?![区路街镇村县乡桥巷弄])`)
const COMMON = new RegExp(`^(?:${SITE_RULES.common.join('|')})*(?:${SITE_RULES.endings.join('|')})$`)
const AREA = new RegExp(`(?:${SITE_RULES.areas.join('|')})$`)
/** House numbers that go on: 、274号; 号; 之1. */
const NUMBERS = /^(?:号|弄|#)?(?:[、,和及与]\d+(?:-\d+)?(?:号|弄|#)?)*(?:之\d+)?/
/** A road off the road: 莫干山路武林巷1号. */
const SECOND = /^([\u4e00-\u9fa5]{2,8}?(?:路|街|巷|弄|大道))(\d+(?:-\d+)?)(?=号|弄|#|\()/
const RUN = /^(?:[\u4e00-\u9fa5·]|[a-z]{2,})+/

/** Reads addresses, and names as they are registered. */
export interface SiteReader {
  (address: string): AddressSite
  /** Keys of a place's name: what addresses that mean it say. Of a block of something larger (天堂软件园E幢) its whole name alone. */
  keysOf: (name: string) => string[]
}

/** A reader of one home city's addresses. Pure; bounded time; never throws. */
export function createSiteReader(gazetteer: Gazetteer): SiteReader {
  const parse = createAddressParser(gazetteer)
  const prefixes = [
    '浙江省',
    '浙江',
    ...gazetteer.cityNames,
    ...gazetteer.cityNames.map((name) => name.replace(/市$/, '')),
  ]
    .map((name) => fold(name))
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length)

  function keyOf(name: string): string {
    let key = bare(name)
    for (let again = true; again;) {
      again = false
      for (const prefix of prefixes)
        if (key.startsWith(prefix) && key.length - prefix.length >= SITE_RULES.prefixLeaves) {
          key = key.slice(prefix.length)
          again = true
          break
        }
    }
    return key
  }

  const read = (address: string): AddressSite => {
    const text = fold(address)
    const { province, city, district, street, community, ...parsed } = parse(address)
    let { road, roadNumber } = parsed
    let at = 0
    for (const part of [province, city, district, street, community, road]) {
      const found = part === undefined ? -1 : text.indexOf(part, at)
      if (found >= 0 && part !== undefined) at = found + part.length
    }
    let behind =
      roadNumber !== undefined && text.startsWith(roadNumber, at) ? text.slice(at + roadNumber.length) : text.slice(at)
    const second = SECOND.exec(behind)
    if (second !== null) {
      road = second[1]
      roadNumber = second[2]
      behind = behind.slice(second[0].length)
    }
    const isNumbered = road !== undefined && roadNumber !== undefined
    const tail = road === undefined ? behind : behind.replace(NUMBERS, '')
    const plain = tail.replace(/\([^()]*\)?/g, ' ')
    const remarks = [...tail.matchAll(/\(([^()]*)\)?/g)].map(([, inner = '']) => inner)
    const named = [plain.trim(), ...remarks].flatMap((part) => {
      const name = nameIn(part)
      return name === undefined ? [] : [{ name, part }]
    })[0]
    const rest =
      named === undefined
        ? tail
        : `${named.part.slice(named.name.length)} ${named.part === plain.trim() ? remarks.join(' ') : plain}`
    return {
      name: named?.name ?? null,
      nameKey: named === undefined ? null : keyOf(named.name),
      number: isNumbered ? `${road ?? ''}${roadNumber ?? ''}号` : null,
      numberKey: isNumbered ? `${bare(road ?? '')}#${roadNumber ?? ''}` : null,
      ...readInside(rest, named !== undefined),
    }
  }

  const keysOf = (name: string): string[] => {
    const folded = fold(name)
    const whole = keyOf(folded)
    const within = nameIn(folded)
    return [...new Set([whole, ...(within === undefined || isBlock(folded) ? [] : [keyOf(within)])])].filter(
      (key) => key !== '',
    )
  }
  return Object.assign(read, { keysOf })
}

/** Whether a name means a block, a quarter or a phase of something larger. */
export const isBlock = (name: string): boolean =>
  /([a-z0-9]|[一二三四五六七八九十东南西北])(幢|栋|座|号楼|区|期|楼)$/.test(fold(name))

/** The name of a place at the beginning of a text; undefined where what stands there is no name of its own. */
function nameIn(text: string): string | undefined {
  const run = RUN.exec(text.replace(/^["“”'‘’·]+/, ''))?.[0].slice(0, SITE_RULES.longest)
  const name = run === undefined ? undefined : ENDING.exec(run)?.[0]
  if (
    name === undefined ||
    name.length < 3 ||
    COMMON.test(name) ||
    AREA.test(name) ||
    /^[区幢号楼层室座第内]/.test(name)
  )
    return undefined
  return name
}

/** What kind of place a name tells of. */
export function kindOfName(name: string): 'building' | 'market' | 'park' | 'town' {
  if (/小镇$/.test(name)) return 'town'
  if (/(市场|商城|博览城|批发城|小商品城|[件金材具资贸装码脑]城|购物中心)$/.test(name)) return 'market'
  if (/(园区|产业园|科技园|软件园|创意园|创业园|工业园|孵化器|基地)$/.test(name)) return 'park'
  return 'building'
}

/** Where people live: enterprises are registered there, too, but nobody visits them there in a row. */
export const DWELLINGS = { endings: ['花园', '公寓', '苑', '家园', '府'] } as const
