/** Where in a building an address lies: 8幢1203室 is on the twelfth floor of building 8. Pure. */
import { readNumeral } from './parts'

export interface Inside {
  /** As people say it: -1, 12, A座3, 8幢12; empty where the address does not tell. */
  floor: string
  /** Empty where the address does not tell. */
  room: string
}

/** Own choice, 2026-11-29: what fits the field of a visit; no building of the country is higher. */
const LIMITS = {
  text: 20,
  floor: 130,
  /** Told by a room's number alone, a higher floor is rather a way of numbering: 9005, 6033. */
  roomFloor: 58,
} as const

const NUMERAL = '[零〇一二三四五六七八九十百]{1,4}'
const BLOCK = new RegExp(`(?:第)?(\\d{1,3}[a-z]?|[a-z]\\d{0,2}|${NUMERAL})(?:幢|栋|座|号楼|#楼|#)`)
/** B1, B2 and B3 are floors below the ground; B4-119 and B2050 are stalls and rooms. */
const BELOW = new RegExp(
  `(?:地下室?|负|(?<![\\da-z])[-b])(\\d|[一二三四])?(?:楼|层)|地下室|(?:^|[^a-z0-9])b([1-3])(?=-|f)`,
)
const FLOOR = new RegExp(
  `(?:第|l)?(\\d{1,3}|${NUMERAL})(?:[-、,至]+\\d{1,3})*(?:楼|层)|(?:^|[^a-z0-9])l(\\d{1,2})(?=-|\\b)|(?:^|[^a-z0-9])(\\d{1,2})f(?![a-z])`,
)
const GROUND = /底层|底商|底楼/
const ROOM = /([a-z]{0,2}\d{1,5}[a-z]?(?:[-、,][a-z]?\d{1,5}[a-z]?)*|[a-z])(?:号)?(?:室|房间|房|号商铺|商铺|营业房)/
/** 8-8-1280: block, entrance, room; 6-746: block and room. */
const CHAIN = /(?:^|[^\d\u4e00-\u9fa5a-z])(\d{1,3}|[a-z])-(?:(\d{1,3})-)?(\d{2,5})(?!\d)/
/** 1-2505: block and room. */
const PAIR = /^(\d{1,2}|[a-z])-(\d{3,4})$/
const LAST = /(?:^|[\u4e00-\u9fa5\s])([a-z]?\d{2,5}[a-z]?)(号?)(?:\s|$)/
const STALL = /([a-z]?\d{1,5}[a-z]?(?:[-、,][a-z]?\d{1,5}[a-z]?)*)号/

const digits = (text: string): string =>
  /^[零〇一二三四五六七八九十百]+$/.test(text) ? String(readNumeral(text)) : text

function blockOf(text: string): string {
  const [, written] = BLOCK.exec(text) ?? []
  if (written === undefined) return ''
  return asBlock(digits(written))
}

const asBlock = (block: string): string => `${block.toUpperCase()}${/^\d/.test(block) ? '幢' : '座'}`

/** 1203 is on floor 12, 301 on floor 3; nothing is told by 12. */
function floorOfRoom(room: string): number | undefined {
  const [, number = ''] = /^[a-z]{0,2}(\d{3,4})(?!\d)/.exec(room) ?? []
  if (number === '') return undefined
  const floor = Number(number.slice(0, -2))
  return floor >= 1 && floor <= LIMITS.roomFloor ? floor : undefined
}

/**
 * @param text folded; what stands behind the name or the house number
 * @param isNamed behind the name of a place: then a number with 号 is that of a stall, else that of a house
 */
export function readInside(text: string, isNamed: boolean): Inside {
  const written = blockOf(text)
  const within = text.replace(BLOCK, ' ')
  const { block, room, isRoom } = roomOf(within, isNamed)
  const floor = floorIn(within) ?? (isRoom ? floorOfRoom(room) : undefined) ?? ''
  return {
    floor: `${written !== '' ? written : block}${floor}`.slice(0, LIMITS.text),
    room: room.toUpperCase().slice(0, LIMITS.text),
  }
}

/** A floor that is written; undefined where none is. */
function floorIn(text: string): string | undefined {
  const below = BELOW.exec(text)
  if (below !== null) return `-${digits(below[1] ?? below[2] ?? '1')}`
  const above = FLOOR.exec(text)
  const told = above?.[1] ?? above?.[2] ?? above?.[3]
  if (told === undefined) return GROUND.test(text) ? '1' : undefined
  const floor = Number(digits(told))
  return floor >= 1 && floor <= LIMITS.floor ? String(floor) : undefined
}

/** `isRoom`: a room's number, which tells of its floor; that of a stall in a market does not. */
function roomOf(text: string, isNamed: boolean): { block: string; room: string; isRoom: boolean } {
  const [, room] = ROOM.exec(text) ?? []
  const [, pairBlock, pairRoom] = PAIR.exec(room ?? '') ?? []
  if (pairBlock !== undefined && pairRoom !== undefined)
    return { block: asBlock(pairBlock), room: pairRoom, isRoom: true }
  if (room !== undefined) return { block: '', room, isRoom: true }
  const [, chainBlock, , chainRoom] = CHAIN.exec(text) ?? []
  if (chainBlock !== undefined && chainRoom !== undefined)
    return { block: asBlock(chainBlock), room: chainRoom, isRoom: true }
  const [, last, sign] = LAST.exec(text) ?? []
  if (last !== undefined && sign === '') return { block: '', room: last, isRoom: true }
  return { block: '', room: (isNamed ? (last ?? STALL.exec(text)?.[1]) : undefined) ?? '', isRoom: false }
}
