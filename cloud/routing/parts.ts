/** What a part of an address is; `place` is whatever bears a name and is neither road nor village: estate, building, market, park. */
export type PartKind = 'road' | 'village' | 'place'

/** A named part of an address below the street, with the number that follows it. */
export interface AddressPart {
  kind: PartKind
  text: string
  /** The first number after the name: a house number, a building's, a village group's. */
  number: number | undefined
  /** Stands in brackets: a remark. */
  aside: boolean
}

/** More parts than any address has that was not made to be long. */
const MOST_PARTS = 10
/** Numbers of more digits are telephone numbers and the like. */
const LONGEST_NUMBER = 6

const NUMERALS = '零一二三四五六七八九'
/** 三组, 十二幢, 二十一号; but 一号路, 二号桥, 三里亭 are names. */
const COUNTED =
  /(?<![零一二三四五六七八九十百])[零一二三四五六七八九十百]{1,6}(?=组|幢|栋|楼|层|单元|室|号(?!路|大|桥|坝|街|浦|渠|支|闸|码))/g
/** Roads whose name begins with a number: 4号大街, 320国道, 一号路. */
const NUMBERED_ROAD = /^(?:\d{1,3}号(?:大街|大道|坝路|支路|路|街)|\d{2,3}(?:国道|省道|县道))/
/** What only counts, after a number: it names nothing. */
const COUNTER =
  /^(?:号楼|号门|号|幢|室|楼|层|单元|座|组|栋|厅|房|号店|店面|商铺|铺|摊位|摊|层楼|米|户|间|排|队|生产队|村民小组|小组|之|及|至|到|附|第|旁|内|对面|隔壁)+/
/** Where one name ends and the next begins. Longer words first. */
const ENDS: readonly (readonly [string, PartKind])[] = [
  ['工业功能区', 'place'],
  ['经济开发区', 'place'],
  ['工业园区', 'place'],
  ['工业园', 'place'],
  ['工业区', 'place'],
  ['开发区', 'place'],
  ['科技园', 'place'],
  ['产业园', 'place'],
  ['居委会', 'village'],
  ['村委会', 'village'],
  ['自然村', 'village'],
  ['大道', 'road'],
  ['大街', 'road'],
  ['公路', 'road'],
  ['国道', 'road'],
  ['省道', 'road'],
  ['胡同', 'road'],
  ['社区', 'village'],
  ['新村', 'place'],
  ['公司', 'place'],
  ['对面', 'place'],
  ['旁边', 'place'],
  ['隔壁', 'place'],
  ['大厦', 'place'],
  ['大楼', 'place'],
  ['广场', 'place'],
  ['市场', 'place'],
  ['中心', 'place'],
  ['小区', 'place'],
  ['花园', 'place'],
  ['花苑', 'place'],
  ['家园', 'place'],
  ['公寓', 'place'],
  ['园区', 'place'],
  ['商城', 'place'],
  ['公园', 'place'],
  ['路', 'road'],
  ['街', 'road'],
  ['巷', 'road'],
  ['弄', 'road'],
  ['村', 'village'],
  ['苑', 'place'],
]
const LAST_CHARACTERS = new Map<string, (readonly [string, PartKind])[]>()
for (const end of ENDS) {
  const last = end[0].slice(-1)
  LAST_CHARACTERS.set(last, [...(LAST_CHARACTERS.get(last) ?? []), end])
}
const ZONE = /^(?:工业功能区|经济开发区|工业园区?|工业区|开发区|园区)$/
/** A name goes on although a word that could end it stands there: 路口, 村口, 街边; 新村 in 新村路; 花园 in 花园北路. */
const GOES_ON =
  /^(?:[一二三四五六七八九十东西南北]{1,2}区|[东西南北中]?(?:路|街|巷|弄|支路)|口|边|旁|侧|头|道|村|[东西南北]侧|[东西南北]段|交叉|内|里)/

/** Remarks in brackets that name no place. */
const REMARK_RULES = {
  since: '2026-11-29',
  source:
    'the remarks that the public register of the home city bears more than once and that name nothing; what people write to a courier',
  saysNothing:
    /^(?:自主申报|自行分割|集群注册|住改商|一照多址|连续[单双]号|[单双]号|整[幢层栋]|仅限办公|办公|托管|临街|沿街|(?:门卫|前台|物业|驿站)?代?收)$/,
} as const

