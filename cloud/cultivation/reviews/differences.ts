/** Two texts beside each other: which characters the other one has too, in the same order. Pure. */
import type { Pieces } from '../../../types/reviews'

/** Width and case of letters say nothing about an enterprise. */
const plain = (character: string) => character.normalize('NFKC').toUpperCase()

/** Lengths of the longest common subsequence of what remains from each place on. */
function lengthsOf(one: readonly string[], other: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1))
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      lengths[i]![j] =
        one[i] === other[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  return lengths
}

function add(pieces: Pieces, text: string, same: boolean): void {
  const last = pieces.at(-1)
  if (last?.same === same) last.text += text
  else pieces.push({ text, same })
}

/** @returns both texts in pieces; put together again they are the texts as given */
export function differencesOf(given: string, known: string): { given: Pieces; known: Pieces } {
  const one = [...given]
  const other = [...known]
  const left = one.map(plain)
  const right = other.map(plain)
  const lengths = lengthsOf(left, right)
  const pieces: { given: Pieces; known: Pieces } = { given: [], known: [] }
  let i = 0
  let j = 0
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && left[i] === right[j]) {
      add(pieces.given, one[i++]!, true)
      add(pieces.known, other[j++]!, true)
    } else if (j >= other.length || (i < one.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!))
      add(pieces.given, one[i++]!, false)
    else add(pieces.known, other[j++]!, false)
  }
  return pieces
}
