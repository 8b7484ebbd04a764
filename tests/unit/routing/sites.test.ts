import { buildGazetteer } from '../../../cloud/divisions/gazetteer'
import { createSiteReader, fits, isHosted, kindOfName, type PlaceMarks } from '../../../cloud/routing'

const read = createSiteReader(buildGazetteer('3301'))
const at = (address: string) => {
  const { name, number, floor, room } = read(address)
  return [name, number, floor, room]
}

describe('what an address says of the building, the floor and the room', () => {
  it.each([
    ['杭州市西湖区示例路90号示例大厦8幢1203室', '示例大厦', '示例路90号', '8幢12', '1203'],
    ['西湖区示例路90号示例大厦B座3楼', '示例大厦', '示例路90号', 'B座3', ''],
    ['西湖区示例路90号示例大厦-1层', '示例大厦', '示例路90号', '-1', ''],
    ['西湖区示例大厦地下一层', '示例大厦', null, '-1', ''],
    ['西湖区示例大厦负2楼208室', '示例大厦', null, '-2', '208'],
    ['西湖区示例大厦二十一层A室', '示例大厦', null, '21', 'A'],
    ['西湖区示例大厦1-5层', '示例大厦', null, '1', ''],
    ['西湖区示例大厦底商', '示例大厦', null, '1', ''],
    ['西湖区示例购物中心L6-16号商铺', '示例购物中心', null, '6', 'L6-16'],
    ['西湖区示例购物中心B1-06号商铺', '示例购物中心', null, '-1', 'B1-06'],
    ['西湖区示例广场1-2505室', '示例广场', null, '1幢25', '2505'],
    ['西湖区示例路90号8-8-1280', null, '示例路90号', '8幢12', '1280'],
    ['西湖区示例路90号1号楼2层201室', null, '示例路90号', '1幢2', '201'],
    ['西湖区示例路90号2楼B2050室', null, '示例路90号', '2', 'B2050'],
    ['西湖区示例农贸城B4-119', '示例农贸城', null, '', ''],
    ['西湖区示例路90号9005室', null, '示例路90号', '', '9005'],
    // A stall tells no floor.
    ['西湖区示例路90号(示例钢材市场五区2910号)', '示例钢材市场', '示例路90号', '', '2910'],
    ['西湖区示例路90号', null, '示例路90号', '', ''],
    ['西湖区示例路12室', null, null, '', '12'],
    ['', null, null, '', ''],
  ])('%s', (address, name, number, floor, room) => {
    expect(at(address)).toEqual([name, number, floor, room])
  })

  it('takes nothing for a name that is none of its own', () => {
    for (const address of [
      '西湖区示例路90号综合大楼201室',
      '西湖区示例经济开发区示例路5号',
      '西湖区三墩镇工业园区',
      '西湖区示例路90号3号厂房',
      '杭州市上城区',
    ])
      expect(read(address).nameKey).toBeNull()
  })

  it('knows a name with and without the city before it as one', () => {
    const keys = ['西湖区示例路9号杭州运达钢材市场', '西湖区示例路9号浙江运达钢材市场', '西湖区运达钢材市场']
    expect(new Set(keys.map((address) => read(address).nameKey)).size).toBe(1)
    expect(read.keysOf('杭州运达钢材市场')).toContain(read('西湖区运达钢材市场').nameKey)
    // A short name keeps its city: 杭州商城 is not any 商城.
    expect(read('西湖区杭州商城').nameKey).toBe('杭州商城')
  })

  it.each([
    ['西湖区示例路90号示例大厦816室(托管1820)', true],
    ['西湖区示例路90号示例大厦702室托管206号', true],
    ['西湖区示例路90号示例大厦1203室（示例商务秘书3762-某地3762）', true],
    ['西湖区示例路90号示例大厦702室(入驻示例商务秘书175号', true],
    ['西湖区示例路90号1号楼（集群注册）', true],
    ['西湖区示例路90号示例大厦702室', false],
    ['西湖区示例路90号儿童托管中心2楼', false],
    ['西湖区示例路90号示例信托管理大厦', false],
    ['西湖区示例路90号委托管理处', false],
    ['西湖区示例路90号示例托管教育2楼', false],
  ])('knows a registration at the address of a host: %s', (address, hosted) => {
    expect(isHosted(address)).toBe(hosted)
  })

  it('does not take a block of a park for the park', () => {
    expect(read.keysOf('示例软件园E幢')).toEqual(['示例软件园e幢'])
    expect(read.keysOf('示例软件园')).toEqual(['示例软件园'])
  })

  it('answers in bounded time for any text', () => {
    for (const text of ['大厦'.repeat(5000), '('.repeat(5000), '1-'.repeat(5000), '一二三四'.repeat(3000)])
      expect(read(text).floor.length).toBeLessThanOrEqual(20)
  })

  it.each([
    ['示例小镇', 'town'],
    ['示例钢材市场', 'market'],
    ['示例五金城', 'market'],
    ['示例购物中心', 'market'],
    ['示例科技园', 'park'],
    ['示例大厦', 'building'],
  ])('%s is a %s', (name, kind) => {
    expect(kindOfName(name)).toBe(kind)
  })
})

describe('whether an address lies in a place', () => {
  const place = (change: Partial<PlaceMarks> = {}): PlaceMarks => ({
    kind: 'building',
    names: new Set(['示例云塔大厦']),
    numbers: new Set(['试验路#90']),
    ...change,
  })
  const site = (nameKey: string | null, numberKey: string | null) => ({ nameKey, numberKey })

  it('by its name, unless another street or district is sure', () => {
    expect(fits(site('示例云塔大厦', null), place(), 'same', false)).toBe(true)
    expect(fits(site('示例云塔大厦', '示例路#5'), place(), 'same', false)).toBe(true)
    expect(fits(site('示例云塔大厦', null), place(), 'beside', false)).toBe(false)
    expect(fits(site('示例云塔大厦', '试验路#90'), place(), 'beside', false)).toBe(true)
    expect(fits(site('示例云塔大厦', '试验路#90'), place(), 'far', false)).toBe(false)
  })
  it('by a short name only where the road does not speak against it', () => {
    const short = place({ names: new Set(['时代广场']) })
    expect(fits(site('时代广场', null), short, 'same', false)).toBe(true)
    expect(fits(site('时代广场', '试验路#96'), short, 'same', false)).toBe(true)
    expect(fits(site('时代广场', '示例路#5'), short, 'same', false)).toBe(false)
  })
  it('by its house number, unless another place has it, too, or another name stands beside it', () => {
    expect(fits(site(null, '试验路#90'), place(), 'same', false)).toBe(true)
    expect(fits(site(null, '试验路#90'), place(), 'same', true)).toBe(false)
    expect(fits(site('另一商务中心', '试验路#90'), place(), 'same', false)).toBe(false)
    expect(fits(site('示例云塔国际大厦', '试验路#90'), place(), 'same', true)).toBe(true)
    expect(fits(site('另一商务中心', '试验路#90'), place({ kind: 'park' }), 'same', false)).toBe(true)
  })
})
