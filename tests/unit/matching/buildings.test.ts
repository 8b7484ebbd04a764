import { buildingsLike } from '../../../cloud/matching/address'
import { EnterpriseIndex } from '../../../cloud/matching/enterprise-index'
import { RegionTable } from '../../../cloud/matching/regions'

const index = new EnterpriseIndex(new RegionTable([]))
index.build([
  { id: 'road', name: '江城凤投一号合伙企业', address: '衡场街73号' },
  { id: 'village', name: '江城六艺商贸有限公司', address: '双苑镇新溪村' },
  { id: 'other', name: '江城青禾网络科技有限公司', address: '文辉路12号青禾大厦3楼' },
])
const at = (address: string) => index.findByPlace(address).map((doc) => index.store.idOf(doc))

describe('a building nobody gives as it is written', () => {
  it.each([
    ['with a district cut short in front', '土默特衡场街73号', 'road'],
    ['with a place in front that the pool leaves out', '南山文辉路12号', 'other'],
    ['with a remark behind the village', '双苑镇新溪村沿街商铺', 'village'],
  ])('%s', (_, address, id) => {
    expect(at(address)).toEqual([id])
  })

  it.each(['衡场街74号', '沿街商铺', '路12号', '文辉路'])('is not guessed from what is too little: %s', (address) => {
    expect(at(address)).toEqual([])
  })

  it.each(['新村'.repeat(5000), '路'.repeat(9999) + '1', '村'.repeat(80)])(
    'is not sought in a text that is none',
    (text) => {
      expect(buildingsLike(text)).toEqual([])
    },
  )

  it('is read without what may be a place, the number always kept', () => {
    const others = buildingsLike('西湖文三路478')
    expect(others).toContain('文三路478')
    expect(others.every((one) => one.endsWith('478') && one.length > 4)).toBe(true)
  })
})
