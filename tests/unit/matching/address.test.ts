import {
  addressText,
  agreementOf,
  buildingOf,
  readAddress,
  relateAddresses,
  writtenAddress,
} from '../../../cloud/matching/address'
import { RegionTable } from '../../../cloud/matching/regions'
import { headOf, WrittenPlaces } from '../../../cloud/matching/written-places'

const table = new RegionTable([
  { code: '99', name: '云水省', short: '云水' },
  { code: '9901', name: '江城市', short: '江城' },
  { code: '990101', name: '东山区', short: '东山' },
  // Of the old 东山区 some lies in 新港区 since it was divided; the old 临湖区 became 西山区.
  { code: '990102', name: '新港区', short: '新港', former: ['东山区'] },
  { code: '990103', name: '西山区', short: '西山', former: ['临湖区'] },
  { code: '9902', name: '海州市', short: '海州' },
  { code: '990201', name: '西山区', short: '西山' },
])
const places = new WrittenPlaces(table)
const relate = (a: string, b: string, reader = places) =>
  relateAddresses(readAddress(writtenAddress(a, reader)), readAddress(writtenAddress(b, reader)))

describe('agreement of addresses', () => {
  it.each([
    ['江城市东山区文辉路12号青禾大厦3楼', '文辉路12号青禾大厦3楼'],
    ['云水省江城市东山区文辉路12号', '东山区文辉路１２号（临街）'],
    ['文辉路12号三楼', '文辉路12号3楼'],
  ])('%s = %s', (a, b) => {
    expect(agreementOf(relate(a, b))).toBeGreaterThan(0.75)
    expect(relate(a, b).house).not.toBe(0)
  })

  it.each([
    ['文辉路12号', '体育场路88号'],
    ['东山区文辉路12号', '东山区听雨巷9号'],
  ])('%s ≠ %s', (a, b) => {
    expect(agreementOf(relate(a, b))).toBeLessThan(0.3)
  })

  it('tells rooms of one house apart', () => {
    expect(relate('文辉路12号301室', '文辉路12号302室')).toMatchObject({ house: 1, inside: 0, equal: 0 })
    expect(relate('文辉路12号', '文辉路13号').house).toBe(0)
  })

  it('says nothing where one says nothing', () => {
    expect(agreementOf(relate('', '文辉路12号'))).toBeUndefined()
    expect(addressText('东山区')).toBe('')
    expect(addressText(undefined)).toBe('')
  })

  it('names the building, with or without the street in front', () => {
    expect(buildingOf(addressText('东山区翠林街道文辉路12号3幢'))).toBe('文辉路12')
    expect(buildingOf(addressText('文辉路12号青禾大厦'))).toBe('文辉路12')
    expect(buildingOf(addressText('翠林镇三桥村'))).toBe('三桥村')
  })

  it.each([
    ['东山区人民路12号', '西山区人民路12号'],
    ['江城市人民路12号', '海州市人民路12号'],
    ['海州市西山区人民路12号', '江城市西山区人民路12号'],
  ])('one house in another district is another house: %s ≠ %s', (a, b) => {
    expect(relate(a, b).district).toBe(0)
    expect(agreementOf(relate(a, b))).toBeLessThan(0.3)
  })

  it.each([
    ['divided', '东山区人民路12号', '新港区人民路12号'],
    ['renamed', '江城市临湖区人民路12号', '西山区人民路12号'],
    ['in a city without its suffix', '江城临湖区人民路12号', '西山区人民路12号'],
    ['the same', '云水省江城市东山区人民路12号', '东山区人民路12号'],
  ])('a district that was %s does not contradict', (_, a, b) => {
    expect(relate(a, b).district).toBe(1)
    expect(agreementOf(relate(a, b))).toBe(1)
  })

  it('a city beside one of its districts, or beside nothing, says nothing', () => {
    expect(relate('江城市人民路12号', '东山区人民路12号').district).toBe(-1)
    expect(relate('人民路12号', '东山区人民路12号').district).toBe(-1)
  })

  it('without a list of regions districts are compared as written', () => {
    const bare = new WrittenPlaces(new RegionTable([]))
    expect(relate('东山区人民路12号', '云水省江城市东山区人民路12号', bare).district).toBe(1)
    expect(relate('东山区人民路12号', '新港区人民路12号', bare).district).toBe(0)
  })

  it.each([
    ['翠苑小区3幢', ''],
    ['农贸市场3号', ''],
    ['浙江省江城市青溪县河下街3号', '浙江省江城市青溪县'],
    ['某某科技园区3号', ''],
    ['江城市市北区河下街3号', '江城市市北区'],
    ['南山自治区江城市东山区河下街3号', '南山自治区江城市东山区'],
    ['云水省青岭山族自治州青溪县河下街3号', '云水省青岭山族自治州青溪县'],
    ['云水省江城市青岭山族自治县河下街3号', '云水省江城市青岭山族自治县'],
  ])('%s begins with the places %s', (text, head) => {
    expect(text.slice(0, headOf(text).district)).toBe(head)
  })
})
