import type { Gazetteer } from './gazetteer-type'
import { readNumeral, readParts } from './parts'
import { AddressReader } from './written'

/** An address taken apart; every part as written (folded: simplified, half-width, without blanks), undefined where it is not there. */
export interface ParsedAddress {
  province: string | undefined
  city: string | undefined
  district: string | undefined
  /** Street, town or township as written. */
  street: string | undefined
  /** Village or community. */
  community: string | undefined
  road: string | undefined
  /** House number without its word: 478, 12-1. */
  roadNumber: string | undefined
  /** Estate, building, market, park. */
  place: string | undefined
  /** Number of the building inside the place, of its entrance, of the floor, of the room; written numerals as digits. */
  building: string | undefined
  unit: string | undefined
  floor: string | undefined
  room: string | undefined
  /** What stands in brackets. */
  remarks: string[]
}

const NUMBER = '(\\d+(?:-\\d+)?|[a-z]\\d{0,3}|\\d+[a-z]|[一二三四五六七八九十]{1,3})'
const BUILDING = new RegExp(`${NUMBER}(?:幢|栋|号楼|座|#楼)`)
const UNIT = new RegExp(`${NUMBER}单元`)
const FLOOR = new RegExp(`${NUMBER}(?:楼|层)`)
const ROOM = new RegExp(`${NUMBER}(?:室|房间|房)`)
/** 8-8-1280: building, entrance, room; 6-746: building and room. */
const CHAIN = /(?<![\d号])(\d{1,3}|[a-z])-(?:(\d{1,3})-)?(\d{2,5})(?!\d|号|幢|栋)/
/** Digits at the end, after a name or a floor. */
const LAST = /(?:[\u4e00-\u9fa5]|\d+(?:楼|层)|幢|座|单元)(\d{2,5})(?:号)?$/

/** A parser for the addresses of one home city. Pure; bounded time; never throws. */
export function createAddressParser(gazetteer: Gazetteer): (address: string) => ParsedAddress {
  const reader = new AddressReader(gazetteer)
  return (address) => {
    const read = reader.read(address)
    const short = read.written?.kind === 'street-short' ? read.written.text : ''
    const rest = short !== '' && read.rest.startsWith(short) ? read.rest.slice(short.length) : read.rest
    const remarks = [...rest.matchAll(/\(([^()]*)\)?/g)].map(([, inner = '']) => inner).filter((inner) => inner !== '')
    const plain = rest.replace(/\([^()]*\)?/g, ' ')
    const parts = readParts(plain)
    const road = parts.find(({ kind }) => kind === 'road')
    const community = parts.find(({ kind }) => kind === 'village')
    const place = parts.find(
      ({ kind, text }) => kind === 'place' && !/^[一二三四五六七八九十东西南北中]+[区期]$/.test(text),
    )
    const roadNumber = road && numberAfter(plain, road.text)
    return {
      province: read.provinceWritten,
      city: read.cityWritten,
      district: read.districtWritten,
      street: read.written?.text,
      community: community?.text,
      road: road?.text,
      roadNumber: roadNumber ?? (community && !road ? numberAfter(plain, community.text) : undefined),
      place: place?.text,
      ...inside(place ? plain.slice(plain.indexOf(place.text) + place.text.length) : plain, roadNumber),
      remarks,
    }
  }
}

type Inside = Pick<ParsedAddress, 'building' | 'unit' | 'floor' | 'room'>

function inside(text: string, roadNumber: string | undefined): Inside {
  const rest = roadNumber === undefined ? text : text.replace(new RegExp(`^.*?${roadNumber}号?`), '')
  const chain = CHAIN.exec(rest)
  return {
    building: digits(BUILDING.exec(rest)?.[1]) ?? chain?.[1],
    unit: digits(UNIT.exec(rest)?.[1]) ?? chain?.[2],
    floor: digits(FLOOR.exec(rest.replace(/\d+号楼/, ''))?.[1]),
    room: digits(ROOM.exec(rest)?.[1]) ?? chain?.[3] ?? LAST.exec(rest)?.[1],
  }
}

/** 478, 12-1 after a name. */
function numberAfter(text: string, name: string): string | undefined {
  const at = text.indexOf(name)
  if (at < 0) return undefined
  const after = text.slice(at + name.length)
  const [, number] = /^(\d+(?:-\d+)?)(?:号|弄|#|(?![\d幢栋室楼层]))/.exec(after) ?? []
  return number ?? digits(/^([零一二三四五六七八九十百]{1,6})号(?!楼|门)/.exec(after)?.[1])
}

function digits(text: string | undefined): string | undefined {
  if (text === undefined || !/^[零一二三四五六七八九十百]+$/.test(text)) return text
  return String(readNumeral(text))
}
