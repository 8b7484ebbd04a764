import fc from 'fast-check'
import { createMatcher, type PoolRow } from '../../../cloud/matching'
import { canonicalName } from '../../../cloud/matching/canonical'
import { fold } from '../../../types/fold'
import { RegionTable } from '../../../cloud/matching/regions'

const regions = [
  { code: '33', name: '浙江省', short: '浙江' },
  { code: '3301', name: '杭州市', short: '杭州' },
]
const character = fc.constantFrom(...'青禾云帆同心海川新叶东方明德信达安泰')
const mark = fc.array(character, { minLength: 2, maxLength: 4 }).map((parts) => parts.join(''))
const name = fc
  .tuple(
    fc.constantFrom('杭州', '浙江', ''),
    mark,
    fc.constantFrom('科技', '贸易', '餐饮管理', '服饰'),
    fc.constantFrom('有限公司', '股份有限公司', ''),
  )
  .map((parts) => parts.join(''))
const rows = fc
  .array(name, { minLength: 1, maxLength: 40 })
  .map((names) => names.map((text, at): PoolRow => ({ id: `r${String(at).padStart(3, '0')}`, name: text })))
const junk = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  name,
  fc.constant('限'.repeat(10_000)),
)

describe('matching, always', () => {
  it('answers anything, and never decides on junk with a confidence outside 0-1', () => {
    fc.assert(
      fc.property(rows, junk, junk, junk, (pool, text, code, address) => {
        const result = createMatcher(pool, { regions }).match({
          name: text,
          uscc: code,
          address,
          contactPhone: address,
        })
        expect(result.confidence).toBeGreaterThanOrEqual(0)
        expect(result.confidence).toBeLessThanOrEqual(1)
        expect(result.reason).not.toBe('')
      }),
      { numRuns: 60 },
    )
  })

  it('gives the same answers however the pool came about', () => {
    fc.assert(
      fc.property(rows, fc.array(name, { maxLength: 10 }), name, (pool, gone, query) => {
        const built = createMatcher(pool, { regions })
        const grown = createMatcher([], { regions })
        gone.forEach((text, at) => grown.add({ id: `gone${at}`, name: text }))
        for (const row of [...pool].reverse()) grown.add(row)
        gone.forEach((_, at) => grown.remove(`gone${at}`))
        for (const text of [query, ...pool.slice(0, 5).map((row) => row.name)]) {
          expect(grown.match({ name: text })).toEqual(built.match({ name: text }))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('lets a row match itself', () => {
    fc.assert(
      fc.property(rows, (pool) => {
        const matcher = createMatcher(pool, { regions })
        for (const row of pool) {
          const result = matcher.match({ name: row.name })
          expect(result.decision).not.toBe('none')
          const same = result.candidates.some((candidate) => candidate.features.sameName)
          expect(same).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('folds once and for all', () => {
    const table = new RegionTable(regions)
    fc.assert(
      fc.property(fc.oneof(name, fc.string(), fc.string({ unit: 'binary' })), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
        const { core, mark } = canonicalName(text, table)
        expect(core.startsWith(mark)).toBe(true)
        expect(fold(core)).toBe(core)
      }),
      { numRuns: 300 },
    )
  })
})
