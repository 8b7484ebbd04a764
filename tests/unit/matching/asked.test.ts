/** Names as people write them into a field, and firms that share all but a place or a word. All names and codes are invented. */
import { createMatcher, type PoolRow } from '../../../cloud/matching'
import { usccCheckCharacter } from '../../../types/uscc'

const codeOf = (serial: number): string => {
  const first = `91330100WX${String(serial).padStart(7, '0')}`
  return first + usccCheckCharacter(first)
}
const regions = [
  { code: '33', name: '浙江省', short: '浙江' },
  { code: '3301', name: '杭州市', short: '杭州' },
  { code: '330106', name: '西湖区', short: '西湖' },
  { code: '360103', name: '西湖区', short: '西湖' },
  { code: '330109', name: '萧山区', short: '萧山' },
]
const rows: PoolRow[] = [
  { id: 'mill', name: '杭州云栖窑业有限公司', uscc: codeOf(1), address: '科海路218号2幢' },
  { id: 'one', name: '杭州第一青禾机床厂', uscc: codeOf(2), address: '半山路178号' },
  { id: 'two', name: '杭州第二青禾机床厂', uscc: codeOf(3), address: '半山路180号' },
  { id: 'fund1', name: '杭州青藤壹号创业投资合伙企业（有限合伙）', uscc: codeOf(4) },
  { id: 'noodles', name: '杭州市西湖区老王面馆', uscc: codeOf(5), address: '文三西路12号' },
  { id: 'noodles2', name: '西湖区老王面馆（个体工商户）', uscc: codeOf(6), address: '文新路30号' },
  { id: 'fruit', name: '杭州市西湖区阿芳水果店', uscc: codeOf(7), address: '采荷路25号' },
  { id: 'fruit2', name: '杭州市萧山区新街街道阿芳水果店', uscc: codeOf(8), address: '元沙村' },
  { id: 'drinks', name: '杭州小宝贝饮料有限公司', uscc: codeOf(9), address: '清泰街160号' },
  { id: 'food', name: '杭州小宝贝食品有限公司', uscc: codeOf(10), address: '清泰街160号' },
  { id: 'promise', name: '杭州一诺科技有限公司', uscc: codeOf(13) },
  { id: 'bank', name: '中国青禾证券股份有限公司杭州庆春路证券营业部', uscc: codeOf(11) },
  { id: 'media', name: '杭州鹿鸣传媒有限公司西溪分公司', uscc: codeOf(12) },
  ...Array.from({ length: 60 }, (_, at) => ({ id: `f${at}`, name: `杭州试验${at}号器械有限公司` })),
]
const matcher = createMatcher(rows, { regions })

describe('names as they are written into a field', () => {
  it.each([
    ['Traditional characters', '杭州雲棲窯業有限公司', 'mill'],
    ['the label of the field', '公司名称：杭州云栖窑业有限公司', 'mill'],
    ['the name twice', '杭州云栖窑业有限公司杭州云栖窑业有限公司', 'mill'],
    ['a remark behind it', '杭州云栖窑业有限公司（原杭州旧窑有限公司）', 'mill'],
    ['the headquarters', '杭州云栖窑业有限公司（总部）', 'mill'],
    ['the code behind the name', `杭州云栖窑业有限公司 ${codeOf(1)}`, 'mill'],
    ['the code alone', codeOf(1), 'mill'],
    ['a digit for a numeral', '杭州第1青禾机床厂', 'one'],
    ['another numeral', '杭州青藤1号创业投资合伙企业（有限合伙）', 'fund1'],
  ])('%s: %s', (_, name, id) => {
    const result = matcher.match({ name })
    expect([result.decision, result.candidates[0]?.id]).toEqual(['auto', id])
  })

  it.each(['杭州市西湖区', '科技有限公司', '公司名称：'])('%s names nobody', (name) => {
    expect(matcher.match({ name })).toMatchObject({
      decision: 'none',
      reason: expect.stringContaining('没有字号') as string,
    })
  })

  it('a code that was mistyped, without a name, leads to its firm and to nobody else', () => {
    const typed = codeOf(1).replace('1', 'I')
    const result = matcher.match({ name: '', uscc: typed })
    expect(result).toMatchObject({ decision: 'review', candidates: [{ id: 'mill' }], conflict: { byCode: 'mill' } })
    expect(result.candidates).toHaveLength(1)
    expect(result.reason).toContain('杭州云栖窑业有限公司')
    expect(result.reason).not.toContain('库内没有')
  })
})

describe('firms that share all but a place or a word', () => {
  it.each([
    ['老王面馆', 'noodles', 'noodles2'],
    ['西湖区老王面馆', 'noodles2', 'noodles'],
    ['阿芳水果店', 'fruit', 'fruit2'],
  ])('%s may be either: a person says which', (name, first, second) => {
    const result = matcher.match({ name })
    expect(result.decision).toBe('review')
    expect(result.candidates.slice(0, 2).map(({ id }) => id)).toEqual([first, second])
    expect(result.reason).toContain('也很接近')
  })

  it('the address, or the place in the name, tells which', () => {
    expect(matcher.match({ name: '老王面馆', address: '文三西路12号' })).toMatchObject({ decision: 'auto' })
    expect(matcher.match({ name: '杭州市西湖区阿芳水果店' })).toMatchObject({ decision: 'auto' })
  })

  it('a trade alone is nobody’s name, also in the very house', () => {
    expect(matcher.match({ name: '面馆', address: '文三西路12号' }).decision).not.toBe('auto')
  })

  it('one more firm of a family that shares a house is not one of those that are there', () => {
    const asked = { name: '杭州小宝贝启力食品有限公司', address: '清泰街160号' }
    expect(matcher.match(asked).decision).not.toBe('auto')
    expect(matcher.match({ ...asked, name: '杭州小宝贝食品公司' })).toMatchObject({ decision: 'auto' })
  })

  it('a numeral that counts nothing is a character like any other', () => {
    expect(matcher.match({ name: '杭州壹诺科技有限公司' }).decision).not.toBe('auto')
  })

  it('a branch in short is shown, and its end is not taken for a part of the name', () => {
    expect(matcher.match({ name: '青禾证券庆春路营业部' })).toMatchObject({
      decision: 'review',
      candidates: [{ id: 'bank' }],
    })
    const { candidates, reason } = matcher.match({ name: '鹿鸣西溪分公司' })
    expect(candidates[0]?.id).toBe('media')
    expect(reason).toContain('少“传媒”')
    expect(reason).not.toContain('总公司')
  })
})
