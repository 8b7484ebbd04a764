import { createMatcher, type PoolRow } from '../../../cloud/matching'
import { usccCheckCharacter } from '../../../types/uscc'

const codeOf = (serial: number): string => {
  const first = `91330100MA${String(serial).padStart(7, '0')}`
  return first + usccCheckCharacter(first)
}
const regions = [
  { code: '33', name: '浙江省', short: '浙江' },
  { code: '3301', name: '杭州市', short: '杭州' },
  { code: '3302', name: '宁波市', short: '宁波' },
]
const rows: PoolRow[] = [
  { id: 'a', name: '杭州青禾网络科技有限公司', uscc: codeOf(1), address: '文辉路12号青禾大厦3楼' },
  { id: 'b', name: '杭州青木网络科技有限公司', uscc: codeOf(2), address: '体育场路88号' },
  {
    id: 'c',
    name: '杭州云帆餐饮管理有限公司',
    uscc: codeOf(3),
    address: '江晖路9号',
    formerNames: ['杭州蓝帆餐饮管理有限公司'],
  },
  { id: 'd', name: '杭州云帆餐饮管理有限公司江晖路分公司', uscc: codeOf(4) },
  { id: 'e', name: '杭州一诺一号投资合伙企业（有限合伙）', uscc: codeOf(5), address: '市民街1号' },
  { id: 'f', name: '杭州同心商贸有限公司', uscc: codeOf(6), address: '凤起路1号' },
  { id: 'g', name: '杭州同心商贸有限公司', uscc: codeOf(7), address: '江陵路2号' },
]
const matcher = createMatcher(rows, { regions })

