import fc from 'fast-check'
import { createRouter, type Gazetteer, type LabelledRow } from '../../../cloud/routing'

const names = ['松林', '石井', '柳浦', '白鹭', '云栖', '清渠']
const gazetteer: Gazetteer = {
  cityCode: '9901',
  cityNames: ['江城市', '江城'],
  provinceNames: ['云水省'],
  districts: [
    { code: '990102', name: '东山区', short: '东山' },
    { code: '990103', name: '南湖区', short: '南湖' },
  ],
  streets: names.map((short, at) => ({
    code: `99010${at < 3 ? 2 : 3}00${at}`,
    name: `${short}街道`,
    short,
    district: at < 3 ? '东山区' : '南湖区',
  })),
  communities: names.map((short) => ({ name: `${short}一社区`, street: `${short}街道` })),
  former: [],
  elsewhere: [{ name: '海州市', short: '海州', level: 'city', sameProvince: true }],
}
const row = fc
  .record({
    road: fc.constantFrom('青石路', '听雨巷', '渔歌街'),
    number: fc.integer({ min: 1, max: 300 }),
    street: fc.constantFrom(...names),
    named: fc.constantFrom(undefined, '示例', ...names),
  })
  .map(({ road, number, street, named }): LabelledRow => ({
    address: `江城市${road}${number}号`,
    street: `${street}街道`,
    name: named === undefined ? undefined : `江城市${named}测试厂`,
  }))
const rows = fc.array(row, { maxLength: 40 })
const known = new Set(gazetteer.streets.map(({ name }) => name))

describe('routing, always', () => {
  it("answers anything with one of today's streets or a queue", () => {
    const router = createRouter(gazetteer, [{ address: '青石路1号', street: '松林街道' }])
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 })), (address) => {
        const result = router.route({ address, uscc: address, registeredAddress: address, poolStreet: address })
        expect(result.street === undefined || known.has(result.street)).toBe(true)
        expect(result.decision === 'none').toBe(result.street === undefined)
        expect(result.confidence).toBeGreaterThanOrEqual(0)
        expect(result.confidence).toBeLessThanOrEqual(1)
        expect(result.reason).not.toBe('')
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same street in whatever order the rows were learned', () => {
    fc.assert(
      fc.property(rows, row, (pool, query) => {
        const built = createRouter(gazetteer, pool)
        const grown = createRouter(gazetteer)
        for (const one of [...pool].reverse()) grown.learn(one)
        const a = built.route(query)
        const b = grown.route(query)
        expect({ ...b, confidence: 0, candidates: [] }).toEqual({ ...a, confidence: 0, candidates: [] })
        expect(b.candidates.map(({ street }) => street)).toEqual(a.candidates.map(({ street }) => street))
        expect(b.confidence).toBeCloseTo(a.confidence, 9)
      }),
      { numRuns: 300 },
    )
  })

  it('never shows another street as likelier than its answer', () => {
    fc.assert(
      fc.property(rows, row, (pool, query) => {
        const { candidates } = createRouter(gazetteer, pool).route(query)
        const shown = candidates.map(({ confidence }) => confidence)
        expect(shown).toEqual([...shown].sort((a, b) => b - a))
      }),
      { numRuns: 300 },
    )
  })

  it('answers after learning and forgetting as if built anew', () => {
    fc.assert(
      fc.property(rows, rows, row, (kept, gone, query) => {
        const built = createRouter(gazetteer, kept)
        const changed = createRouter(gazetteer, gone)
        for (const one of kept) changed.learn(one)
        for (const one of gone) changed.forget(one)
        const a = built.route(query)
        const b = changed.route(query)
        expect(b).toEqual(a)
      }),
      { numRuns: 100 },
    )
  })

  it('forgets only what was learned', () => {
    const router = createRouter(gazetteer, [{ address: '江城市青石路1号', street: '松林街道' }])
    expect(router.forget({ address: '江城市青石路1号', street: '石井街道' })).toBe(false)
    expect(router.forget({ address: '江城市青石路1号', street: '松林街道' })).toBe(true)
    expect(router.forget({ address: '江城市青石路1号', street: '松林街道' })).toBe(false)
  })

  it('gives the same street whatever is written around the address that is no place', () => {
    const front = fc.constantFrom('', ' ', '，', '　', '地址：', '注册地址:', '办公地址 ')
    const between = fc.constantFrom('', ' ', '，', '-', '、')
    const tail = fc.array(
      fc.constantFrom(
        ...[
          '5楼',
          '502室',
          '3幢',
          '(13800000000)',
          '，',
          '2单元',
          '#',
          '（自主申报）',
          '(门卫代收)',
          ' 0571-88888888',
          '🙂',
          '\u200b',
        ],
      ),
      { minLength: 1, maxLength: 3 },
    )
    fc.assert(
      fc.property(rows, row, front, between, tail, (pool, query, before, gap, after) => {
        const router = createRouter(gazetteer, pool)
        const plain = router.route({ address: query.address })
        const city = gazetteer.cityNames[0]!
        const rest = query.address.slice(city.length)
        const noisy = router.route({ address: `${before}${city}${gap}${rest}${after.join('')}` })
        expect(noisy.street).toBe(plain.street)
      }),
      { numRuns: 400 },
    )
  })

  it('keeps a street that is written, whatever is learned and however the text is decorated', () => {
    const decoration = fc.constantFrom('', '3幢502室', '(临街)', ' 2楼', '、', 'A座')
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(...names),
        decoration,
        fc.constantFrom('江城市', '云水省江城市', ''),
        (pool, name, tail, head) => {
          const result = createRouter(gazetteer, pool).route({ address: `${head}${name}街道青石路1号${tail}` })
          expect(result.street).toBe(`${name}街道`)
        },
      ),
      { numRuns: 100 },
    )
  })
})