/** Chinese numerals up to 999 as a number. */
export function readNumeral(text: string): number {
  let total = 0
  let digit = 0
  for (const character of text) {
    const value = NUMERALS.indexOf(character)
    if (value >= 0) digit = value
    else {
      total += (digit === 0 ? 1 : digit) * (character === '百' ? 100 : 10)
      digit = 0
    }
  }
  return total + digit
}

/** Counting words written out become digits: 三组 → 3组. */
export function withDigits(text: string): string {
  return text.replace(COUNTED, (numeral) => String(readNumeral(numeral)))
}

/**
 * The named parts of what remains of a folded address without its divisions, in the order written: at most ten. Bounded time, never
 * throws.
 */
export function readParts(rest: string): AddressPart[] {
  const text = withDigits(rest)
  const parts: AddressPart[] = []
  let depth = 0
  let afterNumber = false
  for (let at = 0; at < text.length && parts.length < MOST_PARTS;) {
    const code = text.charCodeAt(at)
    if (isHan(code)) {
      let end = at + 1
      while (end < text.length && isHan(text.charCodeAt(end))) end++
      addNames(afterNumber ? text.slice(at, end).replace(COUNTER, '') : text.slice(at, end), depth > 0, parts)
      at = end
      afterNumber = false
      continue
    }
    if (isDigit(code)) {
      const road = NUMBERED_ROAD.exec(text.slice(at, at + 9))?.[0]
      if (road !== undefined) {
        parts.push({ kind: 'road', text: road, number: undefined, aside: depth > 0 })
        at += road.length
        continue
      }
      let end = at + 1
      while (end < text.length && isDigit(text.charCodeAt(end))) end++
      const last = parts.at(-1)
      if (last && isHouseNumber(last, text, at, end)) last.number = Number(text.slice(at, end))
      at = end
      afterNumber = true
      continue
    }
    if (code === 0x28) depth++
    else if (code === 0x29) depth = Math.max(0, depth - 1)
    else if (code < 0x61 || code > 0x7a) {
      at++
      continue
    }
    // Letters count like numbers: A座, b幢.
    afterNumber = code !== 0x28 && code !== 0x29
    at++
  }
  return parts
}

/** Floors, rooms and flats are no house numbers; 3幢 is one of an estate, not of a road. */
const ROOM = /^(?:楼|层|室|单元|房|座)/
const BUILDING = /^(?:幢|栋|#)/

function isHouseNumber({ number, kind }: AddressPart, text: string, at: number, end: number): boolean {
  if (number !== undefined || end - at > LONGEST_NUMBER) return false
  const after = text.slice(end, end + 2)
  return !ROOM.test(after) && (kind === 'place' || !BUILDING.test(after))
}

/** Cuts a run of characters into names. */
function addNames(run: string, aside: boolean, parts: AddressPart[]): void {
  if (aside && REMARK_RULES.saysNothing.test(run)) return
  let from = 0
  for (let at = 1; at < run.length; at++) {
    const ends = LAST_CHARACTERS.get(run[at]!)
    if (!ends) continue
    for (const [word, kind] of ends) {
      const start = at + 1 - word.length
      // The word alone is no name, but a zone without one is.
      if (start < from || (start === from && !ZONE.test(word)) || !run.startsWith(word, start)) continue
      if (at + 1 < run.length && GOES_ON.test(run.slice(at + 1, at + 4))) break
      parts.push({ kind, text: run.slice(from, at + 1), number: undefined, aside })
      from = at + 1
      break
    }
  }
  const left = run.slice(from)
  if (left.length >= 2 && parts.length < MOST_PARTS) parts.push({ kind: 'place', text: left, number: undefined, aside })
}

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fa5
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

const STEM_ENDS =
  /(?:[东西南北中]?(?:大道|大街|支路|路|街|巷|弄)|社区|[东西南北上下]?村|小区|花园|花苑|家园|新村|公寓|大厦|大楼|广场|工业园区?|工业区|园区|市场|中心|苑)$/

/** A name without the word for what it is and its direction (通惠北路 → 通惠); undefined where too little remains. */
export function stemOf(name: string): string | undefined {
  const stem = name.replace(STEM_ENDS, '')
  return stem.length >= 2 ? stem : undefined
}

/** The names before the first digit or bracket: by this a road is known or not. */
export function headOf(rest: string): string {
  return (/^[^\d(]*/.exec(rest)?.[0] ?? '').replace(/[^\u4e00-\u9fa5a-z]/g, '').slice(0, 40)
}
