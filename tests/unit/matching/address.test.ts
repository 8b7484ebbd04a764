import { addressText, agreementOf, buildingOf, readAddress, relateAddresses } from '../../../cloud/matching/address'

const relate = (a: string, b: string) => relateAddresses(readAddress(addressText(a)), readAddress(addressText(b)))

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
})
