import { nearnessOf, rankOf, sayWhy, type Located } from '../../../cloud/joint/near'
import { siteOf } from '../../../cloud/joint/site'
import { tradeOf } from '../../../cloud/pool/rules'

const at = (address: string, more: Partial<Located> = {}): Located => ({
  site: siteOf('3301', address),
  officeId: 'street',
  trade: null,
  ...more,
})

describe('how near two enterprises are', () => {
  const own = at('杭州市西湖区翠苑街道文三路478号华星时代广场A座1203室')
  test.each([
    ['西湖区文三路478号华星时代广场A座801', 'building'],
    // Written without the place: the number is the same.
    ['文三路478号三楼', 'building'],
    ['杭州市西湖区华星时代广场B座201室', 'park'],
    ['文三路100号', 'road'],
    ['古墩路88号', 'street'],
  ])('%s: %s', (address, near) => {
    expect(nearnessOf(own, at(address))).toBe(near)
  })

  test('the same road in another street is another place, and far away only the trade counts', () => {
    const far = at('拱墅区和睦路1号', { officeId: 'other', trade: '信息技术' })
    expect(nearnessOf(own, far)).toBeNull()
    expect(nearnessOf({ ...own, trade: '信息技术' }, far)).toBe('trade')
  })

  test('nobody is near because both say nothing of where they are', () => {
    expect(nearnessOf(at('', { officeId: 'one' }), at('', { officeId: 'two' }))).toBeNull()
  })

  test('it is the same from both sides', () => {
    const other = at('文三路478号', { officeId: 'other' })
    expect(nearnessOf(own, other)).toBe(nearnessOf(other, own))
  })

  test('the nearest come first, of these the same trade', () => {
    expect(rankOf('building', true)).toBeLessThan(rankOf('building', false))
    expect(rankOf('building', false)).toBeLessThan(rankOf('park', true))
    expect(rankOf('street', false)).toBeLessThan(rankOf('trade', true))
  })

  test('the reason names the place and the trade', () => {
    const other = at('华星时代广场A座', { trade: '餐饮住宿' })
    expect(sayWhy({ ...own, trade: '餐饮住宿' }, other, 'park')).toBe('同在华星时代广场；同属餐饮住宿')
  })
})

describe('the trade of a name', () => {
  test.each([
    ['杭州示例云图软件有限公司', '信息技术'],
    ['杭州示例禾木餐饮管理有限公司', '餐饮住宿'],
    ['杭州示例速递物流有限公司', '物流运输'],
    ['杭州示例生物科技有限公司', '医药健康'],
    ['杭州示例科技有限公司', '科技研发'],
    ['杭州示例有限公司', null],
  ])('%s: %s', (name, trade) => {
    expect(tradeOf(name)).toBe(trade)
  })
})
