import { addressAgreement } from '../../../cloud/matching/address'

describe('agreement of addresses', () => {
  it.each([
    ['江城市东山区文辉路12号青禾大厦3楼', '文辉路12号青禾大厦3楼'],
    ['云水省江城市东山区文辉路12号', '东山区文辉路１２号（临街）'],
  ])('%s = %s', (a, b) => {
    expect(addressAgreement(a, b)).toBeGreaterThan(0.75)
  })

  it.each([
    ['文辉路12号', '体育场路88号'],
    ['东山区文辉路12号', '东山区听雨巷9号'],
  ])('%s ≠ %s', (a, b) => {
    expect(addressAgreement(a, b)).toBeLessThan(0.3)
  })

  it('says nothing where one says nothing', () => {
    expect(addressAgreement('', '文辉路12号')).toBeUndefined()
    expect(addressAgreement(undefined, '文辉路12号')).toBeUndefined()
    expect(addressAgreement('东山区', '文辉路12号')).toBeUndefined()
  })
})
