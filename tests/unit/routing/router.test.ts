import { createRouter, type Gazetteer, type LabelledRow } from '../../../cloud/routing'

const gazetteer: Gazetteer = {
  cityCode: '9901',
  cityNames: ['江城市', '江城'],
  provinceNames: ['云水省', '云水'],
  districts: [
    { code: '990102', name: '东山区', short: '东山' },
    { code: '990103', name: '南湖区', short: '南湖' },
  ],
  streets: [
    { code: '990102001', name: '松林街道', short: '松林', district: '东山区' },
    { code: '990102002', name: '石井街道', short: '石井', district: '东山区' },
    { code: '990103001', name: '柳浦街道', short: '柳浦', district: '南湖区' },
    { code: '990103100', name: '白鹭镇', short: '白鹭', district: '南湖区' },
  ],
  communities: [
    { name: '望月亭社区', street: '松林街道' },
    { name: '新民村', street: '松林街道' },
    { name: '新民村', street: '白鹭镇' },
    { name: '芦花村', street: '白鹭镇' },
  ],
  former: [
    { former: '旧城区', level: 'district', today: ['东山区', '南湖区'], codes: ['990104'], certain: false },
    { former: '梅坞镇', level: 'street', district: '南湖区', today: ['白鹭镇'], certain: true },
    { former: '双桥镇', level: 'street', district: '东山区', today: ['松林街道', '石井街道'], certain: false },
  ],
  elsewhere: [
    { name: '海州市', short: '海州', level: 'city', sameProvince: true, code: '9902' },
    { name: '远山省', short: '远山', level: 'province', sameProvince: false, code: '98' },
    { name: '北泽市', short: '北泽', level: 'city', sameProvince: false, code: '9801' },
    { name: '望川区', short: '望川', level: 'district', sameProvince: false, code: '980102' },
    { name: '溪源市', short: '溪源', level: 'district', sameProvince: true, code: '990281' },
  ],
}
const rows: LabelledRow[] = [
  ...[10, 12, 14, 16, 18, 20, 22, 24].map((number) => ({
    address: `江城市东山区青石路${number}号`,
    street: '松林街道',
  })),
  ...[210, 212, 214, 216, 218, 220, 222].map((number) => ({
    address: `江城市东山区青石路${number}号`,
    street: '石井街道',
  })),
  { address: '南湖区柳浦街道渔歌大厦3楼', street: '柳浦街道' },
  { address: '南湖区渔歌大厦5楼', street: '柳浦街道' },
  { address: '南湖区某处', street: '不存在街道' },
]
const router = createRouter(gazetteer, rows)
const route = (address: string) => router.route({ address })

