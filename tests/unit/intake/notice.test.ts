import { getNotice, mustCover } from '../../../cloud/intake/notice'

const union = { body: 'union', name: '工会', recipient: '示例市总工会' } as const
const plain = { offered: [], asked: [], hasLicence: false }
const covers = (version: string, given: Parameters<typeof mustCover>[1]) => {
  try {
    mustCover(version, given)
    return true
  } catch {
    return false
  }
}

describe('what was agreed to', () => {
  const today = getNotice([]).version
  const withUnion = getNotice([union]).version

  it('names who receives the data, and is another one when that office changes', () => {
    expect(JSON.stringify(getNotice([union]).sections)).toContain('示例市总工会')
    expect(getNotice([{ ...union, recipient: '另一单位' }]).version).not.toBe(withUnion)
    expect(getNotice([]).sections.map(({ heading }) => heading)).not.toContain('提供给谁')
  })
  it('covers today’s submission', () => {
    expect(covers(today, plain)).toBe(true)
    expect(covers(withUnion, { offered: [union], asked: ['union'], hasLicence: true })).toBe(true)
  })
  it('an earlier one covers what gives nothing beyond it', () => {
    expect(covers('2026-11-23', plain)).toBe(true)
    expect(covers('2026-11-23', { ...plain, hasLicence: true })).toBe(false)
    expect(covers('2026-11-23', { offered: [union], asked: ['union'], hasLicence: false })).toBe(false)
    expect(covers(today, { offered: [union], asked: [], hasLicence: false })).toBe(true)
    expect(covers(today, { offered: [union], asked: ['union'], hasLicence: false })).toBe(false)
    expect(covers(withUnion, plain)).toBe(true)
  })
  it.each(['', '2026-11-22', '2026-11-24+whatever', '2026-11-24+0123456', 'x'])('%j covers nothing', (version) => {
    expect(covers(version, plain)).toBe(false)
  })
})
