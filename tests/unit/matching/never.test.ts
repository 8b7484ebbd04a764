/** What is never decided without a person, whatever the confidence. All names and codes are invented. */
import { createMatcher, type PoolRow } from '../../../cloud/matching'
import { usccCheckCharacter } from '../../../types/uscc'

const codeOf = (serial: number): string => {
  const first = `91330100WW${String(serial).padStart(7, '0')}`
  return first + usccCheckCharacter(first)
}
const regions = [
  { code: '33', name: '浙江省', short: '浙江' },
  { code: '3301', name: '杭州市', short: '杭州' },
  { code: '3302', name: '宁波市', short: '宁波' },
]
const rows: PoolRow[] = [
  { id: 'a', name: '杭州青禾网络科技有限公司', uscc: codeOf(1), address: '文辉路12号' },
  { id: 'b', name: '杭州青木网络科技有限公司', uscc: codeOf(2), address: '体育场路88号' },
  { id: 'c', name: '杭州云帆餐饮管理有限公司', uscc: codeOf(3), address: '翠林小区3幢201室' },
  { id: 'd', name: '杭州润泽壹号股权投资合伙企业（有限合伙）', uscc: codeOf(5), address: '市民街1号' },
  { id: 'e', name: '杭州海川企业管理有限公司', uscc: codeOf(7), address: '翠林小区5幢101室' },
]
const matcher = createMatcher(rows, { regions })
/** One character of the alphabet put for another that is not commonly confused with it. */
const slipped = (code: string) => code.slice(0, -1) + (code.endsWith('W') ? 'X' : 'W')
const misread = (code: string) => code.replace('1', 'I')

describe('never automatic', () => {
  it.each([
    [
      'a mistyped code that is near another firm’s',
      { name: '杭州润泽贰号股权投资合伙企业（有限合伙）', uscc: slipped(codeOf(6)) },
    ],
    ['a neighbour with a mistyped code', { name: '杭州青未网络科技有限公司', uscc: slipped(codeOf(9)) }],
    ['a 17-character code', { name: '杭州青未网络科技有限公司', uscc: codeOf(1).slice(0, 17) }],
    ['no. 2 for no. 1 in the same house', { name: '杭州润泽贰号股权投资合伙企业（有限合伙）', address: '市民街1号' }],
    ['a branch without legal form', { name: '杭州青禾网络科技分公司', address: '文辉路12号' }],
    ['a shop', { name: '杭州云帆餐饮管理江晖路店', address: '翠林小区3幢201室' }],
    ['a branch with its parent’s code', { name: '杭州青禾网络科技有限公司分公司', uscc: codeOf(1) }],
    ['another estate with the same numbers', { name: '杭州海泉企业管理有限公司', address: '景芳小区5幢101室' }],
    ['a neighbour on the same road', { name: '杭州青未网络科技有限公司', address: '文辉路' }],
  ])('%s', (_, query) => {
    expect(matcher.match(query).decision).not.toBe('auto')
  })

  it.each([
    ['the code of one firm, the trade of another', { name: '杭州蓝海餐饮管理有限公司', uscc: codeOf(3) }, 'c'],
    [
      'the code of one, the name of another with a slip',
      { name: '杭州青木网络科枝有限公司', address: '体育场路88号', uscc: codeOf(1) },
      'a',
    ],
    ['the code of a firm of another city', { name: '宁波青禾网络科技有限公司', uscc: codeOf(1) }, 'a'],
  ])('%s: shown as a conflict', (_, query, byCode) => {
    expect(matcher.match(query)).toMatchObject({ decision: 'review', conflict: { kind: 'code-and-name', byCode } })
  })

  it.each([
    ['a 字号 with its legal form', '云帆股份'],
    ['a 字号 behind its city', '杭州云帆'],
    ['a 字号 of another city', '宁波云帆管理有限公司'],
  ])('%s, and nothing else: found first, shown to a person', (_, name) => {
    const result = matcher.match({ name })
    expect(result.decision).toBe('review')
    expect(result.candidates[0]?.id).toBe('c')
  })

  it('the same name of the province: may be the mother firm, and is said to differ', () => {
    const asked = { name: '浙江云帆餐饮管理有限公司' }
    const alone = matcher.match(asked)
    expect(alone).toMatchObject({ decision: 'review', candidates: [{ id: 'c' }] })
    expect(alone.reason).toContain('行政区划写法不同')
    expect(matcher.match({ ...asked, address: '翠林小区3幢201室' }).decision).toBe('auto')
  })

  it('a name with a slip and a valid code of nobody: shown, not dropped', () => {
    const result = matcher.match({ name: '杭州青禾网络科支有限公司', address: '文辉路12号', uscc: codeOf(88_888) })
    expect(result).toMatchObject({ decision: 'review', conflict: { kind: 'code-and-name', byName: 'a' } })
    expect(result.reason).toContain('信用代码不同')
  })

  it('a code that corrects to one firm beside the name of another', () => {
    const result = matcher.match({ name: '杭州青禾网络科技有限公司', uscc: misread(codeOf(3)) })
    expect(result).toMatchObject({
      decision: 'review',
      conflict: { kind: 'code-broken', byCode: 'c', byName: 'a', correctedCode: codeOf(3) },
    })
  })

  it('a correctable code without a name is offered', () => {
    const result = matcher.match({ name: '', uscc: misread(codeOf(3)) })
    expect(result).toMatchObject({
      decision: 'review',
      candidates: [{ id: 'c' }],
      conflict: { correctedCode: codeOf(3) },
    })
    expect(matcher.match({ name: '', uscc: codeOf(99) }).reason).toContain('没有这个信用代码')
  })

  it('two rows of one code, unless the name tells them apart', () => {
    const twins = createMatcher([...rows, { id: 'z', name: '杭州云舟餐饮管理有限公司', uscc: codeOf(3) }], { regions })
    expect(twins.match({ name: '', uscc: codeOf(3) }).decision).toBe('review')
    const named = twins.match({ name: '杭州云舟餐饮管理有限公司', uscc: codeOf(3) })
    expect([named.decision, named.candidates[0]?.id]).toEqual(['auto', 'z'])
  })

  it('removed copies of a row crowd nobody out', () => {
    const filler = Array.from({ length: 300 }, (_, at) => ({ id: `f${at}`, name: `杭州试验${at}号器械有限公司` }))
    const fresh = createMatcher([...rows, ...filler], { regions })
    const worn = createMatcher([...rows, ...filler], { regions, packing: 'outside' })
    const query = { name: '杭州青未网络科技有限公司' }
    for (let i = 0; i < 3000; i++) worn.change(rows[0]!)
    expect(worn.match(query)).toEqual(fresh.match(query))
  })
})