describe('routing', () => {
  it.each([
    ['云水省江城市东山区松林街道青石路210号', '松林街道'],
    ['江城市东山区江城市东山区松林镇某路1号', '松林街道'],
    ['白鹭镇芦花村', '白鹭镇'],
    ['江城市南湖区白鷺鎮', '白鹭镇'],
    ['南湖区梅坞镇老街3号', '白鹭镇'],
  ])('reads the street written in %s', (address, street) => {
    expect(route(address)).toMatchObject({ decision: 'auto', street, level: 'street' })
  })

  it('names the former town in its reason', () => {
    const result = route('南湖区梅坞镇老街3号')
    expect(result.reason).toContain('梅坞镇')
    expect(result.evidence).toEqual(['street-former'])
  })

  it('leaves a town that was split to a person', () => {
    const result = route('东山区双桥镇')
    expect(result.decision).toBe('review')
    expect(['松林街道', '石井街道']).toContain(result.street)
  })

  it('reads a mistyped town within the district written', () => {
    expect(route('南湖区白露镇12号')).toMatchObject({ street: '白鹭镇', decision: 'review' })
  })

  it('hears a town written by ear, and finds one whose characters are swapped', () => {
    expect(route('东山区石警街道3号')).toMatchObject({ street: '石井街道', evidence: ['street-mistyped'] })
    expect(route('东山区林松街道3号')).toMatchObject({ street: '松林街道' })
    expect(route('东山区songlinjiedao3号')).toMatchObject({ street: '松林街道' })
  })

  it('looks where a village keeps the name of a town that no table knows', () => {
    expect(route('南湖区芦花乡5号')).toMatchObject({
      street: '白鹭镇',
      evidence: expect.arrayContaining(['street-former']),
    })
  })

  it('shows what contradicts a street that is written, and is less sure', () => {
    const own = createRouter(gazetteer, [
      ...rows,
      ...[1, 2, 3, 4].map((floor) => ({ address: `东山区听风大厦9号${floor}楼`, street: '石井街道' })),
    ])
    const result = own.route({ address: '东山区松林街道听风大厦9号2楼' })
    expect(result).toMatchObject({ decision: 'review', street: '松林街道' })
    expect(result.reason).toContain('石井街道')
  })

  it('weighs the street that the pool holds with what the address says', () => {
    const along = router.route({ address: '东山区青石路15号', poolStreet: '松林街道' })
    expect(along).toMatchObject({ decision: 'auto', street: '松林街道' })
    const against = router.route({ address: '东山区青石路15号', poolStreet: '石井街道' })
    expect(against.confidence).toBeLessThan(along.confidence)
    expect(against.candidates.map(({ street }) => street)).toEqual(expect.arrayContaining(['松林街道', '石井街道']))
  })

  it('tells two streets of one name apart by the district', () => {
    const twice: Gazetteer = {
      ...gazetteer,
      streets: [...gazetteer.streets, { code: '990103002', name: '松林街道', short: '松林', district: '南湖区' }],
    }
    const own = createRouter(twice, [{ address: '南湖区松林街道听雨巷1号', street: '松林街道' }])
    expect(own.route({ address: '南湖区听雨巷1号' })).toMatchObject({ street: '松林街道', district: '南湖区' })
    expect(own.learn({ address: '听雨巷3号', street: '松林街道' })).toBe(false)
  })

  it('goes by the community of the home city, and by the district where villages share a name', () => {
    expect(route('江城市东山区望月亭社区3组')).toMatchObject({ street: '松林街道' })
    expect(route('江城市南湖区新民村')).toMatchObject({ street: '白鹭镇' })
    expect(route('江城市东山区新民村')).toMatchObject({ street: '松林街道' })
    expect(route('江城市新民村').decision).toBe('review')
  })

  it('learns a road with its numbers', () => {
    expect(route('东山区青石路15号')).toMatchObject({ street: '松林街道' })
    expect(route('东山区青石路217号')).toMatchObject({ street: '石井街道' })
    expect(route('东山区青石路15号').reason).toContain('青石路')
  })

  it('learns from a correction, without overriding what is written', () => {
    const own = createRouter(gazetteer, rows)
    expect(own.route({ address: '南湖区听雨巷1号' }).decision).not.toBe('auto')
    for (const number of [1, 3, 5, 7]) own.learn({ address: `南湖区听雨巷${number}号`, street: '柳浦街道' })
    expect(own.route({ address: '南湖区听雨巷1号' })).toMatchObject({ street: '柳浦街道' })
    expect(own.route({ address: '南湖区白鹭镇听雨巷1号' })).toMatchObject({ street: '白鹭镇' })
    expect(own.learn({ address: '南湖区听雨巷1号', street: '不存在街道' })).toBe(false)
  })

  it('ends in the district or the city where the street cannot be known', () => {
    expect(route('江城市南湖区')).toMatchObject({ decision: 'none', level: 'district', district: '南湖区' })
    expect(route('江城市旧城区')).toMatchObject({ decision: 'none', level: 'city' })
    expect(route('')).toMatchObject({ decision: 'none', level: 'city' })
    expect(route('13800000000')).toMatchObject({ decision: 'none', level: 'city' })
  })

  it('refuses addresses of other cities and provinces, but not roads that bear their names', () => {
    expect(route('海州市中山路1号')).toMatchObject({ decision: 'none', elsewhere: '海州市' })
    expect(route('云水省海州市中山路1号').reason).toContain('海州市')
    expect(route('远山省某市').elsewhere).toBe('远山省')
    expect(route('海州路12号').elsewhere).toBeUndefined()
    expect(route('江城市东山区松林街道海州路12号')).toMatchObject({ street: '松林街道' })
  })

  it.each([
    ['海州解放路10号', '海州市'],
    ['云水省溪源解放路10号', '溪源市'],
    ['溪源松涛街道1号', '溪源市'],
    ['北泽望川中山路5号', '北泽市'],
    ['远山北泽科技园路8号', '远山省'],
    ['海州家具市场3楼', undefined],
    ['海州市场1号', undefined],
    ['溪源路12号', undefined],
    ['溪源大厦2楼', undefined],
    ['溪源乡虎山路21号', undefined],
    // A street of ours behind it says more than a city's short name.
    ['海州解放路10号(松林街道)', undefined],
  ])('knows another city by its short name where it can be nothing else: %s', (address, elsewhere) => {
    expect(route(address).elsewhere).toBe(elsewhere)
  })

  it.each([
    ['云水省海州市松林街道5号', '云水省'],
    ['远山省某市东山区松林街道5号', '远山省'],
    ['海州市南湖区白鹭镇', '海州市'],
  ])('is not taken in by a street or district of ours behind another city: %s', (address) => {
    const result = route(address)
    expect(result).toMatchObject({ decision: 'none', street: undefined })
    expect(result.elsewhere).toBeDefined()
  })

  it.each(['海州家具市场3号', '海州联华超市旁'])('does not take %s for an address in that city', (address) => {
    expect(route(address).elsewhere).toBeUndefined()
  })

  it('gives a name that two streets bear to a person, with both', () => {
    const twice: Gazetteer = {
      ...gazetteer,
      streets: [...gazetteer.streets, { code: '990103002', name: '松林街道', short: '松林', district: '南湖区' }],
      communities: [
        { name: '望月亭社区', street: '松林街道', district: '东山区' },
        { name: '听涛轩社区', street: '松林街道', district: '南湖区' },
      ],
    }
    const own = createRouter(twice)
    const result = own.route({ address: '江城市松林街道8号' })
    expect(result).toMatchObject({ decision: 'review', street: '松林街道' })
    expect(result.candidates.map(({ district }) => district).sort()).toEqual(['东山区', '南湖区'])
    expect(own.route({ address: '南湖区松林街道8号' })).toMatchObject({ decision: 'auto', district: '南湖区' })
    expect(own.route({ address: '江城市听涛轩社区' })).toMatchObject({ street: '松林街道', district: '南湖区' })
  })

  it('does not hold what names no place, or the same name elsewhere, against a street that is written', () => {
    const own = createRouter(gazetteer, [
      ...[1, 2, 3, 4].map((number) => ({ address: `东山区松林街道${number}号`, street: '松林街道' })),
      ...[1, 2, 3, 4].map(() => ({ address: '东山区松林街道工业园区9号', street: '松林街道' })),
    ])
    expect(own.route({ address: '东山区石井街道' })).toMatchObject({ decision: 'auto', street: '石井街道' })
    expect(own.route({ address: '南湖区白鹭镇工业园区9号' })).toMatchObject({ decision: 'auto', street: '白鹭镇' })
    expect(own.route({ address: '东山区', poolStreet: '石井街道' }).reason).not.toContain('“”')
  })

  it('does not make a district of the beginning of a building, a road or a market', () => {
    for (const address of ['南湖文化广场19号', '东山科技大厦2幢', '南湖塘路8号'])
      expect(route(address).district).toBeUndefined()
    expect(route('东山区南湖塘路8号').candidates.every(({ district }) => district === '东山区')).toBe(true)
  })

  it('does not take a street named in passing for where it is', () => {
    for (const address of ['东山区某路3号(原松林街道)', '南湖区某路8号(近白鹭镇政府)'])
      expect(route(address).decision).not.toBe('auto')
    expect(route('南湖区白鹭乡村酒店').evidence).not.toContain('street-former')
  })

  it('says when two districts are written, and which one a street does not lie in', () => {
    expect(route('东山区南湖区')).toMatchObject({ decision: 'none', level: 'city', district: undefined })
    expect(route('南湖区松林街道').reason).toContain('南湖区')
  })

  it('reads written numerals whole', () => {
    expect(route('东山区青石路二百一十七号')).toMatchObject({ street: '石井街道' })
  })

  it('says that the pool holds another street', () => {
    const result = router.route({ address: '东山区松林街道3号', poolStreet: '石井街道' })
    expect(result).toMatchObject({ decision: 'auto', street: '松林街道' })
    expect(result.reason).toContain('企业库中登记的街道为石井街道')
    expect(router.route({ address: '东山区青石路15号', poolStreet: '柳浦街道' }).decision).not.toBe('auto')
  })

  it('prefers the address that leads further', () => {
    const district = router.route({ address: '', registeredAddress: '江城市南湖区' })
    expect(district).toMatchObject({ decision: 'none', level: 'district', district: '南湖区' })
    const home = router.route({ address: '海州市中山路1号', registeredAddress: '南湖区白鹭镇' })
    expect(home).toMatchObject({ street: '白鹭镇' })
  })

  it('uses the pool, the registered address and the place chosen', () => {
    expect(router.route({ address: '南湖区', poolStreet: '柳浦街道' })).toMatchObject({
      decision: 'auto',
      street: '柳浦街道',
    })
    expect(router.route({ address: '东山区松林街道', poolStreet: '柳浦街道' })).toMatchObject({ street: '松林街道' })
    const registered = router.route({ address: '', registeredAddress: '南湖区白鹭镇' })
    expect(registered).toMatchObject({ street: '白鹭镇' })
    expect(registered.reason).toContain('登记住所')
    const placed = router.route({ address: '', place: { name: '渔歌大厦', street: '柳浦街道' } })
    expect(placed).toMatchObject({ decision: 'auto', street: '柳浦街道', evidence: ['place'] })
  })

  it.each([
    ['what one walks towards', '东山区松林街道青石路12号，往柳浦街道方向200米'],
    ['what lies near', '东山区松林街道青石路12号（靠近石井街道）'],
    ['what lies near, told first', '近石井街道，东山区松林街道青石路12号'],
    ['what lay there once', '东山区松林街道青石路12号（原白鹭镇政府）'],
  ])('a street named as %s neither takes nor contests the address: %s', (_, address) => {
    expect(route(address)).toMatchObject({ decision: 'auto', street: '松林街道' })
  })

  it('says the city beside the province, and beyond the mainland names no League organisation', () => {
    expect(route('远山省北泽市望川区').elsewhere).toBe('远山省北泽市')
    const abroad = createRouter({
      ...gazetteer,
      elsewhere: [...gazetteer.elsewhere, { name: '海国', short: '海国', level: 'province', sameProvince: false }],
    })
    const { reason } = abroad.route({ address: '海国都市新区' })
    expect(reason).toContain('海国')
    expect(reason).not.toContain('团组织')
  })

  it('takes a street in pinyin with a Chinese ending, and no ending for a place', () => {
    const taught = createRouter(gazetteer, [...rows, { address: '南湖区柳浦街道街道', street: '柳浦街道' }])
    expect(taught.route({ address: '江城市songlin街道' })).toMatchObject({ street: '松林街道' })
    expect(taught.route({ address: '江城市东山区qqq街道' }).reason).not.toContain('“街道”')
  })

  describe('where the rows of a place are at odds', () => {
    const at = (street: string) => ({ address: `南湖区${street}渔火公寓3幢`, street })
    const torn = createRouter(gazetteer, [...rows, at('柳浦街道'), at('柳浦街道'), at('白鹭镇'), at('白鹭镇')])
    const common = createRouter(gazetteer, [
      ...['10', '12', '14', '16'].map((n) => ({ address: `江城市南湖区人民路${n}号`, street: '柳浦街道' })),
      ...['1', '3', '5'].map((n) => ({ address: `江城市东山区人民路${n}号`, street: '石井街道' })),
    ])

    it('a person looks', () => {
      expect(torn.route({ address: '南湖区渔火公寓3幢' }).decision).toBe('review')
    })

    it('a village or a road of several towns is nobody’s without city and district', () => {
      expect(common.route({ address: '人民路12号' }).decision).not.toBe('auto')
      expect(common.route({ address: '新民村' }).decision).not.toBe('auto')
      expect(common.route({ address: '江城市南湖区人民路12号' })).toMatchObject({ street: '柳浦街道' })
    })
  })

  it('answers addresses of any length at once', () => {
    const start = performance.now()
    for (const text of ['青石路'.repeat(5000), '江城'.repeat(5000), '((('.repeat(3000), '1'.repeat(10_000)]) route(text)
    expect(performance.now() - start).toBeLessThan(500)
  })
})
