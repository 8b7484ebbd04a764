import type { CaseState } from '../../../types/case-life'
import { isOverdue, sayNext } from '../../../cloud/casework/timeline'

/** 08:00 on 23 November in China. */
const MORNING = new Date('2026-11-23T00:00:00Z')

const standing = (state: CaseState, dueOn: string) =>
  ({ state, due_on: dueOn, holder: state === 'returned' ? 'enterprise' : 'office' }) as const

describe('where a case stands, in the owner’s words', () => {
  it('says who does what by when', () => {
    expect(sayNext(standing('submitted', '2026-11-26'), '转塘街道团工委', MORNING)).toBe(
      '转塘街道团工委最晚于 11月26日 周四与您联系',
    )
    expect(sayNext(standing('accepted', '2026-11-30'), '转塘街道团工委', MORNING)).toContain('11月30日 周一')
    expect(sayNext(standing('returned', '2026-12-07'), '转塘街道团工委', MORNING)).toMatch(
      /^请您最晚于 12月7日 周一补充/,
    )
  })
  it('does not promise a day that has gone by', () => {
    for (const state of ['submitted', 'accepted'] as const)
      expect(sayNext(standing(state, '2026-11-20'), '转塘街道团工委', MORNING)).toMatch(/超期.*电话/)
    // The enterprise's own delay is no fault of the street's, and nothing is lost by it.
    expect(sayNext(standing('returned', '2026-11-20'), '转塘街道团工委', MORNING)).toMatch(/现在补充仍然有效/)
  })
  it('a deadline is over when its day is over in China, not in Greenwich', () => {
    expect(isOverdue({ state: 'submitted', due_on: '2026-11-23' }, new Date('2026-11-23T15:59:59Z'))).toBe(false)
    expect(isOverdue({ state: 'submitted', due_on: '2026-11-23' }, new Date('2026-11-23T16:00:00Z'))).toBe(true)
  })
})
