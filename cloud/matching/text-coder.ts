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
  /** Candidates for a code of several characters, before their true use is counted. */
  candidates: 600,
} as const

const ANY = 255
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
  private readonly pairCodes = new Map<number, number>()
  /** Tokens by their first character, the longest first. */
  private readonly byFirst = new Array<{ text: string; code: number }[] | undefined>(0x10000)

  constructor(private readonly image: CoderImage) {
    for (let i = 0; i < image.characters.length; i++) this.pairCodes.set(image.characters.charCodeAt(i), i)
    for (const [code, text] of image.tokens.entries()) {
      const list = (this.byFirst[text.charCodeAt(0)] ??= [])
      list.push({ text, code })
      list.sort((a, b) => b.text.length - a.text.length)
    }
  }

  /** Learns a code from texts; the same texts in any order give the same code. */
  static learn(texts: readonly string[]): TextCoder {
    const characters = new Map<string, number>()
    const pieces = new Map<string, number>()
    for (const text of texts) {
      for (let from = 0; from < text.length; from++) {
        const one = text.charAt(from)
        characters.set(one, (characters.get(one) ?? 0) + 1)
        const most = Math.min(CODER_RULES.longestToken, text.length - from)
        for (let length = 2; length <= most; length++) {
          const piece = text.slice(from, from + length)
          pieces.set(piece, (pieces.get(piece) ?? 0) + 1)
        }
      }
    }
    const byCount = (a: [string, number], b: [string, number]) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)
    const single = [...characters].sort(byCount)
    const gain = ([text, count]: [string, number]): [string, number] => [text, count * (text.length * 1.5 - 1)]
    const long = [...pieces].filter(([, count]) => count > 8).map(gain)
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
      for (let at = 0; at < text.length;) {
        const token = this.tokenAt(text, at)
        if (token) used[token.code] = (used[token.code] ?? 0) + 1
        at += token?.text.length ?? 1
      }
    }
    return used
  }

  private tokenAt(text: string, at: number): { text: string; code: number } | undefined {
    const list = this.byFirst[text.charCodeAt(at)]
    if (!list) return undefined
    for (const token of list) if (token.text.length === 1 || text.startsWith(token.text, at)) return token
    return undefined
  }

  /** Most bytes that a text can take. */
  static mostBytes(text: string): number {
    return text.length * 3
  }

  /** Writes a text at `at`. @returns where it ends */
  write(text: string, bytes: Uint8Array, at: number): number {
    let to = at
    for (let from = 0; from < text.length;) {
      const token = this.tokenAt(text, from)
      if (token) {
        bytes[to++] = token.code
        from += token.text.length
        continue
      }
      const character = text.charCodeAt(from++)
      const pair = this.pairCodes.get(character)
      if (pair === undefined) {
        bytes[to++] = ANY
        bytes[to++] = character >> 8
        bytes[to++] = character & 255
      } else {
        bytes[to++] = CODER_RULES.single + (pair >> 8)
        bytes[to++] = pair & 255
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
