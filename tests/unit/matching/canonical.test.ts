import { canonicalName, markOf, regionRelation } from '../../../cloud/matching/canonical'
import { fold } from '../../../types/fold'
import { RegionTable } from '../../../cloud/matching/regions'

const table = new RegionTable([
  { code: '33', name: '浙江省', short: '浙江' },
  { code: '3301', name: '杭州市', short: '杭州' },
  { code: '330109', name: '萧山区', short: '萧山' },
  { code: '330111', name: '富阳区', short: '富阳' },
  { code: '3302', name: '宁波市', short: '宁波' },
  { code: '469007', name: '东方市', short: '东方' },
])
const of = (name: string) => canonicalName(name, table)

describe('canonical names', () => {
  it.each([
    ['杭州青禾科技有限公司', '青禾科技（杭州）有限公司'],
    ['杭州青禾科技有限公司', '青禾科技杭州有限公司'],
    ['杭州青禾科技有限公司', '杭州青禾科技有限责任公司'],
    ['杭州青禾科技有限公司', '杭州市青禾科技有限公司'],
    ['杭州青禾科技有限公司', '杭州靑禾科技有限公司'.replace('靑', '青')],
    ['杭州雲龍貿易有限公司', '杭州云龙贸易有限公司'],
    ['杭州萧山青禾服饰有限公司', '青禾服饰〔杭州萧山〕有限公司'],
    // A field that was too short cuts the legal form, not the name.
    ['杭州青禾科技有限公司', '杭州青禾科技有限公'],
    ['杭州青禾科技有限公司', '杭州青禾科技有限责任公'],
    ['杭州青禾科技股份有限公司', '杭州青禾科技股份有限'],
  ])('%s = %s', (a, b) => {
    expect(of(a)).toEqual(of(b))
  })

  it.each([
    ['东方青禾木业杭州有限公司', ['3301'], '东方青禾木业'],
    ['东方钢铁有限公司', [], '东方钢铁'],
    ['东方市钢铁有限公司', ['469007'], '钢铁'],
    ['富阳青禾纸业有限公司', ['330111'], '青禾纸业'],
  ])('%s: a district in front is a place only where nothing speaks against it', (name, regions, core) => {
    expect(of(name)).toMatchObject({ regions, core })
  })

  it('reads a name that begins like a district the other way where asked to', () => {
    expect(canonicalName('东方青禾纸业有限公司', table).core).toBe('青禾纸业')
    expect(canonicalName('东方青禾纸业有限公司', table, true)).toMatchObject({ regions: [], core: '东方青禾纸业' })
  })

  it('keeps a branch apart from its parent', () => {
    expect(of('上海青禾餐饮有限公司杭州分公司').branch).toBe('杭州分')
    expect(of('上海青禾餐饮有限公司').branch).toBe('')
    expect(of('上海青禾餐饮有限公司杭州市分公司').branch).toBe('杭州分')
  })

  it.each([
    ['公司宝科技（杭州）有限公司', '公司宝科技', ''],
    ['杭州好公司网络科技有限公司', '好公司网络科技', ''],
    ['杭州好公司网络科技有限公司滨江分公司', '好公司网络科技', '滨江分'],
    ['杭州青禾公司滨江分公司', '青禾', '滨江分'],
  ])('%s: 公司 in a 字号 is no legal form', (name, core, branch) => {
    expect(of(name)).toMatchObject({ core, branch })
  })

  it('does not take 市政 for a city', () => {
    expect(of('杭州市政青禾工程有限公司').core).toBe('市政青禾工程')
  })

  it('knows a city of former times by its old suffix', () => {
    expect(of('富阳市青禾纸业有限公司').regions).toEqual(['330111'])
  })

  it('leaves at least two characters as 字号', () => {
    expect(markOf('青禾网络科技')).toBe('青禾')
    expect(markOf('科技')).toBe('科技')
    expect(markOf('')).toBe('')
  })

  it('relates places by their codes', () => {
    expect(regionRelation(['3301'], ['33', '3301'])).toBe('same')
    expect(regionRelation(['3301'], ['330109'])).toBe('nested')
    expect(regionRelation(['3302'], ['3301'])).toBe('conflict')
    expect(regionRelation([], ['3301'])).toBe('dropped')
  })

  it('folds width, case, brackets and invisible characters', () => {
    expect(fold('【Ａｂ】\u200b 国')).toBe('(ab)国')
  })
})
