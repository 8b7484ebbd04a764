import fc from 'fast-check'
import { createMatcher, matcherFromImage, matcherFromRows, type PoolRow } from '../../../cloud/matching'
import { RowHeap } from '../../../cloud/matching/row-heap'
import { TextCoder } from '../../../cloud/matching/text-coder'

const regions = [
  { code: '33', name: '浙江省', short: '浙江' },
  { code: '3301', name: '杭州市', short: '杭州' },
]
const word = fc.string({ unit: fc.constantFrom(...'青禾云帆同心海川（）()Ａa1 雲𠮷é'), maxLength: 12 })
const row = fc.record({
  id: fc.oneof(fc.nat().map(String), fc.uuid(), fc.string({ minLength: 1, maxLength: 20 })),
  name: word.map((mark) => `杭州${mark}科技有限公司`),
  uscc: fc.constantFrom(undefined, '', '91350100M000100Y43', '91350100m000100y43', '123', '91350100M000100Y44'),
  address: fc.constantFrom(undefined, '', '浙江省杭州市西山区青禾路12号3幢', '杭州市青禾镇云帆村'),
  formerNames: fc.option(
    fc.array(
      word.map((mark) => `${mark}贸易有限公司`),
      { maxLength: 2 },
    ),
    { nil: undefined },
  ),
})
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 30 })
const asked = (pool: readonly PoolRow[]) => [
  ...pool.map(({ name, address, uscc }) => ({ name, address, uscc })),
  { name: '杭州青禾贸易有限公司', address: '青禾路12号' },
]

describe('what is stored', () => {
  it('packs any text and gives it back, whatever it learned from', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 })),
        fc.string({ unit: 'binary', maxLength: 60 }),
        (known, text) => {
          const coder = TextCoder.learn(known)
          const bytes = new Uint8Array(TextCoder.mostBytes(text))
          expect(coder.read(bytes, 0, coder.write(text, bytes, 0))).toBe(text)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('gives back every row as it was put in', () => {
    fc.assert(
      fc.property(rows, (pool) => {
        const heap = new RowHeap(TextCoder.learn([]))
        const first = pool.map(({ id, name, uscc }) =>
          heap.add({
            id,
            names: [
              {
                text: name,
                canonical: { regions: ['3301'], core: '青禾', mark: '青禾', legal: 'limited', branch: '' },
              },
            ],
            uscc: uscc ?? '',
            address: '青禾路12号',
            places: '330106,360103',
            building: '',
            phone: '15400000000',
          }),
        )
        for (const [at, doc] of first.entries()) {
          expect(heap.factsOf(doc)).toEqual({
            id: pool[at]?.id,
            uscc: pool[at]?.uscc ?? '',
            address: '青禾路12号',
            places: '330106,360103',
            phone: '15400000000',
          })
          expect(heap.nameOf(doc).text).toBe(pool[at]?.name)
          expect(heap.nameOf(doc).canonical.core).toBe('青禾')
        }
      }),
      { numRuns: 100 },
    )
  })

  it('answers alike from an image, from the rows packed elsewhere, and by itself', () => {
    fc.assert(
      fc.property(rows, (pool) => {
        const grown = createMatcher([], { regions, packing: 'outside' })
        for (const one of pool) grown.add(one)
        const aside = matcherFromRows(structuredClone(grown.toRows()), { regions })
        const read = matcherFromImage(structuredClone(grown.toImage()), { regions })
        expect([aside.size, read.size]).toEqual([pool.length, pool.length])
        for (const query of asked(pool)) {
          const answer = grown.match(query)
          expect(aside.match(query)).toEqual(answer)
          expect(read.match(query)).toEqual(answer)
        }
      }),
      { numRuns: 60 },
    )
  })
})
