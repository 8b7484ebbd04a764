const ROWS = [new Uint16Array(256), new Uint16Array(256), new Uint16Array(256)] as const

/**
 * Edits between two texts: insert, delete, replace, swap of neighbours (optimal string alignment). Gives up above `most` and
 * then returns `most + 1`. Texts over 250 characters are cut.
 */
export function editsBetween(left: string, right: string, most: number): number {
  if (left === right) return 0
  const a = left.length > 250 ? left.slice(0, 250) : left
  const b = right.length > 250 ? right.slice(0, 250) : right
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [before, last, now]: [Uint16Array, Uint16Array, Uint16Array] = [ROWS[0], ROWS[1], ROWS[2]]
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    now[0] = i
    let least = i
    const ca = a.charCodeAt(i - 1)
    for (let j = 1; j <= b.length; j++) {
      const cb = b.charCodeAt(j - 1)
      let value = Math.min((last[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (ca === cb ? 0 : 1))
      if (i > 1 && j > 1 && ca === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === cb) {
        value = Math.min(value, (before[j - 2] ?? 0) + 1)
      }
      now[j] = value
      if (value < least) least = value
    }
    if (least > most) return most + 1
    ;[before, last, now] = [last, now, before]
  }
  return Math.min(last[b.length] ?? 0, most + 1)
}

/** 1 for equal texts, 0 for texts without anything in common; two empty texts are equal. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 1 : 1 - editsBetween(a, b, longest) / longest
}

/** Whether the texts differ only in something that counts: 一号 and 二号, 甲 and 乙, 东 and 西 are never slips of the pen. */
export function differsByOrdinal(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 3) return false
  const ordinals = /[0-9一二三四五六七八九十甲乙丙丁东南西北上下前后大小新老]/g
  const left = a.match(ordinals)?.join('') ?? ''
  const right = b.match(ordinals)?.join('') ?? ''
  return left !== right && a.replace(ordinals, '') === b.replace(ordinals, '')
}
