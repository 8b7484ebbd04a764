import { fold } from '../../types/fold'

/**
 * A place that names of enterprises begin with. `code` is its division code: a parent's code is a prefix of its child's.
 * `short` is the name without its suffix.
 */
export interface RegionRow {
  code: string
  name: string
  short: string
}

interface Entry {
  code: string
  /** Written out with its suffix (西湖区), or short (西湖). */
  full: boolean
}

/** Suffixes that a short name may carry in old names (富阳市 for 富阳区). */
const SUFFIX = /^[省市区县]/

/** The places known to the canonical form, by their names and short names. */
export class RegionTable {
  private readonly entries = new Map<string, Entry[]>()
  /** Length of the longest place that begins with two characters. */
  private readonly longest = new Map<string, number>()

  constructor(rows: readonly RegionRow[]) {
    for (const { code, name, short } of rows) {
      this.put(fold(name), { code, full: true })
      if (short !== name) this.put(fold(short), { code, full: false })
    }
  }

  private put(text: string, entry: Entry): void {
    if (text.length < 2) return
    const list = this.entries.get(text)
    if (list) list.push(entry)
    else this.entries.set(text, [entry])
    const head = text.slice(0, 2)
    this.longest.set(head, Math.max(this.longest.get(head) ?? 0, text.length))
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
  findPrefix(
    text: string,
    within: readonly string[],
    traps: Readonly<Record<string, string>>,
  ): { code: string; length: number } | undefined {
    const longest = this.longest.get(text.slice(0, 2)) ?? 0
    for (let length = Math.min(longest, text.length - 1); length >= 2; length--) {
      const code = this.choose(text.slice(0, length), within)
      if (code === undefined) continue
      const next = text.charAt(length)
      const trapped = !SUFFIX.test(next) || (traps[next] ?? '').includes(text.charAt(length + 1) || ' ')
      const own = SUFFIX.test(text.charAt(length - 1)) && length > 2
      if (own && (traps[text.charAt(length - 1)] ?? '').includes(next || ' ')) continue
      return { code, length: trapped || own ? length : length + 1 }
    }
    return undefined
  }

  /** A province or city that a text ends with. */
  findSuffix(text: string): { code: string; length: number } | undefined {
    for (let length = Math.min(4, text.length - 2); length >= 2; length--) {
      const entry = this.entries.get(text.slice(-length))?.find(({ code }) => code.length <= 4)
      if (entry) return { code: entry.code, length }
    }
    return undefined
  }

  /**
   * Short names of districts are words of every day (和平, 新华): they count as a place only inside a place named before, or, at the
   * head of a name, where no second district of the country bears the name. 临安市嘉禾… is not 嘉禾县.
   */
  private choose(text: string, within: readonly string[]): string | undefined {
    const list = this.entries.get(text)
    if (!list) return undefined
    const inside = list.find(({ code }) => within.some((outer) => code.startsWith(outer)))
    if (inside) return inside.code
    if (within.length > 0) return list.find(({ full, code }) => full && code.length <= 4)?.code
    const upper = list.find(({ code }) => code.length <= 4)
    if (upper) return upper.code
    if (list.length === 1) return list[0]?.code
    return undefined
  }
}
