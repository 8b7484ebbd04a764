/** What counts as writing: asked by the contract, and by forms that must not keep what it would refuse. Imports nothing. */
/** Code points that never belong into a name or an address: [from, to], inclusive. Old phones know no \\p{…}, so: a table. */
const UNREADABLE: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  // Invisible: zero widths, directions, joiners.
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfff0, 0xffff],
]
/** Emoji and dingbats. Rare Chinese characters begin at 0x20000 and stay allowed. */
const PICTURES: readonly (readonly [number, number])[] = [
  [0x231a, 0x23ff],
  [0x2600, 0x27bf],
  [0x2b00, 0x2bff],
  [0xfe00, 0xfe0f],
  [0x1f000, 0x1faff],
]

const holds = (value: string, ranges: readonly (readonly [number, number])[]) => {
  for (const char of value) {
    const point = char.codePointAt(0) ?? 0
    if (ranges.some(([from, to]) => point >= from && point <= to)) return true
  }
  return false
}
/** Whether a remark may be kept so: no control character, nothing invisible. */
export const isReadable = (value: string) => !holds(value, UNREADABLE)
/** Whether a name or an address may be kept so: readable, and no pictures. */
export const isWriting = (value: string) => isReadable(value) && !holds(value, PICTURES)

const without = (value: string, ranges: readonly (readonly [number, number])[]) =>
  Array.from(value)
    .filter((char) => !holds(char, ranges))
    .join('')

/** A remark without what nobody sees: zero widths and joiners come along with pasted text. */
export const asReadable = (value: string) => without(value, UNREADABLE)
/** A name, an address or a place in a building without what is no writing. */
export const asWriting = (value: string) => without(without(value, UNREADABLE), PICTURES)
