const LONGEST = 250
const ROWS = [new Uint16Array(256), new Uint16Array(256), new Uint16Array(256)] as const

/** Longest text whose edits are counted in the bits of one number. */
const BITS = 32
const SLOTS = 64

/** Where each character of a text stands, as bits; a small table with open addressing. */
class Places {
  readonly codes = new Int32Array(SLOTS).fill(-1)
  readonly masks = new Int32Array(SLOTS)

  set(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      let slot = code & (SLOTS - 1)
      while (this.codes[slot] !== -1 && this.codes[slot] !== code) slot = (slot + 1) & (SLOTS - 1)
      this.codes[slot] = code
      this.masks[slot]! |= 1 << i
    }
  }

  /** Undoes `set` of the same text. */
  clear(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      let slot = code & (SLOTS - 1)
      for (; this.codes[slot] !== -1; slot = (slot + 1) & (SLOTS - 1)) {
        this.codes[slot] = -1
        this.masks[slot] = 0
      }
    }
  }
}

/** Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances": the text of `places` has 1-32 characters. */
function countEdits({ codes, masks }: Places, length: number, other: string): number {
  const high = 1 << (length - 1)
  let plus = -1
  let minus = 0
  let diagonal = 0
  let before = 0
  let edits = length
  for (let j = 0; j < other.length; j++) {
    const code = other.charCodeAt(j)
    let slot = code & (SLOTS - 1)
    while (codes[slot] !== code && codes[slot] !== -1) slot = (slot + 1) & (SLOTS - 1)
    const match = codes[slot] === code ? masks[slot]! : 0
    const swap = ((~diagonal & match) << 1) & before
    diagonal = ((((match & plus) + plus) | 0) ^ plus) | match | minus | swap
    let up = minus | ~(diagonal | plus)
    let down = diagonal & plus
    if (up & high) edits++
    if (down & high) edits--
    up = (up << 1) | 1
    down <<= 1
    plus = down | ~(diagonal | up)
    minus = up & diagonal
    before = match
  }
  return edits
}

/** A text to which many others are compared. */
export class EditPattern {
  private readonly places = new Places()

  constructor(private readonly text: string) {
    if (text.length <= BITS) this.places.set(text)
  }

  /** Edits to another text: insert, delete, replace, swap of neighbours. */
  editsTo(other: string): number {
    const { text } = this
    if (text === other) return 0
    if (text.length === 0 || other.length === 0) return text.length + other.length
    return text.length > BITS ? editsByTable(text, other) : countEdits(this.places, text.length, other)
  }
}

const scratch = new Places()

/**
 * Edits between two texts: insert, delete, replace, swap of neighbours (optimal string alignment). Gives up above `most` and
 * then returns `most + 1`. Texts over 250 characters are cut.
 */
export function editsBetween(left: string, right: string, most: number): number {
  if (left === right) return 0
  if (Math.abs(left.length - right.length) > most) return most + 1
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (short === '') return long.length
  if (short.length > BITS) return Math.min(most + 1, editsByTable(short, long))
  scratch.set(short)
  const edits = countEdits(scratch, short.length, long)
  scratch.clear(short)
  return Math.min(most + 1, edits)
}

function editsByTable(left: string, right: string): number {
  const a = left.slice(0, LONGEST)
  const b = right.slice(0, LONGEST)
  let [before, last, now]: [Uint16Array, Uint16Array, Uint16Array] = [ROWS[0], ROWS[1], ROWS[2]]
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    now[0] = i
    const ca = a.charCodeAt(i - 1)
    for (let j = 1; j <= b.length; j++) {
      const cb = b.charCodeAt(j - 1)
      let value = Math.min((last[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (ca === cb ? 0 : 1))
      if (i > 1 && j > 1 && ca === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === cb) {
        value = Math.min(value, (before[j - 2] ?? 0) + 1)
      }
      now[j] = value
    }
    ;[before, last, now] = [last, now, before]
  }
  return last[b.length] ?? 0
}

/** 1 for equal texts, 0 for texts without anything in common; two empty texts are equal. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 1 : 1 - editsBetween(a, b, longest) / longest
}

/** Whether the texts differ only in something that counts: 一号 and 二号, 壹 and 贰, 甲 and 乙, a and b, 东 and 西 are never slips of the pen. */
export function differsByOrdinal(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 3) return false
  const ordinals =
    /[0-9a-z零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾甲乙丙丁戊己庚辛壬癸东南西北上下前后大小新老第号期]/g
  const left = a.match(ordinals)?.join('') ?? ''
  const right = b.match(ordinals)?.join('') ?? ''
  return left !== right && a.replace(ordinals, '') === b.replace(ordinals, '')
}
