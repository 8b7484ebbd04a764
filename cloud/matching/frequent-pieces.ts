/** Stands between two texts: no piece reaches across it. */
const BETWEEN = 0
const UNIT = 0x10000

/**
 * Pieces of two to `longest` characters that stand more than `least` times in the texts, with how often. A piece is no more frequent than what it
 * consists of: those of each length are looked for only where two frequent ones of the length before overlap, by number instead of by text.
 */
export function frequentPieces(texts: readonly string[], longest: number, least: number): [string, number][] {
  const all = texts.join(String.fromCharCode(BETWEEN))
  const found: [string, number][] = []
  const units = new Uint16Array(all.length)
  /** Numbers of the frequent pieces that begin at each place, of the length before; 0 for none. */
  let before = new Int32Array(all.length + 1)
  for (let i = 0; i < all.length; i++) before[i] = units[i] = all.charCodeAt(i)
  for (let length = 2; length <= longest; length++) {
    const numbers = new Map<number, number>()
    const counts = [0]
    const starts = [0]
    const here = new Int32Array(all.length + 1)
    for (let i = 0; i + length <= all.length; i++) {
      if (before[i] === 0 || before[i + 1] === 0) continue
      const key = before[i]! * UNIT + units[i + length - 1]!
      let number = numbers.get(key)
      if (number === undefined) {
        number = counts.push(0) - 1
        starts.push(i)
        numbers.set(key, number)
      }
      counts[number]!++
      here[i] = number
    }
    for (let i = 0; i < all.length; i++) if (counts[here[i]!]! <= least) here[i] = 0
    for (let number = 1; number < counts.length; number++) {
      const count = counts[number]!
      const start = starts[number]!
      if (count > least) found.push([all.slice(start, start + length), count])
    }
    before = here
  }
  return found
}
