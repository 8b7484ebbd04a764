import { frequentPieces } from './frequent-pieces'

/** How texts are packed: a byte for what is frequent in the pool, two for its characters, four for any other. */
export const CODER_RULES = {
  since: '2026-11-24',
  source: 'measured on generated registers: bytes a name and address against the time to build',
  /** Rows from which the code is learned, spread over all: one of so many, but within bounds. */
  sampledOf: 100,
  leastSampled: 1000,
  mostSampled: 5000,
  /** Codes of one byte; the rest of the 256 lead into characters of two, the last one into any character. */
  single: 216,
  longestToken: 5,
  /** Pieces that stand no more often than this in the sample get no code. */
  rare: 8,
  /** Candidates for a code of several characters, before their true use is counted. */
  candidates: 600,
} as const

const ANY = 255
const TWO_BYTES = 0x101
const PAIRED = ANY - CODER_RULES.single

/** What a coder is made of, to be stored and read again. */
export interface CoderImage {
  tokens: string[]
  /** Characters with a code of two bytes. */
  characters: string
}

/**
 * Packs texts into bytes by a code that is learned from the pool itself. Any text can be packed, also one that came after the
 * learning; what is packed comes back unchanged.
 */
export class TextCoder {
  /** For each character 0 where it has no code, 1-256 for one of a byte, above that for one of two. */
  private readonly codes = new Uint16Array(0x10000)
  /** For each character where its longer tokens begin in `tokens`, 0 for none. */
  private readonly listOf = new Uint16Array(0x10000)
  /** Tokens of several characters, the longest first: length, code and the characters behind the first; a length of 0 ends a list. */
  private readonly tokens: Uint16Array
  private units = new Uint16Array(256)

  constructor(private readonly image: CoderImage) {
    for (let i = 0; i < image.characters.length; i++) this.codes[image.characters.charCodeAt(i)] = TWO_BYTES + i
    const lists = new Map<number, { text: string; code: number }[]>()
    for (const [code, text] of image.tokens.entries()) {
      const first = text.charCodeAt(0)
      if (text.length === 1) this.codes[first] = code + 1
      else if (lists.has(first)) lists.get(first)?.push({ text, code })
      else lists.set(first, [{ text, code }])
    }
    const tokens = [0]
    for (const [first, list] of lists) {
      this.listOf[first] = tokens.length
      for (const { text, code } of list.sort((a, b) => b.text.length - a.text.length)) {
        tokens.push(text.length, code)
        for (let i = 1; i < text.length; i++) tokens.push(text.charCodeAt(i))
      }
      tokens.push(0)
    }
    this.tokens = Uint16Array.from(tokens)
  }

  /** Learns a code from texts; the same texts in any order give the same code. */
  static learn(texts: readonly string[]): TextCoder {
    const characters = new Map<string, number>()
    for (const text of texts) {
      for (let at = 0; at < text.length; at++) {
        const one = text.charAt(at)
        characters.set(one, (characters.get(one) ?? 0) + 1)
      }
    }
    const byCount = (a: [string, number], b: [string, number]) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)
    const single = [...characters].sort(byCount)
    const gain = ([text, count]: [string, number]): [string, number] => [text, count * (text.length * 1.5 - 1)]
    const long = frequentPieces(texts, CODER_RULES.longestToken, CODER_RULES.rare).map(gain)
    const tried = [...long.sort(byCount).slice(0, CODER_RULES.candidates), ...single.slice(0, CODER_RULES.single)]
    const trial = new TextCoder({ tokens: tried.map(([text]) => text), characters: '' })
    const used = trial.countUses(texts)
    const tokens = tried
      .map(([text], at): [string, number] => [
        text,
        (used[at] ?? 0) * (text.length * 1.6 - 1 + (text.length > 1 ? 0 : 0.4)),
      ])
      .sort(byCount)
      .slice(0, CODER_RULES.single)
      .map(([text]) => text)
    const paired = single.slice(0, PAIRED * 256).map(([text]) => text)
    return new TextCoder({ tokens, characters: paired.join('') })
  }

  private countUses(texts: readonly string[]): number[] {
    const used: number[] = []
    for (const text of texts) {
      const length = this.spread(text)
      for (let at = 0; at < length;) {
        const token = this.tokenAt(at, length)
        const code = token === 0 ? this.codes[this.units[at]!]! - 1 : this.tokens[token + 1]!
        if (code >= 0) used[code] = (used[code] ?? 0) + 1
        at += token === 0 ? 1 : this.tokens[token]!
      }
    }
    return used
  }

  /** Lays a text's characters out: reading them from a text one by one again and again is what takes the time. */
  private spread(text: string): number {
    if (text.length > this.units.length) this.units = new Uint16Array(text.length)
    for (let i = 0; i < text.length; i++) this.units[i] = text.charCodeAt(i)
    return text.length
  }

  /** Where the longest token stands that the spread text has at a place; 0 for none. */
  private tokenAt(at: number, end: number): number {
    const { tokens, units } = this
    let token = this.listOf[units[at]!]!
    if (token === 0) return 0
    for (let length = tokens[token]!; length > 0; token += length + 1, length = tokens[token]!) {
      let i = 1
      while (i < length && at + i < end && tokens[token + 1 + i] === units[at + i]) i++
      if (i === length) return token
    }
    return 0
  }

  /** Most bytes that a text can take. */
  static mostBytes(text: string): number {
    return text.length * 3
  }

  /** Writes a text at `at`. @returns where it ends */
  write(text: string, bytes: Uint8Array, at: number): number {
    const length = this.spread(text)
    const { units, codes, tokens } = this
    let to = at
    for (let from = 0; from < length;) {
      const token = this.tokenAt(from, length)
      if (token !== 0) {
        bytes[to++] = tokens[token + 1]!
        from += tokens[token]!
        continue
      }
      const character = units[from++]!
      const code = codes[character]!
      if (code === 0) {
        bytes[to++] = ANY
        bytes[to++] = character >> 8
        bytes[to++] = character & 255
      } else if (code < TWO_BYTES) bytes[to++] = code - 1
      else {
        bytes[to++] = CODER_RULES.single + ((code - TWO_BYTES) >> 8)
        bytes[to++] = (code - TWO_BYTES) & 255
      }
    }
    return to
  }

  /** Reads what was written from `at` up to `end`. */
  read(bytes: Uint8Array, at: number, end: number): string {
    const { tokens, characters } = this.image
    let text = ''
    for (let from = at; from < end;) {
      const code = bytes[from++] ?? 0
      if (code < CODER_RULES.single) text += tokens[code] ?? ''
      else if (code === ANY) {
        text += String.fromCharCode(((bytes[from] ?? 0) << 8) | (bytes[from + 1] ?? 0))
        from += 2
      } else text += characters.charAt(((code - CODER_RULES.single) << 8) | (bytes[from++] ?? 0))
    }
    return text
  }

  toImage(): CoderImage {
    return this.image
  }
}
