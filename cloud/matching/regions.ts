import { fold } from '../../types/fold'

/**
 * A place that names of enterprises begin with. `code` is its division code: a parent's code is a prefix of its child's.
 * `short` is the name without its suffix.
 */
export interface RegionRow {
  code: string
  name: string
  short: string
  /**
   * Full names of districts of former times of which some area lies in it today: what was renamed, merged or split. An old address in one
   * of them does not contradict a new one in this.
   */
  former?: readonly string[]
}

interface Entry {
  code: string
  /** Written out with its suffix (西湖区), or short (西湖). */
  full: boolean
}

/** A text that is a place or several. */
interface PlaceText {
  text: string
  entries: Entry[]
}

/** Two characters as a number. */
const pairOf = (first: number, second: number): number => (first << 16) | second

interface FoundPlace {
  code: string
  /** Characters that it takes. */
  length: number
  /** Written with its suffix. */
  isFull: boolean
}

/** Suffixes that a short name may carry in old names (富阳市 for 富阳区). */
const SUFFIX = /^[省市区县]/

/** The places known to the canonical form, by their names and short names. */
export class RegionTable {
  /** Places by their first two characters, and provinces and cities by their last two; the longest first. */
  private readonly byHead = new Map<number, PlaceText[]>()
  private readonly byTail = new Map<number, PlaceText[]>()
  /** Codes by every full name that a place bears or bore. */
  private readonly borne = new Map<string, string[]>()
  private readonly texts = new Map<string, string[]>()

  constructor(rows: readonly RegionRow[]) {
    for (const { code, name, short, former } of rows) {
      this.put(fold(name), { code, full: true })
      if (short !== name) this.put(fold(short), { code, full: false })
      this.texts.set(code, [...new Set([fold(short), fold(name)])])
      for (const one of new Set([name, ...(former ?? [])])) {
        this.borne.set(fold(one), [...(this.borne.get(fold(one)) ?? []), code])
      }
    }
  }

  /** Whether no place was handed in. */
  get isEmpty(): boolean {
    return this.texts.size === 0
  }

  /** Short and full name of a place; none for a code that is not known. */
  textsOf(code: string): readonly string[] {
    return this.texts.get(code) ?? []
  }

  /** Codes of all places that a full name may mean, those inside one of `within` alone where there is any; none for an unknown name. */
  bearersOf(name: string, within: readonly string[]): readonly string[] {
    const codes = this.borne.get(name) ?? []
    const inside = codes.filter((code) => within.some((outer) => code.startsWith(outer)))
    return inside.length > 0 ? inside : codes
  }

  private put(text: string, entry: Entry): void {
    if (text.length < 2) return
    putInto(this.byHead, pairOf(text.charCodeAt(0), text.charCodeAt(1)), text, entry)
    const isTail = entry.code.length <= 4 && text.length <= LONGEST_TAIL
    const { length } = text
    if (isTail) putInto(this.byTail, pairOf(text.charCodeAt(length - 2), text.charCodeAt(length - 1)), text, entry)
  }

  /** The codes of a text that is a place, or places one inside another (杭州富阳), and nothing else; undefined otherwise. */
  findWhole(text: string, within: readonly string[]): string[] | undefined {
    const codes: string[] = []
    let rest = text
    while (rest !== '') {
      const place = this.findPrefix(`${rest} `, [...within, ...codes], {})
      if (!place || place.length > rest.length) return undefined
      codes.push(place.code)
      rest = rest.slice(place.length)
    }
    return codes.length > 0 ? codes : undefined
  }

  /** The longest place that a text begins with, and how many characters it takes. */
  findPrefix(text: string, within: readonly string[], traps: Readonly<Record<string, string>>): FoundPlace | undefined {
    if (text.length < 3) return undefined
    const places = this.byHead.get(pairOf(text.charCodeAt(0), text.charCodeAt(1)))
    if (places === undefined) return undefined
    for (const { text: place, entries } of places) {
      const { length } = place
      if (length >= text.length || !text.startsWith(place)) continue
      const code = choose(entries, within)
      if (code === undefined) continue
      const next = text.charAt(length)
      const trapped = !SUFFIX.test(next) || (traps[next] ?? '').includes(text.charAt(length + 1) || ' ')
      const own = SUFFIX.test(text.charAt(length - 1)) && length > 2
      if (own && (traps[text.charAt(length - 1)] ?? '').includes(next || ' ')) continue
      return { code, length: trapped || own ? length : length + 1, isFull: own || !trapped }
    }
    return undefined
  }

  /** A province or city that a text ends with. */
  findSuffix(text: string): { code: string; length: number } | undefined {
    const end = text.length
    if (end < 4) return undefined
    const places = this.byTail.get(pairOf(text.charCodeAt(end - 2), text.charCodeAt(end - 1)))
    const place = places?.find((one) => one.text.length <= end - 2 && text.endsWith(one.text))
    const code = place?.entries[0]?.code
    return place === undefined || code === undefined ? undefined : { code, length: place.text.length }
  }
}

/** Longest place that is looked for at the end of a name. */
const LONGEST_TAIL = 4

function putInto(places: Map<number, PlaceText[]>, pair: number, text: string, entry: Entry): void {
  const list = places.get(pair) ?? []
  if (list.length === 0) places.set(pair, list)
  const known = list.find((one) => one.text === text)
  if (known) known.entries.push(entry)
  else {
    list.push({ text, entries: [entry] })
    list.sort((a, b) => b.text.length - a.text.length)
  }
}

/**
 * Short names of districts are words of every day (和平, 新华): they count as a place only inside a place named before, or, at the
 * head of a name, where no second district of the country bears the name. 临安市嘉禾… is not 嘉禾县.
 */
function choose(entries: readonly Entry[], within: readonly string[]): string | undefined {
  if (within.length > 0) {
    for (const { code } of entries) for (const outer of within) if (code.startsWith(outer)) return code
    return entries.find(({ full, code }) => full && code.length <= 4)?.code
  }
  for (const { code } of entries) if (code.length <= 4) return code
  return entries.length === 1 ? entries[0]?.code : undefined
}
