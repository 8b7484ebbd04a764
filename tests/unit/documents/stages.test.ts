/** When a case has which paper, and how old a candidate is said to be. */
import { ageBandOf } from '../../../cloud/documents/ages'
import { hasComeTo } from '../../../cloud/documents/stages'
import { compositionOf } from '../../../cloud/founding/rules/composition'
import { standardsAt } from '../../../cloud/founding/rules/standards'
import { caseStates } from '../../../types/case-life'
import { documentKinds } from '../../../types/documents'

describe('stages', () => {
  it('no paper is there before the enterprise prepares, and none of a case that ended without founding', () => {
    for (const state of ['submitted', 'accepted', 'decided', 'guiding', 'withdrawn', 'refused', 'upheld'] as const)
      expect(documentKinds.filter((kind) => hasComeTo(kind, state, null))).toEqual([])
  })
  it('each stays once it was there', () => {
    const line = ['preparing', 'requested', 'approved', 'elected', 'founded', 'dissolved'] as const
    const counts = line.map((state) => documentKinds.filter((kind) => hasComeTo(kind, state, null)).length)
    expect(counts).toEqual([1, 1, 2, 3, 6, 6])
  })
  it('what was put aside stands where it stood', () => {
    expect(hasComeTo('reply', 'suspended', 'approved')).toBe(true)
    expect(hasComeTo('reply', 'suspended', 'preparing')).toBe(false)
    for (const state of caseStates) expect(hasComeTo('reply', state, 'accepted')).toBe(false)
  })
})

describe('ages', () => {
  it.each([
    ['1999-01', '2026-12-31', 'under-28'],
    ['1998-12', '2026-11-30', 'under-28'],
    // In this very month: whether the day has come nobody was asked.
    ['1998-11', '2026-11-01', '28-to-35'],
    ['1991-11', '2026-11-01', '28-to-35'],
    ['1990-12', '2026-11-30', '28-to-35'],
    ['1990-11', '2026-11-01', 'over-35'],
  ] as const)('born %s, on %s: %s', (born, on, band) => {
    expect(ageBandOf(born, on)).toBe(band)
  })
})

describe('the committee as a request says it', () => {
  const standards = standardsAt('2026-11-28')
  it.each([
    ['a secretary alone', 1, ['secretary', 'secretary'], { seats: 0, deputies: 0 }],
    ['a secretary and a deputy', 2, ['secretary', 'deputy-secretary'], { seats: 0, deputies: 1 }],
    [
      'a committee without a deputy',
      3,
      ['secretary', 'organisation', 'publicity', 'member'],
      { seats: 3, deputies: 0 },
    ],
    [
      'two deputies, nobody beyond the seats',
      4,
      ['secretary', 'deputy-secretary', 'deputy-secretary', 'member'],
      { seats: 4, deputies: 2 },
    ],
    [
      'one deputy of two who stand',
      3,
      ['secretary', 'deputy-secretary', 'deputy-secretary', 'member'],
      { seats: 3, deputies: 1 },
    ],
  ] as const)('%s', (_, seats, standing, composition) => {
    expect(compositionOf(seats, standing, standards)).toEqual(composition)
  })
})