describe('a name that stands in the pool as it was written, and another firm at the address', () => {
  const mother: PoolRow = { id: 'mother', name: '杭州远山科技有限公司', uscc: codeOf(11), address: '文辉路12号' }
  const query = { name: mother.name, address: '凤起路77号3楼' }

  it.each<[string, PoolRow]>([
    ['bore it formerly', { id: 'x', name: '杭州青岚科技有限公司', formerNames: [mother.name], address: query.address }],
    ['bore it formerly, address unknown', { id: 'x', name: '杭州青岚科技有限公司', formerNames: [mother.name] }],
    ['bears it, address unknown', { id: 'x', name: mother.name }],
    ['has another legal form', { id: 'x', name: '杭州远山科技股份有限公司', address: query.address }],
    ['names no place', { id: 'x', name: '远山科技有限公司', address: query.address }],
    ['is of another city', { id: 'x', name: '宁波远山科技有限公司', address: query.address }],
  ])('one that %s: a person says which', (_, other) => {
    const pool = createMatcher([mother, { ...other, uscc: codeOf(12) }], { regions })
    const result = pool.match(query)
    expect(result.decision).toBe('review')
    expect(result.candidates.map(({ id }) => id).sort()).toEqual(['mother', 'x'])
  })

  it('the one that bears it at that address is meant', () => {
    const pool = createMatcher([mother, { id: 'x', name: mother.name, uscc: codeOf(12), address: query.address }], {
      regions,
    })
    expect(pool.match(query)).toMatchObject({ decision: 'auto', candidates: [{ id: 'x' }, { id: 'mother' }] })
  })
})

describe('what a person is told', () => {
  const renamed: PoolRow = {
    id: 'r',
    name: '杭州远山科技有限公司',
    uscc: codeOf(21),
    address: '文辉路12号',
    formerNames: ['杭州青禾科技有限公司'],
  }
  const other: PoolRow = { id: 'o', name: '杭州云来物流有限公司', uscc: codeOf(22), address: '体育场路88号' }
  const pool = createMatcher([renamed, other], { regions })

  it('a former name is told as the one of the firm that is called otherwise today', () => {
    const result = pool.match({ name: '杭州青禾科技有限公司' })
    expect(result.reason).toContain('所填名称是“杭州远山科技有限公司”的曾用名')
    expect(result.candidates[0]?.name).toBe(renamed.name)
  })

  it('a slip in a former name is told as such', () => {
    const { reason } = pool.match({ name: '杭州青和科技有限公司', address: '文辉路12号' })
    expect(reason).toContain('与“杭州远山科技有限公司（曾用名：杭州青禾科技有限公司）”相近')
    expect(reason).toContain('“和”应为“禾”')
  })

  it('a former name with another code names both names', () => {
    const { reason } = pool.match({ name: '杭州青禾科技有限公司', uscc: codeOf(99) })
    expect(reason).toContain('名称与“杭州远山科技有限公司（曾用名：杭州青禾科技有限公司）”一致，但信用代码不同')
  })

  it.each([['杭州云来物流有限公司'], ['宁波不相干食品有限公司']])(
    '%s with a mistyped code of somebody else: says whose it is, and a person decides',
    (name) => {
      const result = pool.match({ name, uscc: misread(codeOf(21)) })
      expect(result).toMatchObject({ decision: 'review', conflict: { kind: 'code-broken', byCode: 'r' } })
      expect(result.reason).toContain('更正后的代码属于“杭州远山科技有限公司”')
      expect(result.reason).not.toContain('但应是另一家')
      expect(result.confidence).toBeLessThanOrEqual(0.6)
    },
  )
})
