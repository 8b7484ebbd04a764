import { keepChanges, type DecidedDivision } from '../../../cloud/divisions/changes/guard'
import { codesToday, namesOf, provisionalCode, successorFor } from '../../../cloud/divisions/changes/rules'
import type { NationRow } from '../../../cloud/divisions/nation'

describe('what an address says of a divided street', () => {
  const old = {
    name: '转塘街道',
    names: namesOf({ name: '转塘街道' }, '转塘街道', ['凤凰社区居委会', '方家畈社区居委会']),
  }
  const next = {
    name: '象山街道',
    names: namesOf({ name: '象山街道' }, '转塘街道', ['回龙社区居委会', '登云路社区居委会']),
  }
  const of = (...texts: (string | null)[]) => {
    const { successor, named } = successorFor([old, next], texts)
    return [successor.name, named]
  }

  it.each([
    ['西湖区转塘街道象山路1号', '转塘街道', false],
    ['西湖区象山街道1号', '象山街道', true],
    ['西湖区转塘街道回龙社区1号', '象山街道', true],
    ['西湖区转塘街道回龙路1号', '转塘街道', false],
    ['西湖区转塘街道方家畈1号', '转塘街道', true],
    // A road that leaves a community is no community.
    ['西湖区登云路1号', '转塘街道', false],
    ['', '转塘街道', false],
  ])('%s', (address, name, named) => {
    expect(of(address)).toEqual([name, named])
  })

  it('asks the next address where the first names none', () => {
    expect(of(null, '回龙社区2幢')).toEqual(['象山街道', true])
    expect(of('凤凰社区', '回龙社区2幢')).toEqual(['转塘街道', true])
  })
})

describe('codes', () => {
  it('go on by all changes since', () => {
    const steps = [
      { subjects: [{ code: 'a' }, { code: 'b' }], results: [{ code: 'b' }] },
      { subjects: [{ code: 'b' }], results: [{ code: 'b' }, { code: 'c' }] },
      { subjects: [{ code: 'c' }], results: [{ code: 'd' }] },
    ]
    expect(codesToday(['a'], steps)).toEqual(['b', 'd'])
    expect(codesToday(['x', 'a', 'b'], steps)).toEqual(['x', 'b', 'd'])
  })

  it('are given for the time being from the end of the range of their word', () => {
    const taken = (code: string) => code === '330106099'
    expect(provisionalCode('330106', '甲街道', taken)).toBe('330106098')
    expect(provisionalCode('330106', '甲镇', taken)).toBe('330106199')
    expect(provisionalCode('330106', '甲畲族乡', taken)).toBe('330106399')
    expect(provisionalCode('330106', '甲街道', () => true)).toBeUndefined()
  })
})

describe('new data of the country', () => {
  const street = (code: string, name: string, parentCode = '330106'): NationRow => ({
    code,
    name,
    parentCode,
    level: 'street',
  })
  const community = (code: string, name: string, parentCode: string): NationRow => ({
    code,
    name,
    parentCode,
    level: 'community',
  })
  const decided = (row: NationRow, ended = false): DecidedDivision => ({
    ...row,
    parentCode: row.parentCode ?? null,
    ended,
  })
  /** 甲 and 乙 became 丙, under a code for the time being; 丁 was renamed. */
  const kept = [
    decided(street('330106001', '甲街道'), true),
    decided(street('330106002', '乙街道'), true),
    decided(street('330106099', '丙街道')),
    decided(street('330106004', '丁新街道')),
    decided(community('330106001001', '一社区', '330106099')),
  ]
  const steps = [
    { subjects: [{ code: '330106001' }, { code: '330106002' }], results: [{ code: '330106099' }] },
    { subjects: [{ code: '330106004' }], results: [{ code: '330106004' }] },
  ]

  it('of before the change undo nothing', () => {
    const before = [
      street('330106001', '甲街道'),
      street('330106002', '乙街道'),
      street('330106003', '戊街道'),
      street('330106004', '丁街道'),
      community('330106001001', '一社区', '330106001'),
      community('330106001002', '新社区', '330106001'),
    ]
    expect(keepChanges(before, kept, steps).rows).toEqual([
      street('330106003', '戊街道'),
      // A community that came since lies where its street has gone.
      community('330106001002', '新社区', '330106099'),
    ])
  })

  it('that know the change under official codes do not bring it twice', () => {
    const after = [
      street('330106015', '丙街道'),
      street('330110020', '丙街道', '330110'),
      community('330106015001', '一社区', '330106015'),
      community('330106015009', '九社区', '330106015'),
    ]
    const { rows, today } = keepChanges(after, kept, steps)
    expect(rows).toEqual([street('330110020', '丙街道', '330110'), community('330106015009', '九社区', '330106099')])
    expect(today('330106015')).toEqual(['330106099'])
    expect(today('330106002')).toEqual(['330106099'])
    expect(today('330110020')).toEqual(['330110020'])
  })
})
