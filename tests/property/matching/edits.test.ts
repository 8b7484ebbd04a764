import fc from 'fast-check'
import { isWithin, softDistance } from '../../../cloud/matching/edits'
import { editsBetween, EditPattern } from '../../../cloud/matching/text-distance'

/** Optimal string alignment by its definition: slow and plain. */
function plainEdits(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => table[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let value = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, at(i - 2, j - 2) + 1)
      table[i]![j] = value
    }
  }
  return at(a.length, b.length)
}

const text = fc.string({ unit: fc.constantFrom(...'青禾云帆同心科技贸易0a'), maxLength: 40 })

describe('edits', () => {
  it('are counted in bits as by the table', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const edits = plainEdits(a, b)
        expect(new EditPattern(a).editsTo(b)).toBe(edits)
        expect(editsBetween(a, b, 100)).toBe(edits)
        expect(editsBetween(b, a, 3)).toBe(Math.min(edits, 4))
      }),
      { numRuns: 2000 },
    )
  })

  it('cost no more when weighed softly, nothing for equal texts, and leave the order of the two alone', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(softDistance(a, a)).toBe(0)
        expect(softDistance(a, b)).toBeCloseTo(softDistance(b, a), 4)
        expect(softDistance(a, b)).toBeLessThanOrEqual(plainEdits(a, b) + 1e-4)
      }),
      { numRuns: 500 },
    )
  })

  it('know a text with characters left out', () => {
    fc.assert(
      fc.property(text, fc.nat(), (a, cut) => {
        const at = a.length === 0 ? 0 : cut % a.length
        expect(isWithin(a.slice(0, at) + a.slice(at + 1), a)).toBe(true)
      }),
    )
  })
})
