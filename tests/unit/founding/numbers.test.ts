import { proposeNames } from '../../../cloud/founding/names'
import { checkNumber, normaliseNumber, parseNumber, proposeNumber } from '../../../cloud/founding/numbers'

describe('a number as a cadre types it', () => {
  it.each([
    '杭西团〔2026〕12号',
    '杭西团[2026]12号',
    '杭西团（2026）第012号',
    '杭西团【２０２６】１２号',
    ' 杭西团〔2026〕 12 号 ',
  ])('%s is written as the standard has it', (text) => {
    expect(normaliseNumber(text)).toBe('杭西团〔2026〕12号')
  })
  it.each(['12号', '杭西团2026-12', '杭西团〔26〕12号', '杭西团〔2026〕0号', ''])('%s stays as it is', (text) => {
    expect(parseNumber(text)).toBeUndefined()
    expect(normaliseNumber(text)).toBe(text)
  })
})

describe('the proposal', () => {
  it('follows the highest of the year, whatever came last', () => {
    expect(proposeNumber(null, ['杭西团〔2026〕12号', '杭西团〔2026〕9号'], 2026)).toBe('杭西团〔2026〕13号')
  })
  it('begins anew each year, and for another prefix', () => {
    expect(proposeNumber(null, ['杭西团〔2026〕12号'], 2027)).toBe('杭西团〔2027〕1号')
    expect(proposeNumber('杭西团发', ['杭西团〔2026〕12号'], 2026)).toBe('杭西团发〔2026〕1号')
  })
  it('learns the prefix from the newest number that can be read', () => {
    expect(proposeNumber(null, ['口头', '新团〔2026〕4号', '旧团〔2025〕3号'], 2026)).toBe('新团〔2026〕5号')
  })
  it('is none where no prefix is known', () => {
    expect(proposeNumber(null, ['口头'], 2026)).toBeNull()
    expect(proposeNumber('', [], 2026)).toBeNull()
  })
})

describe('the check', () => {
  const used = ['杭西团〔2026〕12号', '口头同意']
  it('warns of a number that was used, however it is typed', () => {
    expect(checkNumber('杭西团[2026]012号', used, 2026)).toEqual([{ kind: 'duplicate', number: '杭西团〔2026〕12号' }])
    expect(checkNumber('口头同意', used, 2026).map(({ kind }) => kind)).toEqual(['duplicate', 'form'])
  })
  it('warns of another year and of another form, and of nothing else', () => {
    expect(checkNumber('杭西团〔2025〕13号', used, 2026)).toEqual([{ kind: 'year', year: 2026 }])
    expect(checkNumber('口头', used, 2026)).toEqual([{ kind: 'form' }])
    expect(checkNumber('杭西团〔2026〕40号', used, 2026)).toEqual([])
  })
})

it.each([
  ['branch', '共青团甲公司支部委员会', '甲公司团支部'],
  ['joint-branch', '共青团甲公司联合支部委员会', '甲公司联合团支部'],
  ['general-branch', '共青团甲公司总支部委员会', '甲公司团总支'],
  ['committee', '共青团甲公司委员会', '甲公司团委'],
  ['youth-committee', '甲公司青年工作委员会', '甲公司青年工作委员会'],
] as const)('proposes the names of a %s', (form, fullName, shortName) => {
  expect(proposeNames(form, '甲公司')).toEqual({ fullName, shortName })
})
it('a branch without a committee is called 支部', () => {
  expect(proposeNames('branch', '甲公司', { hasCommittee: false }).fullName).toBe('共青团甲公司支部')
})
