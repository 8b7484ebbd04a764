/** A process whose index grew and one that built it at once decide the same, whatever the sizes and the order. */
import fc from 'fast-check'
import { createMatcher, type MatchQuery, type PoolRow } from '../../../cloud/matching'
import { readRegions } from '../../../cloud/divisions/actions'
import { inventRegister } from '../../../config/matching/invent'
import { Noise, REGIMES } from '../../../config/matching/noise'
import { createRandom } from '../../../cloud/demo/random'

const regions = readRegions()

function queriesOf(rows: readonly PoolRow[], seed: number, count: number): MatchQuery[] {
  const random = createRandom(seed)
  const noise = new Noise(random, regions)
  return Array.from({ length: count }, () => {
    const { name, address = '' } = random.pick(rows)
    const { name: written, address: place } = noise.dirty({ name, uscc: '', address }, REGIMES.rough, address)
    return { name: written, address: place }
  })
}

describe('growing', () => {
  it('across a power of two decides as building does', () => {
    const sizes = fc.constantFrom(4096, 8192).chain((power) =>
      fc.record({
        size: fc.integer({ min: power - 20, max: power + 20 }),
        // What was there at the last packing: sometimes below the power before, sometimes above what remains.
        packed: fc.integer({ min: Math.floor(power * 0.4), max: power + 200 }),
      }),
    )
    fc.assert(
      fc.property(sizes, fc.nat(1000), fc.constantFrom('self' as const, 'outside' as const), (how, seed, packing) => {
        const all = inventRegister(seed, Math.max(how.size, how.packed), regions)
        const rows = all.slice(0, how.size)
        const built = createMatcher(rows, { regions })
        const grown = createMatcher(all.slice(0, how.packed), { regions, packing })
        for (const row of rows.slice(how.packed)) grown.add(row)
        for (const { id } of all.slice(how.size)) grown.remove(id)
        expect(grown.size).toBe(built.size)
        for (const query of queriesOf(rows, seed, 60)) expect(grown.match(query)).toEqual(built.match(query))
      }),
      { numRuns: 8 },
    )
  })
})

describe('a name that thousands bear', () => {
  const name = '青禾便民服务站'
  const others = inventRegister(7, 500, regions)
  const crowd = Array.from({ length: 3000 }, (_, at): PoolRow => ({ id: `c${String(at).padStart(5, '0')}`, name }))
  const asked = [
    { name: '青和便民服务站' },
    { name: '青禾便民服站' },
    { name },
    { name: '青禾便名服务站', address: '翠柳街道河下村' },
    ...others.slice(0, 20).map((row) => ({ name: row.name, address: row.address })),
  ]
  const orderly = createMatcher([...others, ...crowd], { regions })

  it('is found with a slip, and left to a person', () => {
    for (const query of asked.slice(0, 4)) {
      const result = orderly.match(query)
      expect(result.decision).toBe('review')
      expect(result.candidates[0]?.name).toBe(name)
    }
  })

  it('shows the same firms whatever the order they came in, and whoever went', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 3500 }), (seed, packed) => {
        const random = createRandom(seed)
        const rows = [...others, ...crowd]
        for (let i = rows.length - 1; i > 0; i--) {
          const j = random.below(i + 1)
          ;[rows[i], rows[j]] = [rows[j]!, rows[i]!]
        }
        const gone = Array.from({ length: 5 }, (_, at): PoolRow => ({ id: `a${at}`, name }))
        const grown = createMatcher([...gone, ...rows.slice(0, packed)], { regions, packing: 'outside' })
        for (const query of asked.slice(0, 2)) grown.match(query)
        for (const row of rows.slice(packed)) grown.add(row)
        for (const { id } of gone) grown.remove(id)
        for (const query of asked) expect(grown.match(query)).toEqual(orderly.match(query))
      }),
      { numRuns: 6 },
    )
  })
})