describe('matching', () => {
  it('decides by a valid code that agrees with the name', () => {
    const result = matcher.match({ name: '杭州青禾网络有限公司', uscc: codeOf(1).toLowerCase() })
    expect(result).toMatchObject({ decision: 'auto', candidates: [{ id: 'a' }, ...result.candidates.slice(1)] })
    expect(result.reason).toContain('信用代码一致')
    expect(result.reason).toContain('科技')
  })

  it('decides by the code alone where no name is given', () => {
    expect(matcher.match({ name: '', uscc: codeOf(3) })).toMatchObject({ decision: 'auto' })
  })

  it('shows a code of one firm with the name of another as a conflict', () => {
    const result = matcher.match({ name: '杭州云帆餐饮管理有限公司', uscc: codeOf(1) })
    expect(result.decision).toBe('review')
    expect(result.conflict).toEqual({ kind: 'code-and-name', byCode: 'a', byName: 'c' })
  })

  it('shows the right name with a foreign code as a conflict', () => {
    const result = matcher.match({ name: '杭州青禾网络科技有限公司', uscc: codeOf(99) })
    expect(result.decision).toBe('review')
    expect(result.conflict).toMatchObject({ kind: 'code-and-name', byName: 'a' })
  })

  it('offers the corrected code', () => {
    const typed = codeOf(1).replace(/0/g, 'O')
    const result = matcher.match({ name: '杭州青禾网络科技有限公司', uscc: typed })
    expect(result.decision).toBe('auto')
    expect(result.conflict).toMatchObject({ kind: 'code-broken', correctedCode: codeOf(1) })
  })

  it.each([
    '青禾网络科技(杭州)有限公司',
    '杭州青禾网络科技有限责任公司',
    '杭州靑禾網絡科技有限公司'.replace('靑', '青'),
    ' 杭州青禾网络科技 有限公司',
  ])('takes %s for the same name', (name) => {
    expect(matcher.match({ name })).toMatchObject({ decision: 'auto' })
    expect(matcher.match({ name }).candidates[0]?.id).toBe('a')
  })

  it('never decides between firms one character apart without address or code', () => {
    const result = matcher.match({ name: '杭州青未网络科技有限公司' })
    expect(result.decision).not.toBe('auto')
  })

  it('lets the address decide on one wrong character', () => {
    const result = matcher.match({ name: '杭州青和网络科技有限公司', address: '文辉路12号青禾大厦3楼' })
    expect(result).toMatchObject({ decision: 'auto' })
    expect(result.candidates[0]?.id).toBe('a')
    expect(result.reason).toContain('地址一致')
  })

  it('does not take firm no. 2 for no. 1, even at the same address', () => {
    const result = matcher.match({ name: '杭州一诺二号投资合伙企业（有限合伙）', address: '市民街1号' })
    expect(result.decision).not.toBe('auto')
  })

  it('never takes a branch for its parent or the reverse', () => {
    expect(matcher.match({ name: '杭州云帆餐饮管理有限公司' }).candidates[0]?.id).toBe('c')
    expect(matcher.match({ name: '杭州云帆餐饮管理有限公司江晖路分公司' }).candidates[0]?.id).toBe('d')
    expect(matcher.match({ name: '杭州云帆餐饮管理有限公司文辉路分公司' }).decision).not.toBe('auto')
  })

  it('finds a former name and says so', () => {
    const result = matcher.match({ name: '杭州蓝帆餐饮管理有限公司' })
    expect(result.candidates[0]?.id).toBe('c')
    expect(result.reason).toContain('曾用名')
  })

  it('leaves equal names to a person unless the address tells them apart', () => {
    expect(matcher.match({ name: '杭州同心商贸有限公司' }).decision).toBe('review')
  })

  it('says none where nothing is alike', () => {
    expect(matcher.match({ name: '宁波海川渔具制造有限公司' }).decision).toBe('none')
    expect(matcher.match({ name: '' })).toMatchObject({ decision: 'none', candidates: [] })
    expect(matcher.match({ name: '有限公司' })).toMatchObject({ decision: 'none' })
  })

  it('follows additions, changes and removals', () => {
    const own = createMatcher(rows, { regions })
    own.add({ id: 'z', name: '杭州新叶茶业有限公司' })
    expect(own.match({ name: '杭州新叶茶业有限公司' }).candidates[0]?.id).toBe('z')
    own.change({ id: 'z', name: '杭州老叶茶业有限公司' })
    expect(own.match({ name: '杭州新叶茶业有限公司' }).decision).not.toBe('auto')
    expect(own.remove('z')).toBe(true)
    expect(own.remove('z')).toBe(false)
    expect(own.match({ name: '杭州老叶茶业有限公司' }).decision).toBe('none')
    expect(own.size).toBe(rows.length)
  })

  it('builds with duplicate codes, empty names and very many equal names, and stays quick', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({
      id: String(i),
      name: i % 2 ? '杭州同名商行' : '',
      uscc: codeOf(1),
    }))
    const own = createMatcher(many, { regions })
    const start = performance.now()
    expect(own.match({ name: '杭州同名商行' }).decision).toBe('review')
    expect(performance.now() - start).toBeLessThan(500)
  })

  it('says how branches differ', () => {
    const branches = createMatcher([rows[3]!], { regions })
    const other = branches.match({ name: '杭州云帆餐饮管理有限公司江辉路分公司', uscc: codeOf(4) })
    expect(other.reason).toContain('分支机构不同：所填为“江辉路分公司”，库内为“江晖路分公司”')
    expect(other.reason).not.toContain('字序不同')
  })

  it('does not take a house in another district for the same', () => {
    const places = [
      ...regions,
      { code: '330106', name: '西湖区', short: '西湖' },
      { code: '330110', name: '余杭区', short: '余杭' },
      { code: '330113', name: '临平区', short: '临平', former: ['余杭区'] },
    ]
    const row = { id: 'h', name: '杭州青禾网络科技有限公司', address: '杭州市余杭区人民路12号' }
    const own = createMatcher([row], { regions: places })
    const slip = '杭州青和网络科技有限公司'
    const elsewhere = own.match({ name: slip, address: '西湖区人民路12号' })
    expect(elsewhere.decision).not.toBe('auto')
    expect(elsewhere.reason).not.toContain('地址一致')
    for (const address of ['余杭区人民路12号', '人民路12号', '临平区人民路12号']) {
      expect(own.match({ name: slip, address }).reason).toContain('地址一致')
    }
  })
})
